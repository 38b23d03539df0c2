"""Polls of the message bus: held, chunked or at once."""

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from traynotify.demo.discourse.bus import MessageBus, Poll
from traynotify.demo.discourse.forums import BusManners
from traynotify.demo.discourse.http import Refused, answer, caller, parameters_of, state_of
from traynotify.demo.discourse.model import Json
from traynotify.demo.json_text import dump

SEPARATOR = "\r\n|\r\n"
HAIR_S = 0.001
"""Less than this is no time to wait for."""


def bus_routes() -> list[Route]:
    """The one route."""
    return [Route("/message-bus/{client}/poll", _poll, methods=["POST"])]


async def _poll(request: Request) -> Response:
    state = state_of(request)
    manners = state.forum.bus
    if manners is BusManners.ABSENT:
        raise Refused(404, "not_found", "The requested URL or resource could not be found.")
    listener = _listener(request)
    fields = await parameters_of(request)
    client = request.path_params["client"]
    positions = {channel: _position(value) for channel, value in fields.items() if channel.startswith("/")}
    poll = state.bus.begin(client, None if manners is BusManners.STRANGE else listener, positions)
    holds_s = 0.0 if manners is BusManners.SHORT or fields.get("dlp") == "t" else state.forum.hold_s
    if "dont-chunk" not in request.headers:
        content = _chunks(state.bus, client, poll, holds_s)
        return StreamingResponse(content, 200, {"X-Content-Type-Options": "nosniff"}, "text/plain; charset=utf-8")
    try:
        return answer(await _first_news(request, poll, holds_s), headers={"Cache-Control": "must-revalidate, private"})
    finally:
        state.bus.end(client, poll)


def _listener(request: Request) -> int | None:
    """Whoever polls. A key that is no good, or too many requests, make a stranger of them without a word."""
    try:
        user = caller(request, "message_bus")
    except Refused:
        user = None
    if user is None and state_of(request).forum.login_required:
        raise Refused(403, "not_logged_in", "You need to be logged in to do that.")
    return None if user is None else user.id


async def _first_news(request: Request, poll: Poll, holds_s: float) -> Json:
    """The first messages that there are within the time, or none; also when the client has left."""
    told = poll.take()
    loop = asyncio.get_running_loop()
    until = loop.time() + holds_s
    async with asyncio.TaskGroup() as group:
        leaving = group.create_task(_gone(request))
        while not told and not poll.is_overtaken and not leaving.done() and (left := until - loop.time()) > HAIR_S:
            poll.changed.clear()
            changing = group.create_task(poll.changed.wait())
            await asyncio.wait((changing, leaving), timeout=left, return_when=asyncio.FIRST_COMPLETED)
            changing.cancel()
            told = poll.take()
        leaving.cancel()
    return told


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _chunks(bus: MessageBus, client: str, poll: Poll, holds_s: float) -> AsyncIterator[str]:
    """Everything that is told within the time, a part for each time that there is something, and an empty one last."""
    loop = asyncio.get_running_loop()
    until = loop.time() + holds_s
    try:
        yield _part(poll.take())
        while not poll.is_overtaken and until - loop.time() > HAIR_S:
            poll.changed.clear()
            try:
                await asyncio.wait_for(poll.changed.wait(), until - loop.time())
            except TimeoutError:
                break
            if told := poll.take():
                yield _part(told)
        yield _part([])
    finally:
        bus.end(client, poll)


def _part(told: list[Json]) -> str:
    return dump(told).replace(SEPARATOR, "\r\n||\r\n") + SEPARATOR


def _position(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return -1
