"""Each account connects, listens, fails and tries again by itself."""

import asyncio

import pytest
from msgspec.structs import replace

from tests.support.examples import ANA, BEN, account, after, notification
from tests.support.fakes import FakeSource
from tests.support.logs import ExpectedLogs
from tests.support.virtual_time import settle
from tests.unit.engine.world import World
from traynotify.core.account import HealthState, Identity
from traynotify.core.capability import Capabilities
from traynotify.core.errors import (
    AuthRejected,
    RateLimited,
    Refused,
    SecretsLocked,
    SecretsUnavailable,
    ServerConfused,
    StorageFailed,
    Unreachable,
    Unsupported,
)
from traynotify.core.events import Online, Snapshot
from traynotify.core.notification import Origin
from traynotify.engine.runner import IDENTITY_S


def page(*numbers: int, cursor: str | None = None) -> Snapshot:
    return Snapshot(items=tuple(map(notification, numbers)), asked_at=after(0), cursor=cursor)


async def next_try_in_s(world: World) -> float:
    """How long it takes until the next try to connect."""
    began_s = asyncio.get_running_loop().time()
    world.server.tried.clear()
    await world.server.tried.wait()
    return asyncio.get_running_loop().time() - began_s


# Errors


@pytest.mark.parametrize(
    ("error", "state", "shortest_s", "longest_s"),
    [
        (Unreachable("No answer"), HealthState.OFFLINE, 0.5, 2),
        (Unreachable("Try again", retry_after_s=120), HealthState.OFFLINE, 120, 150),
        (ServerConfused("Not JSON"), HealthState.OFFLINE, 60, 75),
        (RateLimited("Too many", retry_after_s=600), HealthState.LIMITED, 600, 750),
        (RateLimited("Too many"), HealthState.LIMITED, 60, 75),
        (Unsupported("No such thing"), HealthState.OFFLINE, 0.5, 2),
        (Refused("No"), HealthState.OFFLINE, 0.5, 2),
        (StorageFailed("Full"), HealthState.OFFLINE, 0.5, 2),
        (SecretsLocked("The keyring is locked"), HealthState.OFFLINE, 60, 60),
    ],
    ids=lambda value: str(value) if isinstance(value, Exception) else "",
)
async def test_an_error_says_what_is_so_and_when_the_next_try_is(
    error: Exception, state: HealthState, shortest_s: float, longest_s: float
) -> None:
    async with World() as world:
        world.server.fail(error)
        await settle()
        health = world.health()
        assert (health.state, health.detail) == (state, str(error))
        assert health.next_try_at is not None
        delay_s = (health.next_try_at - world.clock.now()).total_seconds()
        assert shortest_s <= delay_s <= longest_s
        assert await next_try_in_s(world) == pytest.approx(delay_s, abs=0.001)
        await settle()
        assert world.is_live()
        assert world.health().next_try_at is None


@pytest.mark.parametrize("error", [AuthRejected("The token was revoked"), SecretsUnavailable("There is no keyring")])
async def test_what_only_the_person_can_mend_is_not_tried_again_by_itself(error: Exception) -> None:
    async with World() as world:
        world.server.fail(error)
        await asyncio.sleep(24 * 3600)
        health = world.health()
        assert (health.state, health.detail, health.next_try_at) == (HealthState.NEEDS_SIGN_IN, str(error), None)
        assert len(world.server.connections) == 1
        world.engine.supervisor.nudge(ANA)
        await settle()
        assert world.is_live()


async def test_a_try_in_vain_is_no_new_trouble() -> None:
    async with World() as world:
        rejected = AuthRejected("The token was revoked")
        world.server.refusals = [rejected, rejected]
        world.server.fail(rejected)
        await asyncio.sleep(60)
        since = world.health().since
        world.engine.supervisor.nudge(ANA)
        await asyncio.sleep(60)
        await world.engine.supervisor.restart(ANA)
        await asyncio.sleep(60)
        assert (world.health().state, world.health().since) == (HealthState.NEEDS_SIGN_IN, since)
        world.engine.supervisor.nudge(ANA)
        await settle()
        assert world.is_live()
        assert world.health().since > since


