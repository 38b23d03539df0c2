"""Marks go both ways: what is read or unread here is so on the pod, and what is read there is so here."""

import asyncio

import pytest

from tests.sources.diaspora.on_toy import LIST, AccountOnToy, account_on, poll
from traynotify.api import (
    All,
    Command,
    Items,
    RateLimited,
    ReadChanged,
    ReadScope,
    RemoteId,
    Removed,
    Selector,
    Snapshot,
    Unreachable,
    Unsupported,
    Verb,
    item,
)
from traynotify.api.testing import Listener
from traynotify.demo.diaspora import ToyDiaspora
from traynotify.demo.diaspora.model import Notification
from traynotify.demo.faults import Respond, failure
from traynotify.sources.diaspora import commands, history

EVERY_POD = pytest.mark.parametrize("pod", ["diaspora", "documented"])


def these(*rows: Notification | str) -> Items:
    return Items(frozenset(RemoteId(row if isinstance(row, str) else row.guid) for row in rows))


async def mark(account: AccountOnToy, selector: Selector, verb: Verb = Verb.READ) -> None:
    assert list(await account.source.perform(Command(verb=verb, selector=selector))) == []


def patched(toy: ToyDiaspora) -> list[str]:
    """What was marked, in this order."""
    return [request.path.rpartition("/")[2] for request in toy.log.matching(method="PATCH")]


@EVERY_POD
async def test_what_is_marked_here_is_marked_there(pod: str) -> None:
    with ToyDiaspora(pod) as toy:
        first, second = toy.notify("mentioned", "bob"), toy.notify("mentioned", "carol")
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            capabilities = (await account.source.identify()).capabilities
            assert ReadScope.ITEM in capabilities.read
            assert ReadScope.ITEM in capabilities.unread
            await mark(account, these(first))
            assert [row.read for row in (first, second)] == [True, False]
            await mark(account, these(second))
            await mark(account, these(first), Verb.UNREAD)
            assert [row.read for row in (first, second)] == [False, True]
            await mark(account, these(first), Verb.UNREAD)
            assert not first.read


@EVERY_POD
async def test_what_is_marked_there_is_marked_here(pod: str) -> None:
    with ToyDiaspora(pod) as toy:
        rows = [toy.notify("mentioned", f"guest{number}") for number in range(4)]
        toy.mark(rows[3])
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            assert inbox.unread == {row.guid for row in rows[:3]}
            toy.mark(*rows[:2])
            toy.mark(rows[3], read=False)
            await poll(toy, account)
            assert inbox.unread == {rows[2].guid, rows[3].guid}


async def test_far_below_the_newest_page_too() -> None:
    """Some are looked at one by one, of the others it is concluded."""
    with ToyDiaspora("behind_proxy") as toy:
        old = [toy.notify("mentioned", f"old{number}") for number in range(40)]
        new = [toy.notify("mentioned", f"new{number}") for number in range(30)]
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            assert len(inbox.unread) == 70
            toy.mark(*old[:20])
            toy.withdraw(old[19])
            before = toy.log.mark()
            await poll(toy, account)
            assert inbox.unread == {row.guid for row in (*old[20:], *new)}
            assert old[19].guid not in inbox.rows
            singles = toy.log.matching(predicate=lambda r: r.path.startswith(f"{LIST}/"), after=before)
            assert len(singles) == history.MOST_LOOKED_AT


async def test_what_is_marked_unread_far_below_is_found_when_asked_for() -> None:
    with ToyDiaspora("behind_proxy") as toy:
        rows = [toy.notify("mentioned", f"guest{number}") for number in range(40)]
        toy.mark(*rows)
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            assert inbox.unread == set()
            toy.mark(rows[0], read=False)
            await poll(toy, account)
            assert inbox.unread == {rows[0].guid}


async def test_what_is_read_elsewhere_is_found_though_the_app_died_before_the_mark_as_unread_was_in_its_cursor() -> (
    None
):
    with ToyDiaspora("behind_proxy") as toy:
        rows = [toy.notify("mentioned", f"guest{number}") for number in range(40)]
        toy.mark(*rows)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            cursor, inbox = listener.cursor, listener.inbox
        marked = RemoteId(rows[0].guid)
        inbox.take(ReadChanged(selector=item(marked), read=False, asked_at=account.context.clock.now()))
        assert inbox.held() == {marked: inbox.rows[marked].notification.order_key}
        before = toy.log.mark()
        async with account_on(toy, unread=inbox.held) as account, Listener(account.source, cursor, inbox) as listener:
            await listener.until_online()
            assert marked not in inbox.unread
            await poll(toy, account)
        assert len(toy.log.matching(f"{LIST}/{marked}", after=before)) == 1


