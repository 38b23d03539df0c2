"""What a person marks as read reaches the forum: one by one, or many with few requests, and nothing else with it."""

from dataclasses import replace

import pytest
from msgspec import structs

from tests.sources.discourse.on_toy import LIST, MARK_READ, UNHURRIED, abilities, account_on, arrive, forum, grant_on
from traynotify.api import (
    All,
    Command,
    Group,
    Items,
    OfKind,
    RateLimited,
    ReadScope,
    Refused,
    RemoteId,
    Selector,
    ServerConfused,
    Unreachable,
    Unsupported,
    UpTo,
    Verb,
)
from traynotify.api.testing import Listener
from traynotify.demo.discourse import FORUMS, RAISED_LIMITS, ToyDiscourse
from traynotify.demo.faults import Respond, failure, garbage, redirect
from traynotify.sources.discourse import commands

PATHS = {"/notifications/mark-read.json", "/notifications/mark-read"}


def read(selector: Selector) -> Command:
    return Command(verb=Verb.READ, selector=selector)


def items(*numbers: str) -> Items:
    return Items(frozenset(RemoteId(number) for number in numbers))


def unread(toy: ToyDiscourse) -> set[str]:
    return {str(row.id) for row in toy.notifications() if not row.read}


def marks(toy: ToyDiscourse) -> list[bytes]:
    """What was sent, in order."""
    return [request.body for request in toy.log.matching(method="PUT") if request.path in PATHS]


async def test_one_is_marked_by_its_id() -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 3)
        async with account_on(toy) as account:
            assert await account.source.perform(read(items(numbers[1]))) == []
        assert unread(toy) == {numbers[0], numbers[2]}
        assert marks(toy) == [f"id={numbers[1]}".encode()]
        bell = toy.seen_notification_id()
        assert bell == 0, "one that is read does not open the bell"


async def test_a_few_are_marked_one_by_one() -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 5)
        async with account_on(toy) as account:
            await account.source.perform(read(items(*numbers[:2])))
        assert unread(toy) == set(numbers[2:])
        assert len(marks(toy)) == 2


async def test_many_go_along_with_one_request_and_are_looked_after() -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 40)
        async with account_on(toy) as account:
            mark = toy.log.mark()
            await account.source.perform(read(items(*numbers[5:])))
            assert len(toy.log.matching(after=mark)) == 2
        assert unread(toy) == set(numbers[:5])


async def test_many_are_marked_one_by_one_where_the_forum_does_not_understand() -> None:
    """Something on the way may leave out a header that it does not know."""
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 12)
        async with account_on(toy) as account:
            toy.faults.add(MARK_READ, Respond(200, b'{"success":"OK"}'))
            await account.source.perform(read(items(*numbers[2:])))
        assert unread(toy) == set(numbers[:2])
        assert len(marks(toy)) == 11


async def test_what_lies_deeper_than_is_looked_is_not_taken_for_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "MOST_UNREAD_PAGES", 1)
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 75)
        async with account_on(toy) as account:
            toy.faults.add(MARK_READ, Respond(200, b'{"success":"OK"}'))
            await account.source.perform(read(items(*numbers[:10], numbers[-1])))
        assert unread(toy) == set(numbers[10:-1])


async def test_a_list_that_is_refused_gives_up_no_mark() -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 12)
        async with account_on(toy) as account:
            toy.faults.add(LIST, failure(422))
            assert await account.source.perform(read(items(*numbers[2:]))) == []
        assert unread(toy) == set(numbers[:2])


async def test_however_many_are_marked_each_is_named_so_that_what_came_meanwhile_stays_unread() -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 250)
        (came,) = arrive(toy, 1)
        async with account_on(toy) as account:
            assert account.context.identity.capabilities.read == {ReadScope.ITEM}
            assert await account.source.perform(read(items(*numbers))) == []
        assert unread(toy) == {came}
        puts = toy.log.matching(method="PUT")
        named = [request.body.decode().removeprefix("id=") for request in puts]
        for request in puts:
            named += request.headers["discourse-clear-notifications"].split(",")
        assert sorted(named) == sorted(numbers)
        assert len(puts) == 3


@pytest.mark.parametrize("selector", [All(), OfKind("liked"), Group("topic:40"), UpTo(order_key="x", id=RemoteId("1"))])
async def test_what_the_forum_has_no_way_for_is_said_to_be_so(selector: Selector) -> None:
    async with forum("no_bus") as toy, account_on(toy) as account:
        with pytest.raises(Unsupported, match="one by one"):
            await account.source.perform(read(selector))


@pytest.mark.parametrize("verb", [Verb.UNREAD, Verb.DISMISS])
async def test_nothing_but_reading_is_possible(verb: Verb) -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy)
        async with account_on(toy) as account:
            able = account.context.identity.capabilities
            assert not able.unread
            assert not able.dismiss
            assert not able.clear
            assert {name for name, reason in able.reasons.items() if reason.endswith(".")} == {
                "unread",
                "dismiss",
                "clear",
                "reply",
            }
            with pytest.raises(Unsupported):
                await account.source.perform(Command(verb=verb, selector=items(*numbers)))
        assert unread(toy) == set(numbers)


