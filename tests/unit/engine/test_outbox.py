"""From a click to the server: at least once, in order for each row, or the row says why not."""

import asyncio
from collections.abc import Sequence

import pytest

from tests.support.examples import ANA, BEN, account, keys, notification, remote_ids
from tests.support.logs import ExpectedLogs
from tests.support.virtual_time import settle
from tests.unit.engine.world import World, with_five_unread
from traynotify.core.account import HealthState
from traynotify.core.commands import Rejection, Verb
from traynotify.core.errors import (
    AuthRejected,
    RateLimited,
    Refused,
    ServerConfused,
    StorageFailed,
    Unreachable,
    Unsupported,
)
from traynotify.core.events import ReadChanged
from traynotify.core.ports import Batch
from traynotify.core.selector import Items


@pytest.fixture
async def world() -> World:
    return with_five_unread()


# Order, and several clicks in one request


async def test_clicks_that_are_due_together_are_one_request(world: World) -> None:
    async with world:
        for n in (1, 2, 3):
            await world.ask(Verb.READ, n, undo_s=10 - n)
            await asyncio.sleep(1)
        await asyncio.sleep(10)
        assert world.requests() == [("read", [1, 2, 3])]


async def test_each_row_is_told_in_the_order_of_the_clicks(world: World) -> None:
    async with world:
        await world.ask(Verb.READ, 1, 2)
        await asyncio.sleep(1)
        await world.ask(Verb.DISMISS, 1, undo_s=0)
        await asyncio.sleep(1)
        await world.ask(Verb.READ, 3, undo_s=0)
        await asyncio.sleep(60)
        assert world.requests() == [("read", [3]), ("read", [1, 2]), ("dismiss", [1])]


async def test_a_click_that_was_taken_back_by_another_is_not_sent(world: World) -> None:
    async with world:
        await world.ask(Verb.READ, 1, 2)
        await world.ask(Verb.UNREAD, 1)
        await asyncio.sleep(60)
        assert world.requests() == [("read", [2])]
        assert world.unread() == [1, 3, 4, 5]


async def test_a_slow_server_holds_up_no_other() -> None:
    async with World(account(), account(BEN)) as world:
        for name in (ANA, BEN):
            world.servers[name].push(notification(1))
        await settle()
        world.servers[ANA].answers = [asyncio.get_running_loop().create_future()]
        for name in (ANA, BEN):
            await world.engine.ask(Verb.READ, keys(1, name=name), undo_s=0)
        await settle()
        assert [o.account for o in world.state.operations.values()] == [ANA]


# Offline, restart, trouble


async def test_clicks_while_offline_are_sent_when_the_server_is_back(world: World) -> None:
    async with world:
        world.server.fail(AuthRejected("The token was revoked"))
        await settle()
        await world.ask(Verb.READ, 1)
        await asyncio.sleep(3600)
        await world.ask(Verb.DISMISS, 2)
        assert (world.requests(), world.unread()) == ([], [3, 4, 5])
        world.engine.supervisor.nudge()
        await settle()
        assert world.requests() == [("read", [1])], "the other can still be undone"
        await asyncio.sleep(11)
        assert world.requests() == [("read", [1]), ("dismiss", [2])]
        assert not world.state.operations


async def test_clicks_survive_a_restart(world: World) -> None:
    async with world:
        world.server.fail(AuthRejected("The token was revoked"))
        await settle()
        await world.ask(Verb.READ, 1, 2)
        await world.ask(Verb.DISMISS, 3)
        await asyncio.sleep(11)
        await world.restart()
        assert world.requests() == [("read", [1, 2]), ("dismiss", [3])]
        await world.restart()
        assert (world.unread(), len(world.requests())) == ([4, 5], 2)


async def test_a_click_just_before_the_end_keeps_its_time_for_undoing(world: World) -> None:
    async with world:
        asked = await world.ask(Verb.READ, 1)
        await world.restart()
        assert (world.requests(), world.unread()) == ([], [2, 3, 4, 5])
        assert await world.engine.undo(asked.id)
        assert world.unread() == [1, 2, 3, 4, 5]


async def test_what_was_on_its_way_when_the_app_ended_is_sent_again(world: World) -> None:
    async with world:
        world.server.answers = [asyncio.get_running_loop().create_future()]
        await world.ask(Verb.READ, 1)
        await asyncio.sleep(11)
        assert world.requests() == [("read", [1])]
        await world.restart()
        assert world.requests() == [("read", [1])] * 2
        assert not world.state.operations


