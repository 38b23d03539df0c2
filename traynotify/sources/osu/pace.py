"""How fast osu! may be asked: its terms allow 60 requests a minute, and clients that lost the line come back slowly."""

from __future__ import annotations

import asyncio
import random
from collections import deque

TERMS_PER_MINUTE = 60
MOST_REQUESTS = 50
"""In any minute. The terms say 60; what was sent within a minute may arrive in less."""
_WINDOW_S = 60.0

_FIRST_S, _GROWTH, _LONGEST_S = 3.0, 1.5, 120.0
"""What the game itself does when it has lost the websocket, jitter included."""
_JITTER = (0.75, 1.25)


class Pace:
    """Holds requests to one server back, of all accounts together, so that there are never too many in a minute."""

    def __init__(self, most: int = MOST_REQUESTS) -> None:
        self._most = most
        self._sent: deque[float] = deque()
        self._queue = asyncio.Lock()

    async def turn(self) -> None:
        """Wait until one more request may be sent, and count it."""
        async with self._queue:
            await asyncio.sleep(self._wait_s())
            self._sent.append(_now_s())

    def _wait_s(self) -> float:
        now_s = _now_s()
        while self._sent and not now_s - _WINDOW_S < self._sent[0] <= now_s:
            self._sent.popleft()
        return 0.0 if len(self._sent) < self._most else self._sent[0] + _WINDOW_S - now_s


class Delays:
    """The pauses between tries to open the websocket."""

    def __init__(self, chance: random.Random | None = None) -> None:
        self._uniform = chance.uniform if chance is not None else random.uniform
        self._tries = 0

    def next_s(self) -> float:
        """The next pause, in seconds: longer each time, and never the same for two programs."""
        pause_s = min(_LONGEST_S, _FIRST_S * _GROWTH**self._tries)
        self._tries = min(self._tries + 1, 32)
        return pause_s * self._uniform(*_JITTER)

    def reset(self) -> None:
        """The line held: the next pause is a short one."""
        self._tries = 0


def _now_s() -> float:
    return asyncio.get_running_loop().time()
