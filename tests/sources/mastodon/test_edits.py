"""Of the notifications about one edited post, the newest is the one that its server still has."""

import json

import pytest

from tests.sources.mastodon.samples import notification, server, status
from traynotify.sources.mastodon import edits, wire
from traynotify.sources.mastodon.edits import Edits


def edit(number: int, post: str = "7", kind: str = "update") -> wire.Notification:
    return wire.notification(json.dumps(notification(kind, id=str(number), status=status(post))))


def test_of_two_the_older_one_is_no_more_whichever_comes_first() -> None:
    book = Edits(server())
    assert [book.note(edit(number)) for number in (99, 99, 100, 98)] == [None, None, "99", "98"]
    assert book.note(edit(101, post="8")) is None
    assert book.note(edit(102, kind="quoted_update")) is None


def test_nothing_else_takes_the_place_of_anything() -> None:
    book, elsewhere = Edits(server()), Edits(server("pleroma"))
    assert [book.note(edit(number, kind="favourite")) for number in (1, 2)] == [None, None]
    assert [elsewhere.note(edit(number)) for number in (1, 2)] == [None, None]


def test_only_so_many_posts_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edits, "MOST_EDITED", 2)
    book = Edits(server())
    for number, post in enumerate(("a", "b", "a", "c"), start=1):
        book.note(edit(number, post))
    assert [book.note(edit(9, post)) for post in ("a", "b")] == ["3", None]
