"""Renders the windows in made-up states to PNG files, to be looked at: ``python -m tests.ui.preview FOLDER [NAME]``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.cast import POD, everyone, lively, unruly
from tests.ui.world import FORUM, LAB, ME, NOW, Actions, StandingClock, Store, account, notification, row, state
from traynotify.core.account import HealthState
from traynotify.core.activity import Activity, Doing
from traynotify.core.alert import Alert, AlertAction
from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId
from traynotify.core.notification import Kind
from traynotify.core.settings import Settings, Values
from traynotify.core.state import Operation, State
from traynotify.ui.accounts.welcome import WelcomeWindow
from traynotify.ui.accounts.window import AccountsWindow
from traynotify.ui.actions import SignInEnd
from traynotify.ui.avatars import Avatars
from traynotify.ui.bridge import Bridge
from traynotify.ui.controls.fields import Column
from traynotify.ui.look import Look
from traynotify.ui.popup.alert_window import AlertWindow
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.inbox import Inbox
from traynotify.ui.popup.window import InboxWindow
from traynotify.ui.services import ServiceLooks
from traynotify.ui.settings.window import SettingsWindow

_PAINT = ("#F4C58F", "#2F3B46", "#E5DDF3", "#3A3F66", "#DDE8CB", "#CBE6DC", "#F5D3CF", "#D3DBEA", "#FBE3A1", "#B9D7E5")


ALIVE: list[Scene] = []
"""Qt's hints are shared: a `Look` that goes away while another is in use takes them along."""


class Scene:
    """One state of one window."""

    def __init__(self, made: State, *, theme: str = "light") -> None:
        general = {"general.theme": theme}
        settings = Settings(general=Values(general), accounts=made.settings.accounts)
        self.store = Store(replace(made, settings=settings))
        self.clock = StandingClock()
        self.actions = Actions(self.store, self.clock)
        self.bridge = Bridge(self.store)
        self.look = Look(self.bridge)
        self.services = ServiceLooks(self.actions)
        self.avatars = Avatars(self.actions)
        ALIVE.append(self)

    def inbox(self, width: int = 420, height: int = 656, *, popup: bool = True) -> InboxWindow:
        inbox = Inbox(self.bridge, self.actions, self.clock, self.look, self.services, self.avatars)
        window = InboxWindow(inbox, self.look, as_popup=popup)
        window.resize(width, height)
        return window


def hover(window: InboxWindow, number: int, x: int, y: int = 18) -> None:
    """Put the pointer on a row, at a place inside it."""
    view = window.inbox.view
    rect = view.visualRect(view.model().index(number, 0))
    point = QPointF(x, rect.top() + y)
    where = view.viewport().mapToGlobal(point.toPoint())
    none = Qt.MouseButton.NoButton
    view.mouseMoveEvent(
        QMouseEvent(QEvent.Type.MouseMove, point, QPointF(where), none, none, Qt.KeyboardModifier.NoModifier)
    )


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def shot(window: QWidget, path: Path) -> None:
    settle()
    image = QImage(window.size() * window.devicePixelRatio(), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(window.devicePixelRatio())
    image.fill(Qt.GlobalColor.transparent)
    window.render(image)
    margin = round(24 * window.devicePixelRatio())
    frame = QImage(image.size() + QSize(margin, margin), QImage.Format.Format_ARGB32_Premultiplied)
    frame.fill(QColor("#C9D2D4"))
    painter = QPainter(frame)
    image.setDevicePixelRatio(1)
    edge = 12 * window.devicePixelRatio()
    painter.drawImage(QPointF(edge, edge), image)
    painter.end()
    frame.save(str(path))


def pictures(folder: Path) -> dict[str, str]:
    """Simple drawn avatars, so that rows look lived in."""
    found = {}
    names = [
        "Ana Silva",
        "Bob",
        "Carol",
        "Mika Torv",
        "Juniper Vale",
        "Priya Lund",
        "Ilo Brandt",
        "Tomo Hara",
        "Ines Okafor",
    ]
    for number, name in enumerate(names):
        image = QImage(96, 96, QImage.Format.Format_ARGB32)
        image.fill(QColor(_PAINT[number]))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_PAINT[(number + 3) % 10]))
        painter.drawEllipse(QRectF(20 + number * 3, 40 - number * 2, 50, 60))
        painter.setBrush(QColor(_PAINT[(number + 6) % 10]))
        painter.drawEllipse(QRectF(50 - number, 14 + number * 2, 26, 26))
        painter.end()
        path = folder / f"avatar-{number}.png"
        image.save(str(path))
        found[f"https://example.social/{name}.png"] = str(path)
    return found


