"""What one account asks of its server, service by service, in the numbers that the sources themselves use.

How many requests a look and a return take, `test_habits.py` counts on the real sources and the toy servers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from traynotify.api.context import FIRST_PART
from traynotify.core.budget import spread_s
from traynotify.sources.diaspora import session as diaspora
from traynotify.sources.discourse import live as discourse
from traynotify.sources.mastodon import session as mastodon
from traynotify.sources.osu import session as osu
from traynotify.sources.osu.pace import Delays

CLICKS_A_DAY = 20
"""Of a person who uses the inbox much; each is one request."""
CLICKS_PER_S = CLICKS_A_DAY / 86_400

LONG_POLL_S = 25.0
"""How long a forum holds a poll that has nothing to tell, unless its owner chose otherwise."""


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
    return_cost: int
    """Requests until everything is caught up and live, after the connection was lost."""
    wake_cost: int
    """The same after a sleep."""
    is_told: bool
    """Whether the end of the connection is noticed at once; otherwise it is at the next look."""
    first_pause_s: Callable[[Habits, Random], float] | None = None
    """What the source itself waits after a loss, where it does not leave that to the engine."""
    own_return_cost: int = 0
    """What a return costs that it makes by itself."""
    own_failure_cost: int = 1
    """The same where the server is still away."""

    @property
    def per_s(self) -> float:
        """The usual requests of one installation in a second, when nothing happens but clicks."""
        return sum(loop.requests / loop.pause_s for loop in self.loops) + CLICKS_PER_S

    @property
    def spread_s(self) -> float:
        """Over how long the app spreads its return: what the engine computes from what it has counted."""
        return spread_s(self.return_cost, self.per_s)


def reopening(habits: Habits, random: Random) -> float:
    """What `wait_to_return` waits before only the live channel is opened again."""
    return random.uniform(0, FIRST_PART * spread_s(habits.own_return_cost, habits.per_s))


MASTODON = Habits(
    "Mastodon",
    loops=(Loop(mastodon.BESIDE_STREAM_S, 1), Loop(mastodon.MARKER_S, 1)),
    return_cost=4,
    wake_cost=4,
    is_told=True,
    first_pause_s=reopening,
    own_return_cost=mastodon.REOPENING_REQUESTS,
)
DISCOURSE = Habits(
    "Discourse",
    loops=(
        Loop(LONG_POLL_S + discourse.THRIFTY_PAUSE_S, 1, LONG_POLL_S + discourse.BETWEEN_POLLS_S, 80),
        Loop(discourse.BESIDE_BUS_S, 1),
    ),
    return_cost=4,
    wake_cost=4,
    is_told=True,
    first_pause_s=reopening,
    own_return_cost=discourse.REOPENING_REQUESTS,
    own_failure_cost=2,
)
DIASPORA = Habits(
    "diaspora*",
    loops=(Loop(diaspora.POLL_QUIET_S, 2, diaspora.POLL_S, diaspora.QUIET_POLLS),),
    return_cost=4,
    wake_cost=4,
    is_told=False,
)
OSU = Habits(
    "osu!",
    loops=(Loop(osu.LOOK_S, 2),),
    return_cost=4,
    wake_cost=4,
    is_told=True,
    first_pause_s=lambda habits, random: Delays(random).next_s() + reopening(habits, random),
    own_return_cost=4,
)
SERVICES = (MASTODON, DISCOURSE, DIASPORA, OSU)
