"""Putting a row off: the moments that are offered, where it waits, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.test_model import Watched
from tests.ui.world import NOW, notification, row, state
from traynotify.core.facts import Snoozed, Woken
from traynotify.core.query import parse
from traynotify.core.state import State
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.snooze_menu import moments
from traynotify.ui.popup.tally import Tally

MakeDesk = Callable[[State], Desk]

BERLIN = ZoneInfo("Europe/Berlin")


def here(day: int, hour: int, minute: int = 0, *, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.usefixtures("qapp")
class TestMoments:
    @pytest.mark.parametrize(
        ("now", "offered"),
        [
            (here(12, 14, 32), [here(12, 15, 32), here(12, 18), here(13, 9), here(16, 9)]),
            (here(12, 17, 45), [here(12, 18, 45), here(13, 9), here(16, 9)]),
            (here(15, 10), [here(15, 11), here(15, 18), here(16, 9)]),
            (here(16, 10), [here(16, 11), here(16, 18), here(17, 9), here(23, 9)]),
            (here(28, 20), [here(28, 21), here(29, 9), here(30, 9)]),
        ],
        ids=["a Thursday", "in the evening", "a Sunday", "a Monday", "the night in which the clocks change"],
    )
    def test_from_the_time_of_the_day(self, now: datetime, offered: list[datetime]) -> None:
        assert [moment for _, moment in moments(now.astimezone(UTC), BERLIN)] == offered

    def test_they_are_told_as_utc(self) -> None:
        assert all(moment.tzinfo is UTC for _, moment in moments(NOW, BERLIN))


def three() -> State:
    return state([row(notification(n, f"{n} mentioned you", actors=[n], minutes=i)) for i, n in enumerate("abc", 1)])


def titles(watched: Watched) -> list[str]:
    return ["".join(s.text for s in watched.model.view_at(i).sentence)[0] for i in range(watched.model.rowCount())]


@pytest.mark.usefixtures("qapp")
class TestInTheModel:
    def put_off(self, made: Watched, position: int) -> None:
        keys = made.model.rows_of(made.model.key_at(position))
        made.store.apply(Snoozed(keys=keys, until=NOW + timedelta(hours=2, minutes=28), at=NOW))

    def test_it_leaves_the_list_and_the_numbers_and_waits_in_its_part(self) -> None:
        made = Watched(three())
        tally = Tally(made.store.state)
        made.bridge.changed.connect(tally.take)
        self.put_off(made, 1)
        counts = tally.counts(made.store.state)
        assert (titles(made), counts[Part.ALL], counts[Part.SNOOZED]) == (["a", "c"], 2, 1)
        made.model.narrow(Filter(Part.SNOOZED))
        assert titles(made) == ["b"]
        assert made.model.view_at(0).pending.startswith("Snoozed until ")
        assert not made.actions.history_calls[1:]

    def test_while_somebody_reads_what_comes_back_waits(self) -> None:
        made = Watched(three())
        self.put_off(made, 2)
        made.model.hold(True)
        made.store.apply(Woken(keys=[row(notification("c", "")).key], at=NOW))
        assert titles(made) == ["a", "b"]
        made.model.hold(False)
        assert titles(made) == ["c", "a", "b"]

    def test_what_is_woken_leaves_its_part(self) -> None:
        made = Watched(three())
        self.put_off(made, 0)
        made.model.narrow(Filter(Part.SNOOZED))
        self_key = made.model.key_at(0)
        made.store.apply(Woken(keys=[self_key], at=NOW))
        assert titles(made) == []

    def test_what_is_put_off_comes_into_its_part(self) -> None:
        made = Watched(three())
        self.put_off(made, 0)
        made.model.narrow(Filter(Part.SNOOZED))
        made.store.apply(Snoozed(keys=[row(notification("b", "")).key], until=NOW + timedelta(days=1), at=NOW))
        assert titles(made) == ["a", "b"]

    def test_a_search_for_it_shows_it(self) -> None:
        made = Watched(three(), tested=False)
        self.put_off(made, 0)
        made.model.narrow(Filter(query=parse("is:snoozed")))
        made.actions.answer_search(list(made.store.state.rows.values()))
        assert titles(made) == ["a"]


class TestInTheWindow:
    @pytest.fixture
    def desk(self, make_desk: MakeDesk) -> Desk:
        return make_desk(three())

    @pytest.fixture
    def inbox(self, qtbot: QtBot, desk: Desk) -> InboxOnDesk:
        inbox = desk.open_inbox(qtbot)
        inbox.view.setFocus()
        return inbox

    def choose(self, label: str) -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(action for action in menu.actions() if action.text().startswith(label)).trigger()
        menu.close()

    def test_by_key_and_back(self, desk: Desk, inbox: InboxOnDesk) -> None:
        QTest.keyClicks(inbox.view, "jh")
        self.choose("Tomorrow")
        assert desk.actions.names() == ["snooze"]
        assert inbox.model.rowCount() == 2
        QTest.keyClicks(inbox.view, "z")
        assert desk.actions.calls[-1][2] is None
        assert inbox.model.rowCount() == 3

    def test_the_chosen_ones_go_together(self, desk: Desk, inbox: InboxOnDesk) -> None:
        QTest.keyClicks(inbox.view, "jxjxh")
        self.choose("In 1 hour")
        assert len(desk.actions.calls[-1][1]) == 2

    def test_undo_is_about_what_was_done_last(self, desk: Desk, inbox: InboxOnDesk) -> None:
        QTest.keyClicks(inbox.view, "jh")
        self.choose("Tomorrow")
        desk.clock.advance(seconds=1)
        QTest.keyClicks(inbox.view, "r")
        QTest.keyClicks(inbox.view, "z")
        assert desk.actions.names() == ["snooze", "mark_read", "undo"]

    def test_in_its_part_it_can_be_woken(self, desk: Desk, inbox: InboxOnDesk) -> None:
        QTest.keyClicks(inbox.view, "jh")
        self.choose("Tomorrow")
        inbox.inbox.choose(Part.SNOOZED)
        QTest.keyClicks(inbox.view, "jh")
        assert desk.actions.names() == ["snooze", "wake"]
