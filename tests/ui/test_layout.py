"""Nothing overlaps and nothing is cut off: narrow, large, long-worded, mirrored, in any of the rows' states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from tests.ui.cast import everyone, lively, unruly
from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.world import FORUM, ME, NOW, account, notification, row, state
from traynotify.core.account import HealthState
from traynotify.core.commands import Verb
from traynotify.core.state import Operation, State
from traynotify.ui.glyphs import Glyph
from traynotify.ui.popup import head, pages, row_delegate
from traynotify.ui.popup.row_layout import RowLayout

MakeDesk = Callable[[State], Desk]


@pytest.fixture(params=["usual", "large text", "mirrored"])
def setting(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    font = qapp.font()
    usual = QFont(font)
    usual.setPixelSize(26 if request.param == "large text" else 13)
    qapp.setFont(usual)
    if request.param == "mirrored":
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield request.param
    qapp.setFont(font)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(params=[360, 420, 700])
def inbox(request: pytest.FixtureRequest, setting: str, make_desk: MakeDesk, qtbot: QtBot) -> InboxOnDesk:
    rows = {row.key: row for row in (*lively(), *unruly())}
    desk = make_desk(state(list(rows.values()), everyone()))
    opened = desk.open_inbox(qtbot, width=request.param, height=900)
    desk.actions.mark_read((opened.model.key_at(2),))
    return opened


def boxes(layout: RowLayout) -> dict[str, QRectF]:
    """Everything of a row that must not touch anything else, by name."""
    found = {
        name: placed.rect
        for name in ("heading", "sentence", "time", "excerpt", "account", "pending", "undo_text")
        if (placed := getattr(layout, name)) is not None
    }
    found |= {f"notice {notice.spot}": notice.rect for notice in layout.notices}
    noticed = {notice.spot for notice in layout.notices}
    # Targets may be a little larger than what is seen: their middle is what must be free.
    for spot, rect in layout.spots.items():
        if spot not in noticed:
            found[f"spot {spot}"] = rect.adjusted(4, 6, -4, -6)
    found["avatar"] = layout.avatar
    return found


@pytest.mark.parametrize("active", [False, True])
def test_no_part_of_a_row_touches_another(inbox: InboxOnDesk, active: bool) -> None:
    for number in range(inbox.model.rowCount()):
        if active:
            inbox.view.setCurrentIndex(inbox.model.index(number))
            inbox.view._ring(inbox.model.index(number))
        layout = inbox.layout(number)
        whole = QRectF(0, 0, inbox.view.viewport().width(), layout.height)
        parts = boxes(layout)
        for name, rect in parts.items():
            assert whole.adjusted(-1, -1, 1, 1).contains(rect), (number, name, rect, whole)
        for (one, first), (other, second) in combinations(parts.items(), 2):
            overlap = first.intersected(second)
            assert overlap.width() <= 1 or overlap.height() <= 1, (number, one, other, first, second)


def test_rows_follow_one_another(inbox: InboxOnDesk) -> None:
    rects = [inbox.rect(i) for i in range(inbox.model.rowCount())]
    for above, below in pairwise(rects):
        assert above.bottom() < below.top()


def test_the_head_keeps_to_its_width(inbox: InboxOnDesk) -> None:
    head = inbox.inbox.head
    chips = [*head.parts._chips, *head.accounts._chips]
    for chip in chips:
        area = chip.parentWidget()
        assert area is not None
        assert area.rect().contains(chip.geometry())
    for line in (head.parts._chips, head.accounts._chips):
        for one, other in combinations(line, 2):
            assert not one.geometry().intersects(other.geometry())


def test_the_chosen_account_always_has_a_chip(make_desk: MakeDesk, qtbot: QtBot) -> None:
    accounts = [*everyone(), account(ME)]
    inbox = make_desk(state([], accounts)).open_inbox(qtbot, width=360)
    for entry in everyone():
        inbox.inbox.head.accounts.show_accounts(inbox.inbox.head.accounts._entries, entry.account.id)
        chosen = [chip for chip in inbox.inbox.head.accounts._chips if chip.isChecked()]
        assert len(chosen) == 1


def test_two_lines_of_accounts_are_not_made_for_one(make_desk: MakeDesk, qtbot: QtBot) -> None:
    assert not make_desk(state([], [account(ME)])).open_inbox(qtbot).inbox.head.accounts.isVisible()
    assert make_desk(state([], [account(ME), account(FORUM)])).open_inbox(qtbot).inbox.head.accounts.isVisible()


@pytest.mark.parametrize(("rows", "scrolls"), [(1, False), (3, False), (13, True)])
def test_there_is_a_scroll_bar_where_there_is_something_to_scroll(
    make_desk: MakeDesk, qtbot: QtBot, rows: int, scrolls: bool
) -> None:
    inbox = make_desk(state(lively()[:rows], everyone())).open_inbox(qtbot)
    (bar,) = [bar for bar in inbox.view.findChildren(QScrollBar) if bar.parent() is inbox.view]
    assert bar.isVisible() is scrolls


def test_every_sign_grows_with_the_text(
    make_desk: MakeDesk, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sizes(pixels: int) -> dict[Glyph, float]:
        font = QFont(qapp.font())
        font.setPixelSize(pixels)
        qapp.setFont(font)
        painted: dict[Glyph, float] = {}
        for module in (head, pages, row_delegate):
            monkeypatch.setattr(
                module, "paint_glyph", lambda _, box, glyph, *__, **___: painted.update({glyph: box.width()})
            )
        mine = [r for r in lively() if r.account == ME]
        mine[-1] = replace(mine[-1], overlay=Verb.READ)
        folded = row(notification("folded", "Ana mentioned you", minutes=1, excerpt="Text", warning="Long"))
        asked = Operation(id=1, account=ME, verb=Verb.READ, keys=frozenset({mine[-1].key}), attempts=1,
                          accepted_at=NOW - timedelta(minutes=5), send_at=NOW - timedelta(minutes=4))  # fmt: skip
        desk = make_desk(state([folded, *mine], [account(ME, health=HealthState.OFFLINE)], operations=[asked]))
        inbox = desk.open_inbox(qtbot, width=700, height=2400)
        desk.actions.mark_read((inbox.model.key_at(2),))
        inbox.view.step_in(0)
        desk.store.arrive(notification("new", "Dora mentioned you", minutes=0))
        QApplication.processEvents()
        inbox.window.grab()
        return painted

    usual_font = qapp.font()
    try:
        usual, large = sizes(13), sizes(26)
    finally:
        qapp.setFont(usual_font)
    assert usual.keys() == large.keys()
    assert usual.keys() >= {Glyph.ARROW_UP, Glyph.CLOUD_OFF, Glyph.EYE_OFF, Glyph.CLOCK, Glyph.UNDO, Glyph.CHEVRON_END}
    assert {glyph for glyph, size in usual.items() if large[glyph] < 1.4 * size} == set()
