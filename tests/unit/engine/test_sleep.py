"""What came while the computer slept, or could not be seen, is caught up as after any absence, on any connection."""

import asyncio
from datetime import timedelta

from tests.support.examples import notification
from tests.support.virtual_time import settle
from tests.unit.engine.world import World, title
from traynotify.core.account import HealthState
from traynotify.core.errors import Unreachable
from traynotify.core.events import CatchingUp, Snapshot
from traynotify.core.notification import Origin

NIGHT = timedelta(hours=8)


def looked(world: World, *numbers: int) -> Snapshot:
    """What an answer to a question from now says."""
    return Snapshot(items=tuple(map(notification, numbers)), asked_at=world.clock.now(), cursor="9")


async def test_what_a_wake_finds_is_one_digest() -> None:
    async with World() as world:
        world.clock.jump(NIGHT.total_seconds())
        world.server.missed = [looked(world, 1), looked(world, 1, 2, 3)]
        world.engine.nudge()
        await asyncio.sleep(60)
        assert [len(alert.keys) for alert in world.notifier.shown] == [3]
        assert world.row(1).origin is Origin.CATCH_UP
        assert (world.is_live(), world.server.identified) == (True, 1)


async def test_what_a_connection_tells_after_a_sleep_that_nobody_told_of_is_part_of_it() -> None:
    async with World() as world:
        world.clock.jump(NIGHT.total_seconds())
        world.server.missed = [looked(world, 1, 2)]
        world.server.tell(looked(world, 1))
        await asyncio.sleep(60)
        assert [len(alert.keys) for alert in world.notifier.shown] == [2]
        assert world.is_live()


async def test_what_comes_after_that_is_news() -> None:
    async with World() as world:
        world.clock.jump(NIGHT.total_seconds())
        world.engine.nudge()
        await settle()
        await world.push(1)
        assert (world.notifier.titles, world.row(1).origin) == ([title(1)], Origin.LIVE)
        assert len(world.server.connections) == 2


async def test_a_nap_is_no_sleep() -> None:
    async with World() as world:
        world.clock.jump(20)
        world.engine.nudge()
        await world.push(1)
        assert (world.row(1).origin, world.server.connection.nudges) == (Origin.LIVE, 1)


async def test_a_sleep_while_it_catches_up_makes_it_begin_anew() -> None:
    async with World() as world:
        world.server.catches_up = False
        world.server.fail(Unreachable("No answer"))
        await asyncio.sleep(120)
        assert world.health().state is HealthState.CONNECTING
        world.clock.jump(NIGHT.total_seconds())
        world.server.catches_up, world.server.missed = True, [looked(world, 1, 2)]
        world.server.tell(world.server.online)
        await asyncio.sleep(60)
        assert world.is_live()
        assert [len(alert.keys) for alert in world.notifier.shown] == [2]


async def test_an_account_that_waits_has_its_way_back_and_no_second_one() -> None:
    async with World() as world:
        world.server.fail(Unreachable("No answer", pause_s=900))
        await settle()
        world.clock.jump(NIGHT.total_seconds())
        world.engine.nudge()
        await asyncio.sleep(60)
        await world.push(1)
        assert (world.is_live(), world.row(1).origin) == (True, Origin.LIVE)
        assert len(world.server.connections) == 2


async def test_what_could_not_be_seen_for_a_while_is_one_digest_as_well() -> None:
    async with World() as world:
        world.server.tell(CatchingUp())
        world.server.tell(looked(world, 1))
        await asyncio.sleep(5)
        assert (world.health().state, world.notifier.shown) == (HealthState.CONNECTING, [])
        world.server.tell(looked(world, 1, 2))
        world.server.tell(world.server.online)
        await settle()
        await world.push(3)
        await asyncio.sleep(5)
        assert [len(alert.keys) for alert in world.notifier.shown] == [2, 1]
        assert len(world.server.connections) == 1
