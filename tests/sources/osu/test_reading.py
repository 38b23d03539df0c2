"""Marking as read: what goes over the wire, so that the right things are read and no open web page is misled."""

import json
from contextlib import aclosing
from typing import Any
from urllib.parse import parse_qsl

import pytest
from msgspec.structs import replace

from tests.sources.osu.accounts import Accounts
from traynotify.api import (
    All,
    CapabilitiesChanged,
    Command,
    Group,
    Items,
    OfKind,
    ReadChanged,
    ReadScope,
    Refused,
    RemoteId,
    Selector,
    Unreachable,
    Unsupported,
    UpTo,
    Verb,
)
from traynotify.api.testing import Listener
from traynotify.core.ports import Source
from traynotify.demo.faults import Disconnect, Respond, failure
from traynotify.demo.osu import ToyOsu
from traynotify.demo.osu.model import REMOVED, Notification
from traynotify.sources.osu import history, session
from traynotify.sources.osu.client import OsuClient
from traynotify.sources.osu.commands import AT_ONCE
from traynotify.sources.osu.wire import Identity

MARK_READ = "/api/v2/notifications/mark-read"
LIST = "/api/v2/notifications"


def read(selector: Selector) -> Command:
    return Command(verb=Verb.READ, selector=selector)


def items(*rows: Notification) -> Items:
    return Items(frozenset(RemoteId(str(row.id)) for row in rows))


def sent(toy: ToyOsu) -> list[Any]:
    return [json.loads(request.body) for request in toy.log.matching(MARK_READ)]


async def perform(toy: ToyOsu, source: Source, *selectors: Selector) -> None:
    async with Listener(source) as listener:
        await listener.until_online()
        for selector in selectors:
            assert list(await source.perform(read(selector))) == []


async def test_one_is_named_by_all_that_the_server_knows_it_by(toy: ToyOsu, accounts: Accounts) -> None:
    row, other = toy.notify("beatmapset_nominate"), toy.notify("beatmapset_rank")
    await perform(toy, await accounts.open(), items(row))
    assert sent(toy) == [{"notifications": [row.identity]}]
    assert set(row.identity) == {"id", "object_type", "object_id", "category"}
    assert toy.unread() == {other.id}


async def test_one_that_came_over_the_line(toy: ToyOsu, accounts: Accounts) -> None:
    source = await accounts.open()
    async with Listener(source) as listener:
        await listener.until_online()
        row = toy.notify("user_achievement_unlock", "robin")
        await listener.until(lambda x: x.items, "the news")
        assert list(await source.perform(read(items(row)))) == []
        echo = await listener.until(lambda x: [e for e in x.told if isinstance(e, ReadChanged)], "the echo")
        assert echo == [ReadChanged(selector=items(row), read=True)]
    assert sent(toy) == [{"notifications": [row.identity]}]


async def test_several_go_together(toy: ToyOsu, accounts: Accounts) -> None:
    rows = [toy.notify("forum_topic_reply", title=f"Topic {n}") for n in range(AT_ONCE + 20)]
    await perform(toy, await accounts.open(), items(*rows))
    assert sorted(len(body["notifications"]) for body in sent(toy)) == [20, AT_ONCE]
    assert toy.unread() == set()


@pytest.mark.parametrize("topics", [61, 1], ids=["of its own stack", "among newer ones of its stack"])
async def test_one_from_before_this_start_is_looked_up(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch, topics: int
) -> None:
    """The list has a stack where its newest notification is, not where the one is that is looked for."""
    monkeypatch.setattr(history, "FIRST_PAGES", 1)
    monkeypatch.setattr(history, "MOST_PAGES", 1)
    old, *_ = [toy.notify("forum_topic_reply", title=f"Topic {number % topics}") for number in range(61)]
    source = await accounts.open()
    async with Listener(source) as listener:
        await listener.until_online()
        assert str(old.id) not in {item.id for item in listener.items}
        assert list(await source.perform(read(items(old)))) == []
    assert sent(toy) == [{"notifications": [old.identity]}]


