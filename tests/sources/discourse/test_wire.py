"""Whatever bytes come, either a notification is read from them or a WireError says that there is none."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.discourse.samples import FORUM, ME, in_topic, read, row
from traynotify.api import WireError, decode_json
from traynotify.sources.discourse import wire
from traynotify.sources.discourse.translate import translate

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
)
FIELDS = sorted(in_topic("replied").keys() - {"id", "notification_type"})
DETAILS = [
    "display_username",
    "original_username",
    "username",
    "username2",
    "display_name",
    "count",
    "group_name",
    "group_id",
    "badge_id",
    "badge_name",
    "message",
    "chat_channel_id",
    "chat_channel_title",
    "reaction_icon",
    "upcoming_change_names",
    "bookmarkable_url",
    "inbox_count",
    "topic_title",
]


def test_a_whole_notification_is_read() -> None:
    item = read(in_topic("replied", acting_user_name="Ben B.", acting_user_avatar_template="/a/{size}.png"))
    assert (item.id, item.type, item.user_id, item.topic_id, item.post_number) == (41, 2, 7, 55, 4)
    assert item.created_at == datetime(2026, 3, 14, 9, 26, 53, 589000, UTC)
    assert (item.slug, item.read, item.acting_name) == ("the-heron", False, "Ben B.")
    assert item.details.text("original_username") == "ben"


def test_numbers_may_be_spelled_as_text_and_the_details_as_json_within_json() -> None:
    item = read(
        in_topic("liked", id="41", post_number="4", data={}) | {"data": '{"display_username": "ben", "count": "3"}'}
    )
    assert (item.id, item.post_number) == (41, 4)
    assert (item.details.text("display_username"), item.details.number("count")) == ("ben", 3)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", [None, -7, "text", "", [], [1], {"id": {}}, True, 1.5, 2**70])
def test_a_part_that_makes_no_sense_does_not_cost_the_rest(field: str, value: Any) -> None:
    item = read(in_topic("replied") | {field: value})
    assert (item.id, item.type) == (41, 2)
    assert translate(item, site=FORUM, me=ME).title


@pytest.mark.parametrize("field", FIELDS)
def test_a_part_that_is_missing_does_not_cost_the_rest(field: str) -> None:
    whole = in_topic("replied")
    del whole[field]
    assert read(whole).id == 41


@pytest.mark.parametrize(
    "item",
    [
        {},
        {"id": 1},
        {"notification_type": 1},
        {"id": None, "notification_type": 1},
        {"id": 0, "notification_type": 1},
        {"id": -3, "notification_type": 1},
        {"id": 1.5, "notification_type": 1},
        {"id": True, "notification_type": 1},
        {"id": 2**64, "notification_type": 1},
        {"id": "abc", "notification_type": 1},
        {"id": 1, "notification_type": "mentioned"},
        {"id": 1, "notification_type": None},
        [],
        None,
        "text",
        7,
    ],
)
def test_without_an_id_or_a_type_there_is_no_notification(item: Any) -> None:
    with pytest.raises(WireError):
        wire.notification(json.dumps(item))


@given(st.binary(max_size=300))
def test_random_bytes_are_a_wire_error(data: bytes) -> None:
    for kind in (wire.List, wire.Session, wire.Trouble, wire.Done):
        try:
            decode_json(data, kind)
        except WireError:
            pass
    try:
        wire.notification(data)
    except WireError:
        pass


@settings(max_examples=60)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, JSON)), st.integers(0, 1100))
def test_any_json_in_any_field_can_be_shown(fields: dict[str, Any], number: int) -> None:
    item = read(row(number) | fields)
    shown = translate(item, site=FORUM, me=ME)
    assert shown.title
    assert "\n" not in shown.title
    assert shown.url.startswith("https://larks.example/")
    assert shown.actor_count >= len(shown.actors)


@settings(max_examples=60)
@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(DETAILS, JSON)),
    st.sampled_from([*range(1, 46), 800, 801, 802, 1000]),
)
def test_any_json_in_the_details_can_be_shown(details: dict[str, Any], number: int) -> None:
    for item in (row(number, details), in_topic(number, data=details)):
        shown = translate(read(item), site=FORUM, me=ME)
        assert shown.title
        assert shown.url.startswith("https://larks.example/")


def test_json_that_is_too_deep_is_a_wire_error() -> None:
    with pytest.raises(WireError):
        decode_json(b"[" * 100_000, list)


@pytest.mark.parametrize(
    ("path", "offset"),
    [
        ("/notifications?limit=60&offset=60&username=ana", 60),
        ("/talk/notifications?filter=unread&offset=120", 120),
        ("/notifications", None),
        ("http://[", None),
        ("/notifications?offset=-1", None),
        (7, None),
        (None, None),
    ],
)
def test_the_servers_own_step_is_read_from_its_link(path: Any, offset: int | None) -> None:
    listed = decode_json(json.dumps({"notifications": [], "load_more_notifications": path}), wire.List)
    assert listed.next_offset == offset


@pytest.mark.parametrize(
    ("extras", "wait"), [({"wait_seconds": 33}, 33.0), ({"wait_seconds": "x"}, None), (None, None), ([], None)]
)
def test_how_long_to_wait_is_read_from_a_refusal(extras: Any, wait: float | None) -> None:
    trouble = decode_json(json.dumps({"errors": ["x"], "error_type": "rate_limit", "extras": extras}), wire.Trouble)
    assert trouble.wait_s == wait
