"""Somebody signs in again while the old sign-in is being renewed: the new one stays, and of the old one nothing."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from random import Random

import pytest

from tests.support.examples import ANA, account
from tests.support.fakes import FakeNotifier, FakePrompt, FakeSecrets, FakeServer, FakeService, FakeSource
from tests.unit.engine.services import Services, grant
from traynotify.api import SourceContext, SystemClock, Values, to_the_end
from traynotify.app.sources import Factory
from traynotify.core.events import Online, SourceEvent
from traynotify.core.ports import Batch
from traynotify.core.settings import Settings
from traynotify.engine.engine import Engine
from traynotify.storage.memory import MemoryArchive


class Renewing(FakeSource):
    """Renews its token at once; the answer is kept, whatever becomes of who asked for it, for the old one has ended."""

    def __init__(self, service: "Renewable", context: SourceContext) -> None:
        super().__init__(FakeServer("ana@larks.example"))
        self._service, self._context = service, context

    async def events(self, cursor: str | None) -> AsyncGenerator[SourceEvent, None]:
        yield Online(live=True)
        if self._context.secrets["token"] == "old":
            await to_the_end(self._renew())
        await asyncio.Event().wait()

    async def _renew(self) -> None:
        self._service.asked.set()
        await self._service.answered.wait()
        await self._context.save_secrets({"token": "old, renewed"})


class Renewable(FakeService):
    """A service whose tokens end."""

    def __init__(self) -> None:
        super().__init__(grant("ana@larks.example", "7", "new"))
        self.asked, self.answered = asyncio.Event(), asyncio.Event()
        self.spoke_for: list[Mapping[str, str]] = []
        self.revoked: list[Mapping[str, str]] = []

    def create(self, context: object) -> FakeSource:
        assert isinstance(context, SourceContext)
        self.spoke_for.append(context.secrets)
        return Renewing(self, context)

    async def revoke(self, context: object) -> None:
        assert isinstance(context, SourceContext)
        self.revoked.append(context.secrets)


@pytest.mark.parametrize("again", [True, False])
async def test_the_new_sign_in_is_not_undone_and_the_renewed_one_is_taken_back(again: bool) -> None:
    service, secrets, disk, clock = Renewable(), FakeSecrets(), MemoryArchive(), SystemClock()
    registry = Services(service)
    secrets.kept[ANA] = {"token": "old"}
    factory = Factory(registry, secrets, clock, lambda _: Values())
    engine = Engine(archive=disk, secrets=secrets, factory=factory, registry=registry, clock=clock, random=Random(1))
    await disk.commit(Batch(accounts=(account(),)))
    await engine.load(Settings())
    engine.start(FakeNotifier())
    try:
        async with asyncio.timeout(30):
            await service.asked.wait()
            accounts = engine.accounts
            work = (
                accounts.sign_in_again(ANA, token=None, prompt=FakePrompt())
                if again
                else accounts.add(service, service.grant)
            )
            signing_in = asyncio.ensure_future(work)
            for _ in range(20):
                await asyncio.sleep(0)
            service.answered.set()
            await signing_in
        assert secrets.kept == {ANA: {"token": "new"}}
        assert service.spoke_for[-1] == {"token": "new"}
        assert service.revoked == [{"token": "old, renewed"}]
    finally:
        await engine.aclose()
