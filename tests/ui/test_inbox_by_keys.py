"""The inbox by keys, as a person uses it, and how it lies still while one reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.three_rows import SHIFT, three
from tests.ui.world import FORUM, ME, account, notification, row, state
from traynotify.core.state import Row, State
from traynotify.ui.controls.fields import Column
from traynotify.ui.controls.texts import Text
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.row_layout import RowLayout, Spot
from traynotify.ui.rows import RowView

MakeDesk = Callable[[State], Desk]


def on_the_way_to_the_end(make_desk: MakeDesk, qtbot: QtBot) -> tuple[Desk, InboxOnDesk, list[Row]]:
    """Of all these rows, the last of which are still on the disk when the key for the end is pressed."""
    everything = [row(notification(f"{i:03}", "Ana mentioned you", minutes=i), read=True) for i in range(300)]
    desk = make_desk(state(everything[:60]))
    inbox = desk.open_inbox(qtbot, older=everything)
    QTest.keyClick(inbox.view, Qt.Key.Key_End)
    return desk, inbox, everything


class TestByKeys:
    def keys(self, qtbot: QtBot, inbox: InboxOnDesk, keys: str) -> None:
        for key in keys:
            QTest.keyClicks(inbox.view, key)

    def test_moving_shows_where_one_is(self, qtbot: QtBot, inbox: InboxOnDesk) -> None:
        self.keys(qtbot, inbox, "jjj")
        assert inbox.view.currentIndex().row() == 2
        assert Spot.OPEN in inbox.layout(2).spots
        self.keys(qtbot, inbox, "jk")
        assert inbox.view.currentIndex().row() == 1
        QTest.keyClick(inbox.view, Qt.Key.Key_Up)
        assert inbox.view.currentIndex().row() == 0
        QTest.keyClick(inbox.view, Qt.Key.Key_End)
        assert inbox.view.currentIndex().row() == 2

    def test_the_end_is_the_oldest_of_all(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        desk, inbox, everything = on_the_way_to_the_end(make_desk, qtbot)
        while desk.actions.history_calls:
            desk.actions.answer_history_from(everything)
        assert inbox.view.currentIndex().row() == 299
        QTest.keyClick(inbox.view, Qt.Key.Key_Home)
        assert inbox.view.currentIndex().row() == 0

    def test_who_turns_back_on_the_way_to_the_end_stays_there(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        desk, inbox, everything = on_the_way_to_the_end(make_desk, qtbot)
        self.keys(qtbot, inbox, "k")
        where = inbox.view.currentIndex().row()
        while desk.actions.history_calls:
            desk.actions.answer_history_from(everything)
        assert inbox.view.currentIndex().row() == where

    @pytest.mark.parametrize(
        ("keys", "calls"),
        [
            ("jr", ["mark_read"]),
            ("jo", ["open"]),
            ("jd", ["dismiss"]),
            ("jru", ["mark_read", "mark_unread"]),
            ("jrz", ["mark_read", "undo"]),
            ("r", []),
            ("d", []),
        ],
    )
    def test_letters(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk, keys: str, calls: list[str]) -> None:
        self.keys(qtbot, inbox, keys)
        assert desk.actions.names() == calls

    def test_enter_opens(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk) -> None:
        self.keys(qtbot, inbox, "jj")
        QTest.keyClick(inbox.view, Qt.Key.Key_Return)
        assert desk.actions.calls == [("open", inbox.model.key_at(1))]

    def test_the_focus_stays_where_a_row_went(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk) -> None:
        self.keys(qtbot, inbox, "jd")
        assert inbox.titles() == ["Bob liked your post", "Carol mentioned you"]
        self.keys(qtbot, inbox, "r")
        assert desk.actions.calls[-1] == ("mark_read", (inbox.model.key_at(0),))

    def test_dismissing_goes_on_to_older_rows(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk) -> None:
        keys = [inbox.model.key_at(row) for row in range(3)]
        self.keys(qtbot, inbox, "jjdd")
        assert desk.actions.calls == [("dismiss", (keys[1],)), ("dismiss", (keys[2],))]
        self.keys(qtbot, inbox, "r")  # there is no older one
        assert desk.actions.calls[-1] == ("mark_read", (keys[0],))

    def test_shift_r_reads_everything(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk) -> None:
        QTest.keyClick(inbox.view, Qt.Key.Key_R, SHIFT)
        assert desk.actions.calls == [("mark_all_read", None)]

    def test_numbers_choose_accounts(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        rows = [*three(), row(notification("4", "Mika replied", minutes=10), account=FORUM)]
        desk = make_desk(state(rows, [account(ME), account(FORUM)]))
        inbox = desk.open_inbox(qtbot)
        self.keys(qtbot, inbox, "2")
        assert inbox.titles() == ["Mika replied"]
        QTest.keyClick(inbox.view, Qt.Key.Key_R, SHIFT)
        assert desk.actions.calls == [("mark_all_read", FORUM)]
        self.keys(qtbot, inbox, "9")
        assert inbox.titles() == ["Mika replied"]
        self.keys(qtbot, inbox, "0")
        assert len(inbox.titles()) == 4

    def test_escape_goes_back_and_then_out(self, qtbot: QtBot, inbox: InboxOnDesk) -> None:
        inbox.inbox.narrow(Filter(Part.MENTIONS))
        QTest.keyClick(inbox.view, Qt.Key.Key_Escape)
        assert inbox.model.filter == Filter()
        assert inbox.window.isVisible()
        QTest.keyClick(inbox.view, Qt.Key.Key_Escape)
        assert not inbox.window.isVisible()

    def test_keys_work_wherever_the_focus_is(self, qtbot: QtBot, inbox: InboxOnDesk) -> None:
        inbox.inbox.foot.setFocus()
        QTest.keyClicks(inbox.inbox.foot, "j")
        assert inbox.view.hasFocus()
        assert inbox.view.currentIndex().row() == 0

    def test_a_list_that_does_not_fit_scrolls(self, qtbot: QtBot, desk: Desk) -> None:
        inbox = desk.open_inbox(qtbot, width=360, height=360)
        self.keys(qtbot, inbox, "?")
        sheet = inbox.inbox.sheet
        (column,) = sheet.findChildren(Column)
        bar = column.verticalScrollBar()
        assert sheet.rect().contains(sheet._card.geometry())
        assert bar.maximum() > 0
        QTest.keyClick(sheet, Qt.Key.Key_PageDown)
        assert bar.value() > 0
        inbox.window.resize(420, 656)
        QApplication.processEvents()
        assert bar.maximum() == 0

    def test_why_tells_the_story_of_the_row(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk) -> None:
        self.keys(qtbot, inbox, "w")
        assert not inbox.inbox.sheet.isVisible()  # of no row that a person can tell
        self.keys(qtbot, inbox, "jrw")
        sheet = inbox.inbox.sheet
        texts = [text.text() for text in sheet.findChildren(Text)]
        assert sheet.isVisible()
        assert sheet.accessibleName() == "Why did I get this?"
        assert texts[1] == "Bob liked your post"
        assert "You marked it as read." in texts
        assert any(text.startswith("14:32") for text in texts)
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
        assert not sheet.isVisible()
        assert inbox.view.hasFocus()

    def test_after_a_sheet_one_is_where_one_was(self, qtbot: QtBot, inbox: InboxOnDesk) -> None:
        self.keys(qtbot, inbox, "jjw")
        assert inbox.inbox.sheet.isVisible()
        QTest.keyClick(inbox.inbox.sheet, Qt.Key.Key_Escape)
        assert inbox.view.currentIndex().row() == 1
        assert Spot.OPEN in inbox.layout(1).spots
        self.keys(qtbot, inbox, "j")
        assert inbox.view.currentIndex().row() == 2

    def test_a_key_that_means_nothing_to_the_list_leaves_the_focus_where_it_is(
        self, qtbot: QtBot, inbox: InboxOnDesk
    ) -> None:
        inbox.inbox.foot.setFocus()
        QTest.keyPress(inbox.inbox.foot, Qt.Key.Key_Shift)  # as before Tab, to go back
        assert inbox.inbox.foot.hasFocus()

    def test_the_list_of_keys(self, qtbot: QtBot, inbox: InboxOnDesk) -> None:
        self.keys(qtbot, inbox, "?")
        assert inbox.inbox.sheet.isVisible()
        QTest.keyClick(inbox.inbox.sheet, Qt.Key.Key_Escape)
        assert not inbox.inbox.sheet.isVisible()
        assert inbox.window.isVisible()


class TestWhileReading:
    def test_nothing_moves_under_the_pointer(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk) -> None:
        inbox.view._step(1)
        before = [inbox.rect(i).top() for i in range(3)]
        desk.store.arrive(notification("9", "Dora mentioned you", minutes=0))
        assert [inbox.rect(i).top() for i in range(3)] == before
        assert inbox.inbox._strip._pill.text() == "1 new"
        QTest.keyClicks(inbox.view, "n")
        assert inbox.titles()[0] == "Dora mentioned you"
        assert not inbox.inbox._strip._pill.isVisible()

    def test_arrivals_come_in_at_once_where_nobody_reads(self, desk: Desk, inbox: InboxOnDesk) -> None:
        desk.store.arrive(notification("9", "Dora mentioned you", minutes=0))
        assert inbox.titles()[0] == "Dora mentioned you"

    def test_a_row_that_grows_above_moves_none_below(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        rows = [row(notification(f"{i:02}", "Ana mentioned you", minutes=i + 1, excerpt="short")) for i in range(40)]
        desk = make_desk(state(rows))
        inbox = desk.open_inbox(qtbot)
        bar = inbox.view.verticalScrollBar()
        bar.setValue(700)
        QApplication.processEvents()
        top = inbox.view.indexAt(QPoint(100, 5)).row()
        before = inbox.rect(top).top()
        longer = notification("00", "Ana mentioned you", minutes=1, excerpt="much longer " * 20)
        desk.store.arrive(longer)
        QApplication.processEvents()
        assert inbox.rect(0).height() > 80
        assert inbox.rect(top).top() == before

    def test_a_long_list_is_measured_once(
        self, qtbot: QtBot, make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        everything = [row(notification(f"{i:03}", "Ana mentioned you", minutes=i), read=True) for i in range(500)]
        desk = make_desk(state(everything[:60]))
        inbox = desk.open_inbox(qtbot, older=everything)
        QTest.keyClick(inbox.view, Qt.Key.Key_End)
        while desk.actions.history_calls:
            desk.actions.answer_history_from(everything)
        QApplication.processEvents()
        measured: list[RowView] = []
        usual = RowLayout.__init__

        def counted(self: RowLayout, view: RowView, *rest: Any, **more: Any) -> None:
            measured.append(view)
            usual(self, view, *rest, **more)

        monkeypatch.setattr(RowLayout, "__init__", counted)
        desk.actions.mark_read((inbox.model.key_at(499),))
        inbox.view.scheduleDelayedItemsLayout()
        QApplication.processEvents()
        assert inbox.model.rowCount() == 500
        assert len(measured) < 20
        inbox.window.resize(500, 656)
        qtbot.waitUntil(lambda: len(measured) >= 500)
