"""The window around the inbox: shown, hidden, placed and remembered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.world import FORUM, ME, account, notification, row, state
from traynotify.core.account import HealthState
from traynotify.core.state import State
from traynotify.ui.controls.texts import Text
from traynotify.ui.popup.filters import Filter
from traynotify.ui.popup.inbox import Inbox
from traynotify.ui.popup.placement import understood
from traynotify.ui.popup.window import InboxWindow
from traynotify.ui.theme import geometry_for

MakeDesk = Callable[[State], Desk]


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    rows = [row(notification("1", "Ana mentioned you")), row(notification("2", "Mika replied"), account=FORUM)]
    return make_desk(state(rows, [account(ME), account(FORUM)]))


@pytest.fixture
def remembered() -> list[str]:
    return []


@pytest.fixture
def make_window(desk: Desk, qtbot: QtBot, remembered: list[str]) -> Callable[..., InboxWindow]:
    def make(*, as_popup: bool = True, place: str = "") -> InboxWindow:
        inbox = Inbox(desk.bridge, desk.actions, desk.clock, desk.look, desk.services, desk.avatars)
        window = InboxWindow(inbox, desk.look, as_popup=as_popup, remembered=place, remember=remembered.append)
        qtbot.addWidget(window)
        return window

    return make


def test_a_click_on_the_icon_shows_and_hides(make_window: Callable[..., InboxWindow], qtbot: QtBot) -> None:
    window = make_window()
    icon = QRect(700, 780, 22, 22)
    window.toggle(icon)
    qtbot.waitUntil(window.isActiveWindow)
    available = QGuiApplication.primaryScreen().availableGeometry()
    assert available.contains(window.geometry())
    assert window.geometry().bottom() > available.bottom() - 20
    window.toggle(icon)
    assert not window.isVisible()


@pytest.mark.parametrize("as_popup", [False, True])
def test_one_that_was_put_away_as_an_icon_comes_back(
    make_window: Callable[..., InboxWindow], qtbot: QtBot, as_popup: bool
) -> None:
    window = make_window(as_popup=as_popup)
    window.toggle()
    qtbot.waitUntil(window.isActiveWindow)
    window.showMinimized()
    qtbot.waitUntil(window.isMinimized)
    window.toggle()
    assert window.isVisible()
    assert not window.isMinimized()


def test_what_was_said_before_the_window_showed_stands_above_the_foot(
    make_window: Callable[..., InboxWindow], qtbot: QtBot
) -> None:
    window = make_window()
    inbox = window.inbox
    inbox.toasts.say("Something that takes two lines of the inbox, because there is so much to say about it.")
    window.toggle()
    window.resize(480, 700)
    area = inbox.toasts.parentWidget()
    assert area is not None
    qtbot.waitUntil(lambda: inbox.toasts.geometry().bottom() == area.rect().bottom())
    assert inbox.toasts.width() == area.width()


def test_the_click_that_took_the_focus_does_not_open_it_again(
    make_window: Callable[..., InboxWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("traynotify.ui.popup.window._SAME_CLICK_MS", 3_600_000)
    window = make_window()
    window.toggle()
    qtbot.waitUntil(window.isActiveWindow)
    window.hide()  # as losing the focus to the panel does, a moment before the click arrives
    window.toggle()
    assert not window.isVisible()
    monkeypatch.setattr("traynotify.ui.popup.window._SAME_CLICK_MS", 0)
    window.toggle()
    assert window.isVisible()


@pytest.mark.parametrize("as_popup", [True, False])
def test_a_popup_goes_when_the_focus_goes_elsewhere(
    make_window: Callable[..., InboxWindow], qtbot: QtBot, as_popup: bool
) -> None:
    window, other = make_window(as_popup=as_popup), QWidget()
    qtbot.addWidget(other)
    window.bring()
    qtbot.waitUntil(window.isActiveWindow)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    assert window.isVisible() is not as_popup


def test_a_menu_of_its_own_does_not_close_it(make_window: Callable[..., InboxWindow], qtbot: QtBot) -> None:
    window = make_window()
    window.bring()
    qtbot.waitUntil(window.isActiveWindow)
    menu = QMenu(window)
    menu.addAction("Anything")
    menu.popup(window.mapToGlobal(QPoint(50, 50)))
    qtbot.waitUntil(menu.isVisible)
    assert window.isVisible()
    menu.close()


def test_size_and_place_are_remembered(make_window: Callable[..., InboxWindow], remembered: list[str]) -> None:
    window = make_window(as_popup=False, place="500x400+30+20")
    window.bring()
    assert (window.width(), window.height()) == (500, 400)
    assert window.pos() == QPoint(30, 20)
    window.resize(460, 420)
    window.close()
    place = understood(remembered[-1])
    assert place is not None
    assert (place.width(), place.height()) == (460, 420)


@pytest.mark.parametrize("as_popup", [True, False])
def test_large_text_gets_a_larger_window_as_far_as_the_screen_has_room(
    make_window: Callable[..., InboxWindow], desk: Desk, monkeypatch: pytest.MonkeyPatch, as_popup: bool
) -> None:
    usual = make_window(as_popup=as_popup).sizeHint()
    monkeypatch.setattr(desk.look, "geometry", geometry_for(2))
    window = make_window(as_popup=as_popup)
    assert window.sizeHint().width() > usual.width()
    assert window.sizeHint().height() > usual.height()
    window.bring()
    available = QGuiApplication.primaryScreen().availableGeometry()
    assert window.height() > usual.height()
    assert window.height() <= available.height() < window.sizeHint().height()
    window.hide()


@pytest.mark.parametrize("place", ["", "nonsense", "10x10+9000+9000", "5000x5000+0+0"])
def test_a_strange_memory_does_no_harm(make_window: Callable[..., InboxWindow], place: str) -> None:
    window = make_window(as_popup=False, place=place)
    window.bring()
    assert QGuiApplication.primaryScreen().availableGeometry().intersects(window.frameGeometry())
    assert window.width() >= 360
    window.hide()


def test_it_can_be_brought_for_one_account(make_window: Callable[..., InboxWindow]) -> None:
    window = make_window()
    window.bring(account=FORUM)
    assert window.inbox.model.filter == Filter(account=FORUM)
    window.hide()


def test_a_popup_has_no_frame_but_can_be_resized(make_window: Callable[..., InboxWindow]) -> None:
    window = make_window()
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    window.bring()
    assert all(handle.geometry().isValid() for handle in window._handles)
    corners = {handle.geometry().center().x() < window.width() / 2 for handle in window._handles}
    assert corners == {True, False}
    window.hide()


def test_light_and_dark_at_once(make_window: Callable[..., InboxWindow], desk: Desk) -> None:
    from traynotify.core.settings import THEME

    window = make_window()
    window.bring()
    before = window.grab().toImage().pixelColor(200, 200)
    desk.actions.set_setting(THEME, "dark")
    after = window.grab().toImage().pixelColor(200, 200)
    assert before.lightness() > 200
    assert after.lightness() < 60
    window.hide()


def test_every_text_can_be_read_after_a_change_of_light_and_dark(
    make_window: Callable[..., InboxWindow], desk: Desk
) -> None:
    from traynotify.core.settings import THEME

    desk.store.health(ME, HealthState.PAUSED)
    window = make_window()
    window.bring()
    QApplication.processEvents()
    desk.actions.set_setting(THEME, "dark")
    image = window.grab().toImage()
    texts = [text for text in window.findChildren(Text) if text.isVisible() and text.text()]
    assert len(texts) > 1
    for text in texts:
        corner = text.mapTo(window, QPoint(0, 0))
        pixels = [
            image.pixelColor(corner + QPoint(x, y)).lightness()
            for x in range(text.width())
            for y in range(text.height())
        ]
        assert max(pixels) - min(pixels) > 100, text.text()
    window.hide()