@pytest.mark.parametrize("status", [403, 404, 422])
async def test_a_list_that_is_refused_says_nothing_of_a_mark(toy: ToyOsu, accounts: Accounts, status: int) -> None:
    """What is not known any more is looked up first."""
    row, gone = toy.notify("forum_topic_reply"), RemoteId("5")
    source = await accounts.open()
    async with Listener(source) as listener:
        await listener.until_online()
        toy.faults.add(f"{LIST[:-1]}*", failure(status), method="GET", times=2)
        click = read(Items(frozenset((RemoteId(str(row.id)), gone))))
        with pytest.raises(Unreachable):
            await source.perform(click)
        toy.faults.clear()
        assert list(await source.perform(click)) == []
        await listener.until(lambda x: [e for e in x.told if isinstance(e, ReadChanged)], "the echo")
        assert not [e for e in listener.told if isinstance(e, CapabilitiesChanged)]
    assert toy.unread() == set()


async def test_one_that_is_gone_needs_nothing(toy: ToyOsu, accounts: Accounts) -> None:
    row = toy.notify("forum_topic_reply")
    await perform(toy, await accounts.open(), Items(frozenset((RemoteId("5"), RemoteId("none at all")))))
    assert sent(toy) == []
    assert toy.unread() == {row.id}


async def test_one_without_its_object_is_not_marked_at_all(toy: ToyOsu, accounts: Accounts) -> None:
    """The server would do it by the id, and tell open web pages something that they take for everything."""
    row = toy.notify("forum_topic_reply", overrides={"object_id": REMOVED})
    other = toy.notify("forum_topic_reply", title="Another topic")
    source = await accounts.open()
    async with Listener(source) as listener:
        await listener.until_online()
        (rejection,) = await source.perform(read(items(row, other)))
        assert rejection.id == str(row.id)
        assert rejection.reason
    assert sent(toy) == [{"notifications": [other.identity]}]


async def test_a_stack(toy: ToyOsu, accounts: Accounts) -> None:
    row = toy.notify("beatmapset_nominate")
    toy.notify("beatmapset_rank")
    of_other_stack = toy.notify("beatmapset_discussion_lock")
    source = await accounts.open()
    async with Listener(source) as listener:
        await listener.until_online()
        group = next(item.group_id for item in listener.items if item.id == str(row.id))
        assert list(await source.perform(read(Group(group)))) == []
    assert sent(toy) == [{"identities": [row.stack]}]
    assert toy.unread() == {of_other_stack.id}


@pytest.mark.parametrize("group", ["", "beatmapset", "beatmapset-42", "beatmapset--x", "-42-x", "beatmapset-42-"])
async def test_a_group_that_is_no_stack_never_means_more(toy: ToyOsu, accounts: Accounts, group: str) -> None:
    row = toy.notify("beatmapset_nominate")
    source = await accounts.open()
    async with Listener(source) as listener:
        await listener.until_online()
        with pytest.raises(Refused):
            await source.perform(read(Group(group)))
    assert sent(toy) == []
    assert toy.unread() == {row.id}


async def test_a_name_alone_in_its_type_is_the_whole_type(toy: ToyOsu, accounts: Accounts) -> None:
    for number in range(3):
        toy.notify("forum_topic_reply", title=f"Topic {number}")
    other = toy.notify("beatmapset_rank")
    await perform(toy, await accounts.open(), OfKind("forum_topic_reply"))
    assert sent(toy) == [{"identities": [{"object_type": "forum_topic"}]}]
    assert toy.unread() == {other.id}


async def test_a_name_beside_others_is_marked_one_by_one(toy: ToyOsu, accounts: Accounts) -> None:
    rows = [toy.notify("beatmapset_nominate", by) for by in ("ana", "ben")]
    other = toy.notify("beatmapset_rank")
    await perform(toy, await accounts.open(), OfKind("beatmapset_nominate"), OfKind("unheard_of"))
    (body,) = sent(toy)
    assert sorted(each["id"] for each in body["notifications"]) == [row.id for row in rows]
    assert toy.unread() == {other.id}


async def test_everything(toy: ToyOsu, accounts: Accounts) -> None:
    for name in ("beatmapset_nominate", "channel_mention", "constellation"):
        toy.notify(name)
    await perform(toy, await accounts.open(), All())
    assert sent(toy) == [{"identities": [{"object_type": None}]}]
    assert toy.unread() == set()


@pytest.mark.parametrize("generation", ["2019", "documented"])
async def test_an_old_server_takes_ids_in_a_form(toy: ToyOsu, accounts: Accounts) -> None:
    rows = [toy.notify("forum_topic_reply", title=f"Topic {n}") for n in range(3)]
    source = await accounts.open()
    assert (await source.identify()).capabilities.read == {ReadScope.ITEM}
    async with Listener(source) as listener:
        await listener.until_online()
        for _ in range(2):  # the second time, the server says that there is nothing to mark
            assert list(await source.perform(read(items(rows[0], rows[1])))) == []
        assert toy.unread() == {rows[2].id}
        await source.perform(read(All()))
        await source.perform(read(OfKind("forum_topic_reply")))
    first = toy.log.matching(MARK_READ)[0]
    assert parse_qsl(first.body.decode()) == [("ids[]", str(row.id)) for row in rows[:2]]
    assert toy.unread() == set()


