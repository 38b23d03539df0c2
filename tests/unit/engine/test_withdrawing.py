"""Bubbles go when there is no more reason for them: none stands for what was read, and none comes late."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.examples import ANA, BEN, account, keys, notification, remote_ids
from tests.support.logs import ExpectedLogs
from tests.support.virtual_time import settle
from tests.unit.engine.world import World, general, page, title
from traynotify.core.commands import Verb
from traynotify.core.errors import NotifierFailed
from traynotify.core.events import Arrived, ReadChanged, Removed
from traynotify.core.notification import Kind, Notification
from traynotify.core.selector import Items
from traynotify.core.settings import ALERTS, HIDDEN_KINDS, Settings, Values
from traynotify.core.state import AlertState


def by_click(world: World) -> Any:
    return world.engine.ask(Verb.READ, keys(1))


def by_dismissal(world: World) -> Any:
    return world.engine.ask(Verb.DISMISS, keys(1))


async def by_phone(world: World) -> None:
    world.server.tell(ReadChanged(selector=Items(remote_ids(1)), read=True))


async def by_server(world: World) -> None:
    world.server.tell(Removed(selector=Items(remote_ids(1))))


async def by_hiding(world: World) -> None:
    hidden = Settings().with_account(ANA, Values().replacing(HIDDEN_KINDS, (Kind.MENTION.value,)))
    await world.engine.change_settings(hidden)


def by_removing_the_account(world: World) -> Any:
    return world.engine.accounts.remove(ANA)


WAYS = [by_click, by_dismissal, by_phone, by_server, by_hiding, by_removing_the_account]


@pytest.mark.parametrize("way", WAYS)
async def test_a_bubble_is_withdrawn_when_there_is_no_more_reason_for_it(way: Callable[[World], Any]) -> None:
    async with World() as world:
        await world.push(1)
        assert world.on_screen() == [[1]]
        await way(world)
        await settle()
        assert world.on_screen() == []


@pytest.mark.parametrize("way", WAYS)
async def test_what_there_is_no_more_reason_for_before_it_is_shown_is_never_shown(way: Callable[[World], Any]) -> None:
    async with World(account(), account(BEN)) as world:
        world.notifier.answering = asyncio.Event()
        world.servers[BEN].push(notification(9))
        await settle()
        await world.push(1)
        assert world.row(1).alert is AlertState.DUE
        await way(world)
        await settle()
        world.notifier.answering.set()
        await asyncio.sleep(60)
        assert world.notifier.titles == [title(9)]


async def test_what_is_read_while_the_one_before_it_is_shown_is_not_shown() -> None:
    async with World() as world:
        world.notifier.answering = asyncio.Event()
        world.server.push(notification(1), notification(2))
        await settle()
        await world.ask(Verb.READ, 2)
        world.notifier.answering.set()
        await settle()
        assert world.notifier.titles == [title(1)]


@pytest.mark.parametrize("way", WAYS)
async def test_what_loses_its_reason_while_the_desktop_answers_is_withdrawn(way: Callable[[World], Any]) -> None:
    async with World() as world:
        world.notifier.answering = asyncio.Event()
        await world.push(1)
        assert world.on_screen() == [[1]]
        await way(world)
        await settle()
        world.notifier.answering.set()
        await settle()
        assert world.on_screen() == []
        await asyncio.sleep(60)
        assert len(world.notifier.shown) == 1


async def test_what_takes_the_place_of_a_row_takes_over_its_bubble() -> None:
    async with World() as world:
        for number in (1, 2, 3):
            await world.push(number, slot="topic:7", server_read=False)
        assert world.notifier.titles == [title(1)]
        assert world.on_screen() == [[1]], "the bubble is the first one, and stays"
        world.server.tell(ReadChanged(selector=Items(remote_ids(3)), read=True))
        await settle()
        assert world.on_screen() == []
        await world.push(4, slot="topic:7", server_read=False)
        assert world.notifier.titles == [title(1), title(4)]


async def test_a_digest_stays_until_the_last_of_its_rows_is_read() -> None:
    world = World()
    world.server.missed = [page(1, 2, 3)]
    async with world:
        await world.ask(Verb.READ, 2)
        await world.ask(Verb.DISMISS, 1)
        assert world.on_screen() == [[1, 2, 3]]
        world.server.tell(ReadChanged(selector=Items(remote_ids(3)), read=True))
        await settle()
        assert world.on_screen() == []


async def test_a_digest_that_grows_leaves_out_what_was_read_meanwhile() -> None:
    world = World()
    world.server.missed = [page(1, 2, 3)]
    async with world:
        await world.ask(Verb.READ, 2)
        world.server.push(*map(notification, (4, 5, 6, 7)))
        await asyncio.sleep(2)
        assert world.on_screen() == [[1, 3, 4, 5, 6, 7]]


async def test_a_digest_that_is_taken_up_again_is_not_withdrawn() -> None:
    world = World()
    world.server.missed = [page(1, 2)]
    async with world:
        world.notifier.answering = asyncio.Event()
        world.server.push(*map(notification, (3, 4, 5, 6)))
        await asyncio.sleep(2)
        await world.engine.ask(Verb.READ, keys(1, 2))
        await settle()
        world.notifier.answering.set()
        await settle()
        assert world.on_screen() == [[1, 2, 3, 4, 5, 6]]
        await world.engine.ask(Verb.READ, keys(3, 4, 5, 6))
        await settle()
        assert world.on_screen() == []


def message(world: World, text: str) -> Notification:
    """What stands in the first row, of which each further one is told, too."""
    return notification(1, title=text, kind=Kind.MESSAGE, server_read=False, updated_at=world.clock.now())


async def read_elsewhere(world: World, *numbers: int) -> None:
    world.server.tell(ReadChanged(selector=Items(remote_ids(*numbers)), read=True))
    await settle()


async def test_a_row_that_a_digest_tells_again_stands_in_no_bubble_of_its_own_any_more() -> None:
    async with World() as world:
        world.server.push(message(world, "Tea?"))
        await asyncio.sleep(60)
        world.server.push(message(world, "Or coffee?"), *(notification(n, server_read=False) for n in range(2, 7)))
        await settle()
        assert world.on_screen() == [[1, 2, 3, 4, 5, 6]]
        await read_elsewhere(world, *range(1, 7))
        assert world.on_screen() == []


async def test_a_row_of_a_digest_that_is_told_alone_leaves_the_digest_to_the_others() -> None:
    async with World() as world:
        world.server.push(message(world, "Tea?"), *(notification(n, server_read=False) for n in range(2, 7)))
        await asyncio.sleep(60)
        world.server.push(message(world, "Or coffee?"))
        await settle()
        assert world.notifier.titles[-1] == "Or coffee?"
        await read_elsewhere(world, *range(2, 7))
        assert world.on_screen() == [[1]], "the digest stands for nothing any more"
        await read_elsewhere(world, 1)
        assert world.on_screen() == []


async def test_a_digest_that_tells_again_of_one_of_its_rows_counts_it_once() -> None:
    async with World() as world:
        world.server.push(message(world, "Tea?"), *(notification(n, server_read=False) for n in range(2, 7)))
        await asyncio.sleep(60)
        world.server.push(message(world, "Or coffee?"), *(notification(n, server_read=False) for n in range(7, 12)))
        await settle()
        assert world.notifier.titles[-1] == "11 new notifications for @ana@larks.example"
        assert world.on_screen() == [list(range(1, 12))]


async def test_what_takes_the_place_of_a_row_while_a_digest_tells_it_again_keeps_the_digest() -> None:
    world = World()
    places = [notification(n, slot=f"topic:{n}", server_read=False) for n in (1, 2)]
    world.server.missed = [Arrived(items=tuple(places))]
    async with world:
        world.notifier.answering = asyncio.Event()
        world.server.push(*(notification(n, server_read=False) for n in range(3, 8)))
        await asyncio.sleep(2)
        assert world.on_screen() == [[1, 2, 3, 4, 5, 6, 7]]
        for number in (8, 9):
            await world.push(number, slot="topic:1", server_read=False)
        world.notifier.answering.set()
        await settle()
        await read_elsewhere(world, *range(2, 8))
        assert len(world.on_screen()) == 1, "nothing else tells of the ninth"
        await read_elsewhere(world, 9)
        assert world.on_screen() == []


async def test_what_took_over_a_bubble_and_is_told_in_one_of_its_own_needs_no_other() -> None:
    async with World() as world:
        for number in (1, 2):
            await world.push(number, slot="topic:7", server_read=False, kind=Kind.MESSAGE)
        assert world.on_screen() == [[1]]
        await asyncio.sleep(60)
        again = {"slot": "topic:7", "server_read": False, "kind": Kind.MESSAGE, "updated_at": world.clock.now()}
        await world.push(2, **again)
        assert world.on_screen() == [[2]]
        await read_elsewhere(world, 2)
        assert world.on_screen() == []


async def test_undoing_does_not_show_it_again() -> None:
    async with World() as world:
        await world.push(1)
        asked = await world.ask(Verb.READ, 1)
        assert await world.engine.undo(asked.id)
        await asyncio.sleep(60)
        assert len(world.notifier.shown) == 1


async def test_reading_thousands_at_once_withdraws_one_digest() -> None:
    world = World()
    world.server.missed = [page(*range(1, 3_001))]
    async with world:
        assert len(world.notifier.screen) == 1
        await world.engine.mark_all_read()
        await settle()
        assert world.on_screen() == []


async def test_what_is_switched_off_while_it_waits_is_not_shown(expected_logs: ExpectedLogs) -> None:
    expected_logs("an alert waits for 30 s: No notification service")
    async with World() as world:
        world.notifier.error = NotifierFailed("No notification service")
        await world.push(1)
        await world.engine.change_settings(general(ALERTS, False))
        world.notifier.error = None
        await asyncio.sleep(60)
        assert world.notifier.shown == []
