"""Each account says what it is doing and when it tries next; and it comes back as slowly as its habits demand."""

import asyncio
import logging

import pytest

from tests.support.examples import ANA, BEN, account, notification
from tests.support.virtual_time import settle
from tests.unit.engine.world import World
from traynotify.core.activity import Doing
from traynotify.core.budget import Budgets, Usual, spread_s
from traynotify.core.commands import Verb
from traynotify.core.errors import AuthRejected, NoNetwork, RateLimited, Unreachable, UsageError
from traynotify.core.events import Online
from traynotify.engine.engine import Engine


def budgets_of(engine: Engine) -> Budgets:
    return engine.supervisor._budgets


async def test_what_is_done_is_told_step_by_step(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "traynotify.engine.runner")
    world = World(account(seeded=False))
    world.server.catches_up = False
    async with world:
        assert world.engine.activity(ANA).doing is Doing.READING_ALL
        world.server.tell(world.server.online)
        await settle()
        assert world.engine.activity(ANA).doing is Doing.LISTENING
        world.server.tell(Online(live=False, detail="Asks every minute, because there is no stream"))
        await settle()
        assert world.engine.activity(ANA).doing is Doing.POLLING
        world.server.fail(AuthRejected("The token was revoked"))
        await settle()
        activity = world.engine.activity(ANA)
        assert (activity.doing, activity.next_at) == (Doing.NEEDS_SIGN_IN, None)
    assert [record.getMessage().partition(f"{ANA}: ")[2] for record in caplog.records] == [
        "getting its permission from where it is kept",
        "asking the server who we are",
        "reading what is there, for the first time",
        "waiting for what the server tells",
        "asking for news from time to time (Asks every minute, because there is no stream)",
        "waiting for you to sign in again (The token was revoked)",
    ]


async def test_tries_are_counted_until_one_succeeds(caplog: pytest.LogCaptureFixture) -> None:
    async with World() as world:
        world.server.refusals = [Unreachable("No answer")] * 2
        world.server.fail(Unreachable("No answer"))
        caplog.set_level(logging.INFO, "traynotify.engine.runner")
        await settle()
        for word in ("second", "third", "fourth"):
            activity = world.engine.activity(ANA)
            assert (activity.words, activity.next_words) == (f"waiting before the {word} try", "next try")
            assert activity.since <= world.clock.now()
            assert activity.next_at is not None
            assert any(f"{word} try at {activity.next_at.astimezone():%H:%M:%S} (No" in m for m in caplog.messages)
            await asyncio.sleep((activity.next_at - world.clock.now()).total_seconds() + 0.001)
            await settle()
        assert (world.engine.activity(ANA).doing, world.engine.activity(ANA).tries) == (Doing.LISTENING, 0)


async def test_a_paused_account_and_one_that_nobody_listens_to() -> None:
    async with World(account(), account(BEN)) as world:
        await world.engine.accounts.pause(ANA, True)
        await world.engine.supervisor.stop(BEN)
        assert world.engine.activity(ANA).doing is Doing.PAUSED
        assert world.engine.activity(BEN).doing is Doing.STOPPED
        await world.engine.accounts.pause(ANA, False)
        await settle()
        assert world.engine.activity(ANA).doing is Doing.LISTENING
        with pytest.raises(UsageError):
            world.engine.activity(account(BEN).id + "x")  # type: ignore[arg-type]


async def test_what_was_asked_for_and_not_settled_is_counted_with_what_was_sent() -> None:
    async with World() as world:
        budget = budgets_of(world.engine).of(ANA)
        budget.note_allowed((20, 60))
        budget.note_sent("poll", world.clock.now())
        budget.note_answer(world.clock.now(), is_success=False)
        with budget.planning(world.clock.now()):
            activity = world.engine.activity(ANA)
        assert (activity.requests, activity.allowed_words) == ({"poll": 1}, "20 a minute")
        assert (activity.answered_at, activity.succeeded_at) == (world.clock.now(), None)
        assert (activity.next_at, activity.unsent) == (world.clock.now(), 0)


