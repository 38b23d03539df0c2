"""Parsing: every form of the list and of the websocket's messages, and random bytes, which give one error only."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from traynotify.api import WireError
from traynotify.sources.osu import frames, wire
from traynotify.sources.osu.frames import Changed, Channel, Chat, New, Signal
from traynotify.sources.osu.wire import Identity

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
MEMBERS = [
    *("notifications", "stacks", "types", "timestamp", "unread_count", "notification_endpoint", "has_more", "cursor"),
    *("id", "name", "object_type", "object_id", "category", "details", "is_read", "created_at", "event", "data", "ids"),
    *("error", "messages", "users", "message_id", "channel_id", "sender_id", "content", "type", "username"),
]
EVENTS = ["new", "read", "delete", "logout", "verified", "connection.ready", "chat.message.new", "chat.channel.join"]
LIKELY = st.recursive(
    LEAVES | st.sampled_from(EVENTS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(MEMBERS), inner, max_size=6),
    max_leaves=25,
)


def item(**changes: Any) -> dict[str, Any]:
    return {
        "id": 7,
        "name": "forum_topic_reply",
        "created_at": "2031-02-03T04:05:06+00:00",
        "object_type": "forum_topic",
        "object_id": 42,
        "source_user_id": 3,
        "is_read": False,
        "details": {"title": "Bells", "post_id": 9, "username": "Ana"},
        **changes,
    }


def bundle(**members: Any) -> wire.Bundle:
    return wire.bundle(json.dumps(members).encode())


@given(st.binary(max_size=200))
def test_random_bytes_give_the_parsers_own_error(data: bytes) -> None:
    for parse in (wire.bundle, wire.notification, wire.me):
        with suppress(WireError):
            parse(data)
    with suppress(WireError):
        frames.frame(data.decode("utf-8", "replace"))


@given(JSON | LIKELY)
def test_random_json_gives_the_parsers_own_error(value: Any) -> None:
    data = json.dumps(value).encode()
    for parse in (wire.bundle, wire.notification, wire.me):
        with suppress(WireError):
            parse(data)
    with suppress(WireError):
        wire.identity(msgspec.Raw(data))
    with suppress(WireError):
        frames.frame(data.decode())


@given(st.sampled_from(EVENTS), JSON | LIKELY)
def test_random_data_of_an_event_gives_the_parsers_own_error(event: str, data: Any) -> None:
    with suppress(WireError):
        frames.frame(json.dumps({"event": event, "data": data}))


def test_the_text_of_an_error_tells_nothing_of_what_was_read() -> None:
    with pytest.raises(WireError) as caught:
        wire.notification(b'{"id": "secret words", "name": "x"}')
    assert "secret" not in str(caught.value)


# Notifications


def test_a_notification() -> None:
    found = wire.notification(json.dumps(item()).encode())
    assert (found.id, found.name, found.is_read, found.source_user_id) == (7, "forum_topic_reply", False, 3)
    assert found.created_at == datetime(2031, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert found.identity == Identity(id=7, object_type="forum_topic", object_id=42, category="forum_topic_reply")
    assert found.identity.stack == "forum_topic-42-forum_topic_reply"


@pytest.mark.parametrize("details", [None, [], "text", 5])
def test_details_that_are_none(details: Any) -> None:
    assert wire.notification(json.dumps(item(details=details)).encode()).details == {}


def test_a_notification_needs_little() -> None:
    found = wire.notification(b'{"id": "18446744073709551615", "name": "x"}')
    assert found.id == 2**64 - 1
    assert (found.object_type, found.object_id, found.created_at, found.is_read) == ("", None, None, False)
    assert not found.identity.has_stack


@pytest.mark.parametrize("number", [None, -1, 1.5, True, "x", "", "1" * 21, 2**64, [], {}])
def test_an_id_that_is_none(number: Any) -> None:
    with pytest.raises(WireError):
        wire.notification(json.dumps(item(id=number)).encode())


# The list


def test_the_list_as_it_is_documented() -> None:
    found = bundle(
        has_more=True, notifications=[item(id=9), item(id=8)], unread_count=100, notification_endpoint="wss://n.example"
    )
    assert [each.id for each in found.notifications] == [9, 8]
    assert (found.stacks, found.more_below, found.unread_count) == (None, 8, 100)
    assert found.endpoint == "wss://n.example"


def test_the_list_as_the_documentations_example_has_it() -> None:
    assert [each.id for each in bundle(has_more=True, notifications=item()).notifications] == [7]


@pytest.mark.parametrize("value", [None, {}, [], "text", 3])
def test_a_list_without_anything(value: Any) -> None:
    found = bundle(notifications=value)
    assert (found.notifications, found.more_below) == ([], None)


def test_the_list_of_today() -> None:
    stack = {"category": "forum_topic_reply", "object_id": 42, "object_type": "forum_topic", "total": 70}
    found = bundle(
        notifications=[item(id=9), item(id=5)],
        stacks=[{**stack, "cursor": {"id": 5}, "name": "x"}, {**stack, "object_id": 43, "cursor": None}, {"odd": 1}],
        types=[{"cursor": {"id": 9}, "name": None, "total": 70}, {"cursor": {"id": 9, "type": "user"}, "name": "user"}],
        timestamp="2031-02-03T04:05:06+00:00",
    )
    assert found.stacks is not None
    assert [(each.identity.object_id, each.more_below) for each in found.stacks] == [(42, 5), (43, None)]
    assert (found.more_below, found.total, found.floor) == (9, 70, 9)
    assert found.timestamp == datetime(2031, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert found.unread_count is None


@pytest.mark.parametrize("cursor", [None, {"type": "channel"}, {"id": None}, {}, [], 5])
def test_a_cursor_that_leads_nowhere(cursor: Any) -> None:
    found = bundle(notifications=[item()], stacks=[], types=[{"name": None, "cursor": cursor}])
    assert found.more_below is None


def test_a_list_that_holds_everything_is_complete_from_the_beginning_of_time() -> None:
    found = bundle(notifications=[item()], stacks=[], types=[{"name": None, "cursor": {"id": 7}, "total": 1}])
    assert found.floor == 0


def test_a_bad_item_does_not_cost_the_page() -> None:
    found = bundle(notifications=[item(), {"id": 5}, None, "x", item(id=6)])
    assert [each.id for each in found.notifications] == [7, 6]
    assert found.damaged == 3


# The websocket


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ('{"event":"connection.ready"}', Signal.READY),
        ('{"event":"logout"}', Signal.LOGOUT),
        ('{"event":"verified"}', Signal.VERIFIED),
        ('{"error":"authentication failed"}', Signal.REFUSED),
        ('{"event":"something.new","data":5}', None),
    ],
)
def test_what_is_said_without_more(text: str, meaning: Signal | None) -> None:
    assert frames.frame(text) is meaning


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "5", "null", '{"event":5}', '{"event":"new"}', '{"event":"new","data":{}}']
)
def test_what_makes_no_sense(text: str) -> None:
    with pytest.raises(WireError):
        frames.frame(text)


def test_a_new_notification() -> None:
    found = frames.frame(json.dumps({"event": "new", "data": {**item(), "socket": None}, "socket": None}))
    assert isinstance(found, New)
    assert found.notification.id == 7


ONE = Identity(id=5, object_type="channel", object_id=77, category="channel")


@pytest.mark.parametrize(
    ("frame", "identities"),
    [
        ({"ids": [5, "6", None, -3]}, [Identity(id=5), Identity(id=6)]),
        ({"data": {"ids": [5]}}, [Identity(id=5)]),
        (
            {"data": {"notifications": [{"id": 5, "category": "channel", "object_id": 77, "object_type": "channel"}]}},
            [ONE],
        ),
        ({"data": {"notifications": [{"id": "5"}]}}, [Identity(id=5)]),
        (
            {"data": {"notifications": [{"category": "channel", "object_id": "77", "object_type": "channel"}]}},
            [Identity(object_type="channel", object_id=77, category="channel")],
        ),
        ({"data": {"notifications": [{"object_type": "user"}]}}, [Identity(object_type="user")]),
        ({"data": {"notifications": [{"object_type": None}]}}, [Identity()]),
        ({"data": {"notifications": [{}]}}, [Identity()]),
        ({"data": {"notifications": [{"id": "x"}, {"object_type": 5}, "all", None, []]}}, []),
    ],
)
@pytest.mark.parametrize("event", ["read", "delete"])
def test_every_form_of_read_and_delete(event: str, frame: dict[str, Any], identities: list[Identity]) -> None:
    found = frames.frame(json.dumps({"event": event, **frame}))
    assert found == Changed(deleted=event == "delete", identities=tuple(identities), at=None)


def test_when_something_was_read() -> None:
    data = {"notifications": [{}], "read_count": 3, "timestamp": "2031-02-03T04:05:06.789Z"}
    found = frames.frame(json.dumps({"event": "read", "data": data}))
    assert isinstance(found, Changed)
    assert found.at == datetime(2031, 2, 3, 4, 5, 6, 789000, tzinfo=UTC)


def test_lines_of_chat() -> None:
    line = {"channel_id": 5, "content": "hi", "is_action": True, "message_id": 9, "sender_id": 2, "timestamp": "now"}
    data = {
        "messages": [line, {"content": "no ids"}, {**line, "message_id": -1}],
        "users": [{"id": 2, "username": "Ana"}, 5],
    }
    found = frames.frame(json.dumps({"event": "chat.message.new", "data": data}))
    assert isinstance(found, Chat)
    assert [(each.channel_id, each.id, each.content, each.is_action) for each in found.messages] == [(5, 9, "hi", True)]
    assert found.people[2].username == "Ana"


def test_a_channel() -> None:
    data = {"channel_id": 5, "name": "#bells", "type": "TEAM"}
    found = frames.frame(json.dumps({"event": "chat.channel.join", "data": data}))
    assert found == Channel(id=5, name="#bells", type="TEAM")
