"""A running toy forum and an HTTP client that is signed in on it."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from traynotify.demo.discourse import FORUMS, RAISED_LIMITS, Forum, RateLimits, ToyDiscourse


@pytest.fixture
def forum() -> Forum:
    """Which forum; a test parametrises this to have another."""
    return FORUMS["today"]


@pytest.fixture
def limits() -> RateLimits:
    """How many requests a key may make."""
    return RAISED_LIMITS


@pytest.fixture
def toy(forum: Forum, limits: RateLimits) -> Iterator[ToyDiscourse]:
    with ToyDiscourse(forum, users=("robin", "cleo"), seed=1, limits=limits) as server:
        yield server


@pytest.fixture
async def client(toy: ToyDiscourse) -> AsyncIterator[httpx.AsyncClient]:
    """Signed in as the first user."""
    async with _session(toy, {"User-Api-Key": toy.issue_key()}) as session:
        yield session


@pytest.fixture
async def stranger(toy: ToyDiscourse) -> AsyncIterator[httpx.AsyncClient]:
    """Not signed in."""
    async with _session(toy, {}) as session:
        yield session


def _session(toy: ToyDiscourse, headers: dict[str, str]) -> httpx.AsyncClient:
    # Without `verify=False` every client would load the certificates of the world first.
    return httpx.AsyncClient(base_url=toy.address, headers={"Accept": "application/json", **headers}, verify=False)
