"""A sign-in that has an end is renewed long before it; one that cannot be serves for as long as it is good."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from tests.sources.mastodon.test_signing_in import Browser, signed_in
from tests.support.waiting import eventually
from traynotify.api import Grant, SystemClock
from traynotify.api.testing import ScriptedPrompt, open_context
from traynotify.demo.faults import Gate, Hold, failure
from traynotify.demo.mastodon import ToyMastodon
from traynotify.sources.mastodon.service import MastodonService

TOKEN = "/oauth/token"


class LaterClock:
    """So many days ahead of everybody else's."""

    set_backs = 0

    def __init__(self, days: int) -> None:
        self._ahead = timedelta(days=days)

    def now(self) -> datetime:
        """Aware UTC."""
        return SystemClock().now() + self._ahead


async def grant_on(toy: ToyMastodon) -> Grant:
    browser = Browser(toy)
    grant = await signed_in(toy, ScriptedPrompt(browse=browser))
    await browser.pages()
    return grant


async def after(days: int, toy: ToyMastodon, grant: Grant, times: int = 1) -> list[Mapping[str, str]]:
    """Identify so many days later; returns what was kept of it."""
    kept: list[Mapping[str, str]] = []

    async def keep(secrets: Mapping[str, str]) -> None:
        kept.append(secrets)

    context = open_context(MastodonService.id, grant, clock=LaterClock(days), save_secrets=keep)
    source = MastodonService().create(context)
    try:
        for _ in range(times):
            assert (await source.identify()).remote_id == grant.identity.remote_id
    finally:
        await source.aclose()
    return kept


async def test_it_is_renewed_before_its_end_and_once() -> None:
    async with ToyMastodon("pixelfed") as toy:
        grant = await grant_on(toy)
        (kept,) = await after(340, toy, grant, times=2)
        first, second = toy.tokens()[-2:]
        assert (first.revoked, second.revoked) == (True, False)
        assert (kept["access_token"], kept["refresh_token"]) == (second.value, second.refresh)
        assert kept["client_id"] == grant.secrets["client_id"]
        assert kept["expires_at"] > grant.secrets["expires_at"]
        form = toy.log.matching(TOKEN)[-1]
        assert "authorization" not in {name.lower() for name in form.headers}


async def test_a_renewal_is_counted_among_the_requests() -> None:
    async with ToyMastodon("pixelfed") as toy:
        grant = await grant_on(toy)
        mark = toy.log.mark()
        context = open_context(MastodonService.id, grant, clock=LaterClock(340))
        source = MastodonService().create(context)
        await source.identify()
        await source.aclose()
        assert context.budget.counts["renewal"] == 1
        assert context.budget.counts.total() == len(toy.log.matching(after=mark))


async def test_who_stops_listening_in_the_middle_of_a_renewal_has_its_outcome() -> None:
    async with ToyMastodon("pixelfed") as toy:
        grant, gate, kept = await grant_on(toy), Gate(), list[Mapping[str, str]]()

        async def keep(secrets: Mapping[str, str]) -> None:
            kept.append(secrets)

        context = open_context(MastodonService.id, grant, clock=LaterClock(340), save_secrets=keep)
        source = MastodonService().create(context)
        toy.faults.add(TOKEN, Hold(gate))
        (first,), mark = toy.tokens(), toy.log.mark()
        asking = asyncio.ensure_future(source.identify())
        await eventually(lambda: first.revoked, "the old pair has ended")
        asking.cancel()
        gate.open()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await source.aclose()
        assert [secrets["access_token"] for secrets in kept] == [toy.tokens()[-1].value]
        assert len(toy.log.matching(TOKEN, after=mark)) == 1


async def test_long_before_its_end_nothing_is_asked() -> None:
    async with ToyMastodon("pixelfed") as toy:
        grant = await grant_on(toy)
        mark = toy.log.mark()
        assert await after(200, toy, grant) == []
        assert toy.log.matching(TOKEN, after=mark) == []


async def test_one_that_has_no_end_is_never_renewed() -> None:
    async with ToyMastodon() as toy:
        grant = await grant_on(toy)
        assert "expires_at" not in grant.secrets
        mark = toy.log.mark()
        assert await after(100_000, toy, grant) == []
        assert toy.log.matching(TOKEN, after=mark) == []


@pytest.mark.parametrize("status", [400, 401])
async def test_one_that_the_server_does_not_renew_goes_on(status: int) -> None:
    async with ToyMastodon("pixelfed") as toy:
        grant = await grant_on(toy)
        toy.faults.add(TOKEN, failure(status))
        assert await after(340, toy, grant) == []
        assert [token.revoked for token in toy.tokens() if token.value == grant.secrets["access_token"]] == [False]