async def test_an_answer_is_kept_though_the_app_is_ending(world: World) -> None:
    async with world:
        answer: asyncio.Future[Sequence[Rejection]] = asyncio.get_running_loop().create_future()
        world.server.answers = [answer]
        await world.ask(Verb.READ, 1, undo_s=0)
        world.disk.slow = asyncio.Event()
        world.server.push(notification(6))
        await settle()
        answer.set_result([])
        await settle()
        ending = asyncio.create_task(world.engine.outbox.aclose())
        await settle()
        world.disk.slow.set()
        await ending
        assert not world.state.operations
        await world.restart()
        assert world.requests() == [("read", [1])]


@pytest.mark.parametrize(
    ("error", "earliest_s"),
    [
        (Unreachable("No answer"), 0.5),
        (ServerConfused("Not JSON"), 0.5),
        (RateLimited("Too many", retry_after_s=90), 90),
        (Unreachable("Overloaded", retry_after_s=30), 30),
    ],
    ids=str,
)
async def test_temporary_trouble_is_waited_out_whatever_else_is_clicked(
    world: World, error: Exception, earliest_s: float
) -> None:
    async with world:
        world.server.answers = [error]
        await world.ask(Verb.READ, 1, undo_s=0)
        await world.ask(Verb.READ, 2, undo_s=0)
        await asyncio.sleep(earliest_s * 0.9)
        await world.ask(Verb.READ, 3, undo_s=0)
        assert world.requests() == [("read", [1])]
        assert world.unread() == [4, 5]
        assert [o.attempts for o in world.state.operations.values()] == [1, 0, 0]
        await asyncio.sleep(earliest_s * 1.5 + 2)
        assert world.requests()[1:] == [("read", [1, 2, 3])]
        assert not world.state.operations


async def test_after_success_the_next_trouble_is_waited_out_shortly(world: World) -> None:
    async with world:
        world.server.answers = [Unreachable("No answer")] * 8
        await world.ask(Verb.READ, 1, undo_s=0)
        await world.ask(Verb.READ, 2, undo_s=3000)
        await asyncio.sleep(2999)
        assert len(world.requests()) == 9
        world.server.answers = [Unreachable("No answer")]
        await asyncio.sleep(4)
        assert len(world.requests()) == 11


async def test_when_the_server_is_back_nothing_waits_for_a_later_try(world: World) -> None:
    async with world:
        world.server.answers = [Unreachable("No answer")] * 12
        await world.ask(Verb.READ, 1, undo_s=0)
        await asyncio.sleep(300)
        world.server.answers = []
        await world.engine.accounts.pause(ANA, True)
        count = len(world.requests())
        await world.engine.accounts.pause(ANA, False)
        await settle()
        assert len(world.requests()) == count + 1


async def test_a_rejected_token_is_told_to_the_supervisor_and_the_click_waits(world: World) -> None:
    async with world:
        world.server.answers = [AuthRejected("The token was revoked")]
        await world.ask(Verb.READ, 1, undo_s=0)
        assert world.server.connection.nudges == 1, "so that the source finds out for itself"
        world.server.fail(AuthRejected("The token was revoked"))
        await asyncio.sleep(3600)
        assert world.health().state is HealthState.NEEDS_SIGN_IN
        assert len(world.requests()) == 1
        world.engine.supervisor.nudge()
        await settle()
        assert world.requests() == [("read", [1])] * 2


async def test_a_source_with_a_mistake_is_tried_again_slowly(world: World, expected_logs: ExpectedLogs) -> None:
    expected_logs("sending to toy:ana@larks.example failed in a way that it should not.*KeyError")
    async with world:
        world.server.answers = [KeyError("oops")]
        await world.ask(Verb.READ, 1, undo_s=0)
        await asyncio.sleep(59)
        assert len(world.requests()) == 1
        await asyncio.sleep(30)
        assert world.requests() == [("read", [1])] * 2
        assert not world.state.operations