async def lived(world: World, *, returning: int, looks: int) -> float:
    """An hour online that was so busy, after a return that cost so much; returns the spread that follows from it."""
    budget = budgets_of(world.engine).of(ANA)
    budget.note_connecting()
    for _ in range(returning):
        budget.note_sent("identity", world.clock.now())
    budget.note_online(asyncio.get_running_loop().time())
    for _ in range(looks):
        await asyncio.sleep(3600 / looks)
        budget.note_sent("poll", world.clock.now())
    return spread_s(returning, looks / 3600)


async def delays_s(world: World, error: Exception, times: int) -> list[float]:
    """How long is waited after each of some failures in a row."""
    world.server.refusals = [error] * (times - 1)
    world.server.fail(error)
    return await waits_s(world, times)


async def waits_s(world: World, times: int) -> list[float]:
    """How long is waited for so many tries in a row, each until it is over."""
    found = []
    await settle()
    for _ in range(times):
        health = world.health()
        assert health.next_try_at is not None
        found.append((health.next_try_at - world.clock.now()).total_seconds())
        await asyncio.sleep(found[-1] + 0.001)
        await settle()
    return found


async def test_what_a_server_has_ended_comes_back_at_some_moment_of_its_spread() -> None:
    async with World() as world:
        longest_s = await lived(world, returning=5, looks=30)
        assert longest_s == pytest.approx(600)
        waited = await delays_s(world, Unreachable("No answer"), 40)
        assert max(waited) <= longest_s
        assert max(waited[:10]) > longest_s / 2, "from the first try on"
        assert min(waited) < longest_s / 5, "full jitter"


async def test_what_a_server_asks_for_comes_before_the_spread() -> None:
    async with World() as world:
        longest_s = await lived(world, returning=5, looks=30)
        waited = await delays_s(world, RateLimited("Too many", retry_after_s=60), 30)
        assert 60 <= min(waited) < max(waited) <= 60 + longest_s
        assert max(waited) > 60 + longest_s / 2


async def test_where_there_is_no_network_it_is_tried_soon_and_ever_more_slowly() -> None:
    async with World() as world:
        await lived(world, returning=5, looks=30)
        waited = await delays_s(world, NoNetwork("Not found"), 4)
        assert [delay <= ceiling for delay, ceiling in zip(waited, (2, 4, 8, 16), strict=True)] == [True] * 4


@pytest.mark.parametrize("first", ["the nudge", "the end"])
async def test_what_a_wake_has_cut_off_comes_back_at_once(first: str) -> None:
    async with World() as world:
        await lived(world, returning=5, looks=30)
        if first == "the nudge":
            world.engine.supervisor.nudge()
        world.server.fail(Unreachable("The live connection died"))
        await settle()
        if first == "the end":
            world.engine.supervisor.nudge()
            await settle()
        else:
            await asyncio.sleep(2)
        assert world.is_live()


async def test_a_start_that_fails_is_tried_again_at_once_but_only_once() -> None:
    async with World() as world:
        budgets_of(world.engine).of(ANA).note_usual(Usual(an_hour=6, returning=1, identifying=1))
        await world.engine.supervisor.stop(ANA)
        world.server.refusals = [Unreachable("No answer")] * 40
        world.engine.supervisor.start(ANA)
        waited = await waits_s(world, 39)
        assert waited[0] <= 2
        assert 600 < max(waited) <= 1200


async def test_who_was_online_since_a_wake_has_lost_what_others_lost() -> None:
    async with World() as world:
        budgets_of(world.engine).of(ANA).note_usual(Usual(an_hour=6, returning=1, identifying=1))
        waited = []
        for _ in range(20):
            world.engine.supervisor.nudge()
            world.server.fail(Unreachable("The live connection died"))
            await settle()
            if not world.is_live():
                await waits_s(world, 1)
            world.server.fail(Unreachable("The server starts anew"))
            waited += await waits_s(world, 1)
        assert 300 < max(waited) <= 600


async def test_a_click_that_waits_is_told() -> None:
    async with World() as world:
        world.server.push(notification(1))
        await settle()
        await world.ask(Verb.READ, 1)
        assert world.engine.activity(ANA).unsent == 1
