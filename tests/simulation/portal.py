"""A captive portal: it answers in the place of every server, and knows none of their words."""

from __future__ import annotations

import asyncio

_PAGE = b"<html><head><title>Welcome</title></head><body>Please accept the terms of this hotel.</body></html>"
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(_PAGE), _PAGE)
_REDIRECT = b"HTTP/1.1 302 Found\r\nLocation: http://welcome.localhost/\r\nContent-Length: 0\r\n\r\n"


class Portal(asyncio.Protocol):
    """One line into it: pages and redirects, in turn."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._answered = 0

    def data_received(self, data: bytes) -> None:
        if b"\r\n\r\n" in data:
            self._answered += 1
            self._transport.write(_ANSWER if self._answered % 2 else _REDIRECT)
