"""The source keeps the contract of sources, and says what noticeboards refuse."""

from collections.abc import Iterator

import pytest
from board import PEOPLE, Board
from traynotify_noticeboard import SERVICE

from traynotify.api import Command, Grant, SignInPrompt, Values, Verb, item
from traynotify.api.testing import ScriptedPrompt, SourceContract

ANA, BEN = PEOPLE


class TestNoticeboard(SourceContract):
    service = SERVICE

    @pytest.fixture(autouse=True)
    def _board(self) -> Iterator[None]:
        with Board() as self.board:
            yield

    @property
    def address(self) -> str:
        return self.board.address

    async def sign_in(self) -> Grant:
        return await self.service.sign_in_with_token(self.address, ANA, Values())

    async def sign_in_as_another(self) -> Grant:
        return await self.service.sign_in_with_token(self.address, BEN, Values())

    def person(self, *, agrees: bool) -> SignInPrompt:
        return ScriptedPrompt(answers=[ANA if agrees else "no, thank you"])

    def arrive(self, count: int = 1) -> list[str]:
        return [self.board.post() for _ in range(count)]

    def arrive_of_unknown_kind(self) -> str:
        return self.board.post("eclipse")

    def damage(self, remote_id: str) -> None:
        self.board.notices[remote_id]["posted_at"] = "at noon"

    def unread(self) -> set[str]:
        return {remote_id for remote_id, notice in self.board.notices.items() if not notice.get("read")}

    def read_elsewhere(self, remote_id: str) -> None:
        self.board.notices[remote_id]["read"] = True

    def unread_elsewhere(self, remote_id: str) -> None:
        self.board.notices[remote_id]["read"] = False

    def revoke(self) -> None:
        del self.board.people[ANA]

    def go_offline(self) -> None:
        self.board.is_away = True

    def come_back(self) -> None:
        self.board.is_away = False

    def limit(self, seconds: int) -> None:
        self.board.retry_after_s = seconds

    def requests(self) -> int:
        return self.board.requests

    async def test_a_closed_notice_cannot_be_marked(self) -> None:
        (remote_id,) = self.arrive()
        self.board.notices[remote_id]["is_closed"] = True
        async with self.listening() as listener:
            await listener.until_online()
            selector = item(listener.items[0].id)
            (rejection,) = await listener.source.perform(Command(verb=Verb.READ, selector=selector))
            assert rejection.reason == "This notice is closed"
