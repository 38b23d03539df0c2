"""Requests are counted for an hour; what coming back costs decides how slowly it is done."""

from datetime import datetime

import pytest

from tests.support.examples import ANA, after
from traynotify.core.budget import (
    LEAST_OBSERVED_S,
    LONGEST_SPREAD_S,
    LONGEST_WISH_S,
    Budgets,
    RequestBudget,
    Rest,
    Usual,
    spread_s,
)


def sent(budget: RequestBudget, purpose: str, at: datetime, times: int = 1) -> None:
    for _ in range(times):
        budget.note_sent(purpose, at)


def test_an_hour_is_remembered_and_no_more() -> None:
    budget = RequestBudget()
    sent(budget, "poll", after(0), 3)
    sent(budget, "mark read", after(1800))
    sent(budget, "poll", after(3500), 2)
    assert budget.of_last_hour(after(3500)) == {"poll": 5, "mark read": 1}
    assert list(budget.of_last_hour(after(3500))) == ["poll", "mark read"]
    assert budget.of_last_hour(after(3660)) == {"poll": 2, "mark read": 1}
    assert budget.of_last_hour(after(8000)) == {}
    assert budget.counts == {"poll": 5, "mark read": 1}


def test_years_of_requests_take_no_more_room_than_an_hour_of_them() -> None:
    budget = RequestBudget()
    for minute in range(5000):
        sent(budget, "poll", after(60 * minute))
    assert len(budget._minutes) == 60


@pytest.mark.parametrize("step", [-7200, 7200])
def test_a_clock_that_is_set_makes_no_request_that_was_not_sent(step: int) -> None:
    budget = RequestBudget()
    sent(budget, "poll", after(0), 7)
    sent(budget, "poll", after(step), 2)
    assert budget.of_last_hour(after(step)) == {"poll": 2}


def test_the_next_request_is_the_earliest_that_is_planned() -> None:
    budget = RequestBudget()
    with budget.planning(after(60)):
        with budget.planning(after(5)):
            assert budget.next_at == after(5)
        assert budget.next_at == after(60)
    assert budget.next_at is None


def usual(budget: RequestBudget, *, returning: int, looks: int, seconds: float) -> float:
    """An account that comes back with `returning` requests and then looks so often; returns the loop's time."""
    budget.note_connecting()
    sent(budget, "identity", after(0), returning)
    budget.note_online(100.0)
    sent(budget, "poll", after(0), looks)
    return 100.0 + seconds


def test_what_costs_much_against_the_usual_comes_back_slowly() -> None:
    budget = RequestBudget()
    now_s = usual(budget, returning=5, looks=60, seconds=3600)
    assert budget.spread_s(now_s) == pytest.approx(spread_s(5, 60 / 3600))
    budget.note_lost(now_s)
    sent(budget, "identity", after(0), 50)
    assert budget.spread_s(now_s + 3000) == pytest.approx(spread_s(5, 60 / 3600)), "failed tries are not the usual"


def test_who_we_are_is_reckoned_with_where_it_has_to_be_asked() -> None:
    budget = RequestBudget()
    budget.note_connecting()
    sent(budget, "identity", after(0), 4)
    budget.note_identified()
    sent(budget, "catch up", after(0), 2)
    budget.note_online(0.0)
    sent(budget, "poll", after(0), 60)
    rate_per_s = 60 / 3600
    assert budget.spread_s(3600.0) == pytest.approx(spread_s(2, rate_per_s))
    assert budget.spread_s(3600.0, identifying=True) == pytest.approx(spread_s(6, rate_per_s))
    assert budget.spread_s(3600.0, cost=1) == pytest.approx(spread_s(1, rate_per_s))


def test_what_is_said_in_steps_belongs_to_coming_back() -> None:
    budget = RequestBudget()
    budget.note_connecting()
    sent(budget, "identity", after(0), 2)
    budget.note_online(0.0)
    sent(budget, "live", after(0), 3)
    budget.note_online(2.0)
    sent(budget, "poll", after(0), 30)
    budget.note_online(1000.0)
    assert budget.spread_s(3000.0) == pytest.approx(spread_s(5, 30 / 3000))


def test_an_account_that_was_online_for_a_moment_is_not_known_yet() -> None:
    budget = RequestBudget()
    now_s = usual(budget, returning=9, looks=1, seconds=LEAST_OBSERVED_S - 1)
    budget.note_lost(now_s)
    assert budget.spread_s(now_s) == 0
    now_s = usual(budget, returning=9, looks=60, seconds=3600)
    budget.note_lost(now_s)
    known = budget.spread_s(now_s)
    usual(budget, returning=9, looks=1, seconds=5)
    budget.note_lost(105.0)
    assert budget.spread_s(105.0) == known > 0


TOLD = Usual(an_hour=60, returning=4, identifying=3)


def test_what_the_source_knows_of_itself_holds_from_the_first_moment() -> None:
    budget = RequestBudget()
    budget.note_usual(TOLD)
    assert budget.spread_s(0.0) == pytest.approx(240), "the server is down when the app starts"
    assert budget.spread_s(0.0, identifying=True) == pytest.approx(420)
    assert budget.spread_s(0.0, cost=2) == pytest.approx(120)
    now_s = usual(budget, returning=90, looks=1, seconds=LEAST_OBSERVED_S - 1)
    assert budget.spread_s(now_s) == pytest.approx(240), "a first contact that reads years is no measure of a return"


def test_an_account_that_asks_less_than_told_comes_back_more_slowly_and_never_faster() -> None:
    budget = RequestBudget()
    budget.note_usual(TOLD)
    now_s = usual(budget, returning=4, looks=30, seconds=3600)
    assert budget.spread_s(now_s) == pytest.approx(480)
    budget.note_lost(now_s)
    now_s = usual(budget, returning=4, looks=300, seconds=3600)
    assert budget.spread_s(now_s) == pytest.approx(240)


def test_an_account_that_asks_for_nothing_comes_back_some_day() -> None:
    budget = RequestBudget()
    now_s = usual(budget, returning=9, looks=0, seconds=86_400)
    assert budget.spread_s(now_s) == LONGEST_SPREAD_S


def test_a_server_is_left_alone_for_an_hour_at_most() -> None:
    rest = Rest()
    assert rest.left_s(after(0), 0) == 0
    rest.begin(600, after(0), 0)
    assert (rest.left_s(after(1), 1), rest.left_s(after(600), 600)) == (599, 0)
    rest.begin(LONGEST_WISH_S * 24, after(1000), 1000)
    assert rest.left_s(after(1000), 1000) == LONGEST_WISH_S


def test_the_first_clock_ends_what_the_server_asked_for() -> None:
    rest = Rest()
    rest.begin(600, after(0), 0)
    assert rest.left_s(after(8 * 3600), 10) == 0, "the computer has slept, and with it the loop's clock"
    assert rest.left_s(after(-3600), 100) == 500, "the wall clock was set back"


def test_a_budget_outlives_connections_but_not_its_account() -> None:
    budgets = Budgets()
    budgets.of(ANA).note_sent("poll", after(0))
    assert budgets.of(ANA).counts == {"poll": 1}
    budgets.forget(ANA)
    assert budgets.of(ANA).counts == {}
