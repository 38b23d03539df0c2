"""Gives memory back to the system when much was freed: once the start has settled, and once many were read since."""

from __future__ import annotations

import asyncio
import linecache
from collections.abc import Callable

from traynotify.app.allocator import trim
from traynotify.core.reduce import Changes

STARTED_S = 5.0
"""So long after the start, everything is loaded and every account has asked for what it missed."""
MANY = 500
"""So many that were read are worth it, all at once or a few at a time: each of them has left a hole somewhere."""
QUIET_S = 10.0
"""So long after the last of them: until then, others may be read as well, or come."""


def give_back() -> None:
    """Let go of the sources that libraries read of themselves while they are imported, and of what is free."""
    linecache.clearcache()
    trim()


class FreeMemory:
    """Follows how many notifications are unread: all of these are in memory, and of the others only the newest."""

    def __init__(self, unread: int, give_back: Callable[[], object] = give_back) -> None:
        """`unread` are there at the start, which leaves something behind as well."""
        self._unread, self._read = unread, 0
        self._give_back = give_back
        self._due = asyncio.get_running_loop().call_later(STARTED_S, give_back)

    def follow(self, changes: Changes) -> None:
        """Take note of a change; to be called on the event loop. What comes after the reading does not put it off."""
        before, self._unread = self._unread, changes.after.unread().known
        self._read += max(before - self._unread, 0)
        if self._unread < before and self._read >= MANY:
            self._due.cancel()
            self._due = asyncio.get_running_loop().call_later(QUIET_S, self._now)

    def close(self) -> None:
        """Give nothing back any more."""
        self._due.cancel()

    def _now(self) -> None:
        self._read = 0
        self._give_back()
