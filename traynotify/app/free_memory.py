"""Gives memory back to the system once a flood was read: glibc keeps it otherwise, for what may never come."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress

from traynotify.core.reduce import Changes

MANY = 500
"""So many unread fewer than there were are worth it."""
QUIET_S = 10.0
"""So long after the last of them: until then, others may be read as well, or come."""


def trim() -> None:
    """Have the allocator give back what is free, where it is one that can (malloc_trim(3)); some milliseconds."""
    if sys.platform == "linux":
        import ctypes  # half a megabyte that most never need

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


class FreeMemory:
    """Follows how many notifications are unread: all of these are in memory, and of the others only the newest."""

    def __init__(self, unread: int, give_back: Callable[[], object] = trim) -> None:
        self._most, self._give_back = unread, give_back
        self._due: asyncio.TimerHandle | None = None

    def follow(self, changes: Changes) -> None:
        """Take note of a change; to be called on the event loop."""
        unread = changes.after.unread().known
        self._most = max(self._most, unread)
        if self._most - unread >= MANY:
            self.close()
            self._due = asyncio.get_running_loop().call_later(QUIET_S, self._now, unread)

    def close(self) -> None:
        """Give nothing back any more."""
        if self._due is not None:
            self._due.cancel()
            self._due = None

    def _now(self, unread: int) -> None:
        self._most = unread
        self._give_back()
