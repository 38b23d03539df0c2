"""How many requests a key may make: counted before they are sent, and spread over the day.

A forum allows 20 a minute and 2880 a day, the long polls among them: held back to back, those alone would use up a day
in twenty hours.
"""

from __future__ import annotations

import asyncio
from collections import deque

_DAY_S = 86_400.0
_WINDOW_S = 62.0
"""A minute with some slack: what we send evenly may arrive closer together."""
_KEPT_FREE = 2
"""Requests of a minute that are never used: those of a sign-in, or of a start before this one, are not known here."""
_FOR_THE_PERSON = 4
"""Requests of a minute, and of the day, that only what the person asks for may use."""
_BURST_SHARE = 12
"""One part in twelve of a day's requests may be saved up and spent at once; the others come evenly."""

_AMPLE_SHARE = 4
_HAIR_S = 0.01
"""More than what is calculated, which may be less than the clock can tell apart."""


class Allowance:
    """What is left of a minute's and of a day's requests. For one event loop; times are the loop's."""

    def __init__(self, per_minute: int, per_day: int) -> None:
        self.limits = (per_minute, per_day)
        self.loop = asyncio.get_running_loop()
        self._per_minute = per_minute - _KEPT_FREE
        self._most = per_day / _BURST_SHARE
        self._per_second = (per_day - self._most) / _DAY_S
        self._sent: deque[float] = deque()
        self._saved = self._most / 2
        self._counted_at = self.loop.time()

    async def take(self, *, for_the_person: bool = False) -> None:
        """Wait until a request may be sent, and count it as sent."""
        kept = 0 if for_the_person else _FOR_THE_PERSON
        while (wait := self._wait_s(kept)) > 0:  # noqa: ASYNC110  (it is the time itself that is waited for)
            await asyncio.sleep(wait + _HAIR_S)
        self._sent.append(self._now())
        self._saved -= 1

    def is_ample(self) -> bool:
        """Whether more of the day's requests are saved up than will soon be needed."""
        return self._refilled() > self._most / _AMPLE_SHARE

    async def saved_up(self, requests: float) -> None:
        """Wait until so many of the day's requests, or as many as can be, are saved up."""
        while (missing := min(requests, self._most) - self._refilled()) > 0:  # noqa: ASYNC110  (as above)
            await asyncio.sleep(missing / self._per_second + _HAIR_S)

    def _wait_s(self, kept: int) -> float:
        now = self._now()
        while self._sent and self._sent[0] <= now - _WINDOW_S:
            self._sent.popleft()
        allowed = max(1, self._per_minute - kept)
        waits = [0.0]
        if len(self._sent) >= allowed:
            waits.append(self._sent[-allowed] + _WINDOW_S - now)
        if (missing := 1 + kept - self._refilled()) > 0:
            waits.append(missing / self._per_second)
        return max(waits)

    def _refilled(self) -> float:
        now = self._now()
        self._saved = min(self._most, self._saved + (now - self._counted_at) * self._per_second)
        self._counted_at = now
        return self._saved

    def _now(self) -> float:
        return self.loop.time()
