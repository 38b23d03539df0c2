"""The whole app, without a window, with an account on the demo's toy server of each service; nothing happens there."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.support.waiting import eventually
from traynotify.app.bootstrap import App
from traynotify.app.options import Options
from traynotify.core.activity import Doing
from traynotify.core.errors import SignInCancelled
from traynotify.core.ids import AccountId, ServiceId
from traynotify.core.ports import SecretPlace
from traynotify.demo.houses import House, open_houses
from traynotify.storage.paths import Profile

NEVER_S = 1e6
POLLED = ("diaspora",)
"""The services that never tell by themselves."""


class Nobody:
    """The person that a sign-in with a token does not need."""

    async def open_browser(self, url: str) -> bool:
        raise AssertionError(url)

    async def ask(self, question: str, *, secret: bool = False) -> str:
        raise SignInCancelled("Nobody is here")

    def say(self, text: str) -> None:
        """Nobody listens."""


@dataclass
class Everybody:
    """The app, and where its accounts live."""

    app: App
    houses: dict[AccountId, House]

    async def until_settled(self, *, since: datetime | None = None, names: Iterable[AccountId] = ()) -> None:
        """Wait until these accounts, or all, are as live as their service allows, and have become so since then."""
        wanted = list(names) or list(self.houses)
        await eventually(lambda: all(self._is_settled(name, since) for name in wanted), f"{wanted} are there", 30)

    def _is_settled(self, name: AccountId, since: datetime | None) -> bool:
        activity = self.app.engine.activity(name)
        goal = Doing.POLLING if self.houses[name].service in POLLED else Doing.LISTENING
        return activity.doing is goal and (since is None or activity.since >= since)


@asynccontextmanager
async def everybody(folder: Path) -> AsyncIterator[Everybody]:
    """One account of each service on a new profile in `folder`, signed in to and not listened to yet."""
    houses = open_houses(NEVER_S)
    try:
        app = await App.open(Options(profile=Profile.resolve(folder).create(), secrets=SecretPlace.SESSION))
        try:
            yield Everybody(app, {await _moved_in(app, h): h for h in houses if h.sign_out is None})
        finally:
            await app.aclose()
    finally:
        for house in houses:
            house.close()


async def _moved_in(app: App, house: House) -> AccountId:
    service, grant = await app.engine.accounts.sign_in(
        house.address, service=ServiceId(house.service), token=house.token, prompt=Nobody()
    )
    return await app.add_account(service, grant, listen=False)
