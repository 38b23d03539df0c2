"""A server's wish to be left alone is understood in all its spellings, by the server's own clock, and is bounded."""

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.api.scripted import NOW
from traynotify.api import RequestBudget
from traynotify.api.limits import note
from traynotify.core.budget import LONGEST_WISH_S

SERVER_NOW = datetime(2026, 3, 14, 12, 34, 50, tzinfo=UTC)  # hours away from our own clock
DATE = format_datetime(SERVER_NOW, usegmt=True)


def spent(reset: str) -> dict[str, str]:
    """The headers of an answer that used up the window."""
    return {"Date": DATE, "X-RateLimit-Limit": "300", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset}


def rest_s(budget: RequestBudget) -> float:
    """For how long the server is left alone yet."""
    return budget.rest.left_s(NOW, asyncio.get_running_loop().time())


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry-After": "30"}, 30),
        ({"Retry-After": "0"}, 0),
        ({"Retry-After": format_datetime(SERVER_NOW + timedelta(seconds=90), usegmt=True)}, 90),
        ({"Retry-After": "999999"}, LONGEST_WISH_S),
        ({"X-RateLimit-Reset": "2026-03-14T12:35:00.000000Z"}, 10),
        ({"X-RateLimit-Reset": str(int(SERVER_NOW.timestamp()) + 7)}, 7),
        ({"X-RateLimit-Reset": "2026-03-14T12:00:00Z"}, 0),
        ({"X-RateLimit-Reset": "25"}, 25),
        ({"Retry-After": "5", "X-RateLimit-Reset": "2026-03-14T13:00:00Z"}, 5),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({}, None),
    ],
)
async def test_a_refusal_says_how_long(headers: dict[str, str], wait: float | None) -> None:
    budget = RequestBudget()
    assert note(429, {"Date": DATE, **headers}, NOW, budget) == wait
    assert rest_s(budget) == pytest.approx(wait or 0, abs=1)


async def test_the_last_request_of_a_window_is_followed_by_silence() -> None:
    budget = RequestBudget()
    note(200, spent("2026-03-14T12:35:00.000000Z"), NOW, budget)
    assert rest_s(budget) == pytest.approx(10, abs=1)
    assert (budget.limit, budget.remaining) == (300, 0)
    assert budget.window_ends_at(NOW) == NOW + timedelta(seconds=10)
    assert budget.window_ends_at(NOW + timedelta(seconds=10)) is None, "what begins then may be longer or shorter"


async def test_requests_go_on_while_some_are_left() -> None:
    budget = RequestBudget()
    note(200, {**spent("2026-03-14T12:35:00Z"), "X-RateLimit-Remaining": "12"}, NOW, budget)
    assert rest_s(budget) == 0
    assert budget.remaining == 12


async def test_without_a_date_our_own_clock_has_to_do() -> None:
    reset = (NOW + timedelta(seconds=20)).isoformat()
    assert note(429, {"X-RateLimit-Reset": reset}, NOW, RequestBudget()) == 20


@given(
    st.dictionaries(st.sampled_from(["Date", "Retry-After", "X-RateLimit-Reset", "X-RateLimit-Remaining"]), st.text())
)
def test_no_header_makes_us_stumble_or_wait_for_ever(headers: dict[str, str]) -> None:
    wait = _note_outside_a_loop(headers)
    assert wait is None or 0 <= wait <= LONGEST_WISH_S


def _note_outside_a_loop(headers: dict[str, str]) -> float | None:
    async def noted() -> float | None:
        return note(429, headers, NOW, RequestBudget())

    return asyncio.run(noted())
