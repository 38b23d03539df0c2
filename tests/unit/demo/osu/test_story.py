"""The demo's story: repeatable, complete, and carried out on a server's state."""

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from tests.support.waiting import wait_until
from traynotify.demo.osu import ToyOsu
from traynotify.demo.osu.lines import CHEERS, HAPPENINGS, Line
from traynotify.demo.osu.model import Event, SessionEvent
from traynotify.demo.osu.scenario import OPENING_UNREAD, Deed, Scenario
from traynotify.demo.osu.stage import LONGEST_INBOX, Stage
from traynotify.demo.osu.state import OsuState

NOW = datetime(2030, 3, 4, 18, 30, tzinfo=UTC)


def test_every_happening_and_deed_comes_up() -> None:
    things = [each.what for each in islice(Scenario(1).happenings(), 300)]
    assert {thing for thing in things if isinstance(thing, Deed)} == set(Deed)
    names = {thing.name for thing in things if isinstance(thing, Line)}
    assert names == {*(line.name for line in HAPPENINGS), "chat", "team chat"}


def test_soon_there_is_a_storm_and_something_is_read_elsewhere() -> None:
    story = list(islice(Scenario(3).happenings(), 20))
    storm = next(number for number, each in enumerate(story) if each.pause < 0.1)
    assert [each.pause < 0.1 for each in story[storm:][: len(CHEERS)]] == [True] * len(CHEERS)
    assert story[storm + len(CHEERS)].what is Deed.READ_STACK


def test_the_same_seed_tells_the_same_story() -> None:
    one, same, other = (list(islice(Scenario(seed).happenings(), 40)) for seed in (1, 1, 2))
    assert one == same
    assert one != other


def test_pauses_are_near_the_interval_and_there_are_storms() -> None:
    pauses = [each.pause for each in islice(Scenario(1).happenings(), 2000)]
    assert 0.7 < sum(pauses) / len(pauses) < 1.1
    assert min(pauses) < 0.1


@pytest.mark.parametrize("seed", range(5))
def test_the_opening_scene(seed: int) -> None:
    stage = Stage(state := OsuState(clock=lambda: NOW, seed=seed), seed)
    stage.set_opening_scene()
    rows = state.rows(stage.hero)
    assert len(rows) == len(HAPPENINGS)
    assert sum(not row.is_read for row in rows) == OPENING_UNREAD
    moments = [row.created_at for row in rows]
    assert moments == sorted(moments)
    assert NOW - timedelta(days=6) < moments[0] < moments[-1] < NOW


def test_a_long_run_stays_sound_and_bounded() -> None:
    stage = Stage(state := OsuState(clock=lambda: NOW, seed=3), 3)
    stage.set_opening_scene()
    told: list[Event | SessionEvent] = []
    state.subscribe(told.append)
    for happening in islice(stage.scenario.happenings(), 900):
        stage.perform(happening.what)
        assert len(state.rows(stage.hero)) <= LONGEST_INBOX
    assert {"new", "read", "delete", "chat.message.new"} <= {event.name for event in told}


def test_the_story_on_a_running_server() -> None:
    with ToyOsu(users=()) as toy:
        stop = toy.begin_story(interval=0.01, seed=1)
        before = len(toy.notifications("robin"))
        wait_until(lambda: len(toy.notifications("robin")) > before + 5, "something happens")
        stop()
        with pytest.raises(ValueError, match="nobody lives yet"):
            toy.begin_story()
