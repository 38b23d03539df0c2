"""A mishap is not the end: one refusal, a firewall's page, too many requests, a flood, another host."""

import pytest

from tests.sources.discourse.on_toy import LIST, SESSION, account_on, arrive, forum, grant_on, lists, until_live
from traynotify.api import AuthRejected, RateLimited, RequestBudget, ServerConfused, Unreachable
from traynotify.api.testing import Listener
from traynotify.demo.discourse import RateLimits, ToyDiscourse
from traynotify.demo.faults import Flood, Respond, Truncate, failure, garbage, redirect
from traynotify.sources.discourse import client

INVALID_ACCESS = Respond(403, b'{"errors":["No."],"error_type":"invalid_access"}')
FIREWALL = Respond(
    403, b"<html>Checking your browser</html>", "text/html; charset=utf-8", {"cf-mitigated": "challenge"}
)
DAY_LIMIT = Respond(
    429,
    b'{"errors":["Wait."],"error_type":"rate_limit","extras":{"wait_seconds":7200,"time_left":"2 hours"}}',
    headers={"Retry-After": "3000", "Discourse-Rate-Limit-Error-Code": "user_api_key_limiter_1_day"},
)


async def test_a_refusal_in_front_of_the_forum_says_nothing_about_the_key() -> None:
    """A firewall may speak JSON as well."""
    async with forum("no_bus") as toy:
        grant = await grant_on(toy)
        async with account_on(toy, grant=grant) as account:
            toy.faults.add("*", Respond(403, b'{"error":"Something is wrong"}'), times=None)
            with pytest.raises(Unreachable, match="in front of"):
                await account.source.identify()


async def test_a_single_refusal_signs_nobody_out() -> None:
    async with forum("today") as toy:
        numbers = arrive(toy, 2)
        grant = await grant_on(toy)
        for path in (LIST, SESSION):
            toy.faults.add(path, INVALID_ACCESS)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            assert (await account.source.identify()).remote_id == grant.identity.remote_id
            await until_live(listener)
            assert set(listener.inbox.rows) == set(numbers)
            toy.faults.add(LIST, INVALID_ACCESS)
            (new,) = arrive(toy)
            account.source.nudge()
            await listener.until(lambda told: new in told.inbox.rows or None, "the news")
            assert listener.error is None


async def test_it_is_asked_again_only_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(client, "DOUBT_S", 8.0)
    monkeypatch.setattr("traynotify.sources.discourse.client.asyncio.sleep", wait)
    async with forum("no_bus") as toy:
        grant = await grant_on(toy)
        async with account_on(toy, grant=grant) as account:
            toy.revoke_keys()
            with pytest.raises(AuthRejected):
                await account.source.identify()
        assert waited == [8.0]


async def test_a_firewalls_page_is_no_refusal_of_the_forum() -> None:
    async with forum("no_bus") as toy:
        grant = await grant_on(toy)
        toy.faults.add("*", FIREWALL, times=None)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            error = await listener.until_error()
            assert isinstance(error, Unreachable)
            assert (error.retry_after_s, error.pause_s) == (None, 60), "a nudge tries at once"
            with pytest.raises(Unreachable, match="in front of"):
                await account.source.identify()


@pytest.mark.parametrize(
    ("answer", "wait"),
    [
        (Respond(429, b'{"error_type":"rate_limit","extras":{"wait_seconds":33}}'), 33),
        (Respond(429, b'{"error_type":"rate_limit","extras":{"wait_seconds":33}}', headers={"Retry-After": "34"}), 34),
        (Respond(429, b"Slow down.", "text/plain", {"Retry-After": "12"}), 12),
        (Respond(429, b"Slow down.", "text/plain"), 60),
        (Respond(429, b'{"errors":[]}'), 60),
        (DAY_LIMIT, 3000),
    ],
)
async def test_too_many_requests_are_understood_in_every_shape(answer: Respond, wait: float) -> None:
    async with forum("no_bus") as toy:
        grant = await grant_on(toy)
        toy.faults.add(LIST, answer)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            error = await listener.until_error()
            assert isinstance(error, RateLimited)
            assert error.retry_after_s == wait
            asked = len(toy.log)
            with pytest.raises(RateLimited) as again:
                await account.source.identify()
            assert 0 < (again.value.retry_after_s or 0) <= wait
            assert len(toy.log) == asked


async def test_that_the_day_is_used_up_is_said() -> None:
    async with forum("no_bus") as toy:
        grant = await grant_on(toy)
        toy.faults.add(LIST, DAY_LIMIT)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            assert "for today" in str(await listener.until_error())


async def test_what_a_connection_used_up_the_next_one_does_not_have() -> None:
    async with ToyDiscourse("no_bus", limits=RateLimits(per_minute=30)) as toy:
        grant, budget = await grant_on(toy), RequestBudget()
        toy.faults.add(LIST, Respond(429, b'{"errors":["Wait."],"extras":{"wait_seconds":50}}'))
        async with account_on(toy, grant=grant, budget=budget) as account, Listener(account.source) as listener:
            await listener.until_error()
        asked = len(toy.log)
        async with account_on(toy, grant=grant, budget=budget) as account:
            with pytest.raises(RateLimited):
                await account.source.identify()
        assert len(toy.log) == asked


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (failure(500), Unreachable),
        (failure(503, html=True), Unreachable),
        (garbage(), ServerConfused),
        (Respond(200, b"[]"), ServerConfused),
        (Respond(200, b'{"notifications": 7}'), ServerConfused),
        (Respond(200, b"<html>", "text/html"), ServerConfused),
        (Flood(20_000_000), ServerConfused),
        (Truncate(), Unreachable),
        (Truncate(honest=True), ServerConfused),
        (redirect("https://owls.example/notifications.json"), ServerConfused),
        (redirect("//127.0.0.2/notifications.json"), ServerConfused),
    ],
)
async def test_an_answer_that_makes_no_sense_is_an_error_of_ours(answer: object, error: type[Exception]) -> None:
    async with forum("no_bus") as toy:
        arrive(toy, 3)
        grant = await grant_on(toy)
        toy.faults.add(LIST, answer)  # type: ignore[arg-type]
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            assert isinstance(await listener.until_error(), error)
            assert listener.items == []


async def test_the_key_goes_to_the_forum_alone() -> None:
    async with forum("no_bus") as toy, forum("no_bus") as elsewhere:
        grant = await grant_on(toy)
        toy.faults.add("*", redirect(f"{elsewhere.address}/notifications.json"), times=None)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            assert isinstance(await listener.until_error(), ServerConfused)
        assert len(elsewhere.log) == 0


async def test_somebody_whose_name_is_not_found_is_asked_for_without_it() -> None:
    async with forum("no_bus") as toy:
        numbers = arrive(toy, 2)
        grant = await grant_on(toy)

        def rename() -> None:
            toy.state.users["wren"] = toy.state.users.pop("robin")
            toy.state.users["wren"].username = "wren"

        toy.call(rename)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert set(listener.inbox.rows) == set(numbers)
            assert [request.parameter("username") for request in lists(toy)][-2:] == ["robin", None]
