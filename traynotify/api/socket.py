"""A websocket session: who we are in the handshake, a watch against silence, limits, and our own errors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Literal, Self
from urllib.parse import urlencode, urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from traynotify.api.certificates import trusted_certificates
from traynotify.api.errors import TRANSPORT_ERRORS, from_transport
from traynotify.api.http import CONNECT_TIMEOUT_S, USER_AGENT
from traynotify.api.urls import is_loopback, origin
from traynotify.core.errors import Refused, ServerConfused, Unreachable
from traynotify.core.language import tr
from traynotify.core.network import Network, current_network
from traynotify.core.settings import NO_PROXY

PING_EVERY_S = 30.0
IDLE_LIMIT_S = 90.0
"""Without a pong for so long, the connection is dead, whatever the operating system believes."""
FRAME_LIMIT = 1024 * 1024
CLOSE_TIMEOUT_S = 1.0

_frames = logging.getLogger("traynotify.api.socket.frames")
_frames.setLevel(logging.CRITICAL)
"""The library writes headers and frames to its log: tokens, and what people say. What it calls an error, such as a ping
that meets a broken line, it also raises, and is told from there in our words.
"""


class _Connect(connect):
    """The library's connector without its redirects, which would take the token along."""

    def process_redirect(self, exc: Exception) -> Exception:
        """Follow none."""
        return exc


class _Connection(ClientConnection):
    """The library's, which falls over a line that ends before it was open, as where a certificate is not trusted."""

    def connection_lost(self, exc: Exception | None) -> None:
        if hasattr(self, "transport"):
            super().connection_lost(exc)


class Socket:
    """An open websocket. An async context manager; every method raises only the `SourceError` tree."""

    def __init__(self, connection: ClientConnection, host: str, heard: Callable[[], None] | None = None) -> None:
        """`heard` is called for every frame."""
        self._connection = connection
        self._host = host
        self._heard = heard

    async def receive(self) -> str:
        """The next text frame. Raises Unreachable when the connection ends, however politely."""
        try:
            frame = await self._connection.recv()
        except TRANSPORT_ERRORS as error:
            raise from_transport(error, self._host) from error
        if self._heard is not None:
            self._heard()
        if isinstance(frame, bytes):
            raise ServerConfused(tr("{host} sent bytes where text was expected", host=self._host))
        return frame

    async def send(self, text: str) -> None:
        """Send a text frame."""
        try:
            await self._connection.send(text)
        except TRANSPORT_ERRORS as error:
            raise from_transport(error, self._host) from error

    async def check(self, patience_s: float = 10.0) -> None:
        """Make sure that the other end is still there, as after a sleep; raises Unreachable when it is not."""
        try:
            async with asyncio.timeout(patience_s):
                await (await self._connection.ping())
        except (ConnectionClosed, TimeoutError) as error:
            raise Unreachable(tr("The live connection to {host} died", host=self._host)) from error

    async def aclose(self) -> None:
        """Close politely, but not for long; safe to call twice."""
        try:
            await self._connection.close()
        except asyncio.CancelledError:
            self._connection.transport.abort()  # the library would leave the line open, and go on pinging
            raise

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


async def open_socket(
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    query: Mapping[str, str] | None = None,
    network: Network | None = None,
    heard: Callable[[], None] | None = None,
) -> Socket:
    """Open ``wss://`` (or, on this computer only, ``ws://``) `url` with `query` added to it, by the way of `network`.

    A refused handshake is the error of its HTTP status: AuthRejected for 401, Refused for 403, Unsupported for 404.
    """
    try:
        scheme, host, _ = origin(url)
    except ValueError as error:
        raise ServerConfused(tr("The server names a live connection that cannot be opened")) from error
    if scheme != "wss" and not (scheme == "ws" and is_loopback(host)):
        raise Refused(tr("The live connection to {host} would not be encrypted", host=host))
    way = network or current_network()
    parts = urlsplit(url)
    both = "&".join(part for part in (parts.query, urlencode(query or {})) if part)
    connector = _Connect(
        parts._replace(query=both, fragment="").geturl(),
        create_connection=_Connection,
        additional_headers=dict(headers or {}),
        user_agent_header=USER_AGENT,
        open_timeout=CONNECT_TIMEOUT_S,
        ping_interval=PING_EVERY_S,
        ping_timeout=IDLE_LIMIT_S - PING_EVERY_S,
        close_timeout=CLOSE_TIMEOUT_S,
        max_size=FRAME_LIMIT,
        logger=_frames,
        proxy=_proxy(way, host),
        ssl=trusted_certificates(way) if scheme == "wss" else None,
    )
    try:
        return Socket(await connector, host, heard)
    except TRANSPORT_ERRORS as error:
        raise from_transport(error, host) from error


def _proxy(way: Network, host: str) -> str | Literal[True] | None:
    """What the library is to take: an address, none, or (True) what the system says."""
    if way.proxy == NO_PROXY or (not way.proxy and is_loopback(host)):
        return None
    # Names are the proxy's to look up, as they are for requests: whoever hides behind one would tell the resolver.
    return way.proxy.replace("socks5://", "socks5h://", 1) or True
