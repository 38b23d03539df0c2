"""From a click to the server: what is taken back in time is not sent, however things fall."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest

from tests.support.examples import keys
from tests.support.virtual_time import settle
from tests.unit.engine.world import World, with_five_unread
from traynotify.core.commands import Rejection, Verb
from traynotify.core.state import Operation


@pytest.fixture
async def world() -> World:
    return with_five_unread()


async def test_a_click_is_sent_when_its_time_for_undoing_is_over(world: World) -> None:
    async with world:
        await world.ask(Verb.READ, 1)
        assert world.unread() == [2, 3, 4, 5]
        await asyncio.sleep(9.9)
        assert world.requests() == []
        await asyncio.sleep(0.2)
        assert world.requests() == [("read", [1])]
        assert world.row(1).read
        assert not world.state.operations


async def test_what_was_undone_never_reaches_the_server(world: World) -> None:
    async with world:
        asked = await world.ask(Verb.READ, 1)
        await asyncio.sleep(5)
        assert await world.engine.undo(asked.id)
        await asyncio.sleep(60)
        assert world.requests() == []
        assert world.unread() == [1, 2, 3, 4, 5]


async def test_undoing_is_too_late_once_it_is_on_its_way(world: World) -> None:
    async with world:
        answer: asyncio.Future[Sequence[Rejection]] = asyncio.get_running_loop().create_future()
        world.server.answers = [answer]
        asked = await world.ask(Verb.READ, 1)
        await asyncio.sleep(11)
        assert world.engine.undoable() is None
        assert not await world.engine.undo(asked.id)
        answer.set_result([])
        await settle()
        assert not await world.engine.undo(asked.id), "also when it was settled meanwhile"
        assert world.unread() == [2, 3, 4, 5]


async def test_undoing_races_with_sending_and_one_of_them_wins(world: World) -> None:
    async with world:
        asked = await world.ask(Verb.READ, 1)
        await asyncio.sleep(9.999)
        world.disk.slow = asyncio.Event()
        await asyncio.sleep(0.1)
        undoing = asyncio.create_task(world.engine.undo(asked.id))
        await settle()
        world.disk.slow.set()
        assert await undoing is False
        assert world.requests() == [("read", [1])]
        assert world.unread() == [2, 3, 4, 5]


async def take_back(world: World, asked: Operation, how: str) -> None:
    match how:
        case "undo":
            assert await world.engine.undo(asked.id)
        case "put off":
            await world.engine.snooze(keys(1), world.clock.now() + timedelta(hours=1))
        case "unread":
            await world.engine.ask(Verb.UNREAD, keys(1))


@pytest.mark.parametrize("how", ["undo", "put off", "unread"])
async def test_what_is_taken_back_in_time_is_not_sent_however_slow_the_disk_is(world: World, how: str) -> None:
    async with world:
        asked = await world.ask(Verb.READ, 1, undo_s=10)
        await asyncio.sleep(9.9)
        world.disk.slow = asyncio.Event()
        taking_back = asyncio.create_task(take_back(world, asked, how))
        await asyncio.sleep(0.2)
        world.disk.slow.set()
        await taking_back
        await asyncio.sleep(60)
        assert world.requests() == []
        assert not world.row(1).is_read


async def test_of_a_click_on_several_what_is_taken_out_while_the_disk_is_slow_is_not_sent(world: World) -> None:
    async with world:
        asked = await world.ask(Verb.READ, 1, 2, undo_s=10)
        await asyncio.sleep(9.9)
        world.disk.slow = asyncio.Event()
        taking_back = asyncio.create_task(take_back(world, asked, "unread"))
        await asyncio.sleep(0.2)
        world.disk.slow.set()
        await taking_back
        await asyncio.sleep(60)
        assert (world.requests(), world.unread()) == ([("read", [2])], [1, 3, 4, 5])


async def test_undoing_what_is_being_settled_is_too_late(world: World) -> None:
    async with world:
        answer: asyncio.Future[Sequence[Rejection]] = asyncio.get_running_loop().create_future()
        world.server.answers = [answer]
        asked = await world.ask(Verb.READ, 1, undo_s=0)
        world.disk.slow = asyncio.Event()
        answer.set_result([])
        await settle()
        undoing = asyncio.create_task(world.engine.undo(asked.id))
        await settle()
        world.disk.slow.set()
        assert await undoing is False
        assert world.unread() == [2, 3, 4, 5]
