"""A websocket says who we are, goes nowhere unsafe, does not believe in silence, and leaves no secret in a log."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosedError
from websockets.http11 import Request, Response

from tests.support.waiting import PATIENCE_S
from traynotify import __version__
from traynotify.api import AuthRejected, Refused, ServerConfused, SourceError, Unreachable, Unsupported
from traynotify.api import socket as api_socket
from traynotify.api.socket import FRAME_LIMIT, open_socket

TOKEN = "very-secret-token"
Talk = Callable[[ServerConnection], Awaitable[None]]


async def stay(connection: ServerConnection) -> None:
    """Keep the line open until the client leaves."""
    await connection.wait_closed()


@asynccontextmanager
async def server(
    talk: Talk = stay, reply: Callable[[ServerConnection, Request], Response | None] | None = None
) -> AsyncIterator[str]:
    """A websocket server on loopback; gives its address."""
    async with serve(talk, "127.0.0.1", 0, process_request=reply, close_timeout=0.1) as running:
        yield f"ws://127.0.0.1:{next(iter(running.sockets)).getsockname()[1]}/stream"


async def test_the_handshake_says_who_we_are_and_carries_what_was_given() -> None:
    seen: list[Request] = []

    def look(_connection: ServerConnection, request: Request) -> None:
        seen.append(request)

    async with (
        server(reply=look) as url,
        await open_socket(
            url + "?a=1#part", headers={"Authorization": f"Bearer {TOKEN}"}, query={"stream": "x:y", "b": "& 2"}
        ),
    ):
        pass
    assert seen[0].path == "/stream?a=1&stream=x%3Ay&b=%26+2"
    assert seen[0].headers["User-Agent"].startswith(f"traynotify/{__version__}")
    assert seen[0].headers["Authorization"] == f"Bearer {TOKEN}"


async def test_text_goes_both_ways() -> None:
    async def echo(connection: ServerConnection) -> None:
        async for message in connection:
            await connection.send(message)

    async with server(echo) as url, await open_socket(url) as line:
        await line.send("hello")
        assert await line.receive() == "hello"
        await line.check()


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        (HTTPStatus.UNAUTHORIZED, AuthRejected),
        (HTTPStatus.FORBIDDEN, Refused),
        (HTTPStatus.NOT_FOUND, Unsupported),
        (HTTPStatus.NOT_IMPLEMENTED, Unsupported),
        (HTTPStatus.BAD_GATEWAY, Unreachable),
        (HTTPStatus.OK, ServerConfused),
    ],
)
async def test_a_refused_handshake_is_told_by_its_status(status: HTTPStatus, meaning: type[SourceError]) -> None:
    def refuse(connection: ServerConnection, _request: Request) -> Response:
        return connection.respond(status, "no\n")

    async with server(reply=refuse) as url:
        with pytest.raises(meaning):
            await open_socket(url, query={"access_token": TOKEN})


async def test_no_redirect_takes_the_token_along() -> None:
    reached: list[Request] = []

    def look(_connection: ServerConnection, request: Request) -> None:
        reached.append(request)

    async with server(reply=look) as other:

        def send_away(connection: ServerConnection, _request: Request) -> Response:
            response = connection.respond(HTTPStatus.FOUND, "")
            response.headers["Location"] = other
            return response

        async with server(reply=send_away) as url:
            with pytest.raises(ServerConfused):
                await open_socket(url, headers={"Authorization": f"Bearer {TOKEN}"})
    assert reached == []


@pytest.mark.parametrize(
    ("url", "meaning"),
    [
        ("ws://social.example/stream", Refused),
        ("http://127.0.0.1:1/stream", Refused),
        ("ftp://social.example", ServerConfused),
        ("nonsense", ServerConfused),
        ("wss://", ServerConfused),
    ],
)
async def test_an_unsafe_address_is_not_connected_to(url: str, meaning: type[SourceError]) -> None:
    with pytest.raises(meaning):
        await open_socket(url)


async def test_a_closed_port_is_unreachable() -> None:
    async with server() as url:
        pass
    with pytest.raises(Unreachable):
        await open_socket(url)


async def test_the_end_of_the_line_is_told_however_it_comes() -> None:
    async def goodbye(connection: ServerConnection) -> None:
        await connection.close()

    async def hang_up(connection: ServerConnection) -> None:
        connection.transport.abort()

    for end in (goodbye, hang_up):
        async with server(end) as url, await open_socket(url) as line:
            with pytest.raises(Unreachable, match="ended"):
                await line.receive()
            with pytest.raises(Unreachable):
                await line.send("too late")
            with pytest.raises(Unreachable):
                await line.check()


async def test_a_frame_beyond_the_limit_ends_the_line() -> None:
    async def shout(connection: ServerConnection) -> None:
        await connection.send("x" * (FRAME_LIMIT + 1))

    async with server(shout) as url, await open_socket(url) as line:
        with pytest.raises(Unreachable):
            await line.receive()


async def test_bytes_are_not_text() -> None:
    async def mumble(connection: ServerConnection) -> None:
        await connection.send(b"\x00\x01")
        await connection.wait_closed()

    async with server(mumble) as url, await open_socket(url) as line:
        with pytest.raises(ServerConfused, match="bytes"):
            await line.receive()


async def test_a_line_that_fell_silent_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a sleep of the computer: nothing is closed, and nothing answers."""
    monkeypatch.setattr(api_socket, "PING_EVERY_S", 0.02)
    monkeypatch.setattr(api_socket, "IDLE_LIMIT_S", 0.1)

    async def fall_silent(connection: ServerConnection) -> None:
        connection.transport.pause_reading()
        await connection.wait_closed()

    async with server(fall_silent) as url, await open_socket(url) as line:
        with pytest.raises(Unreachable):
            await line.receive()


