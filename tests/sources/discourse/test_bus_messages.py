"""What the bus sends is read in either form, and what makes no sense costs nothing else."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traynotify.api import Response, WireError, decode_json
from traynotify.sources.discourse.bus import Bus, messages
from traynotify.sources.discourse.client import DiscourseClient

NOW = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)


def answer(body: bytes) -> Response:
    return Response("larks.example", 200, {}, body, NOW)


def message(data: Any = None, channel: str = "/notification/7", position: int = 5) -> dict[str, Any]:
    return {"global_id": 90, "message_id": position, "channel": channel, "data": data}


def test_one_array_is_read() -> None:
    found = messages(answer(json.dumps([message(), message(position=6)]).encode()))
    assert [each.message_id for each in found] == [5, 6]


def test_parts_between_separators_are_read() -> None:
    data = {"text": "a\r\n|\r\nb"}
    parts = [[], [message(data)], [message(position=6), message(position=7)], []]
    found = messages(answer(b"".join(json.dumps(part).encode() + b"\r\n|\r\n" for part in parts)))
    assert [each.message_id for each in found] == [5, 6, 7]
    assert decode_json(found[0].data, dict[str, str]) == data


def test_an_empty_answer_has_no_messages() -> None:
    assert messages(answer(b"")) == messages(answer(b"[]")) == messages(answer(b"[]\r\n|\r\n")) == []


@pytest.mark.parametrize("body", [b"{}", b"[7]", b'[{"channel": 1}]', b"<html>", b"[", b'["a"]', b"null"])
def test_what_is_no_message_is_a_wire_error(body: bytes) -> None:
    with pytest.raises(WireError):
        messages(answer(body))


class Told:
    """Stands in for the client: answers every poll with the same."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    async def poll_bus(self, *_: object) -> Response:
        """One poll."""
        return answer(self._body)


NAMES = [
    "last_notification",
    "notification",
    "id",
    "recent",
    "grouped_unread_notifications",
    "seen_notification_id",
    "notification_type",
    "topic_id",
    "post_number",
    "username",
    "excerpt",
    "/notification/7",
]
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)


@given(st.sampled_from(["/notification/7", "/notification-alert/7", "/__status", "/elsewhere"]), DATA)
def test_whatever_a_message_says_it_is_taken_or_left(channel: str, data: Any) -> None:
    bus = Bus(cast("DiscourseClient", Told(json.dumps([message(data, channel)]).encode())), 7)
    asyncio.run(bus.poll())


@given(st.binary(max_size=200))
def test_random_bytes_are_a_wire_error(body: bytes) -> None:
    try:
        messages(answer(body))
    except WireError:
        pass
