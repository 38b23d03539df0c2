"""Memory that many rows have left is given back, once."""

import asyncio

import pytest

from tests.support.examples import notification
from tests.support.virtual_time import settle
from tests.unit.engine.world import World
from traynotify.app.free_memory import MANY, QUIET_S, FreeMemory, trim
from traynotify.core.events import ReadChanged
from traynotify.core.selector import All


@pytest.mark.parametrize(("arrived", "times"), [(MANY, 0), (2 * MANY, 1)])
async def test_it_is_given_back_once_many_rows_have_left(arrived: int, times: int) -> None:
    given_back: list[None] = []
    async with World() as world:
        memory = FreeMemory(len(world.state.rows), lambda: given_back.append(None))
        world.engine.store.subscribe(memory.follow)
        world.server.push(*map(notification, range(arrived)))
        await settle()
        assert len(world.state.rows) == arrived
        world.server.tell(ReadChanged(selector=All(), read=True))
        await settle()
        assert len(world.state.rows) < MANY
        assert not given_back, "others may go as well"
        await asyncio.sleep(2 * QUIET_S)
        assert len(given_back) == times
        memory.close()


def test_the_allocator_is_asked_without_an_error_wherever_this_runs() -> None:
    trim()
