"""What a browser sees of the pod, hostile rows, and the story that the demo tells on it."""

from datetime import UTC, datetime, timedelta
from itertools import islice

import httpx
import pytest

from tests.support.waiting import eventually
from traynotify.demo.cast import EVERYBODY_ELSE
from traynotify.demo.diaspora import PODS, ToyDiaspora
from traynotify.demo.diaspora.attacks import ATTACKS, Attack
from traynotify.demo.diaspora.house import open_houses
from traynotify.demo.diaspora.scenario import PACK, STORM, Deed, Happening, Scenario
from traynotify.demo.diaspora.stage import LEFT_UNREAD_ON_PHONE, LONGEST_INBOX, OPENING_UNREAD, Stage
from traynotify.demo.diaspora.state import PodState

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
PACK_SIZE = sum(PACK.values()) - 1 + STORM


def new_state() -> PodState:
    return PodState(PODS["diaspora"], clock=lambda: NOW, seed=7)


async def test_it_says_what_it_is(toy: ToyDiaspora, stranger: httpx.AsyncClient) -> None:
    links = (await stranger.get("/.well-known/nodeinfo")).json()["links"]
    assert [link["rel"].rpartition("/")[2] for link in links] == ["1.0", "2.0", "2.1"]
    answer = await stranger.get(links[0]["href"])
    assert answer.json()["software"] == {"name": "diaspora", "version": "0.9.1.0"}
    assert answer.headers["x-diaspora-version"] == "0.9.1.0"
    assert (await stranger.get("/nodeinfo/9.9")).status_code == 404


async def test_pages_and_pictures_are_there(toy: ToyDiaspora, stranger: httpx.AsyncClient) -> None:
    post = toy.post("bob", "1 < 2")
    toy.say("bob", "a & b")
    for path, words in (
        ("/", "Robin"),
        ("/u/robin", "Robin"),
        (f"/people/{post.author.guid}", "1 &lt; 2"),
        (f"/posts/{post.guid}", "1 &lt; 2"),
        ("/conversations", "a &amp; b"),
        ("/notifications", "Notifications"),
    ):
        answer = await stranger.get(path)
        assert answer.status_code == 200
        assert words in answer.text
    assert (await stranger.get("/avatars/bob.png")).content.startswith(b"\x89PNG")
    for path in ("/posts/nope", "/people/nope", "/u/nope", "/nope"):
        assert (await stranger.get(path)).status_code == 404


async def test_who_is_signed_in_and_opens_a_post_has_read_about_it(
    toy: ToyDiaspora, stranger: httpx.AsyncClient
) -> None:
    post = toy.post("robin")
    row = toy.notify("liked", "bob", post=post)
    await stranger.get(f"/posts/{post.guid}")
    assert not row.read
    await stranger.get(f"/posts/{post.guid}", headers={"Cookie": "_diaspora_session=robin"})
    assert row.read


@pytest.mark.parametrize("attack", [pytest.param(each, id=each.name) for each in ATTACKS])
async def test_every_attack_is_served(toy: ToyDiaspora, client: httpx.AsyncClient, attack: Attack) -> None:
    toy.attack(attack)
    answer = await client.get("/api/v1/notifications")
    assert answer.status_code == 200
    assert len(answer.json()) == 1


def test_one_pack_holds_every_kind() -> None:
    happenings = list(islice(Scenario(7).happenings(), PACK_SIZE))
    assert {happening.kind for happening in happenings} == set(PACK) - {Deed.STORM}
    assert sum(happening.kind == "liked" for happening in happenings) == PACK["liked"] + STORM


def test_soon_there_is_a_storm_and_something_is_read_elsewhere() -> None:
    story = list(islice(Scenario(3).happenings(), 3 + STORM))
    assert [each.kind for each in story[1:-2]] == ["liked"] * STORM
    assert story[-1].kind is Deed.READ_ON_PHONE


def test_the_same_seed_tells_the_same_story() -> None:
    first, second = (list(islice(Scenario(7).happenings(), 200)) for _ in range(2))
    assert first == second


def test_the_opening_scene_has_some_unread_rows_and_an_unread_letter() -> None:
    state = new_state()
    stage = Stage(state)
    stage.set_opening_scene(Scenario(7))
    rows = state.rows_of(stage.hero)
    assert len(rows) > 15
    assert sum(not row.read for row in rows) == OPENING_UNREAD
    assert any(len(row.actors) > 1 for row in rows)
    assert NOW - timedelta(days=6) < rows[0].created_at < rows[-1].created_at < NOW
    assert [bool(each.unread.get(stage.hero.guid)) for each in state.conversations_of(stage.hero)] == [True]


def test_a_storm_of_likes_is_one_row() -> None:
    state = new_state()
    stage = Stage(state)
    for happening in islice(Scenario(7).happenings(), PACK_SIZE):
        if happening.kind == "liked":
            stage.perform(happening)
    assert len(state.rows_of(stage.hero)) <= 6
    assert max(len(row.actors) for row in state.rows_of(stage.hero)) >= STORM


def test_reading_on_the_phone_leaves_the_newest() -> None:
    state = new_state()
    stage = Stage(state)
    stage.set_opening_scene(Scenario(7))
    stage.perform(Happening(Deed.READ_ON_PHONE, by="", pause=1))
    assert sum(not row.read for row in state.rows_of(stage.hero)) == LEFT_UNREAD_ON_PHONE


def test_a_long_run_stays_bounded() -> None:
    state = new_state()
    stage = Stage(state)
    for happening in islice(Scenario(7).happenings(), 15 * PACK_SIZE):
        stage.perform(happening)
    assert len(state.rows_of(stage.hero)) <= LONGEST_INBOX
    assert all(row.actors for row in state.rows_of(stage.hero))


async def test_the_story_runs_until_it_is_ended(stranger: httpx.AsyncClient) -> None:
    with ToyDiaspora(users=(), seed=1) as toy:
        end = toy.begin_story(interval=0.001, seed=1)
        before = len(toy.notifications())
        await eventually(lambda: len(toy.notifications()) > before + 10, "things happen")
        end()
        with pytest.raises(ValueError, match="nobody lives"):
            toy.begin_story()
        assert len(toy.call(lambda: toy.state.people)) == len(EVERYBODY_ELSE) + 1


async def test_the_house_of_the_demo_has_its_hero_at_home(stranger: httpx.AsyncClient) -> None:
    [house] = open_houses(1000.0)
    try:
        bearer = {"Authorization": f"Bearer {house.token}"}
        user = await stranger.get(f"{house.address}/api/v1/user", headers=bearer)
        assert user.json()["name"] == "Robin Ashdown"
        assert (await stranger.get(f"{house.address}/api/v1/conversations", headers=bearer)).json()
    finally:
        house.close()
