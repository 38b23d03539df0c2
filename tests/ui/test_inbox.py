"""What the inbox says, asks and offers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.three_rows import LEFT, menu_texts, three, toast_texts
from tests.ui.world import FORUM, LAB, ME, NOW, account, notification, row, state
from traynotify.core.account import HealthState
from traynotify.core.alert import Alert, AlertAction
from traynotify.core.capability import Capabilities
from traynotify.core.commands import Verb
from traynotify.core.state import State
from traynotify.ui.controls.buttons import Button, GlyphButton
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.toasts import Toast

MakeDesk = Callable[[State], Desk]


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
