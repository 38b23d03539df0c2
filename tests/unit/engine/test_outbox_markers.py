"""What is read where a server has a marker, or cannot be told at all: its marker follows, and no row is passed."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.support.examples import ANA, BY_ITEM, BY_MARKER, NOTHING, account, key, keys, notification, remote_ids
from tests.support.virtual_time import settle
from tests.unit.engine.world import World
from traynotify.core.commands import Rejection, Verb
from traynotify.core.errors import Refused, StorageFailed, Unreachable
from traynotify.core.events import Arrived, CapabilitiesChanged, ReadChanged, Removed, SourceEvent
from traynotify.core.facts import AccountChanged
from traynotify.core.notification import Kind
from traynotify.core.selector import All, Items
from traynotify.core.settings import HIDDEN_KINDS, Settings, Values


async def test_what_the_server_cannot_be_told_stays_here_and_asks_nothing_of_it() -> None:
    async with World(account(can=NOTHING)) as world:
        world.server.push(notification(1, server_read=False))
        await settle()
        await world.ask(Verb.READ, 1)
        await asyncio.sleep(11)
        assert world.requests() == []
        assert not world.state.operations
        assert (world.row(1).read, world.row(1).notification.server_read) == (True, False)


@pytest.fixture
async def by_marker() -> World:
    """Five unread notifications on a server with a marker; not yet begun."""
    world = World(account(can=BY_MARKER))
    world.server.missed = [Arrived(items=tuple(map(notification, range(1, 6))))]
    return world


async def test_the_marker_follows_the_reads(by_marker: World) -> None:
    async with by_marker as world:
        for clicked, requests in [(2, []), (1, [2]), (4, [2]), (3, [2, 4])]:
            await world.ask(Verb.READ, clicked, undo_s=0)
            assert [moved for _, (moved,) in world.requests()] == requests
        assert world.state.accounts[ANA].account.marker == "00000004"


async def test_the_marker_follows_when_what_held_it_was_dismissed(by_marker: World) -> None:
    async with by_marker as world:
        await world.ask(Verb.READ, 2, undo_s=0)
        await world.ask(Verb.DISMISS, 1, undo_s=0)
        assert world.requests() == [("dismiss", [1]), ("read", [2])]


async def test_the_marker_follows_when_what_held_it_was_deleted(by_marker: World) -> None:
    async with by_marker as world:
        await world.ask(Verb.READ, 2, undo_s=0)
        world.server.tell(Removed(selector=Items(remote_ids(1))))
        await settle()
        assert world.requests() == [("read", [2])]


async def test_the_marker_follows_when_the_account_comes_online(by_marker: World) -> None:
    async with by_marker as world:
        await world.ask(Verb.READ, 2, undo_s=0)
        world.server.answers = [Refused("The server said no")]
        world.server.tell(Removed(selector=Items(remote_ids(1))))
        await asyncio.sleep(600)
        assert len(world.requests()) == 1
        await world.restart()
        assert world.requests() == [("read", [2])] * 2
        await world.restart()
        assert len(world.requests()) == 2


@pytest.mark.parametrize("what_failed", ["the server", "the disk"])
async def test_a_marker_that_could_not_be_moved_is_moved_later(by_marker: World, what_failed: str) -> None:
    async with by_marker as world:
        await world.ask(Verb.READ, 2, undo_s=0)
        answer: asyncio.Future[Sequence[Rejection]] = asyncio.get_running_loop().create_future()
        world.server.answers = [answer]
        world.server.tell(Removed(selector=Items(remote_ids(1))))
        await settle()
        assert world.requests() == [("read", [2])]
        if what_failed == "the server":
            answer.set_exception(Unreachable("No answer"))
        else:
            world.disk.error = StorageFailed("The disk is full")
            answer.set_result(())
        await settle()
        world.disk.error = None
        await asyncio.sleep(60)
        assert world.requests() == [("read", [2])] * 2
        assert world.state.accounts[ANA].account.marker == "00000002"
        await asyncio.sleep(3600)
        assert len(world.requests()) == 2


async def test_the_marker_follows_when_the_server_can_be_told_of_it_again(by_marker: World) -> None:
    async with by_marker as world:
        world.server.tell(CapabilitiesChanged(capabilities=NOTHING))
        await settle()
        await world.ask(Verb.READ, 1, undo_s=0)
        assert world.requests() == []
        world.server.tell(CapabilitiesChanged(capabilities=BY_MARKER))
        await settle()
        assert world.requests() == [("read", [1])]


@pytest.mark.parametrize(
    "event", [ReadChanged(selector=Items(remote_ids(1)), read=True), Removed(selector=Items(remote_ids(1)))]
)
async def test_the_marker_follows_when_what_was_put_off_was_read_or_deleted(
    by_marker: World, event: SourceEvent
) -> None:
    async with by_marker as world:
        await world.engine.snooze(keys(1), world.clock.now() + timedelta(hours=1))
        await world.ask(Verb.READ, 2, undo_s=0)
        assert world.requests() == []
        world.server.tell(event)
        await settle()
        assert world.requests() == [("read", [2])]


async def test_the_marker_follows_when_what_was_put_off_is_hidden() -> None:
    async with World(account(can=BY_MARKER)) as world:
        await world.push(1, kind=Kind.REACTION)
        await world.push(2)
        await world.engine.snooze(keys(1), world.clock.now() + timedelta(days=30))
        await world.ask(Verb.READ, 2, undo_s=0)
        assert world.requests() == []
        hidden = Values().replacing(HIDDEN_KINDS, ("reaction",))
        await world.engine.change_settings(Settings(accounts={ANA: hidden}))
        await settle()
        assert world.requests() == [("read", [2])]


async def test_a_marker_that_the_server_refuses_is_not_asked_for_in_a_circle(by_marker: World) -> None:
    async with by_marker as world:
        await world.ask(Verb.READ, 2, undo_s=0)
        world.server.answers = [Refused("The server said no")] * 3
        world.server.tell(Removed(selector=Items(remote_ids(1))))
        await asyncio.sleep(600)
        assert len(world.requests()) == 1
        assert world.state.accounts[ANA].account.marker == ""


def many(world: World) -> World:
    """Three hundred unread notifications on Ana's server, where a hundred settled ones stay in memory."""
    world.server.missed = [Arrived(items=tuple(notification(n, server_read=flag(world)) for n in range(1, 301)))]
    return world


