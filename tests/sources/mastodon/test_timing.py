"""How often a server is asked, over hours that pass in no time: often enough for people, seldom enough for servers."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any

import httpx
import msgspec
import pytest

from tests.sources.mastodon.samples import BASE
from tests.support.virtual_time import VirtualClock, VirtualLoop
from traynotify.api import Account, AccountId, Identity, Online, Refused, ServiceId, Socket, SourceContext, Values
from traynotify.api.testing import Listener
from traynotify.sources.mastodon.source import MastodonSource

HOUR_S = 3600.0
LIST, MARKERS = "/api/v1/notifications", "/api/v1/markers"


class _Body(httpx.AsyncByteStream):
    def __init__(self, body: bytes) -> None:
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._body


class Server(httpx.AsyncBaseTransport):
    """A quiet server without sockets: one old notification, and a note of when it was asked for what."""

    def __init__(self, *, streaming: bool, marker: str) -> None:
        streams = {"urls": {"streaming_api": "wss://social.example"}} if streaming else {}
        item = {"id": "7", "type": "follow", "created_at": "2026-01-01T00:00:00Z"}
        self._answers: dict[str, Any] = {
            "/api/v2/instance": {"version": "4.2.0", "domain": "social.example", **streams},
            LIST: [item],
            MARKERS: {"notifications": {"last_read_id": marker}},
        }
        self.asked: list[tuple[str, float]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        self.asked.append((path, asyncio.get_running_loop().time()))
        answer: Any = [] if "min_id" in request.url.params or "max_id" in request.url.params else self._answers[path]
        return httpx.Response(
            200, headers={"Content-Type": "application/json"}, stream=_Body(msgspec.json.encode(answer))
        )

    def pauses(self, path: str) -> list[float]:
        """The seconds between two questions for `path`, those that follow one another at once left out."""
        times = [time for asked, time in self.asked if asked == path]
        return [pause for earlier, later in pairwise(times) if (pause := later - earlier) > 1]


class SilentSocket(Socket):
    """An open line on which nothing happens."""

    def __init__(self) -> None:
        pass

    async def receive(self) -> str:
        await asyncio.Event().wait()
        raise AssertionError("never reached")

    async def check(self, patience_s: float = 10.0) -> None:
        """It is always there."""

    async def aclose(self) -> None:
        """There is nothing to close."""


class World(SourceContext):
    """A context whose sockets are scripted."""

    def __init__(self, server: Server, dial: Callable[[], Socket] | None) -> None:
        async def keep(_secrets: Mapping[str, str]) -> None:
            pass

        identity = Identity(remote_id="1", handle="ana@social.example", software="Mastodon 4.2.0")
        account = Account(
            id=AccountId("mastodon:ana@social.example"),
            service=ServiceId("mastodon"),
            base_url=BASE,
            identity=identity,
            added_at=datetime.fromisoformat("2026-03-14T00:00:00Z"),
        )
        super().__init__(
            account,
            secrets={"access_token": "t"},
            save_secrets=keep,
            settings=Values(),
            clock=VirtualClock(),
            transport=server,
        )
        self._dial = dial
        self.dialled: list[float] = []

    async def open_socket(
        self, url: str, *, headers: Mapping[str, str] | None = None, query: Mapping[str, str] | None = None
    ) -> Socket:
        assert self._dial is not None
        self.dialled.append(asyncio.get_running_loop().time())
        return self._dial()


def listen(
    hours: float, *, streaming: bool, dial: Callable[[], Socket] | None = None, marker: str = "5"
) -> tuple[Server, World, list[Online]]:
    """Listen for so many hours; returns what the server and the world saw, and what was said about it."""
    server = Server(streaming=streaming, marker=marker)

    async def run() -> tuple[World, list[Online]]:
        world = World(server, dial)
        source = MastodonSource(world, {})
        async with Listener(source) as listener:
            await asyncio.sleep(hours * HOUR_S)
        await source.aclose()
        return world, [event for event in listener.told if isinstance(event, Online)]

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        world, said = runner.run(run())
    return server, world, said


def test_a_server_without_a_stream_is_asked_every_minute_and_less_while_it_is_quiet() -> None:
    server, _, said = listen(2, streaming=False)
    pauses = server.pauses(LIST)
    assert all(50 <= pause <= 70 for pause in pauses[:10])
    assert all(150 <= pause <= 210 for pause in pauses[11:])
    assert len(pauses) > 30
    assert ["three minutes" in online.detail for online in said] == [False, True]


def test_beside_a_stream_the_list_is_looked_at_now_and_then_and_the_marker_more_often() -> None:
    server, world, said = listen(3, streaming=True, dial=SilentSocket)
    assert len(world.dialled) == 1
    assert all(350 <= pause <= 490 for pause in server.pauses(LIST))
    assert all(62 <= pause <= 88 for pause in server.pauses(MARKERS))
    assert said == [Online(live=True)]


def test_where_everything_is_read_nobody_asks_whether_it_was_read_elsewhere() -> None:
    server, _, _ = listen(3, streaming=True, dial=SilentSocket, marker="7")
    assert server.pauses(MARKERS) == []
    assert server.pauses(LIST) != []


def test_a_stream_that_was_refused_is_asked_for_again_after_hours() -> None:
    def refuse() -> Socket:
        raise Refused("no")

    _, world, said = listen(13, streaming=True, dial=refuse)
    rounds = sorted({time // HOUR_S for time in world.dialled})
    assert rounds == [0, 6, 12]
    assert len(world.dialled) == 6  # by the header, then by the address
    assert not any(online.live for online in said)


@pytest.mark.parametrize("streaming", [True, False])
def test_it_stays_far_below_what_a_server_allows(streaming: bool) -> None:
    """300 questions in 5 minutes, and 300 with a position in 15 minutes, shared with the person's other apps."""
    server, _, _ = listen(4, streaming=streaming, dial=SilentSocket)
    times = [time for _, time in server.asked]
    busiest = max(sum(1 for other in times if time <= other < time + 300) for time in times)
    assert busiest <= 20
