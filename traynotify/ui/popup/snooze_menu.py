"""Until when a person can put something off: four moments, told from the time of the day where they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import partial

from PySide6.QtWidgets import QMenu

from traynotify.core.language import tr
from traynotify.ui import times

_EVENING, _MORNING = time(18), time(9)
_MONDAY = 0
_TOO_SOON = timedelta(minutes=30)
"""An evening that is nearer than this is not worth waiting for."""


def moments(now: datetime, zone: tzinfo | None = None) -> list[tuple[str, datetime]]:
    """What each is called, and when it is, as aware UTC; `zone` is the system's by default."""
    here = now.astimezone(zone)
    today = here.date()

    def at(days: int, clock: time) -> datetime:
        local = datetime.combine(today + timedelta(days=days), clock, zone)
        return (local.astimezone() if zone is None else local).astimezone(UTC)

    evening, monday = at(0, _EVENING), (_MONDAY - today.weekday()) % 7 or 7
    found = [(tr("In 1 hour"), now + timedelta(hours=1))]
    if evening - now > _TOO_SOON:
        found.append((tr("This evening"), evening))
    found.append((tr("Tomorrow"), at(1, _MORNING)))
    if monday > 1:
        found.append((tr("Next week"), at(monday, _MORNING)))
    return found


def fill(menu: QMenu, now: datetime, choose: Callable[[datetime], None]) -> None:
    """Put an entry for each moment into `menu`, with when that is."""
    for label, moment in moments(now):
        when = times.until(moment, now)
        menu.addAction(f"{label}\t{when}", partial(choose, moment))
