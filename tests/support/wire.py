"""Listens in on the connections that this process opens: to whom, and every byte that is sent."""

import socket
from collections import defaultdict
from typing import Any
from weakref import WeakKeyDictionary

import pytest


class Wire:
    """What was sent over every connection that this process opened, by the port that it went to."""

    def __init__(self) -> None:
        self.sent: dict[int, bytearray] = defaultdict(bytearray)
        self._ports: WeakKeyDictionary[socket.socket, int] = WeakKeyDictionary()

    def stand(self, patch: pytest.MonkeyPatch) -> None:
        """Listen in on every socket from now on."""
        connect, send, sendmsg = socket.socket.connect, socket.socket.send, socket.socket.sendmsg

        def connecting(sock: socket.socket, address: Any) -> None:
            if isinstance(address, tuple):
                self._ports[sock] = address[1]
                self.sent[address[1]] += b""
            connect(sock, address)

        def sending(sock: socket.socket, data: Any, *flags: Any) -> int:
            count = send(sock, data, *flags)
            self._note(sock, bytes(data)[:count])
            return count

        def sending_parts(sock: socket.socket, parts: Any, *more: Any) -> int:
            count = sendmsg(sock, parts, *more)
            self._note(sock, b"".join(map(bytes, parts))[:count])
            return count

        patch.setattr(socket.socket, "connect", connecting)
        patch.setattr(socket.socket, "send", sending)
        patch.setattr(socket.socket, "sendmsg", sending_parts)

    def _note(self, sock: socket.socket, data: bytes) -> None:
        if (port := self._ports.get(sock)) is not None:  # the toy servers' answers are none of ours
            self.sent[port] += data
