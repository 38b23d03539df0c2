"""Every test of the engine runs on a virtual clock."""

from collections.abc import Mapping

import pytest
from pytest_asyncio.plugin import LoopFactory

from tests.support.virtual_time import VirtualLoop


def pytest_asyncio_loop_factories(config: pytest.Config, item: pytest.Item) -> Mapping[str, LoopFactory]:
    return {"virtual time": VirtualLoop}
