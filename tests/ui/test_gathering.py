"""Rows that belong together stand in one line of the inbox: what it says, what it acts on, and that nobody is moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from random import Random
from time import thread_time

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.test_model import TWO, Watched
from tests.ui.world import FORUM, ME, NOW, notification, row, state
from traynotify.core.commands import Verb
from traynotify.core.notification import Kind
from traynotify.core.query import parse
from traynotify.core.settings import GROUP_SIMILAR, Settings, Values
from traynotify.core.state import Row, State
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.model import PAGE

MakeDesk = Callable[[State], Desk]

pytestmark = pytest.mark.usefixtures("qapp")


def boost(number: int, minutes: float, *, post: str = "post", what: str = "boosted your post", **more: object) -> Row:
    who = f"Booster {number}"
    made = notification(f"b{post}{number}", f"{who} {what}", kind=Kind.BOOST, actors=[who], minutes=minutes, group=post)
    return row(made, **more)  # type: ignore[arg-type]


def message(number: int, minutes: float, *, group: str = "channel", **more: object) -> Row:
    made = notification(
        f"m{group}{number}", "Tomo sent you a message", kind=Kind.MESSAGE, actors=["Tomo"], minutes=minutes,
        group=group, excerpt=f"Number {number}",
    )  # fmt: skip
    return row(made, **more)  # type: ignore[arg-type]


def said(watched: Watched) -> list[str]:
    return [
        "".join(s.text for s in watched.model.view_at(i).sentence) for i in range(watched.model.rowCount())
    ]  # fmt: skip


class TestALine:
    def test_everybody_who_boosted_one_post_is_one(self) -> None:
        made = Watched(state([boost(n, n) for n in range(43)]))
        assert said(made) == ["Booster 0, Booster 1 and 41 others boosted your post"]
        view = made.model.view_at(0)
        assert (view.unread, view.opener, len(view.avatars)) == (True, "Everybody", 2)
        assert view.time == "now"

    def test_several_have_what_one_has(self) -> None:
        made = Watched(state([boost(n, n, what="has boosted your post") for n in range(2)]))
        assert said(made) == ["Booster 0 and Booster 1 have boosted your post"]

    def test_what_was_said_in_one_channel_is_one(self) -> None:
        made = Watched(state([message(n, n) for n in range(4)]))
        view = made.model.view_at(0)
        assert (made.model.rowCount(), view.excerpt, view.opener) == (1, "Number 0", "3 more")

    @pytest.mark.parametrize(
        "other",
        [
            boost(2, 2, post="another"),
            boost(2, 2, what="boosted a post that you boosted"),
            boost(2, 2, account=FORUM),
            boost(2, 3 * 24 * 60),
            row(notification("2", "Booster 2 mentioned you", actors=["Booster 2"], group="post")),
            row(notification("2", "Two, Three and 7 others boosted your post", kind=Kind.BOOST, actors=["Two", "Three"],
                             count=9, group="post")),
        ],
        ids=["another post", "another thing", "another account", "another day", "another kind", "many already"],
    )  # fmt: skip
    def test_what_is_not_the_same_is_another(self, other: Row) -> None:
        made = Watched(state([boost(1, 1), other], TWO))
        assert made.model.rowCount() == 2

    def test_it_is_unread_as_long_as_any_is(self) -> None:
        made = Watched(state([boost(1, 1, read=True), boost(2, 2)]))
        assert made.model.view_at(0).unread
        made.store.ask(Verb.READ, boost(2, 2).key)
        assert not made.model.view_at(0).unread

    def test_who_did_it_twice_is_one_person(self) -> None:
        again = replace(boost(1, 5).notification, id=boost(9, 9).notification.id)
        made = Watched(state([boost(1, 1), row(again)]))
        assert said(made) == ["Booster 1 boosted your post"]

    def test_none_is_gathered_where_that_is_not_wanted(self) -> None:
        made = Watched(state([boost(n, n) for n in range(3)]))
        made.store.settings(Settings(general=Values().replacing(GROUP_SIMILAR, False)))
        assert made.model.rowCount() == 3
        made.store.settings(Settings())
        assert made.model.rowCount() == 1


class TestWhatChanges:
    def test_a_newcomer_joins_and_whoever_is_there_stays(self) -> None:
        made = Watched(state([boost(1, 10), row(notification("5", "Ana mentioned you", minutes=5))]))
        line, selected = made.model.key_at(1), QPersistentModelIndex(made.model.index(1))
        made.store.arrive(boost(2, 1).notification)
        assert (made.model.key_at(0), selected.row(), made.resets) == (line, 0, 0)
        assert said(made)[0] == "Booster 2 and Booster 1 boosted your post"

    def test_while_somebody_reads_a_newcomer_waits(self) -> None:
        made = Watched(state([boost(1, 10), row(notification("5", "Ana mentioned you", minutes=5))]))
        made.model.hold(True)
        made.store.arrive(boost(2, 1).notification)
        assert said(made) == ["Ana mentioned you", "Booster 1 boosted your post"]
        made.model.hold(False)
        assert said(made) == ["Booster 2 and Booster 1 boosted your post", "Ana mentioned you"]

    def test_the_last_one_that_goes_takes_the_line_along(self) -> None:
        made = Watched(state([boost(1, 10), boost(2, 1)]))
        made.store.ask(Verb.DISMISS, boost(2, 1).key)
        assert said(made) == ["Booster 1 boosted your post"]
        made.store.ask(Verb.DISMISS, boost(1, 1).key)
        assert made.model.rowCount() == 0

    def test_the_single_rows_stand_below_it_when_it_is_opened(self) -> None:
        made = Watched(state([boost(1, 10), row(notification("5", "Ana mentioned you", minutes=5)), boost(2, 1)]))
        made.model.turn(made.model.key_at(0))
        assert said(made) == [
            "Booster 2 and Booster 1 boosted your post",
            "Booster 2 boosted your post",
            "Booster 1 boosted your post",
            "Ana mentioned you",
        ]
        made.store.arrive(boost(3, 0).notification)
        assert made.model.rowCount() == 5
        made.store.ask(Verb.READ, made.model.key_at(1))
        assert [made.model.view_at(i).unread for i in range(4)] == [True, False, True, True]
        made.model.turn(made.model.key_at(2))
        assert made.model.rowCount() == 2

    @pytest.mark.parametrize("seed", range(8))
    def test_any_course_of_events_ends_with_the_rows_of_the_state(self, seed: int) -> None:
        random, numbers = Random(seed), count()

        def some() -> Row:
            minutes, number = random.uniform(0, 5000), next(numbers)
            make = random.choice((boost, message))
            if random.random() < 0.3:
                return row(notification(f"x{number}", "Ana mentioned you", minutes=minutes))
            return make(number, minutes, account=random.choice((ME, FORUM)))

        made = Watched(state([some() for _ in range(40)], TWO))
        made.exhaust()
        for _ in range(120):
            known = random.choice(list(made.store.state.rows.values()))
            match random.randrange(7):
                case 0 | 1:
                    new = some()
                    made.store.arrive(new.notification, account=new.account)
                case 2:
                    made.store.ask(random.choice(list(Verb)), known.key)
                case 3:
                    later = NOW - timedelta(minutes=random.uniform(0, 3000))
                    made.store.arrive(replace(known.notification, updated_at=later), account=known.account)
                case 4:
                    made.model.hold(random.random() < 0.5)
                case 5 if made.model.rowCount():
                    made.model.turn(made.model.key_at(random.randrange(made.model.rowCount())))
                case 6 if made.store.state.operations:
                    made.store.undo(random.choice(list(made.store.state.operations)))
        made.model.hold(False)
        self.is_true(made)

    def is_true(self, made: Watched) -> None:
        listed = made.store.state.listed()
        lines = [made.model.key_at(i) for i in range(made.model.rowCount()) if not made.model.view_at(i).is_below]
        rows = [made.model.rows_of(line) for line in lines]
        assert sorted(key for keys in rows for key in keys) == sorted(r.key for r in listed)
        newest = [made.model.row_of(line) for line in lines]
        assert newest == sorted((r for r in newest if r), key=listed.index)
        for i in range(made.model.rowCount()):
            keys = made.model.rows_of(made.model.key_at(i))
            assert made.model.view_at(i).unread == any(not made.store.state.rows[key].is_read for key in keys)


class TestPages:
    def test_one_line_of_many_is_followed_by_a_page_of_lines(self) -> None:
        many = [boost(n, n / 100) for n in range(50)]
        older = [row(notification(f"{n:03}", "Ana mentioned you", minutes=60 + n)) for n in range(2 * PAGE)]
        made = Watched(state([*many, *older]), tested=False)
        assert made.model.rowCount() == PAGE
        assert len(made.model.rows_of(made.model.key_at(0))) == 50

    def test_what_is_in_memory_stands_in_its_line_from_the_start(self) -> None:
        """The newest of many is on the first page, the others would be far below it."""
        line = [boost(0, 0), *(boost(n, 700 + n / 100) for n in range(1, 50))]
        between = [row(notification(f"{n:03}", "Ana mentioned you", minutes=n + 1)) for n in range(400)]
        made = Watched(state([*line, *between]), tested=False)
        assert said(made)[0] == "Booster 0, Booster 1 and 48 others boosted your post"
        everything = made.store.state.listed()
        while made.model.canFetchMore(QModelIndex()):
            made.model.fetchMore(QModelIndex())
            made.actions.answer_history_from(everything)
        TestWhatChanges().is_true(made)

    def test_among_the_unread_are_the_unread(self) -> None:
        made = Watched(state([boost(1, 1), boost(2, 2, read=True), boost(3, 3)]))
        made.model.narrow(Filter(Part.UNREAD))
        assert said(made) == ["Booster 1 and Booster 3 boosted your post"]

    def test_a_search_gathers_what_it_found(self) -> None:
        rows = [boost(n, n) for n in range(5)]
        made = Watched(state(rows), tested=False)
        made.model.narrow(Filter(query=parse("booster")))
        made.actions.answer_search(rows)
        assert len(made.model.rows_of(made.model.key_at(0))) == 5

    def test_a_newcomer_costs_what_it_changes(self) -> None:
        def seconds(rows: int) -> float:
            made = Watched(state([boost(n, n / 1000) for n in range(rows)]), tested=False)
            taken = []
            for number in range(10):
                new = boost(1_000_000 + number, -number).notification
                begin = thread_time()
                made.store.arrive(new)
                made.model.view_at(0)
                taken.append(thread_time() - begin)
            return min(taken)

        assert seconds(20_000) < 6 * seconds(200)


class TestInTheWindow:
    def three(self) -> State:
        return state([boost(1, 1), boost(2, 2), row(notification("5", "Ana mentioned you", minutes=5))])

    def test_what_is_done_to_a_line_is_done_to_all_of_it_and_undone_at_once(
        self, qtbot: QtBot, make_desk: MakeDesk
    ) -> None:
        desk = make_desk(self.three())
        inbox = desk.open_inbox(qtbot)
        inbox.view.setFocus()
        QTest.keyClicks(inbox.view, "j")
        QTest.keyClicks(inbox.view, "r")
        assert desk.actions.calls[-1] == ("mark_read", (boost(1, 1).key, boost(2, 2).key))
        assert not inbox.model.view_at(0).unread
        QTest.keyClicks(inbox.view, "z")
        assert inbox.model.view_at(0).unread
        assert all(not r.is_read for r in desk.store.state.rows.values())

    def test_opening_leads_to_the_post_and_is_about_all(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        desk = make_desk(self.three())
        inbox = desk.open_inbox(qtbot)
        inbox.view.setFocus()
        QTest.keyClicks(inbox.view, "jo")
        assert desk.actions.calls[-1] == ("open", boost(1, 1).key, (boost(2, 2).key,))

    def test_where_each_has_a_page_opening_shows_them(self, qtbot: QtBot, make_desk: MakeDesk) -> None:
        made = [
            notification(n, f"{n} followed you", kind=Kind.FOLLOW, actors=[n], url=f"https://example.social/@{n}")
            for n in ("Ana", "Bob")
        ]
        desk = make_desk(state([row(item) for item in made]))
        inbox = desk.open_inbox(qtbot)
        assert inbox.model.rowCount() == 1
        inbox.view.setFocus()
        QTest.keyClicks(inbox.view, "j")
        QTest.keyClicks(inbox.view, "o")
        assert (inbox.model.rowCount(), desk.actions.calls) == (3, [])
        QTest.keyClicks(inbox.view, "j")
        QTest.keyClicks(inbox.view, "o")
        assert desk.actions.calls[-1][0] == "open"
        QTest.keyClicks(inbox.view, "e")
        assert inbox.model.rowCount() == 1


@pytest.mark.parametrize("how", ["goes", "goes to another day"])
def test_what_goes_can_be_asked_for_until_it_is_gone(how: str) -> None:
    """Qt's views lay out what they have when they hear that some of it is about to go."""
    made = Watched(state([boost(1, 1), row(notification("5", "Ana mentioned you", minutes=5))]))
    heard: list[str] = []

    def look(_parent: QModelIndex, first: int, _last: int) -> None:
        heard.append("".join(s.text for s in made.model.view_at(first).sentence))

    made.model.tick()
    made.model.rowsAboutToBeRemoved.connect(look)
    if how == "goes":
        made.store.ask(Verb.DISMISS, boost(1, 1).key)
    else:
        made.store.arrive(replace(boost(1, 1).notification, updated_at=NOW + timedelta(days=1)))
    assert heard == ["Booster 1 boosted your post"]
    made.store.ask(Verb.DISMISS, row(notification("5", "")).key)
    assert heard[1:] == ["Ana mentioned you"]
