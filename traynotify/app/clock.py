"""The wall clock."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """`core.ports.Clock` by the system's time."""

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC)
