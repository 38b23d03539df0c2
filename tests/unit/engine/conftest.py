"""Every test of the engine runs on a virtual clock; here is a world in which accounts can be added as well."""

from collections.abc import AsyncIterator, Mapping

import pytest
from pytest_asyncio.plugin import LoopFactory

from tests.support.examples import ANA
from tests.support.fakes import FakeServer, FakeService
from tests.support.virtual_time import VirtualLoop
from tests.unit.engine.services import EVE, Services, grant
from tests.unit.engine.world import World


def pytest_asyncio_loop_factories(config: pytest.Config, item: pytest.Item) -> Mapping[str, LoopFactory]:
    return {"virtual time": VirtualLoop}


@pytest.fixture
async def toy() -> FakeService:
    """The one service that is installed: Eve can sign in to it."""
    return FakeService(grant())


@pytest.fixture
async def world(toy: FakeService) -> AsyncIterator[World]:
    """Ana's account is there, and Eve has one on a server."""
    world = World()
    world.registry = Services(toy)
    world.servers[EVE] = FakeServer("eve@larks.example")
    world.servers[EVE].identity = grant().identity
    world.secrets.kept[ANA] = {"token": "old"}
    async with world:
        yield world
