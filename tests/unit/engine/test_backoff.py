"""Delays between tries."""

import math
from random import Random

import pytest

from traynotify.core.budget import LONGEST_WISH_S
from traynotify.engine.backoff import LONGEST_S, Backoff


def delays(seed: int, count: int = 12) -> list[float]:
    backoff = Backoff(Random(seed))
    return [backoff.next_s() for _ in range(count)]


def test_delays_are_spread_over_the_whole_range_below_a_doubling_ceiling() -> None:
    for step, tries in enumerate(zip(*(delays(seed) for seed in range(400)), strict=True)):
        ceiling = min(LONGEST_S, 2.0 * 2**step)
        assert 0.5 <= min(tries) < max(1.0, ceiling / 20)
        assert ceiling * 0.95 < max(tries) <= ceiling


def test_after_success_the_next_delay_is_a_short_one() -> None:
    backoff = Backoff(Random(1))
    for _ in range(100):
        backoff.next_s()
    backoff.reset()
    assert backoff.next_s() <= 2.0


@pytest.mark.parametrize("asked_for_s", [0.0, 5.0, 600.0])
def test_the_servers_wish_is_a_floor_with_jitter_on_top(asked_for_s: float) -> None:
    first = [Backoff(Random(seed)).next_s(asked_for_s) for seed in range(400)]
    assert min(first) >= asked_for_s
    spread = max(2.0, asked_for_s / 4)
    assert max(first) <= asked_for_s + spread
    assert max(first) - min(first) > spread * 0.9, "not all who were told the same come back at once"


@pytest.mark.parametrize("asked_for_s", [1e12, math.inf, math.nan, -5.0])
def test_an_absurd_wish_is_not_granted(asked_for_s: float) -> None:
    assert 0 <= Backoff(Random(1)).next_s(asked_for_s) <= LONGEST_WISH_S * 1.25
