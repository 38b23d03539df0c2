"""The contract's part about signing in: the right person, with the right server, and nothing left when it fails."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress

import pytest
from msgspec.structs import replace

from traynotify.api.service import API_VERSION
from traynotify.api.testing.hooks import ContractHooks, until_none_but
from traynotify.api.testing.person import ScriptedPrompt
from traynotify.api.testing.world import PATIENCE_S, open_context, ordinary_website
from traynotify.core.errors import NotAnAddress, NotOurToken, SignInFailed, SourceError
from traynotify.core.settings import Values

NOT_SIGNED_IN = (SignInFailed, SourceError)


class SigningInContract(ContractHooks):
    """Who signs in, and what happens when it does not work."""

    def test_the_service_introduces_itself(self) -> None:
        service = self.service
        assert getattr(service, "api_version", None) == API_VERSION
        assert re.fullmatch(r"[a-z][a-z0-9_-]*", service.id)
        assert service.name
        assert len(service.letter) == 1
        assert re.fullmatch(r"#[0-9a-fA-F]{6}", service.colour)
        assert {setting.group for setting in service.settings} <= {"service"}

    async def test_its_own_server_is_found(self) -> None:
        found = await self.service.probe(self.address)
        assert found is not None
        assert found.base_url == (await self.sign_in()).base_url
        assert found.software

    async def test_another_server_is_not_taken_for_one(self) -> None:
        async with ordinary_website() as address:
            assert await self.service.probe(address) is None
            with pytest.raises(NOT_SIGNED_IN, match=r"\w+ \w+"):
                await self.service.sign_in_with_token(address, "a-token-of-another-place", Values())

    @pytest.mark.parametrize("text", ["", "   ", "no address", "https://", "https://[", "ftp://server.example"])
    async def test_what_is_no_address_is_told_in_words(self, text: str) -> None:
        with suppress(SourceError, NotAnAddress):
            assert await self.service.probe(text) is None
        with pytest.raises(NOT_SIGNED_IN, match=r"\w+ \w+"):
            await self.service.sign_in_with_token(text, "a-token-of-another-place", Values())

    async def test_the_same_person_stays_the_same(self) -> None:
        first, second = await self.sign_in(), await self.sign_in()
        assert first.identity == second.identity
        assert first.base_url == second.base_url
        assert first.secrets[first.speaks]
        assert all(value.isprintable() for value in first.secrets.values())

    async def test_somebody_else_is_told_apart_on_signing_in_again(self) -> None:
        ours, theirs = await self.sign_in(), await self.sign_in_as_another()
        assert ours.identity.remote_id != theirs.identity.remote_id
        self._grant = replace(theirs, identity=ours.identity)
        async with self.opened() as source:
            assert (await source.identify()).remote_id == theirs.identity.remote_id

    async def test_a_person_who_allows_it_is_signed_in(self) -> None:
        before = asyncio.all_tasks()
        self._grant = await self.service.sign_in(self.address, self.person(agrees=True), self.settings)
        await until_none_but(before)
        assert self._grant.identity.remote_id == (await self.sign_in()).identity.remote_id
        async with self.opened() as source:
            assert await source.identify() == self._grant.identity

    async def test_a_person_who_does_not_allow_it_is_not(self) -> None:
        before = asyncio.all_tasks()
        with pytest.raises(SignInFailed, match=r"\w+ \w+"):
            await self.service.sign_in(self.address, self.person(agrees=False), self.settings)
        await until_none_but(before)

    @pytest.mark.parametrize("token", ["", "  ", "not-a-token-at-all", "two words", "two\nlines", "tökén"])
    async def test_a_token_that_is_not_good_is_refused_in_words(self, token: str) -> None:
        with pytest.raises(SignInFailed, match=r"\w+ \w+") as failure:
            await self.service.sign_in_with_token(self.address, token, self.settings)
        assert not token.strip() or token not in str(failure.value)

    @pytest.mark.parametrize("answers", [(), ("nonsense",) * 20])
    async def test_answers_that_lead_nowhere_end_in_words(self, answers: tuple[str, ...]) -> None:
        before = asyncio.all_tasks()
        with pytest.raises(SignInFailed, match=r"\w+ \w+"):
            await self.service.sign_in(self.address, ScriptedPrompt(answers=answers, ends=True), self.settings)
        await until_none_but(before)

    async def test_signing_in_can_be_given_up_at_any_time(self) -> None:
        before = asyncio.all_tasks()
        person = _Undecided()
        signing_in = asyncio.create_task(  # noqa: TID251  (held here, to be cancelled)
            self.service.sign_in(self.address, person, self.settings)
        )
        await asyncio.wait((signing_in, person.is_asked), timeout=PATIENCE_S, return_when=asyncio.FIRST_COMPLETED)
        signing_in.cancel()
        with pytest.raises((asyncio.CancelledError, SignInFailed)):
            await signing_in
        await until_none_but(before)

    async def test_a_server_that_is_away_is_told_in_words(self) -> None:
        self.go_offline()
        with pytest.raises(NOT_SIGNED_IN, match=r"\w+ \w+"):
            await self.service.sign_in_with_token(self.address, "a-token-for-later", self.settings)

    async def test_the_token_can_be_taken_back_twice(self) -> None:
        context = open_context(self.service.id, await self.sign_in(), settings=self.settings)
        try:
            for _ in range(2):
                with suppress(NotOurToken):
                    await self.service.revoke(context)
        finally:
            await context.aclose()


class _Undecided(ScriptedPrompt):
    """Somebody who looks at what is asked, and does nothing."""

    def __init__(self) -> None:
        super().__init__(browse=self._look)
        self.is_asked: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def ask(self, question: str, *, secret: bool = False) -> str:
        """Note that it was asked, and think for ever."""
        self._note()
        return await super().ask(question, secret=secret)

    async def _look(self, _url: str) -> None:
        self._note()

    def _note(self) -> None:
        if not self.is_asked.done():
            self.is_asked.set_result(None)
