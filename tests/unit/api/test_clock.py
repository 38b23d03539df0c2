"""The clock notices when it is set back."""

from datetime import UTC, datetime, timedelta

from traynotify.api import SystemClock

NOW = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)


def test_it_counts_how_often_it_shows_less_than_before() -> None:
    shows = iter([0, 5, 5, 4, 9, 8])
    clock = SystemClock(lambda: NOW + timedelta(seconds=next(shows)))
    assert [(clock.now() - NOW, clock.set_backs)[1] for _ in range(6)] == [0, 0, 0, 1, 1, 2]


def test_it_shows_the_systems_time_in_utc() -> None:
    assert abs(SystemClock().now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert SystemClock().now().tzinfo is UTC
