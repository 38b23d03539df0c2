"""A click means what its line says: what came since is neither read nor deleted with it, and is told."""

import asyncio
from datetime import datetime

import pytest
from msgspec.structs import replace

from tests.support.examples import account, key, keys, notification
from tests.unit.engine.test_seen_in_the_inbox import Person
from tests.unit.engine.world import World
from traynotify.core.commands import Verb
from traynotify.core.notification import Kind
from traynotify.core.verbs import Offer

CAN_REPLY = replace(account().identity.capabilities, reply=True)


def say(world: World, words: str) -> datetime:
    """A message in the one conversation that there is; returns when it was said."""
    now = world.clock.now()
    world.server.push(
        notification(
            1, title=words, kind=Kind.MESSAGE, server_read=False, updated_at=now, offers=(Offer(Verb.REPLY, "1"),)
        )
    )
    return now


async def read_in_the_inbox(world: World) -> None:
    """A line of the inbox says the first message; the second waits above the list."""
    person, said_at = Person(world), say(world, "Coming?")
    await asyncio.sleep(30)
    await person.look(at_hand=(1,))
    say(world, "At nine")
    person.lines[key(1)] = said_at
    await asyncio.sleep(1)


@pytest.mark.parametrize("verb", [Verb.READ, Verb.DISMISS])
async def test_what_waits_above_the_list_is_not_meant_by_a_click_on_its_line(verb: Verb) -> None:
    async with World() as world:
        await read_in_the_inbox(world)
        await world.engine.ask(verb, keys(1), seen=world.engine.shown(keys(1)), undo_s=0)
        await asyncio.sleep(120)
        assert (world.unread(), world.notifier.titles, world.requests()) == ([1], ["Coming?", "At nine"], [])


async def test_an_answer_to_a_line_does_not_read_what_waits_above_the_list() -> None:
    async with World(account(can=CAN_REPLY)) as world:
        await read_in_the_inbox(world)
        await world.engine.answer(Verb.REPLY, key(1), "Yes", undo_s=0)
        await asyncio.sleep(120)
        assert world.unread() == [1]
        assert [verb for verb, _ in world.requests()] == [Verb.REPLY]


async def test_without_anybody_at_the_inbox_a_click_means_all_that_is_there() -> None:
    async with World() as world:
        say(world, "Coming?")
        await asyncio.sleep(30)
        say(world, "At nine")
        await asyncio.sleep(1)
        await world.engine.ask(Verb.READ, keys(1), seen=world.engine.shown(keys(1)), undo_s=0)
        await asyncio.sleep(120)
        assert (world.unread(), [verb for verb, _ in world.requests()]) == ([], [Verb.READ])
