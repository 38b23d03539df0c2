"""The demo's forum is lively, believable and the same again for the same seed."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from tests.support.waiting import eventually
from traynotify.demo.cast import HERO
from traynotify.demo.discourse import FORUMS, ToyDiscourse
from traynotify.demo.discourse.lines import MENTIONS
from traynotify.demo.discourse.scenario import FIRST_CARDS, PACK, Scenario
from traynotify.demo.discourse.stage import LEFT_UNREAD_ON_PHONE, LONGEST_INBOX, OPENING_UNREAD, Stage
from traynotify.demo.discourse.state import ForumState

NOW = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)


def stage(seed: int) -> tuple[ForumState, Stage]:
    state = ForumState(FORUMS["today"], clock=lambda: NOW, seed=seed)
    return state, Stage(state)


def test_a_pack_holds_everything_and_begins_with_what_shows_most() -> None:
    happenings = Scenario(1).happenings()
    size = sum(PACK.values())
    whole = [next(happenings).what for _ in range(size)]
    assert tuple(whole[: len(FIRST_CARDS)]) == FIRST_CARDS
    assert Counter(whole) == PACK
    assert all(0 <= next(happenings).chance < 1 for _ in range(50))


def test_soon_there_is_a_storm_and_something_is_read_elsewhere() -> None:
    state, play = stage(3)
    play.set_opening_scene(Scenario(3))
    happenings = Scenario(3).happenings()
    story = [next(happenings) for _ in range(4)]
    for happening in story[:2]:
        play.perform(happening)
    before = {row.id for row in state.rows(play.hero)}
    play.perform(story[2])
    assert len({row.id for row in state.rows(play.hero)} - before) == 1 + len(MENTIONS)
    play.perform(story[3])
    assert sum(not row.read for row in state.rows(play.hero)) == LEFT_UNREAD_ON_PHONE


def test_the_same_seed_tells_the_same_story() -> None:
    stories = []
    for _ in range(2):
        state, play = stage(7)
        scenario = Scenario(7)
        play.set_opening_scene(scenario)
        happenings = scenario.happenings()
        for _ in range(60):
            play.perform(next(happenings))
        stories.append([(row.kind, row.data, row.read) for row in state.rows(play.hero)])
    assert stories[0] == stories[1]


def test_the_opening_scene_has_a_past_and_a_little_that_is_unread() -> None:
    state, play = stage(3)
    play.set_opening_scene(Scenario(3))
    rows = state.rows(play.hero)
    assert len(rows) > 15
    assert sum(not row.read for row in rows) == OPENING_UNREAD
    assert rows[0].created_at < NOW
    assert (NOW - rows[-1].created_at).days >= 1


@pytest.mark.parametrize("seed", range(3))
def test_a_long_story_works_and_stays_small(seed: int) -> None:
    state, play = stage(seed)
    happenings = Scenario(seed).happenings()
    for _ in range(2000):
        play.perform(next(happenings))
    assert len(state.rows(play.hero)) <= LONGEST_INBOX
    assert len(state.bus.kept("/notification/1")) <= 100


async def test_the_story_goes_on_by_itself_and_ends() -> None:
    with ToyDiscourse(users=()) as toy:
        end = toy.begin_story(interval=0.01, seed=1)
        before = toy.notifications(HERO.username)[0].id
        await eventually(lambda: toy.notifications(HERO.username)[0].id > before + 5, "news")
        end()
        with pytest.raises(ValueError, match="nobody lives"):
            toy.begin_story()
