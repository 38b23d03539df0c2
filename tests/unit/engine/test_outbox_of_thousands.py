"""A click on thousands of rows: one request and one undo, taken up in slices while others run."""

import asyncio

import pytest

from tests.support.examples import after, keys, notification
from tests.unit.engine.world import World
from traynotify.core.commands import Verb
from traynotify.core.errors import StorageFailed
from traynotify.core.events import Snapshot
from traynotify.core.ports import Batch
from traynotify.core.selector import All


async def with_thousands(world: World) -> None:
    world.server.tell(Snapshot(items=tuple(map(notification, range(1, 1_701))), asked_at=after(0)))
    await asyncio.sleep(60)
    assert world.state.unread().known == 1_700


async def test_a_click_on_thousands_is_one_request_and_one_undo() -> None:
    async with World() as world:
        await with_thousands(world)
        (asked,) = await world.engine.mark_all_read()
        assert len(asked.keys) == 1_700
        assert len(world.state.operations) == 4
        assert await world.engine.undo(asked.id)
        assert (world.state.unread().known, len(world.state.operations)) == (1_700, 0)
        await world.engine.mark_all_read(undo_s=0)
        await asyncio.sleep(1)
        assert [command.selector for command in world.server.performed] == [All()]
        assert (world.state.unread().known, len(world.state.operations)) == (0, 0)


async def test_a_click_on_thousands_that_the_disk_breaks_off_is_done_in_part() -> None:
    async with World() as world:
        await with_thousands(world)
        writes = 0

        def fill(batch: Batch) -> None:
            nonlocal writes
            writes += 1
            world.disk.error = StorageFailed("The disk is full") if writes > 2 else None

        world.disk.before_write = fill
        with pytest.raises(StorageFailed):
            await world.engine.mark_all_read(undo_s=0)
        world.disk.before_write, world.disk.error = lambda batch: None, None
        await asyncio.sleep(60)
        assert world.state.unread().known == 700
        assert {len(numbers) for _, numbers in world.requests()} == {1_000}, "the rest is unread, so not “all”"
        assert not world.state.operations


async def test_a_click_beside_one_on_thousands_takes_nothing_of_it_while_the_clock_is_set_back() -> None:
    """An id is of the moment, and every slice has one."""
    async with World() as world:
        await with_thousands(world)
        await world.ask(Verb.READ, 1_700)
        world.clock.jump(-3600)
        await asyncio.gather(
            world.engine.ask(Verb.READ, keys(*range(1, 1_601)), undo_s=0),
            world.engine.ask(Verb.READ, keys(1_650), undo_s=0),
        )
        await asyncio.sleep(120)
        asked = [number for _, numbers in world.requests() for number in numbers]
        assert sorted(asked) == [*range(1, 1_601), 1_650, 1_700]


async def test_others_run_while_thousands_are_taken_up() -> None:
    async with World() as world:
        seen = list[int]()
        world.engine.store.subscribe(lambda changes: seen.append(len(changes.touched)))
        await with_thousands(world)
        assert max(seen) == 500, "and each is told before the next"
