"""A toy osu!, and sources for accounts on it as the app would make them."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.sources.osu.accounts import Accounts
from traynotify.demo.osu import ToyOsu
from traynotify.demo.osu.generations import GENERATIONS
from traynotify.sources.osu import line


@pytest.fixture(autouse=True)
def _silence(generation: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for an old server to say nothing need not take long; one that speaks may take as long as it likes."""
    monkeypatch.setattr(line, "SILENCE_S", 60.0 if GENERATIONS[generation].ready else 0.3)


@pytest.fixture
def generation() -> str:
    """Which server; a test parametrises this to have another."""
    return "today"


class ServerClock:
    """The toy's own clock: that of this computer, set forward now and then."""

    def __init__(self) -> None:
        self._ahead = timedelta()
        self._stopped_at: datetime | None = None

    def __call__(self) -> datetime:
        return (self._stopped_at or datetime.now(UTC)) + self._ahead

    def stop(self) -> None:
        """Let all that follows happen at the same moment."""
        self._stopped_at = datetime.now(UTC)

    def go_on(self, seconds: float = 2.0) -> None:
        """Let so much time pass at once."""
        self._ahead += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> ServerClock:
    return ServerClock()


@pytest.fixture
def toy(generation: str, clock: ServerClock) -> Iterator[ToyOsu]:
    with ToyOsu(generation, seed=1, clock=clock) as server:
        yield server


@pytest.fixture
async def accounts(toy: ToyOsu) -> AsyncIterator[Accounts]:
    """Opens sources, and closes them."""
    opened = Accounts(toy)
    yield opened
    await opened.aclose()
