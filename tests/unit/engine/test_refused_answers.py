"""An answer that its server refused is said, and can be tried again, whatever became of its notification meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from tests.support.examples import BY_ITEM, account, after, key, keys, notification, remote_ids
from tests.support.virtual_time import settle
from tests.unit.engine.world import World
from traynotify.core.account import Account
from traynotify.core.capability import Capabilities
from traynotify.core.commands import Verb
from traynotify.core.errors import Refused, Unreachable
from traynotify.core.events import Arrived, ReadChanged, Removed
from traynotify.core.selector import Items
from traynotify.core.verbs import Offer

OFFERS = (Offer(Verb.REPLY, "post 1"), Offer(Verb.FOLLOW, "Ben"))
ABLE = replace(BY_ITEM, reply=True, follow=True)
UNABLE_TO_DELETE = Capabilities(read=BY_ITEM.read, reply=True, live=True)

TOO_LONG = Refused("It is too long")
GONE = Removed(selector=Items(remote_ids(1)))


def ana(can: Capabilities = ABLE) -> Account:
    return account(can=can)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with World(ana()) as world:
        await world.push(1, 2, offers=OFFERS, server_read=False)
        yield world


async def reply_in_vain(world: World) -> None:
    """The person replies to the first, and its notification is deleted before the server hears of that, and refuses."""
    await world.engine.answer(Verb.REPLY, key(1), "On my way")
    await settle()
    world.server.tell(GONE)
    world.server.answers = [(), TOO_LONG]
    await asyncio.sleep(60)


async def listed(world: World) -> list[int]:
    """What stands in the inbox, from memory and from the archive alike."""
    here = sorted(int(row.key.remote) for row in world.state.listed())
    assert here == sorted(int(row.key.remote) for row in await world.disk.page())
    return here


async def test_a_refused_reply_is_said_though_its_notification_was_deleted(world: World) -> None:
    await reply_in_vain(world)
    row = world.row(1)
    assert await listed(world) == [1, 2]
    assert (row.failed, row.failure, row.failed_text) == (Verb.REPLY, "It is too long", "On my way")


@pytest.mark.parametrize("verb", [Verb.REPLY, Verb.FOLLOW])
async def test_a_refused_answer_is_said_though_its_notification_was_dismissed(world: World, verb: Verb) -> None:
    await world.engine.answer(verb, key(1), "On my way")
    await asyncio.sleep(1)
    await world.ask(Verb.DISMISS, 1)
    world.server.answers = [(), TOO_LONG]
    await asyncio.sleep(60)
    assert ("dismiss", [1]) in world.requests()
    assert (await listed(world), world.row(1).failed) == ([1, 2], verb)


async def test_it_counts_as_read_because_its_server_has_nothing_to_read(world: World) -> None:
    await world.engine.answer(Verb.REPLY, key(1), "On my way")
    await world.ask(Verb.UNREAD, 1)
    world.server.tell(GONE)
    world.server.answers = [TOO_LONG]
    await asyncio.sleep(60)
    assert (await listed(world), world.unread(), world.state.unread().known) == ([1, 2], [2], 1)
    await world.engine.ask(Verb.UNREAD, keys(1), undo_s=60)
    assert (world.unread(), world.state.operations) == ([2], {})


async def test_it_stays_over_restarts_and_however_long(world: World) -> None:
    await reply_in_vain(world)
    for _ in range(3):
        await world.restart()
        await world.disk.purge(after(400 * 86_400))
    assert (await listed(world), world.row(1).failed_text) == ([1, 2], "On my way")


async def test_once_it_is_sent_it_goes(world: World) -> None:
    await reply_in_vain(world)
    await world.engine.retry(keys(1))
    await asyncio.sleep(5)
    sent = world.server.performed[-1]
    assert (sent.verb, sent.text, sent.about) == (Verb.REPLY, "On my way", "post 1")
    assert (await listed(world), world.row(1).answered) == ([2], Verb.REPLY)


async def test_refused_again_it_is_said_again(world: World) -> None:
    await reply_in_vain(world)
    world.server.answers = [Unreachable("The server is down"), TOO_LONG]
    await world.engine.retry(keys(1))
    await asyncio.sleep(60)
    assert (await listed(world), world.row(1).failed_text) == ([1, 2], "On my way")


async def test_what_is_written_anew_takes_its_place(world: World) -> None:
    await reply_in_vain(world)
    await world.engine.answer(Verb.REPLY, key(1), "Coming")
    await asyncio.sleep(60)
    assert (world.server.performed[-1].text, await listed(world)) == ("Coming", [2])


@pytest.mark.parametrize("can", [ABLE, UNABLE_TO_DELETE], ids=["a server that deletes", "one that does not"])
async def test_dismissed_it_goes_and_the_server_is_not_asked(can: Capabilities) -> None:
    async with World(ana(can)) as world:
        await world.push(1, 2, offers=OFFERS, server_read=False)
        await reply_in_vain(world)
        asked = len(world.requests())
        await world.ask(Verb.DISMISS, 1)
        assert await listed(world) == [2]
        assert await world.engine.undo()
        await settle()
        assert (await listed(world), world.row(1).failed_text) == ([1, 2], "On my way")
        await world.ask(Verb.DISMISS, 1)
        await asyncio.sleep(60)
        await world.restart()
        assert (await listed(world), len(world.requests()), world.state.operations) == ([2], asked, {})


async def test_who_dismisses_a_row_that_tells_of_it_wants_neither(world: World) -> None:
    world.server.answers = [(), TOO_LONG]
    await world.engine.answer(Verb.REPLY, key(1), "On my way", undo_s=0)
    await asyncio.sleep(60)
    await world.ask(Verb.DISMISS, 1)
    await asyncio.sleep(60)
    assert (await listed(world), world.row(1).failure, world.requests()[-1]) == ([2], "", ("dismiss", [1]))


async def test_if_that_is_undone_the_answer_can_be_tried_still(world: World) -> None:
    world.server.answers = [(), TOO_LONG]
    await world.engine.answer(Verb.REPLY, key(1), "On my way", undo_s=0)
    await asyncio.sleep(60)
    await world.ask(Verb.DISMISS, 1)
    assert await world.engine.undo()
    await asyncio.sleep(60)
    assert (await listed(world), world.row(1).failed_text) == ([1, 2], "On my way")


@pytest.mark.parametrize("verb", [Verb.READ, Verb.DISMISS])
async def test_it_can_be_tried_again_though_a_mark_was_refused_since(world: World, verb: Verb) -> None:
    world.server.answers = [(), TOO_LONG]
    await world.engine.answer(Verb.REPLY, key(1), "On my way", undo_s=0)
    await asyncio.sleep(60)
    world.server.tell(ReadChanged(selector=Items(remote_ids(1)), read=False))
    await settle()
    world.server.answers = [Refused("This sign-in may not do that")]
    await world.ask(verb, 1, undo_s=0)
    await asyncio.sleep(60)
    assert (await listed(world), world.unread()) == ([1, 2], [1, 2])
    await world.engine.retry(keys(1))
    await asyncio.sleep(60)
    assert (world.server.performed[-1].text, world.row(1).answered) == ("On my way", Verb.REPLY)


async def test_told_again_it_is_one_row_that_says_both(world: World) -> None:
    await reply_in_vain(world)
    world.server.tell(Arrived(items=(notification(1, offers=OFFERS, server_read=False, updated_at=after(300)),)))
    await settle()
    assert (await listed(world), world.unread(), world.row(1).failed) == ([1, 2], [1, 2], Verb.REPLY)


async def test_everything_can_be_dismissed_around_it(world: World) -> None:
    await reply_in_vain(world)
    await world.engine.clear(world.row(1).account, undo_s=0)
    await asyncio.sleep(60)
    assert await listed(world) == []
