"""How the websocket ends, or does not even begin, and what happens while it is away."""

from functools import partial
from typing import Any

import pytest

from tests.sources.osu.accounts import Accounts
from tests.support.waiting import eventually
from traynotify.api import (
    Arrived,
    AuthRejected,
    Capabilities,
    CapabilitiesChanged,
    Online,
    Unreachable,
)
from traynotify.api.testing import Listener
from traynotify.demo.faults import Disconnect, failure
from traynotify.demo.osu import ToyOsu
from traynotify.sources.osu import connector, pace, session
from traynotify.sources.osu.access import usable_endpoint
from traynotify.sources.osu.line import Line

FEED = "/home/notifications/feed"
LIST = "/api/v2/notifications"


def abilities(listener: Listener) -> list[Capabilities]:
    """What was told of what the account can do, in order."""
    return [event.capabilities for event in listener.told if isinstance(event, CapabilitiesChanged)]


async def test_after_logout_nothing_is_sent_any_more(toy: ToyOsu, accounts: Accounts) -> None:
    token = toy.issue_token()
    grant = await accounts.with_token(token)
    async with Listener(await accounts.open(grant)) as listener:
        await listener.until_online()
        toy.revoke_token(token)
        error = await listener.until_error()
        assert isinstance(error, AuthRejected)
        assert str(error) == "osu! has ended this session; please sign in again"
    assert token not in accounts.secrets.values()
    mark = toy.log.mark()
    with pytest.raises(AuthRejected, match="ended this session"):
        await accounts.open(grant)
    assert toy.log.matching(after=mark) == []


async def test_a_line_that_breaks_is_opened_again_with_the_endpoint_and_token_asked_anew(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "_FIRST_S", 0.05)
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        mark = toy.log.mark()
        toy.point_to(f"{toy.base_url.replace('http', 'ws')}/somewhere/else?a=b")
        toy.drop_connections(websockets_only=True)
        missed = toy.notify("forum_topic_reply")
        await listener.until(lambda x: [e for e in x.told if isinstance(e, Online)][2:], "online, away, online")
        away, back = [event for event in listener.told if isinstance(event, Online)][1:]
        assert not away.live
        assert away.detail == "Comes back before long, because the live connection broke"
        assert back == Online(live=True)
        assert str(missed.id) in {item.id for item in listener.items}
        asked = [request.path for request in toy.log.matching(after=mark)]
        assert asked[:2] == [LIST, "/somewhere/else"]
        assert toy.log.matching("/somewhere/else")[0].parameter("a") == "b"


async def test_the_pauses_between_tries_grow_as_those_of_the_game() -> None:
    delays = pace.Delays()
    pauses = [delays.next_s() for _ in range(20)]
    for number, pause in enumerate(pauses):
        middle = min(120.0, 3.0 * 1.5**number)
        assert 0.75 * middle <= pause <= 1.25 * middle
    delays.reset()
    assert delays.next_s() <= 3.75


