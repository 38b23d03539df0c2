"""Who only looks around tries the demo with a click, and is told where it is, or why there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.world import state
from traynotify.core.state import State
from traynotify.ui.accounts import welcome
from traynotify.ui.controls.fields import Column

MakeDesk = Callable[[State], Desk]


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("", "The demo is coming up, with an icon of its own in the tray. Nothing of it stays."),
        ("The demo needs its toy servers", "The demo needs its toy servers"),
    ],
)
def test_the_demo_is_a_click_away(make_desk: MakeDesk, qtbot: QtBot, problem: str, said: str) -> None:
    desk = make_desk(state([], []))
    desk.actions.demo_problem = problem
    window = desk.welcome()
    window.bring()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.mouseClick(window.try_demo, Qt.MouseButton.LeftButton)
    assert desk.actions.calls == [("try_demo",)]
    assert window.demo_hint.text() == said
    assert not window.try_demo.isVisible()  # a second one would only confuse
    assert window.form.address.isVisible()
    window.close()
    window.bring()
    assert window.demo_hint.text() == "Only looking around?"
    assert window.try_demo.isVisible()


@pytest.mark.parametrize("problem", ["", "The demo needs its toy servers"])
def test_the_demo_is_offered_again_once_it_is_up(
    make_desk: MakeDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, problem: str
) -> None:
    monkeypatch.setattr(welcome, "DEMO_COMES_UP_MS", 0)
    desk = make_desk(state([], []))
    desk.actions.demo_problem = problem
    window = desk.welcome()
    window.bring()
    window.form.say_problem("There is no server at exmaple.social")
    QTest.mouseClick(window.try_demo, Qt.MouseButton.LeftButton)
    assert not window.form.problem.text(), "who looks around has left that behind"
    assert window.demo_hint.text() != "Only looking around?"
    if problem:
        assert not window._demo_is_up.isActive(), "it stays as it is"
    else:
        qtbot.waitUntil(lambda: window.demo_hint.text() == "Only looking around?")
        assert not window.try_demo.isHidden()


def test_it_grows_with_what_a_sign_in_asks(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(state([], []))
    window = desk.welcome()
    window.bring()
    window.resize(420, 420)
    qtbot.waitUntil(window.form.address.hasFocus)
    column = window.findChild(Column)
    assert column is not None
    QTest.keyClicks(window.form.address, "me@example.social")
    QTest.keyClick(window.form.address, Qt.Key.Key_Return)
    window.form.ask_line("What does the page say?", False, lambda _: None)
    qtbot.waitUntil(lambda: window.height() > 420 and column.verticalScrollBar().maximum() == 0)
    assert window.frameGeometry().bottom() <= window.screen().availableGeometry().bottom()


def test_one_field_and_one_button_are_all_there_is_to_begin_with(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(state([], []))
    window = desk.welcome()
    window.bring()
    qtbot.waitUntil(window.form.address.hasFocus)
    QTest.keyClicks(window.form.address, "me@example.social")
    QTest.keyClick(window.form.address, Qt.Key.Key_Return)
    assert desk.actions.calls == [("start_sign_in", "me@example.social", None, None)]
