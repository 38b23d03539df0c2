"""The API: who I am, the list, marking as read, a channel read up to a message, and giving the token back."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from traynotify.demo.osu.entities import user_json
from traynotify.demo.osu.http import (
    Refused,
    answer,
    members,
    nothing,
    number,
    parameters_of,
    route,
    state_of,
    token_of,
    user_of,
)
from traynotify.demo.osu.listing import listed

FEED = "/home/notifications/feed"


def api_routes() -> list[Route]:
    """The same routes in every generation."""
    return [
        route("GET", "/api/v2/me", me),
        route("GET", "/api/v2/notifications", notifications),
        route("POST", "/api/v2/notifications/mark-read", mark_read),
        route("PUT", "/api/v2/chat/channels/{channel:int}/mark-as-read/{message:int}", mark_channel_read),
        route("DELETE", "/api/v2/oauth/tokens/current", revoke),
    ]


async def me(request: Request) -> Response:
    """GET /api/v2/me."""
    user = user_of(request, "identify")
    return answer({**user_json(user, state_of(request).base_url), "is_restricted": False})


async def notifications(request: Request) -> Response:
    """GET /api/v2/notifications."""
    user = user_of(request, None)
    state = state_of(request)
    endpoint = state.endpoint or state.base_url.replace("http", "ws", 1) + FEED
    return answer(listed(state, user, request.query_params, endpoint))


async def mark_read(request: Request) -> Response:
    """POST /api/v2/notifications/mark-read."""
    user, state = user_of(request, None), state_of(request)
    body = await parameters_of(request)
    if not state.generation.identities:
        ids = [{"id": n} for value in members(body.get("ids")) if (n := number(value)) is not None]
        if state.read(user, ids) == 0:
            raise Refused(422, {"error": "None of them can be marked as read."})
        return nothing()
    single = [_identity(each) for each in members(body.get("notifications")) if isinstance(each, dict)]
    if single:
        state.read(user, [each for each in single if each.get("id") is not None])
        return nothing()
    identities = [_identity(each) for each in members(body.get("identities")) if isinstance(each, dict)]
    for each in identities:
        if each.get("object_type") is None and None not in (each.get("object_id"), each.get("category")):
            raise Refused(422, {"error": "object_type is required."})
    if identities:
        state.read(user, [{**each, "object_type": each.get("object_type")} for each in identities])
    return nothing()


def _identity(given: dict[str, Any]) -> dict[str, Any]:
    """What was sent, echoed to open web pages: parts that were left out are left out there as well."""
    found: dict[str, Any] = {name: given[name] for name in ("category", "object_type") if given.get(name)}
    for name in ("id", "object_id"):
        if (value := number(given.get(name))) is not None:
            found[name] = value
    return found


async def mark_channel_read(request: Request) -> Response:
    """PUT /api/v2/chat/channels/{channel}/mark-as-read/{message}."""
    user, state = user_of(request, "chat.read"), state_of(request)
    channel = state.channels.get(request.path_params["channel"])
    if channel is None or user not in channel.members:
        raise Refused(404, {"error": None})
    state.read_channel(user, channel)
    return nothing()


async def revoke(request: Request) -> Response:
    """DELETE /api/v2/oauth/tokens/current."""
    state = state_of(request)
    token = state.authority.find(request.headers.get("authorization", "").partition(" ")[2])
    if token is None:
        token_of(request, None)  # says in which way it is not good
    else:
        state.revoke(token)
    return nothing()
