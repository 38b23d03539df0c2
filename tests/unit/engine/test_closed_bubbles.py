"""What a bubble told that the person closed is not told again: the next digest tells the new alone."""

import asyncio
from collections.abc import Sequence

from tests.support.examples import ANA, notification
from tests.support.virtual_time import settle
from tests.unit.engine.world import World, page
from traynotify.core.digest import news
from traynotify.core.events import Arrived
from traynotify.core.notification import Kind


async def close_digest(world: World) -> None:
    """The person closes the digest, and the desktop says so."""
    del world.notifier.screen[news(ANA).id]
    world.engine.closed(news(ANA).id)
    await settle()


def counts(world: World) -> Sequence[str]:
    return [title.split()[0] for title in world.notifier.titles]


async def test_the_next_digest_tells_what_is_new_alone() -> None:
    world = World()
    world.server.missed = [page(1, 2, 3)]
    async with world:
        await close_digest(world)
        world.server.push(*(notification(n) for n in (4, 5, 6, 7, 8, 9)))
        await asyncio.sleep(60)
        assert counts(world) == ["3", "6"]
        assert world.on_screen() == [[4, 5, 6, 7, 8, 9]]


async def test_one_that_stands_is_counted_on() -> None:
    world = World()
    world.server.missed = [page(1, 2, 3)]
    async with world:
        await asyncio.sleep(60)
        world.server.push(*(notification(n) for n in (4, 5, 6, 7, 8, 9)))
        await asyncio.sleep(60)
        assert counts(world) == ["3", "9"]


async def test_of_what_was_closed_each_further_message_is_told() -> None:
    world = World()
    world.server.missed = [Arrived(items=tuple(notification(n, kind=Kind.MESSAGE) for n in (1, 2, 3)))]
    async with world:
        await close_digest(world)
        await asyncio.sleep(60)
        again = notification(2, title="Or coffee?", kind=Kind.MESSAGE, updated_at=world.clock.now())
        world.server.push(again)
        await settle()
        assert world.notifier.titles[-1] == "Or coffee?"


async def test_what_was_closed_is_not_withdrawn_when_it_is_read() -> None:
    async with World() as world:
        await world.push(1)
        (alert_id,) = world.notifier.screen
        world.engine.closed(alert_id)
        world.engine.closed("never shown")
        world.notifier.screen.clear()
        await world.engine.mark_all_read()
        await settle()
        assert world.notifier.withdrawn == []
        assert await world.disk.bubbles() == []
