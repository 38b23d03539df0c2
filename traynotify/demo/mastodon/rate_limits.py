"""Fixed windows aligned to the clock: so many requests for each token, so many paging ones for each person."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

WINDOW = timedelta(minutes=5)
PAGING_WINDOW = timedelta(minutes=15)
REGISTRATION_WINDOW = timedelta(minutes=10)


@dataclass(frozen=True)
class RateLimits:
    """The numbers of Mastodon; a test makes them small."""

    requests: int = 300
    paging: int = 300
    registrations: int = 5


@dataclass(frozen=True)
class Allowance:
    """What is left of one limit; `remaining` below zero means that the request is too many."""

    limit: int
    remaining: int
    reset: datetime

    def headers(self) -> dict[str, str]:
        """The X-RateLimit headers; the reset is an ISO moment with six digits of fraction, not a number of seconds."""
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(max(0, self.remaining)),
            "X-RateLimit-Reset": self.reset.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        }


class RateCounter:
    """Counts requests by key and window."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, timedelta], tuple[int, int]] = {}

    def count(self, key: str, limit: int, window: timedelta, now: datetime) -> Allowance:
        """Count one request, and say what is left."""
        number = int(now.timestamp() // window.total_seconds())
        seen_window, seen = self._counts.get((key, window), (number, 0))
        used = seen + 1 if seen_window == number else 1
        self._counts[(key, window)] = (number, used)
        reset = datetime.fromtimestamp((number + 1) * window.total_seconds(), UTC)
        return Allowance(limit, limit - used, reset)
