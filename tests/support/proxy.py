"""A toy proxy on loopback that speaks HTTP CONNECT and SOCKS5, and leads every name to one server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from traynotify.demo.server import stop_accepting


class ToyProxy:
    """Leads to `port` on this computer, and keeps what it was asked for: names that no other resolver knows."""

    def __init__(self, port: int) -> None:
        self._leads_to = port
        self.port = 0
        self.asked: list[str] = []
        """Each as ``name:port``."""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of a client."""
        first = await reader.readexactly(1)
        target = await (_socks if first == b"\x05" else _connect)(reader, writer)
        self.asked.append(target)
        back, forth = await asyncio.open_connection("127.0.0.1", self._leads_to)
        async with asyncio.TaskGroup() as group:
            group.create_task(_pass_on(reader, forth))
            group.create_task(_pass_on(back, writer))


@asynccontextmanager
async def toy_proxy(port: int) -> AsyncIterator[ToyProxy]:
    """A running proxy before the server at `port`; its connections end with it."""
    proxy, busy = ToyProxy(port), set[asyncio.Task[None] | None]()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        busy.add(asyncio.current_task())
        try:
            with suppress(OSError, asyncio.IncompleteReadError):
                await proxy.serve(reader, writer)
        finally:
            busy.discard(asyncio.current_task())
            writer.close()

    listener = await asyncio.start_server(serve, "127.0.0.1", 0)
    proxy.port = listener.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        await stop_accepting(listener)
        tasks = [task for task in busy if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> str:
    """HTTP's way (RFC 9110, section 9.3.6); the first byte has been read."""
    head = await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    return head.split(b" ")[1].decode()


async def _socks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> str:
    """SOCKS5's way (RFC 1928), without a password."""
    await reader.readexactly((await reader.readexactly(1))[0])
    writer.write(b"\x05\x00")
    if (await reader.readexactly(4))[3] == 1:  # an address
        name = ".".join(map(str, await reader.readexactly(4)))
    else:
        name = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
    port = int.from_bytes(await reader.readexactly(2))
    writer.write(b"\x05\x00\x00\x01" + bytes(6))
    return f"{name}:{port}"


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass  # one of the ends went away
    finally:
        writer.close()
