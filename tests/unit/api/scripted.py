"""Servers for the tests of the api: one that answers from a script without a socket, and a raw one on loopback."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import httpx

from traynotify.demo.server import stop_accepting

NOW = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)


class FixedClock:
    """`core.ports.Clock` that stands still."""

    set_backs = 0

    def now(self) -> datetime:
        return NOW


class _Chunks(httpx.AsyncByteStream):
    def __init__(self, chunks: tuple[bytes, ...]) -> None:
        self._chunks = chunks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk


def answer(
    status: int = 200, *chunks: bytes, headers: Mapping[str, str] | None = None, content_type: str = "application/json"
) -> httpx.Response:
    """An answer whose body comes in these chunks."""
    return httpx.Response(status, headers={"Content-Type": content_type, **(headers or {})}, stream=_Chunks(chunks))


class Script(httpx.AsyncBaseTransport):
    """Gives the prepared answers in turn (an exception is raised) and keeps the requests."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        step = self.answers.pop(0)
        if isinstance(step, Exception):
            raise step
        return step


Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def raw_server(serve: Serve) -> AsyncIterator[str]:
    """A TCP server on loopback whose every byte `serve` decides about; gives its ``http://`` address."""
    busy: set[asyncio.Task[None] | None] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        busy.add(asyncio.current_task())
        try:
            await reader.readuntil(b"\r\n\r\n")
            await serve(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the test is over, or its client hung up
        finally:
            writer.transport.abort()
            await asyncio.sleep(0)
            busy.discard(asyncio.current_task())

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        await stop_accepting(server)
        left = [task for task in busy if task is not None]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