@pytest.mark.parametrize("when", ["sending", "postponed", "settled"])
async def test_a_full_disk_delays_a_click_and_does_not_lose_it(world: World, when: str) -> None:
    async with world:
        steps = 0

        def fill_the_disk(batch: Batch) -> None:
            nonlocal steps
            steps += 1
            if steps == (1 if when == "sending" else 2):
                world.disk.error = StorageFailed("The disk is full")

        await world.ask(Verb.READ, 1, undo_s=5)
        world.disk.before_write = fill_the_disk
        if when == "postponed":
            world.server.answers = [Unreachable("No answer")]
        await asyncio.sleep(30)
        assert list(world.state.operations)
        world.disk.error = None
        await asyncio.sleep(600)
        assert set(map(str, world.requests())) == {str(("read", [1]))}
        assert not world.state.operations
        assert world.row(1).read


async def test_on_a_full_disk_a_server_is_left_alone_as_long_as_it_wants(world: World) -> None:
    async with world:
        answer: asyncio.Future[Sequence[Rejection]] = asyncio.get_running_loop().create_future()
        world.server.answers = [answer]
        await world.ask(Verb.READ, 1, undo_s=0)
        world.disk.error = StorageFailed("The disk is full")
        answer.set_exception(RateLimited("Too many", retry_after_s=900))
        await settle()
        world.disk.error = None
        await asyncio.sleep(890)
        assert len(world.requests()) == 1
        await asyncio.sleep(600)
        assert world.requests() == [("read", [1])] * 2


async def test_ending_on_a_full_disk_waits_for_no_other_try(world: World) -> None:
    async with world:
        world.server.answers = [asyncio.get_running_loop().create_future()]
        await world.ask(Verb.READ, 1, undo_s=0)
        world.disk.error = StorageFailed("The disk is full")
        await world.engine.outbox.aclose()
        assert not [task for task in asyncio.all_tasks() if task.get_name().startswith("outbox")]
        world.disk.error = None
        await world.restart()
        assert world.requests() == [("read", [1])] * 2


async def test_an_account_that_is_removed_while_a_request_is_on_its_way(world: World) -> None:
    async with world:
        answer: asyncio.Future[Sequence[Rejection]] = asyncio.get_running_loop().create_future()
        world.server.answers = [answer]
        await world.ask(Verb.READ, 1, undo_s=0)
        await world.engine.accounts.remove(ANA)
        answer.set_exception(Refused("There is no such account"))
        await asyncio.sleep(600)
        assert not world.state.accounts
        assert not [task for task in asyncio.all_tasks() if task.get_name().startswith("outbox")]


async def test_the_clock_being_set_back_delays_no_click_for_long(world: World) -> None:
    async with world:
        await world.ask(Verb.READ, 1)
        world.clock.jump(-3600)
        await asyncio.sleep(11)
        assert world.requests() == [("read", [1])]
        await world.ask(Verb.READ, 2)
        world.clock.jump(3600)
        await asyncio.sleep(11)
        assert world.requests() == [("read", [1]), ("read", [2])]


# Refusals


async def test_a_refusal_of_one_is_said_on_its_row_and_can_be_retried(world: World) -> None:
    async with world:
        world.server.answers = [[Rejection(id=next(iter(remote_ids(1))), reason="It is not yours")]]
        await world.ask(Verb.READ, 1, 2)
        await asyncio.sleep(11)
        assert world.row(1).failure == "It is not yours"
        assert world.unread() == [1, 3, 4, 5]
        assert not world.state.operations
        await world.engine.retry(keys(1, 2))
        await settle()
        assert world.requests() == [("read", [1, 2]), ("read", [1])]
        assert (world.row(1).failure, world.unread()) == ("", [3, 4, 5])


@pytest.mark.parametrize("error", [Refused("The server said no"), Unsupported("This server cannot do that")])
async def test_a_refusal_of_all_is_said_on_each_row(world: World, error: Exception) -> None:
    async with world:
        world.server.answers = [error]
        await world.ask(Verb.DISMISS, 1, 2)
        await asyncio.sleep(11)
        assert [world.row(n).failure for n in (1, 2, 3)] == [str(error), str(error), ""]
        assert world.unread() == [1, 2, 3, 4, 5]
        assert [world.row(n).failed for n in (1, 2)] == [Verb.DISMISS] * 2


async def test_of_what_has_become_so_elsewhere_nothing_is_left_to_be_retried(world: World) -> None:
    async with world:
        world.server.answers = [Refused("The server said no")]
        await world.ask(Verb.READ, 1, undo_s=0)
        assert world.row(1).failure == "The server said no"
        world.server.tell(ReadChanged(selector=Items(remote_ids(1)), read=True))
        await settle()
        assert (world.row(1).failure, await world.engine.retry(keys(1))) == ("", [])