async def test_a_mark_made_here_needs_no_second_look() -> None:
    with ToyDiaspora("behind_proxy") as toy:
        rows = [toy.notify("mentioned", f"guest{number}") for number in range(40)]
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            await mark(account, these(rows[0]))
            before = toy.log.mark()
            await poll(toy, account)
            assert not toy.log.matching(f"{LIST}/{rows[0].guid}", after=before)


async def test_what_is_marked_back_elsewhere_is_told_although_the_list_is_as_it_was() -> None:
    with ToyDiaspora() as toy:
        row = toy.notify("mentioned", "guest1")
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            await poll(toy, account)
            await mark(account, these(row))
            toy.mark(row, read=False)
            listener.told.clear()
            await poll(toy, account)
            items = [item for event in listener.told if isinstance(event, Snapshot) for item in event.items]
            assert {(item.id, item.server_read) for item in items} == {(row.guid, False)}


async def test_what_is_marked_back_elsewhere_is_told_although_the_list_from_before_the_mark_came_after_it() -> None:
    with ToyDiaspora() as toy:
        row = toy.notify("mentioned", "guest1")
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            newer = toy.notify("mentioned", "guest2")
            gate, before = toy.faults.hold(LIST), toy.log.mark()
            account.source.nudge()
            await toy.log.wait_for(lambda request: request.path == LIST, after=before)
            await mark(account, these(row))
            gate.open()
            await listener.until(lambda told: newer.guid in told.inbox.rows, "the list from before the mark")
            toy.mark(row, read=False)
            listener.told.clear()
            await poll(toy, account)
            items = [item for event in listener.told if isinstance(event, Snapshot) for item in event.items]
            assert (row.guid, False) in {(item.id, item.server_read) for item in items}


@pytest.mark.parametrize("verb", [Verb.READ, Verb.UNREAD])
async def test_what_is_marked_back_elsewhere_while_others_of_the_click_are_tried_is_told_after_it(verb: Verb) -> None:
    """By then the click is settled, and the inbox has all as it was asked for."""
    with ToyDiaspora() as toy:
        was_read = verb is Verb.UNREAD
        first, refused = sorted((toy.notify("mentioned", f"guest{number}") for number in (1, 2)), key=lambda r: r.guid)
        for row in (first, refused):
            toy.mark(row, read=was_read)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            path = f"{LIST}/{refused.guid}"
            toy.faults.add(path, failure(404), method="PATCH")
            gate, before = toy.faults.hold(path, method="GET"), toy.log.mark()
            click = asyncio.create_task(account.source.perform(Command(verb=verb, selector=these(first, refused))))
            await toy.log.wait_for(lambda request: (request.method, request.path) == ("GET", path), after=before)
            toy.mark(first, read=was_read)
            await poll(toy, account)
            gate.open()
            assert [rejection.id for rejection in await click] == [refused.guid]
            listener.told.clear()
            await poll(toy, account)
            items = [item for event in listener.told if isinstance(event, Snapshot) for item in event.items]
            assert (first.guid, was_read) in {(item.id, item.server_read) for item in items}


async def test_many_marks_are_a_loop_that_takes_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with ToyDiaspora() as toy:
        rows = [toy.notify("mentioned", f"guest{number}") for number in range(30)]
        pauses: list[float] = []

        async def pause(seconds: float) -> None:
            pauses.append(seconds)

        monkeypatch.setattr(commands.asyncio, "sleep", pause)  # type: ignore[attr-defined]
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            await mark(account, these(*rows))
            assert all(row.read for row in rows)
            assert pauses == [commands.PAUSE_S] * (30 - commands.AT_ONCE)
            assert account.context.http.budget.counts["mark read"] == 30


async def test_a_loop_that_broke_off_goes_on_where_it_was() -> None:
    with ToyDiaspora() as toy:
        rows = [toy.notify("mentioned", f"guest{number}") for number in range(6)]
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            toy.faults.add(f"{LIST}/*", failure(502), method="PATCH", skip=4)
            with pytest.raises(Unreachable):
                await mark(account, these(*rows))
            await mark(account, these(*rows))
            sent = patched(toy)
            assert len(sent) == 7
            assert sent[4] == sent[5]
            await mark(account, these(*rows))
            assert len(patched(toy)) == 13