SCENES: dict[str, Callable[[Path, str], None]] = {}


def scene(function: Callable[[Path, str], None]) -> Callable[[Path, str], None]:
    SCENES[function.__name__] = function
    return function


def _show(made: Scene, window: InboxWindow, folder: Path) -> None:
    made.actions.pictures = pictures(folder)
    window.show()
    settle()
    while made.actions.history_calls:
        made.actions.answer_history([])
    settle()


@scene
def inbox(folder: Path, theme: str) -> None:
    made = Scene(state(lively(), everyone()), theme=theme)
    window = made.inbox()
    _show(made, window, folder)
    key = window.inbox.model.key_at(4)
    made.actions.mark_read((key,))
    settle()
    hover(window, 0, 331)
    shot(window, folder / f"inbox-{theme}.png")
    window.hide()


@scene
def scrolled(folder: Path, theme: str) -> None:
    made = Scene(state(lively(), everyone()), theme=theme)
    window = made.inbox()
    _show(made, window, folder)
    view = window.inbox.view
    for _ in range(7):
        view._step(1)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    settle()
    for name in ("Ana Silva", "Bob"):
        made.store.arrive(notification(name, f"{name} liked your post", kind=Kind.REACTION, actors=[name], minutes=0))
    shot(window, folder / f"scrolled-{theme}.png")
    window.hide()


@scene
def search(folder: Path, theme: str) -> None:
    made = Scene(state(lively(), everyone()), theme=theme)
    window = made.inbox()
    _show(made, window, folder)
    for text, name in (("th is:unread", "search"), ("from:nobody", "search-nothing")):
        window.inbox.head.search.setText(text)
        window.inbox.head.search.take_focus()
        while made.actions.search_calls:
            made.actions.answer_search(lively())
        settle()
        shot(window, folder / f"{name}-{theme}.png")
    window.hide()


@scene
def why(folder: Path, theme: str) -> None:
    made = Scene(state(lively(), everyone()), theme=theme)
    window = made.inbox(360, 480)
    _show(made, window, folder)
    made.store.arrive(notification("50", "Bob liked your post", kind=Kind.REACTION, actors=["Bob"], minutes=0))
    made.actions.mark_read((window.inbox.model.key_at(0),))
    row = window.inbox.model.row_of(window.inbox.model.key_at(0))
    assert row is not None
    window.inbox._tell_why(row)
    shot(window, folder / f"why-{theme}.png")
    window.hide()


@scene
def chosen(folder: Path, theme: str) -> None:
    made = Scene(state(lively(), everyone()), theme=theme)
    window = made.inbox()
    _show(made, window, folder)
    view = window.inbox.view
    view._step(0)
    view._reach(1)
    view._reach(1)
    view.chosen.toggle(4)
    hover(window, 4, 200)
    shot(window, folder / f"chosen-{theme}.png")
    window.hide()


@scene
def preview(folder: Path, theme: str) -> None:
    rows = lively()
    long = replace(
        rows[0].notification,
        excerpt="Could you look at the draft before I send it? The second chart still uses last year’s numbers.\n\n"
        "I moved the paragraph about the mill to the end, where it explains the third picture, and left out the "
        "two sentences that nobody understood.\n\nIf you have no time today, tell me, and I ask Juniper instead.",
    )
    made = Scene(state([replace(rows[0], notification=long), *rows[1:]], everyone()), theme=theme)
    window = made.inbox()
    _show(made, window, folder)
    for number, name in ((0, "preview"), (1, "preview-everybody"), (8, "preview-warning")):
        window.inbox._reading.begin(window.inbox.model.key_at(number))
        shot(window, folder / f"{name}-{theme}.png")
    window.hide()


@scene
def caught_up(folder: Path, theme: str) -> None:
    made = Scene(state([row(lively()[0].notification, read=True)], [account(ME), account(FORUM)]), theme=theme)
    window = made.inbox(360, 480)
    window.inbox.narrow(Filter(Part.UNREAD))
    _show(made, window, folder)
    shot(window, folder / f"caught-up-{theme}.png")
    window.hide()


