"""Of a row, a person sees plain text, the page on their own pod, and rows in the pod's order."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.diaspora.samples import BASE, ME, me, person, row, translated
from traynotify.api import Actor, Kind, Notification, WireError
from traynotify.sources.diaspora import wire
from traynotify.sources.diaspora.translate import (
    EVERYTHING,
    EXCERPT_LIMIT,
    MOST_ACTORS,
    above,
    picture,
    translate_conversation,
)

MOMENTS = st.datetimes(timezones=st.just(UTC)).filter(lambda moment: moment.year < 9999)


def test_a_notification_has_all_that_the_inbox_shows() -> None:
    seen = translated(row("liked", person("Bob", avatar=f"{BASE}/b.png")))
    assert seen.id == "9b1d" * 8
    assert seen.raw_kind == "liked"
    assert seen.excerpt == ""
    bob = "626f62".ljust(32, "0")
    assert seen.actors == (
        Actor(name="Bob", handle="bob@meadow.example", avatar_url=f"{BASE}/b.png", url=f"{BASE}/people/{bob}"),
    )
    assert seen.created_at == datetime(2026, 3, 14, 9, 26, 53, 589000, UTC)
    assert seen.updated_at is None
    assert seen.server_read is False
    assert seen.group_id == f"post:{'70c5' * 8}"


def test_when_it_gained_people_is_when_it_happened() -> None:
    later = datetime(2026, 3, 15, tzinfo=UTC)
    seen = translated(row("liked"), updated_at=later)
    assert seen.happened_at == later
    assert seen.order_key == translated(row("liked")).order_key


def test_a_crowd_is_counted_but_not_kept() -> None:
    seen = translated(row("liked", *(person(f"N{number}") for number in range(50))))
    assert (len(seen.actors), seen.actor_count) == (MOST_ACTORS, 50)


@pytest.mark.parametrize(
    ("item", "page"),
    [
        (row("liked"), f"{BASE}/posts/{'70c5' * 8}"),
        (row("started_sharing", target=None), f"{BASE}/people/{'626f62'.ljust(32, '0')}"),
        (row("liked", target=None), f"{BASE}/people/{'626f62'.ljust(32, '0')}"),
        ({**row("liked", target=None), "event_creators": []}, f"{BASE}/notifications"),
        (row("liked", target={"guid": "../../logout"}), f"{BASE}/people/{'626f62'.ljust(32, '0')}"),
        (row("liked", target={"guid": "a:b@c"}), f"{BASE}/posts/a%3Ab%40c"),
    ],
)
def test_a_click_opens_the_page_on_the_own_pod(item: dict[str, Any], page: str) -> None:
    assert translated(item).url == page


@pytest.mark.parametrize(
    ("given_address", "shown"),
    [
        ("https://cdn.example/b.png", "https://cdn.example/b.png"),
        ("/assets/user/default.png", f"{BASE}/assets/user/default.png"),
        ("//evil.example/b.png", ""),
        ("file:///etc/hostname", ""),
        ("data:image/png;base64,AAAA", ""),
        ("", ""),
    ],
)
def test_pictures_are_web_addresses(given_address: str, shown: str) -> None:
    assert picture(given_address, BASE) == shown


@given(MOMENTS, MOMENTS)
def test_the_key_sorts_as_the_pod_does(one: datetime, other: datetime) -> None:
    def key(moment: datetime) -> str:
        return translated(row(created_at=moment.isoformat())).order_key

    if abs(one - other) >= timedelta(milliseconds=1):
        assert (key(one) < key(other)) is (one < other)
    assert key(one) > EVERYTHING


@given(MOMENTS)
def test_above_a_moment_is_all_that_is_newer_and_nothing_of_the_same(moment: datetime) -> None:
    same = translated(row(created_at=moment.isoformat(), guid="f" * 255)).order_key
    newer = translated(row(created_at=(moment + timedelta(milliseconds=1)).isoformat(), guid="0")).order_key
    assert same < above(moment) <= newer


def test_above_the_end_of_time_is_no_trap() -> None:
    assert above(datetime.max.replace(tzinfo=UTC)).startswith(EVERYTHING)


def conversation(*people: dict[str, Any], **fields: Any) -> wire.Conversation:
    item = {
        "guid": "c0" * 16,
        "subject": "The slides",
        "created_at": "2026-03-14T09:00:00.000Z",
        "read": False,
        "participants": [me(), *people],
        **fields,
    }
    return wire.conversation(json.dumps(item))


def message(body: str, **fields: Any) -> wire.Message:
    item = {"body": body, "created_at": "2026-03-14T09:30:00.000Z", "author": person("Carol"), **fields}
    return wire.message(json.dumps(item))


def shown(conversation: wire.Conversation, newest: wire.Message | None) -> Notification:
    return translate_conversation(conversation, newest, base_url=BASE, me=ME)


def test_a_conversation_is_its_newest_message() -> None:
    seen = shown(conversation(person("Bob"), person("Carol")), message("Can I see\r\nnumber 14?"))
    assert seen.kind is Kind.MESSAGE
    assert seen.title == "Carol sent you a message"
    assert seen.subject == "The slides"
    assert seen.excerpt == "Can I see\nnumber 14?"
    assert seen.happened_at == datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
    assert seen.server_read is False
    assert seen.url == f"{BASE}/conversations"
    assert [actor.handle for actor in seen.actors] == ["carol@meadow.example"]


def test_a_conversation_that_cannot_be_read_names_the_others() -> None:
    seen = shown(conversation(person("Bob"), person("Carol"), person("Dave")), None)
    assert seen.title == "Bob, Carol and 1 other sent you a message"
    assert seen.updated_at is None
    assert shown(conversation(), None).title == "Someone sent you a message"


def test_a_conversation_sorts_apart_from_the_list() -> None:
    """What the list says about its own completeness must say nothing about conversations."""
    late = conversation(created_at="9999-12-01T00:00:00.000Z")
    assert shown(late, None).order_key < EVERYTHING < translated(row()).order_key
    assert str(shown(late, None).id) != late.guid


def test_long_and_hostile_messages_are_cut_and_cleaned() -> None:
    seen = shown(conversation(subject="a\nb" * 500), message("\u202ex " * 5_000))
    assert len(seen.excerpt) <= EXCERPT_LIMIT
    assert "\u202e" not in seen.excerpt
    assert "\n" not in seen.subject


@given(st.binary(max_size=200))
def test_any_row_that_can_be_read_can_be_shown(data: bytes) -> None:
    try:
        item = wire.notification(b'{"guid":"abc","event_creators":' + data + b"}")
    except WireError:
        return
    seen = translated({"guid": item.guid, "type": item.type})
    assert seen.title
