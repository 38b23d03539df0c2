"""The read markers: GET and POST /api/v1/markers."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from traynotify.demo.mastodon.authority import Token
from traynotify.demo.mastodon.entities import marker_json
from traynotify.demo.mastodon.flavours import Flavour
from traynotify.demo.mastodon.http import Refused, answer, bad_request, parameters_of, route, state_of, token_of
from traynotify.demo.mastodon.model import Account, Json

TIMELINE = "notifications"


def marker_routes(flavour: Flavour) -> list[Route]:
    """The routes that this server has."""
    if not flavour.markers:
        return []
    return [route("GET", "/api/v1/markers", get_markers), route("POST", "/api/v1/markers", move_markers)]


def _caller(request: Request, scope: str) -> tuple[Token, Account]:
    token = token_of(request, scope)
    if token.user is None:
        raise Refused(state_of(request).flavour.app_token)
    return token, token.user


def _markers(request: Request, token: Token, user: Account) -> dict[str, Json]:
    state = state_of(request)
    marker = state.marker(user, _app_id(token))
    if marker is None:
        return {}
    unread = len(state.unread(user)) if state.flavour.pleroma_read_state else None
    return {TIMELINE: marker_json(marker, unread)}


def _app_id(token: Token) -> str:
    return "" if token.app is None else token.app.client_id


async def get_markers(request: Request) -> Response:
    """The markers of the timelines asked for; {} if none was asked for, or set. Needs read:statuses."""
    token, user = _caller(request, "read:statuses")
    asked = request.query_params.getlist("timeline[]")
    return answer(request, _markers(request, token, user) if TIMELINE in asked else {})


async def move_markers(request: Request) -> Response:
    """Move a marker, forwards or backwards. Needs write:statuses."""
    token, user = _caller(request, "write:statuses")
    state = state_of(request)
    wanted: Any = (await parameters_of(request)).get(TIMELINE)
    if not isinstance(wanted, dict) or not wanted.get("last_read_id"):
        if state.flavour.markers_per_app:
            raise bad_request(422, "Unprocessable Entity")
        return answer(request, {})
    state.move_marker(user, str(wanted["last_read_id"]), _app_id(token))
    return answer(request, _markers(request, token, user))
