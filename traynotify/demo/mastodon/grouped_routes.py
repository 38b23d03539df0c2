"""The v2 notification endpoints: grouped lists, one group, its people, dismissing it."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from traynotify.demo.mastodon.entities import account_json
from traynotify.demo.mastodon.flavours import Flavour
from traynotify.demo.mastodon.grouping import Group, envelope, groups_of, key_of
from traynotify.demo.mastodon.http import Refused, answer, bad_request, route, state_of, user_of
from traynotify.demo.mastodon.notification_routes import (
    READ,
    UNREAD_DEFAULT_LIMIT,
    UNREAD_LARGEST_LIMIT,
    WRITE,
    clear,
    link_header,
    page_query,
)
from traynotify.demo.mastodon.state import GROUPED_TYPES

BASE = "/api/v2/notifications"


def grouped_routes(flavour: Flavour) -> list[Route]:
    """The routes that this server has."""
    if not flavour.grouped:
        return []
    return [
        route("GET", BASE, list_groups),
        route("POST", f"{BASE}/clear", clear),
        route("GET", f"{BASE}/unread_count", unread_groups),
        route("GET", f"{BASE}/{{key}}", one_group),
        route("GET", f"{BASE}/{{key}}/accounts", group_accounts),
        route("POST", f"{BASE}/{{key}}/dismiss", dismiss_group),
    ]


def _grouped_types(request: Request) -> frozenset[str]:
    if "grouped_types[]" not in request.query_params:
        return GROUPED_TYPES
    return GROUPED_TYPES.intersection(request.query_params.getlist("grouped_types[]"))


def _all_groups(request: Request) -> list[Group]:
    rows = state_of(request).rows(user_of(request, *READ))
    return groups_of(rows[::-1], rows)


def _group(request: Request) -> Group:
    for group in _all_groups(request):
        if group.key == request.path_params["key"]:
            return group
    raise Refused(state_of(request).flavour.unknown_notification)


async def list_groups(request: Request) -> Response:
    """GET /api/v2/notifications; the limit counts groups, and `account_id` is ignored."""
    state = state_of(request)
    user = user_of(request, *READ)
    expand = request.query_params.get("expand_accounts", "full")
    if expand not in ("full", "partial_avatars"):
        raise bad_request(
            400, f"Invalid value for 'expand_accounts': '{expand}', allowed values: full, partial_avatars"
        )
    query = page_query(request, state.flavour)
    rows = state.page(user, replace(query, limit=len(state.rows(user)), account_id=None))
    groups = groups_of(rows, state.rows(user), _grouped_types(request))
    first = max(0, len(groups) - query.limit) if query.min_id is not None else 0
    shown = groups[first : first + query.limit]
    page = sorted((row for group in shown for row in group.on_page), key=rows.index)
    body = envelope(shown, state, partial=expand == "partial_avatars")
    return answer(request, body, headers=link_header(request, page))


async def unread_groups(request: Request) -> Response:
    """GET /api/v2/notifications/unread_count, in groups."""
    state = state_of(request)
    user = user_of(request, *READ)
    limit = min(int(request.query_params.get("limit", UNREAD_DEFAULT_LIMIT)), UNREAD_LARGEST_LIMIT)
    unread = state.unread(user, page_query(request, state.flavour))
    keys = {key_of(row, _grouped_types(request)) for row in unread}
    return answer(request, {"count": min(len(keys), limit)})


async def one_group(request: Request) -> Response:
    """GET /api/v2/notifications/:group_key."""
    return answer(request, envelope([_group(request)], state_of(request), paged=False))


async def group_accounts(request: Request) -> Response:
    """GET /api/v2/notifications/:group_key/accounts; empty for a row that is on its own."""
    state = state_of(request)
    group = _group(request)
    alone = group.key.startswith("ungrouped-")
    people = [] if alone else list(dict.fromkeys(row.actor for row in group.rows))
    return answer(request, [account_json(each, state) for each in people])


async def dismiss_group(request: Request) -> Response:
    """POST /api/v2/notifications/:group_key/dismiss deletes every row of the group."""
    state = state_of(request)
    user = user_of(request, *WRITE)
    for row in state.rows(user):
        if key_of(row) == request.path_params["key"]:
            state.remove(user, row.id)
    return answer(request, {})
