"""Bubbles: none lost, none doubled, none for what was read."""

import asyncio
from typing import Any

import pytest

from tests.support.examples import ANA, BEN, account, after, key, notification, remote_ids
from tests.support.fakes import Disk, FakeNotifier
from tests.support.logs import ExpectedLogs
from tests.support.virtual_time import settle
from tests.unit.engine.world import World, general, page, title
from traynotify.core.account import HealthState
from traynotify.core.commands import Verb
from traynotify.core.errors import AuthRejected, NotifierFailed, StorageFailed, Unreachable
from traynotify.core.events import Arrived, ReadChanged, SourceEvent
from traynotify.core.ports import Batch
from traynotify.core.selector import Items
from traynotify.core.settings import DIGEST_ABOVE
from traynotify.core.state import AlertState

# One by one


async def test_what_arrives_is_shown_once() -> None:
    async with World() as world:
        await world.push(1, 1, 2)
        world.server.tell(page(1, 2))
        await asyncio.sleep(60)
        assert world.notifier.titles == [title(1), title(2)]
        assert {world.row(n).alert for n in (1, 2)} == {AlertState.SHOWN}


async def test_it_is_due_on_disk_before_it_is_shown_and_shown_on_disk_after_the_answer() -> None:
    async with World() as world:
        world.notifier.answering = asyncio.Event()
        await world.push(1)
        assert world.notifier.titles == [title(1)]
        (stored,) = await world.disk.rows([key(1)])
        assert (stored.alert, world.row(1).alert) == (AlertState.DUE, AlertState.DUE)
        world.notifier.answering.set()
        await settle()
        (stored,) = await world.disk.rows([key(1)])
        assert (stored.alert, world.row(1).alert) == (AlertState.SHOWN, AlertState.SHOWN)


async def test_first_contact_is_silent() -> None:
    world = World(account(seeded=False))
    world.server.missed = [page(1, 2, 3)]
    async with world:
        await asyncio.sleep(60)
        assert world.unread() == [1, 2, 3]
        await world.restart()
        assert world.notifier.shown == []


async def test_what_happened_again_after_it_was_read_is_shown_again() -> None:
    async with World() as world:
        await world.push(1, server_read=False)
        world.server.tell(ReadChanged(selector=Items(remote_ids(1)), read=True))
        await world.push(1, server_read=False, updated_at=after(500), title="Cleo and Ben")
        assert world.notifier.titles == [title(1), "Cleo and Ben"]
        assert world.on_screen() == [[1]]


async def test_without_a_desktop_it_stays_due() -> None:
    world = World()
    world.has_desktop = False
    async with world:
        await world.push(1)
        await asyncio.sleep(60)
        assert world.row(1).alert is AlertState.DUE
        world.has_desktop = True
        await world.restart()
        assert world.notifier.titles == [title(1)]


# What was missed


async def test_what_was_missed_is_one_digest_once_it_is_complete() -> None:
    world = World()
    world.server.missed, world.server.catches_up = [page(1), page(2), page(3)], False
    async with world:
        await asyncio.sleep(60)
        assert world.notifier.shown == [], "there may be more to come"
        world.server.tell(world.server.online)
        await settle()
        (digest,) = world.notifier.shown
        assert digest.title == "3 new notifications for @ana@larks.example"
        assert world.on_screen() == [[1, 2, 3]]


async def test_one_that_was_missed_is_itself() -> None:
    world = World()
    world.server.missed = [page(1)]
    async with world:
        assert world.notifier.titles == [title(1)]


async def test_what_is_live_is_not_held_up_by_what_is_being_caught_up() -> None:
    async with World(account(), account(BEN)) as world:
        world.server.catches_up = False
        world.server.fail(Unreachable("No answer"))
        world.server.missed = [page(1, 2)]
        await asyncio.sleep(5)
        assert world.health().state is HealthState.CONNECTING
        world.servers[BEN].push(notification(7))
        await settle()
        assert world.notifier.titles == [title(7)]


