"""Lets many installations live through an event, and counts what reaches their server in every half minute.

The installations know nothing of one another, so that a sample of them stands for all; each is a sequence of requests
that follows from `Habits` and from the engine's own `Backoff`. A server that is down refuses at once, and one that is
back serves everybody at once: a slow one would flatten the curve.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import sqrt
from random import Random

from tests.fleet.habits import CLICKS_PER_S, Habits, Loop
from traynotify.api.context import JITTER
from traynotify.engine.backoff import Backoff

BEFORE_S, AFTER_S = 900.0, 3600.0
"""What is counted, from this long before the event to this long after its beginning."""
WINDOW_S = 30.0
FLEET = 1_000_000
COUNTED = 1500
"""How many requests of the sample a usual window is to hold: it is as large as that takes."""
BETWEEN_REQUESTS_S = 0.2
"""How long an answer takes: a return asks one thing after the other."""

WAKE_DEVIATION_S = 300.0
"""Laptops wake, or are started, around nine, normally distributed so: two thirds of all within ten minutes."""
NETWORK_S = (1.0, 6.0)
"""How long a laptop takes from its wake to its network, or from the app’s start to its first request."""

Story = Callable[[Habits, Random], Iterator[float]]
"""The moments at which one installation asks its server, the event beginning at 0; in any order."""


@dataclass(frozen=True)
class Curve:
    """What a fleet asks, as multiples of what it usually asks."""

    windows: list[float]
    usual_per_s: float
    """Requests a second of a million installations."""
    installations: int
    """The size of the sample."""
    return_cost: int

    @property
    def peak(self) -> float:
        """The highest window after the event began."""
        return max(self.windows[int(BEFORE_S / WINDOW_S) :])

    @property
    def error(self) -> float:
        """The standard error of the highest window, which is counted in returns: their requests come together."""
        counted = self.peak * self.usual_per_s * WINDOW_S * self.installations / FLEET
        return self.peak * sqrt(self.return_cost / counted)


def curve(habits: Habits, story: Story, seed: int, counted: int = COUNTED) -> Curve:
    """The curve of a sample, in which a usual window holds so many requests."""
    installations = round(counted / (habits.per_s * WINDOW_S))
    counts = [0] * int((BEFORE_S + AFTER_S) / WINDOW_S)
    random = Random(seed)
    for _ in range(installations):
        for moment in story(habits, random):
            window = int((moment + BEFORE_S) / WINDOW_S)
            if 0 <= window < len(counts) and moment >= -BEFORE_S:
                counts[window] += 1
    usual = habits.per_s * WINDOW_S * installations
    return Curve([count / usual for count in counts], habits.per_s * FLEET, installations, habits.return_cost)


def outage(seconds: float) -> Story:
    """Everybody is online; the server ends all connections, refuses everything for so long, and is back."""

    def story(habits: Habits, random: Random) -> Iterator[float]:
        next_look = AFTER_S
        for loop in habits.loops:
            *usual, missed = _beats(loop, random, -BEFORE_S - random.uniform(1, 2) * loop.pause_s, 0.0)
            yield from (moment for moment in usual for _ in range(loop.requests))
            next_look = min(next_look, missed)
        yield from _clicks(random, -BEFORE_S, 0.0)
        yield from _losing(habits, random, next_look, seconds)

    return story


def _losing(habits: Habits, random: Random, next_look: float, seconds: float) -> Iterator[float]:
    """Be online, and lose a server that is down from 0 on for so long."""
    backoff, cost = Backoff(random), habits.return_cost
    if habits.first_pause_s is not None:
        now = habits.first_pause_s(habits, random)
        if now >= seconds:
            cost = habits.own_return_cost
        else:
            yield from (now for _ in range(habits.own_failure_cost))
            now += backoff.next_s(spread_s=habits.spread_s)
    elif habits.is_told:
        now = backoff.next_s(spread_s=habits.spread_s)
    elif next_look >= seconds:
        yield from _online(habits, random, next_look, sum(loop.requests for loop in habits.loops), lively=False)
        return  # it has noticed nothing
    else:
        now = next_look
    while now < seconds:
        yield now
        now += backoff.next_s(spread_s=habits.spread_s)
    asked_meanwhile = sum(1 for _ in _clicks(random, 0.0, now))
    yield from _online(habits, random, now, cost + asked_meanwhile)


def morning(deviation_s: float = WAKE_DEVIATION_S) -> Story:
    """Everybody's laptop was asleep, and wakes around the event."""

    def story(habits: Habits, random: Random) -> Iterator[float]:
        woke = random.gauss(0.0, deviation_s) + random.uniform(*NETWORK_S)
        if habits.is_told:
            woke += Backoff(random).next_s(spread_s=habits.spread_s, at_once=True)
        yield from _online(habits, random, woke, habits.return_cost)

    return story


def cold_start(down_s: float = 0.0, deviation_s: float = WAKE_DEVIATION_S) -> Story:
    """Everybody starts their computer around the event, with which the server begins to be down for so long."""

    def story(habits: Habits, random: Random) -> Iterator[float]:
        now = random.gauss(0.0, deviation_s) + random.uniform(*NETWORK_S)
        backoff, spread_s = Backoff(random), habits.spread_of(habits.start_cost)
        is_first = True
        while 0.0 <= now < down_s:
            yield now
            now += backoff.next_s(spread_s=spread_s, at_once=is_first)
            is_first = False
        if now >= 0.0 or not down_s:
            yield from _online(habits, random, now, habits.start_cost)
            return
        moments = list(_online(habits, random, now, habits.start_cost))
        yield from (moment for moment in moments if moment < 0.0)
        next_look = min((moment for moment in moments if moment >= 0.0), default=AFTER_S)
        yield from _losing(habits, random, next_look, down_s)

    return story


def _online(habits: Habits, random: Random, now: float, cost: int, *, lively: bool = True) -> Iterator[float]:
    """Ask for so much at `now`, and live as usual from then on, or a little more lively at first."""
    for number in range(cost):
        yield now + number * BETWEEN_REQUESTS_S
    now += cost * BETWEEN_REQUESTS_S
    for loop in habits.loops:
        *beats, _ = _beats(loop, random, now, AFTER_S, fast=loop.fast_times if lively else 0)
        yield from (moment for moment in beats for _ in range(loop.requests))
    yield from _clicks(random, now, AFTER_S)


def _beats(loop: Loop, random: Random, since: float, until: float, *, fast: int = 0) -> Iterator[float]:
    """The moments of a loop that paused at `since`, up to and with the first one beyond `until`."""
    now = since
    while now <= until:
        pause = loop.fast_pause_s if fast > 0 and loop.fast_pause_s is not None else loop.pause_s
        now += pause * random.uniform(*JITTER)
        fast -= 1
        yield now


def _clicks(random: Random, since: float, until: float) -> Iterator[float]:
    now = since + random.expovariate(CLICKS_PER_S)
    while now < until:
        yield now
        now += random.expovariate(CLICKS_PER_S)


STORIES: dict[str, Story] = {
    "The server was down for ten minutes": outage(600.0),
    "The server starts anew: down for ten seconds": outage(10.0),
    "Everybody’s laptop wakes at nine": morning(),
    "Everybody’s computer is started at nine": cold_start(),
    "Everybody’s computer is started at nine, and the server starts anew in the middle of it": cold_start(10.0),
}
