"""The inbox as a Qt model: changed row by row, paged from the archive, and still while somebody reads."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from random import Random
from time import thread_time

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.world import (
    FORUM,
    ME,
    NOW,
    Actions,
    StandingClock,
    Store,
    account,
    notification,
    row,
    state,
)
from traynotify.core.account import HealthState
from traynotify.core.commands import Verb
from traynotify.core.events import Arrived, Removed
from traynotify.core.facts import AccountForgotten, FromSource
from traynotify.core.ids import NotificationKey
from traynotify.core.notification import Kind, Origin
from traynotify.core.reduce import reduce
from traynotify.core.selector import item
from traynotify.core.settings import Settings, Values
from traynotify.core.state import Row, State
from traynotify.ui.bridge import Bridge
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.model import PAGE, InboxModel, Role
from traynotify.ui.popup.tally import Tally

pytestmark = pytest.mark.usefixtures("qapp")

TWO = [account(ME), account(FORUM)]


class Watched:
    """A model, with Qt's own tester attached unless rows are counted: the tester asks for more of them all the time."""

    def __init__(self, made: State, *, tested: bool = True) -> None:
        self.store, self.clock = Store(made), StandingClock()
        self.actions = Actions(self.store, self.clock)
        self.bridge = Bridge(self.store)
        self.model = InboxModel(self.bridge, self.actions, self.clock)
        mode = QAbstractItemModelTester.FailureReportingMode.Fatal
        self.tester = QAbstractItemModelTester(self.model, mode) if tested else None
        self.resets = 0
        self.model.modelReset.connect(self._count_reset)

    def _count_reset(self) -> None:
        self.resets += 1

    def ids(self) -> list[str]:
        return [self.model.key_at(i).remote for i in range(self.model.rowCount())]

    def exhaust(self) -> None:
        """The archive has nothing that is not in memory."""
        while self.actions.history_calls:
            self.actions.answer_history([])


@pytest.fixture
def watch() -> type[Watched]:
    return Watched


def mention(remote: str, minutes: float, **more: object) -> Row:
    known = {key: more.pop(key) for key in ("account", "read") if key in more}
    return row(notification(remote, "Ana mentioned you", minutes=minutes, **more), **known)  # type: ignore[arg-type]


def test_newest_first_across_accounts(watch: type[Watched]) -> None:
    made = watch(state([mention("1", 30), mention("2", 10), mention("3", 20, account=FORUM)], TWO))
    assert made.ids() == ["2", "3", "1"]


def test_what_happens_touches_only_its_own_rows(watch: type[Watched]) -> None:
    made = watch(state([mention("1", 30), mention("2", 10)]))
    made.store.arrive(notification("3", "Bob mentioned you", minutes=20))
    assert made.ids() == ["2", "3", "1"]
    made.store.ask(Verb.READ, NotificationKey(ME, mention("2", 10).key.remote))
    assert not made.model.view_at(0).unread
    made.store.ask(Verb.DISMISS, made.model.key_at(1))
    assert made.ids() == ["2", "1"]
    assert made.resets == 0


def test_a_row_that_happens_again_moves_and_stays_selected(watch: type[Watched]) -> None:
    made = watch(state([mention("1", 30), mention("2", 20), mention("3", 10)]))
    selected = QPersistentModelIndex(made.model.index(2))
    again = replace(notification("1", "Ana and Bob mentioned you", minutes=30), updated_at=NOW)
    made.store.arrive(again)
    assert made.ids() == ["1", "3", "2"]
    assert selected.row() == 0


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(), ["1", "2", "3", "4"]),
        (Filter(Part.UNREAD), ["1", "3", "4"]),
        (Filter(Part.MENTIONS), ["1", "2"]),
        (Filter(Part.MESSAGES), ["3"]),
        (Filter(account=FORUM), ["4"]),
        (Filter(Part.MENTIONS, FORUM), []),
    ],
)
def test_narrowed(watch: type[Watched], wanted: Filter, ids: list[str]) -> None:
    rows = [
        mention("1", 1),
        mention("2", 2, read=True),
        mention("3", 3, kind=Kind.MESSAGE),
        mention("4", 4, kind=Kind.BOOST, account=FORUM),
    ]
    made = watch(state(rows, TWO))
    made.model.narrow(wanted)
    assert made.ids() == ids
    made.store.arrive(notification("5", "Ana boosted your post", kind=Kind.BOOST, minutes=0))
    assert ("5" in made.ids()) is (wanted in (Filter(), Filter(Part.UNREAD)))


def test_a_row_read_among_the_unread_stays_until_one_looks_again(watch: type[Watched]) -> None:
    made = watch(state([mention("1", 1), mention("2", 2)]))
    made.model.narrow(Filter(Part.UNREAD))
    made.store.ask(Verb.READ, made.model.key_at(0))
    assert made.ids() == ["1", "2"]
    made.model.narrow(Filter(Part.UNREAD))
    assert made.ids() == ["2"]


