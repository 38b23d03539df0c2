"""What several coroutines tell comes out in order; the first error ends it, and nothing is left running."""

import asyncio
from contextlib import aclosing
from datetime import UTC, datetime

import pytest

from tests.support.waiting import eventually
from traynotify.api import Counted, Feed, Unreachable

NOW = datetime(2026, 3, 14, tzinfo=UTC)


def event(number: int) -> Counted:
    return Counted(unread=number, asked_at=NOW)


async def test_what_was_told_before_an_error_comes_before_it() -> None:
    feed = Feed()

    async def fail() -> None:
        for number in range(3):
            await feed.tell(event(number))
        raise Unreachable("gone")

    feed.start(fail(), "failing")
    events = feed.events()
    assert [await anext(events) for _ in range(3)] == [event(0), event(1), event(2)]
    with pytest.raises(Unreachable, match="gone"):
        await anext(events)
    await feed.aclose()


async def test_a_coroutine_that_ends_does_not_end_the_feed() -> None:
    feed = Feed()

    async def once(number: int) -> None:
        await feed.tell(event(number))

    feed.start(once(1), "one")
    feed.start(once(2), "two")
    async with aclosing(feed.events()) as events:
        assert [await anext(events), await anext(events)] == [event(1), event(2)]
    await feed.aclose()


async def test_a_flood_waits_for_the_reader() -> None:
    feed, told = Feed(), []

    async def flood() -> None:
        for number in range(1000):
            await feed.tell(event(number))
            told.append(number)

    feed.start(flood(), "flood")
    await eventually(lambda: told, "something told")
    for _ in range(100):
        await asyncio.sleep(0)
    assert len(told) < 50
    async with aclosing(feed.events()) as events:
        assert [await anext(events) for _ in range(1000)] == [event(number) for number in range(1000)]
    await feed.aclose()


async def test_closing_ends_every_coroutine_and_waits_for_its_clean_up() -> None:
    feed, cleaned = Feed(), []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            cleaned.append(True)

    feed.start(work(), "one")
    feed.start(work(), "two")
    await asyncio.sleep(0)
    await feed.aclose()
    await feed.aclose()
    assert cleaned == [True, True]


async def test_the_reader_is_not_cancelled_by_an_error() -> None:
    """A reader that is busy with an event when something fails finishes with it first."""
    feed, fail = Feed(), asyncio.Event()

    async def work() -> None:
        await feed.tell(event(1))
        await fail.wait()
        raise Unreachable("gone")

    feed.start(work(), "work")
    async with aclosing(feed.events()) as events:
        assert await anext(events) == event(1)
        fail.set()
        for _ in range(5):
            await asyncio.sleep(0)
        with pytest.raises(Unreachable):
            await anext(events)
    await feed.aclose()


async def test_whoever_tells_something_to_a_feed_that_is_closed_does_not_wait() -> None:
    feed = Feed()

    async def flood() -> None:
        for number in range(100):
            await feed.tell(event(number))

    floods = [asyncio.create_task(flood()) for _ in range(3)]
    for _ in range(5):
        await asyncio.sleep(0)
    assert not any(task.done() for task in floods)
    await feed.aclose()
    async with asyncio.timeout(30):
        await asyncio.gather(*floods)


async def test_whoever_waits_for_what_was_told_does_not_wait_for_a_feed_that_is_closed() -> None:
    feed = Feed()
    await feed.tell(event(1))
    waiting = asyncio.create_task(feed.taken_up())
    for _ in range(5):
        await asyncio.sleep(0)
    assert not waiting.done()
    await feed.aclose()
    async with asyncio.timeout(30):
        assert not await waiting
