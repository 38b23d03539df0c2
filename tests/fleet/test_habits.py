"""What the fleet reckons with is what the real sources ask of the toy servers, counted where every request passes.

A return that costs more, or a look that asks less, would raise the peak above what the fleet's test has seen.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fleet.habits import SERVICES, Habits
from tests.support.everybody import Everybody, everybody
from tests.support.waiting import eventually
from traynotify.api.testing import Listener
from traynotify.core.budget import spread_s
from traynotify.core.ids import AccountId

HOURS = 10


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[Everybody]:
    async with everybody(tmp_path) as world:
        world.app.engine.start(None)
        await world.until_settled()
        yield world


def account_of(world: Everybody, habits: Habits) -> AccountId:
    """The account on the toy server of this service."""
    service = habits.name.lower().rstrip("*!")
    return next(name for name, house in world.houses.items() if house.service == service)


async def test_a_return_costs_no_more_than_the_fleet_reckons_with(world: Everybody) -> None:
    """As the engine returns: without asking again who we are."""
    for habits in SERVICES:
        name = account_of(world, habits)
        sent, account = world.app.budgets.of(name).counts, world.app.engine.store.state.accounts[name].account
        await world.app.engine.supervisor.stop(name)
        before = sent.total()
        source = await world.app.factory.open(account)
        try:
            async with Listener(source, account.cursor) as listener:
                await listener.until(is_back, f"{habits.name} is back")
        finally:
            await source.aclose()
        assert sent.total() - before <= habits.return_cost, (habits.name, sent)


def is_back(listener: Listener) -> bool:
    """Whether it listens, or has said why it does not."""
    return listener.online is not None and (listener.online.live or "because" in listener.online.detail)


async def test_a_look_asks_no_less_than_the_fleet_reckons_with(world: Everybody) -> None:
    for habits in SERVICES:
        name = account_of(world, habits)
        sent = world.app.budgets.of(name).counts
        wanted = sent.total() + sum(loop.requests for loop in habits.loops)
        world.app.engine.supervisor.nudge(name)
        await eventually(lambda sent=sent, wanted=wanted: sent.total() >= wanted, f"{habits.name} is asked")  # type: ignore[misc]


async def test_the_app_comes_to_the_same_spread_by_counting(world: Everybody) -> None:
    """The engine knows no services: it computes the spread from what it has seen of an account."""
    now_s = asyncio.get_running_loop().time()
    for habits in SERVICES:
        budget = world.app.budgets.of(account_of(world, habits))
        for _ in range(round(habits.per_s * 3600 * HOURS)):
            budget.note_sent("poll", world.app.clock.now())
        counted_s = budget.spread_s(now_s + 3600 * HOURS)
        first_contact_s = spread_s(habits.return_cost + 1, habits.per_s)  # which may have to look how long the list is
        assert 0.5 * habits.spread_s < counted_s <= 1.02 * first_contact_s, habits.name
