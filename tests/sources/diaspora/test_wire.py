"""Whatever bytes come, either something is read from them or a WireError says that there is nothing."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.diaspora.samples import person, row
from traynotify.api import WireError
from traynotify.sources.diaspora import wire

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
)
FIELDS = [
    "guid",
    "type",
    "read",
    "created_at",
    "event_creators",
    "target",
    "subject",
    "participants",
    "body",
    "author",
    "diaspora_id",
    "sub",
]
PARSERS: tuple[Callable[[bytes], object], ...] = (
    wire.notification,
    wire.conversation,
    wire.message,
    wire.me,
    wire.claims,
)


def read(item: dict[str, Any]) -> wire.Notification:
    return wire.notification(json.dumps(item))


def test_a_whole_notification_is_read() -> None:
    item = read(row("liked", person("Bob", avatar="https://pod.example/b.png"), person("Carol")))
    assert item.guid == "9b1d" * 8
    assert item.type == "liked"
    assert item.read is False
    assert item.created_at == datetime(2026, 3, 14, 9, 26, 53, 589000, UTC)
    assert [each.name for each in item.people] == ["Bob", "Carol"]
    assert item.people[0].avatar == "https://pod.example/b.png"
    assert item.people[1].avatar == ""
    assert item.target is not None
    assert item.target.guid == "70c5" * 8
    assert item.target.author is not None
    assert item.target.author.diaspora_id == "bob@meadow.example"


@pytest.mark.parametrize("field", FIELDS[1:6])
@pytest.mark.parametrize("value", [None, 7, [], [1], {"guid": {}}, {"author": [], "guid": 7}, -1.5, "½"])
def test_a_part_that_makes_no_sense_costs_nothing_else(field: str, value: object) -> None:
    item = read({**row(), field: value})
    assert item.guid == "9b1d" * 8
    assert item.type == "mentioned" or field == "type"
    assert item.people or field == "event_creators"


def test_people_who_are_none_are_left_out_and_parts_of_them_too() -> None:
    item = read(row("liked", person("Bob", name=7, avatar=None), None, "Eve", {}))  # type: ignore[arg-type]
    assert [(each.name, each.diaspora_id) for each in item.people] == [("", "bob@meadow.example"), ("", "")]


@pytest.mark.parametrize("guid", [None, 7, "", "a b", "a/b", "a?b", "a#b", "ü", "a\n", "x" * 256, {}])
def test_a_notification_needs_a_guid(guid: object) -> None:
    with pytest.raises(WireError):
        read(row(guid=guid))


@pytest.mark.parametrize(
    ("avatar", "picture"),
    [
        ({"small": "s", "medium": "m", "large": "l"}, "m"),
        ({"large": "l"}, "l"),
        ("p", "p"),
        (None, ""),
        ([], ""),
    ],
)
def test_a_persons_own_picture_has_several_forms(avatar: object, picture: str) -> None:
    body = json.dumps({"diaspora_id": "Ana@Pod.example", "name": "Ana", "avatar": avatar}).encode()
    assert wire.me(body) == ("ana@pod.example", "Ana", picture)


def test_claims_may_be_few() -> None:
    assert wire.claims(b'{"sub": "ana@pod.example"}') == ("ana@pod.example", "", "")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_a_wire_error(data: bytes) -> None:
    for parse in PARSERS:
        try:
            parse(data)
        except WireError:
            pass


@given(st.dictionaries(st.sampled_from(FIELDS), JSON))
def test_any_json_is_read_or_a_wire_error(item: dict[str, Any]) -> None:
    for parse in PARSERS:
        try:
            parse(json.dumps(item).encode())
        except WireError:
            pass


def test_depth_is_no_trap() -> None:
    for parse in PARSERS:
        with pytest.raises(WireError):
            parse(b'{"guid":' + b"[" * 100_000)


def test_an_error_never_quotes_what_was_sent() -> None:
    with pytest.raises(WireError) as caught:
        wire.notification(b'{"guid": 5, "secret": "hunter2"}')
    assert "hunter2" not in str(caught.value)
