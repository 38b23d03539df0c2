"""What was told is remembered: what is known, what is unread, and where to go on."""

import pytest

from tests.sources.discourse.samples import in_topic, read, row
from traynotify.sources.discourse import ledger, wire
from traynotify.sources.discourse.ledger import Cursor, Ledger
from traynotify.sources.discourse.translate import order_key


def test_what_is_new_is_told_apart_from_what_is_known() -> None:
    book = Ledger()
    first, second = read(row("liked", id=1)), read(row("liked", id=2, read=True))
    assert book.note([first, second]) == [first, second]
    assert book.note([first, second]) == []
    assert (book.knows(1), book.knows(3)) == (True, False)
    assert book.unread_ids() == {1}
    assert book.owner == 7


def test_what_is_read_is_counted_once() -> None:
    book = Ledger()
    book.note([read(row("liked", id=number)) for number in (1, 2)])
    assert book.note_read([1, 9]) == {1}
    assert book.note_read([1]) == frozenset()
    book.note([read(row("liked", id=2, read=True))])
    assert book.unread == 0
    book.note([read(row("liked", id=1))])
    assert book.unread_ids() == {1}, "the list may say that it is unread again"


def test_of_a_topic_only_the_newest_is_unread() -> None:
    book = Ledger()
    book.note([read(in_topic("replied", id=1)), read(in_topic("mentioned", id=2)), read(in_topic("posted", id=3))])
    assert book.unread_ids() == {2, 3}
    book.note([read(in_topic("replied", id=1))])
    book.note([read(in_topic("replied", id=5, topic_id=99))])
    assert 3 in book.unread_ids()


def test_where_it_goes_on_survives_as_text() -> None:
    book = Ledger()
    rows = [read(row("liked", id=number, created_at=f"2026-03-14T09:{number:02}:00Z")) for number in (1, 2, 3)]
    book.note(rows)
    book.note_whole(rows)
    book.note_read([2])
    cursor = Cursor.load(book.cursor.dump())
    assert cursor == Cursor(order_key(3, rows[2].created_at), (1, 3), (1, 2, 3))
    assert cursor is not None
    again = Ledger()
    again.restore(cursor)
    assert (again.newest, again.unread_ids()) == (book.newest, {1, 3})
    assert again.has_unread_below("0")
    again.note(rows)
    assert not again.has_unread_below(order_key(1, rows[0].created_at))
    assert again.unread_above(order_key(3, rows[2].created_at)) == {3}


def minutes(*numbers: int) -> list[wire.Notification]:
    """Rows with these ids, one a minute, whichever numbers they have."""
    return [
        read(row("liked", id=number, read=True, created_at=f"2026-03-14T09:{minute:02}:00Z"))
        for minute, number in enumerate(numbers)
    ]


@pytest.mark.parametrize("restarted", [False, True])
def test_a_list_of_which_nothing_is_known_that_should_be_begins_anew(restarted: bool) -> None:
    book = Ledger()
    book.note(minutes(*range(1, 31)))
    book.note_whole(minutes(*range(1, 31)))
    if restarted:
        before, book = book, Ledger()
        book.restore(before.cursor)
    newest = book.newest
    book.begin_anew_if_renumbered(minutes(*range(1, 26), 90))  # what was newest is gone, and one is new in its place
    assert book.newest == newest
    book.begin_anew_if_renumbered(minutes(*range(91, 121)))
    assert book.newest == ""


@pytest.mark.parametrize("text", [None, "", "{", "7", "null", '["a", ["x"]]', '{"newest": 1}'])
def test_what_is_no_cursor_is_none(text: str | None) -> None:
    assert Cursor.load(text) is None


def test_it_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "MOST_KNOWN", 10)
    monkeypatch.setattr(ledger, "MOST_REMEMBERED_UNREAD", 5)
    book = Ledger()
    for number in range(1, 100):
        book.note([read(row("liked", id=number, read=number > 20))])
    assert not book.knows(50)
    assert book.knows(99)
    assert book.unread == 20, "what is unread is never forgotten"
    assert len(book.cursor.unread) == 5
    assert max(book.cursor.unread) == 20


def test_what_is_told_by_itself_leaves_open_what_is_below_it() -> None:
    book = Ledger()
    first, later = (read(row("liked", id=number, created_at=f"2026-03-14T09:{number:02}:00Z")) for number in (1, 9))
    book.note([first])
    book.note_whole([first])
    book.note([later])
    assert book.newest == order_key(1, first.created_at)


def test_only_so_many_topics_are_remembered_by_their_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "MOST_KNOWN", 2)
    book = Ledger()
    book.note(
        [read(in_topic("replied", id=number, topic_id=topic)) for number, topic in ((1, 1), (2, 2), (3, 1), (4, 3))]
    )
    book.note([read(in_topic("replied", id=number, topic_id=topic)) for number, topic in ((5, 1), (6, 2))])
    assert book.unread_ids() == {2, 4, 5, 6}
