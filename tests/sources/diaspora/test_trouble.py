"""Whatever is wrong with the network or the pod: it is told apart, and when it is over, nothing is missing."""

import pytest

from tests.sources.diaspora.on_toy import LIST, account_on, grant_on
from traynotify.api import AuthRejected, RateLimited, ServerConfused, SourceError, Unreachable, Unsupported
from traynotify.api.testing import Listener
from traynotify.demo.diaspora import ToyDiaspora
from traynotify.demo.faults import Disconnect, Effect, Flood, Respond, Truncate, failure, garbage, redirect
from traynotify.demo.faults import Rewrite as Change


@pytest.mark.parametrize(
    ("effect", "error"),
    [
        (failure(429, retry_after=7), RateLimited),
        (failure(429, html=True), RateLimited),
        (failure(500), Unreachable),
        (failure(502, html=True), Unreachable),
        (failure(503, retry_after=7), Unreachable),
        (failure(403, html=True), Unreachable),
        (Respond(403, b'{"code": 403, "message": "insufficient_scope"}'), AuthRejected),
        (Respond(403, b'{"code": 403, "message": "Unauthorized user"}'), AuthRejected),
        (Respond(401, b'{"error": "invalid_token"}'), AuthRejected),
        (failure(404, html=True), Unsupported),
        (Respond(422, b'{"code": 422, "message": "no"}'), SourceError),
        (garbage(), ServerConfused),
        (Respond(200, b"<html></html>", "text/html"), ServerConfused),
        (Respond(200, b'{"notifications": []}'), ServerConfused),
        (Change(lambda page: {"rows": page}), ServerConfused),
        (Truncate(), Unreachable),
        (Truncate(honest=True), ServerConfused),
        (Flood(50_000_000), ServerConfused),
        (Disconnect(), Unreachable),
        (redirect("https://evil.example/"), ServerConfused),
        (redirect(LIST), ServerConfused),
    ],
)
async def test_every_trouble_has_its_name(effect: Effect, error: type[SourceError]) -> None:
    with ToyDiaspora() as toy:
        toy.notify("mentioned", "bob")
        grant = await grant_on(toy)
        fault = toy.faults.add(LIST, effect, times=None)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            found = await listener.until_error()
            assert isinstance(found, error)
            assert str(found)
            assert "evil" not in str(found)
        toy.faults.remove(fault)
        async with account_on(toy, grant=grant) as account, Listener(account.source, listener.cursor) as again:
            await again.until_online()
            assert len(again.items) == 1


async def test_a_redirect_to_another_host_takes_no_token_along() -> None:
    with ToyDiaspora() as toy, ToyDiaspora() as other:
        grant = await grant_on(toy)
        toy.faults.add(LIST, redirect(f"{other.base_url}{LIST}", 307), times=None)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            assert isinstance(await listener.until_error(), ServerConfused)
        assert len(other.log) == 0


async def test_a_pod_that_loses_its_api_says_so_in_words() -> None:
    with ToyDiaspora() as toy:
        grant = await grant_on(toy)
        toy.faults.add("/api/v1/*", failure(404, html=True), times=None)
        async with account_on(toy, grant=grant) as account:
            with pytest.raises(Unsupported, match=r"no interface for apps.*diaspora\* 0\.9"):
                await account.source.identify()


async def test_offline_then_back_misses_nothing() -> None:
    with ToyDiaspora() as toy:
        grant = await grant_on(toy)
        toy.notify("mentioned", "bob")
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await listener.until_online()
            toy.refuse_connections()
            toy.drop_connections()
            missed = [toy.notify("mentioned", f"guest{number}").guid for number in range(130)]
            account.source.nudge()
            assert isinstance(await listener.until_error(), Unreachable)
        toy.accept_connections()
        async with account_on(toy, grant=grant) as account, Listener(account.source, listener.cursor) as again:
            await again.until_online()
            assert set(missed) <= {item.id for item in again.items}


async def test_a_rate_limit_is_obeyed_before_the_next_request() -> None:
    with ToyDiaspora() as toy:
        async with account_on(toy) as account:
            toy.faults.add(LIST, failure(429, retry_after=600))
            async with Listener(account.source) as listener:
                error = await listener.until_error()
                assert isinstance(error, RateLimited)
                assert error.retry_after_s == pytest.approx(600, abs=2)
            before = toy.log.mark()
            with pytest.raises(RateLimited):
                await account.source.identify()
            assert toy.log.mark() == before


async def test_closing_twice_is_harmless() -> None:
    with ToyDiaspora() as toy:
        async with account_on(toy) as account:
            await account.source.aclose()
            await account.source.aclose()
            account.source.nudge()
