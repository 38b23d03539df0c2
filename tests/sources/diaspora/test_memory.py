"""Only by remembering who was in a row is it noticed that there are more; the memory is the cursor."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.diaspora.samples import ASKED_AT, person, row
from traynotify.api import parse_moment
from traynotify.sources.diaspora import wire
from traynotify.sources.diaspora.memory import MOST_CHANGED, MOST_UNREAD, Memory

LATER = ASKED_AT + timedelta(minutes=3)


def item(*names: str, guid: str = "a1", **fields: Any) -> wire.Notification:
    return wire.notification(json.dumps(row("liked", *map(person, names), guid=guid, **fields)))


def test_the_first_look_is_no_gain() -> None:
    memory = Memory(None)
    assert memory.is_blank
    assert memory.meet(item("Bob", "Carol"), ASKED_AT) is None


def test_a_second_person_is_a_gain_and_the_moment_of_it_stays() -> None:
    memory = Memory(None)
    memory.meet(item("Bob"), ASKED_AT)
    assert memory.meet(item("Bob", "Carol"), LATER) == LATER
    assert memory.meet(item("Bob", "Carol"), LATER + timedelta(hours=1)) == LATER


def test_one_leaving_is_none_and_one_for_another_is_one() -> None:
    memory = Memory(None)
    memory.meet(item("Bob", "Carol"), ASKED_AT)
    assert memory.meet(item("Bob"), LATER) is None
    assert memory.meet(item("Dave"), LATER) == LATER


def test_the_order_of_people_says_nothing() -> None:
    memory = Memory(None)
    memory.meet(item("Bob", "Carol"), ASKED_AT)
    assert memory.meet(item("Carol", "Bob"), LATER) is None


def test_an_answer_from_before_somebody_joined_does_not_make_them_new_again() -> None:
    memory = Memory(None)
    memory.meet(item("Bob"), ASKED_AT)
    with_carol, before_that = LATER, LATER - timedelta(seconds=1)
    memory.meet(item("Bob", "Carol"), with_carol)
    assert memory.meet(item("Bob"), before_that) == with_carol
    assert not memory.has_gained(item("Bob", "Carol"), LATER + timedelta(minutes=1))
    assert not memory.has_gained(item("Bob", "Dave"), before_that), "who has gone by now"
    assert memory.has_gained(item("Bob", "Dave"), LATER + timedelta(minutes=1))


def test_a_gain_is_always_later_than_what_was() -> None:
    """However wrong the clock of this computer is by the time of the next connection."""
    before = Memory(None)
    before.meet(item("Bob"), ASKED_AT)
    memory = Memory(before.cursor())
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    first = memory.meet(item("Bob", "Carol"), long_ago)
    second = memory.meet(item("Bob", "Carol", "Dave"), long_ago)
    assert first is not None
    assert second is not None
    assert parse_moment("2026-03-14T09:26:53.589Z") < first < second  # type: ignore[operator]


def test_a_row_that_is_read_gains_nothing_but_keeps_its_moment() -> None:
    memory = Memory(None)
    memory.meet(item("Bob"), ASKED_AT)
    memory.meet(item("Bob", "Carol"), LATER)
    assert memory.meet(item("Bob", "Carol", "Dave", read=True), LATER + timedelta(hours=1)) == LATER
    memory.tidy()
    assert memory.meet(item("Bob", "Carol", "Dave", read=True), LATER + timedelta(hours=2)) == LATER


def test_what_is_remembered_survives_a_restart() -> None:
    memory = Memory(None)
    memory.meet(item("Bob"), ASKED_AT)
    memory.meet(item("Bob", "Carol"), LATER)
    memory.note_conversation("c0ffee", unread=True)
    memory.note_heard("c0ffee", LATER)
    memory.note_heard("c0ffee", ASKED_AT)
    again = Memory(memory.cursor())
    assert not again.is_blank
    assert again.newest == memory.newest
    assert again.conversations == {"c0ffee"}
    assert again.heard_at("c0ffee") == LATER
    assert again.meet(item("Bob", "Carol"), LATER + timedelta(hours=1)) == LATER
    assert again.meet(item("Bob", "Carol", "Dave"), LATER + timedelta(hours=2)) == LATER + timedelta(hours=2)


def test_nothing_new_changes_neither_the_count_nor_the_cursor() -> None:
    memory = Memory(None)
    memory.meet(item("Bob"), ASKED_AT)
    changes, cursor = memory.changes, memory.cursor()
    memory.meet(item("Bob"), LATER)
    memory.tidy()
    assert (memory.changes, memory.cursor()) == (changes, cursor)


def test_rows_that_are_gone_are_forgotten() -> None:
    memory = Memory(None)
    old, new = "2026-03-01T00:00:00Z", "2026-03-10T00:00:00Z"
    memory.meet(item("Bob", guid="a1", created_at=old), ASKED_AT)
    memory.meet(item("Bob", guid="b2", created_at=new), ASKED_AT)
    memory.keep_only(set(), above=parse_moment(old))
    assert memory.unread_below(ASKED_AT) == {"a1"}
    memory.keep_only(set(), above=None)
    assert memory.unread_below(ASKED_AT) == set()


def test_marks_are_noted() -> None:
    memory = Memory(None)
    memory.meet(item("Bob"), ASKED_AT)
    memory.note_read("a1", read=True, at=ASKED_AT)
    assert memory.unread_below(ASKED_AT) == set()
    memory.note_read("a1", read=False, at=ASKED_AT)
    assert memory.unread_below(ASKED_AT) == {"a1"}


def test_an_answer_that_was_asked_for_before_a_mark_does_not_undo_it() -> None:
    memory = Memory(None)
    memory.meet(item("Bob"), ASKED_AT)
    memory.note_read("a1", read=True, at=LATER)
    memory.meet(item("Bob"), LATER - timedelta(seconds=1))
    assert memory.unread_below(ASKED_AT) == set()
    memory.meet(item("Bob"), LATER + timedelta(seconds=1))
    assert memory.unread_below(ASKED_AT) == {"a1"}


def test_what_a_list_from_before_a_mark_implies_does_not_undo_it() -> None:
    memory = Memory(None)
    memory.meet(item("Bob"), ASKED_AT)
    memory.note_read("a1", read=False, at=LATER)
    memory.note_read("a1", read=True, at=LATER - timedelta(seconds=1))
    assert memory.unread_below(LATER) == {"a1"}


def test_nor_does_it_undo_a_mark_on_a_row_that_was_read_when_it_was_met() -> None:
    memory = Memory(None)
    memory.meet(item("Bob", read=True), ASKED_AT)
    memory.note_read("a1", read=False, at=LATER)
    memory.tidy()
    memory.meet(item("Bob", read=True), LATER - timedelta(seconds=1))
    assert memory.unread_below(LATER) == {"a1"}
    memory.meet(item("Bob", read=True), LATER + timedelta(seconds=1))
    assert memory.unread_below(LATER) == set()


def test_a_row_of_long_ago_that_is_marked_unread_is_looked_for_until_it_is_found() -> None:
    memory = Memory(None)
    memory.note_read("forgotten", read=True, at=ASKED_AT)
    assert memory.unread_below(ASKED_AT) == set()
    memory.note_read("forgotten", read=False, at=ASKED_AT)
    assert memory.newest_first(memory.unread_below(ASKED_AT)) == ["forgotten"]
    memory.meet(item("Bob", guid="forgotten", read=True), LATER)
    assert memory.unread_below(ASKED_AT) == set()


def test_it_does_not_grow_without_end() -> None:
    memory = Memory(None)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(MOST_UNREAD + 50):
        created_at = (start + timedelta(minutes=number)).isoformat()
        memory.meet(item("Bob", guid=f"u{number}", created_at=created_at), ASKED_AT)
    for number in range(MOST_CHANGED + 50):
        memory.meet(item("Bob", guid=f"r{number}"), ASKED_AT)
        memory.meet(item("Bob", "Carol", guid=f"r{number}"), LATER)
        memory.note_read(f"r{number}", read=True, at=LATER)
    memory.tidy()
    kept = json.loads(memory.cursor())["rows"]
    assert len(kept) == MOST_UNREAD + MOST_CHANGED
    assert "u49" not in kept


@pytest.mark.parametrize("cursor", ["", "12345", "{", "[]", '{"rows": 5}', '{"rows": {"a": [1]}}', "[" * 100_000])
def test_a_cursor_that_is_none_of_ours_is_a_fresh_start(cursor: str) -> None:
    assert Memory(cursor).is_blank


@given(st.text(max_size=100))
def test_any_text_as_a_cursor_is_a_memory(cursor: str) -> None:
    Memory(cursor).cursor()