async def test_what_it_does_not_offer(toy: ToyOsu, accounts: Accounts) -> None:
    source = await accounts.open()
    able = (await source.identify()).capabilities
    assert able.read == {ReadScope.ITEM, ReadScope.GROUP, ReadScope.KIND, ReadScope.ALL}
    assert (able.unread, able.dismiss, able.clear, able.live) == (frozenset(), False, False, True)
    assert all(reason.endswith(".") for reason in able.reasons.values())
    assert set(able.reasons) == {"unread", "dismiss", "clear", "reply"}
    async with Listener(source) as listener:
        await listener.until_online()
        for verb in (Verb.UNREAD, Verb.DISMISS):
            with pytest.raises(Unsupported):
                await source.perform(Command(verb=verb, selector=All()))
        with pytest.raises(Refused):
            await source.perform(read(UpTo(order_key="9", id=RemoteId("9"))))


async def test_a_server_that_says_no_is_not_believed_for_longer_than_the_connection(
    toy: ToyOsu, accounts: Accounts
) -> None:
    row = toy.notify("forum_topic_reply")
    toy.faults.add(MARK_READ, failure(403), times=2)
    grant = await accounts.signed_in()
    source = await accounts.open(grant)
    async with Listener(source) as listener:
        await listener.until_online()
        for _ in range(2):
            with pytest.raises(Refused):
                await source.perform(read(items(row)))
        told = await listener.until(lambda x: [e for e in x.told if isinstance(e, CapabilitiesChanged)], "the change")
        assert len(told) == 1
        assert told[0].capabilities.read == frozenset()
        assert "remembered here only" in told[0].capabilities.reasons["read"]
    refused = replace(grant, identity=replace(grant.identity, capabilities=told[0].capabilities))
    source = accounts.service.create(accounts.context(refused))
    async with aclosing(source), Listener(source) as listener:
        (again,) = await listener.until(
            lambda x: [e for e in x.told if isinstance(e, CapabilitiesChanged)], "the change"
        )
        assert again.capabilities == grant.identity.capabilities, "the next connection tries it again"
    assert (await (await accounts.open(refused)).identify()).capabilities == grant.identity.capabilities


@pytest.mark.parametrize(
    ("effect", "error"), [(Disconnect(), Unreachable), (failure(500), Unreachable), (failure(422), Refused)]
)
async def test_trouble_on_the_way(toy: ToyOsu, accounts: Accounts, effect: Any, error: type[Exception]) -> None:
    row = toy.notify("forum_topic_reply")
    toy.faults.add(MARK_READ, effect)
    source = await accounts.open()
    async with Listener(source) as listener:
        await listener.until_online()
        with pytest.raises(error):
            await source.perform(read(items(row)))
        assert list(await source.perform(read(items(row)))) == []
    assert toy.unread() == set()


async def test_that_it_was_done_is_not_believed_without_an_echo(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server answers alike whether it has marked something or not: without an event, the list tells."""
    monkeypatch.setattr(session, "ECHO_S", 0.05)
    row = toy.notify("forum_topic_reply")
    toy.faults.add(MARK_READ, Respond(204), method="POST")
    source = await accounts.open()
    async with Listener(source) as listener:
        await listener.until_online()
        mark = toy.log.mark()
        await source.perform(read(items(row)))
        await toy.log.wait_for(lambda request: request.path == LIST, after=mark)
        assert toy.unread() == {row.id}


async def test_before_it_is_connected_nothing_can_be_asked(toy: ToyOsu, accounts: Accounts) -> None:
    source = await accounts.open()
    with pytest.raises(Unreachable):
        await source.perform(read(All()))


async def test_the_client_itself_refuses_what_would_mean_more() -> None:
    client = OsuClient(None, None, None)  # type: ignore[arg-type]
    for identity in (Identity(), Identity(object_type="user"), Identity(id=5), Identity(object_id=5, category="x")):
        with pytest.raises(Refused):
            await client.mark_stack_read(identity)
    with pytest.raises(Refused):
        await client.mark_type_read("")
