"""The list: paging in both generations, what happened while we were away, and servers that answer oddly."""

import json
from typing import Any

import pytest

from tests.sources.osu.accounts import Accounts
from tests.support.logs import ExpectedLogs
from traynotify.api import (
    AuthRejected,
    Counted,
    Items,
    RateLimited,
    ReadChanged,
    ServerConfused,
    Snapshot,
    SourceError,
    Unreachable,
)
from traynotify.api.testing import Listener
from traynotify.demo.faults import Disconnect, Flood, Respond, Rewrite, Truncate, failure, garbage, redirect
from traynotify.demo.osu import ToyOsu
from traynotify.sources.osu import history
from traynotify.sources.osu.cursor import Cursor

LIST = "/api/v2/notifications"
GENERATIONS = pytest.mark.parametrize("generation", ["today", "2019", "documented"])


def ids(listener: Listener) -> set[int]:
    return {int(item.id) for item in listener.items}


def fill(toy: ToyOsu, count: int, *, stacks: int = 1, read: bool = False) -> set[int]:
    return {toy.notify("forum_topic_reply", title=f"Topic {n % stacks}", read=read).id for n in range(count)}


@GENERATIONS
@pytest.mark.parametrize(
    ("count", "stacks"), [(0, 1), (1, 1), (50, 1), (51, 1), (50, 50), (51, 51), (130, 130), (230, 3)]
)
async def test_all_that_is_unread_is_found(toy: ToyOsu, accounts: Accounts, count: int, stacks: int) -> None:
    made = fill(toy, count, stacks=stacks)
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        assert ids(listener) == made
        counted = [event for event in listener.told if isinstance(event, Counted)]
        assert [event.unread for event in counted] == [count]


async def test_first_contact_shows_what_was_read_as_well(toy: ToyOsu, accounts: Accounts) -> None:
    old, new = fill(toy, 5, stacks=5, read=True), fill(toy, 3)
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        assert ids(listener) == old | new
        assert {int(item.id) for item in listener.items if item.server_read} == old


@GENERATIONS
async def test_what_was_read_while_we_were_away(toy: ToyOsu, accounts: Accounts) -> None:
    made = sorted(fill(toy, 70, stacks=70))
    grant = await accounts.signed_in()
    async with Listener(await accounts.open(grant)) as listener:
        await listener.until_online()
        over_the_line = toy.notify("beatmapset_rank")
        await listener.until(lambda x: over_the_line.id in ids(x), "the news")
        await listener.until(lambda x: str(over_the_line.id) in (x.cursor or ""), "a place to go on from that knows it")
    rows = {row.id: row for row in toy.notifications()}
    toy.read_elsewhere(rows[made[0]], rows[made[60]], over_the_line)
    missed = toy.notify("news_post_new")
    async with Listener(await accounts.open(grant), listener.cursor) as again:
        await again.until_online()
        told = [event for event in again.told if isinstance(event, ReadChanged)]
        assert [event.selector for event in told] == [
            Items(frozenset(str(n) for n in (made[0], made[60], over_the_line.id)))  # type: ignore[misc]
        ]
        assert all(event.asked_at is not None and event.read for event in told)
        assert missed.id in ids(again)


async def test_what_came_and_was_read_while_we_were_away(toy: ToyOsu, accounts: Accounts) -> None:
    fill(toy, 60, stacks=60)
    grant = await accounts.signed_in()
    async with Listener(await accounts.open(grant)) as listener:
        await listener.until_online()
    missed = sorted(fill(toy, 120, stacks=2))
    rows = {row.id: row for row in toy.notifications()}
    toy.read_elsewhere(*(rows[number] for number in missed))
    async with Listener(await accounts.open(grant), listener.cursor) as again:
        await again.until_online()
        assert set(missed) <= ids(again)
        assert all(item.server_read for item in again.items if int(item.id) in missed)


async def test_what_was_deleted_while_we_were_away(toy: ToyOsu, accounts: Accounts) -> None:
    made = sorted(fill(toy, 60, stacks=60))
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        complete = [event for event in listener.told if isinstance(event, Snapshot) and event.complete_from is not None]
        (snapshot,) = complete
        floor = min(item.order_key for item in snapshot.items)
        assert snapshot.complete_from == floor
        assert {int(item.id) for item in snapshot.items} == set(made[10:])


async def test_a_list_that_is_complete_says_so(toy: ToyOsu, accounts: Accounts) -> None:
    fill(toy, 3)
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        complete = [event.complete_from for event in listener.told if isinstance(event, Snapshot)]
        assert [each for each in complete if each is not None] == [f"{0:020d}"]


async def test_one_bad_item_does_not_cost_the_page(
    toy: ToyOsu, accounts: Accounts, expected_logs: ExpectedLogs
) -> None:
    expected_logs("1 of 4 items of a page made no sense")
    made = fill(toy, 3)

    def spoil(page: Any) -> Any:
        return {**page, "notifications": [page["notifications"][0], {"id": "x"}, *page["notifications"][1:]]}

    grant = await accounts.signed_in()
    toy.faults.add(LIST, Rewrite(spoil), times=None)
    cursor = str(Cursor(newest=max(made), unread=(*made, 5)))
    async with Listener(await accounts.open(grant), cursor) as listener:
        await listener.until_online()
        assert ids(listener) == made
        assert not [event for event in listener.told if isinstance(event, ReadChanged)], "the bad one may be unread"
        assert all(event.complete_from is None for event in listener.told if isinstance(event, Snapshot))