@scene
def offline(folder: Path, theme: str) -> None:
    since = NOW - timedelta(minutes=27)
    accounts = [account(a, health=HealthState.OFFLINE, since=since) for a in (ME, FORUM, POD)]
    rows = lively()[:4]
    operation = Operation(id=1, account=ME, verb=Verb.READ, keys=frozenset({rows[3].key}), attempts=1,
                          accepted_at=NOW - timedelta(minutes=5), send_at=NOW - timedelta(minutes=4))  # fmt: skip
    rows[3] = replace(rows[3], overlay=Verb.READ)
    made = Scene(state(rows, accounts, operations=[operation]), theme=theme)
    window = made.inbox(360, 480)
    _show(made, window, folder)
    shot(window, folder / f"offline-{theme}.png")
    window.hide()


@scene
def needs_sign_in(folder: Path, theme: str) -> None:
    made = Scene(state(lively()[:4], everyone()), theme=theme)
    window = made.inbox(360, 480)
    window.inbox.narrow(Filter(account=LAB))
    _show(made, window, folder)
    shot(window, folder / f"needs-sign-in-{theme}.png")
    window.hide()


@scene
def toasts(folder: Path, theme: str) -> None:
    made = Scene(state(lively(), everyone()), theme=theme)
    window = made.inbox()
    _show(made, window, folder)
    window.inbox.toasts.show_alert(
        Alert(id="1", title="Ana Silva mentioned you", body="Could you look at the draft before I send it?", keys=(),
              actions=((AlertAction.OPEN, "Open"), (AlertAction.MARK_READ, "Mark read")))
    )  # fmt: skip
    made.actions.dismiss((window.inbox.model.key_at(1),))
    shot(window, folder / f"toasts-{theme}.png")
    window.hide()


@scene
def alerts(folder: Path, theme: str) -> None:
    made = Scene(state(lively(), everyone()), theme=theme)
    window = AlertWindow(made.look)
    for number, body in enumerate(("Could you look at the draft before I send it? " * 3, "")):
        window.show_alert(
            Alert(id=str(number), title="Ana Silva mentioned you", body=body, keys=(),
                  actions=((AlertAction.OPEN, "Open"), (AlertAction.MARK_READ, "Mark read")))
        )  # fmt: skip
    shot(window, folder / f"alerts-{theme}.png")
    window.hide()


@scene
def confirm(folder: Path, theme: str) -> None:
    made = Scene(state(lively(), everyone()), theme=theme)
    window = made.inbox(360, 560)
    _show(made, window, folder)
    window.inbox._confirm_clear(ME)
    shot(window, folder / f"confirm-{theme}.png")
    window.hide()


@scene
def keys(folder: Path, theme: str) -> None:
    made = Scene(state(lively(), everyone()), theme=theme)
    window = made.inbox(360, 560)
    _show(made, window, folder)
    window.inbox._show_keys()
    shot(window, folder / f"keys-{theme}.png")
    window.hide()


@scene
def long_words(folder: Path, theme: str) -> None:
    accounts = [
        account(ME),
        account(FORUM),
        account(AccountId("mastodon:verwaltungsangelegenheiten@bundesamt.example")),
    ]
    made = Scene(state(unruly(), accounts), theme=theme)
    window = made.inbox(360, 560)
    _show(made, window, folder)
    hover(window, 0, 200)
    shot(window, folder / f"long-{theme}.png")
    window.hide()


@scene
def rtl(folder: Path, theme: str) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made = Scene(state(lively(), everyone()), theme=theme)
    window = made.inbox()
    _show(made, window, folder)
    made.actions.mark_read((window.inbox.model.key_at(4),))
    hover(window, 0, 50)
    shot(window, folder / f"rtl-{theme}.png")
    window.hide()
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@scene
def large_text(folder: Path, theme: str) -> None:
    usual = QApplication.font()
    font = QFont(usual)
    font.setPixelSize(26)
    QApplication.setFont(font)
    made = Scene(state(lively(), everyone()), theme=theme)
    window = made.inbox(640, 800)
    _show(made, window, folder)
    hover(window, 1, 200)
    shot(window, folder / f"large-{theme}.png")
    window.hide()
    QApplication.setFont(usual)


