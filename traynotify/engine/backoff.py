"""How long to wait before the next try: doubling with full jitter, so that many clients never come back together."""

from __future__ import annotations

from random import Random

FIRST_S = 2.0
LONGEST_S = 300.0


class Backoff:
    """The delays between failed tries of one thing, in seconds."""

    def __init__(self, random: Random, *, first_s: float = FIRST_S, longest_s: float = LONGEST_S) -> None:
        self._random, self._first_s, self._longest_s = random, first_s, longest_s
        self._failures = 0

    def next_s(self, asked_for_s: float | None = None) -> float:
        """The next delay. One that the server asked for is a floor, with jitter on top: others were told the same."""
        ceiling = min(self._longest_s, self._first_s * 2**self._failures)
        self._failures = min(self._failures + 1, 32)
        if asked_for_s is not None:
            return asked_for_s + self._random.uniform(0, min(ceiling, max(1.0, asked_for_s / 4)))
        return self._random.uniform(0.5, ceiling)

    def reset(self) -> None:
        """It works again: the next delay is a short one."""
        self._failures = 0
