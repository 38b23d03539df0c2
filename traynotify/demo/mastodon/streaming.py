"""The websocket at /api/v1/streaming, with the admission rules and quirks of each server.

A refused token is an HTTP answer instead of the upgrade; a missing scope or an unknown stream is, on Mastodon, only
an error frame on a socket that stays open and silent.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from traynotify.demo.json_text import dump
from traynotify.demo.mastodon.authority import Token
from traynotify.demo.mastodon.flavours import Flavour, Refusal
from traynotify.demo.mastodon.http import refuse
from traynotify.demo.mastodon.model import StreamEvent
from traynotify.demo.mastodon.state import MastodonState
from traynotify.demo.push_socket import PushHub, PushSession

PATH = "/api/v1/streaming"
STREAM_SCOPES = {"user": ("read:statuses",), "user:notification": ("read:notifications",)}
UNSUPPORTED_DATA = 1003

_MISSING_SCOPE = {"error": "Access token does not have the required scopes", "status": 401}
_UNKNOWN_STREAM = {"error": "Unknown stream type", "status": 400}


@dataclass(eq=False)
class Session(PushSession):
    """One open socket."""

    token: Token
    streams: set[str] = field(default_factory=set)

    def offer(self, event: StreamEvent) -> None:
        """Send the event if it is for this person and a stream that is listened to."""
        if event.event == "kill":
            if event.payload == self.token.value:
                self.outbox.put_nowait(None)
            return
        if self.token.user is None or self.token.user.id != event.account_id:
            return
        if event.event == "notification" and not self.token.allows("read:notifications"):
            return
        for stream in sorted(self.streams.intersection(event.streams)):
            envelope = {"stream": [stream], "event": event.event, "payload": event.payload}
            self.outbox.put_nowait(dump(envelope))


class StreamHub(PushHub[Session]):
    """The open sockets of a server, and the door in front of them. Belongs to the server's thread."""

    def __init__(self, state: MastodonState) -> None:
        super().__init__()
        self._state = state
        state.subscribe(self._broadcast)

    def _broadcast(self, event: StreamEvent) -> None:
        for session in self.sessions:
            session.offer(event)

    async def serve(self, socket: WebSocket) -> None:
        """One connection from handshake to end."""
        token, refusal = _admit(socket, self._state)
        if token is None:
            await socket.send_denial_response(refusal)
            return
        await socket.accept(subprotocol=_chosen_protocol(socket))
        session = Session(token)
        if stream := socket.query_params.get("stream"):
            self._listen(session, stream)
        with self.pushing(socket, session):
            await self._receive_frames(socket, session)

    def _listen(self, session: Session, stream: str) -> None:
        scopes = STREAM_SCOPES.get(stream)
        in_band = self._state.flavour.streaming != "gotosocial"
        if scopes is None:
            if in_band:
                session.outbox.put_nowait(dump(_UNKNOWN_STREAM))
        elif in_band and not session.token.allows(*scopes):
            session.outbox.put_nowait(dump(_MISSING_SCOPE))
        else:
            session.streams.add(stream)

    async def _receive_frames(self, socket: WebSocket, session: Session) -> None:
        gotosocial = self._state.flavour.streaming == "gotosocial"
        while True:
            message = await socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            if message.get("bytes") is not None and not gotosocial:
                await socket.close(UNSUPPORTED_DATA)
                return
            command = _parsed(message.get("text"))
            if command is None and gotosocial:
                # One frame that is no JSON ends a GoToSocial stream.
                await socket.close()
                return
            stream = str((command or {}).get("stream"))
            if gotosocial and stream == "user:notification":
                continue
            match (command or {}).get("type"):
                case "subscribe":
                    self._listen(session, stream)
                case "unsubscribe":
                    session.streams.discard(stream)


def streaming_routes(flavour: Flavour, hub: Callable[[Starlette], StreamHub]) -> list[BaseRoute]:
    """The routes that this server has; `hub` finds the hub of an application."""
    if flavour.streaming == "absent":
        return []
    if flavour.streaming == "not_implemented":
        return [
            Route(PATH, _not_implemented, methods=["GET"]),
            WebSocketRoute(PATH, _refuse_not_implemented),
        ]

    async def serve(socket: WebSocket) -> None:
        await hub(socket.app).serve(socket)

    routes: list[BaseRoute] = [
        Route(f"{PATH}/health", _health, methods=["GET"]),
        WebSocketRoute(PATH, serve),
    ]
    if flavour.streaming == "gotosocial":
        routes.append(WebSocketRoute(f"{PATH}/", _redirect_without_slash))
    else:
        routes.append(WebSocketRoute(f"{PATH}/", serve))
    return routes


async def _health(_request: Request) -> Response:
    return PlainTextResponse("OK")


async def _not_implemented(_request: Request) -> Response:
    return refuse(Refusal(501, {"error": "API endpoint is not implemented"}))


async def _refuse_not_implemented(socket: WebSocket) -> None:
    await socket.send_denial_response(refuse(Refusal(501, {"error": "API endpoint is not implemented"})))


async def _redirect_without_slash(socket: WebSocket) -> None:
    await socket.send_denial_response(RedirectResponse(f"{PATH}?{socket.url.query}", 301))


def _admit(socket: WebSocket, state: MastodonState) -> tuple[Token | None, Response]:
    """The token, or the refusal of the upgrade."""
    flavour = state.flavour
    scheme, _, header = socket.headers.get("authorization", "").partition(" ")
    from_header = header if scheme.lower() == "bearer" and flavour.streaming != "query_token" else ""
    elsewhere = socket.query_params.get("access_token") or socket.headers.get("sec-websocket-protocol", "")
    value = from_header or elsewhere
    token = state.authority.tokens.get(value)
    if token is None or token.revoked or token.user is None:
        return None, _refused_upgrade(flavour, "Invalid access token" if value else "Missing access token")
    if flavour.streaming == "gotosocial" and not from_header and "read" not in token.scopes:
        return None, refuse(flavour.missing_scope)
    if flavour.streaming == "query_token" and socket.query_params.get("stream", "user") not in STREAM_SCOPES:
        return None, Response(status_code=404)
    return token, Response()


def _refused_upgrade(flavour: Flavour, reason: str) -> Response:
    if flavour.streaming == "full":
        return PlainTextResponse("", 401, {"X-Error-Message": reason, "Connection": "close"})
    if flavour.streaming == "gotosocial":
        return refuse(Refusal(401, {"error": "Unauthorized"}))
    return PlainTextResponse("Unauthorized", 401)


def _chosen_protocol(socket: WebSocket) -> str | None:
    offered = socket.headers.get("sec-websocket-protocol")
    return offered.split(",")[0].strip() if offered else None


def _parsed(text: str | None) -> dict[str, object] | None:
    try:
        command = json.loads(text or "")
    except ValueError:
        return None
    return command if isinstance(command, dict) else {}
