"""Filtered notifications: the policy, and the requests in which filtered ones wait to be accepted."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from traynotify.demo.mastodon.entities import account_json, status_json, timestamp
from traynotify.demo.mastodon.flavours import Flavour
from traynotify.demo.mastodon.http import Refused, answer, parameters_of, route, state_of, user_of
from traynotify.demo.mastodon.model import Account, Json, Notification
from traynotify.demo.mastodon.notification_routes import READ, WRITE
from traynotify.demo.mastodon.state import MastodonState

REQUESTS = "/api/v1/notifications/requests"
POLICY = "/api/v2/notifications/policy"
SUMMARY_CAP = 100


def policy_routes(flavour: Flavour) -> list[Route]:
    """The routes that this server has."""
    if not flavour.policy:
        return []
    return [
        route("GET", POLICY, show_policy),
        route("PATCH", POLICY, change_policy),
        route("GET", REQUESTS, list_requests),
        route("GET", f"{REQUESTS}/merged", merged),
        route("POST", f"{REQUESTS}/accept", accept_some),
        route("POST", f"{REQUESTS}/dismiss", dismiss_some),
        route("GET", f"{REQUESTS}/{{account_id}}", show_request),
        route("POST", f"{REQUESTS}/{{account_id}}/accept", accept_one),
        route("POST", f"{REQUESTS}/{{account_id}}/dismiss", dismiss_one),
    ]


def _waiting(state: MastodonState, user: Account) -> dict[str, list[Notification]]:
    """Filtered rows by sender. A request bears the sender's id."""
    waiting: dict[str, list[Notification]] = {}
    for row in state.rows(user):
        if row.filtered:
            waiting.setdefault(row.actor.id, []).append(row)
    return waiting


def _policy_json(state: MastodonState, user: Account) -> dict[str, Json]:
    waiting = _waiting(state, user)
    return {
        **state.policy,
        "summary": {
            "pending_requests_count": min(len(waiting), SUMMARY_CAP),
            "pending_notifications_count": min(sum(map(len, waiting.values())), SUMMARY_CAP),
        },
    }


async def show_policy(request: Request) -> Response:
    """GET /api/v2/notifications/policy."""
    user = user_of(request, *READ)
    return answer(request, _policy_json(state_of(request), user))


async def change_policy(request: Request) -> Response:
    """PATCH /api/v2/notifications/policy."""
    state = state_of(request)
    user = user_of(request, *WRITE)
    for name, value in (await parameters_of(request)).items():
        if name in state.policy and value in ("accept", "filter", "drop"):
            state.policy[name] = str(value)
    return answer(request, _policy_json(state, user))


def _request_json(rows: list[Notification], state: MastodonState) -> dict[str, Json]:
    last = rows[-1]
    return {
        "id": last.actor.id,
        "created_at": timestamp(rows[0].created_at),
        "updated_at": timestamp(last.created_at),
        # A string where everybody else has a number.
        "notifications_count": str(len(rows)),
        "account": account_json(last.actor, state),
        "last_status": None if last.status is None else status_json(last.status, state),
    }


async def list_requests(request: Request) -> Response:
    """GET /api/v1/notifications/requests."""
    state = state_of(request)
    waiting = _waiting(state, user_of(request, *READ))
    return answer(request, [_request_json(rows, state) for rows in reversed(waiting.values())])


async def merged(request: Request) -> Response:
    """GET /api/v1/notifications/requests/merged: here, accepting is done at once."""
    user_of(request, *READ)
    return answer(request, {"merged": True})


async def show_request(request: Request) -> Response:
    """GET /api/v1/notifications/requests/:id."""
    state = state_of(request)
    rows = _waiting(state, user_of(request, *READ)).get(request.path_params["account_id"])
    if rows is None:
        raise Refused(state.flavour.unknown_notification)
    return answer(request, _request_json(rows, state))


async def accept_one(request: Request) -> Response:
    """POST /api/v1/notifications/requests/:id/accept."""
    return _accept(request, [request.path_params["account_id"]])


async def accept_some(request: Request) -> Response:
    """POST /api/v1/notifications/requests/accept with `id[]`."""
    return _accept(request, (await parameters_of(request)).get("id", []))


async def dismiss_one(request: Request) -> Response:
    """POST /api/v1/notifications/requests/:id/dismiss."""
    return _dismiss(request, [request.path_params["account_id"]])


async def dismiss_some(request: Request) -> Response:
    """POST /api/v1/notifications/requests/dismiss with `id[]`."""
    return _dismiss(request, (await parameters_of(request)).get("id", []))


def _accept(request: Request, senders: list[str]) -> Response:
    state = state_of(request)
    user = user_of(request, *WRITE)
    for rows in [rows for sender, rows in _waiting(state, user).items() if sender in senders]:
        state.accept_filtered(user, rows[0].actor)
    return answer(request, {})


def _dismiss(request: Request, senders: list[str]) -> Response:
    state = state_of(request)
    user = user_of(request, *WRITE)
    for sender, rows in _waiting(state, user).items():
        for row in rows if sender in senders else []:
            state.remove(user, row.id)
    return answer(request, {})
