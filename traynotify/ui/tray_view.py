"""What the tray says: its face, its tooltip and its menu, as a pure function of the state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from traynotify.core.account import HealthState
from traynotify.core.ids import AccountId
from traynotify.core.language import tr
from traynotify.core.settings import TRAY_COLOURED, TRAY_PANEL
from traynotify.core.state import State, Unread
from traynotify.ui import words
from traynotify.ui.tray_face import Panel, TrayFace, TrayState


class Choice(StrEnum):
    """What a line of the menu does."""

    INBOX = "inbox"
    ACCOUNT = "account"
    MARK_ALL_READ = "mark_all_read"
    REFRESH = "refresh"
    PAUSE = "pause"
    RESUME = "resume"
    ADD_ACCOUNT = "add_account"
    ACCOUNTS = "accounts"
    SETTINGS = "settings"
    QUIT = "quit"
    SEPARATOR = "separator"


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One line of the menu."""

    choice: Choice
    text: str = ""
    account: AccountId | None = None
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class TrayView:
    """Everything that the tray shows; two equal views look the same."""

    face: TrayFace
    tooltip: str
    menu: tuple[MenuLine, ...]


def tray_view(state: State, *, dark: bool) -> TrayView:
    """What the tray shows; `dark` says how the windows are, which is what most panels are too."""
    unread = state.unread()
    return TrayView(face=face(state, unread, dark=dark), tooltip=tooltip(state, unread), menu=menu(state, unread))


def face(state: State, unread: Unread, *, dark: bool) -> TrayFace:
    """The picture: trouble before paused before connecting, and the number wherever it may stand."""
    chosen = state.settings.general[TRAY_PANEL]
    panel = {"dark": Panel.DARK, "light": Panel.LIGHT}.get(chosen, Panel.DARK if dark else Panel.LIGHT)
    return TrayFace(
        state=connection(state),
        unread=unread.known or None,
        capped=unread.capped,
        colored=state.settings.general[TRAY_COLOURED],
        panel=panel,
    )


def connection(state: State) -> TrayState:
    """All accounts taken together: one that needs a person is trouble, and so is being offline altogether."""
    states = [s.health.state for s in state.accounts.values()]
    awake = [s for s in states if s is not HealthState.PAUSED]
    if states and not awake:
        return TrayState.PAUSED
    if HealthState.NEEDS_SIGN_IN in awake or (awake and all(s is HealthState.OFFLINE for s in awake)):
        return TrayState.TROUBLE
    if awake and all(s in (HealthState.CONNECTING, HealthState.OFFLINE) for s in awake):
        return TrayState.CONNECTING
    return TrayState.IDLE


def unread_words(unread: Unread) -> str:
    """``Nothing unread``, ``3 unread``, ``50+ unread``."""
    if unread.capped:
        return tr("{count}+ unread", count=words.number(unread.known))
    return tr("%n unread", "", unread.known) if unread.known else tr("Nothing unread")


def tooltip(state: State, unread: Unread) -> str:
    """``3 unread · 2 accounts live, 1 needs sign-in``."""
    if not state.accounts:
        return tr("traynotify · no account yet")
    return f"{unread_words(unread)} · {words.health_summary(state.accounts.values())}"


def menu(state: State, unread: Unread) -> tuple[MenuLine, ...]:
    """Everything that the app can do without a window, the counts too: some desktops show nothing but the menu."""
    separator = MenuLine(Choice.SEPARATOR)
    if not state.accounts:
        return (
            MenuLine(Choice.ADD_ACCOUNT, tr("Add an account…")),
            MenuLine(Choice.SETTINGS, tr("Settings…")),
            separator,
            MenuLine(Choice.QUIT, tr("Quit")),
        )
    paused = connection(state) is TrayState.PAUSED
    return (
        MenuLine(Choice.INBOX, tr("Inbox: {unread}", unread=_unread_within(unread))),
        *(_account_line(state, account) for account in state.accounts),
        separator,
        MenuLine(Choice.MARK_ALL_READ, tr("Mark all as read"), enabled=any(s.unread for s in state.accounts.values())),
        MenuLine(Choice.REFRESH, tr("Check now"), enabled=not paused),
        MenuLine(Choice.RESUME, tr("Resume all")) if paused else MenuLine(Choice.PAUSE, tr("Pause all")),
        separator,
        MenuLine(Choice.ACCOUNTS, tr("Accounts…")),
        MenuLine(Choice.SETTINGS, tr("Settings…")),
        separator,
        MenuLine(Choice.QUIT, tr("Quit")),
    )


def _account_line(state: State, account: AccountId) -> MenuLine:
    health = state.accounts[account].health.state
    parts = [_unread_within(state.unread(account))]
    if health is not HealthState.LIVE:
        parts.append(tr(words.HEALTH_WORDS[health]))
    return MenuLine(Choice.ACCOUNT, f"{words.account_name(state, account)}: {', '.join(parts)}", account)


def _unread_within(unread: Unread) -> str:
    """The same within a line."""
    return unread_words(unread) if unread.known or unread.capped else tr("nothing unread")
