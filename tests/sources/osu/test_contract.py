"""The source keeps the contract of sources: on a server of today, on one of 2019, and as the documentation has it."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.support.logs import ExpectedLogs
from traynotify.api import Grant, SignInPrompt, SystemClock, Values, fetch_page
from traynotify.api.testing import ScriptedPrompt, SourceContract
from traynotify.demo.faults import failure
from traynotify.demo.osu import GENERATIONS, ToyOsu
from traynotify.demo.osu.model import REMOVED
from traynotify.sources.osu import session
from traynotify.sources.osu.service import OsuService


@pytest.mark.parametrize("generation", list(GENERATIONS))
class TestOsu(SourceContract):
    not_secret = frozenset({"client_id", "expires_at"})

    @pytest.fixture(autouse=True)
    def toy(self, generation: str, expected_logs: ExpectedLogs, monkeypatch: pytest.MonkeyPatch) -> Iterator[ToyOsu]:
        monkeypatch.setattr(session, "SOON_S", 0.1)
        self._expected_logs = expected_logs
        self._service = OsuService()
        with ToyOsu(generation, users=("robin", "cleo")) as toy:
            self._toy = toy
            self._app = toy.register_app()
            yield toy

    @property
    def service(self) -> OsuService:
        return self._service

    @property
    def address(self) -> str:
        return self._toy.base_url

    async def sign_in(self) -> Grant:
        return await self._signed_in_as("robin")

    async def sign_in_as_another(self) -> Grant:
        return await self._signed_in_as("cleo")

    async def _signed_in_as(self, user: str) -> Grant:
        return await self.service.sign_in_with_token(self.address, self._toy.issue_token(user), Values())

    def person(self, *, agrees: bool) -> SignInPrompt:
        async def browse(url: str) -> None:
            back = await asyncio.to_thread(self._toy.authorise, url, allow=agrees)
            await fetch_page(back, clock=SystemClock(), accept="text/html")

        return ScriptedPrompt(browse=browse, answers=(str(self._app.id), self._app.secret))

    def arrive(self, count: int = 1) -> list[str]:
        return [str(self._toy.notify("forum_topic_reply", "ben").id) for _ in range(count)]

    def arrive_of_unknown_kind(self) -> str:
        return str(self._toy.notify("eclipse", "ben").id)

    def damage(self, remote_id: str) -> None:
        self._expected_logs("items of a page made no sense")
        (row,) = [each for each in self._toy.notifications() if str(each.id) == remote_id]
        self._toy.override(row, name=REMOVED)

    def unread(self) -> set[str]:
        return {str(number) for number in self._toy.unread()}

    def read_elsewhere(self, remote_id: str) -> None:
        self._toy.read_elsewhere(*(each for each in self._toy.notifications() if str(each.id) == remote_id))

    def revoke(self) -> None:
        for token in list(self._toy.state.authority.tokens):
            self._toy.revoke_token(token)

    def go_offline(self) -> None:
        self._toy.refuse_connections()
        self._toy.drop_connections()

    def come_back(self) -> None:
        self._toy.accept_connections()

    def limit(self, seconds: int) -> None:
        self._toy.faults.add("*", failure(429, retry_after=seconds), times=None)

    def requests(self) -> int:
        return len(self._toy.log)