async def test_an_error_of_our_own_is_logged_and_tried_again(expected_logs: ExpectedLogs) -> None:
    expected_logs("failed in a way that it should not.*KeyError")
    async with World() as world:
        world.server.fail(KeyError("oops"))
        await settle()
        assert world.health().state is HealthState.OFFLINE
        assert "oops" not in world.health().detail
        assert 60 <= await next_try_in_s(world) <= 80


async def test_a_source_that_just_ends_is_connected_again() -> None:
    async with World() as world:
        world.server.connection.coming.put_nowait(None)
        await settle()
        assert world.health().state is HealthState.OFFLINE
        assert await next_try_in_s(world) <= 2


async def test_a_connection_that_was_let_go_of_is_closed() -> None:
    async with World() as world:
        world.server.fail(Unreachable("No answer"))
        await settle()
        assert world.server.connections[0].closed
        assert world.engine.supervisor.source(ANA) is None


async def test_the_disk_being_full_does_not_end_the_account() -> None:
    async with World() as world:
        world.disk.error = StorageFailed("The disk is full")
        world.server.push(notification(1))
        await settle()
        assert (world.health().state, world.health().detail) == (HealthState.OFFLINE, "The disk is full")
        world.disk.error = None
        world.server.missed = [page(1)]
        await next_try_in_s(world)
        await settle()
        assert (world.is_live(), world.unread()) == (True, [1])


async def test_an_account_that_begins_anew_is_no_longer_what_it_was() -> None:
    async with World() as world:
        world.server.fail(AuthRejected("The token was revoked"))
        await settle()
        await world.engine.supervisor.stop(ANA)
        assert world.health().state is HealthState.NEEDS_SIGN_IN
        world.server.catches_up = False
        await world.engine.supervisor.begin(ANA)
        assert world.health().state is HealthState.CONNECTING


# Delays


async def test_delays_grow_until_a_connection_has_held_for_a_minute() -> None:
    async with World() as world:
        delays_s = []
        for _ in range(12):
            world.server.fail(Unreachable("No answer"))
            delays_s.append(await next_try_in_s(world))
            await asyncio.sleep(30)
        assert max(delays_s[:2]) < 5
        assert max(delays_s[6:]) > 60
        assert max(delays_s) <= 300
        await asyncio.sleep(31)
        world.server.fail(Unreachable("No answer"))
        assert await next_try_in_s(world) <= 2


async def test_a_repeated_online_does_not_start_the_minute_anew() -> None:
    async with World() as world:
        for _ in range(8):
            world.server.fail(Unreachable("No answer"))
            await next_try_in_s(world)
        await asyncio.sleep(55)
        world.server.tell(Online(live=False, detail="It cannot push"))
        await asyncio.sleep(6)
        assert (world.health().state, world.health().detail) == (HealthState.POLLING, "It cannot push")
        world.server.fail(Unreachable("No answer"))
        assert await next_try_in_s(world) <= 2


# Nudges


async def test_a_nudge_skips_the_waiting() -> None:
    async with World() as world:
        world.server.refusals = [Unreachable("No answer")] * 8
        world.server.fail(Unreachable("No answer"))
        while world.server.refusals:
            world.engine.supervisor.nudge()
            await settle()
        assert asyncio.get_running_loop().time() == 0
        world.engine.supervisor.nudge()
        await settle()
        assert world.is_live()


async def test_a_nudge_does_not_shorten_what_the_server_asked_for() -> None:
    async with World() as world:
        world.server.fail(RateLimited("Too many", retry_after_s=600))
        for _ in range(59):
            await asyncio.sleep(10)
            world.engine.supervisor.nudge()
        assert world.health().state is HealthState.LIMITED
        world.clock.jump(10)
        world.engine.supervisor.nudge()
        await settle()
        assert world.is_live(), "after a sleep of the computer, the wall clock counts"


