"""A running toy osu! and an HTTP client that is signed in on it."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from traynotify.demo.osu import ToyOsu


@pytest.fixture
def generation() -> str:
    """Which server; a test parametrises this to have another."""
    return "today"


@pytest.fixture
def toy(generation: str) -> Iterator[ToyOsu]:
    with ToyOsu(generation, seed=1) as server:
        yield server


@pytest.fixture
async def client(toy: ToyOsu) -> AsyncIterator[httpx.AsyncClient]:
    """Signed in as the first user, as the game itself would be."""
    headers = {"Authorization": f"Bearer {toy.issue_token()}"}
    # Without `verify=False` every client would load the certificates of the world first.
    async with httpx.AsyncClient(base_url=toy.base_url, headers=headers, verify=False) as session:
        yield session
