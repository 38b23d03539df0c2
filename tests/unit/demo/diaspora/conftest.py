"""A running toy pod and an HTTP client that is signed in on it."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from traynotify.demo.diaspora import PODS, Pod, ToyDiaspora


@pytest.fixture
def pod() -> Pod:
    """Which pod; a test parametrises this to have another."""
    return PODS["diaspora"]


@pytest.fixture
def toy(pod: Pod) -> Iterator[ToyDiaspora]:
    with ToyDiaspora(pod, seed=1) as server:
        yield server


@pytest.fixture
async def client(toy: ToyDiaspora) -> AsyncIterator[httpx.AsyncClient]:
    """Signed in as the first person, with the usual scopes."""
    headers = {"Authorization": f"Bearer {toy.issue_token()}", "Accept": "application/json"}
    # Without `verify=False` every client would load the certificates of the world first.
    async with httpx.AsyncClient(base_url=toy.base_url, headers=headers, verify=False) as session:
        yield session


@pytest.fixture
async def stranger(toy: ToyDiaspora) -> AsyncIterator[httpx.AsyncClient]:
    """A browser or an app that has no token."""
    async with httpx.AsyncClient(base_url=toy.base_url, verify=False) as session:
        yield session