async def test_a_nudge_shortens_what_only_the_source_finds_sensible() -> None:
    async with World() as world:
        world.server.fail(Unreachable("It does not let this account in", pause_s=900))
        await settle()
        assert len(world.server.connections) == 1
        world.engine.supervisor.nudge()
        await settle()
        assert len(world.server.connections) == 2
        world.server.fail(Unreachable("It does not let this account in", pause_s=900))
        assert await next_try_in_s(world) >= 900


async def test_a_nudge_while_online_asks_the_source_and_skips_no_later_waiting() -> None:
    async with World() as world:
        world.engine.supervisor.nudge()
        assert world.server.connection.nudges == 1
        world.server.fail(AuthRejected("The token was revoked"))
        await settle()
        assert world.health().state is HealthState.NEEDS_SIGN_IN


async def test_a_nudge_while_connecting_is_not_lost() -> None:
    async with World() as world:
        world.server.catches_up = False
        world.server.fail(Unreachable("No answer"))
        await next_try_in_s(world)
        world.engine.supervisor.nudge()
        world.server.fail(Unreachable("The network had changed"))
        world.server.catches_up = True
        await settle()
        assert world.is_live()


async def test_a_nudge_while_connecting_skips_no_waiting_after_that_connection() -> None:
    async with World() as world:
        world.server.catches_up = False
        world.server.fail(Unreachable("No answer"))
        await next_try_in_s(world)
        world.engine.supervisor.nudge()
        world.server.tell(world.server.online)
        await settle()
        assert world.is_live()
        world.server.fail(AuthRejected("The token was revoked"))
        await settle()
        assert world.health().state is HealthState.NEEDS_SIGN_IN


async def test_a_nudge_can_mean_one_account() -> None:
    async with World(account(), account(BEN)) as world:
        world.engine.supervisor.nudge(BEN)
        assert [world.servers[name].connection.nudges for name in (ANA, BEN)] == [0, 1]


# Catching up


async def test_first_contact_asks_for_everything_and_is_silent() -> None:
    world = World(account(seeded=False, cursor="of a first contact that was broken off"))
    world.server.missed = [page(1, cursor="1"), page(2, cursor="2")]
    async with world:
        world.server.push(notification(3))
        await settle()
        assert world.server.connection.cursor is None
        assert [world.row(n).origin for n in (1, 2, 3)] == [Origin.SEED, Origin.SEED, Origin.LIVE]
        assert len(world.notifier.shown) == 1
        assert world.unread() == [1, 2, 3]


async def test_what_a_source_comes_to_see_later_is_silent_as_well() -> None:
    async with World() as world:
        world.server.tell(replace(page(1, cursor="1"), is_first_contact=True))
        world.server.push(notification(2))
        await settle()
        assert [world.row(n).origin for n in (1, 2)] == [Origin.SEED, Origin.LIVE]
        assert len(world.notifier.shown) == 1


async def test_what_was_missed_is_caught_up_from_the_cursor() -> None:
    async with World(account(cursor="7")) as world:
        assert world.server.connection.cursor == "7"
        world.server.tell(page(8, cursor="8"))
        world.server.fail(Unreachable("No answer"))
        world.server.missed = [page(9, cursor="9")]
        await next_try_in_s(world)
        await settle()
        assert world.server.connection.cursor == "8"
        assert [world.row(n).origin for n in (8, 9)] == [Origin.LIVE, Origin.CATCH_UP]


async def test_a_first_contact_that_was_broken_off_begins_anew() -> None:
    world = World(account(seeded=False))
    world.server.missed, world.server.catches_up = [page(1, cursor="1")], False
    async with world:
        assert world.health().state is HealthState.CONNECTING
        world.server.fail(Unreachable("No answer"))
        world.server.missed, world.server.catches_up = [page(1, 2, cursor="2")], True
        await next_try_in_s(world)
        await settle()
        assert world.server.connection.cursor is None
        assert world.notifier.shown == []


# Identity


async def test_a_token_of_somebody_else_is_not_used() -> None:
    world = World()
    world.server.identity = Identity(remote_id="8", handle="eve@larks.example")
    world.server.missed = [page(1)]
    async with world:
        assert world.health().state is HealthState.NEEDS_SIGN_IN
        assert "eve@larks.example" in world.health().detail
        assert world.server.connection.closed
        assert world.unread() == []


