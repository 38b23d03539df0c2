"""Moments in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from traynotify.ui import times

NOW = datetime(2026, 3, 12, 14, 32, tzinfo=UTC)
EAST = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=-90), "now"),
        (timedelta(0), "now"),
        (timedelta(seconds=59), "now"),
        (timedelta(seconds=60), "1 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=1), "1 h"),
        (timedelta(hours=14, minutes=31), "14 h"),
        (timedelta(hours=14, minutes=33), "Wed 23:59"),
        (timedelta(days=6), "Fri 14:32"),
        (timedelta(days=7), "5 Mar"),
        (timedelta(days=71), "31 Dec 2025"),
    ],
)
def test_relative(ago: timedelta, words: str) -> None:
    assert times.relative(NOW - ago, NOW, UTC) == words


def test_a_few_hours_ago_stay_hours_over_midnight() -> None:
    now = datetime(2026, 3, 12, 1, 0, tzinfo=UTC)
    assert times.relative(now - timedelta(hours=3), now, UTC) == "3 h"


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(hours=-1), "Today"),
        (timedelta(hours=14), "Today"),
        (timedelta(hours=15), "Yesterday"),
        (timedelta(days=2), "Tuesday"),
        (timedelta(days=6), "Friday"),
        (timedelta(days=7), "5 March"),
        (timedelta(days=71), "31 December 2025"),
    ],
)
def test_day(ago: timedelta, words: str) -> None:
    assert times.day(NOW - ago, NOW, UTC) == words


def test_days_are_those_of_the_person() -> None:
    moment = datetime(2026, 3, 12, 16, 0, tzinfo=UTC)
    assert times.day(moment, moment + timedelta(hours=1), UTC) == "Today"
    assert times.day(moment, moment + timedelta(hours=22), EAST) == "Today"
    assert times.exact(moment, EAST) == "Friday, 13 March 2026, 01:00"


@pytest.mark.parametrize(
    ("ago", "words"),
    [(timedelta(minutes=27), "14:05"), (timedelta(days=1), "Wed 14:32"), (timedelta(days=30), "10 Feb")],
)
def test_since(ago: timedelta, words: str) -> None:
    assert times.since(NOW - ago, NOW, UTC) == words
