"""The source keeps the contract of sources on every kind of server."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.sources.mastodon.on_toy import arrive
from tests.support.logs import ExpectedLogs
from traynotify.api import Grant, SignInPrompt, SystemClock, Values, fetch_page
from traynotify.api.testing import ScriptedPrompt, SourceContract
from traynotify.demo.faults import failure
from traynotify.demo.mastodon import ToyMastodon
from traynotify.demo.mastodon.model import REMOVED
from traynotify.sources.mastodon.service import MastodonService
from traynotify.sources.mastodon.translate import order_key

FLAVOURS = ("mastodon", "mastodon_old", "gotosocial", "pleroma", "pixelfed", "takahe")
"""Those that differ in what the contract is about; the others are met in the tests beside this one."""


@pytest.mark.parametrize("toy", FLAVOURS, indirect=True)
class TestMastodonApi(SourceContract):
    service = MastodonService()
    not_secret = frozenset({"scope"})

    @pytest.fixture(autouse=True)
    def toy(self, request: pytest.FixtureRequest, expected_logs: ExpectedLogs) -> Iterator[ToyMastodon]:
        self._expected_logs = expected_logs
        with ToyMastodon(request.param, users=("robin", "cleo")) as toy:
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
        return arrive(self._toy, count)

    def arrive_of_unknown_kind(self) -> str:
        return self._toy.notify("eclipse", "ben").id

    def damage(self, remote_id: str) -> None:
        self._expected_logs("items of a page made no sense")
        (notification,) = [each for each in self._toy.notifications() if each.id == remote_id]
        self._toy.override(notification, type=REMOVED)

    def unread(self) -> set[str]:
        notifications, marker = self._toy.notifications(), order_key(self._toy.marker() or "")
        if self._toy.state.flavour.pleroma_read_state:
            return {each.id for each in notifications if not each.seen}
        return {each.id for each in notifications if order_key(each.id) > marker}

    def read_elsewhere(self, remote_id: str) -> None:
        self._toy.read_elsewhere(remote_id)

    def held(self) -> set[str]:
        return {each.id for each in self._toy.notifications()}

    def revoke(self) -> None:
        for token in self._toy.tokens():
            self._toy.revoke_token(token.value)

    def go_offline(self) -> None:
        self._toy.refuse_connections()
        self._toy.drop_connections()

    def come_back(self) -> None:
        self._toy.accept_connections()

    def limit(self, seconds: int) -> None:
        self._toy.faults.add("*", failure(429, retry_after=seconds), times=None)

    def requests(self) -> int:
        return len(self._toy.log)
