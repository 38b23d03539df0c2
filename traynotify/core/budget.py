"""What an account costs its server: its requests by purpose, what the server allows, and how slowly to come back."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import msgspec

from traynotify.core.ids import AccountId

_MINUTE_S = 60
_MINUTES_KEPT = 60

SETTLING_S = 10.0
"""An account that has come back may do so in steps: what it says within this time belongs to coming back."""
LEAST_OBSERVED_S = 600.0
"""How long an account has to be online before its own rate is known by counting."""
LONGEST_SPREAD_S = 1800.0
LONGEST_WISH_S = 3600.0
"""So long at most a server is left alone before it is asked again: who wants more is mistaken, or means us no good."""


class Allowance(msgspec.Struct, frozen=True):
    """So many requests in so many seconds."""

    requests: int
    seconds: int


class Usual(msgspec.Struct, frozen=True):
    """What a source knows of the requests of one account before any is counted."""

    an_hour: float
    """While nothing happens."""
    returning: int
    """Until everything is caught up and live again after the connection was lost."""
    identifying: int
    """What asking who we are and what the server can do adds to that."""


class Rest:
    """For how long a server wants to be left alone; by two clocks, the first of which ends it.

    The loop's stands still while the computer sleeps, and the wall clock may be set back.
    """

    def __init__(self) -> None:
        self._over_at: datetime | None = None
        self._over_at_s = 0.0

    def begin(self, wait_s: float, now: datetime, now_s: float) -> None:
        """It wants to be left alone for so long, of which an hour is granted."""
        wait_s = min(max(wait_s, 0.0), LONGEST_WISH_S)
        self._over_at, self._over_at_s = now + timedelta(seconds=wait_s), now_s + wait_s

    def left_s(self, now: datetime, now_s: float) -> float:
        """For how many seconds yet; 0 when it may be asked."""
        if self._over_at is None:
            return 0.0
        return max(0.0, min((self._over_at - now).total_seconds(), self._over_at_s - now_s))


class RequestBudget:
    """The requests of one account. Times of day are the wall clock's; those that end in `_s` are the event loop's."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        """Requests sent since the app started, by purpose: “catch up”, “poll”, ..."""
        self.allowances: tuple[Allowance, ...] = ()
        """What the service is known to allow; its source says so."""
        self.limit: int | None = None
        """How many requests the server itself says that it allows in one window, if it does."""
        self.remaining: int | None = None
        """How many of them are left."""
        self.resets_at: datetime | None = None
        """When that window ends or has ended, by the last answer; see `window_ends_at`."""
        self.rest = Rest()
        """How long the server wants to be left alone: no wake, and no new connection, shortens that."""
        self.answered_at: datetime | None = None
        """When the server was last heard of."""
        self.succeeded_at: datetime | None = None
        """When it last did what it was asked for, or told something by itself."""
        self._told: Usual | None = None
        self._minutes: deque[tuple[int, Counter[str]]] = deque(maxlen=_MINUTES_KEPT)
        self._planned: list[datetime] = []
        self._before_connecting = 0
        self._cost = 0
        self._identity_cost = 0
        self._online_since_s: float | None = None
        self._before_online = 0
        self._rate_per_s: float | None = None

    def note_allowed(self, *limits: tuple[int, int]) -> None:
        """The service is known to allow so many requests in so many seconds, and so many in so many more."""
        self.allowances = tuple(Allowance(*limit) for limit in limits)

    def note_usual(self, usual: Usual) -> None:
        """The source knows what it asks, so that the spread of a return is right from the first minute on."""
        self._told = usual

    def note_sent(self, purpose: str, at: datetime) -> None:
        """Count a request."""
        self.counts[purpose] += 1
        minute = _minute(at)
        if not self._minutes or self._minutes[-1][0] != minute:
            self._minutes.append((minute, Counter()))
        self._minutes[-1][1][purpose] += 1

    def note_answer(self, at: datetime, *, is_success: bool) -> None:
        """Note that the server answered, or told something by itself."""
        self.answered_at = at
        if is_success:
            self.succeeded_at = at

    def of_last_hour(self, now: datetime) -> dict[str, int]:
        """Requests of the last hour by purpose, the most frequent first; what a clock set back left ahead is none."""
        found: Counter[str] = Counter()
        for minute, counts in self._minutes:
            if 0 <= _minute(now) - minute < _MINUTES_KEPT:
                found.update(counts)
        return dict(found.most_common())

    def window_ends_at(self, now: datetime) -> datetime | None:
        """When the server counts anew, if it says so and that is still to come."""
        return self.resets_at if self.resets_at is not None and self.resets_at > now else None

    @contextmanager
    def planning(self, at: datetime) -> Iterator[None]:
        """While this is entered, a request is planned for `at`."""
        self._planned.append(at)
        try:
            yield
        finally:
            self._planned.remove(at)

    @property
    def next_at(self) -> datetime | None:
        """When the next request is planned, if one is."""
        return min(self._planned, default=None)

    # How slowly to come back

    def note_connecting(self) -> None:
        """What is sent from now on is what coming back costs."""
        self._before_connecting = self.counts.total()

    def note_identified(self) -> None:
        """What was sent since it connects was for who we are, which not every return has to ask."""
        self._identity_cost = self.counts.total() - self._before_connecting
        self._before_connecting = self.counts.total()

    def note_online(self, now_s: float) -> None:
        """It is online, or says so again: from now on, what is sent is the usual."""
        if self._online_since_s is None:
            self._online_since_s = now_s
        if now_s - self._online_since_s <= SETTLING_S:
            self._before_online = self.counts.total()
            self._cost = self._before_online - self._before_connecting

    def note_lost(self, now_s: float) -> None:
        """The account is not online any more: what is sent until it is again is not the usual."""
        self.spread_s(now_s)
        self._online_since_s = None

    def spread_s(self, now_s: float, cost: int | None = None, *, identifying: bool = False) -> float:
        """Over how many seconds to spread coming back when the server fails now; 0 while too little is known.

        `cost`: with how many requests, where it is less than a whole return. `identifying`: who we are has to be asked
        as well. What the source has told comes before what was counted; but an account that asks less than told, as one
        with nothing unread may, comes back more slowly, while lively times make no return faster.
        """
        if self._online_since_s is not None and now_s - self._online_since_s >= LEAST_OBSERVED_S:
            usual = self.counts.total() - self._before_online
            self._rate_per_s = max(usual, 1) / (now_s - self._online_since_s)
        rates = [] if self._rate_per_s is None else [self._rate_per_s]
        returning, identity = self._cost, self._identity_cost
        if self._told is not None:
            rates.append(self._told.an_hour / 3600)
            returning, identity = self._told.returning, self._told.identifying
        if not rates:
            return 0.0
        return spread_s((returning if cost is None else cost) + (identity if identifying else 0), min(rates))


def spread_s(cost: float, rate_per_s: float) -> float:
    """The time in which as many requests are usual (`rate_per_s`) as coming back takes (`cost`), in seconds.

    When everybody chooses delays evenly between 0 and this, again after every failure, a server that comes back sees at
    most e = 2.72 times the usual, however long it was away: tries reach their highest density, e in a spread, when the
    first delays end, and until then whoever has come back asks as usual.
    """
    return min(LONGEST_SPREAD_S, cost / rate_per_s)


class Budgets:
    """The budget of each account; it outlives connections."""

    def __init__(self) -> None:
        self._of: dict[AccountId, RequestBudget] = {}

    def of(self, account: AccountId) -> RequestBudget:
        """The account's budget."""
        return self._of.setdefault(account, RequestBudget())

    def forget(self, account: AccountId) -> None:
        """The account is gone."""
        self._of.pop(account, None)


def _minute(at: datetime) -> int:
    return int(at.timestamp() // _MINUTE_S)
