"""Nothing that the pod holds is lost or invented while we catch up, however its rows are dated."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from tests.sources.diaspora.on_toy import LIST, account_on, poll
from tests.support.logs import ExpectedLogs
from traynotify.api import Counted, Snapshot, SourceEvent, Values
from traynotify.api.testing import Listener
from traynotify.demo.diaspora import PODS, ToyDiaspora
from traynotify.demo.diaspora.attacks import ATTACKS
from traynotify.demo.faults import Rewrite, failure
from traynotify.sources.diaspora import history
from traynotify.sources.diaspora.settings import ONLY_AFTER, ONLY_TYPES

START = datetime(2026, 3, 1, tzinfo=UTC)
EVERY_POD = pytest.mark.parametrize("pod", ["diaspora", "documented", "behind_proxy"])


def arrive(toy: ToyDiaspora, count: int = 1, kind: str = "mentioned") -> list[str]:
    return [toy.notify(kind, f"guest{number}").guid for number in range(count)]


def dated(toy: ToyDiaspora, *minutes: float) -> list[str]:
    """Rows that were made so many minutes after the start."""
    return [toy.notify("mentioned", "bob", at=START + timedelta(minutes=m)).guid for m in minutes]


def snapshots(events: Sequence[SourceEvent]) -> list[Snapshot]:
    return [event for event in events if isinstance(event, Snapshot)]


async def seen_once(toy: ToyDiaspora) -> str:
    """A first contact; returns the cursor that it leaves behind."""
    async with account_on(toy) as account, Listener(account.source) as listener:
        await listener.until_online()
        assert listener.cursor is not None
        return listener.cursor


async def test_a_number_that_is_not_the_whole_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "FIRST_CONTACT_PAGES", 1)
    async with ToyDiaspora() as toy:
        arrive(toy, 450)
        monkeypatch.setattr(history, "MOST_UNREAD_PAGES", 2)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert 200 <= len(listener.inbox.unread) < 450
            assert [event.capped for event in listener.told if isinstance(event, Counted)] == [True]
            monkeypatch.setattr(history, "MOST_UNREAD_PAGES", 10)
            account.source.nudge()
            await listener.until(lambda told: isinstance(told.told[-1], Counted) or None, "the number")
            assert len(listener.inbox.unread) == 450
            assert [event.capped for event in listener.told if isinstance(event, Counted)] == [True, False]


@EVERY_POD
async def test_first_contact_reads_down_to_a_limit_and_all_that_is_unread(
    pod: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "FIRST_CONTACT_PAGES", 2)
    with ToyDiaspora(pod) as toy:
        ids = dated(toy, *range(500))
        rows = toy.notifications()
        toy.mark(*rows)
        toy.mark(rows[0], rows[150], read=False)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            told = {item.id for item in listener.items}
            page = min(100, PODS[pod].most_per_page)
            assert set(ids[-3 * page + 3 :]) <= told  # the edges of pages come twice
            assert {ids[0], ids[150]} <= told
            assert len(told) <= 3 * page + 2


async def test_a_first_contact_that_is_cut_off_leaves_no_cursor() -> None:
    with ToyDiaspora() as toy:
        dated(toy, *range(250))
        async with account_on(toy) as account, Listener(account.source) as listener:
            toy.faults.add(LIST, failure(502), skip=1)
            await listener.until_error()
            assert listener.items
            assert listener.cursor is None


async def test_an_empty_list_is_caught_up_with() -> None:
    with ToyDiaspora() as toy:
        cursor = await seen_once(toy)
        ids = arrive(toy, 130)
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            assert {item.id for item in listener.items} == set(ids)


@EVERY_POD
async def test_what_was_missed_comes_oldest_page_first_and_whole(pod: str) -> None:
    with ToyDiaspora(pod) as toy:
        dated(toy, *range(30))
        cursor = await seen_once(toy)
        missed = dated(toy, *range(60, 310))
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            assert set(missed) <= {item.id for item in listener.items}
            forward = [page for page in snapshots(listener.told) if page.items][:-1]
            newest = [max(item.order_key for item in page.items) for page in forward]
            assert all(before <= after for before, after in pairwise(newest[: len(missed) // 100]))
            assert all(page.cursor is not None for page in forward)


@pytest.mark.parametrize("unread_only", [False, True])
async def test_rows_of_one_moment_are_not_lost_between_two_pages(
    unread_only: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pod pages by time alone, strictly: as its links have it, the twins of a page's last row are skipped."""
    if unread_only:
        monkeypatch.setattr(history, "FIRST_CONTACT_PAGES", 0)
    with ToyDiaspora() as toy:
        ids = dated(toy, *range(90), *[100] * 20, *range(110, 200))
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert {item.id for item in listener.items} == set(ids)


