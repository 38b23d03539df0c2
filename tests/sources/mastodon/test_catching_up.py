"""Nothing that the server holds is lost or invented while we catch up, in whatever order ids appear."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import pairwise

import pytest

from tests.sources.mastodon.on_toy import LIST, Account, account_on, arrive, seen_once
from tests.support.logs import ExpectedLogs
from traynotify.api import Arrived, Counted, Online, ReadChanged, RemoteId, Snapshot, SourceEvent, UpTo, Values
from traynotify.api.testing import Inbox, Listener
from traynotify.demo.faults import Rewrite, failure
from traynotify.demo.mastodon import ToyMastodon
from traynotify.sources.mastodon import depth, history, session
from traynotify.sources.mastodon.settings import EXCLUDE_TYPES, ONLY_ACCOUNT_ID, ONLY_TYPES
from traynotify.sources.mastodon.translate import order_key


def counts(events: Sequence[SourceEvent]) -> list[tuple[int, bool]]:
    """The numbers that were told, each with whether there is more."""
    return [(event.unread, event.capped) for event in events if isinstance(event, Counted)]


def snapshots(events: Sequence[SourceEvent]) -> list[Snapshot]:
    return [event for event in events if isinstance(event, Snapshot)]


async def test_first_contact_reads_down_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "FIRST_CONTACT_ROWS", 200)
    async with ToyMastodon() as toy:
        ids = arrive(toy, 300, "follow")
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            told = {item.id for item in listener.items}
            assert told == set(ids[-240:])  # whole pages of 80
            assert listener.cursor == ids[-1 - history.OVERLAP]


async def test_a_first_contact_that_is_cut_off_leaves_no_cursor() -> None:
    async with ToyMastodon() as toy:
        arrive(toy, 200)
        toy.faults.add(LIST, failure(502), skip=2)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_error()
            assert listener.items
            assert listener.cursor is None


async def test_what_was_missed_comes_oldest_page_first_and_whole() -> None:
    inbox = Inbox()
    async with ToyMastodon() as toy:
        arrive(toy, 30)
        cursor = await seen_once(toy, inbox)
        missed = arrive(toy, 250, "favourite")
        async with account_on(toy, unread=inbox.held) as account, Listener(account.source, cursor, inbox) as listener:
            await listener.until_online()
            assert set(missed) <= {item.id for item in listener.items}
            pages = [page for page in snapshots(listener.told) if page.items and page.complete_to is None]
            newest = [max(item.order_key for item in page.items) for page in pages]
            assert all(before <= after for before, after in pairwise(newest))
            cursors = [order_key(page.cursor) for page in pages if page.cursor]
            assert all(before <= after for before, after in pairwise(cursors))
            for page in pages:
                assert page.cursor is not None
                assert order_key(page.cursor) <= max(item.order_key for item in page.items)


async def test_what_was_missed_and_fits_one_page_takes_one_request() -> None:
    inbox = Inbox()
    async with ToyMastodon() as toy:
        arrive(toy, 30)
        cursor = await seen_once(toy, inbox)
        missed = arrive(toy, 15)
        asked = toy.log.mark()
        async with account_on(toy, unread=inbox.held) as account, Listener(account.source, cursor, inbox) as listener:
            await listener.until_online()
            assert set(missed) <= {item.id for item in listener.items}
            assert len(toy.log.matching(LIST, after=asked)) == 1


@pytest.mark.parametrize("flavour", ["mastodon", "gotosocial", "takahe"])
async def test_a_lower_id_that_appears_later_is_not_lost(flavour: str) -> None:
    async with ToyMastodon(flavour) as toy:
        arrive(toy, 10)
        late = toy.notify("mention", "ben", text="I waited", filtered=True)
        arrive(toy, 5)
        cursor = await seen_once(toy)
        toy.accept_filtered()
        arrive(toy, 100)  # so that it is not on the newest page either
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            assert late.id in {item.id for item in listener.items}


async def test_pages_without_items_do_not_end_the_catching_up() -> None:
    """GoToSocial leaves out muted ones after it has cut the page: it may be empty and still not be the last."""
    async with ToyMastodon("gotosocial") as toy:
        ids = arrive(toy, 100)
        muted = set(ids[:80])
        cursor = await seen_once(toy)
        ids += arrive(toy, 200)
        muted |= set(ids[100:180])
        toy.faults.add(LIST, Rewrite(lambda page: [item for item in page if item["id"] not in muted]), times=None)
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            assert set(ids[180:]) <= {item.id for item in listener.items}


async def test_a_place_of_another_server_starts_over_and_digs_up_nothing_ancient(expected_logs: ExpectedLogs) -> None:
    async with ToyMastodon() as toy:
        ids = arrive(toy, 300, "follow")
        ancient = [{"id": number, "type": "mention", "created_at": "2017-01-01T00:00:00Z"} for number in ("1", "2")]
        toy.faults.add(LIST, Rewrite(lambda _page: ancient))
        async with account_on(toy) as account, Listener(account.source, "01J00000000000000000000000") as listener:
            await listener.until_online()
            assert {item.id for item in listener.items} == set(ids)
            assert listener.cursor == ids[-1 - history.OVERLAP]
        expected_logs("starting over")


async def test_a_cursor_beyond_the_newest_finds_the_list_again() -> None:
    """As after the server went back to an older backup."""
    async with ToyMastodon() as toy:
        ids = arrive(toy, 30)
        async with account_on(toy) as account, Listener(account.source, "999999999") as listener:
            await listener.until_online()
            assert set(ids) <= {item.id for item in listener.items}
            assert listener.cursor == ids[-1 - history.OVERLAP]


async def test_an_empty_account_is_caught_up_at_once_and_its_first_news_are_whole() -> None:
    async with ToyMastodon("pixelfed") as toy, account_on(toy) as account, Listener(account.source) as listener:
        await listener.until_online()
        assert listener.items == []
        assert listener.cursor == history.NOTHING_YET
        ids = arrive(toy, 150)
        account.source.nudge()
        await listener.until(lambda told: set(ids) <= {item.id for item in told.items}, "all of the news")
        await listener.until(lambda told: told.cursor == ids[-1 - history.OVERLAP], "the cursor")


async def test_more_than_a_page_between_two_polls_is_not_lost() -> None:
    async with ToyMastodon("pixelfed") as toy:
        arrive(toy, 30)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            ids = arrive(toy, 200)
            account.source.nudge()
            await listener.until(lambda told: set(ids) <= {item.id for item in told.items}, "all of the news")


async def test_what_was_deleted_on_the_server_is_noticed() -> None:
    async with ToyMastodon("pixelfed") as toy:
        toy.notify("mention", "ben")
        gone = toy.notify("mention", "cleo")
        toy.notify("mention", "dora")
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            toy.withdraw(gone)
            account.source.nudge()
            page = await listener.until(
                lambda told: next(
                    (p for p in snapshots(told.told) if p.items and gone.id not in {i.id for i in p.items}), None
                ),
                "a page without it",
            )
            assert page.complete_from is not None
            assert page.complete_from <= order_key(gone.id)


async def test_a_cleared_list_is_noticed() -> None:
    async with ToyMastodon() as toy:
        notifications = [toy.notify("mention", "ben") for _ in range(3)]
        cursor = await seen_once(toy)
        for notification in notifications:
            toy.withdraw(notification)
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            assert snapshots(listener.told)[0].complete_from == ""
            assert listener.cursor == history.NOTHING_YET


@pytest.mark.parametrize("flavour", ["mastodon", "gotosocial", "pleroma", "pixelfed"])
async def test_what_was_cleared_while_we_were_away_is_found_below_what_came_since(flavour: str) -> None:
    inbox = Inbox()
    async with ToyMastodon(flavour) as toy:
        old = [toy.notify("mention", "ben") for _ in range(130)]
        cursor = await seen_once(toy, inbox)
        for notification in old:
            toy.withdraw(notification)
        ids = arrive(toy, 100)
        async with account_on(toy, unread=inbox.held) as account, Listener(account.source, cursor, inbox) as listener:
            await listener.until_online()
            await listener.until(lambda told: set(told.inbox.rows) == set(ids) or None, "the list as it is")


async def test_what_is_deleted_deep_in_the_list_shows_in_the_servers_number() -> None:
    inbox = Inbox()
    async with ToyMastodon("mastodon") as toy:
        notifications = [toy.notify("mention", "ben") for _ in range(200)]
        toy.read_elsewhere(notifications[9])
        async with account_on(toy, unread=inbox.held) as account, Listener(account.source, None, inbox) as listener:
            await listener.until_online()
            assert len(inbox.unread) == 190
            toy.withdraw(notifications[50])
            account.source.nudge()
            await listener.until(lambda told: counts(told.told)[-1] == (189, False) or None, "the number")
            assert len(inbox.unread) == 189
            mark = toy.log.mark()
            account.source.nudge()
            await toy.log.wait_for(lambda request: request.path.endswith("/unread_count"), after=mark)
            assert not [request for request in toy.log.matching(LIST, after=mark) if request.parameter("max_id")]


@asynccontextmanager
async def deep_deletion(flavour: str) -> AsyncIterator[tuple[Account, Listener]]:
    """An account that is listened to; then, of 200 unread rows, one is deleted below the newest page."""
    inbox = Inbox()
    async with ToyMastodon(flavour) as toy:
        notifications = [toy.notify("mention", "ben") for _ in range(200)]
        async with account_on(toy, unread=inbox.held) as account, Listener(account.source, None, inbox) as listener:
            await listener.until_online()
            toy.withdraw(notifications[50])
            yield account, listener


@pytest.mark.parametrize("flavour", ["gotosocial", "pleroma"])
async def test_where_nobody_counts_the_rows_below_are_looked_at_when_somebody_asks(flavour: str) -> None:
    async with deep_deletion(flavour) as (account, listener):
        account.source.nudge()
        await listener.until(lambda told: len(told.inbox.unread) == 199 or None, "the deletion, when asked")


@pytest.mark.parametrize("flavour", ["gotosocial", "pleroma"])
async def test_or_within_the_hour(flavour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(depth, "LOOK_S", 0.2)
    monkeypatch.setattr(session, "BESIDE_STREAM_S", 0.1)
    monkeypatch.setattr(session, "BESIDE_STREAM_WITH_FLAGS_S", 0.1)
    async with deep_deletion(flavour) as (_, listener):
        await listener.until(lambda told: len(told.inbox.unread) == 199 or None, "the deletion")


async def test_all_above_the_read_position_is_read_at_first_contact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "FIRST_CONTACT_ROWS", 80)
    inbox = Inbox()
    async with ToyMastodon("mastodon") as toy:
        notifications = [toy.notify("mention", "ben") for _ in range(300)]
        toy.read_elsewhere(notifications[29])
        async with account_on(toy, unread=inbox.held) as account, Listener(account.source, None, inbox) as listener:
            await listener.until_online()
            assert inbox.unread == {notification.id for notification in notifications[30:]}
            assert counts(listener.told)[-1] == (270, False)


async def test_a_number_that_is_not_the_whole_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "FIRST_CONTACT_ROWS", 80)
    monkeypatch.setattr(history, "MOST_UNREAD_PAGES", 1)
    for flavour, unread in (("mastodon", 270), ("gotosocial", 160)):
        inbox = Inbox()
        async with ToyMastodon(flavour) as toy:
            notifications = [toy.notify("mention", "ben") for _ in range(300)]
            toy.read_elsewhere(notifications[29])
            async with account_on(toy, unread=inbox.held) as account, Listener(account.source, None, inbox) as listener:
                await listener.until_online()
                assert len(inbox.unread) == 160
                assert counts(listener.told)[-1] == (unread, True)


async def test_a_list_that_was_empty_is_read_whole_however_much_came(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "FIRST_CONTACT_ROWS", 80)
    inbox = Inbox()
    async with ToyMastodon("mastodon") as toy:
        cursor = await seen_once(toy, inbox)
        assert cursor == history.NOTHING_YET
        ids = arrive(toy, 300)
        async with account_on(toy, unread=inbox.held) as account, Listener(account.source, cursor, inbox) as listener:
            await listener.until_online()
            assert set(inbox.rows) == set(ids)


async def test_an_unchanged_list_is_not_sent_again() -> None:
    async with ToyMastodon("mastodon") as toy:
        toy.faults.add("/api/v1/streaming", failure(404), times=None)
        arrive(toy, 5)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            count = len(snapshots(listener.told))
            mark = toy.log.mark()
            account.source.nudge()
            poll = await toy.log.wait_for(lambda request: request.path == LIST and request.status == 304, after=mark)
            assert poll.headers["if-none-match"]
            assert len(snapshots(listener.told)) == count


async def test_one_bad_item_does_not_cost_the_page(expected_logs: ExpectedLogs) -> None:
    async with ToyMastodon() as toy:
        ids = arrive(toy, 3)
        bad = {"id": 7.5, "type": {"no": "type"}, "secret": "words of a stranger"}
        toy.faults.add(LIST, Rewrite(lambda page: [*page[:1], bad, "text", None, *page[1:]]), times=None)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert {item.id for item in listener.items} == set(ids)
            assert all(page.complete_from is None for page in snapshots(listener.told))
        expected_logs("3 of [36] items of a page made no sense")


async def test_the_read_position_comes_before_the_rows() -> None:
    async with ToyMastodon() as toy:
        notifications = [toy.notify("mention", "ben") for _ in range(4)]
        toy.read_elsewhere(notifications[1])
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            first = listener.told[0]
            assert isinstance(first, ReadChanged)
            remote_id = RemoteId(notifications[1].id)
            assert first.selector == UpTo(order_key=order_key(remote_id), id=remote_id)
            assert first.read
            assert first.asked_at is not None


async def test_the_servers_own_number_is_told_where_it_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("traynotify.sources.mastodon.client.COUNT_LIMIT", 10)
    monkeypatch.setattr(depth, "COUNT_LIMIT", 10)
    async with ToyMastodon() as toy:
        notifications = [toy.notify("mention", "ben") for _ in range(15)]
        async with account_on(toy) as account, Listener(account.source) as listener:
            counted = await listener.until(lambda told: next((e for e in told.told if isinstance(e, Counted)), None))
            assert (counted.unread, counted.capped) == (10, True)
            await listener.until_online()
            toy.read_elsewhere(notifications[12])
            account.source.nudge()
            await listener.until(
                lambda told: any(isinstance(e, Counted) and (e.unread, e.capped) == (2, False) for e in told.told),
                "the new count",
            )


def chosen(**values: object) -> Values:
    return Values({f"service.{name}": value for name, value in values.items()})


@pytest.mark.parametrize("flavour", ["mastodon", "pixelfed"])
async def test_only_the_chosen_types_are_fetched_and_streamed(flavour: str) -> None:
    async with ToyMastodon(flavour) as toy:
        for kind in ("mention", "follow", "favourite", "reblog"):
            toy.notify(kind, "ben")
        settings = chosen(**{ONLY_TYPES.name: ("mention", "follow"), EXCLUDE_TYPES.name: ("follow",)})
        async with account_on(toy, settings=settings) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert [item.raw_kind for item in listener.items] == ["mention"]
            request = toy.log.matching(LIST)[-1]
            assert request.query["types[]"] == ("mention", "follow")
            assert request.query["exclude_types[]"] == ("follow",)
            # A list with holes says nothing about what is not on it.
            assert all(page.complete_from is None for page in snapshots(listener.told))
            toy.notify("reblog", "ben")
            wanted = toy.notify("mention", "cleo")
            account.source.nudge()
            await listener.until(lambda told: wanted.id in {item.id for item in told.items}, "the mention")
            assert {item.raw_kind for item in listener.items} == {"mention"}


async def test_only_one_account_is_fetched_and_streamed() -> None:
    async with ToyMastodon() as toy:
        ben = toy.add_account("ben")
        toy.notify("mention", ben)
        toy.notify("mention", "cleo")
        settings = chosen(**{ONLY_ACCOUNT_ID.name: ben.id})
        async with account_on(toy, settings=settings) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert toy.log.matching(LIST)[-1].parameter("account_id") == ben.id
            toy.notify("mention", "cleo")
            last = toy.notify("mention", ben)
            await listener.until(lambda told: any(isinstance(event, Arrived) for event in told.told), "news")
            assert listener.items[-1].id == last.id
            assert {item.actors[0].name for item in listener.items} == {"ben"}


async def test_types_that_we_know_are_named_to_servers_that_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "API_SUPPORTED_TYPES", 9)
    async with ToyMastodon() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await listener.until_online()
        assert "severed_relationships" in toy.log.matching(LIST)[-1].query["supported_types[]"]


async def test_online_comes_after_everything() -> None:
    async with ToyMastodon() as toy:
        arrive(toy, 100)
        async with account_on(toy) as account, Listener(account.source) as listener:
            assert (await listener.until_online()) == Online(live=True)
            assert isinstance(listener.told[-1], Online)
