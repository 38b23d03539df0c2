"""The computer's own clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from traynotify.core.clock import CountingClock


class SystemClock(CountingClock):
    """Implements `traynotify.core.ports.Clock`."""

    def __init__(self, read: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(read)
