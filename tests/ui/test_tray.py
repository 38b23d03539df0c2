"""The tray icon: there when a tray is, told only what changed, and a menu that does what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.world import FORUM, ME, account, notification, row, state
from traynotify.core.account import HealthState
from traynotify.core.settings import Settings, Values
from traynotify.core.state import State
from traynotify.ui.tray import Tray

MakeDesk = Callable[[State], Desk]


class Panel:
    """A tray host that comes and goes."""

    def __init__(self) -> None:
        self.is_there = True

    def __call__(self) -> bool:
        return self.is_there


@pytest.fixture
def panel() -> Panel:
    return Panel()


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    rows = [row(notification("1", "Ana mentioned you"))]
    return make_desk(state(rows, [account(ME), account(FORUM)]))


@pytest.fixture
def tray(desk: Desk, panel: Panel) -> Iterator[Tray]:
    made = Tray(desk.bridge, desk.actions, tray_available=panel)
    yield made
    made.close()


def menu_of(tray: Tray) -> QMenu:
    assert tray.icon is not None
    return tray.icon.contextMenu()


def line(tray: Tray, text: str) -> QAction:
    return next(action for action in menu_of(tray).actions() if action.text().startswith(text))


def settle(qtbot: QtBot, tray: Tray) -> None:
    """Wait until changes that come together have been shown together."""
    qtbot.waitUntil(lambda: not tray._soon.isActive())


@pytest.mark.parametrize(("name", "value"), [("tray_coloured", False), ("tray_panel", "dark")])
def test_it_is_drawn_anew_as_it_is_chosen(qtbot: QtBot, desk: Desk, tray: Tray, name: str, value: object) -> None:
    tray.start()
    assert tray.icon is not None
    before = tray.icon.icon().cacheKey()
    desk.store.settings(Settings(general=Values({f"general.{name}": value})))
    qtbot.waitUntil(lambda: tray.icon is not None and tray.icon.icon().cacheKey() != before)


def test_the_icon_says_what_is_so(tray: Tray, desk: Desk, qtbot: QtBot) -> None:
    tray.start()
    assert tray.available
    assert tray.icon is not None
    assert tray.icon.isVisible()
    assert tray.icon.toolTip() == "1 unread · 2 accounts live"
    desk.store.health(FORUM, HealthState.NEEDS_SIGN_IN)
    settle(qtbot, tray)
    assert tray.icon.toolTip() == "1 unread · 1 account live, 1 needs sign-in"
    assert line(tray, "forum").text() == "forum.example.org: nothing unread, needs sign-in"


def test_many_changes_are_shown_as_one(tray: Tray, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    tray.start()
    assert tray.icon is not None
    dressed = list[str]()
    monkeypatch.setattr(tray.icon, "setToolTip", dressed.append)
    for number in range(2, 50):
        desk.store.arrive(notification(str(number), "Bob mentioned you"))
    settle(qtbot, tray)
    assert dressed[-1].startswith("49 unread")
    assert len(dressed) == 1


def test_only_what_changed_goes_to_the_panel(tray: Tray, desk: Desk, qtbot: QtBot) -> None:
    tray.start()
    assert tray.icon is not None
    key, action = tray.icon.icon().cacheKey(), line(tray, "@me")
    desk.store.health(FORUM, HealthState.POLLING)
    settle(qtbot, tray)
    assert tray.icon.icon().cacheKey() == key
    assert line(tray, "@me") is action
    desk.store.arrive(notification("2", "Bob mentioned you"))
    settle(qtbot, tray)
    assert tray.icon.icon().cacheKey() != key
    assert line(tray, "@me") is action
    assert action.text() == "@me@example.social: 2 unread"


def test_without_a_tray_the_icon_waits_for_one(tray: Tray, panel: Panel, qtbot: QtBot) -> None:
    panel.is_there = False
    tray.start()
    before = tray.available
    tray._look_again.setInterval(1)
    panel.is_there = True
    with qtbot.waitSignal(tray.appeared):
        tray._look_again.start()
    assert (before, tray.available) == (False, True)
    assert not tray._look_again.isActive()
    assert menu_of(tray).actions()


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("Inbox", ("show_inbox", None)),
        ("@me@example.social", ("show_inbox", ME)),
        ("Mark all as read", ("mark_all_read", None)),
        ("Check now", ("refresh",)),
        ("Pause all", ("pause", None, True)),
        ("Accounts…", ("show_accounts", None)),
        ("Settings…", ("show_settings",)),
        ("Quit", ("quit",)),
    ],
)
def test_every_line_does_what_it_says(tray: Tray, desk: Desk, text: str, call: tuple[object, ...]) -> None:
    tray.start()
    line(tray, text).trigger()
    assert desk.actions.calls == [call]


def test_a_name_is_no_key(make_desk: MakeDesk, panel: Panel) -> None:
    desk = make_desk(state([], [account(ME)], own={ME: {"account.label": "Rock & Roll"}}))
    tray = Tray(desk.bridge, desk.actions, tray_available=panel)
    tray.start()
    assert line(tray, "Rock").text() == "Rock && Roll: nothing unread"
    tray.close()


def test_what_changes_while_the_app_ends_is_let_be(make_desk: MakeDesk, panel: Panel, qtbot: QtBot) -> None:
    desk = make_desk(state([row(notification("1", "Ana mentioned you"))], [account(ME)]))
    tray = Tray(desk.bridge, desk.actions, tray_available=panel)
    tray.start()
    with qtbot.waitSignal(menu_of(tray).destroyed):
        tray.close()
    with qtbot.captureExceptions() as complaints:
        desk.store.arrive(notification("2", "Bob mentioned you"))
    assert complaints == []


def test_clicks(tray: Tray, desk: Desk, qtbot: QtBot) -> None:
    tray.start()
    assert tray.icon is not None
    with qtbot.waitSignal(tray.toggled):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(tray.toggled):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.MiddleClick)
    assert desk.actions.names() == ["mark_all_read"]
