"""Who works with keys stays at their row, whatever opened and closed over the list meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.world import EVERYTHING, ME, account, notification, row, state
from traynotify.core.alert import Alert
from traynotify.core.commands import Verb
from traynotify.core.state import State
from traynotify.ui.popup.toasts import Toast

MakeDesk = Callable[[State], Desk]
ESCAPE, ENTER, DOWN = "␛", "⏎", "↓"
SPECIAL = {ESCAPE: Qt.Key.Key_Escape, ENTER: Qt.Key.Key_Return, DOWN: Qt.Key.Key_Down}


@pytest.fixture
def inbox(make_desk: MakeDesk, qtbot: QtBot) -> InboxOnDesk:
    rows = [row(notification(str(n), "Ana wrote", minutes=n, offers=(Verb.REPLY,))) for n in range(1, 12)]
    desk = make_desk(state(rows, [account(ME, capabilities=replace(EVERYTHING, reply=True))]))
    inbox = desk.open_inbox(qtbot)
    inbox.view.setFocus()
    return inbox


def type_keys(inbox: InboxOnDesk, keys: str) -> None:
    for key in keys:
        target = QApplication.activePopupWidget() or inbox.window.focusWidget()
        if key in SPECIAL:
            QTest.keyClick(target, SPECIAL[key])
        else:
            QTest.keyClicks(target, key)
        QApplication.processEvents()


@pytest.mark.parametrize(
    "keys",
    [
        f"w{ESCAPE}",
        f"w{ENTER}",
        f"?{ESCAPE}",
        f"?{ENTER}",
        f"m{ESCAPE}",
        f"h{ESCAPE}",
        f" {ESCAPE}",
        f" w{ENTER}{ESCAPE}",
        f"ahi{ESCAPE}{ESCAPE}",
        f"x{ESCAPE}",
        "xr",
        "rz",
        "Rz",
    ],
)
def test_the_ring_is_where_it_was(inbox: InboxOnDesk, keys: str) -> None:
    type_keys(inbox, "jjj")
    here = inbox.view._delegate.ringed
    assert here == inbox.model.key_at(2)
    type_keys(inbox, keys)
    assert inbox.view.hasFocus()
    assert inbox.view._delegate.ringed == here
    type_keys(inbox, "j")
    assert inbox.view._delegate.ringed == inbox.model.key_at(3)


@pytest.mark.parametrize("keys", ["d", f" d{ESCAPE}", f"h{DOWN}{ENTER}"])
def test_where_the_row_goes_away_the_next_older_one_has_it(inbox: InboxOnDesk, keys: str) -> None:
    type_keys(inbox, "jjj")
    older = inbox.model.key_at(3)
    type_keys(inbox, keys)
    assert inbox.view.hasFocus()
    assert inbox.view._delegate.ringed == older


def test_who_goes_on_by_hand_sees_no_ring(inbox: InboxOnDesk) -> None:
    type_keys(inbox, "jjj")
    QTest.mouseClick(inbox.inbox.head.search, Qt.MouseButton.LeftButton)
    inbox.view.setFocus(Qt.FocusReason.OtherFocusReason)
    assert inbox.view._delegate.ringed is None


def tell_notice(inbox: InboxOnDesk) -> None:
    inbox.inbox.toasts.say("This is said in so many words that they take two lines at the least, as words tend to do.")


def tell_undo(inbox: InboxOnDesk) -> None:
    inbox.inbox.toasts.offer_undo("Dismissed")


def tell_alert(inbox: InboxOnDesk) -> None:
    inbox.inbox.toasts.show_alert(Alert(id="1", title="Ana mentioned you", body="Look at this", keys=()))


def tell_all(inbox: InboxOnDesk) -> None:
    for tell in (tell_notice, tell_undo, tell_alert):
        tell(inbox)


def tell_no_more(inbox: InboxOnDesk) -> None:
    toasts = inbox.inbox.toasts
    toasts.offer_undo("")
    toasts.withdraw("1")
    for toast in toasts.findChildren(Toast):
        if toast.isVisible():
            toast.closed.emit()
    QApplication.processEvents()


def free(inbox: InboxOnDesk) -> QRect:
    """The part of the screen where rows are seen, and nothing lies over them."""
    whole = QRect(inbox.view.mapToGlobal(QPoint()), inbox.view.size())
    if inbox.inbox.toasts.isVisible():
        whole.setBottom(inbox.inbox.toasts.mapToGlobal(QPoint()).y() - 1)
    return whole


def on_screen(inbox: InboxOnDesk, position: int) -> QRect:
    return inbox.rect(position).translated(inbox.view.viewport().mapToGlobal(QPoint()))


@pytest.mark.parametrize("tell", [tell_notice, tell_undo, tell_alert, tell_all])
class TestUnderToasts:
    def test_the_row_with_the_ring_is_seen_at_each_step(
        self, inbox: InboxOnDesk, tell: Callable[[InboxOnDesk], None]
    ) -> None:
        tell(inbox)
        for position in range(11):
            type_keys(inbox, "j")
            assert inbox.view._delegate.ringed == inbox.model.key_at(position)
            assert free(inbox).contains(on_screen(inbox, position)), position

    def test_the_row_with_the_ring_comes_out_from_under_what_is_told(
        self, inbox: InboxOnDesk, tell: Callable[[InboxOnDesk], None]
    ) -> None:
        inbox.view.step_in(10)
        tell(inbox)
        assert free(inbox).contains(on_screen(inbox, 10))

    def test_a_ring_that_is_back_is_seen(self, inbox: InboxOnDesk, tell: Callable[[InboxOnDesk], None]) -> None:
        inbox.view.step_in(10)
        type_keys(inbox, "?")
        tell(inbox)
        type_keys(inbox, ESCAPE)
        assert inbox.view._delegate.ringed == inbox.model.key_at(10)
        assert free(inbox).contains(on_screen(inbox, 10))

    def test_nothing_moves_where_no_ring_is(self, inbox: InboxOnDesk, tell: Callable[[InboxOnDesk], None]) -> None:
        bar = inbox.view.verticalScrollBar()
        for place in (0, 40, bar.maximum()):
            bar.setValue(place)
            before = on_screen(inbox, 5)
            tell(inbox)
            assert on_screen(inbox, 5) == before
            tell_no_more(inbox)
            assert on_screen(inbox, 5) == before

    def test_what_was_read_at_the_end_stays_there_until_it_is_left(
        self, inbox: InboxOnDesk, tell: Callable[[InboxOnDesk], None]
    ) -> None:
        bar = inbox.view.verticalScrollBar()
        furthest = bar.maximum()
        tell(inbox)
        assert bar.maximum() == furthest + inbox.inbox.toasts.height()
        bar.setValue(bar.maximum())
        before = on_screen(inbox, 10)
        tell_no_more(inbox)
        assert on_screen(inbox, 10) == before
        bar.setValue(furthest + 5)
        assert on_screen(inbox, 10).bottom() == free(inbox).bottom() - 5
        bar.setValue(furthest)
        assert bar.maximum() == furthest
        assert on_screen(inbox, 10).bottom() == free(inbox).bottom()