def test_hidden_kinds_go_and_come_back(watch: type[Watched]) -> None:
    made = watch(state([mention("1", 1, kind=Kind.BOOST), mention("2", 2)]))
    hiding = Settings(accounts={ME: Values({"account.hidden_kinds": ("boost",)})})
    made.store.settings(hiding)
    assert made.ids() == ["2"]
    made.store.settings(Settings())
    assert made.ids() == ["1", "2"]


def test_a_removed_account_takes_its_rows_along(watch: type[Watched]) -> None:
    made = watch(state([mention("1", 1), mention("2", 2, account=FORUM)], TWO))
    made.actions.answer_history([mention("3", 900, account=FORUM, read=True)])
    assert made.ids() == ["1", "2", "3"]
    made.store.apply(AccountForgotten(account=FORUM))
    assert made.ids() == ["1"]


class TestWhileSomebodyReads:
    @pytest.fixture
    def reading(self, watch: type[Watched]) -> Watched:
        made = watch(state([mention("1", 30), mention("2", 10)]))
        made.model.hold(True)
        return made

    def test_arrivals_wait(self, reading: Watched) -> None:
        reading.store.arrive(notification("3", "Bob mentioned you", minutes=1))
        reading.store.arrive(notification("4", "Bob mentioned you", minutes=15))
        assert (reading.ids(), len(reading.model._held)) == (["2", "1"], 2)
        reading.model.hold(False)
        assert (reading.ids(), len(reading.model._held)) == (["3", "2", "4", "1"], 0)

    def test_a_row_that_would_move_waits_with_them(self, reading: Watched) -> None:
        reading.store.arrive(replace(notification("1", "Ana and Bob mentioned you", minutes=30), updated_at=NOW))
        assert (reading.ids(), len(reading.model._held)) == (["2", "1"], 1)
        reading.model.hold(False)
        assert reading.ids() == ["1", "2"]

    def test_what_is_taken_back_comes_back_at_once(self, reading: Watched) -> None:
        asked = reading.store.ask(Verb.DISMISS, reading.model.key_at(0))
        assert reading.ids() == ["1"]
        reading.store.undo(asked)
        assert (reading.ids(), len(reading.model._held)) == (["2", "1"], 0)

    def test_an_arrival_that_is_deleted_again_is_not_counted(self, reading: Watched) -> None:
        reading.store.arrive(notification("3", "Bob mentioned you", minutes=1))
        gone = FromSource(
            account=ME, event=Removed(selector=item(notification("3", "").id)), origin=Origin.LIVE, at=NOW
        )
        reading.store.apply(gone)
        assert len(reading.model._held) == 0
        reading.model.hold(False)
        assert reading.ids() == ["2", "1"]

    def test_reading_an_arrival_elsewhere_lets_it_be_news_no_more_among_the_unread(self, reading: Watched) -> None:
        reading.model.narrow(Filter(Part.UNREAD))
        reading.store.arrive(notification("3", "Bob mentioned you", minutes=1))
        reading.store.ask(Verb.READ, NotificationKey(ME, notification("3", "").id))
        assert len(reading.model._held) == 0
        assert reading.ids() == ["2", "1"]