@scene
def welcome(folder: Path, theme: str) -> None:
    made = Scene(state([], []), theme=theme)
    window = WelcomeWindow(made.bridge, made.actions, made.look)
    window.form.address.setText("me@example.social")
    window.bring()
    window.resize(window.sizeHint())
    shot(window, folder / f"welcome-{theme}.png")
    window.form.start()
    window.form.show_status("Waiting for your browser. It asks whether traynotify may read your notifications.")
    window.form.ask_line("If the page shows a code instead, paste it here", False, print)
    shot(window, folder / f"welcome-busy-{theme}.png")
    made.actions.sign_in_ends[0](SignInEnd(error="There is no server at example.social; is the name spelled right?"))
    window.form._show_ways()
    shot(window, folder / f"welcome-error-{theme}.png")
    window.hide()


@scene
def accounts(folder: Path, theme: str) -> None:
    made = Scene(state(lively(), everyone()), theme=theme)
    made.actions.pictures = pictures(folder)
    made.actions.unusable = [
        "“noticeboard” of the package traynotify-noticeboard 0.3 cannot be used. It was written for another version"
    ]
    made.actions.activities[ME] = Activity(
        doing=Doing.LISTENING,
        since=NOW - timedelta(hours=5, minutes=18),
        next_at=NOW + timedelta(minutes=4),
        answered_at=NOW,
        succeeded_at=NOW,
        unsent=1,
        requests={"read position": 48, "poll": 8, "live": 1, "mark read": 1},
        limit=300,
        remaining=281,
    )
    window = AccountsWindow(made.bridge, made.actions, made.clock, made.look, made.services, made.avatars)
    window.bring(ME)
    window.resize(window.sizeHint())
    shot(window, folder / f"accounts-{theme}.png")
    assert window.page is not None
    column = window.page.findChild(Column)
    assert column is not None
    column.bring_into_sight(window.page.now)
    settle()
    shot(window, folder / f"accounts-now-{theme}.png")
    window.bring(LAB)
    assert window.page is not None
    window.page.offer_sign_in()
    form = window.page.form
    form.show_status("Waiting for your browser: please allow access there.")
    form.show_page("https://pixel.example/oauth/authorize", opened=True)
    form.ask_line("If your browser runs on another computer, paste the address that it ends at", False, print)
    shot(window, folder / f"accounts-again-{theme}.png")
    form.more.click()
    made.actions.sign_in_ends[0](SignInEnd(error="pixel.example does not accept this token"))
    shot(window, folder / f"accounts-token-{theme}.png")
    window._confirm_removal(LAB)
    shot(window, folder / f"accounts-remove-{theme}.png")
    window.hide()


@scene
def settings(folder: Path, theme: str) -> None:
    made = Scene(state(lively(), everyone()), theme=theme)
    window = SettingsWindow(made.bridge, made.actions, made.look)
    window.bring()
    window.resize(window.sizeHint())
    shot(window, folder / f"settings-{theme}.png")
    window.hide()


@scene
def large_windows(folder: Path, theme: str) -> None:
    usual = QApplication.font()
    font = QFont(usual)
    font.setPixelSize(26)
    QApplication.setFont(font)
    made = Scene(state(lively(), everyone()), theme=theme)
    accounts = AccountsWindow(made.bridge, made.actions, made.clock, made.look, made.services, made.avatars)
    settings = SettingsWindow(made.bridge, made.actions, made.look)
    welcome = WelcomeWindow(made.bridge, made.actions, made.look)
    for window, name in ((accounts, "accounts"), (settings, "settings"), (welcome, "welcome")):
        window.bring()
        window.resize(window.sizeHint())
        shot(window, folder / f"large-{name}-{theme}.png")
        window.hide()
    QApplication.setFont(usual)


@scene
def rtl_windows(folder: Path, theme: str) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made = Scene(state(lively(), everyone()), theme=theme)
    accounts = AccountsWindow(made.bridge, made.actions, made.clock, made.look, made.services, made.avatars)
    settings = SettingsWindow(made.bridge, made.actions, made.look)
    welcome = WelcomeWindow(made.bridge, made.actions, made.look)
    for window, name in ((accounts, "accounts"), (settings, "settings"), (welcome, "welcome")):
        window.bring()
        window.resize(window.sizeHint())
        shot(window, folder / f"rtl-{name}-{theme}.png")
        window.hide()
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = os.environ.get("PREVIEW_SCALE", "2")
    app = QApplication([])
    app.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    font = QFont(os.environ.get("PREVIEW_FONT", "Inter"))
    font.setPixelSize(13)
    app.setFont(font)
    for name, make in SCENES.items():
        if sys.argv[2:] and name not in sys.argv[2:]:
            continue
        for theme in ("light", "dark"):
            make(folder, theme)
            settle()


if __name__ == "__main__":
    main()
