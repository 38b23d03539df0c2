"""The wall clock, without what comes with that of `traynotify.api`: for the network libraries, no tray icon waits."""

from __future__ import annotations

from datetime import UTC, datetime

from traynotify.core.clock import CountingClock


class SystemClock(CountingClock):
    """`core.ports.Clock` by the system's time."""

    def __init__(self) -> None:
        super().__init__(lambda: datetime.now(UTC))