async def test_more_rows_of_one_moment_than_a_page_holds_stop_nothing() -> None:
    with ToyDiaspora() as toy:
        older = dated(toy, *range(10))
        dated(toy, *[100] * 250)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert set(older) <= {item.id for item in listener.items}
        cursor = await seen_once(toy)
        dated(toy, *[200] * 250)
        newer = dated(toy, *range(300, 310))
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            assert set(newer) <= {item.id for item in listener.items}


async def test_a_cursor_from_elsewhere_is_a_first_contact() -> None:
    with ToyDiaspora() as toy:
        ids = arrive(toy, 5)
        async with account_on(toy) as account, Listener(account.source, "12345") as listener:
            await listener.until_online()
            assert {item.id for item in listener.items} == set(ids)


@EVERY_POD
async def test_rows_that_were_deleted_vanish(pod: str) -> None:
    with ToyDiaspora(pod) as toy:
        dated(toy, *range(150))
        rows = toy.notifications()
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            assert len(inbox.rows) == 150
            for row in (rows[-1], rows[-20], rows[5]):  # two on the newest page, and one that was unread far below
                toy.withdraw(row)
            await poll(toy, account)
            assert set(inbox.rows) == {row.guid for row in toy.notifications()}


@EVERY_POD
async def test_a_short_list_is_the_whole_truth(pod: str) -> None:
    with ToyDiaspora(pod) as toy:
        dated(toy, *range(5))
        rows = toy.notifications()
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.withdraw(rows[0])
            await poll(toy, account)
            assert set(inbox.rows) == {row.guid for row in rows[1:]}


async def test_a_page_that_is_short_because_the_pod_gives_few_is_not_the_whole_truth() -> None:
    """On a restart, too, when no list is walked down that would show how much a page holds."""
    with ToyDiaspora("behind_proxy") as toy:
        dated(toy, *range(80))
        toy.mark(*toy.notifications())
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            cursor = listener.cursor
            assert len(inbox.rows) == 80
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            whole = [page.complete_from for page in snapshots(listener.told) if page.complete_from is not None]
            oldest_told = min(item.order_key for item in listener.items)
            assert whole
            assert all(complete_from > oldest_told for complete_from in whole)


async def test_one_bad_item_costs_nothing_but_itself(expected_logs: ExpectedLogs) -> None:
    expected_logs(r"1 of \d items of a page made no sense")
    with ToyDiaspora() as toy:
        ids = arrive(toy, 3)
        async with account_on(toy) as account, Listener(account.source) as listener:
            toy.faults.add(LIST, Rewrite(lambda page: page and [page[0], {"id": 7}, *page[1:]]), times=None)
            await listener.until_online()
            assert {item.id for item in listener.items} == set(ids)
            assert all(page.complete_from is None for page in snapshots(listener.told))


async def test_hostile_rows_are_shown_without_harm(expected_logs: ExpectedLogs) -> None:
    expected_logs(r"items of a page made no sense")
    with ToyDiaspora() as toy:
        for attack in ATTACKS:
            toy.attack(attack)
        good = arrive(toy, 1)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            shown = {str(item.id): item for item in listener.items}
            assert good[0] in shown
            assert len(shown) >= len(ATTACKS) - 4  # a row without a guid is none
            for item in shown.values():
                assert item.title
                assert len(item.title) < 400
                assert "\u202e" not in item.title
                assert item.url.startswith(f"{toy.base_url}/")
                assert ".." not in item.url
                for actor in item.actors:
                    assert actor.avatar_url == "" or actor.avatar_url.startswith(("http://", "https://"))