class TestOlderRows:
    def test_only_the_first_page_is_shown_at_first(self, watch: type[Watched]) -> None:
        made = watch(state([mention(f"{i:03}", i, read=True) for i in range(3 * PAGE)]), tested=False)
        assert made.model.rowCount() == PAGE
        assert not made.actions.history_calls

    def test_pages_follow_one_another_without_a_gap(self, watch: type[Watched]) -> None:
        everything = [mention(f"{i:03}", i, read=True) for i in range(4 * PAGE)]
        old_unread = mention("old", 10_000)
        made = watch(state([*everything[: PAGE + 10], old_unread]), tested=False)
        whole = [*everything, old_unread]
        while made.model.canFetchMore(QModelIndex()):
            made.model.fetchMore(QModelIndex())
            while made.actions.history_calls:
                before = made.actions.history_calls[0][0]
                assert before is not None
                start = whole.index(before) + 1
                made.actions.answer_history(whole[start : start + 25])
            assert made.ids() == [r.key.remote for r in whole[: made.model.rowCount()]]
        assert made.model.rowCount() == len(whole)

    def test_pages_that_belong_elsewhere_are_passed_over(self, watch: type[Watched]) -> None:
        newest = [mention(f"{i:03}", i, kind=Kind.BOOST, read=True) for i in range(PAGE)]
        made = watch(state(newest), tested=False)
        made.model.narrow(Filter(Part.MESSAGES))
        assert made.model.loading
        made.actions.answer_history([mention("b", 200, kind=Kind.BOOST, read=True)])
        assert made.model.loading
        made.actions.answer_history([mention("m", 300, kind=Kind.MESSAGE, read=True)])
        assert made.ids() == ["m"]
        assert not made.model.loading

    def test_everything_unread_is_in_memory(self, watch: type[Watched]) -> None:
        made = watch(state([mention("1", 1), mention("2", 2, read=True)]), tested=False)
        made.exhaust()
        made.model.narrow(Filter(Part.UNREAD))
        assert not made.model.canFetchMore(QModelIndex())
        assert not made.actions.history_calls

    def test_an_answer_to_an_earlier_question_is_not_taken(self, watch: type[Watched]) -> None:
        made = watch(state([mention("1", 1)], TWO), tested=False)
        made.model.narrow(Filter(account=FORUM))
        made.actions.answer_history([mention("2", 2)])
        assert made.ids() == []
        assert made.model.loading

    def test_an_archive_that_cannot_be_read_is_asked_no_more(self, watch: type[Watched]) -> None:
        made = watch(state([mention("1", 1)]), tested=False)
        made.actions.answer_history(None)
        assert not made.model.canFetchMore(QModelIndex())

    def test_a_row_in_memory_is_newer_than_the_one_on_disk(self, watch: type[Watched]) -> None:
        rows = [mention(f"{i:03}", i, read=True) for i in range(PAGE)]
        unread = mention("old", 5_000)
        made = watch(state([*rows, unread]), tested=False)
        made.model.fetchMore(QModelIndex())
        made.actions.answer_history([replace(unread, read=True)])
        assert made.model.view_at(PAGE).unread


def test_days_begin_where_they_begin_and_move_with_the_rows(watch: type[Watched]) -> None:
    made = watch(state([mention("1", 5), mention("2", 10), mention("3", 24 * 60), mention("4", 24 * 60 + 5)]))

    def headings() -> list[str]:
        return [made.model.data(made.model.index(i), Role.BEGINS_DAY) for i in range(made.model.rowCount())]

    assert headings() == ["", "", "Yesterday", ""]
    made.store.ask(Verb.DISMISS, made.model.key_at(2))
    assert headings() == ["", "", "Yesterday"]


def test_time_goes_on(watch: type[Watched]) -> None:
    made = watch(state([mention("1", 5)]))
    assert made.model.view_at(0).time == "5 min"
    made.clock.advance(minutes=3)
    made.model.tick()
    assert made.model.view_at(0).time == "8 min"


def test_of_two_that_happened_together_none_looks_older(watch: type[Watched]) -> None:
    made = watch(state([mention("1", 2), mention("2", 2)]))
    assert [made.model.view_at(i).time for i in range(2)] == ["2 min", "2 min"]
    made.clock.advance(minutes=1)
    made.store.ask(Verb.READ, made.model.key_at(0), at=made.clock.now())
    assert [made.model.view_at(i).time for i in range(2)] == ["2 min", "2 min"]
    made.model.tick()
    assert [made.model.view_at(i).time for i in range(2)] == ["3 min", "3 min"]


def test_offline_changes_how_rows_look_and_nothing_else(watch: type[Watched]) -> None:
    made = watch(state([mention("1", 5)]))
    made.store.ask(Verb.READ, made.model.key_at(0), at=NOW - timedelta(minutes=1))
    assert made.model.view_at(0).pending == ""
    made.store.health(ME, HealthState.OFFLINE)
    assert made.model.view_at(0).pending == "Read here, not sent yet"
    assert made.resets == 0


@pytest.mark.parametrize("seed", range(8))
def test_any_course_of_events_ends_with_the_rows_of_the_state(watch: type[Watched], seed: int) -> None:
    random, numbers = Random(seed), count()
    made = watch(state([mention(f"s{i}", random.uniform(0, 5000), read=random.random() < 0.5) for i in range(30)], TWO))
    made.exhaust()
    tally = Tally(made.store.state)
    made.bridge.changed.connect(tally.take)
    for _ in range(120):
        keys = list(made.store.state.rows)
        match random.randrange(7):
            case 0 | 1:
                name = random.choice((ME, FORUM))
                new = notification(f"n{next(numbers)}", "Ana mentioned you", minutes=random.uniform(0, 5000))
                made.store.arrive(new, account=name)
            case 2:
                verb = random.choice(list(Verb))
                made.store.ask(verb, random.choice(keys))
            case 3:
                known = random.choice(list(made.store.state.rows.values()))
                later = NOW - timedelta(minutes=random.uniform(0, 50))
                made.store.arrive(replace(known.notification, updated_at=later), account=known.account)
            case 4:
                made.model.hold(random.random() < 0.5)
            case 5:
                if made.store.state.operations:
                    made.store.undo(random.choice(list(made.store.state.operations)))
            case 6:
                kinds = random.choice(((), ("mention",), ("boost",)))
                made.store.settings(Settings(accounts={FORUM: Values({"account.hidden_kinds": kinds})}))
        for one in (None, ME, FORUM):
            there = [r.notification.kind for r in made.store.state.listed(one, unread_only=True)]
            assert tally.counts(made.store.state, one) == {
                Part.ALL: len(there),
                Part.UNREAD: len(there),
                Part.MENTIONS: there.count(Kind.MENTION),
                Part.MESSAGES: there.count(Kind.MESSAGE),
                Part.SNOOZED: 0,
            }
    made.model.hold(False)
    assert made.ids() == [r.key.remote for r in made.store.state.listed()][: made.model.rowCount()]
    assert made.resets == 0


