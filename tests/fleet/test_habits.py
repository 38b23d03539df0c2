"""What the fleet reckons with is what the real sources ask of the toy servers, and what they say of themselves.

A return that costs more, or a usual rate that is less, would raise the peak above what the fleet's test has seen; a
return that costs less, or a rate that is more, would make docs/load.md promise too little.
"""

import asyncio
from collections.abc import AsyncIterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.fleet.habits import CLICKS_PER_S, SERVICES, Habits
from tests.fleet.resting import rest
from tests.support.everybody import Everybody, everybody
from tests.support.examples import account
from tests.support.waiting import eventually
from traynotify.api import SourceContext, SystemClock, Values
from traynotify.api.testing import Listener
from traynotify.core.budget import RequestBudget, spread_s
from traynotify.core.ids import AccountId

LOAD_PAGE = Path(__file__).parents[2] / "docs" / "load.md"
HOURS = 10
LEAST_OF_TOLD, MOST_OF_TOLD = 0.95, 1.2
"""What is really asked, as a part of what a source says of itself."""
FEWER = 1
"""So many requests less may be enough for a return, as where there are no conversations."""
by_name = pytest.mark.parametrize("habits", SERVICES, ids=lambda habits: habits.name)


@by_name
def test_what_a_source_says_of_itself_is_what_reaches_the_server_in_hours(habits: Habits, tmp_path: Path) -> None:
    found = rest(habits.service, tmp_path)
    assert LEAST_OF_TOLD <= found.an_hour / habits.told.an_hour <= MOST_OF_TOLD
    assert habits.start_cost - FEWER <= found.start_cost <= habits.start_cost
    assert habits.return_cost - FEWER <= found.return_cost <= habits.return_cost
    assert habits.return_cost < habits.start_cost


@by_name
def test_the_fleet_lives_as_the_source_says(habits: Habits) -> None:
    assert (habits.per_s - CLICKS_PER_S) * 3600 == pytest.approx(habits.told.an_hour)


@by_name
def test_the_page_says_what_the_source_says(habits: Habits) -> None:
    rows = [line.split(" | ") for line in LOAD_PAGE.read_text(encoding="utf-8").splitlines()]
    (an_hour,) = (cells[2] for cells in rows if cells[0] == f"| {habits.name}" and len(cells) == 4)
    assert int(an_hour) == round(habits.told.an_hour)


@by_name
async def test_the_source_says_it_to_the_app(habits: Habits) -> None:
    budget = RequestBudget()
    context = SourceContext(
        account(),
        secrets={"access_token": "secret"},
        save_secrets=kept_nowhere,
        settings=Values(),
        clock=SystemClock(),
        budget=budget,
    )
    source = import_module(f"traynotify.sources.{habits.service}").SERVICE.create(context)
    assert budget.spread_s(0.0) == pytest.approx(habits.spread_s)
    assert budget.spread_s(0.0, identifying=True) == pytest.approx(habits.spread_of(habits.start_cost))
    await source.aclose()


async def kept_nowhere(secrets: object) -> None:
    """Nothing is renewed here."""


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[Everybody]:
    async with everybody(tmp_path) as world:
        world.app.engine.start(None)
        await world.until_settled()
        yield world


def account_of(world: Everybody, habits: Habits) -> AccountId:
    """The account on the toy server of this service."""
    return next(name for name, house in world.houses.items() if house.service == habits.service)


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
    """Where a source says nothing, the engine computes the spread from what it has seen of an account."""
    now_s = asyncio.get_running_loop().time()
    for habits in SERVICES:
        budget = world.app.budgets.of(account_of(world, habits))
        for _ in range(round(habits.per_s * 3600 * HOURS)):
            budget.note_sent("poll", world.app.clock.now())
        counted_s = budget.spread_s(now_s + 3600 * HOURS)
        first_contact_s = spread_s(habits.return_cost + 1, habits.per_s)  # which may have to look how long the list is
        assert 0.5 * habits.spread_s < counted_s <= 1.02 * first_contact_s, habits.name