async def test_a_new_name_or_capability_is_remembered_and_nothing_else_is_changed() -> None:
    world = World(account(cursor="7", marker="m"))
    new = Identity(remote_id="7", handle="ana@larks.example", display_name="Ana", capabilities=Capabilities())
    world.server.identity = new
    async with world:
        assert world.state.accounts[ANA].account == account(cursor="7", marker="m", identity=new)


# One account and the others


async def test_the_trouble_of_one_account_stays_its_own(expected_logs: ExpectedLogs) -> None:
    expected_logs("failed in a way that it should not.*ZeroDivisionError")
    async with World(account(), account(BEN)) as world:
        world.servers[ANA].refusals = [ZeroDivisionError()]
        world.servers[ANA].fail(Unreachable("No answer"))
        for n in range(1, 20):
            world.servers[BEN].push(notification(n))
            await asyncio.sleep(1)
        assert world.is_live(BEN)
        assert len(world.servers[BEN].connections) == 1
        assert world.state.unread(BEN).known == 19


async def test_many_accounts_do_not_come_back_at_once() -> None:
    names = [replace(account(), id=f"toy:{n}@larks.example", added_at=after(n)) for n in range(50)]
    world = World(*names)
    async with world:
        for name in world.servers:
            world.servers[name].fail(Unreachable("No answer"))
        await settle()
        tries = {round((world.health(name).next_try_at or after(0)).timestamp(), 2) for name in world.servers}
        assert len(tries) > 40


@pytest.mark.parametrize("moment", ["online", "connecting", "waiting", "signing in", "opening"])
async def test_stopping_leaves_nothing_behind(moment: str) -> None:
    world = World()
    world.server.catches_up = moment == "online"
    if moment == "waiting":
        world.server.refusals = [Unreachable("No answer")]
    if moment == "signing in":
        world.server.refusals = [AuthRejected("The token was revoked")]
    async with world:
        if moment == "opening":
            world.server.fail(Unreachable("No answer"))
        stopped_at_s = asyncio.get_running_loop().time()
        await world.engine.supervisor.stop(ANA)
        assert asyncio.get_running_loop().time() == stopped_at_s
        assert all(connection.closed for connection in world.server.connections)
        assert not [task for task in asyncio.all_tasks() if task.get_name().startswith("account ")]
        await world.engine.supervisor.stop(ANA)
        world.server.catches_up = True
        world.engine.supervisor.start(ANA)
        world.engine.supervisor.start(ANA)
        await asyncio.sleep(5)
        assert world.is_live()
        assert not world.server.connection.closed


async def test_a_source_that_does_not_close_in_time_is_not_waited_for(
    expected_logs: ExpectedLogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_logs("“account toy:ana@larks.example” did not end in time")
    closing = asyncio.Event()

    async def close_slowly(self: FakeSource) -> None:
        await closing.wait()

    async with World() as world:
        monkeypatch.setattr(FakeSource, "aclose", close_slowly)
        await world.engine.supervisor.stop(ANA)
        assert asyncio.get_running_loop().time() == 2
        closing.set()
        await settle()


# Who we are


async def test_who_we_are_is_not_asked_again_by_a_return_until_half_a_day_has_passed() -> None:
    async with World() as world:
        for _ in range(3):
            world.server.fail(Unreachable("The line broke"))
            await next_try_in_s(world)
            await settle()
        assert (len(world.server.connections), world.server.identified) == (4, 1)
        await asyncio.sleep(IDENTITY_S)
        world.server.fail(Unreachable("The line broke"))
        await next_try_in_s(world)
        await settle()
        assert world.server.identified == 2


@pytest.mark.parametrize("error", [AuthRejected("Who?"), ServerConfused("Not JSON"), Refused("No")], ids=type)
async def test_after_anything_but_a_lost_line_it_is_asked_again(error: Exception) -> None:
    async with World() as world:
        world.server.fail(error)
        await settle()
        world.engine.supervisor.nudge()
        await settle()
        assert (len(world.server.connections), world.server.identified) == (2, 2)