def flag(world: World) -> bool | None:
    """What says that a notification is unread: nothing, where the server has a marker."""
    return None if world.server.identity.capabilities is BY_MARKER else False


@pytest.mark.parametrize("restarts", [False, True])
async def test_the_marker_follows_over_what_has_left_memory(restarts: bool) -> None:
    async with many(World(account(can=BY_MARKER))) as world:
        await world.ask(Verb.READ, *range(2, 151), *range(152, 301), undo_s=0)
        assert (world.unread(), world.requests()) == ([1, 151], [])
        await world.push(301, server_read=True)
        if restarts:
            await world.restart()
        assert key(150) not in world.state.rows
        assert len(world.state.unread_on_server(ANA)) == 300, "whatever was clicked here"
        await world.ask(Verb.READ, 1, undo_s=0)
        assert world.requests() == [("read", [150])]
        assert len(world.state.unread_on_server(ANA)) == 150


@pytest.mark.parametrize("restarts", [False, True])
@pytest.mark.parametrize("signs_in_again", [False, True])
async def test_a_server_that_can_be_told_again_hears_of_what_has_left_memory_too(
    restarts: bool, signs_in_again: bool
) -> None:
    async with many(World(account(can=NOTHING))) as world:
        await world.engine.mark_all_read(undo_s=0)
        await settle()
        for n in range(301, 421):
            world.server.push(notification(n, server_read=True))
        await settle()
        if restarts:
            await world.restart()
        assert (world.unread(), world.requests(), key(1) in world.state.rows) == ([], [], False)
        assert len(world.state.unread_on_server(ANA)) == 300
        await can_be_told(world, signs_in_again)
        assert world.requests() == [("read", list(range(1, 301)))]
        assert not world.state.unread_on_server(ANA)


async def can_be_told(world: World, signs_in_again: bool = False) -> None:
    """Ana's server takes marks again, or her new permission includes them."""
    if signs_in_again:
        identity = replace(account().identity, capabilities=BY_ITEM)
        await world.engine.store.apply(AccountChanged(account=ANA, at=world.clock.now(), identity=identity))
    else:
        world.server.tell(CapabilitiesChanged(capabilities=BY_ITEM))
    await asyncio.sleep(30)


async def test_a_server_that_says_that_all_is_read_means_what_has_left_memory_too() -> None:
    async with many(World(account(can=NOTHING))) as world:
        await world.engine.mark_all_read(undo_s=0)
        await settle()
        world.server.tell(ReadChanged(selector=All(), read=True))
        await settle()
        assert not world.state.unread_on_server(ANA)
        await can_be_told(world)
        assert world.requests() == []


async def test_what_was_read_here_only_and_then_put_off_is_not_told_and_comes_back() -> None:
    async with World(account(can=NOTHING)) as world:
        await world.push(1, 2, server_read=False)
        await world.ask(Verb.READ, 1, 2, undo_s=0)
        await world.engine.snooze(keys(1), world.clock.now() + timedelta(hours=1))
        await can_be_told(world)
        assert world.requests() == [("read", [2])]
        await asyncio.sleep(3700)
        assert world.unread() == [1]
        assert world.requests() == [("read", [2])]
