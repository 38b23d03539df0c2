"""The websocket, at whatever path: it opens for everybody, and breaks off after one word for those it does not know."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.websockets import WebSocket, WebSocketDisconnect

from traynotify.demo.osu.authority import Token
from traynotify.demo.osu.entities import dump
from traynotify.demo.osu.model import Event, SessionEvent
from traynotify.demo.osu.state import OsuState

_REFUSAL = dump({"error": "authentication failed"})
_ALLOWED = ("*", "chat.read")


@dataclass(eq=False)
class Session:
    """One open socket. What is put into `outbox` is sent as a text frame; None closes the socket."""

    token: Token
    outbox: asyncio.Queue[str | bytes | None] = field(default_factory=asyncio.Queue)
    chats: bool = False

    def offer(self, event: Event | SessionEvent) -> None:
        """Send the event if it is for this person, or session, and its token carries that much."""
        if isinstance(event, SessionEvent):
            if event.token == self.token.value:
                self.outbox.put_nowait(dump({"event": event.name}))
                if event.name == "logout":
                    self.outbox.put_nowait(None)
            return
        if self.token.user is None or self.token.user.id != event.user_id or not self.token.verified:
            return
        if self.chats if event.name.startswith("chat.") else "*" in self.token.scopes:
            self.outbox.put_nowait(dump({"event": event.name, **event.body, "socket": None}))


class Feed:
    """The open sockets of a server, and the door behind which they find themselves. Belongs to the server's thread."""

    def __init__(self, state: OsuState) -> None:
        self._state = state
        self.sessions: set[Session] = set()
        self.refuses = False
        """Nobody is let in, whatever their token: as when its database is away."""
        self.explains = True
        """It says that it refuses before it breaks off, which may get lost."""
        self.break_off: Callable[[tuple[str, int]], None] = lambda _address: None
        """Breaks the connection with this client, without a close frame."""
        state.subscribe(self._broadcast)

    def _broadcast(self, event: Event | SessionEvent) -> None:
        for session in self.sessions:
            session.offer(event)

    def send_raw(self, frame: str | bytes) -> int:
        """Send a frame as it is on every socket; returns how many that were."""
        for session in self.sessions:
            session.outbox.put_nowait(frame)
        return len(self.sessions)

    def close_all(self) -> int:
        """Close every socket with an ordinary close frame."""
        for session in self.sessions:
            session.outbox.put_nowait(None)
        return len(self.sessions)

    async def serve(self, socket: WebSocket) -> None:
        """One connection from handshake to end."""
        await socket.accept()
        token = self._admitted(socket)
        if token is None:
            if self.explains:
                await socket.send_text(_REFUSAL)
            assert socket.client is not None
            self.break_off((socket.client.host, socket.client.port))
            return
        session = Session(token)
        self.sessions.add(session)
        if self._state.generation.ready:
            session.outbox.put_nowait(dump({"event": "connection.ready"}))
        sender = asyncio.get_running_loop().create_task(_send_frames(socket, session))
        try:
            await _receive_frames(socket, session)
        finally:
            self.sessions.discard(session)
            sender.cancel()

    def _admitted(self, socket: WebSocket) -> Token | None:
        header = socket.headers.get("authorization")
        value = socket.query_params.get("access_token") if header is None else header.removeprefix("Bearer ")
        token = self._state.authority.find(value)
        if self.refuses or token is None or token.user is None:
            return None
        return token if any(scope in _ALLOWED for scope in token.scopes) else None


async def _receive_frames(socket: WebSocket, session: Session) -> None:
    while (message := await socket.receive())["type"] != "websocket.disconnect":
        try:
            said = json.loads(message.get("text") or "")
        except ValueError:
            continue
        match said.get("event") if isinstance(said, dict) else None:
            case "chat.start":
                session.chats = True
            case "chat.end":
                session.chats = False


async def _send_frames(socket: WebSocket, session: Session) -> None:
    while (frame := await session.outbox.get()) is not None:
        try:
            if isinstance(frame, bytes):
                await socket.send_bytes(frame)
            else:
                await socket.send_text(frame)
        except (WebSocketDisconnect, RuntimeError):
            return
    await socket.close()
