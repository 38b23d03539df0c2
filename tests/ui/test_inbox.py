"""The inbox by mouse and by keys, as a person uses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.world import FORUM, LAB, ME, NOW, account, notification, row, state
from traynotify.core.account import HealthState
from traynotify.core.alert import Alert, AlertAction
from traynotify.core.capability import Capabilities
from traynotify.core.commands import Verb
from traynotify.core.notification import Kind
from traynotify.core.selector import Group
from traynotify.core.state import Row, State
from traynotify.ui.controls.buttons import Button, GlyphButton
from traynotify.ui.controls.fields import Column
from traynotify.ui.controls.texts import Text
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.row_layout import RowLayout, Spot
from traynotify.ui.popup.toasts import Toast
from traynotify.ui.rows import RowView

MakeDesk = Callable[[State], Desk]
LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


def three() -> list[Row]:
    return [
        row(notification("1", "Ana mentioned you", minutes=3, actors=["Ana"], excerpt="Have you seen it?")),
        row(notification("2", "Bob liked your post", minutes=9, actors=["Bob"], kind=Kind.REACTION, excerpt="A lamp")),
        row(
            notification("3", "Carol mentioned you", minutes=20, actors=["Carol"], warning="film", excerpt="He leaves")
        ),
    ]


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk(state(three()))


@pytest.fixture
def inbox(desk: Desk, qtbot: QtBot) -> InboxOnDesk:
    return desk.open_inbox(qtbot)


def press(qtbot: QtBot, inbox: InboxOnDesk, at: QPoint) -> None:
    QTest.mouseMove(inbox.view.viewport(), at)
    QTest.mouseClick(inbox.view.viewport(), LEFT, pos=at)


def menu_texts(inbox: InboxOnDesk) -> list[str]:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    menu.close()
    return texts


def toast_texts(inbox: InboxOnDesk) -> list[str]:
    return [toast.accessibleName() for toast in inbox.inbox.toasts.findChildren(Toast) if toast.isVisible()]


class TestByMouse:
    def test_a_click_on_a_row_opens_it(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk) -> None:
        press(qtbot, inbox, inbox.point(1))
        assert desk.actions.calls == [("open", inbox.model.key_at(1))]

    def test_a_press_that_slides_to_another_row_opens_nothing(
        self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk
    ) -> None:
        QTest.mousePress(inbox.view.viewport(), LEFT, pos=inbox.point(0))
        QTest.mouseRelease(inbox.view.viewport(), LEFT, pos=inbox.point(1))
        assert desk.actions.calls == []

    def test_buttons_appear_under_the_pointer(self, qtbot: QtBot, inbox: InboxOnDesk) -> None:
        assert not inbox.layout(0).spots
        QTest.mouseMove(inbox.view.viewport(), inbox.point(0))
        assert set(inbox.layout(0).spots) == {Spot.OPEN, Spot.MARK, Spot.DISMISS, Spot.MORE}

    @pytest.mark.parametrize(
        ("spot", "call"), [(Spot.OPEN, "open"), (Spot.MARK, "mark_read"), (Spot.DISMISS, "dismiss")]
    )
    def test_each_button_does_its_own(
        self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk, spot: Spot, call: str
    ) -> None:
        QTest.mouseMove(inbox.view.viewport(), inbox.point(0))
        press(qtbot, inbox, inbox.point(0, spot))
        assert desk.actions.names() == [call]

    def test_buttons_that_would_cut_the_sentence_stand_below_it(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        title = "Bob, Carol and 41 others boosted your post"
        long = notification("1", title, actors=["Bob", "Carol"], count=43, kind=Kind.BOOST)
        inbox = make_desk(state([row(long)])).open_inbox(qtbot, width=360)
        resting = inbox.layout(0)
        QTest.mouseMove(inbox.view.viewport(), inbox.point(0))
        layout = inbox.layout(0)
        assert layout.sentence.block.text == resting.sentence.block.text
        assert layout.sentence.block.text.endswith("boosted your post")
        assert layout.height == resting.height
        assert layout.account is not None
        assert set(layout.spots) == {Spot.OPEN, Spot.MARK, Spot.DISMISS, Spot.MORE, Spot.EVERYBODY}
        assert all(layout.box.contains(rect) for rect in layout.spots.values())
        assert min(rect.left() for rect in layout.spots.values()) >= layout.account.rect.right()

    def test_targets_are_large_enough(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk) -> None:
        desk.actions.mark_read((inbox.model.key_at(1),))
        for number in range(3):
            QTest.mouseMove(inbox.view.viewport(), inbox.point(number))
            for rect in inbox.layout(number).spots.values():
                assert rect.width() >= 28
                assert rect.height() >= 28
                assert inbox.layout(number).box.contains(rect.center())

    def test_undo_is_in_the_row(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk) -> None:
        height = inbox.rect(0).height()
        QTest.mouseMove(inbox.view.viewport(), inbox.point(0))
        press(qtbot, inbox, inbox.point(0, Spot.MARK))
        assert not inbox.model.view_at(0).unread
        press(qtbot, inbox, inbox.point(0, Spot.UNDO))
        assert desk.actions.names() == ["mark_read", "undo"]
        assert inbox.model.view_at(0).unread
        assert inbox.rect(0).height() == height

    def test_the_offer_to_undo_ends(self, desk: Desk, inbox: InboxOnDesk) -> None:
        desk.actions.mark_read((inbox.model.key_at(0),))
        assert Spot.UNDO in inbox.layout(0).spots
        desk.clock.advance(seconds=8)
        inbox.inbox._end_offers()
        assert Spot.UNDO not in inbox.layout(0).spots

    def test_show_unfolds_what_a_warning_hides(self, qtbot: QtBot, inbox: InboxOnDesk) -> None:
        assert inbox.layout(2).excerpt is None
        press(qtbot, inbox, inbox.point(2, Spot.SHOW))
        assert inbox.layout(2).excerpt is not None

    def test_more_has_everything(self, qtbot: QtBot, inbox: InboxOnDesk) -> None:
        QTest.mouseMove(inbox.view.viewport(), inbox.point(2))
        press(qtbot, inbox, inbox.point(2, Spot.MORE))
        texts = menu_texts(inbox)
        assert texts == [
            "Preview",
            "Open in the browser",
            "Copy link",
            "Mark as read",
            "Snooze",
            "Mark all 2 like this as read",
            "Show the text",
            "Dismiss",
            "Why did I get this?",
        ]

    def test_what_belongs_together_is_marked_at_once(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        rows = [
            row(notification(number, f"Mika replied {number}", group="t7", subject="Keys & cases")) for number in "12"
        ]
        desk = make_desk(state([*rows, row(notification("3", "Ana replied elsewhere"))]))
        inbox = desk.open_inbox(qtbot)
        position = next(i for i in range(3) if str(inbox.model.key_at(i)).endswith("/1"))
        QTest.mouseMove(inbox.view.viewport(), inbox.point(position))
        press(qtbot, inbox, inbox.point(position, Spot.MORE))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(action for action in menu.actions() if action.text() == "Mark all 2 of “Keys && cases” as read").trigger()
        menu.close()
        assert desk.actions.calls == [("mark_scope_read", (rows[0].account, Group("t7")))]

    @pytest.mark.parametrize("elsewhere", [False, True])
    def test_as_many_that_are_alike_are_offered_where_they_are_others(
        self, qtbot: QtBot, make_desk: MakeDesk, elsewhere: bool
    ) -> None:
        kinds = [Kind.POST, Kind.POST, Kind.EDIT if elsewhere else Kind.POST, Kind.POST]
        groups = ["t7", "t7", "t7", "t8" if elsewhere else "t7"]
        made = zip("1234", kinds, groups, strict=True)
        rows = [row(notification(n, f"Number {n}", kind=kind, group=group, minutes=4)) for n, kind, group in made]
        inbox = make_desk(state(rows)).open_inbox(qtbot)
        lines = range(inbox.model.rowCount())
        position = next(i for i in lines if rows[0].key in inbox.model.rows_of(inbox.model.key_at(i)))
        QTest.mouseMove(inbox.view.viewport(), inbox.point(position))
        press(qtbot, inbox, inbox.point(position, Spot.MORE))
        texts = menu_texts(inbox)
        assert f"Mark all {3 if elsewhere else 4} of this conversation as read" in texts
        assert ("Mark all 3 like this as read" in texts) == elsewhere

    def test_what_the_account_cannot_do_is_not_there(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        inbox = make_desk(state(three(), [account(capabilities=Capabilities())])).open_inbox(qtbot)
        QTest.mouseMove(inbox.view.viewport(), inbox.point(0))
        assert Spot.DISMISS not in inbox.layout(0).spots
        press(qtbot, inbox, inbox.point(0, Spot.MORE))
        assert "Dismiss" not in menu_texts(inbox)

    def test_a_refusal_offers_another_try(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        desk = make_desk(state([row(notification("1", "Ana mentioned you"), failure="the server is full")]))
        inbox = desk.open_inbox(qtbot)
        press(qtbot, inbox, inbox.point(0, Spot.RETRY))
        assert desk.actions.calls == [("retry", (inbox.model.key_at(0),))]

    def test_the_other_button_opens_the_menu(self, qtbot: QtBot, inbox: InboxOnDesk) -> None:
        from PySide6.QtGui import QContextMenuEvent

        at = inbox.point(0)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, inbox.view.viewport().mapToGlobal(at))
        QApplication.sendEvent(inbox.view.viewport(), event)
        assert "Copy link" in menu_texts(inbox)


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
        everything = [row(notification(f"{i:03}", "Ana mentioned you", minutes=i), read=True) for i in range(300)]
        desk = make_desk(state(everything[:60]))
        inbox = desk.open_inbox(qtbot, older=everything)
        QTest.keyClick(inbox.view, Qt.Key.Key_End)
        while desk.actions.history_calls:
            desk.actions.answer_history_from(everything)
        assert inbox.view.currentIndex().row() == 299
        QTest.keyClick(inbox.view, Qt.Key.Key_Home)
        assert inbox.view.currentIndex().row() == 0

    def test_who_turns_back_on_the_way_to_the_end_stays_there(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        everything = [row(notification(f"{i:03}", "Ana mentioned you", minutes=i), read=True) for i in range(300)]
        desk = make_desk(state(everything[:60]))
        inbox = desk.open_inbox(qtbot, older=everything)
        QTest.keyClick(inbox.view, Qt.Key.Key_End)
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
        assert "14:32" in texts
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


class TestWords:
    def test_parts_and_accounts_count(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        rows = [*three(), row(notification("4", "Mika replied", minutes=10), account=FORUM)]
        inbox = make_desk(state(rows, [account(ME), account(FORUM)])).open_inbox(qtbot)
        chips = {chip.part: chip for chip in inbox.inbox.head.parts._chips}
        assert chips[Part.UNREAD].accessibleName() == "Unread, 4 unread"
        assert chips[Part.MENTIONS].accessibleName() == "Mentions, 3 unread"
        QTest.mouseClick(chips[Part.MENTIONS], LEFT)
        assert inbox.titles() == ["Ana mentioned you", "Mika replied", "Carol mentioned you"]
        names = [chip.accessibleName() for chip in inbox.inbox.head.accounts._chips]
        assert names == ["@me, 3 unread", "forum, 1 unread"]
        QTest.mouseClick(inbox.inbox.head.accounts._chips[1], LEFT)
        assert inbox.model.filter == Filter(Part.MENTIONS, FORUM)
        QTest.mouseClick(inbox.inbox.head.accounts._chips[1], LEFT)
        assert inbox.model.filter == Filter(Part.MENTIONS)

    def test_short_of_room_the_last_parts_go_without_counts(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        parts = make_desk(state(three(), [account(ME)])).open_inbox(qtbot).inbox.head.parts
        parts.resize(parts.sizeHint().width() - 5, parts.height())
        assert [chip.compact for chip in parts._chips if chip.part in (Part.UNREAD, Part.MENTIONS)] == [False, True]

    def test_the_foot_leads_to_who_needs_something(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        needy = account(LAB, health=HealthState.NEEDS_SIGN_IN)
        desk = make_desk(state(three(), [account(ME), needy]))
        inbox = desk.open_inbox(qtbot)
        assert inbox.inbox.foot.accessibleName() == "1 account live, 1 needs sign-in"
        QTest.mouseClick(inbox.inbox.foot, LEFT)
        assert desk.actions.calls == [("show_accounts", LAB)]

    def test_a_page_says_what_to_do(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        desk = make_desk(state([], []))
        inbox = desk.open_inbox(qtbot)
        button = inbox.inbox._page.findChild(Button)
        assert isinstance(button, Button)
        assert button.text() == "Add an account"
        QTest.mouseClick(button, LEFT)
        assert desk.actions.calls == [("show_accounts", None)]

    def test_all_read_leads_back_to_everything(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        desk = make_desk(state([row(notification("1", "Ana mentioned you"), read=True)]))
        inbox = desk.open_inbox(qtbot)
        inbox.inbox.narrow(Filter(Part.UNREAD))
        button = inbox.inbox._page.findChild(Button)
        assert isinstance(button, Button)
        QTest.mouseClick(button, LEFT)
        assert inbox.titles() == ["Ana mentioned you"]

    def test_going_offline_is_said_above_the_rows(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk) -> None:
        desk.store.health(ME, HealthState.OFFLINE)
        qtbot.waitUntil(inbox.inbox._banner.isVisible)
        button = inbox.inbox._banner.findChild(Button)
        assert isinstance(button, Button)
        QTest.mouseClick(button, LEFT)
        assert desk.actions.names() == ["refresh"]

    def test_an_account_that_goes_leaves_the_whole_inbox(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        from traynotify.core.facts import AccountForgotten

        desk = make_desk(state(three(), [account(ME), account(FORUM)]))
        inbox = desk.open_inbox(qtbot)
        inbox.inbox.narrow(Filter(account=FORUM))
        desk.store.apply(AccountForgotten(account=FORUM))
        qtbot.waitUntil(lambda: inbox.model.filter == Filter())
        assert len(inbox.titles()) == 3


class TestQuestionsAndOffers:
    def test_dismissing_can_be_undone_below(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk) -> None:
        desk.actions.dismiss((inbox.model.key_at(0),))
        qtbot.waitUntil(lambda: toast_texts(inbox) == ["Dismissed"])
        QTest.mouseClick(inbox.inbox.toasts.findChildren(Button)[-1], LEFT)
        assert inbox.titles()[0] == "Ana mentioned you"
        qtbot.waitUntil(lambda: toast_texts(inbox) == [])

    def test_many_at_once_can_be_undone_below(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk) -> None:
        desk.store.ask(Verb.READ, *(inbox.model.key_at(i) for i in range(3)), at=NOW)
        qtbot.waitUntil(lambda: toast_texts(inbox) == ["3 marked read"])

    def test_clearing_asks_first(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk) -> None:
        inbox.inbox._confirm_clear(ME)
        assert inbox.inbox.sheet.isVisible()
        buttons = [button for button in inbox.inbox.sheet.findChildren(Button) if button.isVisible()]
        assert [button.text() for button in buttons] == ["Cancel", "Delete all"]
        QTest.mouseClick(buttons[0], LEFT)
        assert desk.actions.calls == []
        inbox.inbox._confirm_clear(ME)
        yes = [b for b in inbox.inbox.sheet.findChildren(Button) if b.isVisible() and b.text() == "Delete all"]
        QTest.mouseClick(yes[0], LEFT)
        assert desk.actions.calls == [("clear", ME)]
        assert not inbox.inbox.sheet.isVisible()

    def test_enter_means_no_where_something_is_deleted(self, qtbot: QtBot, desk: Desk, inbox: InboxOnDesk) -> None:
        inbox.inbox._confirm_clear(ME)
        focused = inbox.window.focusWidget()
        assert isinstance(focused, Button)
        QTest.keyClick(focused, Qt.Key.Key_Return)
        assert desk.actions.calls == []

    def test_clearing_is_offered_for_one_account_that_can(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        unable = account(FORUM, capabilities=Capabilities())
        inbox = make_desk(state(three(), [account(ME), unable])).open_inbox(qtbot)
        offered = {}
        for name in (None, ME, FORUM):
            inbox.inbox.narrow(Filter(account=name))
            inbox.inbox._open_menu(QPoint(0, 0))
            offered[name] = any(text.startswith("Delete everything") for text in menu_texts(inbox))
        assert offered == {None: False, ME: True, FORUM: False}

    def test_alerts_where_the_desktop_shows_none(self, qtbot: QtBot, inbox: InboxOnDesk) -> None:
        toasts = inbox.inbox.toasts
        actions = ((AlertAction.OPEN, "Open"), (AlertAction.MARK_READ, "Mark read"))
        for number in range(5):
            toasts.show_alert(Alert(id=str(number), title=f"Alert {number}", body="body", keys=(), actions=actions))
        assert list(toasts._alerts) == ["2", "3", "4"]
        toasts.show_alert(Alert(id="3", title="Alert 3 again", body="body", keys=(), actions=actions))
        assert "Alert 3 again. body" in toast_texts(inbox)
        toasts.withdraw("2")
        toast = next(t for t in toasts.findChildren(Toast) if t.accessibleName() == "Alert 4. body")
        read = next(b for b in toast.findChildren(Button) if b.text() == "Mark read")
        with qtbot.waitSignal(toasts.answered) as answered:
            QTest.mouseClick(read, LEFT)
        assert answered.args == ["4", AlertAction.MARK_READ]
        assert list(toasts._alerts) == ["3"]

    def test_alerts_that_have_no_room_wait_behind_the_newest(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        inbox = make_desk(state(three(), [account(ME)])).open_inbox(qtbot, height=400)
        toasts = inbox.inbox.toasts
        actions = ((AlertAction.OPEN, "Open"), (AlertAction.MARK_READ, "Mark read"))
        for number in range(3):
            toasts.show_alert(Alert(id=str(number), title=f"Alert {number}", body="body", keys=(), actions=actions))
        assert "Alert 2. body" in toast_texts(inbox)
        assert "Alert 0. body" not in toast_texts(inbox)
        assert toasts.height() < inbox.inbox._body.height()
        for number in (2, 1):
            toasts.withdraw(str(number))
        assert toast_texts(inbox) == ["Alert 0. body"]

    def test_a_notice_is_said_once(self, inbox: InboxOnDesk) -> None:
        inbox.inbox.toasts.say("The archive was damaged and begun anew.")
        inbox.inbox.toasts.say("The archive was damaged and begun anew.")
        assert len(toast_texts(inbox)) == 1

    def test_a_notice_that_is_closed_gives_the_keys_back(self, inbox: InboxOnDesk) -> None:
        inbox.inbox.toasts.say("The archive was damaged and begun anew.")
        close = inbox.inbox.toasts.findChildren(GlyphButton)[0]
        close.setFocus()
        QTest.mouseClick(close, LEFT)
        assert toast_texts(inbox) == []
        assert inbox.view.hasFocus()
