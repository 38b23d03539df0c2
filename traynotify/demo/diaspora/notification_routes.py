"""The API's notifications: the list, a single one, its read mark."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from traynotify.demo.diaspora.entities import notification_json, user_json
from traynotify.demo.diaspora.http import (
    Refused,
    answer,
    link_header,
    parameters_of,
    route,
    state_of,
    user_of,
)
from traynotify.demo.diaspora.model import Json, Notification
from traynotify.demo.diaspora.paging import BadParameter, TimePage, first_moment, truth

NOT_PROCESSED = "Could not process the notifications request"


def notification_routes() -> list[Route]:
    """Those of the API, and whom the token belongs to."""
    return [
        route("GET", "/api/v1/user", user),
        route("GET", "/api/v1/notifications", index),
        route("GET", "/api/v1/notifications/{guid}", show),
        route("PATCH", "/api/v1/notifications/{guid}", update),
        route("PUT", "/api/v1/notifications/{guid}", update),
    ]


async def user(request: Request) -> Response:
    """GET /api/v1/user."""
    return answer(request, user_json(user_of(request, "profile"), state_of(request)))


async def index(request: Request) -> Response:
    """GET /api/v1/notifications: `type` is documented, and ignored."""
    person, state, query = user_of(request, "notifications"), state_of(request), request.query_params
    rows = state.rows_of(person)
    if truth(query.get("only_unread", "")):
        rows = [row for row in rows if not row.read]
    try:
        if "only_after" in query:
            since = first_moment(query["only_after"], state.pod)
            rows = [row for row in rows if row.created_at >= since]
        page = TimePage.of(query, state.pod)
    except BadParameter as error:
        raise Refused(422, NOT_PROCESSED) from error
    entities = [(row, notification_json(row, state)) for row in rows]
    if state.pod.as_documented and "type" in query:
        entities = [(row, entity) for row, entity in entities if entity.get("type") == query["type"]]
    chosen = page.select([row for row, _ in entities], _made_at)
    shown = dict(entities)
    headers = link_header(request, page.links(chosen, _made_at))
    return answer(request, [shown[row] for row in chosen], headers=headers)


async def show(request: Request) -> Response:
    """GET /api/v1/notifications/GUID; documented is that this marks it as read, which it does not."""
    state, row = state_of(request), _row(request)
    entity = notification_json(row, state)
    row.read = row.read or state.pod.as_documented
    return answer(request, entity)


async def update(request: Request) -> Response:
    """PATCH /api/v1/notifications/GUID: no body in the answer, where one is documented."""
    state, row = state_of(request), _row(request)
    wanted = read_mark(await parameters_of(request))
    if wanted is None:
        raise Refused(422, NOT_PROCESSED)
    row.read = wanted
    if state.pod.as_documented:
        return answer(request, notification_json(row, state))
    return Response(status_code=204, headers={"Cache-Control": "no-cache"})


def read_mark(parameters: dict[str, Json]) -> bool | None:
    """What `read` says; None where it is missing, null or empty."""
    value = parameters.get("read")
    if value is None or value == "":
        return None
    return truth(value) if isinstance(value, str) else bool(value)


def _row(request: Request) -> Notification:
    person = user_of(request, "notifications")
    row = state_of(request).rows.get(request.path_params["guid"])
    if row is None or row.recipient is not person:
        raise Refused(404, "Notification with provided guid could not be found")
    return row


def _made_at(row: Notification) -> datetime:
    return row.created_at
