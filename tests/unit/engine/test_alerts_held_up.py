"""Alerts whose reason changes while they wait, or while the desktop is being asked: none is lost."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from tests.support.examples import account, after, key, keys, notification, remote_ids
from tests.support.logs import ExpectedLogs
from tests.support.virtual_time import settle
from tests.unit.engine.world import World, general, title
from traynotify.core.commands import Verb
from traynotify.core.errors import NotifierFailed, StorageFailed, Unreachable
from traynotify.core.events import ReadChanged, Snapshot
from traynotify.core.notification import Kind, Notification
from traynotify.core.selector import Items
from traynotify.core.settings import DIGEST_ABOVE
from traynotify.core.state import AlertState

A_WHILE_S = 120.0


def more(world: World, number: int = 1, **changes: Any) -> Notification:
    """What the server tells when something happened again to the row, just now."""
    now = world.clock.now()
    return notification(number, **{"title": "More of it", "server_read": False, "updated_at": now} | changes)


def gained(world: World) -> Notification:
    return more(world, actor_count=2)


async def shown_while_the_disk_is_full(world: World) -> None:
    """The desktop takes the bubble of the first row, but the disk does not take that; then there is room again."""
    world.notifier.answering = asyncio.Event()
    await world.push(1, server_read=False)
    world.disk.error = StorageFailed("The disk is full")
    world.notifier.answering.set()
    await settle()
    world.disk.error = None


# While the desktop is being asked


async def test_what_is_read_elsewhere_and_happens_again_meanwhile_is_told_again() -> None:
    async with World() as world:
        world.notifier.answering = asyncio.Event()
        await world.push(1, server_read=False)
        world.server.tell(ReadChanged(selector=Items(remote_ids(1)), read=True))
        await settle()
        world.server.push(more(world))
        await settle()
        world.notifier.answering.set()
        await asyncio.sleep(A_WHILE_S)
        assert world.notifier.titles == [title(1), "More of it"]
        assert world.on_screen() == [[1]]
        assert world.row(1).alert is AlertState.SHOWN


async def test_who_joins_meanwhile_is_told_once_and_in_silence() -> None:
    async with World() as world:
        world.notifier.answering = asyncio.Event()
        await world.push(1, server_read=False)
        world.server.push(gained(world))
        await settle()
        world.notifier.answering.set()
        await asyncio.sleep(A_WHILE_S)
        assert [(alert.title, alert.sound) for alert in world.notifier.shown] == [
            (title(1), True),
            ("More of it", False),
        ]
        assert world.on_screen() == [[1]]


async def test_a_message_that_comes_meanwhile_is_told_as_well() -> None:
    async with World() as world:
        world.notifier.answering = asyncio.Event()
        await world.push(1, server_read=False, kind=Kind.MESSAGE)
        await asyncio.sleep(1)
        world.server.push(more(world, kind=Kind.MESSAGE))
        await settle()
        world.notifier.answering.set()
        await asyncio.sleep(A_WHILE_S)
        assert [(alert.title, alert.sound) for alert in world.notifier.shown] == [
            (title(1), True),
            ("More of it", True),
        ]


async def test_who_joins_before_the_disk_takes_the_answer_is_told(expected_logs: ExpectedLogs) -> None:
    expected_logs("an alert waits for 30 s: The disk is full")
    async with World() as world:
        await shown_while_the_disk_is_full(world)
        world.server.push(gained(world))
        await asyncio.sleep(A_WHILE_S)
        assert world.notifier.titles == [title(1), "More of it"]


# While the person can take back what they did


@pytest.mark.parametrize("verb", [Verb.READ, Verb.DISMISS])
async def test_what_is_clicked_before_its_bubble_and_undone_gets_it(verb: Verb, expected_logs: ExpectedLogs) -> None:
    expected_logs("an alert waits for 30 s: The desktop is busy")
    async with World() as world:
        world.notifier.error = NotifierFailed("The desktop is busy")
        await world.push(1, server_read=False)
        asked = await world.ask(verb, 1)
        world.notifier.error = None
        assert await world.engine.undo(asked.id)
        await asyncio.sleep(A_WHILE_S)
        assert world.notifier.titles == [title(1)]


@pytest.mark.parametrize("undone", [True, False])
async def test_what_is_marked_with_everything_while_the_desktop_is_slow_is_told_if_that_is_undone(undone: bool) -> None:
    async with World() as world:
        world.notifier.answering = asyncio.Event()
        await world.push(1, 2, server_read=False)
        (asked,) = await world.engine.mark_all_read()
        await settle()
        if undone:
            assert await world.engine.undo(asked.id)
        world.notifier.answering.set()
        await asyncio.sleep(A_WHILE_S)
        assert world.notifier.titles == ([title(1), title(2)] if undone else [title(1)])
        assert world.on_screen() == ([[1], [2]] if undone else [])


@pytest.mark.parametrize("verb", [Verb.READ, Verb.DISMISS])
async def test_what_the_desktop_took_when_it_was_clicked_already_is_not_told_again(verb: Verb) -> None:
    async with World() as world:
        world.notifier.answering = asyncio.Event()
        await world.push(1, server_read=False)
        asked = await world.ask(verb, 1)
        world.notifier.answering.set()
        await settle()
        assert await world.engine.undo(asked.id)
        await asyncio.sleep(A_WHILE_S)
        assert (world.notifier.titles, world.row(1).alert) == ([title(1)], AlertState.SHOWN)


async def test_what_was_clicked_while_the_disk_did_not_take_the_answer_is_not_told_again(
    expected_logs: ExpectedLogs,
) -> None:
    expected_logs("an alert waits for 30 s: The disk is full")
    async with World() as world:
        await shown_while_the_disk_is_full(world)
        asked = await world.ask(Verb.READ, 1)
        assert await world.engine.undo(asked.id)
        await asyncio.sleep(A_WHILE_S)
        assert (world.notifier.titles, world.row(1).alert) == ([title(1)], AlertState.SHOWN)


@pytest.mark.parametrize(("answers_in_s", "bubbles"), [(0.5, 1), (5.0, 2)])
async def test_a_bubble_that_is_on_its_way_at_the_end_is_waited_for_but_not_for_long(
    answers_in_s: float, bubbles: int
) -> None:
    async with World() as world:
        world.notifier.answering = asyncio.Event()
        await world.push(1, server_read=False)
        asyncio.get_running_loop().call_later(answers_in_s, world.notifier.answering.set)
        await world.restart()
        await asyncio.sleep(A_WHILE_S)
        assert world.notifier.titles == [title(1)] * bubbles


async def test_a_click_that_can_be_undone_raises_no_bubble_after_a_restart() -> None:
    async with World() as world:
        world.has_desktop = False
        await world.restart()
        await world.push(1, server_read=False)
        await world.ask(Verb.READ, 1)
        world.has_desktop = True
        await world.restart()
        await asyncio.sleep(A_WHILE_S)
        assert (world.notifier.titles, world.row(1).alert) == ([], AlertState.NONE)


async def test_what_is_put_off_by_mistake_before_its_bubble_gets_it(expected_logs: ExpectedLogs) -> None:
    expected_logs("an alert waits for 30 s: The desktop is busy")
    async with World() as world:
        world.notifier.error = NotifierFailed("The desktop is busy")
        await world.push(1, server_read=False)
        await world.engine.snooze(keys(1), world.clock.now() + timedelta(hours=1))
        world.notifier.error = None
        await asyncio.sleep(A_WHILE_S)
        assert world.notifier.titles == []
        await world.engine.snooze(keys(1), None)
        await asyncio.sleep(A_WHILE_S)
        assert world.notifier.titles == [title(1)]


async def test_other_settings_do_not_lose_the_alert_of_what_came_back(expected_logs: ExpectedLogs) -> None:
    expected_logs("an alert waits for 30 s: The desktop is busy")
    world = World(account(seeded=False))
    first_contact = Snapshot(items=(notification(1, server_read=False),), asked_at=after(0), cursor="1")
    world.server.missed = [first_contact]
    async with world:
        await world.engine.snooze(keys(1), world.clock.now() + timedelta(hours=1))
        world.notifier.error = NotifierFailed("The desktop is busy")
        await asyncio.sleep(3_605)
        await world.engine.change_settings(general(DIGEST_ABOVE, 7))
        world.notifier.error = None
        await asyncio.sleep(A_WHILE_S)
        assert world.notifier.titles == [title(1)]


# What comes after a click


async def test_what_comes_in_the_night_after_a_click_is_not_marked_and_is_told() -> None:
    async with World() as world:
        await world.push(1, server_read=False)
        await world.ask(Verb.READ, 1)
        world.clock.jump(8 * 3600)
        again = more(world)
        world.server.missed = [Snapshot(items=(again,), asked_at=world.clock.now(), cursor="2")]
        world.server.fail(Unreachable("The line is dead"))
        await asyncio.sleep(A_WHILE_S)
        assert world.unread() == [1]
        assert world.notifier.titles == [title(1), "More of it"]
        assert world.requests() == []


async def test_what_comes_between_two_tries_is_not_marked_and_is_told() -> None:
    async with World() as world:
        await world.push(1, server_read=False)
        world.server.answers = [Unreachable("No route to host")]
        await world.ask(Verb.READ, 1, undo_s=0)
        world.server.push(gained(world))
        await asyncio.sleep(A_WHILE_S)
        assert (len(world.requests()), world.unread()) == (1, [1])
        assert world.notifier.titles == [title(1), "More of it"]


async def test_each_message_of_a_conversation_has_its_alert_in_the_same_bubble() -> None:
    async with World() as world:
        await world.push(1, server_read=False, kind=Kind.MESSAGE)
        await asyncio.sleep(3_600)
        world.server.push(more(world, kind=Kind.MESSAGE))
        await asyncio.sleep(A_WHILE_S)
        assert [(alert.id, alert.title) for alert in world.notifier.shown] == [
            (str(key(1)), title(1)),
            (str(key(1)), "More of it"),
        ]
        assert world.on_screen() == [[1]]
