"""The source keeps the contract of sources, behind a proxy too."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.support.logs import ExpectedLogs
from traynotify.api import Grant, SignInPrompt, SystemClock, Values, fetch_page
from traynotify.api.testing import ScriptedPrompt, SourceContract
from traynotify.demo.diaspora import ToyDiaspora
from traynotify.demo.diaspora.model import REMOVED, Notification
from traynotify.demo.faults import failure
from traynotify.sources.diaspora.service import DiasporaService


@pytest.mark.parametrize("toy", ["diaspora", "behind_proxy"], indirect=True)
class TestDiasporaApi(SourceContract):
    service = DiasporaService()

    @pytest.fixture(autouse=True)
    def toy(self, request: pytest.FixtureRequest, expected_logs: ExpectedLogs) -> Iterator[ToyDiaspora]:
        self._expected_logs = expected_logs
        with ToyDiaspora(request.param, users=("robin", "cleo")) as toy:
            self._toy = toy
            yield toy

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
            back = await asyncio.to_thread(self._toy.authorise, url, user="robin", allow=agrees)
            await fetch_page(back, clock=SystemClock(), accept="text/html")

        return ScriptedPrompt(browse=browse)

    def arrive(self, count: int = 1) -> list[str]:
        return [self._toy.notify("mentioned", f"guest{number}").guid for number in range(count)]

    def arrive_of_unknown_kind(self) -> str:
        return self._toy.notify("garden_party", "bob").guid

    def damage(self, remote_id: str) -> None:
        self._expected_logs("items of a page made no sense")
        self._toy.override(self._row(remote_id), guid=REMOVED)

    def unread(self) -> set[str]:
        return {row.guid for row in self._toy.notifications() if not row.read}

    def read_elsewhere(self, remote_id: str) -> None:
        self._toy.mark(self._row(remote_id))

    def unread_elsewhere(self, remote_id: str) -> None:
        self._toy.mark(self._row(remote_id), read=False)

    def revoke(self) -> None:
        self._toy.show_out()

    def go_offline(self) -> None:
        self._toy.refuse_connections()
        self._toy.drop_connections()

    def come_back(self) -> None:
        self._toy.accept_connections()

    def limit(self, seconds: int) -> None:
        self._toy.faults.add("*", failure(429, retry_after=seconds), times=None)

    def requests(self) -> int:
        return len(self._toy.log)

    def _row(self, remote_id: str) -> Notification:
        (row,) = [each for each in self._toy.notifications() if each.guid == remote_id]
        return row