@EVERY_POD
async def test_a_choice_of_types_is_kept_whether_the_pod_obeys_or_not(pod: str) -> None:
    with ToyDiaspora(pod) as toy:
        wanted = arrive(toy, 3, "liked")
        arrive(toy, 3, "mentioned")
        settings = Values().replacing(ONLY_TYPES, ("liked",))
        async with account_on(toy, settings=settings) as account, Listener(account.source) as listener:
            before = toy.log.mark()
            await listener.until_online()
            assert {item.id for item in listener.items} == set(wanted)
            assert {request.parameter("type") for request in toy.log.matching(LIST, after=before)} == {"liked"}
            news = arrive(toy, 1, "liked") + arrive(toy, 1, "reshared")
            await poll(toy, account)
            assert {item.id for item in listener.items} == {*wanted, news[0]}


@EVERY_POD
async def test_nothing_older_than_the_chosen_day_is_fetched(pod: str) -> None:
    with ToyDiaspora(pod) as toy:
        dated(toy, -1, -5000)
        wanted = dated(toy, 0, 10)
        settings = Values().replacing(ONLY_AFTER, "2026-03-01")
        async with account_on(toy, settings=settings) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert {item.id for item in listener.items} == set(wanted)


async def test_a_day_that_is_none_is_said_in_words() -> None:
    with ToyDiaspora() as toy:
        settings = Values().replacing(ONLY_AFTER, "tomorrow")
        async with account_on(toy, settings=settings) as account, Listener(account.source) as listener:
            assert "looks like 2026-01-31" in str(await listener.until_error())


async def test_an_unchanged_list_costs_an_empty_answer() -> None:
    with ToyDiaspora() as toy:
        arrive(toy, 20)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            await poll(toy, account)
            told = len(listener.told)
            await poll(toy, account)
            assert toy.log.matching(LIST)[-1].status == 304
            assert len(listener.told) == told


def number_anew(toy: ToyDiaspora) -> set[str]:
    """Every row as before, all of them read, under another guid; returns the guids."""
    for row in toy.notifications():
        toy.withdraw(row)
        toy.mark(toy.notify(row.type, row.actors[0].username, at=row.created_at))
    return {row.guid for row in toy.notifications()}


async def test_a_list_that_was_numbered_anew_while_we_were_away_is_read_further_down_than_its_newest_page() -> None:
    with ToyDiaspora() as toy:
        dated(toy, *range(250))
        toy.mark(*toy.notifications())
        cursor = await seen_once(toy)
        guids = number_anew(toy)
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            assert {item.id for item in listener.items} == guids


async def test_a_list_that_is_numbered_anew_while_we_look_on_is_read_further_down_than_its_newest_page() -> None:
    with ToyDiaspora() as toy:
        dated(toy, *range(250))
        toy.mark(*toy.notifications())
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            guids = number_anew(toy)
            await poll(toy, account)
            await listener.until(lambda told: guids <= {item.id for item in told.items} or None, "every row")


async def test_a_list_that_is_numbered_anew_between_two_of_its_pages_keeps_no_row_that_is_gone() -> None:
    with ToyDiaspora() as toy:
        dated(toy, *range(5))
        toy.mark(*toy.notifications())
        cursor = await seen_once(toy)
        async with account_on(toy) as account:
            gate, before = toy.faults.hold(LIST), toy.log.mark()
            async with Listener(account.source, cursor) as listener:
                inbox = listener.inbox
                await toy.log.wait_for(lambda request: request.path == LIST, after=before)
                guids = number_anew(toy)
                gate.open()
                await listener.until_online()
                await poll(toy, account)
                assert set(inbox.rows) == guids


async def test_a_newest_row_that_was_deleted_is_no_reason_to_read_everything_again() -> None:
    with ToyDiaspora() as toy:
        dated(toy, *range(250))
        toy.mark(*toy.notifications())
        cursor = await seen_once(toy)
        toy.withdraw(toy.notifications()[-1])
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            assert len({item.id for item in listener.items}) <= 100
