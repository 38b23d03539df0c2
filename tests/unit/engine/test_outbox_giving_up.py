"""A click that its server fails at again and again: others go first, and in the end the row says so."""

import asyncio

import pytest

from tests.support.examples import keys, notification, remote_ids
from tests.support.logs import ExpectedLogs
from tests.support.virtual_time import settle
from tests.unit.engine.world import World, with_five_unread
from traynotify.core.commands import Verb
from traynotify.core.errors import (
    AuthRejected,
    RateLimited,
    ServerConfused,
    Unreachable,
)
from traynotify.core.plan import TRIES
from traynotify.core.state import GIVE_UP_AFTER
from traynotify.engine.backoff import FIRST_S, LONGEST_S


@pytest.fixture
async def world() -> World:
    return with_five_unread()


HOUR_S = 3_600.0
DAY_S = 86_400


def stumble(world: World, number: int, error: Exception) -> None:
    """From now on, Ana's server works but for whatever is asked of this one."""
    world.server.stumbles_at = dict.fromkeys(remote_ids(number), error)


async def sent_after_s(world: World, verb: Verb, number: int) -> float:
    """How long it takes until the server has done what is asked now."""
    began_s = asyncio.get_running_loop().time()
    asked = await world.ask(verb, number, undo_s=0)
    await world.engine.store.until(lambda state: asked.id not in state.operations)
    return asyncio.get_running_loop().time() - began_s


