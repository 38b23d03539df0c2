"""Whatever bytes come, either a notification is read from them or a WireError says that there is none."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.mastodon.samples import account, notification, status
from traynotify.api import WireError, decode_json
from traynotify.sources.mastodon import wire

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
)
FIELDS = [
    "created_at",
    "account",
    "status",
    "report",
    "event",
    "moderation_warning",
    "collection",
    "target",
    "emoji",
    "fallback",
    "pleroma",
]


def read(item: dict[str, Any]) -> wire.Notification:
    return wire.notification(json.dumps(item))


def test_a_whole_notification_is_read() -> None:
    item = read(notification("mention", account=account("ben"), status=status("7", content="<p>Hi</p>")))
    assert item.id == "41"
    assert item.type == "mention"
    assert item.created_at == datetime(2026, 3, 14, 9, 26, 53, 589000, UTC)
    assert item.account is not None
    assert item.account.acct == "ben"
    assert item.status is not None
    assert item.status.content == "<p>Hi</p>"


def test_numbers_serve_as_ids() -> None:
    item = read(
        notification("mention", id=41, account=account("ben", id=7), status=status(8, in_reply_to_account_id=9))
    )
    assert item.id == "41"
    assert item.account is not None
    assert item.account.id == 7
    assert item.status is not None
    assert item.status.in_reply_to_account_id == 9


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", [None, 7, "text", [], [1], {"id": {}}, {"id": [], "username": 7}, True, -1.5])
def test_a_part_that_makes_no_sense_does_not_cost_the_rest(field: str, value: Any) -> None:
    item = read({**notification("mention", account=account("ben"), status=status("7")), field: value})
    assert (item.id, item.type) == ("41", "mention")


@pytest.mark.parametrize("field", FIELDS)
def test_a_part_that_is_missing_does_not_cost_the_rest(field: str) -> None:
    whole = notification("mention", account=account("ben"), status=status("7"))
    whole.pop(field, None)
    assert read(whole).id == "41"


@pytest.mark.parametrize(
    "item",
    [
        {},
        {"id": "1"},
        {"type": "mention"},
        {"id": None, "type": "mention"},
        {"id": "", "type": "mention"},
        {"id": "a/b", "type": "mention"},
        {"id": "a b", "type": "mention"},
        {"id": "ü", "type": "mention"},
        {"id": "\n", "type": "mention"},
        {"id": "x" * 500, "type": "mention"},
        {"id": 1.5, "type": "mention"},
        {"id": "1", "type": None},
        {"id": "1", "type": 7},
        [],
        "text",
        None,
        7,
    ],
)
def test_without_a_usable_id_and_type_there_is_no_notification(item: Any) -> None:
    with pytest.raises(WireError) as error:
        wire.notification(json.dumps(item))
    assert "x" * 20 not in str(error.value)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 200_000, b'{"a":' * 99_999])
def test_broken_bytes_are_an_error_that_quotes_nothing(data: bytes) -> None:
    with pytest.raises(WireError) as error:
        wire.notification(data)
    assert len(str(error.value)) < 100


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with pytest.raises(WireError):
        wire.notification(data)


@given(st.dictionaries(st.sampled_from(["id", "type", *FIELDS]), JSON))
def test_no_json_raises_anything_else(item: dict[str, Any]) -> None:
    try:
        assert read(item).id
    except WireError:
        pass  # that is what it may say


@given(st.binary(max_size=100) | JSON.map(lambda value: json.dumps(value).encode()), JSON | st.text(max_size=60))
def test_no_frame_raises_anything_else(frame: bytes, payload: Any) -> None:
    for data in (frame, json.dumps({"event": "notification", "payload": payload}).encode()):
        with suppress(WireError):
            wire.streamed(decode_json(data, wire.Frame))


def test_a_frame_holds_json_within_json() -> None:
    item = notification("follow", account=account("ben"))
    frame = decode_json(json.dumps({"event": "notification", "payload": json.dumps(item)}), wire.Frame)
    assert wire.streamed(frame).type == "follow"


def test_a_payload_that_is_no_text_is_read_too() -> None:
    item = notification("follow", account=account("ben"))
    assert wire.streamed(decode_json(json.dumps({"event": "notification", "payload": item}), wire.Frame)).id == "41"


@pytest.mark.parametrize("payload", [None, "", "{", 7, [], {}])
def test_a_payload_without_a_notification_is_an_error(payload: Any) -> None:
    frame = decode_json(json.dumps({"event": "notification", "payload": payload}), wire.Frame)
    with pytest.raises(WireError):
        wire.streamed(frame)
    with pytest.raises(WireError):
        wire.streamed(wire.Frame(event="notification"))
