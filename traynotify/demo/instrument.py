"""The ASGI layer around every toy server: it writes the request log and makes the planned faults happen."""

import asyncio
import json
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from traynotify.demo.faults import (
    Delay,
    Disconnect,
    Effect,
    FaultPlan,
    Flood,
    Gate,
    Hang,
    Hold,
    Respond,
    Rewrite,
    Truncate,
)
from traynotify.demo.request_log import LoggedRequest, RequestLog
from traynotify.demo.transport import Connections

FLOOD_CHUNK = b'"' + b"x" * 65_532 + b'",\n'


class Instrumented:
    """Wraps an ASGI application for a `ToyServer`."""

    def __init__(self, app: ASGIApp, log: RequestLog, faults: FaultPlan, connections: Connections) -> None:
        self._app = app
        self._log = log
        self._faults = faults
        self._connections = connections

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Log, then strike or serve."""
        method = scope.get("method", "GET")
        request = self._log.open(method, scope["path"], _query(scope), _headers(scope))
        logged_receive = self._logging_receive(request, receive)
        logged_send = self._logging_send(request, send)
        effect = self._faults.take(method, scope["path"])
        try:
            if effect is None:
                await self._app(scope, logged_receive, logged_send)
            else:
                await self._strike(effect, scope, logged_receive, logged_send)
        except asyncio.CancelledError:
            # Only the stop of the server cancels a request, its connection broken: uvicorn would log it as a crash.
            return

    async def _strike(self, effect: Effect, scope: Scope, receive: Receive, send: Send) -> None:
        match effect:
            case Respond():
                await _read_whole(scope, receive)
                await _respond(effect, scope, receive, send)
            case Delay(seconds):
                await asyncio.sleep(seconds)
                await self._app(scope, receive, send)
            case Hang():
                await _until_gone(receive)
            case Disconnect():
                self._break_connection(scope)
                await _until_gone(receive)
            case Hold(gate, ask_late):
                await self._hold(gate, ask_late, scope, receive, send)
            case Flood(size):
                await _flood(size, send)
            case Truncate() | Rewrite():
                await self._alter(effect, scope, receive, send)

    def _break_connection(self, scope: Scope) -> None:
        transport = self._connections.of_peer(scope["client"])
        if transport is not None:
            transport.abort()

    async def _hold(self, gate: Gate, ask_late: bool, scope: Scope, receive: Receive, send: Send) -> None:
        if ask_late or scope["type"] == "websocket":
            await gate.passed()
            await self._app(scope, receive, send)
            return
        answer = await self._answer(scope, receive)
        await gate.passed()
        for message in answer:
            await send(message)

    async def _alter(self, effect: Truncate | Rewrite, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self._answer(scope, receive)
        start = answer[0]
        body = b"".join(message.get("body", b"") for message in answer[1:])
        if isinstance(effect, Rewrite):
            body = json.dumps(effect.change(json.loads(body)), ensure_ascii=False).encode()
            await send(_with_length(start, len(body)))
            await send({"type": "http.response.body", "body": body})
            return
        cut = body[: int(len(body) * effect.keep)]
        await send(_with_length(start, len(cut) if effect.honest else len(body)))
        await send({"type": "http.response.body", "body": cut, "more_body": not effect.honest})
        if not effect.honest:
            self._close_gently(scope)
            await _until_gone(receive)

    def _close_gently(self, scope: Scope) -> None:
        transport = self._connections.of_peer(scope["client"])
        if transport is not None:
            transport.close()

    async def _answer(self, scope: Scope, receive: Receive) -> list[Message]:
        messages: list[Message] = []

        async def collect(message: Message) -> None:
            messages.append(message)

        await self._app(scope, receive, collect)
        return messages

    def _logging_receive(self, request: LoggedRequest, receive: Receive) -> Receive:
        async def logged() -> Message:
            message = await receive()
            if message["type"] == "http.request":
                self._log.add_body(request, message.get("body", b""))
            return message

        return logged

    def _logging_send(self, request: LoggedRequest, send: Send) -> Send:
        async def logged(message: Message) -> None:
            match message["type"]:
                case "http.response.start" | "websocket.http.response.start":
                    self._log.answered(request, message["status"])
                case "websocket.accept":
                    self._log.answered(request, 101)
            await send(message)

        return logged


def _query(scope: Scope) -> dict[str, tuple[str, ...]]:
    parsed = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    return {name: tuple(values) for name, values in parsed.items()}


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


def _with_length(start: Message, length: int) -> Message:
    headers = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
    return {**start, "headers": [*headers, (b"content-length", str(length).encode())]}


async def _read_whole(scope: Scope, receive: Receive) -> None:
    """Take the whole of an HTTP request, so that the log tells what was asked of whom it was not passed on to."""
    while scope["type"] == "http" and (message := await receive())["type"] == "http.request":
        if not message.get("more_body", False):
            return


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] not in ("http.disconnect", "websocket.disconnect"):
        pass


async def _respond(effect: Respond, scope: Scope, receive: Receive, send: Send) -> None:
    kind = "http.response" if scope["type"] == "http" else "websocket.http.response"
    if scope["type"] == "websocket":
        await receive()
    headers = {"content-type": effect.content_type, "content-length": str(len(effect.body)), **effect.headers}
    encoded = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": f"{kind}.start", "status": effect.status, "headers": encoded})
    await send({"type": f"{kind}.body", "body": effect.body})


async def _flood(size: int, send: Send) -> None:
    headers = [(b"content-type", b"application/json; charset=utf-8")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"[", "more_body": True})
    for _ in range(size // len(FLOOD_CHUNK) + 1):
        await send({"type": "http.response.body", "body": FLOOD_CHUNK, "more_body": True})
        # Without a turn of the loop the server would not notice that the client has left.
        await asyncio.sleep(0)
    await send({"type": "http.response.body", "body": b'""]'})