async def test_a_ping_that_meets_a_broken_line_is_no_error_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The library would write a traceback, as if that were a fault of ours; whoever reads from the line is told."""
    monkeypatch.setattr(api_socket, "PING_EVERY_S", 0.001)
    pinged = asyncio.Event()

    async def meet_a_broken_line(connection: ClientConnection) -> None:
        connection.transport.abort()
        pinged.set()
        raise ConnectionClosedError(None, None)

    async with server() as url, await open_socket(url) as line:
        monkeypatch.setattr(ClientConnection, "ping", meet_a_broken_line)
        await pinged.wait()
        with pytest.raises(Unreachable):
            await line.receive()
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_dead_line_is_found_when_asked() -> None:
    async def fall_silent(connection: ServerConnection) -> None:
        connection.transport.pause_reading()
        await connection.wait_closed()

    async with server(fall_silent) as url, await open_socket(url) as line:
        with pytest.raises(Unreachable, match="died"):
            await line.check(patience_s=0.05)


async def test_closing_can_be_broken_off_without_leaving_the_line_open() -> None:
    async def fall_silent(connection: ServerConnection) -> None:
        connection.transport.pause_reading()
        await connection.wait_closed()

    async with server(fall_silent) as url:
        line = await open_socket(url)
        both_ends = {task for task in asyncio.all_tasks() if "keepalive" in str(task.get_coro())}
        closing = asyncio.create_task(line.aclose())
        await asyncio.sleep(0)
        closing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await closing
        ended, _ = await asyncio.wait(both_ends, timeout=PATIENCE_S, return_when=asyncio.FIRST_COMPLETED)
        assert ended, "the server's goes on, for it hears nothing; ours must not"


async def test_no_log_has_the_token_even_at_its_most_talkative(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "traynotify")

    async def greet(connection: ServerConnection) -> None:
        await connection.send(f"private words {TOKEN}")
        await connection.wait_closed()

    async with (
        server(greet) as url,
        await open_socket(url, headers={"Authorization": f"Bearer {TOKEN}"}, query={"access_token": TOKEN}) as line,
    ):
        await line.receive()
    ours = [record for record in caplog.records if not record.name.startswith("websockets.server")]
    assert not any(TOKEN in record.getMessage() for record in ours)