@pytest.mark.parametrize("error", [ServerConfused("It stumbles"), Unreachable("It stumbles")], ids=str)
async def test_a_click_that_always_fails_holds_up_no_click_on_other_rows(world: World, error: Exception) -> None:
    async with world:
        stumble(world, 1, error)
        await world.ask(Verb.DISMISS, 1, undo_s=0)
        assert await sent_after_s(world, Verb.READ, 2) < FIRST_S * 2**TRIES, "it has its tries first"
        for hour in range(20):
            await asyncio.sleep(HOUR_S)
            assert await sent_after_s(world, [Verb.READ, Verb.UNREAD][hour % 2], 3 + hour // 2 % 3) == 0.0
            world.server.performed.clear()
        await asyncio.sleep(LONGEST_S)
        assert ("dismiss", [1]) in world.requests(), "it is not forgotten"


async def test_what_is_asked_of_its_row_later_waits_with_it(world: World) -> None:
    async with world:
        stumble(world, 1, ServerConfused("It stumbles"))
        await world.ask(Verb.READ, 1, undo_s=0)
        await asyncio.sleep(HOUR_S)
        await world.ask(Verb.DISMISS, 1, undo_s=0)
        await asyncio.sleep(HOUR_S)
        assert set(map(str, world.requests())) == {"('read', [1])"}
        world.server.stumbles_at = {}
        await asyncio.sleep(LONGEST_S)
        assert world.requests()[-2:] == [("read", [1]), ("dismiss", [1])]


async def test_what_a_server_wants_of_everybody_holds_up_everything(world: World) -> None:
    async with world:
        stumble(world, 1, RateLimited("Not now", retry_after_s=HOUR_S))
        asked = await world.ask(Verb.READ, 1, undo_s=0)
        await world.engine.store.until(lambda state: state.operations[asked.id].attempts == TRIES + 2)
        await asyncio.sleep(60)
        assert await sent_after_s(world, Verb.READ, 2) > HOUR_S - 120


async def test_of_many_clicks_that_fail_a_server_does_not_hear_more_often_than_once_a_minute(world: World) -> None:
    async with world:
        world.server.push(*map(notification, range(6, 40)))
        await settle()
        world.server.stumbles_at = dict.fromkeys(remote_ids(*range(1, 40)), Unreachable("It stumbles"))
        for number in range(1, 40):
            await world.ask(Verb.READ, number, undo_s=0)
            await asyncio.sleep(60)
        asked = len(world.requests())
        await asyncio.sleep(4 * HOUR_S)
        assert len(world.requests()) - asked < 4 * HOUR_S / 60
        world.server.stumbles_at = {}
        await asyncio.sleep(2 * LONGEST_S)
        assert not world.state.operations, "the first that is taken lets the others go"


async def test_what_fails_together_is_told_apart_in_the_end(world: World) -> None:
    async with world:
        stumble(world, 2, Unreachable("It stumbles"))
        for number in (1, 2, 3):
            await world.ask(Verb.READ, number)
            await asyncio.sleep(1)
        await asyncio.sleep(1800)
        assert [row for row in (1, 2, 3) if world.row(row).read] == [1, 3]


async def test_what_fails_for_a_day_is_given_up_and_can_be_retried(world: World, expected_logs: ExpectedLogs) -> None:
    expected_logs("sending to .* failed in a way that it should not")
    async with world:
        stumble(world, 1, KeyError("oops"))
        await world.ask(Verb.DISMISS, 1, undo_s=0)
        await asyncio.sleep(DAY_S - 3600)
        assert (world.row(1).failure, len(world.state.operations)) == ("", 1)
        stumble(world, 1, Unreachable("It stumbles"))
        await asyncio.sleep(2 * 3600)
        assert world.row(1).failure == "It did not work for more than a day. It stumbles"
        assert (world.unread(), len(world.state.operations)) == ([1, 2, 3, 4, 5], 0)
        stumble(world, 2, Unreachable("It stumbles"))
        await world.engine.retry(keys(1))
        await settle()
        assert (world.unread(), world.requests()[-1]) == ([2, 3, 4, 5], ("dismiss", [1]))


@pytest.mark.parametrize("error", [AuthRejected("Who are you"), RateLimited("Not now", retry_after_s=60)], ids=str)
async def test_what_a_server_wants_later_is_never_given_up(world: World, error: Exception) -> None:
    async with world:
        stumble(world, 1, error)
        await world.ask(Verb.READ, 1, undo_s=0)
        await asyncio.sleep(2 * DAY_S)
        assert (world.row(1).failure, len(world.state.operations)) == ("", 1)
        assert next(iter(world.state.operations.values())).attempts > GIVE_UP_AFTER


@pytest.mark.parametrize("tried_before", [False, True])
@pytest.mark.parametrize("away", ["signed out", "off", "asleep"])
async def test_only_the_time_online_counts_until_it_is_given_up(world: World, tried_before: bool, away: str) -> None:
    async with world:
        stumble(world, 1, Unreachable("It stumbles"))
        await world.ask(Verb.READ, 1, undo_s=0 if tried_before else 60)
        await be_away(world, away)
        await asyncio.sleep(DAY_S - 2 * 3600)
        assert (world.row(1).failure, len(world.state.operations)) == ("", 1)
        await asyncio.sleep(3 * 3600)
        assert world.row(1).failure == "It did not work for more than a day. It stumbles"


async def be_away(world: World, away: str) -> None:
    """Two days pass in which nothing can be sent."""

    async def two_days() -> None:
        await asyncio.sleep(2 * DAY_S)

    match away:
        case "signed out":
            world.server.fail(AuthRejected("The token was revoked"))
            await two_days()
            world.engine.supervisor.nudge()
        case "off":
            await world.restart(two_days)
        case "asleep":
            world.clock.jump(2 * DAY_S)


async def test_what_takes_longer_between_two_tries_is_tried_as_often(world: World) -> None:
    async with world:
        stumble(world, 1, Unreachable("Later", retry_after_s=HOUR_S))
        await world.ask(Verb.READ, 1, undo_s=0)
        await asyncio.sleep((GIVE_UP_AFTER - 1) * HOUR_S)
        assert (world.row(1).failure, len(world.state.operations)) == ("", 1)
        await asyncio.sleep(GIVE_UP_AFTER * HOUR_S)
        assert world.row(1).failure == "It did not work for more than a day. Later"
        assert GIVE_UP_AFTER < len(world.requests()) <= GIVE_UP_AFTER + 2


async def test_what_could_not_be_tried_for_days_is_not_given_up(world: World) -> None:
    async with world:
        world.server.fail(AuthRejected("The token was revoked"))
        await settle()
        await world.ask(Verb.READ, 1, undo_s=0)
        await asyncio.sleep(7 * DAY_S)
        stumble(world, 1, Unreachable("It stumbles"))
        world.engine.supervisor.nudge()
        await asyncio.sleep(60)
        assert world.row(1).failure == ""
        stumble(world, 2, Unreachable("It stumbles"))
        await asyncio.sleep(600)
        assert world.row(1).read
