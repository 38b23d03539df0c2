"""What is read where a server has a marker, or cannot be told at all: its marker follows, and no row is passed."""

import asyncio
from datetime import timedelta

import pytest

from tests.support.examples import ANA, BY_MARKER, NOTHING, account, keys, notification, remote_ids
from tests.support.virtual_time import settle
from tests.unit.engine.world import World
from traynotify.core.commands import Verb
from traynotify.core.errors import Refused, Unreachable
from traynotify.core.events import Arrived, CapabilitiesChanged, ReadChanged, Removed, SourceEvent
from traynotify.core.selector import Items


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
        world.server.answers = [Unreachable("No answer")]
        world.server.tell(Removed(selector=Items(remote_ids(1))))
        await asyncio.sleep(600)
        assert len(world.requests()) == 1
        await world.restart()
        assert world.requests() == [("read", [2])] * 2
        await world.restart()
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


async def test_a_marker_that_the_server_refuses_is_not_asked_for_in_a_circle(by_marker: World) -> None:
    async with by_marker as world:
        await world.ask(Verb.READ, 2, undo_s=0)
        world.server.answers = [Refused("The server said no")] * 3
        world.server.tell(Removed(selector=Items(remote_ids(1))))
        await asyncio.sleep(600)
        assert len(world.requests()) == 1
        assert world.state.accounts[ANA].account.marker == ""
