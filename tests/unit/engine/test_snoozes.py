"""What was put off comes back at its time by the wall clock, once: over restarts, full disks and long sleeps."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest

from tests.support.examples import keys, notification
from tests.support.logs import ExpectedLogs
from tests.support.virtual_time import settle
from tests.unit.engine.world import World
from traynotify.core.commands import Rejection, Verb
from traynotify.core.errors import StorageFailed, Unreachable, UsageError
from traynotify.core.ports import Batch
from traynotify.engine.snoozes import LOOK_EVERY_S

HOUR = timedelta(hours=1)


async def put_off(world: World, *numbers: int, by: timedelta = HOUR) -> None:
    world.server.push(*(notification(number) for number in numbers))
    await settle()
    await world.engine.snooze(keys(*numbers), world.clock.now() + by)
    await settle()


async def test_it_comes_back_at_its_time_with_one_alert() -> None:
    async with World() as world:
        await put_off(world, 1)
        shown = len(world.notifier.titles)
        assert (world.unread(), len(world.notifier.screen)) == ([], 0)
        await asyncio.sleep(HOUR.total_seconds() - 60)
        assert world.unread() == []
        await asyncio.sleep(120)
        assert world.unread() == [1]
        await asyncio.sleep(600)
        assert len(world.notifier.titles) == shown + 1
        assert world.requests() == []


@pytest.mark.parametrize("late", [timedelta(0), timedelta(days=3)])
async def test_it_comes_back_after_a_restart_too(late: timedelta) -> None:
    async with World() as world:
        await put_off(world, 1, 2)

        async def off() -> None:
            await asyncio.sleep(late.total_seconds())

        await world.restart(off)
        await asyncio.sleep(HOUR.total_seconds() + 60)
        assert world.unread() == [1, 2]
        shown = len(world.notifier.titles)
        await world.restart()
        await asyncio.sleep(60)
        assert (world.unread(), len(world.notifier.titles)) == ([1, 2], shown)


async def test_what_the_computer_slept_through_is_there_when_it_wakes() -> None:
    async with World() as world:
        await put_off(world, 1)
        world.clock.jump(2 * HOUR.total_seconds())
        await asyncio.sleep(31)
        assert world.unread() == [1]


async def test_a_wake_that_is_told_is_looked_at_at_once() -> None:
    async with World() as world:
        await put_off(world, 1)
        world.clock.jump(2 * HOUR.total_seconds())
        world.engine.nudge()
        await settle()
        assert world.unread() == [1]


async def test_a_disk_that_is_full_makes_it_wait(expected_logs: ExpectedLogs) -> None:
    expected_logs("what was put off waits for the disk: The disk is full")
    async with World() as world:
        await put_off(world, 1)
        tried = list[Batch]()
        world.disk.before_write = tried.append
        world.disk.error = StorageFailed("The disk is full")
        await asyncio.sleep(HOUR.total_seconds() + 120)
        assert world.unread() == []
        assert 2 <= len(tried) <= 120 / LOOK_EVERY_S + 1, "the disk is not pestered"
        world.disk.error = None
        await asyncio.sleep(60)
        assert world.unread() == [1]


async def test_a_mistake_of_the_archive_ends_no_waking(expected_logs: ExpectedLogs) -> None:
    expected_logs("what was put off failed in a way that it should not.*ZeroDivisionError")

    def fail(_: Batch) -> None:
        raise ZeroDivisionError

    async with World() as world:
        await put_off(world, 1)
        nothing, world.disk.before_write = world.disk.before_write, fail
        await asyncio.sleep(HOUR.total_seconds() + 60)
        assert world.unread() == []
        world.disk.before_write = nothing
        await asyncio.sleep(LOOK_EVERY_S + 1)
        assert world.unread() == [1]


async def test_fetched_early_it_is_there_without_an_alert() -> None:
    async with World() as world:
        await put_off(world, 1)
        shown = len(world.notifier.titles)
        await world.engine.wake(keys(1))
        await asyncio.sleep(HOUR.total_seconds() + 60)
        assert (world.unread(), len(world.notifier.titles)) == ([1], shown)


async def test_it_comes_back_though_a_click_from_before_was_on_its_way_to_a_server_that_heard_nothing() -> None:
    async with World() as world:
        world.server.push(notification(1))
        await settle()
        silence: asyncio.Future[Sequence[Rejection]] = asyncio.get_running_loop().create_future()
        world.server.answers = [silence]
        await world.ask(Verb.READ, 1, undo_s=0)
        await world.engine.snooze(keys(1), world.clock.now() + HOUR)
        silence.set_exception(Unreachable("No answer"))
        await asyncio.sleep(HOUR.total_seconds() + 60)
        assert (world.requests(), world.unread()) == ([("read", [1])], [1])


async def test_it_comes_back_though_the_disk_was_full_when_such_a_click_was_in_vain() -> None:
    async with World() as world:
        await world.push(1, 2)
        silence: asyncio.Future[Sequence[Rejection]] = asyncio.get_running_loop().create_future()
        world.server.answers = [silence]
        await world.ask(Verb.READ, 1, 2, undo_s=0)
        await world.engine.snooze(keys(1), world.clock.now() + HOUR)
        world.disk.error = StorageFailed("The disk is full")
        silence.set_exception(Unreachable("No answer"))
        await asyncio.sleep(600)
        assert world.requests() == [("read", [1, 2])], "nothing is sent of which the end cannot be kept"
        world.disk.error = None
        await asyncio.sleep(HOUR.total_seconds() + 60)
        assert (world.requests(), world.unread()) == ([("read", [1, 2]), ("read", [2])], [1])


@pytest.mark.parametrize("heard", [True, False])
async def test_a_click_that_was_taken_back_does_not_end_it_when_it_is_settled(heard: bool) -> None:
    async with World() as world:
        await world.push(1, server_read=False)
        answer: asyncio.Future[Sequence[Rejection]] = asyncio.get_running_loop().create_future()
        world.server.answers = [answer]
        await world.ask(Verb.READ, 1, undo_s=0)
        await world.ask(Verb.UNREAD, 1, undo_s=0)
        await world.engine.snooze(keys(1), world.clock.now() + HOUR)
        if heard:
            answer.set_result(())
        else:
            answer.set_exception(Unreachable("No answer"))
        await asyncio.sleep(60)
        assert (world.requests()[-1], world.unread(), world.row(1).is_snoozed) == (("unread", [1]), [], True)
        assert not world.state.operations
        await asyncio.sleep(HOUR.total_seconds())
        assert world.unread() == [1]


async def test_taken_back_a_click_from_before_is_sent_in_its_time() -> None:
    async with World() as world:
        world.server.push(notification(1))
        await settle()
        await world.ask(Verb.READ, 1, undo_s=10)
        await world.engine.snooze(keys(1), world.clock.now() + HOUR)
        await asyncio.sleep(5)
        await world.engine.snooze(keys(1), None)
        assert world.engine.undoable() is not None
        assert (world.requests(), world.unread()) == ([], [])
        await asyncio.sleep(6)
        assert world.requests() == [("read", [1])]


async def test_what_cannot_be_is_refused() -> None:
    async with World() as world:
        await put_off(world, 1)
        with pytest.raises(UsageError, match="still to come"):
            await world.engine.snooze(keys(1), world.clock.now())
        with pytest.raises(UsageError, match="no notification"):
            await world.engine.snooze(keys(9), world.clock.now() + HOUR)
