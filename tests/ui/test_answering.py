"""Answering from the inbox: requests, followers, and a reply with its draft; only where it is offered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.world import EVERYTHING, ME, account, notification, row, state
from traynotify.core.capability import Capabilities
from traynotify.core.commands import Verb
from traynotify.core.facts import Settled
from traynotify.core.notification import Kind
from traynotify.core.state import State
from traynotify.ui.popup.reply_box import ReplyBox
from traynotify.ui.popup.row_layout import Spot

MakeDesk = Callable[[State], Desk]

ABLE = replace(EVERYTHING, reply=True, follow=True, decide=True)


def answerable(can: Capabilities = ABLE) -> State:
    both = (Verb.ACCEPT, Verb.DECLINE)
    rows = [
        row(notification("1", "Ana mentioned you", actors=["Ana"], minutes=1, offers=(Verb.REPLY,))),
        row(notification("2", "Bo asked to follow you", kind=Kind.REQUEST, actors=["Bo"], minutes=2, offers=both)),
        row(notification("3", "Cy followed you", kind=Kind.FOLLOW, actors=["Cy"], minutes=3, offers=(Verb.FOLLOW,))),
        row(notification("4", "Di liked your post", kind=Kind.REACTION, actors=["Di"], minutes=4)),
    ]
    return state(rows, [account(ME, capabilities=can)])


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk(answerable())


@pytest.fixture
def inbox(qtbot: QtBot, desk: Desk) -> InboxOnDesk:
    inbox = desk.open_inbox(qtbot)
    inbox.view.setFocus()
    return inbox


def press(inbox: InboxOnDesk, position: int, spot: Spot) -> None:
    QTest.mouseMove(inbox.view.viewport(), inbox.point(position))
    QTest.mouseClick(inbox.view.viewport(), Qt.MouseButton.LeftButton, pos=inbox.point(position, spot))


def answers(desk: Desk) -> list[tuple[object, ...]]:
    return [(call[1], call[2].remote, *call[3:]) for call in desk.actions.calls if call[0] == "answer"]


@pytest.mark.parametrize(
    ("position", "spot", "verb"),
    [(1, Spot.ACCEPT, Verb.ACCEPT), (1, Spot.DECLINE, Verb.DECLINE), (2, Spot.FOLLOW, Verb.FOLLOW)],
)
def test_a_click_answers_and_can_be_undone_there(
    desk: Desk, inbox: InboxOnDesk, position: int, spot: Spot, verb: Verb
) -> None:
    press(inbox, position, spot)
    assert answers(desk) == [(verb, str(position + 1), "")]
    assert spot not in inbox.layout(position).spots
    press(inbox, position, Spot.UNDO)
    assert spot in inbox.layout(position).spots


def test_once_taken_it_says_what_was_answered(desk: Desk, inbox: InboxOnDesk) -> None:
    before = inbox.layout(1).height
    press(inbox, 1, Spot.ACCEPT)
    assert inbox.layout(1).height == before, "what is below stays where it is"
    (number,) = desk.store.state.operations
    desk.store.apply(Settled(account=ME, operations=(number,), at=desk.clock.now()))
    assert inbox.model.view_at(1).account_line.endswith("Accepted")
    assert inbox.layout(1).height == before
    assert not {Spot.ACCEPT, Spot.DECLINE, Spot.UNDO} & set(inbox.layout(1).spots)


def test_what_is_not_offered_or_not_allowed_is_not_there(qtbot: QtBot, make_desk: MakeDesk) -> None:
    inbox = make_desk(answerable(EVERYTHING)).open_inbox(qtbot)
    assert all(not inbox.model.view_at(i).answers for i in range(4))
    inbox.view.setFocus()
    QTest.keyClicks(inbox.view, "ja")
    assert not field()
    assert "This cannot be answered from here" in QToolTip.text()


@pytest.mark.parametrize("reading", [False, True])
def test_what_was_meant_for_a_field_that_is_not_there_is_no_command(
    desk: Desk, qtbot: QtBot, make_desk: MakeDesk, reading: bool
) -> None:
    desk = make_desk(answerable(EVERYTHING))
    inbox = desk.open_inbox(qtbot)
    inbox.view.setFocus()
    QTest.keyClicks(inbox.view, "j ")
    if not reading:
        QTest.keyClick(inbox.inbox._reading._preview, Qt.Key.Key_Escape)
    target = inbox.window.focusWidget()
    QTest.keyClicks(target, "a would do, rude as it is")
    assert desk.actions.names() == []
    for hush in (inbox.view.hush, inbox.inbox._reading._preview.hush):
        hush._since_last_key.invalidate()
    QTest.keyClicks(target, "r")
    assert desk.actions.names() == ["mark_read"]


SAID = {
    "o": "This has no page that could be opened",
    "a": "This cannot be answered from here",
    "e": "Nothing more stands in this line",
    "s": "Nothing is folded here",
    "d": "This server cannot delete single notifications",
}


@pytest.mark.parametrize(("keys", "reading"), [*((k, False) for k in SAID), *((k, True) for k in "oasd")])
def test_a_key_whose_action_the_row_does_not_have_says_so(
    qtbot: QtBot, make_desk: MakeDesk, keys: str, reading: bool
) -> None:
    able = replace(EVERYTHING, dismiss=False)
    rows = [row(notification("1", "Ana mentioned you", actors=["Ana"], url=""))]
    desk = make_desk(state(rows, [account(ME, capabilities=able)]))
    inbox = desk.open_inbox(qtbot)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    inbox.window.move(screen.right() - inbox.window.width() - 7, 20)  # where Qt would put it to the left of the place
    inbox.view.setFocus()
    QToolTip.hideText()
    QTest.keyClicks(inbox.view, "j ")
    if not reading:
        QTest.keyClick(inbox.inbox._reading._preview, Qt.Key.Key_Escape)
    QTest.keyClicks(inbox.window.focusWidget(), keys)
    assert SAID[keys] in QToolTip.text()
    tip = inbox.inbox.findChild(QLabel, "qtooltip_label")
    assert tip is not None
    assert inbox.window.geometry().left() <= tip.geometry().left()
    assert tip.geometry().right() <= inbox.window.geometry().right()
    assert desk.actions.names() == []


def field() -> QWidget | None:
    focused = QApplication.focusWidget()
    return focused if focused is not None and isinstance(focused.parent(), ReplyBox) else None


class TestAReply:
    def write(self, inbox: InboxOnDesk, text: str, keys: str = "ja") -> QWidget:
        QTest.keyClicks(inbox.view, keys)
        written = field()
        assert written is not None
        QTest.keyClicks(written, text)
        return written

    def test_it_is_sent_by_its_keys(self, desk: Desk, inbox: InboxOnDesk) -> None:
        written = self.write(inbox, "on my way, j and r too")
        QTest.keyClick(written, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert answers(desk) == [(Verb.REPLY, "1", "on my way, j and r too")]
        assert inbox.view.hasFocus()
        assert Spot.UNDO in inbox.layout(0).spots

    def test_nothing_is_not_sent(self, desk: Desk, inbox: InboxOnDesk) -> None:
        written = self.write(inbox, "  ")
        QTest.keyClick(written, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert answers(desk) == []

    def test_a_draft_is_kept(self, desk: Desk, inbox: InboxOnDesk) -> None:
        written = self.write(inbox, "half a")
        QTest.keyClick(written, Qt.Key.Key_Escape)
        assert field() is None
        QTest.keyClick(inbox.inbox._reading._preview, Qt.Key.Key_Escape)
        written = self.write(inbox, " thought", "a")
        QTest.keyClick(written, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert answers(desk) == [(Verb.REPLY, "1", "half a thought")]

    def test_what_was_refused_is_there_to_be_mended(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        mention = notification("1", "Ana mentioned you", actors=["Ana"], offers=(Verb.REPLY,))
        refused = replace(row(mention), failure="too long", failed=Verb.REPLY, failed_text="all of it")
        desk = make_desk(state([refused], [account(ME, capabilities=ABLE)]))
        inbox = desk.open_inbox(qtbot)
        inbox.view.setFocus()
        assert inbox.model.view_at(0).failure == "Not sent: too long"
        written = self.write(inbox, "!")
        QTest.keyClick(written, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert answers(desk) == [(Verb.REPLY, "1", "all of it!")]
