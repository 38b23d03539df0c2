"""Accounts that connect again because of what a person chose: whatever else is done to them meanwhile holds."""

import asyncio

import pytest

from tests.support.examples import ANA
from tests.support.fakes import FakeSource
from tests.support.virtual_time import settle
from tests.unit.engine.world import World
from traynotify.core.account import HealthState
from traynotify.core.errors import RateLimited
from traynotify.core.events import Online


@pytest.fixture
def closing(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Connections close when this is set."""
    closed = asyncio.Event()

    async def close_slowly(self: FakeSource) -> None:
        await closed.wait()
        self.closed = True

    monkeypatch.setattr(FakeSource, "aclose", close_slowly)
    return closed


async def test_a_pause_meanwhile_holds(closing: asyncio.Event) -> None:
    async with World() as world:
        again = asyncio.create_task(world.engine.accounts.listen_anew(ANA))
        await settle()
        pausing = asyncio.create_task(world.engine.accounts.pause(ANA, True))
        await settle()
        closing.set()
        await asyncio.gather(again, pausing)
        await settle()
        assert world.health().state is HealthState.PAUSED
        assert all(connection.closed for connection in world.server.connections)


async def test_a_removal_meanwhile_holds(closing: asyncio.Event) -> None:
    revoked = asyncio.Event()

    async def revoke_slowly() -> None:
        await revoked.wait()

    async with World() as world:
        world.factory.revoking = revoke_slowly
        again = asyncio.create_task(world.engine.accounts.listen_anew(ANA))
        await settle()
        removing = asyncio.create_task(world.engine.accounts.remove(ANA))
        await settle()
        closing.set()
        await settle()
        revoked.set()
        await asyncio.gather(again, removing)
        await settle()
        assert ANA not in world.state.accounts
        assert all(connection.closed for connection in world.server.connections)


async def test_who_does_not_listen_is_left_alone() -> None:
    async with World() as world:
        await world.engine.accounts.pause(ANA, True)
        await world.engine.accounts.listen_anew(ANA)
        await settle()
        assert len(world.server.connections) == 1


async def test_in_another_language_accounts_say_anew_why_they_are_as_they_are() -> None:
    async with World() as world:
        await world.engine.accounts.say_anew()
        await settle()
        assert len(world.server.connections) == 1, "it has said nothing"
        world.server.tell(Online(live=False, detail="It cannot push"))
        await settle()
        world.server.online = Online(live=False, detail="Es kann nicht von sich aus melden")
        await world.engine.accounts.say_anew()
        await settle()
        assert world.health().detail == "Es kann nicht von sich aus melden"
        world.server.fail(RateLimited("Too many", retry_after_s=600))
        await settle()
        await world.engine.accounts.say_anew()
        await settle()
        assert world.health().state is HealthState.LIMITED, "what the server asked for comes first"
