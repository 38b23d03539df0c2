"""What the websockets of toy servers have in common: each has an outbox, which is emptied beside what it hears."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from starlette.websockets import WebSocket, WebSocketDisconnect


@dataclass(eq=False)
class PushSession:
    """One open socket. What is put into `outbox` is sent as a frame, text or bytes; None closes the socket."""

    outbox: asyncio.Queue[str | bytes | None] = field(default_factory=asyncio.Queue, kw_only=True)


S = TypeVar("S", bound=PushSession)


class PushHub(Generic[S]):
    """The open sockets of a server. Belongs to the server's thread."""

    def __init__(self) -> None:
        self.sessions: set[S] = set()

    def send_raw(self, frame: str | bytes) -> int:
        """Send a frame as it is on every socket, whatever it listens to; returns how many that were."""
        for session in self.sessions:
            session.outbox.put_nowait(frame)
        return len(self.sessions)

    def close_all(self) -> int:
        """Close every socket with an ordinary close frame; returns how many that were."""
        for session in self.sessions:
            session.outbox.put_nowait(None)
        return len(self.sessions)

    @contextmanager
    def pushing(self, socket: WebSocket, session: S) -> Iterator[None]:
        """Within this, the session is one of those that are open, and what is put into its outbox is sent."""
        self.sessions.add(session)
        sender = asyncio.get_running_loop().create_task(_send_frames(socket, session))
        try:
            yield
        finally:
            self.sessions.discard(session)
            sender.cancel()


async def _send_frames(socket: WebSocket, session: PushSession) -> None:
    while (frame := await session.outbox.get()) is not None:
        try:
            if isinstance(frame, bytes):
                await socket.send_bytes(frame)
            else:
                await socket.send_text(frame)
        except (WebSocketDisconnect, RuntimeError):
            return
    await socket.close()
