"""What servers say about how many requests an account may make: read off their answers, obeyed before one is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from traynotify.core.budget import LONGEST_WISH_S, RequestBudget


def note(status: int, headers: Mapping[str, str], now: datetime, budget: RequestBudget) -> float | None:
    """Learn from an answer; returns the seconds that a refusal asks to wait, None when it does not say.

    `now` is our clock, used for the server's only where the answer has no Date: the two may differ.
    """
    server_now = _http_date(headers.get("Date")) or now
    retry_after = _seconds_until(headers.get("Retry-After"), server_now)
    reset = _seconds_until(headers.get("X-RateLimit-Reset"), server_now)
    budget.limit = _whole(headers.get("X-RateLimit-Limit"), budget.limit)
    budget.remaining = _whole(headers.get("X-RateLimit-Remaining"), budget.remaining)
    if reset is not None:
        budget.resets_at = now + timedelta(seconds=reset)
    spent = _whole(headers.get("X-RateLimit-Remaining"), None) == 0
    wait = retry_after if retry_after is not None else (reset if spent or status == 429 else None)
    if wait is not None and (spent or status in (429, 503)):
        budget.rest.begin(wait, now, asyncio.get_running_loop().time())
    return wait


def _whole(text: str | None, otherwise: int | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _seconds_until(text: str | None, now: datetime) -> float | None:
    """The wait that a header spells: seconds, a Unix time, an HTTP date or an ISO 8601 time."""
    if text is None:
        return None
    number = _whole(text.strip(), None)
    if number is not None:
        wait = float(number)
    elif (moment := _unix_time(text) or _http_date(text) or _iso_time(text)) is not None:
        wait = (moment - now).total_seconds()
    else:
        return None
    return min(max(wait, 0.0), LONGEST_WISH_S)


def _unix_time(text: str) -> datetime | None:
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) == 10):
        return None
    return datetime.fromtimestamp(int(text), UTC)


def _http_date(text: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text) if text else None
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    if moment is None:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _iso_time(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