def test_a_hundred_thousand_rows(watch: type[Watched]) -> None:
    everything = [mention(f"{i:06}", i / 60) for i in range(100_000)]
    made = watch(state(everything))
    for wanted in (Filter(Part.UNREAD), Filter()):
        made.model.narrow(wanted)
        while made.model.rowCount() < 5 * PAGE:
            made.model.fetchMore(QModelIndex())
            made.actions.answer_history_from(everything)
        assert made.ids() == [r.key.remote for r in everything[: made.model.rowCount()]]
    made.store.arrive(*(notification(f"new{i}", "Bob mentioned you", minutes=i / 90 - 1) for i in range(200)))
    made.store.ask(Verb.READ, *(everything[i].key for i in range(0, 500, 3)))
    assert made.ids() == [r.key.remote for r in made.store.state.listed()][: made.model.rowCount()]


class TestBursts:
    def test_what_comes_together_goes_in_together(self, watch: type[Watched]) -> None:
        made = watch(state([mention("1", 1), mention("2", 2)]))
        told: list[tuple[int, int]] = []
        made.model.rowsInserted.connect(lambda _parent, first, last: told.append((first, last)))
        new = [notification(f"n{i}", "Bob mentioned you", minutes=-i) for i in range(1_000)]
        made.store.arrive(*new, notification("between", "Bob mentioned you", minutes=1.5))
        assert sorted(told) == [(0, 999), (1001, 1001)]
        assert made.ids()[-3:] == ["1", "between", "2"]

    @pytest.mark.parametrize("many", [50, 500])
    def test_what_waits_is_counted_once_and_a_flood_is_shown_from_its_newest_on(
        self, watch: type[Watched], many: int
    ) -> None:
        made = watch(state([mention("1", 1)]))
        counts: list[int] = []
        made.model.held_changed.connect(counts.append)
        made.model.hold(True)
        made.store.arrive(*(notification(f"n{i:03}", "Bob mentioned you", minutes=-i) for i in range(many)))
        made.model.hold(False)
        assert counts == [many, 0]
        everything = made.store.state.listed()
        assert made.model.rowCount() == (len(everything) if many < PAGE + 20 else PAGE)
        assert made.ids() == [r.key.remote for r in everything][: made.model.rowCount()]

    def test_a_list_that_nobody_reads_stays_short_and_goes_on_where_it_was_cut(self, watch: type[Watched]) -> None:
        made = watch(state([mention(f"{i:03}", i + 1) for i in range(30)]), tested=False)
        made.actions.answer_history([])
        made.store.arrive(*(notification(f"n{i:03}", "Bob mentioned you", minutes=-i) for i in range(500)))
        made.model.hold(True)
        made.model.shorten()
        assert made.model.rowCount() == 530
        made.model.hold(False)
        made.model.shorten()
        assert made.model.rowCount() == PAGE
        assert len(made.model._once_shown) == PAGE, "nothing is kept of what has left"
        everything = made.store.state.listed()
        while made.model.canFetchMore(QModelIndex()):
            made.model.fetchMore(QModelIndex())
            made.actions.answer_history_from(everything)
        assert made.ids() == [r.key.remote for r in everything]

    def test_a_change_costs_what_it_changes(self, watch: type[Watched]) -> None:
        def seconds(rows: int) -> float:
            made = watch(state([mention(f"{i:06}", i / 60) for i in range(rows)]), tested=False)
            tally, taken = Tally(made.store.state), []
            for burst in range(12):
                new = [notification(f"n{burst}-{i}", "Bob mentioned you", minutes=-burst) for i in range(100)]
                event = FromSource(account=ME, event=Arrived(items=tuple(new)), origin=Origin.LIVE, at=NOW)
                made.store.state, changes = reduce(made.store.state, event)
                begin = thread_time()
                made.model._apply(changes)
                made.model.shorten()
                tally.take(changes)
                tally.counts(made.store.state)
                taken.append(thread_time() - begin)
            return min(taken)

        assert seconds(30_000) < 4 * seconds(300)
