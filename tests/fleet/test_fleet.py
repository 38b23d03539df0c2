"""However a million installations lose their server and come back, it sees less than three times the usual."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.fleet.chart import chart
from tests.fleet.fleet import AFTER_S, BEFORE_S, STORIES, WINDOW_S, Curve, Story, cold_start, curve, morning, outage
from tests.fleet.habits import DIASPORA, DISCOURSE, MASTODON, OSU, SERVICES, Habits
from traynotify.engine.backoff import FIRST_S

LIMIT = 3.0
SEED = 7
by_name = pytest.mark.parametrize("habits", SERVICES, ids=lambda habits: habits.name)


def quarter(found: Curve, begin_s: float) -> float:
    """The mean of a quarter of an hour from `begin_s` on."""
    first = int((begin_s + BEFORE_S) / WINDOW_S)
    windows = found.windows[first : first + int(900 / WINDOW_S)]
    return sum(windows) / len(windows)


@by_name
@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_the_peak_stays_under_three_times_the_usual(habits: Habits, story: Story) -> None:
    found = curve(habits, story, SEED)
    assert found.peak + 3 * found.error < LIMIT
    assert quarter(found, AFTER_S - 900) == pytest.approx(1, abs=0.15), "and then all is as usual again"


@by_name
@pytest.mark.parametrize("part", [0.25, 0.5, 0.75, 1.0, 1.25])
def test_no_outage_has_the_wrong_length(habits: Habits, part: float) -> None:
    """Delays of one spread are the densest when they first end together: e times, for an outage of that length."""
    assert curve(habits, outage(part * habits.spread_s), SEED).peak < LIMIT


@by_name
@pytest.mark.parametrize("down_s", [2, 30, 60, 300, 1800])
def test_no_outage_at_nine_has_the_wrong_length(habits: Habits, down_s: float) -> None:
    """Half of all have been online for minutes, the others come while it lasts, and each has one quick try."""
    found = curve(habits, cold_start(down_s), SEED)
    assert found.peak + found.error < LIMIT


@by_name
def test_before_the_event_the_usual_is_what_the_habits_say(habits: Habits) -> None:
    assert quarter(curve(habits, outage(10), SEED), -BEFORE_S) == pytest.approx(1, abs=0.05)


@dataclass(frozen=True)
class Unspread(Habits):
    """An app that trusts in doubled delays alone."""

    @property
    def spread_s(self) -> float:
        return FIRST_S

    def spread_of(self, cost: int) -> float:
        return FIRST_S


@pytest.mark.parametrize("habits", [MASTODON, DISCOURSE], ids=lambda habits: habits.name)
def test_without_the_spread_the_peak_would_be_a_multiple(habits: Habits) -> None:
    hasty = Unspread(**{name: getattr(habits, name) for name in Habits.__dataclass_fields__})
    hasty = replace(hasty, first_pause_s=None)
    assert curve(hasty, outage(10), SEED).peak > 1.5 * LIMIT
    assert curve(hasty, cold_start(10), SEED).peak > LIMIT


def test_only_machines_that_one_clock_wakes_break_the_limit() -> None:
    """Waking is answered at once: how close together people may wake, or start, is what docs/load.md says."""
    assert curve(DISCOURSE, morning(30), SEED).peak < LIMIT
    assert curve(MASTODON, morning(40), SEED).peak < LIMIT < curve(MASTODON, morning(15), SEED).peak
    assert curve(DIASPORA, morning(80), SEED).peak < LIMIT < curve(DIASPORA, morning(30), SEED).peak
    assert curve(OSU, morning(180), SEED).peak < LIMIT < curve(OSU, morning(60), SEED).peak
    for habits, seconds in ((DISCOURSE, 30), (MASTODON, 80), (DIASPORA, 120), (OSU, 240)):
        assert curve(habits, cold_start(0, seconds), SEED).peak < LIMIT
        assert curve(habits, cold_start(0, seconds / 4), SEED).peak > LIMIT


def test_one_seed_gives_one_curve() -> None:
    story = outage(600)
    assert curve(OSU, story, SEED, counted=300) == curve(OSU, story, SEED, counted=300)
    assert curve(OSU, story, SEED, counted=300) != curve(OSU, story, SEED + 1, counted=300)


def test_the_picture_has_every_service_and_every_story(tmp_path: Path) -> None:
    found = {
        name: {habits.name: curve(habits, story, SEED, counted=60) for habits in SERVICES}
        for name, story in STORIES.items()
    }
    drawn = chart(found)
    (tmp_path / "load.svg").write_text(drawn, "utf-8")
    assert drawn.count("<polyline") == len(SERVICES) * len(STORIES)
    assert all(name in drawn for name in [*STORIES, *(habits.name for habits in SERVICES)])
