"""The menus of the inbox: the one of a row and the one of the window. They open and never block."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from traynotify.core.ids import AccountId
from traynotify.core.language import tr
from traynotify.core.selector import Group, OfKind
from traynotify.core.state import Row, State
from traynotify.ui import words
from traynotify.ui.actions import Actions
from traynotify.ui.rows import RowView
from traynotify.ui.tray_face import TrayState
from traynotify.ui.tray_view import connection


def open_row_menu(
    row: Row,
    view: RowView,
    state: State,
    actions: Actions,
    unfold: Callable[[], None],
    preview: Callable[[], None],
    tell_why: Callable[[], None],
    parent: QWidget,
    at: QPoint,
) -> QMenu:
    """Everything that can be done with a row and those like it, and the way to its story."""
    menu, keys = _menu(parent), (view.key,)
    menu.addAction(tr("Preview\tSpace"), preview)
    if view.can_open:
        menu.addAction(tr("Open in the browser\tEnter"), lambda: actions.open(view.key))
        menu.addAction(tr("Copy link"), lambda: actions.copy_link(view.key))
    if view.unread:
        menu.addAction(tr("Mark as read\tR"), lambda: actions.mark_read(keys))
    else:
        menu.addAction(tr("Mark as unread\tU"), lambda: actions.mark_unread(keys))
    for label, scope in scopes_of(row, state):
        menu.addAction(_plain(label), _reading(scope, row.account, actions))
    if view.warning:
        menu.addAction(tr("Show the text\tS"), unfold)
    if view.failure:
        menu.addAction(tr("Try again"), lambda: actions.retry(keys))
    if view.can_dismiss:
        menu.addSeparator()
        menu.addAction(tr("Dismiss\tD"), lambda: actions.dismiss(keys))
    menu.addSeparator()
    menu.addAction(tr("Why did I get this?\tW"), tell_why)
    menu.popup(at)
    return menu


def open_window_menu(
    state: State,
    account: AccountId | None,
    actions: Actions,
    confirm_clear: Callable[[AccountId], None],
    show_keys: Callable[[], None],
    parent: QWidget,
    at: QPoint,
) -> QMenu:
    """What is about the whole inbox, or about the account that it is narrowed to."""
    menu = _menu(parent)
    name = words.account_name(state, account) if account else ""
    own = {"account": _plain(name)}
    mark = tr("Mark all as read of {account}\tShift+R", **own) if name else tr("Mark all as read\tShift+R")
    menu.addAction(mark, lambda: actions.mark_all_read(account))
    menu.addAction(tr("Check now\tF5"), actions.refresh)
    paused = state.accounts[account].account.paused if account else connection(state) is TrayState.PAUSED
    if paused:
        toggle = tr("Resume {account}", **own) if name else tr("Resume all accounts")
    else:
        toggle = tr("Pause {account}", **own) if name else tr("Pause all accounts")
    menu.addAction(toggle, lambda: actions.pause(account, not paused))
    if account and state.accounts[account].account.identity.capabilities.clear:
        menu.addSeparator()
        menu.addAction(tr("Delete everything of {account}…", **own), lambda: confirm_clear(account))
    menu.addSeparator()
    menu.addAction(tr("Accounts…"), lambda: actions.show_accounts(account))
    menu.addAction(tr("Settings…"), actions.show_settings)
    menu.addAction(tr("Keys\t?"), show_keys)
    menu.addSeparator()
    menu.addAction(tr("Quit"), actions.quit)
    mirrored = parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
    menu.popup(at if mirrored else at - QPoint(menu.sizeHint().width(), 0))
    return menu


def _reading(scope: Group | OfKind, account: AccountId, actions: Actions) -> Callable[[], None]:
    return lambda: actions.mark_scope_read(account, scope)


def scopes_of(row: Row, state: State) -> list[tuple[str, Group | OfKind]]:
    """What a row belongs to, where more of that is unread than the row: to be marked as read at once.

    What comes to the same rows is offered once.
    """
    unread = [other.notification for other in state.listed(row.account, unread_only=True)]
    mine = row.notification
    found: list[tuple[str, Group | OfKind]] = []
    together = {other.id for other in unread if mine.group_id and other.group_id == mine.group_id}
    if len(together) > 1:
        count = len(together)
        named = tr("Mark all %n of “{subject}” as read", "", count, subject=mine.subject)
        unnamed = tr("Mark all %n of this conversation as read", "", count)
        found.append((named if mine.subject else unnamed, Group(mine.group_id)))
    alike = {other.id for other in unread if other.raw_kind == mine.raw_kind}
    if len(alike) > 1 and alike != together:
        found.append((tr("Mark all %n like this as read", "", len(alike)), OfKind(mine.raw_kind)))
    return found


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _plain(text: str) -> str:
    """`text` with nothing in it that a menu would take for a key."""
    return text.replace("&", "&&")
