"""The toy's message bus tells, holds, skips and forgets as the real one does."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import httpx
import pytest

from tests.support.waiting import eventually
from traynotify.demo.discourse import FORUMS, RateLimits, ToyDiscourse

PLAIN = {"Dont-Chunk": "true"}
STATES, WORDS = "/notification/1", "/notification-alert/1"


async def poll(session: httpx.AsyncClient, name: str = "a", **positions: int) -> list[dict[str, Any]]:
    """One poll; `states` and `words` are our places in the two channels."""
    form = {{"states": STATES, "words": WORDS}.get(k, k): str(v) for k, v in positions.items()}
    answer = await session.post(f"/message-bus/{name}/poll", data=form, headers=PLAIN)
    assert answer.status_code == 200, answer.text
    body: list[dict[str, Any]] = answer.json()
    return body


def status(states: int) -> dict[str, Any]:
    return {"global_id": -1, "message_id": -1, "channel": "/__status", "data": {STATES: states}}


async def test_whoever_wants_news_only_is_told_where_they_are(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    assert await poll(client, states=-1) == [status(0)]
    toy.notify("mentioned", "ben", topic="T")
    assert await poll(client, states=-1) == [status(1)]


async def test_a_message_says_how_things_stand(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    row = toy.notify("private_message", "ben", topic="Hello", text="Are you there?")
    state, words = await poll(client, states=0, words=0)
    assert (state["channel"], state["message_id"]) == (STATES, 1)
    last = state["data"]["last_notification"]["notification"]
    assert last["id"] == row.id
    assert last["created_at"].endswith(" UTC")
    assert "acting_user_name" not in last
    assert state["data"]["recent"] == [[row.id, False]]
    assert state["data"]["grouped_unread_notifications"] == {"6": 1}
    assert words["data"] == {
        "notification_type": 6,
        "post_number": 2,
        "topic_title": "Hello",
        "topic_id": 40,
        "excerpt": "Are you there?",
        "username": "ben",
        "post_url": "/t/hello/40/2",
    }


async def test_words_are_of_what_is_written_alone(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    toy.notify("liked", "ben", topic="T", text="no words")
    assert await poll(client, words=-1) == [
        {"global_id": -1, "message_id": -1, "channel": "/__status", "data": {WORDS: 0}}
    ]


async def test_a_poll_is_held_until_something_happens(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    async with asyncio.TaskGroup() as group:
        held = group.create_task(poll(client, states=0))
        await eventually(lambda: toy.listeners, "a held poll")
        toy.notify("mentioned", "ben", topic="T")
        (message,) = await held
    assert message["message_id"] == 1
    await eventually(lambda: not toy.listeners, "nobody listens")


@pytest.mark.parametrize("forum", [replace(FORUMS["today"], hold_s=0.02)])
async def test_a_poll_is_not_held_for_ever(client: httpx.AsyncClient) -> None:
    assert await poll(client, states=0) == []


async def test_a_newer_poll_ends_the_one_before(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    async with asyncio.TaskGroup() as group:
        first = group.create_task(poll(client, states=0))
        await eventually(lambda: toy.listeners, "a held poll")
        second = group.create_task(poll(client, states=0))
        assert await first == []
        toy.notify("mentioned", "ben", topic="T")
        assert len(await second) == 1


async def test_looking_back_is_by_a_number_below_minus_one(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    for n in range(3):
        toy.notify("mentioned", "ben", topic=f"T{n}")
    assert [message["message_id"] for message in await poll(client, states=-3)] == [2, 3]
    assert [message["message_id"] for message in await poll(client, states=-99)] == [1, 2, 3]


async def test_a_place_that_is_ahead_is_put_right(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    toy.notify("mentioned", "ben", topic="T")
    toy.forget_bus()
    assert await poll(client, states=1) == [status(0)]


@pytest.mark.parametrize("headers", [{}, {"User-Api-Key": "bad"}])
async def test_strangers_hear_nothing_and_are_passed_over(
    toy: ToyDiscourse, stranger: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    stranger.headers.update(headers)
    toy.notify("mentioned", "ben", topic="T")
    assert await poll(stranger, states=0) == [status(1)]


@pytest.mark.parametrize("limits", [RateLimits(per_minute=1)])
async def test_too_many_requests_make_a_stranger(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    assert (await client.get("/session/current.json")).status_code == 200
    toy.notify("mentioned", "ben", topic="T")
    assert await poll(client, states=0) == [status(1)]


@pytest.mark.parametrize("forum", [FORUMS["private"]])
async def test_a_private_forum_refuses_strangers(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post("/message-bus/a/poll", data={STATES: "-1"}, headers=PLAIN)
    assert answer.status_code == 403


@pytest.mark.parametrize("forum", [FORUMS["short"]])
async def test_some_forums_hold_nothing(client: httpx.AsyncClient) -> None:
    assert await poll(client, states=0) == []


@pytest.mark.parametrize("forum", [FORUMS["no_bus"]])
async def test_some_forums_have_none(client: httpx.AsyncClient) -> None:
    assert (await client.post("/message-bus/a/poll", data={STATES: "-1"})).status_code == 404


@pytest.mark.parametrize("forum", [FORUMS["silent"]])
async def test_of_somebody_who_was_long_away_nothing_is_said(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    toy.notify("mentioned", "ben", topic="T", text="x")
    assert await poll(client, states=-1) == [status(0)]


@pytest.mark.parametrize("forum", [replace(FORUMS["today"], hold_s=0.3)])
async def test_without_saying_otherwise_it_comes_in_chunks(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    parts: list[Any] = []
    async with client.stream("POST", "/message-bus/a/poll", data={STATES: "-1"}) as answer:
        assert answer.headers["content-type"].startswith("text/plain")
        buffer = ""
        async for text in answer.aiter_text():
            buffer += text
            while "\r\n|\r\n" in buffer:
                part, _, buffer = buffer.partition("\r\n|\r\n")
                parts.append(json.loads(part))
                if len(parts) == 1:
                    toy.notify("mentioned", "ben", topic="T")
    assert parts[0] == [status(0)]
    assert [message["message_id"] for message in parts[1]] == [1]
    assert parts[-1] == []


async def test_read_elsewhere_is_told(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    row = toy.notify("mentioned", "ben", topic="T")
    toy.read_elsewhere(row)
    *_, last = await poll(client, states=0)
    assert last["data"]["recent"] == [[row.id, True]]
    toy.open_bell()
    *_, last = await poll(client, states=0)
    assert last["data"]["seen_notification_id"] == row.id
