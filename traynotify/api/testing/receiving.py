"""The contract's part about notifications: all of them, each once, in order, and fit to be shown."""

from __future__ import annotations

import asyncio

from traynotify.api.testing.hooks import ContractHooks, until_none_but
from traynotify.api.testing.inbox import Inbox
from traynotify.api.testing.world import Listener
from traynotify.core.events import Arrived, Online, Snapshot
from traynotify.core.notification import Kind, Notification

_TURNS = (0, 1, 2, 5, 20, 100)
"""Turns of the event loop after which a source is stopped: before its first request, during it, and later."""


class ReceivingContract(ContractHooks):
    """First contact, catching up, and news."""

    async def test_it_knows_who_it_is(self) -> None:
        source = await self.open()
        identity = await source.identify()
        assert identity.remote_id
        assert "@" in identity.handle
        assert identity.software
        await source.aclose()
        await source.aclose()

    async def test_first_contact_tells_what_is_there_and_then_that_it_is_online(self) -> None:
        ids = self.arrive(45)
        async with self.listening() as listener:
            online = await listener.until_online()
            assert online.live or online.detail, "where it polls, it says how often and why"
            assert {item.id for item in listener.items} == set(ids)
            assert isinstance(listener.told[-1], Online)
            assert listener.cursor is not None
            keys = {str(item.id): item.order_key for item in listener.items}
            assert sorted(ids, key=lambda remote_id: keys[remote_id]) == ids
            for item in listener.items:
                check(item)

    async def test_what_came_while_away_is_told_before_it_is_online_again(self) -> None:
        self.arrive(3)
        async with self.listening() as listener:
            await listener.until_online()
        missed = self.arrive(150)
        async with self.listening(listener.cursor) as again:
            await again.until_online()
            assert set(missed) <= {item.id for item in again.items}
            assert not any(isinstance(event, Arrived) for event in again.told)

    async def test_news_are_told_while_it_is_online(self) -> None:
        async with self.listening() as listener:
            await listener.until_online()
            new = self.arrive(2)
            listener.source.nudge()
            await listener.until(lambda told: set(new) <= {item.id for item in told.items}, "the news")

    async def test_an_answer_says_when_it_was_asked_for(self) -> None:
        self.arrive(3)
        async with self.listening() as listener:
            await listener.until_online()
            times = [event.asked_at for event in listener.told if isinstance(event, Snapshot)]
            assert times
            assert all(moment.tzinfo is not None for moment in times)

    async def test_what_is_told_twice_changes_nothing(self) -> None:
        self.arrive(5)
        inbox = Inbox()
        async with self.listening(inbox=inbox) as listener:
            await listener.until_online()
            rows = inbox.rows
            for event in list(listener.told):
                inbox.take(event)
            assert inbox.rows == rows
        async with self.listening(inbox=inbox) as again:
            await again.until_online()
            assert {row.key: row.notification for row in inbox.rows.values()} == {
                row.key: row.notification for row in rows.values()
            }

    async def test_a_kind_that_nobody_knows_is_shown(self) -> None:
        remote_id = self.arrive_of_unknown_kind()
        async with self.listening() as listener:
            await listener.until_online()
            (item,) = listener.items
            check(item)
            assert (item.id, item.kind) == (remote_id, Kind.OTHER)
            assert item.raw_kind

    async def test_one_bad_item_does_not_cost_the_page(self) -> None:
        first, bad, last = self.arrive(3)
        self.damage(bad)
        async with self.listening() as listener:
            await listener.until_online()
            assert {first, last} <= {item.id for item in listener.items}
            for item in listener.items:
                check(item)

    async def test_a_bad_item_that_was_known_is_not_taken_for_gone(self) -> None:
        ids = self.arrive(3)
        inbox = Inbox()
        async with self.listening(inbox=inbox) as listener:
            await listener.until_online()
        self.damage(ids[1])
        async with self.listening(listener.cursor, inbox) as again:
            await again.until_online()
            assert set(inbox.rows) == set(ids)

    async def test_whenever_it_is_stopped_nothing_of_it_goes_on(self) -> None:
        self.arrive(3)
        await self.grant()
        before = asyncio.all_tasks()
        for turns in _TURNS:
            async with self.opened() as source, Listener(source):
                for _ in range(turns):
                    await asyncio.sleep(0)
            await until_none_but(before)
        async with self.listening() as listener:
            await listener.until_online()
        await until_none_but(before)


def check(item: Notification) -> None:
    """What must be so for whatever a server sends."""
    assert item.title
    assert "\n" not in item.title
    assert item.raw_kind
    assert item.url == "" or item.url.startswith(("http://", "https://"))
    assert item.created_at.tzinfo is not None
    assert item.actor_count >= len(item.actors)
    assert item.order_key
