"""Moments in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QLocale

from traynotify.core.why import Reason
from traynotify.ui import times
from traynotify.ui.popup.why_list import moments

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


def test_what_happened_within_a_minute_is_told_apart_by_its_seconds() -> None:
    def when(*seconds_ago: float | None) -> list[str]:
        told = [None if ago is None else NOW - timedelta(seconds=ago) for ago in seconds_ago]
        return moments([Reason(at, "It was so") for at in told], NOW, UTC)

    assert when(600, 20, 5, 5, None) == ["14:22", "14:31:40", "14:31:55", "14:31:55", ""]
    assert when(600, 5, 5, None) == ["14:22", "14:31", "14:31", ""], "one moment, and nothing to tell apart"
    assert when(86_400, 86_399) == ["Wed 14:32:00", "Wed 14:32:01"]
    assert when(864_000, 860_000) == ["2 Mar 14:32:00", "2 Mar 15:38:40"]


@pytest.mark.parametrize(
    ("language", "words"), [("en_US", "2:32:07\u202fPM"), ("de_DE", "14:32:07"), ("da_DK", "14.32.07")]
)
def test_seconds_are_written_as_the_region_writes_times(language: str, words: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        assert times.to_the_second(NOW + timedelta(seconds=7), NOW, UTC) == words
    finally:
        QLocale.setDefault(before)


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
