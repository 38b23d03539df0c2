"""Answering somebody: publishing a post, once for each idempotency key, following, and how one stands to somebody."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from traynotify.demo.mastodon.entities import status_json
from traynotify.demo.mastodon.http import Refused, answer, bad_request, parameters_of, route, state_of, user_of
from traynotify.demo.mastodon.model import Account, Json

LONGEST_POST = 500


def answer_routes() -> list[Route]:
    """The same routes on every server."""
    return [
        route("POST", "/api/v1/statuses", publish),
        route("GET", "/api/v1/accounts/relationships", relationships),
        route("POST", "/api/v1/accounts/{account_id}/follow", follow),
    ]


async def publish(request: Request) -> Response:
    """POST /api/v1/statuses: 422 for an empty or a long one, 404 for an answer to what is gone."""
    user, state = user_of(request, "write:statuses"), state_of(request)
    wanted = await parameters_of(request)
    key = request.headers.get("idempotency-key", "")
    if key and (known := state.published.get((user.id, key))) is not None:
        return answer(request, status_json(known, state))
    text = str(wanted.get("status", ""))
    if not text.strip():
        raise bad_request(422, "Validation failed: Text can't be blank")
    if len(text) > LONGEST_POST:
        raise bad_request(422, f"Validation failed: Text character limit of {LONGEST_POST} exceeded")
    answered = state.statuses.get(str(wanted.get("in_reply_to_id", "")))
    if wanted.get("in_reply_to_id") and answered is None:
        raise bad_request(404, "The post you are trying to reply to does not appear to exist.")
    named = [each for each in state.accounts.values() if f"@{each.acct}" in text]
    made = state.post(
        user,
        text,
        warning=str(wanted.get("spoiler_text", "")),
        visibility=str(wanted.get("visibility", "public")),
        mentions=named,
        in_reply_to=answered,
    )
    if key:
        state.published[user.id, key] = made
    return answer(request, status_json(made, state))


async def follow(request: Request) -> Response:
    """POST /api/v1/accounts/:id/follow."""
    user = user_of(request, "write:follows", "follow")
    wanted = _account(request, request.path_params["account_id"])
    state_of(request).followed.add((user.id, wanted.id))
    return answer(request, _relationship(request, user, wanted))


async def relationships(request: Request) -> Response:
    """GET /api/v1/accounts/relationships: those of the accounts that there are."""
    user = user_of(request, "read:follows", "follow")
    asked = set(request.query_params.getlist("id[]"))
    known = [each for each in state_of(request).accounts.values() if each.id in asked]
    return answer(request, [_relationship(request, user, each) for each in known])


def _account(request: Request, account_id: str) -> Account:
    found = next((each for each in state_of(request).accounts.values() if each.id == account_id), None)
    if found is None:
        raise Refused(state_of(request).flavour.unknown_notification)
    return found


def _relationship(request: Request, user: Account, other: Account) -> dict[str, Json]:
    state = state_of(request)
    following, followed_by = (user.id, other.id) in state.followed, (other.id, user.id) in state.followed
    return {"id": other.id, "following": following, "followed_by": followed_by, "requested_by": False}
