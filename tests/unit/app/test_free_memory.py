"""Memory that a flood has taken is given back once it was read."""

import asyncio

import pytest

from tests.support.examples import notification
from tests.support.virtual_time import VirtualLoop, settle
from tests.unit.engine.world import World
from traynotify.app.allocator import keep_little
from traynotify.app.free_memory import MANY, QUIET_S, STARTED_S, FreeMemory, give_back
from traynotify.core.events import ReadChanged
from traynotify.core.selector import All


@pytest.mark.parametrize(("arrived", "times"), [(MANY - 1, 0), (2 * MANY, 1)])
def test_it_is_given_back_once_many_were_read(arrived: int, times: int) -> None:
    given_back: list[None] = []

    async def flood() -> None:
        async with World() as world:
            memory = FreeMemory(len(world.unread()), lambda: given_back.append(None))
            await asyncio.sleep(STARTED_S)
            assert len(given_back) == 1, "what the start has left behind"
            world.engine.store.subscribe(memory.follow)
            world.server.push(*map(notification, range(arrived)))
            await settle()
            assert len(world.unread()) == arrived
            world.server.tell(ReadChanged(selector=All(), read=True))
            await settle()
            assert world.unread() == []
            assert len(given_back) == 1, "others may be read as well"
            await asyncio.sleep(QUIET_S / 2)
            world.server.push(notification(arrived))
            await asyncio.sleep(QUIET_S / 2 + 1)
            assert len(given_back) == 1 + times, "what comes meanwhile does not put it off"
            await asyncio.sleep(2 * QUIET_S)
            memory.close()

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(flood())
    assert len(given_back) == 1 + times


def test_it_is_given_back_once_many_were_read_a_few_at_a_time() -> None:
    given_back: list[None] = []

    async def weeks() -> None:
        async with World() as world:
            memory = FreeMemory(len(world.unread()), lambda: given_back.append(None))
            await asyncio.sleep(STARTED_S)
            world.engine.store.subscribe(memory.follow)
            for first in range(0, 2 * MANY, MANY // 5):
                assert len(given_back) == 1 + first // MANY
                world.server.push(*map(notification, range(first, first + MANY // 5)))
                await settle()
                world.server.tell(ReadChanged(selector=All(), read=True))
                await asyncio.sleep(QUIET_S + 1)
            memory.close()

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(weeks())
    assert len(given_back) == 3, "after the start, and after every so many"


def test_the_allocator_is_asked_without_an_error_wherever_this_runs() -> None:
    keep_little()
    give_back()
