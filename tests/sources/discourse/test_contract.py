"""The source keeps the contract of sources on every kind of forum, with either kind of key."""

from collections.abc import Iterator

import pytest

from tests.sources.discourse.on_toy import CODES, UNHURRIED, Typist, arrive
from tests.support.logs import ExpectedLogs
from traynotify.api import Grant, SignInPrompt
from traynotify.api.testing import ScriptedPrompt, SourceContract
from traynotify.demo.discourse import RAISED_LIMITS, ToyDiscourse
from traynotify.demo.discourse.model import REMOVED
from traynotify.demo.faults import Respond, failure
from traynotify.sources.discourse import sign_in
from traynotify.sources.discourse.service import DiscourseService
from traynotify.sources.discourse.settings import USERNAME

FORUMS = ("today", "old", "private", "no_bus")
PATIENCE = 3
"""So many questions after a code that nobody types, the forum gives it up."""


class Reader(ScriptedPrompt):
    """Somebody who allows it in the browser and pastes what the page shows."""

    def __init__(self, toy: ToyDiscourse) -> None:
        super().__init__(browse=self._allow)
        self._toy = toy

    async def _allow(self, url: str) -> None:
        self._answers.append(self._toy.authorise(url))


class _OnAForum(SourceContract):
    """A toy forum for the contract."""

    service = DiscourseService()
    settings = UNHURRIED

    @pytest.fixture(autouse=True)
    def toy(self, request: pytest.FixtureRequest, expected_logs: ExpectedLogs) -> Iterator[ToyDiscourse]:
        self._expected_logs = expected_logs
        with ToyDiscourse(request.param, users=("robin", "cleo"), limits=RAISED_LIMITS) as toy:
            self._toy = toy
            yield toy

    @property
    def address(self) -> str:
        return self._toy.address

    def person(self, *, agrees: bool) -> SignInPrompt:
        return Reader(self._toy) if agrees else ScriptedPrompt(ends=True)

    def arrive(self, count: int = 1) -> list[str]:
        return arrive(self._toy, count)

    def arrive_of_unknown_kind(self) -> str:
        return str(self._toy.notify(4242, "ben", topic="A plugin's own").id)

    def damage(self, remote_id: str) -> None:
        self._expected_logs("items of a page made no sense")
        (row,) = [each for each in self._toy.notifications() if str(each.id) == remote_id]
        row.overrides["notification_type"] = REMOVED

    def unread(self) -> set[str]:
        return {str(row.id) for row in self._toy.notifications() if not row.read}

    def read_elsewhere(self, remote_id: str) -> None:
        self._toy.read_elsewhere(*(row for row in self._toy.notifications() if str(row.id) == remote_id))

    def revoke(self) -> None:
        self._toy.revoke_keys()

    def go_offline(self) -> None:
        self._toy.refuse_connections()
        self._toy.drop_connections()

    def come_back(self) -> None:
        self._toy.accept_connections()

    def limit(self, seconds: int) -> None:
        self._toy.faults.add("*", failure(429, retry_after=seconds), times=None)

    def requests(self) -> int:
        return len(self._toy.log)


@pytest.mark.parametrize("toy", FORUMS, indirect=True)
class TestWithAUsersKey(_OnAForum):
    """As ordinary people have it."""

    async def sign_in(self) -> Grant:
        return await self.service.sign_in_with_token(self.address, self._toy.issue_key("robin"), self.settings)

    async def sign_in_as_another(self) -> Grant:
        return await self.service.sign_in_with_token(self.address, self._toy.issue_key("cleo"), self.settings)


@pytest.mark.parametrize("toy", [CODES], ids=["codes"], indirect=True)
class TestByACode(_OnAForum):
    """Where the forum lets programs be allowed by a code that is typed there."""

    @pytest.fixture(autouse=True)
    def _impatient(self, toy: ToyDiscourse, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sign_in, "_SHORTEST_INTERVAL_S", 0.01)
        given_up = Respond(200, b'{"status":"expired_token"}')
        toy.faults.add("/user-api-key/device/poll.json", given_up, skip=PATIENCE, times=None)

    async def sign_in(self) -> Grant:
        return await self.service.sign_in(self.address, Typist(self._toy, allow=True), self.settings)

    async def sign_in_as_another(self) -> Grant:
        return await self.service.sign_in(self.address, Typist(self._toy, allow=True, user="cleo"), self.settings)

    def person(self, *, agrees: bool) -> SignInPrompt:
        return Typist(self._toy, allow=agrees)


@pytest.mark.parametrize("toy", ["today"], indirect=True)
class TestWithAnAdministratorsKey(_OnAForum):
    """Used for one user; the browser's way in gives that user's own key."""

    async def sign_in(self) -> Grant:
        return await self._used_for("robin")

    async def sign_in_as_another(self) -> Grant:
        return await self._used_for("cleo")

    async def _used_for(self, user: str) -> Grant:
        settings = self.settings.replacing(USERNAME, user)
        return await self.service.sign_in_with_token(self.address, self._toy.issue_admin_key(), settings)
