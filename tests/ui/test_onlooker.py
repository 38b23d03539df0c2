"""The person at the inbox: when they look at it, and what stands before their eyes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.world import FORUM, ME, NOW, account, notification, row, state
from traynotify.core.alert import Sight
from traynotify.core.ids import NotificationKey, RemoteId
from traynotify.core.notification import Kind
from traynotify.core.state import State
from traynotify.ui.popup import onlooker
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.row_layout import Spot

MakeDesk = Callable[[State], Desk]


def key(number: int) -> NotificationKey:
    return NotificationKey(ME, RemoteId(str(number)))


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    rows = [row(notification(str(n), f"Ana wrote {n}", minutes=n)) for n in range(1, 31)]
    return make_desk(state(rows, [account(ME), account(FORUM)]))


def sight(box: InboxOnDesk, number: int) -> Sight:
    return box.inbox.onlooker.sight_of(key(number))


def test_who_opens_the_inbox_looks_at_its_top(desk: Desk, qtbot: QtBot) -> None:
    box = desk.open_inbox(qtbot)
    assert 0 < box.inbox.onlooker.attention_s() <= onlooker.ATTENTION_S
    assert sight(box, 1) is Sight.SEEN
    assert sight(box, 30) is Sight.AT_HAND
    assert sight(box, 99) is Sight.NOWHERE


def test_who_scrolls_sees_something_else_and_says_so(desk: Desk, qtbot: QtBot) -> None:
    box = desk.open_inbox(qtbot)
    with qtbot.waitSignal(box.inbox.onlooker.glanced):
        box.view.scrollToBottom()
    assert (sight(box, 1), sight(box, 30)) == (Sight.AT_HAND, Sight.SEEN)


def test_what_waits_above_the_list_is_not_seen_though_its_line_is(desk: Desk, qtbot: QtBot) -> None:
    box = desk.open_inbox(qtbot)
    box.view.scrollToBottom()
    box.view.settle()
    assert (sight(box, 30), box.inbox.onlooker.shown_at(key(30))) == (Sight.SEEN, None)
    before = desk.store.state.rows[key(30)].notification
    desk.store.arrive(replace(before, title="Ana wrote again", updated_at=NOW, kind=Kind.MESSAGE))
    assert "Ana wrote 30" in box.titles()
    assert (sight(box, 30), box.inbox.onlooker.shown_at(key(30))) == (Sight.AT_HAND, before.happened_at)


def test_who_puts_the_inbox_away_looks_no_more(desk: Desk, qtbot: QtBot) -> None:
    box = desk.open_inbox(qtbot)
    with qtbot.waitSignal(box.inbox.onlooker.glanced):
        box.window.hide()
    assert not box.inbox.onlooker.attention_s()
    assert sight(box, 1) is Sight.NOWHERE


def test_who_goes_to_another_window_looks_no_more(desk: Desk, qtbot: QtBot) -> None:
    box = desk.open_inbox(qtbot)
    other = desk.settings()
    with qtbot.waitSignal(box.inbox.onlooker.glanced):
        other.bring()
    qtbot.waitUntil(other.isActiveWindow)
    assert not box.inbox.onlooker.attention_s()
    box.window.bring()
    qtbot.waitUntil(box.window.isActiveWindow)
    assert box.inbox.onlooker.attention_s()


def test_who_does_nothing_for_a_while_is_not_taken_to_be_there(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = desk.open_inbox(qtbot)
    monkeypatch.setattr(onlooker, "ATTENTION_S", 0.0)
    assert not box.inbox.onlooker.attention_s()
    assert sight(box, 1) is Sight.NOWHERE


@pytest.mark.parametrize("sign", ["pointer", "key", "search"])
def test_what_a_person_does_in_the_inbox_is_a_sign_of_them(desk: Desk, qtbot: QtBot, sign: str) -> None:
    box = desk.open_inbox(qtbot)
    box.inbox.onlooker._since_last_sign.invalidate()
    assert not box.inbox.onlooker.attention_s()
    if sign == "pointer":
        QTest.mouseMove(box.view.viewport(), QPoint(40, 40))
        QTest.mouseMove(box.view.viewport(), QPoint(50, 60))
        QTest.mouseClick(box.view.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(50, 60))
    elif sign == "key":
        QTest.keyClick(box.view, Qt.Key.Key_Down)
    else:
        box.inbox.head.search.setText("heron")
    assert box.inbox.onlooker.attention_s()


def test_what_waits_to_be_let_in_is_at_hand_until_it_is(desk: Desk, qtbot: QtBot) -> None:
    box = desk.open_inbox(qtbot)
    box.view.scrollToBottom()
    box.view.settle()
    desk.store.arrive(notification("99", "Ana wrote 99", minutes=0))
    assert sight(box, 99) is Sight.AT_HAND
    with qtbot.waitSignal(box.inbox.onlooker.glanced):
        box.view.show_arrivals()
    assert sight(box, 99) is Sight.SEEN


def test_what_another_part_of_the_inbox_holds_is_nowhere(desk: Desk, qtbot: QtBot) -> None:
    box = desk.open_inbox(qtbot)
    box.inbox.narrow(Filter(Part.ALL, FORUM))
    assert sight(box, 1) is Sight.NOWHERE


def test_nothing_is_seen_under_what_lies_over_the_list(desk: Desk, qtbot: QtBot) -> None:
    box = desk.open_inbox(qtbot)
    box.view.asked.emit(Spot.PREVIEW, key(1), QPoint())
    assert sight(box, 1) is Sight.AT_HAND
    QTest.keyClick(box.window.focusWidget(), Qt.Key.Key_Escape)
    assert sight(box, 1) is Sight.SEEN
    QTest.keyClick(box.window.focusWidget(), Qt.Key.Key_Question)
    assert sight(box, 1) is Sight.AT_HAND


def test_the_first_row_of_an_empty_inbox_is_seen_once_it_is_painted(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(state([], [account(ME)]))
    box = desk.open_inbox(qtbot)
    desk.store.arrive(notification("1", "Ana wrote", minutes=0))
    qtbot.waitUntil(lambda: sight(box, 1) is Sight.SEEN)