@GENERATIONS
async def test_a_server_that_ignores_how_it_is_asked_does_not_keep_us(toy: ToyOsu, accounts: Accounts) -> None:
    fill(toy, 120, stacks=120)
    grant = await accounts.signed_in()
    first: list[Any] = []

    def always_the_first(page: Any) -> Any:
        first.append(page)
        return first[0]

    toy.faults.add(LIST, Rewrite(always_the_first), times=None)
    async with Listener(await accounts.open(grant)) as listener:
        await listener.until_online()
        assert len(ids(listener)) == 50
        assert len(toy.log.matching(LIST)) < 12


@pytest.mark.parametrize("generation", ["2019"])
async def test_an_old_page_of_a_single_row_is_left_behind(toy: ToyOsu, accounts: Accounts) -> None:
    made = fill(toy, 4)

    def one_row(page: Any) -> Any:
        rows = page["notifications"]
        return {**page, "notifications": rows[:1], "has_more": page["has_more"] or len(rows) > 1}

    grant = await accounts.signed_in()
    toy.faults.add(LIST, Rewrite(one_row), times=None)
    async with Listener(await accounts.open(grant)) as listener:
        await listener.until_online()
        assert ids(listener) == made


@pytest.mark.parametrize("generation", ["2019"])
async def test_the_address_of_the_first_example_is_tried_as_well(toy: ToyOsu, accounts: Accounts) -> None:
    made = fill(toy, 2)
    page: list[bytes] = []

    def keep(answer: Any) -> Any:
        page.append(json.dumps(answer).encode())
        return answer

    toy.faults.add(LIST, Rewrite(keep), skip=1)
    grant = await accounts.signed_in()
    toy.faults.add(LIST, failure(404), times=None)
    toy.faults.add("/api/v2/notification", Respond(200, page[0]), times=None)
    async with Listener(await accounts.open(grant)) as listener:
        await listener.until_online()
        assert ids(listener) == made


@pytest.mark.parametrize(
    ("effect", "error"),
    [
        (garbage(), ServerConfused),
        (Respond(200, b"[1]"), ServerConfused),
        (Respond(200, b"<html></html>", "text/html"), ServerConfused),
        (Truncate(), Unreachable),
        (Truncate(honest=True), ServerConfused),
        (Flood(9_000_000), ServerConfused),
        (Disconnect(), Unreachable),
        (failure(500), Unreachable),
        (failure(502, html=True), Unreachable),
        (failure(429), RateLimited),
        (failure(401), AuthRejected),
        (redirect("https://elsewhere.example/api/v2/notifications"), ServerConfused),
        (redirect("http://127.0.0.1:1/api/v2/notifications"), ServerConfused),
    ],
    ids=lambda value: repr(value)[:40],
)
async def test_answers_that_are_none(toy: ToyOsu, accounts: Accounts, effect: Any, error: type[SourceError]) -> None:
    grant = await accounts.signed_in()
    source = await accounts.open(grant)
    toy.faults.add(LIST, effect, times=None)
    async with Listener(source) as listener:
        assert isinstance(await listener.until_error(), error)


async def test_a_refusal_without_a_word_about_how_long_means_a_minute(toy: ToyOsu, accounts: Accounts) -> None:
    grant = await accounts.signed_in()
    toy.faults.add(LIST, failure(429, error="Too Many Attempts."))
    with pytest.raises(RateLimited) as caught:
        await accounts.open(grant)
    assert caught.value.retry_after_s == 60.0
    toy.faults.add(LIST, failure(429, retry_after=7))
    with pytest.raises(RateLimited) as caught:
        await accounts.open(grant)
    assert caught.value.retry_after_s == 7.0


async def test_the_throttle_of_the_server_itself(accounts: Accounts) -> None:
    with ToyOsu(throttle=5) as small:
        other = Accounts(small)
        grant = await other.signed_in()
        await other.open(grant)
        with pytest.raises(RateLimited):
            await other.open(grant)
        await other.aclose()


@pytest.mark.parametrize("text", ["", "5", "[]", "null", '{"newest":"x"}', "no json", "\ud800"])
def test_a_place_to_go_on_from_that_is_none_means_first_contact(text: str) -> None:
    assert Cursor.parse(text) == Cursor()


async def test_the_place_to_go_on_from_stays_small(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_REMEMBERED", 200)
    made = sorted(fill(toy, 230, stacks=1))
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        cursor = Cursor.parse(listener.cursor)
        assert cursor.newest == made[-1]
        assert list(cursor.unread) == made[:-201:-1]


async def test_pushed_a_moment_ago_it_may_not_be_in_the_list_yet(toy: ToyOsu, accounts: Accounts) -> None:
    fill(toy, 1)
    source = await accounts.open()
    async with Listener(source) as listener:
        await listener.until_online()
        row = toy.notify("beatmapset_rank")
        await listener.until(lambda x: row.id in ids(x), "the news")

        def hide(page: Any) -> Any:
            return {**page, "notifications": [each for each in page["notifications"] if each["id"] != row.id]}

        toy.faults.add(LIST, Rewrite(hide))
        mark = len(listener.told)
        source.nudge()
        await listener.until(lambda x: any(isinstance(e, Counted) for e in x.told[mark:]), "another look")
        assert not [event for event in listener.told if isinstance(event, ReadChanged)]
