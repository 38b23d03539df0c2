"""The inbox by mouse, as a person uses it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.three_rows import LEFT, menu_texts, press, three
from tests.ui.world import account, notification, row, state
from traynotify.core.capability import Capabilities
from traynotify.core.notification import Kind
from traynotify.core.selector import Group
from traynotify.core.state import State
from traynotify.ui.popup.row_layout import Spot

MakeDesk = Callable[[State], Desk]


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
