"""Bubbles from before a start go with what they told, where the desktop has them still, and tell nothing again."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.support.examples import key, notification, remote_ids
from tests.support.fakes import Disk
from tests.support.logs import ExpectedLogs
from tests.support.virtual_time import settle
from tests.unit.engine.world import World, page
from traynotify.core.alert import Alert
from traynotify.core.commands import Verb
from traynotify.core.errors import NotifierFailed, StorageFailed
from traynotify.core.events import Arrived, ReadChanged
from traynotify.core.notification import Kind
from traynotify.core.selector import Items
from traynotify.core.state import AlertState


async def is_killed(world: World) -> None:
    """The app is gone at this moment, and begins again with what was on the disk."""
    disk, world.disk = world.disk, world.disk.as_it_is()
    await world.engine.aclose()
    assert disk is not world.disk
    await world.begin()


async def ends(world: World) -> None:
    await world.restart()


ENDS = [ends, is_killed]
End = Callable[[World], Awaitable[None]]


async def read_elsewhere(world: World, *numbers: int) -> None:
    world.server.tell(ReadChanged(selector=Items(remote_ids(*numbers)), read=True))
    await settle()


def arrivals(*numbers: int, **changes: object) -> Arrived:
    return Arrived(items=tuple(notification(n, server_read=False, **changes) for n in numbers))


@pytest.mark.parametrize("end", ENDS)
async def test_what_is_read_elsewhere_leaves_the_screen_after_a_restart(end: End) -> None:
    async with World() as world:
        await world.push(1, server_read=False)
        await end(world)
        assert world.on_screen() == [[1]]
        await read_elsewhere(world, 1)
        assert world.on_screen() == []


@pytest.mark.parametrize("end", ENDS)
async def test_what_was_read_while_the_app_was_off_leaves_the_screen_with_the_first_look(end: End) -> None:
    async with World() as world:
        await world.push(1, server_read=False)
        world.server.missed = [ReadChanged(selector=Items(remote_ids(1)), read=True)]
        await end(world)
        assert world.on_screen() == []


async def test_what_is_clicked_here_after_a_restart_leaves_the_screen() -> None:
    async with World() as world:
        await world.push(1)
        await world.restart()
        await world.ask(Verb.READ, 1)
        assert world.on_screen() == []


async def test_what_was_read_here_while_nobody_was_at_the_desktop_leaves_the_screen_with_the_next_start() -> None:
    async with World() as world:
        await world.push(1, 2)
        world.has_desktop = False
        await world.restart()
        await world.ask(Verb.READ, 1)
        world.has_desktop = True
        await world.restart()
        assert world.on_screen() == [[2]]


async def test_a_digest_from_before_goes_with_the_last_of_its_rows() -> None:
    world = World()
    world.server.missed = [arrivals(1, 2, 3)]
    async with world:
        await read_elsewhere(world, 2)
        await is_killed(world)
        await read_elsewhere(world, 1)
        assert world.on_screen() == [[1, 2, 3]]
        await read_elsewhere(world, 3)
        assert world.on_screen() == []


async def test_a_new_digest_takes_the_place_of_the_one_from_before_and_tells_the_new_alone() -> None:
    world = World()
    world.server.missed = [arrivals(1, 2, 3)]
    async with world:
        world.server.missed = [page(4, 5)]
        await is_killed(world)
        assert world.on_screen() == [[4, 5]]


@pytest.mark.parametrize(("told", "left"), [((1,), [[1]]), ((1, 2, 3), [[1], [1, 2, 3]])])
async def test_who_joins_a_row_of_one_from_before_is_told_for_that_row_alone(
    told: tuple[int, ...], left: list[list[int]]
) -> None:
    world = World()
    world.server.missed = [arrivals(*told)]
    async with world:
        await is_killed(world)
        world.server.push(notification(1, server_read=False, actor_count=2, updated_at=world.clock.now()))
        await settle()
        assert [list(alert.keys) for alert in world.notifier.shown[1:]] == [[key(1)]]
        assert not world.notifier.shown[-1].sound
        assert world.on_screen() == left


async def test_a_digest_takes_away_the_bubble_from_before_of_what_it_tells_again() -> None:
    async with World() as world:
        await world.push(1, server_read=False, kind=Kind.MESSAGE)
        await is_killed(world)
        again = notification(1, server_read=False, kind=Kind.MESSAGE, updated_at=world.clock.now())
        world.server.push(again, *(notification(n, server_read=False) for n in range(2, 7)))
        await settle()
        assert world.on_screen() == [[1, 2, 3, 4, 5, 6]]


async def test_what_took_the_place_of_a_row_has_its_bubble_after_a_restart() -> None:
    async with World() as world:
        for number in (1, 2):
            await world.push(number, slot="topic:7", server_read=False)
        await world.restart()
        assert world.on_screen() == [[1]], "the second one is unread, and this is the only bubble that tells of it"
        await read_elsewhere(world, 2)
        assert world.on_screen() == []


async def test_a_bubble_that_was_kept_and_not_noted_as_shown_is_shown_again_in_its_place() -> None:
    async with World() as world:
        kept: list[Disk] = []
        world.disk.before_write = lambda batch: kept.append(world.disk.as_it_is())
        await world.push(1, server_read=False)
        before_the_note = kept[-1]
        await world.engine.aclose()
        world.disk = before_the_note
        await world.begin()
        assert [alert.id for alert in world.notifier.adopted] == [str(key(1))]
        assert len(world.notifier.shown) == 2
        assert world.on_screen() == [[1]]


async def test_a_click_on_a_bubble_from_before_finds_what_it_stood_for_and_told() -> None:
    world = World()
    world.server.missed = [arrivals(1, 2)]
    async with world:
        (shown,) = world.notifier.shown
        await is_killed(world)
        (alert,) = world.notifier.adopted
        assert (alert.id, alert.keys, alert.told) == (shown.id, shown.keys, shown.told)
        assert alert.title == alert.body == "", "what it said is not written down a second time"


async def test_in_another_session_nothing_of_it_counts_any_more() -> None:
    world = World()
    world.server.missed = [arrivals(1, 2, 3)]
    async with world:
        world.notifier.begin_anew()
        world.server.missed = [page(4, 5)]
        await world.restart()
        assert world.notifier.adopted == []
        assert world.on_screen() == [[4, 5]]
        assert [bubble.alert.keys for bubble in await world.disk.bubbles()] == [(key(5), key(4))]


async def test_a_desktop_that_does_not_answer_at_the_start_is_asked_again() -> None:
    async with World() as world:
        await world.push(1, server_read=False)
        world.notifier.error = NotifierFailed("Nobody is there")
        await world.restart()
        await read_elsewhere(world, 1)
        world.notifier.error = None
        await asyncio.sleep(60)
        assert world.on_screen() == []


async def test_what_goes_is_forgotten() -> None:
    async with World() as world:
        await world.push(1, 2)
        await world.ask(Verb.READ, 1)
        assert [bubble.alert.id for bubble in await world.disk.bubbles()] == [str(key(2))]
        await is_killed(world)
        assert [alert.id for alert in world.notifier.adopted] == [str(key(2))]


async def test_what_the_disk_does_not_take_is_kept_once_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*arguments: object) -> None:
        raise StorageFailed("The disk is full")

    async with World() as world:
        await world.push(1, 2, server_read=False)
        with monkeypatch.context() as patch:
            patch.setattr(world.disk, "keep_bubbles", refuse)
            await read_elsewhere(world, 1)
            assert world.on_screen() == [[2]], "nothing waits for that"
        await asyncio.sleep(60)
        assert [bubble.alert.id for bubble in await world.disk.bubbles()] == [str(key(2))]


async def test_what_could_not_be_kept_is_not_noted_as_shown(
    monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("an alert waits for 30 s: The disk is full")

    async def refuse(*arguments: object) -> None:
        raise StorageFailed("The disk is full")

    async with World() as world:
        with monkeypatch.context() as patch:
            patch.setattr(world.disk, "keep_bubbles", refuse)
            await world.push(1)
            assert world.row(1).alert is AlertState.DUE, "else it would stand there unknown after a restart"
        await asyncio.sleep(60)
        assert world.row(1).alert is AlertState.SHOWN
        assert len(world.notifier.shown) == 1


async def test_nothing_is_kept_before_a_bubble_is_shown() -> None:
    kept_when_shown = []
    async with World() as world:
        show = world.notifier.show

        async def looking(alert: Alert) -> str:
            kept_when_shown.append(len(await world.disk.bubbles()))
            return await show(alert)

        world.notifier.show = looking  # type: ignore[method-assign]
        await world.push(1, 2)
        assert kept_when_shown == [0, 1]


async def test_of_a_notifier_whose_bubbles_nobody_could_find_again_nothing_is_kept() -> None:
    world = World()
    world.notifier.session = ""
    async with world:
        await world.push(1)
        assert await world.disk.bubbles() == []
