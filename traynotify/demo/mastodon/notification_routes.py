"""The v1 notification endpoints: list, one, dismiss, clear, unread count, and Pleroma's own mark-read."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from traynotify.demo.mastodon.entities import fallback_json, notification_json
from traynotify.demo.mastodon.flavours import Flavour
from traynotify.demo.mastodon.http import (
    Refused,
    answer,
    bad_request,
    parameters_of,
    route,
    state_of,
    user_of,
)
from traynotify.demo.mastodon.model import Json, Notification
from traynotify.demo.mastodon.paging import PageQuery

CARRIED_OVER = ("limit", "account_id", "types[]", "exclude_types[]", "include_filtered", "supported_types[]")
UNREAD_DEFAULT_LIMIT = 100
UNREAD_LARGEST_LIMIT = 1_000

FALLBACK_TYPES = frozenset(
    [
        "severed_relationships",
        "moderation_warning",
        "admin.sign_up",
        "admin.report",
        "added_to_collection",
        "collection_update",
    ]
)
"""The types for which a server offers words of its own."""

READ = ("read:notifications",)
WRITE = ("write:notifications",)


def notification_routes(flavour: Flavour) -> list[Route]:
    """The routes that this server has."""
    base = "/api/v1/notifications"
    routes = [route("GET", base, list_notifications)]
    if flavour.dismiss_by_form:
        routes.append(route("POST", f"{base}/dismiss", dismiss_by_form))
    if flavour.clear:
        routes.append(route("POST", f"{base}/clear", clear))
    if flavour.unread_count:
        routes.append(route("GET", f"{base}/unread_count", unread_count))
    if flavour.dismiss_by_path:
        routes.append(route("POST", f"{base}/{{row_id}}/dismiss", dismiss_by_path))
    if flavour.pleroma_read_state:
        routes.append(route("POST", "/api/v1/pleroma/notifications/read", pleroma_read))
    return routes


def single_notification_route(flavour: Flavour) -> list[Route]:
    """The route of one notification; it must come after every more exact one, whose names it swallows elsewhere."""
    return [route("GET", "/api/v1/notifications/{row_id}", one_notification)] if flavour.single else []


def clamp_limit(request: Request, flavour: Flavour) -> int:
    """The limit as the server understands it: absolute, clamped, and 0 for text (or 400 where it is strict)."""
    text = request.query_params.get("limit")
    if text is None:
        return flavour.default_limit
    try:
        number = abs(int(text))
    except ValueError:
        if flavour.strict_limit:
            raise bad_request(400, f"Bad Request: error parsing limit: {text}") from None
        number = 0
    return min(number, flavour.largest_limit)


def page_query(request: Request, flavour: Flavour) -> PageQuery:
    """The list parameters, as far as this server knows them."""
    parameters = request.query_params
    types = None
    if flavour.type_filter and "types[]" in parameters:
        types = frozenset(parameters.getlist("types[]")) & flavour.types
    cursors = {name: parameters.get(name) for name in ("max_id", "since_id", "min_id")}
    if flavour.strict_cursors and any(value and not value.isdigit() for value in cursors.values()):
        raise bad_request(422, "The given data was invalid.")
    return PageQuery(
        limit=clamp_limit(request, flavour),
        types=types,
        exclude_types=frozenset(parameters.getlist("exclude_types[]")),
        account_id=parameters.get("account_id") if flavour.account_filter else None,
        include_filtered=flavour.filtered_after_page or parameters.get("include_filtered") in ("1", "true"),
        **cursors,
    )


def link_header(request: Request, page: list[Notification]) -> dict[str, str]:
    """Both directions for a page with rows, nothing for an empty one. The last page has a `next` as well."""
    if not page:
        return {}
    state = state_of(request)
    kept = [(name, value) for name, value in request.query_params.multi_items() if name in CARRIED_OVER]
    if state.flavour.software == "gotosocial" and "limit" not in request.query_params:
        kept.append(("limit", str(state.flavour.default_limit)))
    address = f"{state.base_url}{request.url.path}"
    older = urlencode(sorted([*kept, ("max_id", page[-1].id)]))
    newer = urlencode(sorted([*kept, ("min_id", page[0].id)]))
    return {"Link": f'<{address}?{older}>; rel="next", <{address}?{newer}>; rel="prev"'}


async def list_notifications(request: Request) -> Response:
    """GET /api/v1/notifications."""
    state = state_of(request)
    user = user_of(request, *READ)
    page = state.page(user, page_query(request, state.flavour))
    shown = [row for row in page if not (state.flavour.filtered_after_page and row.filtered)]
    return answer(request, [_row_json(request, row) for row in shown], headers=link_header(request, page))


def _row_json(request: Request, row: Notification) -> dict[str, Json]:
    """A client that lists the types it supports gets a `fallback` for others, where the server knows of that."""
    state = state_of(request)
    entity = notification_json(row, state)
    supported = request.query_params.getlist("supported_types[]")
    if supported and row.type in FALLBACK_TYPES - set(supported) and state.flavour.offers_fallback:
        entity["fallback"] = fallback_json(row)
    return entity


async def one_notification(request: Request) -> Response:
    """GET /api/v1/notifications/:id; finds filtered ones too."""
    state = state_of(request)
    row = state.find(user_of(request, *READ), request.path_params["row_id"])
    if row is None:
        raise Refused(state.flavour.unknown_notification)
    return answer(request, _row_json(request, row))


async def dismiss_by_path(request: Request) -> Response:
    """POST /api/v1/notifications/:id/dismiss deletes the row."""
    return _dismiss(request, request.path_params["row_id"])


async def dismiss_by_form(request: Request) -> Response:
    """POST /api/v1/notifications/dismiss with `id` in the form deletes the row."""
    parameters = await parameters_of(request)
    return _dismiss(request, str(parameters.get("id", "")))


def _dismiss(request: Request, row_id: str) -> Response:
    state = state_of(request)
    if not state.remove(user_of(request, *WRITE), row_id):
        raise Refused(state.flavour.unknown_notification)
    return answer(request, {})


async def clear(request: Request) -> Response:
    """POST /api/v1/notifications/clear deletes everything."""
    state_of(request).clear(user_of(request, *WRITE))
    return answer(request, {})


async def unread_count(request: Request) -> Response:
    """GET /api/v1/notifications/unread_count: what lies above the marker, capped at the limit."""
    state = state_of(request)
    user = user_of(request, *READ)
    limit = min(int(request.query_params.get("limit", UNREAD_DEFAULT_LIMIT)), UNREAD_LARGEST_LIMIT)
    query = page_query(request, state.flavour)
    return answer(request, {"count": min(len(state.unread(user, query)), limit)})


async def pleroma_read(request: Request) -> Response:
    """POST /api/v1/pleroma/notifications/read with `id`, or with the integer `max_id`."""
    state = state_of(request)
    user = user_of(request, *WRITE)
    parameters = await parameters_of(request)
    if "id" in parameters:
        rows = state.mark_seen(user, only=str(parameters["id"]))
        if not rows:
            raise bad_request(400, "Cannot get notification")
    elif str(parameters.get("max_id", "")).isdigit():
        state.mark_seen(user, up_to=str(parameters["max_id"]))
    else:
        raise bad_request(400, "Invalid parameters")
    return answer(request, "ok")
