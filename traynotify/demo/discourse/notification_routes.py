"""The list of notifications, marking as read, and the counts."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from traynotify.demo.discourse.entities import current_user, notification
from traynotify.demo.discourse.http import Refused, answer_to, parameters_of, state_of, user_of
from traynotify.demo.discourse.model import TYPES, User

INDEX_LIMIT = 60
MENU_LIMIT = 15


def notification_routes() -> list[Route]:
    """The routes, with and without ``.json``."""
    marks = ("/notifications/mark-read", "/notifications/read")
    return [
        *(Route(f"/notifications{ending}", _index, methods=["GET"]) for ending in (".json", "")),
        *(Route(f"{path}{ending}", _mark_read, methods=["PUT"]) for path in marks for ending in (".json", "")),
        Route("/notifications/totals.json", _totals, methods=["GET"]),
        Route("/session/current.json", _current, methods=["GET"]),
    ]


async def _index(request: Request) -> Response:
    user = user_of(request, "notifications")
    query = request.query_params
    kinds = _kinds(query.get("filter_by_types"), "invalid notification type", request)
    if query.get("recent"):
        return _menu(request, user, kinds)
    return _history(request, user)


def _menu(request: Request, user: User, kinds: list[int] | None) -> Response:
    state, query = state_of(request), request.query_params
    rows = state.recent(user, _limit(query.get("limit"), MENU_LIMIT), kinds)
    if rows and "silent" not in query:
        state.open_bell(user)
    body = {
        "notifications": [notification(row, state.forum) for row in rows if not row.hidden],
        "seen_notification_id": user.seen_notification_id,
    }
    return answer_to(user, "notifications/index", body)


def _history(request: Request, user: User) -> Response:
    state, query = state_of(request), request.query_params
    whose = query.get("username", user.username)
    listed = state.users.get(whose.lower())
    if listed is None:
        raise Refused(404, "not_found", "The requested URL or resource could not be found.")
    if listed is not user and not user.admin:
        raise Refused(403, "invalid_access", "You are not permitted to view the requested resource.")
    limit = _limit(query.get("limit"), INDEX_LIMIT) if state.forum.limits_history else INDEX_LIMIT
    offset = _offset(query.get("offset", ""))
    wanted = query.get("filter", "")
    rows = [row for row in state.rows(listed) if wanted not in ("read", "unread") or row.read == (wanted == "read")]
    page = [row for row in rows[offset : offset + limit] if not row.hidden]
    more = {"filter": wanted, "limit": str(limit), "offset": str(offset + limit), "username": listed.username}
    body = {
        "notifications": [notification(row, state.forum) for row in page],
        "total_rows_notifications": len(rows),
        "seen_notification_id": listed.seen_notification_id,
        "load_more_notifications": f"{state.forum.folder}/notifications?"
        + urlencode({name: value for name, value in more.items() if value}),
    }
    return answer_to(user, "notifications/index", body)


async def _mark_read(request: Request) -> Response:
    user = user_of(request, "notifications")
    state = state_of(request)
    fields = await parameters_of(request)
    if (also := request.headers.get("discourse-clear-notifications")) is not None:
        state.read(user, [int(number) for number in also.split(",") if number.isdigit()])
    if "id" in fields:
        number = fields["id"]
        state.read(user, [int(number)] if number.isdigit() else [])
    else:
        state.read_kinds(user, _kinds(fields.get("dismiss_types"), "invalid notification types", request))
    return answer_to(user, "notifications/mark_read", {"success": "OK"})


async def _totals(request: Request) -> Response:
    user = user_of(request, "notifications")
    unseen = [r for r in state_of(request).rows(user) if not r.read and r.id > user.seen_notification_id]
    private = sum(row.kind == TYPES["private_message"] for row in unseen)
    body = {
        "username": user.username,
        "unread_notifications": len(unseen) - private,
        "unread_personal_messages": private,
    }
    return answer_to(user, "notifications/totals", body)


async def _current(request: Request) -> Response:
    state = state_of(request)
    try:
        user = user_of(request, "session_info")
    except Refused as refusal:
        if refusal.kind == "not_logged_in" and not state.forum.login_required:
            return Response(status_code=404)
        raise
    return answer_to(user, "session/current", current_user(user, state.rows(user), state.forum))


def _kinds(names: str | None, complaint: str, request: Request) -> list[int] | None:
    """The numbers of types by their names; None where there are none, or where the forum does not know of such."""
    if not names or not state_of(request).forum.narrows_by_type:
        return None
    for name in names.split(","):
        if name not in TYPES:
            raise Refused(
                400, "invalid_parameters", f"You supplied invalid parameters to the request: {complaint}: {name}"
            )
    return [TYPES[name] for name in names.split(",")]


def _limit(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not text.isascii() or not text.isdigit() or int(text) > INDEX_LIMIT:
        raise Refused(400, "invalid_parameters", "You supplied invalid parameters to the request: limit")
    return int(text)


def _offset(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
