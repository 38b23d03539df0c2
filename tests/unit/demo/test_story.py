"""The demo's story: repeatable, complete, and carried out on a server's state."""

from datetime import UTC, datetime, timedelta
from itertools import islice

import httpx
import pytest

from tests.support.waiting import eventually
from traynotify.demo.cast import EVERYBODY_ELSE, HERO
from traynotify.demo.mastodon import ToyMastodon
from traynotify.demo.mastodon.entities import notification_json
from traynotify.demo.mastodon.flavours import MASTODON
from traynotify.demo.mastodon.model import StreamEvent
from traynotify.demo.mastodon.scenario import OPENING_TIMES, OPENING_UNREAD, PACK, STORM, Deed, Happening, Scenario
from traynotify.demo.mastodon.stage import LEFT_UNREAD_ON_PHONE, LONGEST_INBOX, Stage
from traynotify.demo.mastodon.state import MastodonState
from traynotify.demo.scenes import SCENES

NOW = datetime(2030, 3, 4, 18, 30, tzinfo=UTC)
PACK_SIZE = sum(PACK.values()) - 1 + len(STORM)


def new_state(seed: int = 4) -> MastodonState:
    return MastodonState(clock=lambda: NOW, seed=seed)


def test_every_type_of_the_protocol_comes_up_in_one_pack() -> None:
    kinds = {each.kind for each in islice(Scenario(1).happenings(), PACK_SIZE)}
    assert kinds >= set(MASTODON.types)
    assert kinds - set(MASTODON.types) == {"constellation", Deed.READ_ON_PHONE, Deed.TAKE_BACK_LIKE}


@pytest.mark.parametrize("seed", range(3))
def test_soon_there_is_a_storm_and_something_is_read_elsewhere(seed: int) -> None:
    state = new_state(seed)
    stage = Stage(state, scenario := Scenario(seed))
    stage.set_opening_scene()
    before = {row.id for row in state.rows(stage.hero)}
    story = list(islice(scenario.happenings(), 3 + len(STORM)))
    assert sum(each.pause for each in story) < 12
    assert [each.pause < 0.1 for each in story[3 : 2 + len(STORM)]] == [True] * (len(STORM) - 1)
    for happening in story[:-1]:
        stage.perform(happening)
    assert len({row.id for row in state.unread(stage.hero)} - before) == 2 + len(STORM)
    stage.perform(story[-1])
    assert len(state.unread(stage.hero)) == LEFT_UNREAD_ON_PHONE


def test_the_same_seed_tells_the_same_story() -> None:
    one, same, other = (list(islice(Scenario(seed).happenings(), 40)) for seed in (1, 1, 2))
    assert one == same
    assert one != other


def test_pauses_are_near_the_interval_and_sometimes_nothing() -> None:
    pauses = [each.pause for each in islice(Scenario(1).happenings(), 300)]
    assert 0.8 < sum(pauses) / len(pauses) < 1.2
    assert min(pauses) < 0.1


@pytest.mark.parametrize("seed", range(5))
def test_the_opening_scene(seed: int) -> None:
    state = new_state(seed)
    stage = Stage(state, Scenario(seed))
    stage.set_opening_scene()
    rows = state.rows(stage.hero)
    # An edit of the same post replaces its notification, so that a few may be missing.
    assert OPENING_TIMES - 6 <= len(rows) <= OPENING_TIMES
    assert len(state.unread(stage.hero)) == OPENING_UNREAD
    moments = [row.created_at for row in rows]
    assert moments == sorted(moments)
    assert NOW - timedelta(days=5) < moments[0] < moments[-1] < NOW


def test_a_long_run_stays_sound_and_bounded() -> None:
    state = new_state()
    stage = Stage(state, Scenario(7))
    for happening in islice(Scenario(7).happenings(), 12 * PACK_SIZE):
        row = stage.perform(happening)
        if row is not None:
            entity = notification_json(row, state)
            assert entity["account"]["acct"]
            assert entity["type"] == happening.kind
    rows = state.rows(stage.hero)
    assert len(rows) <= LONGEST_INBOX
    assert len(state.statuses) < LONGEST_INBOX + 50
    assert any(row.status_is_null for row in rows)
    assert any(row.status is not None and row.status.warning for row in rows)
    assert any(row.status is not None and row.status.quote for row in rows)


def test_reading_on_the_phone_only_moves_the_marker_forwards() -> None:
    state = new_state()
    stage = Stage(state, Scenario(7))
    stage.set_opening_scene()
    stage.perform(Happening(Deed.READ_ON_PHONE, by="", pause=1))
    assert len(state.unread(stage.hero)) == 3
    newest = state.rows(stage.hero)[-1]
    state.move_marker(stage.hero, newest.id)
    stage.perform(Happening(Deed.READ_ON_PHONE, by="", pause=1))
    assert state.unread(stage.hero) == []


def test_a_like_that_is_taken_back_vanishes() -> None:
    state = new_state()
    stage = Stage(state, Scenario(7))
    stage.perform(Happening("favourite", by="juna", pause=1, about=0))
    stage.perform(Happening(Deed.TAKE_BACK_LIKE, by="", pause=1))
    stage.perform(Happening(Deed.TAKE_BACK_LIKE, by="", pause=1))
    assert state.rows(stage.hero) == []


def test_edits_replace_one_another() -> None:
    state = new_state()
    stage = Stage(state, Scenario(7))
    updates = [each for each in islice(Scenario(7).happenings(), 6 * PACK_SIZE) if each.kind == "update"]
    for happening in updates:
        stage.perform(happening)
    assert len(updates) > len(state.rows(stage.hero)) == 3


def test_the_cast_is_varied_and_everybody_has_a_picture() -> None:
    people = (HERO, *EVERYBODY_ELSE)
    assert len(people) >= 20
    assert len({person.username for person in people}) == len(people)
    assert all(person.avatar.partition("-")[0] in SCENES for person in people)
    assert any(person.display_name == "" for person in people)
    assert max(len(person.display_name) for person in people) > 50


async def test_the_story_runs_on_a_server_until_it_is_ended(client: httpx.AsyncClient) -> None:
    heard: list[StreamEvent] = []
    with ToyMastodon(users=(), seed=1) as toy:
        toy.call(toy.state.subscribe, heard.append)
        end = toy.begin_story(interval=0.001, seed=1)
        # More than one pack, so that bursts came out of order too.
        await eventually(lambda: len(heard) > PACK_SIZE, "things happen")
        end()
        bearer = {"Authorization": f"Bearer {toy.issue_token()}"}
        answer = await client.get(f"{toy.base_url}/api/v1/notifications", headers=bearer)
        assert answer.status_code == 200
        with pytest.raises(ValueError, match="nobody lives"):
            toy.begin_story()
    ids = [event.payload.split('"')[3] for event in heard if event.event == "notification"]
    assert ids != sorted(ids)
    assert len(set(ids)) == len(ids)
