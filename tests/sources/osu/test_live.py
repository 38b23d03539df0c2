"""The websocket: who is let in, what it brings, how it ends, and what happens while it is away."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.sources.osu.accounts import Accounts
from tests.sources.osu.conftest import ServerClock
from tests.support.logs import ExpectedLogs
from traynotify.api import (
    All,
    Arrived,
    Group,
    Items,
    OfKind,
    Online,
    ReadChanged,
    RemoteId,
    Removed,
    Selector,
    SourceEvent,
)
from traynotify.api.testing import Listener
from traynotify.demo.osu import ToyOsu
from traynotify.sources.osu import session

FEED = "/home/notifications/feed"
LIST = "/api/v2/notifications"


def items(*numbers: int) -> Items:
    return Items(frozenset(RemoteId(str(number)) for number in numbers))


def live(listener: Listener) -> list[SourceEvent]:
    """What was told since it was online, but for places to go on from."""
    first = next(i for i, event in enumerate(listener.told) if isinstance(event, Online))
    return [event for event in listener.told[first + 1 :] if isinstance(event, Arrived | ReadChanged | Removed)]


async def selectors(listener: Listener, count: int = 1) -> list[Selector]:
    """What was read or deleted, once so much was told."""
    events = await listener.until(lambda x: e if len(e := live(x)) >= count else None, f"{count} events")
    return [event.selector for event in events if isinstance(event, ReadChanged | Removed)]


async def test_news_come_at_once_and_only_once(toy: ToyOsu, accounts: Accounts) -> None:
    async with Listener(await accounts.open()) as listener:
        assert await listener.until_online() == Online(live=True)
        row = toy.notify("beatmapset_nominate", "ana")
        toy.publish(row)
        await listener.until(lambda x: len(live(x)) == 2, "both messages")
        first, again = live(listener)
        assert isinstance(first, Arrived)
        assert isinstance(again, Arrived)
        assert first == again
        assert first.items[0].title == "ana nominated “Clockwork Meadow”"
        assert first.items[0].server_read is False


@pytest.mark.parametrize("generation", ["today", "2019", "documented"])
async def test_read_elsewhere_one_by_one(toy: ToyOsu, accounts: Accounts) -> None:
    one, other = toy.notify("forum_topic_reply"), toy.notify("beatmapset_rank")
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        toy.read_elsewhere(other)
        assert await selectors(listener) == [items(other.id)]
        toy.read_elsewhere(one)
        assert await selectors(listener, 2) == [items(other.id), items(one.id)]


async def test_read_elsewhere_by_stack_type_and_all(toy: ToyOsu, accounts: Accounts, clock: ServerClock) -> None:
    row = toy.notify("forum_topic_reply")
    toy.notify("beatmapset_rank")
    toy.notify("news_post_new")
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        clock.go_on()
        toy.read_elsewhere(row.stack)
        assert await selectors(listener) == [Group(f"forum_topic-{row.object_id}-forum_topic_reply")]
        toy.read_elsewhere({"object_type": "news_post"})
        assert (await selectors(listener, 2))[1:] == [OfKind("news_post_new")]
        toy.read_elsewhere()
        assert (await selectors(listener, 3))[2:] == [All()]
        assert all(isinstance(event, ReadChanged) and event.read for event in live(listener))


async def test_deleted_elsewhere_on_every_level(toy: ToyOsu, accounts: Accounts, clock: ServerClock) -> None:
    rows = [toy.notify(name) for name in ("forum_topic_reply", "beatmapset_rank", "news_post_new", "channel_mention")]
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        clock.go_on()
        toy.delete(rows[0])
        toy.delete(rows[1].stack)
        toy.delete({"object_type": "news_post"})
        toy.delete({"object_type": None})
        found = await selectors(listener, 4)
        assert all(isinstance(event, Removed) for event in live(listener))
        stack = Group(f"beatmapset-{rows[1].object_id}-beatmapset_state")
        assert found == [items(rows[0].id), stack, OfKind("news_post_new"), All()]


async def test_a_type_means_what_is_about_it_and_nothing_else(
    toy: ToyOsu, accounts: Accounts, clock: ServerClock
) -> None:
    about_map = toy.notify("comment_new")
    about_news = toy.notify("comment_new", object_type="news_post")
    unheard_of = toy.notify("constellation")
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        clock.go_on()
        toy.read_elsewhere({"object_type": "beatmapset"})
        found = await listener.until(lambda x: [s for s in _selectors(x) if isinstance(s, Items)], "the others")
        assert found == [items(about_map.id, unheard_of.id)]
        names = {s.raw_kind for s in _selectors(listener) if isinstance(s, OfKind)}
        assert "beatmapset_rank" in names
        assert "comment_new" not in names
        assert toy.unread() == {about_news.id}


def _selectors(listener: Listener) -> list[Selector]:
    return [event.selector for event in live(listener) if isinstance(event, ReadChanged)]


async def test_what_is_stacked_by_person_is_many_things(toy: ToyOsu, accounts: Accounts, clock: ServerClock) -> None:
    """Medals have nothing in common but who got them: they are no group here, but a stack there."""
    medals = [toy.notify("user_achievement_unlock", "robin", title="Medals", at=clock()) for _ in range(2)]
    toy.notify("user_beatmapset_new", "ana", title="Medals")
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        assert {item.group_id for item in listener.items} == {""}
        clock.go_on()
        toy.read_elsewhere(medals[0].stack)
        assert await selectors(listener) == [items(*(medal.id for medal in medals))]


async def test_many_in_one_message(toy: ToyOsu, accounts: Accounts) -> None:
    rows = [toy.notify("forum_topic_reply", title=f"Topic {n}") for n in range(3)]
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        toy.read_elsewhere(*rows)
        assert await selectors(listener) == [items(*(row.id for row in rows))]


async def test_old_news_about_many_are_of_no_use(toy: ToyOsu, accounts: Accounts) -> None:
    """What was read before the list was asked for is in the list; what came since was not meant."""
    row = toy.notify("forum_topic_reply")
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        before = (datetime.now(UTC) - timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        data = {"notifications": [{"object_type": None}, {"id": 5}], "read_count": 1, "timestamp": before}
        toy.send_frame(json.dumps({"event": "read", "data": data}))
        toy.read_elsewhere(row)
        assert await selectors(listener, 2) == [items(5), items(row.id)]


async def test_news_about_many_from_the_second_of_the_last_look_are_looked_up(
    toy: ToyOsu, accounts: Accounts, clock: ServerClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it was before the look or after it cannot be told, nor hence which ones were meant."""
    monkeypatch.setattr(session, "SOON_S", 0.02)
    clock.stop()
    toy.notify("forum_topic_reply")
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        mark = toy.log.mark()
        stamp = clock().strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        data = {"notifications": [{"object_type": None}], "read_count": 1, "timestamp": stamp}
        toy.send_frame(json.dumps({"event": "read", "data": data}))
        await toy.log.wait_for(lambda request: request.path == LIST, after=mark)
        assert listener.inbox.unread == {str(number) for number in toy.unread()}
        assert live(listener) == []


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "no json",
        "[]",
        "null",
        "{}",
        '{"event":"new"}',
        '{"event":"new","data":{"id":"x"}}',
        '{"event":"read","data":5}',
    ],
)
async def test_a_message_that_makes_no_sense_costs_nothing(
    toy: ToyOsu, accounts: Accounts, expected_logs: ExpectedLogs, frame: str
) -> None:
    expected_logs("made no sense")
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        toy.send_frame(frame)
        toy.notify("forum_topic_reply")
        await listener.until(live, "what came after it")


@pytest.mark.parametrize("data", [{"notifications": [None, "x", {"id": "x"}]}, {"notifications": []}, {"ids": []}])
async def test_a_broken_identity_never_means_everything(toy: ToyOsu, accounts: Accounts, data: Any) -> None:
    row = toy.notify("forum_topic_reply")
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        toy.send_frame(json.dumps({"event": "read", "data": data}))
        toy.send_frame(json.dumps({"event": "delete", "data": data}))
        toy.read_elsewhere(row)
        assert await selectors(listener) == [items(row.id)]
