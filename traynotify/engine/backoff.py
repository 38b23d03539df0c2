"""How long to wait before the next try: doubling with full jitter, so that many clients never come back together.

Doubling alone is not enough where everybody loses a server in one moment, as when it starts anew: the first delays are
short, and all the tries fall into them. So a delay after a server's failure is chosen from a spread that is as long as
the account's own habits demand (`core.budget`), from the first try on.
"""

from __future__ import annotations

from random import Random

from traynotify.core.budget import LONGEST_WISH_S

FIRST_S = 2.0
LONGEST_S = 300.0

SLOW_S = 60.0
"""The least delay after what does not mend itself soon: an answer that makes no sense, an error of our own."""


def granted_s(asked_for_s: float) -> float:
    """What is granted of a server's wish to be left alone, in seconds."""
    return min(LONGEST_WISH_S, max(0.0, asked_for_s))


class Backoff:
    """The delays between failed tries of one thing, in seconds."""

    def __init__(
        self, random: Random, *, first_s: float = FIRST_S, longest_s: float = LONGEST_S, failures: int = 0
    ) -> None:
        """`failures` is how many tries have failed before the one that the first delay comes after."""
        self._random, self._first_s, self._longest_s = random, first_s, longest_s
        self._failures = min(failures, 32)

    def next_s(self, asked_for_s: float | None = None, *, spread_s: float = 0.0, at_once: bool = False) -> float:
        """The next delay. One that the server asked for is a floor, with jitter on top: others were told the same.

        `spread_s` is how long the span at least is from which the delay is chosen, from the first one on; or, where it
        is right to begin `at_once`, how long it becomes in the end.
        """
        ceiling_s = min(max(self._longest_s, spread_s), self._first_s * 2**self._failures)
        if not at_once:
            ceiling_s = max(spread_s, min(self._longest_s, ceiling_s))
        self._failures = min(self._failures + 1, 32)
        if asked_for_s is None:
            return self._random.uniform(0.5, ceiling_s)
        floor_s = granted_s(asked_for_s)
        return floor_s + self._random.uniform(0, max(ceiling_s, floor_s / 4))

    def reset(self) -> None:
        """It works again: the next delay is a short one."""
        self._failures = 0
