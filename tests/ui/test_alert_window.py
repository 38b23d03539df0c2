"""Alerts on the screen, where the desktop shows none: they take no focus, can be answered, and go by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.world import state
from traynotify.core.alert import Alert, AlertAction
from traynotify.core.state import State
from traynotify.ui.controls.buttons import Button, GlyphButton
from traynotify.ui.popup.alert_window import AlertWindow
from traynotify.ui.popup.toasts import Toast

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(make_desk: Callable[[State], Desk]) -> Desk:
    return make_desk(state())


@pytest.fixture
def window(desk: Desk) -> Iterator[AlertWindow]:
    made = AlertWindow(desk.look)
    yield made
    made.hide()
    made.deleteLater()


def alert(name: str, title: str = "Ana mentioned you") -> Alert:
    actions = ((AlertAction.OPEN, "Open"), (AlertAction.MARK_READ, "Mark read"))
    return Alert(id=name, title=title, body="Could you look at this? " * 6, keys=(), actions=actions)


def titles(window: AlertWindow) -> list[str]:
    return [toast.accessibleName().partition(".")[0] for toast in window.findChildren(Toast) if toast.isVisible()]


def test_it_takes_no_focus(window: AlertWindow, desk: Desk, qtbot: QtBot) -> None:
    other = desk.settings()
    other.bring()
    qtbot.waitUntil(other.isActiveWindow)
    window.show_alert(alert("1"))
    assert window.isVisible()
    assert other.isActiveWindow()
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_it_is_as_large_as_its_cards_and_on_the_screen(window: AlertWindow, desk: Desk) -> None:
    screen = QGuiApplication.primaryScreen().availableGeometry()
    window.show_alert(alert("1"), screen.bottomRight())
    one = window.height()
    window.show_alert(alert("2"), screen.bottomRight())
    assert window.height() > 1.5 * one
    assert screen.contains(window.geometry())
    for toast in window.findChildren(Toast):
        assert toast.height() >= toast.heightForWidth(toast.width())


def test_answering(window: AlertWindow, qtbot: QtBot) -> None:
    window.show_alert(alert("1"))
    mark = next(b for b in window.findChildren(Button) if b.text() == "Mark read")
    with qtbot.waitSignal(window.answered) as answer:
        QTest.mouseClick(mark, LEFT)
    assert answer.args == ["1", AlertAction.MARK_READ]
    assert not window.isVisible()


def test_closing(window: AlertWindow, qtbot: QtBot) -> None:
    window.show_alert(alert("1"))
    with qtbot.waitSignal(window.closed) as closed:
        QTest.mouseClick(window.findChildren(GlyphButton)[0], LEFT)
    assert closed.args == ["1"]
    assert not window.isVisible()


def test_they_go_by_themselves(desk: Desk, qtbot: QtBot) -> None:
    window = AlertWindow(desk.look, stay_ms=1)
    with qtbot.waitSignal(window.closed) as closed:
        window.show_alert(alert("1"))
    assert closed.args == ["1"]
    assert not window.isVisible()
    window.deleteLater()


def test_no_more_than_three_and_one_of_a_kind(window: AlertWindow, qtbot: QtBot) -> None:
    gone: list[str] = []
    window.closed.connect(gone.append)
    for name in "1234":
        window.show_alert(alert(name, f"Title {name}"))
    window.show_alert(alert("2", "Title 2 again"))
    QApplication.processEvents()
    assert titles(window) == ["Title 3", "Title 4", "Title 2 again"]
    assert gone == ["1"]


def test_what_is_not_there_is_not_withdrawn(window: AlertWindow) -> None:
    window.show_alert(alert("1"))
    window.withdraw("2")
    assert window.isVisible()
    window.withdraw("1")
    assert not window.isVisible()