async def test_a_change_of_mind_is_no_repetition() -> None:
    with ToyDiaspora() as toy:
        rows = sorted((toy.notify("mentioned", f"guest{number}") for number in range(3)), key=lambda row: row.guid)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            toy.faults.add(f"{LIST}/*", failure(502), method="PATCH", skip=1)
            with pytest.raises(Unreachable):
                await mark(account, these(*rows))
            await mark(account, these(rows[0]), Verb.UNREAD)
            assert not rows[0].read
            await mark(account, these(*rows))
            assert all(row.read for row in rows)


async def test_some_requests_are_left_to_the_polls() -> None:
    with ToyDiaspora() as toy:
        rows = [toy.notify("mentioned", f"guest{number}") for number in range(3)]
        few = {"X-RateLimit-Limit": "60", "X-RateLimit-Remaining": str(commands.RESERVE)}
        toy.faults.add(f"{LIST}/*", Respond(204, headers=few), method="PATCH")
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            with pytest.raises(RateLimited):
                await mark(account, these(*rows))
            assert len(patched(toy)) == 1


async def test_what_is_refused_of_one_says_nothing_about_the_others() -> None:
    """Nor does “not found”, as something before the pod may say it, take away what is there."""
    async with ToyDiaspora() as toy:
        first, second, third = (toy.notify("liked", f"guest{number}") for number in range(3))
        guids = sorted(row.guid for row in (first, second, third))
        toy.faults.add(f"{LIST}/{guids[0]}", failure(404), method="PATCH")
        toy.faults.add(f"{LIST}/{guids[1]}", failure(422), method="PATCH")
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            command = Command(verb=Verb.READ, selector=Items(frozenset(map(RemoteId, guids))))
            rejections = await account.source.perform(command)
        assert [rejection.id for rejection in rejections] == guids[:2]
        assert {row.guid for row in toy.notifications() if row.read} == {guids[2]}


async def test_what_is_gone_counts_as_marked_and_vanishes() -> None:
    with ToyDiaspora() as toy:
        row, other = toy.notify("mentioned", "bob"), toy.notify("mentioned", "carol")
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.withdraw(row)
            await mark(account, these(row))
            await listener.until(lambda _: row.guid not in inbox.rows, "the row gone")
            assert other.guid in inbox.rows


@pytest.mark.parametrize("html", [False, True])
async def test_what_only_something_before_the_pod_calls_missing_stays_and_is_tried_again(html: bool) -> None:
    with ToyDiaspora() as toy:
        row = toy.notify("mentioned", "bob")
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            fault = toy.faults.add(f"{LIST}/*", failure(404, html=html), times=None)
            with pytest.raises(Unreachable):
                await mark(account, these(row))
            toy.faults.remove(fault)
            await mark(account, these(row))
            assert row.read
            assert not any(isinstance(event, Removed) for event in listener.told)


@pytest.mark.parametrize(("verb", "selector"), [(Verb.READ, All()), (Verb.DISMISS, these("abc"))])
async def test_what_pods_cannot_do_is_said(verb: Verb, selector: Selector) -> None:
    with ToyDiaspora() as toy:
        async with account_on(toy) as account:
            able = (await account.source.identify()).capabilities
            assert not able.dismiss
            assert not able.clear
            assert ReadScope.ALL not in able.read
            assert all(able.reasons[field].endswith(".") for field in ("dismiss", "clear", "live"))
            with pytest.raises(Unsupported):
                await account.source.perform(Command(verb=verb, selector=selector))


async def test_a_stale_answer_does_not_undo_a_click() -> None:
    """The list was asked for before the mark, and comes after it."""
    with ToyDiaspora() as toy:
        row = toy.notify("mentioned", "bob")
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.notify("mentioned", "carol")
            gate, before = toy.faults.hold(LIST), toy.log.mark()
            account.source.nudge()
            await toy.log.wait_for(lambda request: request.path == LIST, after=before)
            await mark(account, these(row))
            gate.open()
            await listener.until(lambda _: len(inbox.rows) == 2, "the stale page")
            await poll(toy, account)
            assert row.guid not in inbox.unread
