"""Who works with keys stays at their row, whatever opened and closed over the list meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.world import EVERYTHING, ME, account, notification, row, state
from traynotify.core.commands import Verb
from traynotify.core.state import State

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
