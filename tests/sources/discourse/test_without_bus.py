"""Where the message bus is silent, short, broken, refused or missing, the list is asked, and the account says why."""

from dataclasses import replace

import pytest
from msgspec import structs

from tests.sources.discourse.on_toy import (
    BUS,
    abilities,
    account_on,
    arrive,
    arrived,
    forum,
    grant_on,
    polls,
    until_live,
    until_polling,
)
from tests.support.waiting import eventually
from traynotify.api import (
    AuthRejected,
    Online,
    RateLimited,
    Unreachable,
)
from traynotify.api.testing import Listener
from traynotify.demo.discourse import FORUMS, RAISED_LIMITS, BusManners, ToyDiscourse
from traynotify.demo.faults import Disconnect, Respond, Truncate, failure, garbage
from traynotify.sources.discourse import live, session


def briefly(kind: str, monkeypatch: pytest.MonkeyPatch) -> ToyDiscourse:
    """A forum that holds polls for a moment only."""
    monkeypatch.setattr(live, "NOT_HELD_S", 0.01)
    return ToyDiscourse(replace(FORUMS[kind], hold_s=0.05), limits=RAISED_LIMITS)


@pytest.mark.parametrize("kind", ["silent", "strange"])
async def test_a_silent_bus_is_noticed_by_the_list_and_left(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with briefly(kind, monkeypatch) as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        (missed,) = arrive(toy)
        account.source.nudge()
        assert "silent" in await until_polling(listener)
        assert missed in listener.inbox.rows


async def test_news_of_the_list_that_the_bus_tells_as_well_are_no_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    async with briefly("today", monkeypatch) as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        for _ in range(3):
            (new,) = arrive(toy)
            account.source.nudge()
            await eventually(lambda: set(listener.inbox.rows) >= {new}, "the news")  # noqa: B023  (awaited at once)
            for _ in range(3):
                await toy.log.wait_for(lambda request: "/message-bus/" in request.path, after=toy.log.mark())
        assert listener.online is not None
        assert listener.online.live


async def test_polls_that_are_not_held_are_no_live_channel() -> None:
    async with forum("short") as toy, account_on(toy) as account, Listener(account.source) as listener:
        assert "hold" in await until_polling(listener)
        assert len(polls(toy)) <= live.MOST_NOT_HELD + 2


async def test_without_a_bus_the_list_is_asked() -> None:
    async with forum("no_bus") as toy, account_on(toy) as account, Listener(account.source) as listener:
        assert "no live channel" in await until_polling(listener)
        assert len(polls(toy)) == 1
        (new,) = arrive(toy)
        account.source.nudge()
        await listener.until(lambda told: new in told.inbox.rows or None, "the news")


@pytest.mark.parametrize(("kind", "why"), [("no_bus", "no live channel"), ("short", "hold"), ("silent", "silent")])
async def test_that_a_forum_is_not_live_is_said_with_the_reason_until_it_is(
    kind: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in (("REFUSED_RETRY_S", 0.2), ("SILENT_RETRY_S", 0.2), ("LOST_RETRY_S", 0.1)):
        monkeypatch.setattr(live, name, seconds)
    monkeypatch.setattr(session, "POLL_S", 0.05)
    toy = briefly(kind, monkeypatch) if kind == "silent" else forum(kind)
    async with toy, account_on(toy) as account, Listener(account.source) as listener:
        (missed,) = arrive(toy)
        if kind == "silent":
            await until_live(listener)
            (missed,) = arrive(toy)
            account.source.nudge()
        able = await listener.until(
            lambda told: next((can for can in abilities(told) if not can.live), None), "why not"
        )
        assert why in able.reasons["live"]
        before = account.context.identity.capabilities
        assert able == structs.replace(before, live=False, reasons={**before.reasons, "live": able.reasons["live"]})
        assert missed in listener.inbox.rows

        toy.call(lambda: setattr(toy.state, "forum", replace(toy.state.forum, bus=BusManners.OPEN)))
        await listener.until(lambda told: abilities(told)[-1].live or None, "that it is live after all")
        await until_live(listener)
        assert (await account.source.identify()).capabilities == account.context.identity.capabilities


async def test_what_is_known_of_a_forum_is_not_said_again() -> None:
    async with forum("no_bus") as toy:
        grant = await grant_on(toy)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await listener.until(lambda told: abilities(told), "that it is not live")
            known = await account.source.identify()
        grant = structs.replace(grant, identity=known)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await until_polling(listener)
            assert await account.source.identify() == known
            assert abilities(listener) == []


async def test_a_bus_that_breaks_is_no_matter_of_what_the_forum_can_do() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.faults.add(BUS, garbage(), times=None)
        arrive(toy)
        assert "does not answer" in await until_polling(listener)
        assert (await account.source.identify()).capabilities.live
        assert abilities(listener) == []


@pytest.mark.parametrize(
    "broken",
    [
        failure(500),
        failure(502, html=True),
        garbage(),
        Respond(200, b'[{"channel": 7}]'),
        Disconnect(),
        Truncate(0.5),
        Truncate(0.5, honest=True),
    ],
)
async def test_a_broken_bus_is_polled_around(broken: object) -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.faults.add(BUS, broken, times=None)  # type: ignore[arg-type]
        arrive(toy)
        assert "does not answer" in await until_polling(listener)
        (new,) = arrive(toy)
        account.source.nudge()
        await listener.until(lambda told: new in told.inbox.rows or None, "the news")


async def test_the_bus_is_tried_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LOST_RETRY_S", 0.0)
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.faults.add(BUS, failure(500), times=2)
        arrive(toy)
        await listener.until(lambda told: told.told.count(Online(live=True)) == 2 or None, "the bus again")
        (new,) = arrive(toy)
        await listener.until(lambda told: new in arrived(told) or None, "the news")


async def test_offline_is_said_to_be_so() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.refuse_connections()
        toy.drop_connections()
        assert isinstance(await listener.until_error(), Unreachable)


async def test_a_bus_that_passes_us_over_is_left_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not hand out what was said, but goes on counting."""
    async with briefly("strange", monkeypatch) as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        (missed,) = arrive(toy)
        assert "silent" in await until_polling(listener)
        assert missed in listener.inbox.rows


async def test_a_revoked_key_is_passed_over_by_the_bus_and_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with briefly("today", monkeypatch) as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.revoke_keys()
        arrive(toy)
        assert isinstance(await listener.until_error(), AuthRejected)


async def test_a_private_forums_bus_refuses_a_revoked_key(monkeypatch: pytest.MonkeyPatch) -> None:
    async with briefly("private", monkeypatch) as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.revoke_keys()
        assert isinstance(await listener.until_error(), AuthRejected)


async def test_a_bus_that_refuses_a_good_key_is_polled_around() -> None:
    async with forum() as toy:
        grant = await grant_on(toy)
        toy.faults.add(BUS, failure(403), times=None)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            assert "refuses" in await until_polling(listener)


async def test_a_bus_that_is_overloaded_is_left_alone_for_as_long_as_it_says() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.faults.add(BUS, Respond(429, b"Too many requests", "text/plain", {"Retry-After": "90"}))
        arrive(toy)
        error = await listener.until_error()
        assert isinstance(error, RateLimited)
        assert error.retry_after_s == 90


async def test_while_it_looks_for_the_channel_it_says_that_it_polls() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        online = await listener.until_online()
        assert online == Online(live=False, detail="Looking for the live channel")
        await until_live(listener)
        assert listener.online == Online(live=True)


def test_the_manners_of_every_bus_are_tried() -> None:
    assert {kind.bus for kind in FORUMS.values()} == set(BusManners)