async def test_catching_up_in_pieces_is_one_digest_that_grows() -> None:
    world = World()
    world.server.missed, world.server.catches_up = [page(1, 2)], False
    async with world:
        world.server.fail(Unreachable("No answer"))
        await settle()
        assert world.on_screen() == [[1, 2]], "what is known is told, because the rest may take long"
        world.server.missed, world.server.catches_up = [page(3, 4)], True
        await asyncio.sleep(5)
        assert world.on_screen() == [[1, 2, 3, 4]]


@pytest.mark.parametrize("trouble", ["paused", "needs sign-in", "offline", "fine"])
async def test_what_was_due_at_the_end_is_told_by_the_next_start(trouble: str) -> None:
    async with World() as world:
        world.notifier.answering = asyncio.Event()
        await world.push(1, 2)
        if trouble == "paused":
            await world.engine.accounts.pause(ANA, True)
        elif trouble == "needs sign-in":
            world.server.refusals = [AuthRejected("The token was revoked")]
        elif trouble == "offline":
            world.server.refusals = [Unreachable("No answer")]
        world.notifier = FakeNotifier()
        await world.restart()
        assert world.on_screen() == [[1, 2]]
        assert len(world.notifier.shown) == 1


# Bursts


async def test_a_burst_becomes_one_digest_in_place() -> None:
    async with World() as world:
        await world.push(1, 2, 3, 4)
        assert world.on_screen() == [[1], [2], [3], [4]]
        assert world.notifier.titles[3] == "1 new notification for @ana@larks.example"
        for n in range(5, 100):
            await world.push(n)
        await asyncio.sleep(2)
        assert world.on_screen() == [[1], [2], [3], list(range(4, 100))]
        assert world.notifier.shown[-1].title == "96 new notifications for @ana@larks.example"
        assert len(world.notifier.shown) == 5, "a flood is no flood of digests"


async def test_many_at_once_are_one_digest() -> None:
    async with World(settings=general(DIGEST_ABOVE, 2)) as world:
        world.server.push(notification(2), notification(1))
        await settle()
        assert world.on_screen() == [[1], [2]]
        assert world.notifier.titles == [title(1), title(2)], "oldest first"
        await asyncio.sleep(20)
        world.server.push(*map(notification, (3, 4, 5)))
        await settle()
        assert world.on_screen() == [[1], [2], [3, 4, 5]]


async def test_after_a_burst_bubbles_are_single_again() -> None:
    async with World() as world:
        world.server.push(*map(notification, range(1, 10)))
        await asyncio.sleep(11)
        await world.push(10)
        assert world.notifier.titles[-1] == title(10)


async def test_a_burst_is_told_by_the_time_that_passed_not_by_the_wall_clock() -> None:
    async with World() as world:
        await world.push(1, 2, 3)
        world.clock.jump(-3600)
        await asyncio.sleep(11)
        await world.push(4)
        assert world.notifier.titles[-1] == title(4)


async def test_the_burst_of_one_account_bundles_no_other() -> None:
    async with World(account(), account(BEN)) as world:
        world.server.push(*map(notification, range(1, 10)))
        world.servers[BEN].push(notification(1))
        await settle()
        assert set(world.notifier.titles) == {"9 new notifications for @ana@larks.example", title(1)}


# Trouble


async def test_a_desktop_that_fails_is_tried_again(expected_logs: ExpectedLogs) -> None:
    expected_logs("an alert waits for 30 s: No notification service")
    async with World() as world:
        world.notifier.error = NotifierFailed("No notification service")
        await world.push(1)
        await asyncio.sleep(3600)
        assert world.row(1).alert is AlertState.DUE
        world.notifier.error = None
        await asyncio.sleep(31)
        assert world.notifier.titles == [title(1)]
        assert world.row(1).alert is AlertState.SHOWN


async def test_a_bubble_that_could_not_be_withdrawn_is_tried_again(expected_logs: ExpectedLogs) -> None:
    expected_logs("an alert waits for 30 s: The service restarts")
    async with World() as world:
        await world.push(1)
        world.notifier.error = NotifierFailed("The service restarts")
        await world.ask(Verb.READ, 1)
        world.notifier.error = None
        await asyncio.sleep(31)
        assert world.on_screen() == []


