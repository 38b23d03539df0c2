"""Moments in words, as the person's region writes them: how long ago, exactly when, on which day."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QDate, QLocale, QTime

from traynotify.core.language import tr

_WEEK = timedelta(days=6)
"""Within it a weekday's name is enough; a day later the same name would be ambiguous."""
_SAME_SITTING = timedelta(hours=6)
"""Until then hours ago say more than the clock, also over midnight."""


def relative(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """``now``, ``3 min``, ``5 h``, ``Thu 21:40``, ``12 Nov``, ``12 Nov 2024``; `zone` is the system's by default."""
    ago = now - moment
    if ago < timedelta(minutes=1):
        return tr("now", "how long ago")
    if ago < timedelta(hours=1):
        return tr("%n min", "", ago // timedelta(minutes=1))
    here, today = moment.astimezone(zone), now.astimezone(zone)
    if here.date() == today.date() or ago < _SAME_SITTING:
        return tr("%n h", "", ago // timedelta(hours=1))
    if today.date() - here.date() <= _WEEK:
        weekday = QLocale().standaloneDayName(here.isoweekday(), QLocale.FormatType.ShortFormat)
        return f"{weekday} {clock(here)}"
    return _short_date(here.date(), today.date())


def exact(moment: datetime, zone: tzinfo | None = None) -> str:
    """The whole date and the time of the day, as the region writes them."""
    here = moment.astimezone(zone)
    return f"{QLocale().toString(_qdate(here.date()), QLocale.FormatType.LongFormat)}, {clock(here)}"


def clock(here: datetime) -> str:
    """The time of the day of a local moment, as the region writes it."""
    return QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)


def since(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """``14:05`` today, otherwise ``Thu 21:40`` or a date: what follows the word “since”."""
    here, today = moment.astimezone(zone), now.astimezone(zone)
    if here.date() == today.date():
        return clock(here)
    if today.date() - here.date() <= _WEEK:
        return f"{QLocale().standaloneDayName(here.isoweekday(), QLocale.FormatType.ShortFormat)} {clock(here)}"
    return _short_date(here.date(), today.date())


def to_the_second(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """As `since`, with the seconds, and the time of the day on older days too: ``14:05:07``, ``12 Nov 14:05:07``."""
    here, today = moment.astimezone(zone), now.astimezone(zone)
    written = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    time = QLocale().toString(QTime(here.hour, here.minute, here.second), re.sub(r"(\W)mm", r"\1mm\1ss", written))
    if here.date() == today.date():
        return time
    if today.date() - here.date() <= _WEEK:
        return f"{QLocale().standaloneDayName(here.isoweekday(), QLocale.FormatType.ShortFormat)} {time}"
    return f"{_short_date(here.date(), today.date())} {time}"


def until(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """``17:00`` today, otherwise ``Mon 09:00`` or ``12 Nov 09:00``: what follows the word “until”."""
    here, today = moment.astimezone(zone), now.astimezone(zone)
    if here.date() == today.date():
        return clock(here)
    if here.date() - today.date() <= timedelta(days=7):
        return f"{QLocale().standaloneDayName(here.isoweekday(), QLocale.FormatType.ShortFormat)} {clock(here)}"
    return f"{_short_date(here.date(), today.date())} {clock(here)}"


def day(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """The heading of the day that `moment` is in: ``Today``, ``Yesterday``, ``Tuesday``, ``12 November``."""
    here, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    if here >= today:
        return tr("Today")
    if today - here == timedelta(days=1):
        return tr("Yesterday")
    if today - here <= _WEEK:
        return QLocale().standaloneDayName(here.isoweekday())
    return QLocale().toString(_qdate(here), "d MMMM" if here.year == today.year else "d MMMM yyyy")


def _short_date(here: date, today: date) -> str:
    return QLocale().toString(_qdate(here), "d MMM" if here.year == today.year else "d MMM yyyy")


def _qdate(day_: date) -> QDate:
    return QDate(day_.year, day_.month, day_.day)
