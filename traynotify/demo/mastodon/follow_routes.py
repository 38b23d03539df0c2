"""Follow requests: the list, and the two answers to one. Either answer takes its notification away."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from traynotify.demo.mastodon.entities import account_json
from traynotify.demo.mastodon.http import Refused, answer, route, state_of, user_of
from traynotify.demo.mastodon.model import Account, Notification

PATH = "/api/v1/follow_requests"


def follow_routes() -> list[Route]:
    """The same routes on every server."""
    return [
        route("GET", PATH, list_requests),
        route("POST", f"{PATH}/{{account_id}}/authorize", accept),
        route("POST", f"{PATH}/{{account_id}}/reject", reject),
    ]


def _pending(request: Request, user: Account) -> list[Notification]:
    return [row for row in state_of(request).rows(user) if row.type == "follow_request"]


async def list_requests(request: Request) -> Response:
    """GET /api/v1/follow_requests."""
    user = user_of(request, "read:follows", "follow")
    return answer(request, [account_json(row.actor, state_of(request)) for row in _pending(request, user)])


async def accept(request: Request) -> Response:
    """POST /api/v1/follow_requests/:id/authorize: the requester follows from now on."""
    user = user_of(request, "write:follows", "follow")
    requester = _settle(request, user)
    state_of(request).followed.add((requester.id, user.id))
    state_of(request).notify("follow", requester, to=user)
    return answer(request, _relationship(requester, followed_by=True))


async def reject(request: Request) -> Response:
    """POST /api/v1/follow_requests/:id/reject."""
    user = user_of(request, "write:follows", "follow")
    return answer(request, _relationship(_settle(request, user), followed_by=False))


def _settle(request: Request, user: Account) -> Account:
    for row in _pending(request, user):
        if row.actor.id == request.path_params["account_id"]:
            state_of(request).remove(user, row.id)
            return row.actor
    raise Refused(state_of(request).flavour.unknown_notification)


def _relationship(account: Account, *, followed_by: bool) -> dict[str, object]:
    return {"id": account.id, "following": False, "followed_by": followed_by, "requested_by": False}