async def test_a_line_that_did_not_hold_does_not_shorten_the_pauses(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That the websocket opens, and that it is ready, says nothing about how long it will last."""
    pauses: list[float] = []
    first = pace.Delays.next_s

    def short(delays: pace.Delays) -> float:
        pauses.append(first(delays))
        return 0.01

    monkeypatch.setattr(pace.Delays, "next_s", short)
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        for times in range(1, 7):
            await eventually(lambda: toy.listeners, "listening")
            toy.drop_connections(websockets_only=True)
            await eventually(partial(_are_at_least, pauses, times), "another try")
        assert pauses[5] > 3.0 * 1.5**5 * 0.74


def _are_at_least(things: list[float], count: int) -> bool:
    return len(things) >= count


async def test_a_line_that_held_does(toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    resets: list[pace.Delays] = []
    monkeypatch.setattr(pace.Delays, "reset", lambda delays: resets.append(delays))
    monkeypatch.setattr(session, "STEADY_S", 0.0)
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        assert resets == []
        toy.drop_connections(websockets_only=True)
        await listener.until(lambda x: [e for e in x.told if isinstance(e, Online)][1:], "away")
        assert len(resets) == 1


async def test_refused_after_the_handshake_the_list_is_asked_instead(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "POLL_S", 0.05)
    monkeypatch.setattr(session, "LEAST_POLL_S", 0.0)
    row = toy.notify("forum_topic_reply")
    toy.refuse_listeners()
    async with Listener(await accounts.open()) as listener:
        online = await listener.until_online()
        assert online.detail == "Asks every two minutes, because the live connection does not accept this sign-in"
        assert not online.live
        assert {item.id for item in listener.items} == {str(row.id)}
        new = toy.notify("beatmapset_rank")
        await listener.until(lambda x: str(new.id) in {item.id for item in x.items}, "the news")
        assert len(toy.log.matching(FEED)) == 1, "it is not tried again for a while"


async def test_that_there_is_no_line_is_said_among_what_the_account_can_do_until_there_is(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "POLL_S", 0.05)
    monkeypatch.setattr(connector, "REFUSED_RETRY_S", 0.2)
    toy.refuse_listeners()
    source = await accounts.open()
    before = (await source.identify()).capabilities
    async with Listener(source) as listener:
        await listener.until(lambda told: abilities(told), "that it is not live")
        (able,) = abilities(listener)
        assert (able.live, able.read) == (False, before.read)
        assert "does not accept this sign-in" in able.reasons["live"]
        assert (await source.identify()).capabilities == able, "and it is known at the next connection"
        toy.refuse_listeners(False)
        await listener.until(lambda told: told.online == Online(live=True), "live at last")
        assert abilities(listener) == [able, before]


async def test_a_refusal_whose_word_was_lost_is_a_broken_line(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "_FIRST_S", 0.02)
    toy.refuse_listeners(explains=False)
    async with Listener(await accounts.open()) as listener:
        online = await listener.until_online()
        assert online.detail == "Asks every two minutes, because the live connection broke"
        toy.refuse_listeners(False)
        await listener.until(lambda x: x.online == Online(live=True), "live at last")


@pytest.mark.parametrize(
    "effect",
    [failure(503), failure(401), failure(403), failure(404), failure(429), failure(502, html=True), Disconnect()],
)
async def test_a_websocket_that_does_not_open(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch, effect: Any
) -> None:
    monkeypatch.setattr(pace, "_FIRST_S", 0.02)
    toy.faults.add(FEED, effect, times=2)
    async with Listener(await accounts.open()) as listener:
        online = await listener.until_online()
        assert online.detail == "Asks every two minutes, because the live connection does not answer"
        await listener.until(lambda x: x.online == Online(live=True), "live at last")


@pytest.mark.parametrize(
    "endpoint", ["http://127.0.0.1:1/x", "javascript:x", "ws://", "wss://[", "file:///etc/passwd", "//evil.example/x"]
)
async def test_an_endpoint_that_is_none(toy: ToyOsu, accounts: Accounts, endpoint: str) -> None:
    toy.point_to(endpoint)
    async with Listener(await accounts.open()) as listener:
        online = await listener.until_online()
        assert online.detail.endswith("the server names a live connection that must not be used")


async def test_an_open_line_that_would_not_be_encrypted_is_not_opened(toy: ToyOsu, accounts: Accounts) -> None:
    toy.point_to("ws://notify.example/")
    async with Listener(await accounts.open()) as listener:
        assert not (await listener.until_online()).live


async def test_a_server_elsewhere_cannot_send_the_token_to_this_computer() -> None:
    assert usable_endpoint("ws://127.0.0.1:8080/", "https://osu.example") == ""
    assert usable_endpoint("wss://localhost/", "https://osu.example") == ""
    assert usable_endpoint("wss://notify.example/a?b", "https://osu.example") == "wss://notify.example/a?b"
    assert usable_endpoint("/feed", "https://osu.example") == "wss://osu.example/feed"
    assert usable_endpoint("/feed", "http://127.0.0.1:90/sub") == "ws://127.0.0.1:90/feed"


async def test_a_dead_line_is_noticed_when_somebody_asks(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a sleep: the line looks open, and nothing will ever come over it again."""

    async def gone(_line: Line) -> None:
        raise Unreachable("The live connection died")

    monkeypatch.setattr(pace, "_FIRST_S", 0.02)
    source = await accounts.open()
    async with Listener(source) as listener:
        await listener.until_online()
        monkeypatch.setattr("traynotify.api.Socket.check", gone)
        source.nudge()
        await listener.until(lambda x: [e for e in x.told if isinstance(e, Online)][2:], "online, away, online")


async def test_asking_for_news_looks_at_the_list(toy: ToyOsu, accounts: Accounts) -> None:
    source = await accounts.open()
    async with Listener(source) as listener:
        await listener.until_online()
        row = toy.notify("forum_topic_reply", publish=False)
        source.nudge()
        await listener.until(lambda x: str(row.id) in {item.id for item in x.items}, "what the line did not bring")


async def test_asking_for_news_while_it_catches_up_is_not_forgotten(toy: ToyOsu, accounts: Accounts) -> None:
    source = await accounts.open()
    gate = toy.faults.hold(LIST)
    async with Listener(source) as listener:
        await toy.log.wait_for(lambda request: request.path == FEED)
        held = await toy.log.wait_for(lambda request: request.path == LIST and request.status is None)
        source.nudge()
        row = toy.notify("forum_topic_reply", publish=False)
        gate.open()
        await listener.until(lambda x: str(row.id) in {item.id for item in x.items}, "what came after it was asked")
        await toy.log.wait_for(lambda request: request.path == LIST, after=held.number + 1)


async def test_the_list_is_looked_at_beside_the_line(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "LOOK_S", 0.05)
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        row = toy.notify("forum_topic_reply", publish=False)
        await listener.until(lambda x: str(row.id) in {item.id for item in x.items}, "what the line did not bring")


async def test_a_server_that_is_busy_is_no_reason_to_leave_the_line(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "LOOK_S", 0.05)
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        fault = toy.faults.add(LIST, failure(503), times=2)
        await eventually(lambda: fault.hits == 2, "two looks in vain")
        toy.notify("forum_topic_reply")
        await listener.until(lambda x: [e for e in x.told if isinstance(e, Arrived)], "the news")
        assert toy.listeners == ["robin"]


# Sessions that have to be confirmed


async def test_a_session_that_is_not_confirmed_says_so(toy: ToyOsu, accounts: Accounts) -> None:
    token = toy.issue_token(verified=False)
    with pytest.raises(Unreachable, match="confirm this session"):
        await accounts.with_token(token)
    toy.verify(token)
    async with Listener(await accounts.open(await accounts.with_token(token))) as listener:
        await listener.until_online()


async def test_being_confirmed_is_a_reason_to_look(toy: ToyOsu, accounts: Accounts) -> None:
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        row = toy.notify("forum_topic_reply", publish=False)
        toy.send_frame('{"event":"verified"}')
        await listener.until(lambda x: str(row.id) in {item.id for item in x.items}, "what was held back")
