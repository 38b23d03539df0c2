"""The websocket, at whatever path: it opens for everybody, and breaks off after one word for those it does not know."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from starlette.websockets import WebSocket

from traynotify.demo.json_text import dump
from traynotify.demo.osu.authority import Token
from traynotify.demo.osu.model import Event, SessionEvent
from traynotify.demo.osu.state import OsuState
from traynotify.demo.push_socket import PushHub, PushSession

_REFUSAL = dump({"error": "authentication failed"})
_ALLOWED = ("*", "chat.read")


@dataclass(eq=False)
class Session(PushSession):
    """One open socket."""

    token: Token
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


class Feed(PushHub[Session]):
    """The open sockets of a server, and the door behind which they find themselves. Belongs to the server's thread."""

    def __init__(self, state: OsuState) -> None:
        super().__init__()
        self._state = state
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
        if self._state.generation.ready:
            session.outbox.put_nowait(dump({"event": "connection.ready"}))
        with self.pushing(socket, session):
            await _receive_frames(socket, session)

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
