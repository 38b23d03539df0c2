"""A running toy server and an HTTP client that is signed in on it."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from traynotify.demo.mastodon import FLAVOURS, Flavour, ToyMastodon


@pytest.fixture
def flavour() -> Flavour:
    """Which server; a test parametrises this to have another."""
    return FLAVOURS["mastodon"]


@pytest.fixture
def toy(flavour: Flavour) -> Iterator[ToyMastodon]:
    with ToyMastodon(flavour, seed=1) as server:
        yield server


@pytest.fixture
async def client(toy: ToyMastodon) -> AsyncIterator[httpx.AsyncClient]:
    """Signed in as the first user, with every scope."""
    headers = {"Authorization": f"Bearer {toy.issue_token()}", "User-Agent": "tests", "Accept": "application/json"}
    # Without `verify=False` every client would load the certificates of the world first.
    async with httpx.AsyncClient(base_url=toy.base_url, headers=headers, verify=False) as session:
        yield session
