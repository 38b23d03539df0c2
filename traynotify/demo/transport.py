"""TCP connections of a toy server that can be broken or frozen from outside, as a bad network would."""

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol


class ControlledTransport:
    """Stands between uvicorn and the real transport.

    Frozen, it reads nothing and throws away what is written: to the client the connection looks open and silent,
    as after a suspend or a lost VPN, and no ping is answered.
    """

    def __init__(self, real: asyncio.Transport) -> None:
        self._real = real
        self._frozen = False
        self.is_websocket = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def write(self, data: bytes) -> None:
        """Send, unless frozen, or gone: asyncio would warn of every write after the end."""
        if not self._frozen and not self._real.is_closing():
            self._real.write(data)

    def resume_reading(self) -> None:
        """Read on, unless frozen."""
        if not self._frozen:
            self._real.resume_reading()

    def freeze(self) -> None:
        """Fall silent without closing."""
        self._frozen = True
        if not self._real.is_closing():
            self._real.pause_reading()

    def abort(self) -> None:
        """Break the connection without any farewell."""
        self._real.abort()


class Connections:
    """The open connections of one server, and the uvicorn protocol classes that keep account of them."""

    def __init__(self) -> None:
        self.open: set[ControlledTransport] = set()

    def of_peer(self, address: tuple[str, int] | None) -> ControlledTransport | None:
        """The connection from this client address, which is what an ASGI scope knows of it."""
        for transport in self.open:
            if transport.get_extra_info("peername") == address:
                return transport
        return None

    def http_protocol(self) -> type[asyncio.Protocol]:
        """uvicorn's HTTP protocol, registering its connections here."""
        connections = self

        class ControlledHttp(HttpToolsProtocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                controlled = ControlledTransport(transport)
                connections.open.add(controlled)
                super().connection_made(cast(asyncio.Transport, controlled))

            def connection_lost(self, exc: Exception | None) -> None:
                connections.open.discard(cast(ControlledTransport, self.transport))
                super().connection_lost(exc)

        return ControlledHttp

    def websocket_protocol(self) -> type[asyncio.Protocol]:
        """uvicorn's websocket protocol; it takes over a connection that the HTTP one has registered."""
        connections = self

        class ControlledWebSocket(WebSocketsSansIOProtocol):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                cast(ControlledTransport, transport).is_websocket = True
                super().connection_made(transport)

            async def send(self, message: Any) -> None:
                await super().send(message)
                # A refused upgrade is complete; without this uvicorn logs it as a failure of the application.
                self.handshake_complete = self.handshake_complete or self.close_sent

            def connection_lost(self, exc: Exception | None) -> None:
                connections.open.discard(cast(ControlledTransport, self.transport))
                super().connection_lost(exc)

        return ControlledWebSocket