async def test_a_mistake_of_the_notifier_ends_nothing(
    expected_logs: ExpectedLogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_logs("the alerts failed in a way that they should not.*ZeroDivisionError")
    async with World(account(), account(BEN)) as world:
        show = world.notifier.show

        async def show_unless_it_is_anas(alert: Any) -> None:
            if alert.keys[0].account == ANA:
                raise ZeroDivisionError
            await show(alert)

        monkeypatch.setattr(world.notifier, "show", show_unless_it_is_anas)
        await world.push(1)
        world.servers[BEN].push(notification(2))
        await settle()
        assert world.notifier.titles == [title(2)], "what cannot be shown holds up nobody else"
        monkeypatch.undo()
        await asyncio.sleep(31)
        assert world.notifier.titles == [title(2), title(1)]


async def test_a_full_disk_repeats_no_alert(expected_logs: ExpectedLogs) -> None:
    expected_logs("an alert waits for 30 s: The disk is full")
    async with World() as world:
        world.notifier.answering = asyncio.Event()
        await world.push(1)
        world.disk.error = StorageFailed("The disk is full")
        world.notifier.answering.set()
        await asyncio.sleep(600)
        world.disk.error = None
        await asyncio.sleep(31)
        assert world.row(1).alert is AlertState.SHOWN
        assert len(world.notifier.shown) == 1


@pytest.mark.parametrize("is_full", [False, True])
async def test_what_a_full_disk_did_not_take_is_kept_at_the_end_if_it_is_not_full_any_more(
    expected_logs: ExpectedLogs, is_full: bool
) -> None:
    expected_logs("an alert waits for 30 s: The disk is full")
    if is_full:
        expected_logs("what the desktop showed last will be shown again: The disk is full")
    async with World() as world:
        world.notifier.answering = asyncio.Event()
        await world.push(1)
        world.disk.error = error = StorageFailed("The disk is full")
        world.notifier.answering.set()
        await settle()
        world.disk.error = error if is_full else None
        await world.engine.aclose()
        world.disk.error = None
        await world.begin()
        assert len(world.notifier.shown) == 1 + is_full


# Restarts and crashes


async def test_a_restart_repeats_none_and_loses_none() -> None:
    async with World() as world:
        await world.push(1, 2)
        world.server.missed = [page(3)]
        for _ in range(3):
            await world.restart()
        assert world.notifier.titles == [title(1), title(2), title(3)]


STORY: list[list[SourceEvent]] = [
    [Arrived(items=(notification(1),)), Arrived(items=(notification(2),)), Arrived(items=(notification(1),))],
    [Arrived(items=tuple(map(notification, (3, 4, 5, 6, 7))))],
    [ReadChanged(selector=Items(remote_ids(6)), read=True), Arrived(items=(notification(8),))],
]


async def test_a_crash_at_any_step_loses_none_and_repeats_only_what_the_disk_did_not_know() -> None:
    """The disk is kept as each write of a story finds and leaves it; from each of these moments the app starts anew."""
    moments: list[tuple[Disk, set[int]]] = []
    async with World() as world:

        def keep(batch: Batch) -> None:
            moments.append((world.disk.as_it_is(), told(world)))

        world.disk.before_write = world.disk.after_write = keep
        for events in STORY:
            for event in events:
                world.server.tell(event)
            await asyncio.sleep(30)

    repetitions = 0
    for disk, told_before in moments:
        known = {int(row.key.remote) for row in await disk.page() if row.alert is AlertState.SHOWN}
        again = World()
        again.disk = disk
        again.server.missed = [event for events in STORY for event in events]
        await again.begin()
        await asyncio.sleep(60)
        await again.engine.aclose()
        assert told_before | told(again) | {6} == set(range(1, 9)), "none is lost; 6 was read elsewhere"
        assert not told(again) & known, "none is repeated that the disk knows to be shown"
        repetitions += bool(told_before & told(again))
    assert 0 < repetitions < len(moments) / 3, "only between the desktop's answer and the write is there no knowing"


def told(world: World) -> set[int]:
    """The numbers of what the person was ever told of."""
    return {int(k.remote) for alert in world.notifier.shown for k in alert.keys}
