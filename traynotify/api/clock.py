"""The computer's own clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime


class SystemClock:
    """Implements `traynotify.core.ports.Clock`."""

    def __init__(self, read: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
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
