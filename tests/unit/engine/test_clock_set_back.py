"""When the clock is set back, what was asked for before a click still does not undo it: it is asked for again."""

import asyncio

import pytest

from tests.support.examples import notification, remote_ids
from tests.support.virtual_time import settle
from tests.unit.engine.world import World, title
from traynotify.core.commands import Verb
from traynotify.core.events import Counted, ReadChanged, Snapshot, SourceEvent
from traynotify.core.selector import Items

SET_BACK_S = pytest.mark.parametrize("set_back_s", [0.5, 3_600.0])


async def click(world: World) -> None:
    await world.ask(Verb.READ, 1, undo_s=0)
    await asyncio.sleep(0.1)


@SET_BACK_S
@pytest.mark.parametrize("first", ["the click", "the clock"])
@pytest.mark.parametrize("told", ["a list", "a mark"])
async def test_no_answer_asked_for_before_a_click_undoes_it(set_back_s: float, first: str, told: str) -> None:
    async with World() as world:
        await world.push(1, server_read=False)
        asked_at = world.clock.now()
        answer: SourceEvent = Snapshot(items=(notification(1, server_read=False),), asked_at=asked_at)
        if told == "a mark":
            answer = ReadChanged(selector=Items(remote_ids(1)), read=False, asked_at=asked_at)
        await asyncio.sleep(0.1)
        if first == "the click":
            await click(world)
        world.clock.jump(-set_back_s)
        if first == "the clock":
            await click(world)
        world.server.tell(answer)
        await asyncio.sleep(60)
        assert world.unread() == []
        assert world.is_live()


@SET_BACK_S
async def test_what_is_asked_for_since_then_is_heard(set_back_s: float) -> None:
    async with World() as world:
        await world.push(1, server_read=False)
        await click(world)
        world.server.tell(Counted(unread=900, asked_at=world.clock.now(), capped=True))
        await settle()
        world.clock.jump(-set_back_s)
        world.server.tell(Counted(unread=900, asked_at=world.clock.now(), capped=True))
        await asyncio.sleep(10)
        assert len(world.server.connections) == 2, "what was on its way is asked for again, once"
        again = notification(1, server_read=False, updated_at=world.clock.now())
        world.server.tell(Snapshot(items=(again,), asked_at=world.clock.now()))
        world.server.tell(Counted(unread=1, asked_at=world.clock.now()))
        await settle()
        assert world.unread() == [1]
        assert not world.state.unread().capped


async def test_what_is_pushed_is_heard_at_once() -> None:
    async with World() as world:
        await world.push(1, server_read=False)
        world.clock.jump(-3_600)
        await world.push(2, server_read=False)
        assert world.unread() == [1, 2]
        assert len(world.server.connections) == 1


async def test_a_clock_that_is_set_forward_looks_like_a_sleep_and_loses_nothing() -> None:
    async with World() as world:
        await world.push(1, server_read=False)
        world.clock.jump(3_600)
        await world.push(2, server_read=False)
        assert (world.unread(), world.notifier.titles) == ([1, 2], [title(1), title(2)])
        assert (world.is_live(), len(world.server.connections)) == (True, 2)
