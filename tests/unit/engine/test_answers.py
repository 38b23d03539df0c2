"""Answers go out once, after the time for undoing, over restarts, and what the server refuses can be tried again."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest
from msgspec.structs import replace

from tests.support.examples import BY_ITEM, account, after, key, keys, notification, remote_ids
from tests.support.virtual_time import settle
from tests.unit.engine.world import World
from traynotify.core.commands import Verb
from traynotify.core.errors import Refused, StorageFailed, Unreachable, Unsupported, UsageError
from traynotify.core.events import Arrived, Removed, SourceEvent
from traynotify.core.ports import Batch
from traynotify.core.selector import Items
from traynotify.core.verbs import Offer

ABLE = replace(BY_ITEM, reply=True)
OFFERS = (Offer(Verb.REPLY, "post 1"), Offer(Verb.FOLLOW, "Ben"))


async def world_with_a_mention(world: World) -> None:
    world.server.push(notification(1, offers=OFFERS), notification(2))
    await settle()


async def test_a_reply_goes_out_after_the_time_for_undoing_and_marks_as_read() -> None:
    async with World(account(can=ABLE)) as world:
        await world_with_a_mention(world)
        await world.engine.answer(Verb.REPLY, key(1), " On my way ")
        await settle()
        assert (world.row(1).is_read, world.requests()) == (True, [])
        await asyncio.sleep(11)
        assert [verb for verb, _ in world.requests()] == ["read", "reply"]
        sent = world.server.performed[-1]
        assert (sent.text, sent.about) == ("On my way", "post 1")
        assert world.row(1).answered is Verb.REPLY


async def test_taken_back_nothing_was_said_and_it_is_unread() -> None:
    async with World(account(can=ABLE)) as world:
        await world_with_a_mention(world)
        await world.engine.answer(Verb.REPLY, key(1), "On my way")
        assert await world.engine.undo()
        await asyncio.sleep(60)
        assert (world.requests(), world.unread()) == ([], [1, 2])


async def test_an_answer_that_the_disk_does_not_take_marks_nothing() -> None:
    """Whatever the disk takes before it is full."""
    async with World(account(can=ABLE)) as world:
        await world_with_a_mention(world)

        def fill(batch: Batch) -> None:
            world.disk.error = StorageFailed("The disk is full")

        world.disk.after_write = fill
        with suppress(StorageFailed):
            await world.engine.answer(Verb.REPLY, key(1), "On my way")
        world.disk.error, world.disk.after_write = None, lambda batch: None
        await asyncio.sleep(60)
        assert [verb for verb, _ in world.requests()] in ([], ["read", "reply"])


async def test_it_is_sent_again_as_the_same_over_a_restart() -> None:
    async with World(account(can=ABLE)) as world:
        await world_with_a_mention(world)
        world.server.answers = [(), Unreachable("The server is down"), Unreachable("The server is down")]
        await world.engine.answer(Verb.REPLY, key(1), "On my way", undo_s=0)
        await asyncio.sleep(5)
        await world.restart()
        await asyncio.sleep(600)
        sent = [command for command in world.server.performed if command.verb is Verb.REPLY]
        assert (len(sent) > 1, len({command.nonce for command in sent})) == (True, 1)
        assert not world.state.operations


async def test_a_refusal_keeps_the_text_for_another_try() -> None:
    async with World(account(can=ABLE)) as world:
        await world_with_a_mention(world)
        world.server.answers = [(), Refused("It is too long")]
        await world.engine.answer(Verb.REPLY, key(1), "On my way", undo_s=0)
        await asyncio.sleep(5)
        assert (world.row(1).failed, world.row(1).failed_text) == (Verb.REPLY, "On my way")
        await world.engine.retry(keys(1))
        await asyncio.sleep(5)
        assert (world.row(1).failure, world.server.performed[-1].text) == ("", "On my way")


@pytest.mark.parametrize(
    ("news", "unread"),
    [
        (Removed(selector=Items(remote_ids(1))), [2]),
        (Arrived(items=(notification(1, updated_at=after(5)),)), [1, 2]),
    ],
)
async def test_an_answer_to_what_went_or_changed_in_that_moment_is_not_dropped_without_a_word(
    news: SourceEvent, unread: list[int]
) -> None:
    async with World(account(can=ABLE)) as world:
        await world_with_a_mention(world)
        world.disk.slow = asyncio.Event()
        world.server.tell(news)
        await settle()
        answering = asyncio.create_task(world.engine.answer(Verb.REPLY, key(1), "On my way"))
        await settle()
        world.disk.slow.set()
        with pytest.raises(UsageError, match="not sent"):
            await answering
        assert (world.unread(), world.state.operations) == (unread, {})


@pytest.mark.parametrize(
    ("verb", "number", "text", "error"),
    [
        (Verb.FOLLOW, 1, "", Unsupported),
        (Verb.REPLY, 2, "Hello", Unsupported),
        (Verb.REPLY, 1, "  ", UsageError),
        (Verb.REPLY, 9, "Hello", UsageError),
    ],
)
async def test_what_cannot_be_is_refused(verb: Verb, number: int, text: str, error: type[Exception]) -> None:
    async with World(account(can=ABLE)) as world:
        await world_with_a_mention(world)
        with pytest.raises(error):
            await world.engine.answer(verb, key(number), text)
        assert not world.state.operations
