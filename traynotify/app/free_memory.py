"""Gives memory back to the system once many rows have left it: glibc keeps it otherwise, for what may never come."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress

from traynotify.core.reduce import Changes

MANY = 500
"""So many rows fewer than there were are worth it."""
QUIET_S = 10.0
"""So long after the last of them: until then, others may go as well, or come."""


def trim() -> None:
    """Have the allocator give back what is free, where it is one that can (malloc_trim(3)); some milliseconds."""
    if sys.platform == "linux":
        import ctypes  # half a megabyte that most never need

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


class FreeMemory:
    """Follows how many rows are in memory."""

    def __init__(self, rows: int, give_back: Callable[[], object] = trim) -> None:
        self._most, self._give_back = rows, give_back
        self._due: asyncio.TimerHandle | None = None

    def follow(self, changes: Changes) -> None:
        """Take note of a change; to be called on the event loop."""
        rows = len(changes.after.rows)
        self._most = max(self._most, rows)
        if self._most - rows >= MANY:
            self.close()
            self._due = asyncio.get_running_loop().call_later(QUIET_S, self._now, rows)

    def close(self) -> None:
        """Give nothing back any more."""
        if self._due is not None:
            self._due.cancel()
            self._due = None

    def _now(self, rows: int) -> None:
        self._most = rows
        self._give_back()
