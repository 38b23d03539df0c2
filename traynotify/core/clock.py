"""A wall clock that counts how often it was set back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime


class CountingClock:
    """Implements `core.ports.Clock` by what `read` shows, in aware UTC."""

    def __init__(self, read: Callable[[], datetime]) -> None:
        self._read = read
        self._shown = datetime.min.replace(tzinfo=UTC)
        self.set_backs = 0
        """How often it has shown less than before."""

    def now(self) -> datetime:
        """Aware UTC."""
        now = self._read()
        self.set_backs += now < self._shown
        self._shown = now
        return now
