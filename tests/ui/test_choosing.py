"""Several rows are chosen by keys or by the mouse, and one thing is done to all of them, and undone at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.world import FORUM, ME, NOW, account, notification, row, state
from traynotify.core.capability import Capabilities
from traynotify.core.events import Removed
from traynotify.core.facts import FromSource
from traynotify.core.notification import Origin
from traynotify.core.selector import item
from traynotify.core.state import State
from traynotify.ui.controls.buttons import Button
from traynotify.ui.popup.chosen_bar import ChosenBar
from traynotify.ui.popup.row_layout import Spot
from traynotify.ui.popup.toasts import Toast

MakeDesk = Callable[[State], Desk]
LEFT, SHIFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def five() -> State:
    rows = [row(notification(str(i), f"Ana wrote {i}", minutes=i, excerpt="A lamp")) for i in range(4)]
    quiet = account(FORUM, capabilities=Capabilities())
    return state([*rows, row(notification("4", "Mika replied", minutes=9), account=FORUM)], [account(ME), quiet])


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk(five())


def chosen(inbox: InboxOnDesk) -> list[str]:
    return [str(key.remote) for key in inbox.view.chosen.keys]


def bar(inbox: InboxOnDesk) -> ChosenBar:
    return inbox.inbox._chosen


def press(inbox: InboxOnDesk, number: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(inbox.view.viewport(), LEFT, modifier, inbox.point(number))


class TestByKeys:
    def test_shift_and_arrows_choose_on_and_back(self, inbox: InboxOnDesk) -> None:
        QTest.keyClicks(inbox.view, "j")
        QTest.keyClick(inbox.view, Qt.Key.Key_Down, SHIFT)
        QTest.keyClick(inbox.view, Qt.Key.Key_Down, SHIFT)
        assert chosen(inbox) == ["0", "1", "2"]
        QTest.keyClick(inbox.view, Qt.Key.Key_Up, SHIFT)
        assert chosen(inbox) == ["0", "1"]
        assert inbox.view.currentIndex().row() == 1

    def test_the_first_shift_and_arrow_chooses_the_row_that_it_shows(self, inbox: InboxOnDesk) -> None:
        QTest.keyClick(inbox.view, Qt.Key.Key_J, SHIFT)
        assert chosen(inbox) == ["0"]
        QTest.keyClick(inbox.view, Qt.Key.Key_J, SHIFT)
        assert chosen(inbox) == ["0", "1"]

    def test_x_chooses_one_and_no_more(self, inbox: InboxOnDesk) -> None:
        QTest.keyClicks(inbox.view, "jxjjx")
        assert chosen(inbox) == ["0", "2"]
        QTest.keyClicks(inbox.view, "x")
        assert chosen(inbox) == ["0"]
        QTest.keyClicks(inbox.view, "jj")  # going on chooses nothing
        assert chosen(inbox) == ["0"]

    def test_everything_in_a_part_is_chosen_with_what_is_not_loaded_yet(
        self, make_desk: MakeDesk, qtbot: QtBot
    ) -> None:
        everything = [row(notification(f"{i:03}", "Ana wrote", minutes=i), read=True) for i in range(250)]
        desk = make_desk(state(everything[:60]))
        inbox = desk.open_inbox(qtbot, older=everything)
        QTest.keyClick(inbox.view, Qt.Key.Key_A, CTRL)
        while desk.actions.history_calls:
            desk.actions.answer_history_from(everything)
        assert len(inbox.view.chosen) == 250
        assert inbox.view.verticalScrollBar().value() == 0

    def test_escape_lets_go_and_then_closes(self, inbox: InboxOnDesk) -> None:
        QTest.keyClicks(inbox.view, "jx")
        QTest.keyClick(inbox.view, Qt.Key.Key_Escape)
        assert chosen(inbox) == []
        assert inbox.window.isVisible()
        QTest.keyClick(inbox.view, Qt.Key.Key_Escape)
        assert not inbox.window.isVisible()

    @pytest.mark.parametrize(
        ("key", "call", "numbers"),
        [("r", "mark_read", ["3", "4"]), ("u", "mark_unread", ["3", "4"]), ("d", "dismiss", ["3"])],
    )
    def test_a_key_acts_on_all_as_far_as_it_can(
        self, desk: Desk, inbox: InboxOnDesk, key: str, call: str, numbers: list[str]
    ) -> None:
        QTest.keyClicks(inbox.view, "jjjjxjx" + key)
        name, keys = desk.actions.calls[-1]
        assert (name, [k.remote for k in keys]) == (call, numbers)
        assert chosen(inbox) == []

    def test_one_undo_for_all(self, desk: Desk, inbox: InboxOnDesk) -> None:
        QTest.keyClicks(inbox.view, "jxjxjxr")
        QApplication.processEvents()
        toasts = [toast.accessibleName() for toast in inbox.inbox.toasts.findChildren(Toast) if toast.isVisible()]
        assert toasts == ["3 marked read"]
        QTest.keyClicks(inbox.view, "z")
        assert all(inbox.model.view_at(i).unread for i in range(5))


class TestByMouse:
    def test_shift_chooses_a_stretch_and_control_one(self, desk: Desk, inbox: InboxOnDesk) -> None:
        press(inbox, 1, CTRL)
        press(inbox, 3, SHIFT)
        assert chosen(inbox) == ["1", "2", "3"]
        press(inbox, 2, CTRL)
        assert chosen(inbox) == ["1", "3"]
        assert desk.actions.calls == []  # nothing was opened

    def test_a_button_of_a_chosen_row_is_for_all_and_one_of_another_for_itself(
        self, desk: Desk, inbox: InboxOnDesk
    ) -> None:
        press(inbox, 0, CTRL)
        press(inbox, 1, CTRL)
        QTest.mouseMove(inbox.view.viewport(), inbox.point(3))
        QTest.mouseClick(inbox.view.viewport(), LEFT, pos=inbox.point(3, Spot.MARK))
        assert desk.actions.calls[-1] == ("mark_read", (inbox.model.key_at(3),))
        press(inbox, 0, CTRL)
        press(inbox, 1, CTRL)
        QTest.mouseMove(inbox.view.viewport(), inbox.point(1))
        QTest.mouseClick(inbox.view.viewport(), LEFT, pos=inbox.point(1, Spot.DISMISS))
        assert [k.remote for k in desk.actions.calls[-1][1]] == ["0", "1"]

    def test_the_bar_says_how_many_and_does_it(self, desk: Desk, inbox: InboxOnDesk) -> None:
        assert not bar(inbox).isVisible()
        top = inbox.rect(0).top() + inbox.view.y()
        press(inbox, 0, CTRL)
        press(inbox, 2, CTRL)
        QApplication.processEvents()
        assert bar(inbox).accessibleName() == "2 chosen"
        assert inbox.rect(0).top() + inbox.view.y() == top  # it moves no row
        buttons = {button.text(): button for button in bar(inbox).findChildren(Button)}
        QTest.mouseClick(buttons["Mark read"], LEFT)
        assert [k.remote for k in desk.actions.calls[-1][1]] == ["0", "2"]
        assert not bar(inbox).isVisible()

    def test_what_none_of_them_can_is_not_offered(self, inbox: InboxOnDesk) -> None:
        press(inbox, 4, CTRL)
        assert "Dismiss" not in [b.text() for b in bar(inbox).findChildren(Button) if b.isVisible()]
        press(inbox, 0, CTRL)
        assert "Dismiss" in [b.text() for b in bar(inbox).findChildren(Button) if b.isVisible()]


def test_nothing_moves_while_something_is_chosen_and_what_goes_is_chosen_no_more(
    desk: Desk, inbox: InboxOnDesk
) -> None:
    press(inbox, 0, CTRL)
    press(inbox, 1, CTRL)
    desk.store.arrive(notification("9", "Eve wrote", minutes=0))
    assert inbox.titles()[0] == "Ana wrote 0"
    gone = item(inbox.model.key_at(0).remote)
    desk.store.apply(FromSource(account=ME, event=Removed(selector=gone), origin=Origin.LIVE, at=NOW))
    assert chosen(inbox) == ["1"]
    assert bar(inbox).accessibleName() == "1 chosen"


@pytest.fixture
def _reader_listens() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("_reader_listens")
def test_a_screen_reader_hears_what_is_chosen(inbox: InboxOnDesk) -> None:
    QTest.keyClicks(inbox.view, "jx")
    interface = QAccessible.queryAccessibleInterface(inbox.view)
    assert interface is not None
    rows = [interface.child(i) for i in range(inbox.model.rowCount())]
    assert [bool(row.state().selected) for row in rows] == [True, False, False, False, False]
    assert all(row.state().selectable for row in rows)
    assert rows[0].state().focused
