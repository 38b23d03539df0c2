"""Nothing that the forum holds is lost or invented while we catch up, however its pages are cut."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.sources.discourse.on_toy import LIST, account_on, arrive, forum, grant_on, lists, seen_once
from tests.support.logs import ExpectedLogs
from traynotify.api import Counted, Items, ReadChanged, RemoteId, Removed, Snapshot, SourceEvent
from traynotify.api.testing import Inbox, Listener
from traynotify.demo.discourse import FORUMS, RAISED_LIMITS, ToyDiscourse
from traynotify.demo.faults import Gate, Hold, Rewrite, failure
from traynotify.sources.discourse import history, session
from traynotify.sources.discourse.ledger import Cursor
from traynotify.sources.discourse.translate import order_key

NO_BUS = FORUMS["no_bus"]


def snapshots(events: Sequence[SourceEvent]) -> list[Snapshot]:
    return [event for event in events if isinstance(event, Snapshot)]


def ids(*numbers: int) -> Items:
    return Items(frozenset(RemoteId(str(number)) for number in numbers))


async def test_the_list_is_always_asked_for_silently_and_by_name() -> None:
    """Without it, our looking would clear the bell on the website."""
    async with ToyDiscourse(limits=RAISED_LIMITS) as toy:
        arrive(toy, 130)
        bell = toy.seen_notification_id()
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            account.source.nudge()
            await listener.until(lambda told: (told.online is not None and told.online.live) or None)
        assert toy.seen_notification_id() == bell
        asked = [request for request in lists(toy) if request.parameter("limit") != "1"]  # which asks about the key
        assert len(asked) >= 4
        for request in asked:
            assert request.parameter("silent") == "true"
            assert request.parameter("username") == "robin"
            assert int(request.parameter("limit") or 0) <= 60
        assert {request.parameter("offset") for request in asked} >= {"0", "57", "114"}


@pytest.mark.parametrize("kind", ["no_bus", "old"])
async def test_pages_are_read_until_the_total_is_reached(kind: str) -> None:
    async with forum(kind) as toy:
        numbers = arrive(toy, 180)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert {item.id for item in listener.items} == set(numbers)
            offsets = [request.parameter("offset") for request in lists(toy) if request.parameter("offset")]
            assert len(offsets) == len(set(offsets))
            assert max(int(offset or 0) for offset in offsets) < 180


async def test_a_page_that_ends_with_the_total_is_the_last() -> None:
    async with forum("no_bus") as toy:
        arrive(toy, 60)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert len([request for request in lists(toy) if request.parameter("offset")]) == 1


async def test_a_page_of_hidden_rows_does_not_end_the_catching_up() -> None:
    """What may not be seen is left out after the page was cut: a page may be short, or empty, and not be the last."""
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 200)
        for row in toy.notifications()[40:130]:
            toy.hide(row)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert {item.id for item in listener.items} == {*numbers[:70], *numbers[160:]}


async def test_rows_that_move_up_between_two_pages_are_not_lost() -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 100)
        grant, gate = await grant_on(toy), Gate()
        toy.faults.add(LIST, Hold(gate, ask_late=True), skip=1)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await listener.until(lambda told: told.items or None, "the first page")
            for row in toy.notifications()[:2]:
                toy.withdraw(row)
            gate.open()
            await listener.until_online()
            assert {item.id for item in listener.items} == set(numbers)


async def test_first_contact_reads_down_to_a_limit_and_all_that_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "FIRST_PAGES", 2)
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 300)
        toy.read_all_elsewhere()
        ancient = toy.notifications()[-3:]
        for row in ancient:
            row.read = False
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            told = {item.id for item in listener.items}
            assert {*numbers[-100:], *(str(row.id) for row in ancient)} <= told
            assert len(told) < 130
            assert listener.inbox.unread == {str(row.id) for row in ancient}
            counted = [event for event in listener.told if isinstance(event, Counted)]
            assert counted[-1].unread == 3


def last_count(events: Sequence[SourceEvent]) -> tuple[int, bool]:
    counted = [event for event in events if isinstance(event, Counted)][-1]
    return counted.unread, counted.capped


async def test_a_number_that_is_not_the_whole_says_so_and_the_rest_comes_once_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(history, "FIRST_PAGES", 1)
    monkeypatch.setattr(history, "MOST_UNREAD_PAGES", 2)
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 200)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            first = set(listener.inbox.unread)
            assert len(first) < 200
            assert last_count(listener.told) == (200, True)
            for row in toy.notifications():
                row.read = str(row.id) in first
            account.source.nudge()
            left = (200 - len(first), False)
            await listener.until(lambda told: last_count(told.told) == left or None, "the number")
            assert {item.id for item in listener.items} == set(numbers)


async def test_an_absence_is_read_to_its_end_however_little_a_first_contact_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(history, "FIRST_PAGES", 1)
    async with forum("no_bus") as toy:
        for before in (0, 5):
            inbox = Inbox()
            toy.read_all_elsewhere()
            arrive(toy, before)
            cursor = await seen_once(toy, inbox)
            missed = arrive(toy, 200)
            toy.read_all_elsewhere()
            async with account_on(toy) as account, Listener(account.source, cursor, inbox) as listener:
                await listener.until_online()
                assert set(missed) <= {item.id for item in listener.items}


async def test_what_the_inbox_holds_as_unread_and_the_forum_does_not_is_found_however_much_it_is() -> None:
    """The cursor remembers only some of it."""
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 150)
        held = {RemoteId(str(row.id)): order_key(row.id, row.created_at) for row in toy.notifications()}
        arrive(toy, 70)
        for row in toy.notifications():
            row.read = str(row.id) in numbers[:90]
        cursor = Cursor(newest=held[RemoteId(numbers[-1])], anchors=(int(numbers[-1]),)).dump()
        async with account_on(toy, unread=lambda: held) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            said = [event.selector for event in listener.told if isinstance(event, ReadChanged)]
            assert said == [ids(*map(int, numbers[:90]))]


async def test_what_is_unread_below_is_not_read_page_by_page_where_the_forum_counts_as_many() -> None:
    async with forum("no_bus") as toy:
        arrive(toy, 200)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            mark = toy.log.mark()
            account.source.nudge()
            await toy.log.wait_for(lambda request: request.parameter("filter") == "unread", after=mark)
            mark = toy.log.mark()
            account.source.nudge()
            await toy.log.wait_for(lambda request: request.parameter("filter") == "unread", after=mark)
            asked = [request for request in lists(toy, mark) if request.parameter("filter") == "unread"]
            assert {request.parameter("offset") for request in asked} == {"0"}


async def test_a_first_contact_that_is_cut_off_leaves_no_cursor() -> None:
    async with forum("no_bus") as toy:
        arrive(toy, 130)
        async with account_on(toy) as account:
            toy.faults.add(LIST, failure(502), skip=1)
            async with Listener(account.source) as listener:
                await listener.until_error()
                assert listener.items
                assert listener.cursor is None


async def test_what_was_missed_is_told_whole_and_the_cursor_last() -> None:
    async with forum("no_bus") as toy:
        inbox = Inbox()
        arrive(toy, 30)
        cursor = await seen_once(toy, inbox)
        missed = arrive(toy, 150)
        async with account_on(toy) as account, Listener(account.source, cursor, inbox) as listener:
            await listener.until_online()
            assert set(missed) <= {item.id for item in listener.items}
            assert [bool(page.cursor) for page in snapshots(listener.told)][-1]
            assert sum(bool(page.cursor) for page in snapshots(listener.told)) == 1


async def test_what_was_read_meanwhile_is_noticed_however_old() -> None:
    async with forum("no_bus") as toy:
        inbox = Inbox()
        arrive(toy, 150)
        cursor = await seen_once(toy, inbox)
        old = toy.notifications()[-5]
        toy.read_elsewhere(old)
        async with account_on(toy) as account, Listener(account.source, cursor, inbox) as listener:
            await listener.until_online()
            assert ReadChanged(selector=ids(old.id), read=True, asked_at=None) in [
                replace_asked(event) for event in listener.told
            ]
            assert str(old.id) not in inbox.unread
            assert len(inbox.unread) == 149


def replace_asked(event: SourceEvent) -> SourceEvent:
    """The event without the moment, which a test does not know."""
    if isinstance(event, ReadChanged):
        return ReadChanged(selector=event.selector, read=event.read)
    return event


async def test_nothing_is_asked_about_what_is_unread_where_the_list_said_it_all() -> None:
    async with forum("no_bus") as toy:
        arrive(toy, 20)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert not [request for request in lists(toy) if request.parameter("filter")]
            assert [event.unread for event in listener.told if isinstance(event, Counted)] == [20]


async def test_what_was_deleted_meanwhile_is_noticed() -> None:
    async with forum("no_bus") as toy:
        inbox = Inbox()
        arrive(toy, 20)
        cursor = await seen_once(toy, inbox)
        gone = toy.notifications()[7]
        toy.withdraw(gone)
        async with account_on(toy) as account, Listener(account.source, cursor, inbox) as listener:
            await listener.until_online()
            assert str(gone.id) not in inbox.rows
            assert len(inbox.rows) == 19


async def test_what_was_deleted_beyond_the_first_page_is_noticed_where_the_list_is_read_to_its_end() -> None:
    async with forum("no_bus") as toy:
        inbox = Inbox()
        arrive(toy, 70)
        cursor = await seen_once(toy, inbox)
        gone = toy.notifications()[-1]
        toy.withdraw(gone)
        arrive(toy, 40)
        async with account_on(toy) as account, Listener(account.source, cursor, inbox) as listener:
            await listener.until_online()
            assert Removed(selector=ids(gone.id)) in listener.told or str(gone.id) not in inbox.unread


async def test_rows_of_the_same_second_as_the_pages_end_are_not_taken_for_gone() -> None:
    """The history sorts by fractions of a second, which the order keys leave out."""
    async with forum("no_bus") as toy:
        inbox = Inbox()
        arrive(toy, 59)
        moment = toy.notifications()[-1].created_at.replace(microsecond=0)
        for fraction in (900_000, 100_000):
            toy.notify("liked", "ben", topic="Old", at=moment.replace(year=2025, microsecond=fraction))
        cursor = await seen_once(toy, inbox)
        assert len(inbox.rows) == 61
        async with account_on(toy) as account, Listener(account.source, cursor, inbox) as listener:
            await listener.until_online()
            assert len(inbox.rows) == 61


async def test_a_deleted_topic_takes_its_rows_along() -> None:
    async with forum("no_bus") as toy:
        inbox = Inbox()
        topic = toy.add_topic("Kites")
        toy.notify("mentioned", "ben", topic=topic)
        arrive(toy, 3)
        cursor = await seen_once(toy, inbox)
        toy.delete_topic(topic)
        async with account_on(toy) as account, Listener(account.source, cursor, inbox) as listener:
            await listener.until_online()
            assert len(inbox.rows) == 3


@pytest.mark.parametrize("cursor", ["", "x", "[]", '["a"]', '["99999999999-9", [1, 2]]', "null", '[7, "x"]'])
async def test_a_cursor_that_makes_no_sense_begins_anew(cursor: str) -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 5)
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            assert set(numbers) == {item.id for item in listener.items}


async def test_one_bad_item_does_not_cost_the_page(expected_logs: ExpectedLogs) -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 3)
        bad = {"id": 7.5, "notification_type": {"no": "type"}, "secret": "words of a stranger"}

        def spoil(page: dict[str, object]) -> dict[str, object]:
            rows = page["notifications"]
            assert isinstance(rows, list)
            return {**page, "notifications": [*rows[:1], bad, "text", None, *rows[1:]]}

        grant = await grant_on(toy)
        toy.faults.add(LIST, Rewrite(spoil), times=None)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert {item.id for item in listener.items} == set(numbers)
            assert all(page.complete_from is None for page in snapshots(listener.told))
        expected_logs("3 of 6 items of a page made no sense")


async def test_a_server_that_ignores_the_filter_is_not_believed_about_what_is_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(history, "FIRST_PAGES", 1)
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 100)
        toy.read_elsewhere(*toy.notifications()[::2])
        grant = await grant_on(toy)
        toy.faults.add(LIST, Rewrite(lambda page: {**page, "total_rows_notifications": 100}), times=None)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:

            def with_read_ones(page: dict[str, object]) -> dict[str, object]:
                rows = page["notifications"]
                assert isinstance(rows, list)
                return {**page, "notifications": [{**row, "read": True} for row in rows]}

            toy.faults.clear()
            toy.faults.add(LIST, Rewrite(with_read_ones), skip=1, times=None)
            await listener.until_online()
            assert len(listener.inbox.unread & set(numbers)) == 30


async def test_a_forum_without_totals_is_read_until_nothing_comes() -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 130)
        grant = await grant_on(toy)

        def bare(page: dict[str, object]) -> dict[str, object]:
            return {"notifications": page["notifications"]}

        toy.faults.add(LIST, Rewrite(bare), times=None)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert {item.id for item in listener.items} == set(numbers)


async def test_the_list_of_the_seed_document_is_understood() -> None:
    """An older form: no user_id, no high_priority, and a link to more without a limit."""
    old = replace(NO_BUS, limits_history=False)
    async with ToyDiscourse(old, limits=RAISED_LIMITS) as toy:
        arrive(toy, 2)
        grant = await grant_on(toy)

        def as_it_was(page: dict[str, object]) -> dict[str, object]:
            rows = page["notifications"]
            assert isinstance(rows, list)
            bare = [{k: v for k, v in row.items() if k not in ("user_id", "high_priority")} for row in rows]
            return {**page, "notifications": bare, "load_more_notifications": "/notifications?offset=60&username=robin"}

        toy.faults.add(LIST, Rewrite(as_it_was), times=None)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert len(listener.inbox.rows) == 2


async def test_a_burst_that_is_read_in_part_before_we_look_is_told_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "POLL_S", 0.05)
    async with (
        forum("no_bus") as toy,
        account_on(toy) as account,
        Listener(account.source, None, inbox := Inbox()) as listener,
    ):
        await listener.until_online()
        burst = arrive(toy, 90)
        toy.read_elsewhere(*(row for row in toy.notifications() if str(row.id) in burst[:5]))
        await listener.until(lambda told: set(burst) <= set(inbox.rows) or None, "the whole burst")