async def test_the_older_path_is_tried_where_the_newer_is_missing() -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 2)
        async with account_on(toy) as account:
            toy.faults.add(MARK_READ, failure(404), times=None)
            await account.source.perform(read(items(numbers[0])))
        assert unread(toy) == {numbers[1]}


async def test_an_id_that_is_gone_does_no_harm() -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 2)
        toy.withdraw(toy.notifications()[0])
        async with account_on(toy) as account:
            for _ in range(2):
                assert await account.source.perform(read(items(*numbers, "999999"))) == []
        assert unread(toy) == set()


async def test_in_a_folder_too() -> None:
    async with forum("folder") as toy:
        numbers = arrive(toy, 2)
        async with account_on(toy) as account:
            await account.source.perform(read(items(numbers[0])))
        assert unread(toy) == {numbers[1]}


async def test_a_key_that_may_only_look_leaves_it_here() -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 2)
        grant = await grant_on(toy)
        refusal = Respond(403, b'{"errors":["Not with this key."],"error_type":"invalid_access"}')
        toy.faults.add(MARK_READ, refusal, times=None)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await listener.until_online()
            for _ in range(2):
                with pytest.raises(Refused):
                    await account.source.perform(read(items(numbers[0])))
            narrowed = await listener.until(
                lambda told: next((found for found in abilities(told) if not found.read), None)
            )
            assert "stays read here" in narrowed.reasons["read"]
            account.source.nudge()
            again = await listener.until(lambda told: found if (found := abilities(told)[-1]).read else None)
            assert again.read == grant.identity.capabilities.read, "the next look for news tries it again"
        refused = structs.replace(grant, identity=structs.replace(grant.identity, capabilities=narrowed))
        async with account_on(toy, grant=refused) as account, Listener(account.source) as listener:
            first = await listener.until(lambda told: next(iter(abilities(told)), None))
            assert first.read == grant.identity.capabilities.read, "the next connection tries it again"
        async with account_on(toy, grant=refused) as account:
            assert (await account.source.identify()).capabilities == grant.identity.capabilities


async def test_a_dead_key_is_not_taken_for_one_that_may_only_look() -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 2)
        async with account_on(toy) as account:
            toy.revoke_keys()
            with pytest.raises(Unreachable):
                await account.source.perform(read(items(numbers[0])))
            assert account.context.identity.capabilities.read


async def test_a_key_that_dies_on_the_way_gives_up_nothing() -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 2)
        async with account_on(toy) as account:
            refusal = Respond(403, b'{"errors":["Not with this key."],"error_type":"invalid_access"}')
            toy.faults.add(MARK_READ, refusal, skip=1)
            toy.faults.add("/notifications.json", refusal)
            with pytest.raises(Unreachable):
                await account.source.perform(read(items(*numbers)))
            assert account.context.identity.capabilities.read


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Respond(503, b'{"errors":["x"],"error_type":"read_only"}'), Unreachable),
        (Respond(200, b"<html>", "text/html"), ServerConfused),
        (garbage(), ServerConfused),
        (failure(502, html=True), Unreachable),
        (failure(429, retry_after=20), RateLimited),
        (redirect("https://owls.example/notifications/mark-read.json"), ServerConfused),
        (redirect("/elsewhere"), ServerConfused),
    ],
)
async def test_what_does_not_work_now_is_tried_again_later(answer: Respond, error: type[Exception]) -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 2)
        async with account_on(toy) as account:
            toy.faults.add(MARK_READ, answer)
            with pytest.raises(error):
                await account.source.perform(read(items(numbers[0])))
        assert unread(toy) == set(numbers)


async def test_an_administrators_key_marks_for_its_user_alone() -> None:
    async with ToyDiscourse(FORUMS["no_bus"], users=("robin", "cleo"), limits=RAISED_LIMITS) as toy:
        arrive(toy, 1)
        hers = toy.notify("mentioned", "ben", to="cleo", topic="Kites")
        grant = await grant_on(toy, admin_for="Cleo")
        assert grant.identity.handle.startswith("cleo@")
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert set(listener.inbox.rows) == {str(hers.id)}
            await account.source.perform(read(items(str(hers.id))))
        assert hers.read
        assert len(unread(toy)) == 1
        request = toy.log.matching(method="PUT")[0]
        assert request.headers["api-username"] == "Cleo"
        assert "user-api-key" not in request.headers


async def test_what_was_marked_here_is_no_surprise_in_the_list() -> None:
    """The numbers of both sides agree, so that nothing is asked for in vain."""
    async with ToyDiscourse(replace(FORUMS["today"]), limits=RAISED_LIMITS) as toy:
        numbers = arrive(toy, 3)
        async with account_on(toy, settings=UNHURRIED) as account, Listener(account.source) as listener:
            await listener.until(lambda told: (told.online is not None and told.online.live) or None, "the bus")
            mark = toy.log.mark()
            await account.source.perform(read(items(numbers[0])))
            await toy.log.wait_for(lambda request: "/message-bus/" in request.path, after=toy.log.mark())
            assert not toy.log.matching(LIST.removeprefix("*"), after=mark)
