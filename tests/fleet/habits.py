"""What one account asks of its server, service by service, in the numbers that the sources themselves use.

How many requests a look and a return take, `test_habits.py` counts on the real sources and the toy servers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from traynotify.api.context import FIRST_PART
from traynotify.core.budget import Usual, spread_s
from traynotify.sources.diaspora import session as diaspora
from traynotify.sources.discourse import live as discourse
from traynotify.sources.mastodon import session as mastodon
from traynotify.sources.osu import session as osu
from traynotify.sources.osu.pace import Delays

CLICKS_A_DAY = 20
"""Of a person who uses the inbox much; each is one request."""
CLICKS_PER_S = CLICKS_A_DAY / 86_400


@dataclass(frozen=True)
class Loop:
    """Something that is asked again and again."""

    pause_s: float
    requests: int
    fast_pause_s: float | None = None
    """The pause while it is lively, which every return makes it for a while."""
    fast_times: int = 0


@dataclass(frozen=True)
class Habits:
    """One service."""

    name: str
    loops: tuple[Loop, ...]
    told: Usual
    """What the source itself says of its requests, from which the app computes how long it spreads a return."""
    is_told: bool
    """Whether the end of the connection is noticed at once; otherwise it is at the next look."""
    first_pause_s: Callable[[Habits, Random], float] | None = None
    """What the source itself waits after a loss, where it does not leave that to the engine."""
    own_return_cost: int = 0
    """What a return costs that it makes by itself."""
    own_failure_cost: int = 1
    """The same where the server is still away."""

    @property
    def service(self) -> str:
        """Its id."""
        return self.name.lower().rstrip("*!")

    @property
    def per_s(self) -> float:
        """The usual requests of one installation in a second, when nothing happens but clicks."""
        return sum(loop.requests / loop.pause_s for loop in self.loops) + CLICKS_PER_S

    @property
    def return_cost(self) -> int:
        """Requests until everything is caught up and live, after the connection was lost, or after a sleep."""
        return self.told.returning

    @property
    def start_cost(self) -> int:
        """The same after a start of the app, which also asks who we are; so does the first return in twelve hours."""
        return self.told.returning + self.told.identifying

    @property
    def spread_s(self) -> float:
        """Over how long the app spreads its return."""
        return self.spread_of(self.return_cost)

    def spread_of(self, cost: int) -> float:
        """The same for so many requests."""
        return spread_s(cost, self.told.an_hour / 3600)


def reopening(habits: Habits, random: Random) -> float:
    """What `wait_to_return` waits before only the live channel is opened again."""
    return random.uniform(0, FIRST_PART * habits.spread_of(habits.own_return_cost))


MASTODON = Habits(
    "Mastodon",
    loops=(Loop(mastodon.BESIDE_STREAM_S, 1), Loop(mastodon.MARKER_S, 1)),
    told=mastodon.USUAL,
    is_told=True,
    first_pause_s=reopening,
    own_return_cost=mastodon.REOPENING_REQUESTS,
)
DISCOURSE = Habits(
    "Discourse",
    loops=(
        Loop(discourse.HELD_S + discourse.THRIFTY_PAUSE_S, 1, discourse.HELD_S + discourse.BETWEEN_POLLS_S, 80),
        Loop(discourse.BESIDE_BUS_S, 1),
    ),
    told=discourse.USUAL,
    is_told=True,
    first_pause_s=reopening,
    own_return_cost=discourse.REOPENING_REQUESTS,
    own_failure_cost=2,
)
DIASPORA = Habits(
    "diaspora*",
    loops=(Loop(diaspora.POLL_QUIET_S, 2, diaspora.POLL_S, diaspora.QUIET_POLLS),),
    told=diaspora.USUAL,
    is_told=False,
)
OSU = Habits(
    "osu!",
    loops=(Loop(osu.LOOK_S, 2),),
    told=osu.USUAL,
    is_told=True,
    first_pause_s=lambda habits, random: Delays(random).next_s() + reopening(habits, random),
    own_return_cost=4,
)
SERVICES = (MASTODON, DISCOURSE, DIASPORA, OSU)
