"""What every route of the toy shares: who is asking, within which limits, and answers in the forum's own words."""

import json
import math
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from traynotify.demo.discourse.forums import RateLimits
from traynotify.demo.discourse.model import Json, User, UserKey
from traynotify.demo.discourse.state import ForumState
from traynotify.demo.json_text import dump

Endpoint = Callable[[Request], Awaitable[Response]]

NOT_PERMITTED = "You are not permitted to view the requested resource."
_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)


class Refused(Exception):
    """Ends a request with a refusal."""

    def __init__(self, status: int, kind: str, text: str, extras: Json = None, **headers: str) -> None:
        super().__init__(status)
        self.status, self.kind, self.text, self.extras = status, kind, text, extras
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    def response(self) -> Response:
        """As JSON."""
        body: dict[str, Json] = {"errors": [self.text], "error_type": self.kind}
        if self.extras is not None:
            body["extras"] = self.extras
        return answer(body, status=self.status, headers=self.headers)


class Counter:
    """Counts the requests of each key in the last minute and the last day."""

    def __init__(self, limits: RateLimits) -> None:
        self.limits = limits
        self._times: dict[str, deque[datetime]] = {}

    def count(self, key: str, now: datetime) -> None:
        """Count a request; raises Refused when it is one too many, which then does not count."""
        times = self._times.setdefault(key, deque())
        while times and times[0] <= now - _DAY:
            times.popleft()
        for most, span, code in (
            (self.limits.per_minute, _MINUTE, "user_api_key_limiter_60_secs"),
            (self.limits.per_day, _DAY, "user_api_key_limiter_1_day"),
        ):
            recent = [moment for moment in times if moment > now - span]
            if len(recent) >= most:
                wait = max(1, math.ceil((recent[-most] + span - now).total_seconds()))
                raise Refused(
                    429,
                    "rate_limit",
                    f"You’ve performed this action too many times. Please wait {wait} seconds before trying again.",
                    {"wait_seconds": wait, "time_left": f"{wait} seconds"},
                    Retry_After=str(wait),
                    Discourse_Rate_Limit_Error_Code=code,
                )
        times.append(now)


def state_of(request: Request) -> ForumState:
    """The forum's state."""
    state: ForumState = request.app.state.forum
    return state


def answer(body: Json, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON answer."""
    content = dump(body).encode()
    return Response(content, status, {"Cache-Control": "no-cache, no-store", **(headers or {})}, "application/json")


def answer_to(user: User, route: str, body: Json) -> Response:
    """A JSON answer that says whom the forum took the caller for."""
    return answer(body, headers={"X-Discourse-Username": user.username, "X-Discourse-Route": route})


def caller(request: Request, scope: str | None) -> User | None:
    """Who is asking; None for a stranger. `scope` is what their key needs; None: no key of a user allows this.

    Raises Refused for a key that is no good, or good for something else, and for too many requests.
    """
    state = state_of(request)
    if (value := request.headers.get("user-api-key")) is not None:
        key = state.keys.get(value)
        if key is None or key.revoked:
            raise Refused(403, "invalid_access", NOT_PERMITTED)
        _counter(request).count(value, state.clock())
        if scope is None or not _allows(key, scope):
            raise Refused(403, "invalid_access", NOT_PERMITTED)
        return key.user
    if (value := request.headers.get("api-key")) is not None:
        user = state.users.get(request.headers.get("api-username", "").lower())
        if value not in state.admin_keys or user is None:
            raise Refused(403, "invalid_access", f"{NOT_PERMITTED} The API username or key is invalid.")
        return user
    return None


def user_of(request: Request, scope: str) -> User:
    """Who is asking; raises Refused for a stranger, too."""
    user = caller(request, scope)
    if user is None:
        raise Refused(
            403, "not_logged_in", "You need to be logged in to do that.", X_Discourse_Route="notifications/index"
        )
    return user


def private_page(request: Request) -> None:
    """Raise Refused where the forum shows nothing to strangers, or where a key is sent along that does not cover it."""
    if caller(request, None) is None and state_of(request).forum.login_required:
        raise Refused(403, "not_logged_in", "You need to be logged in to do that.")


async def parameters_of(request: Request) -> dict[str, str]:
    """The fields of the body, form or JSON, and of the query."""
    fields = dict(request.query_params)
    try:
        body = await request.body()
    except ClientDisconnect as error:
        raise Refused(400, "gone", "The program has hung up") from error
    content_type = request.headers.get("content-type", "")
    if content_type.startswith("application/json"):
        try:
            found = json.loads(body or b"{}")
        except ValueError as error:
            raise Refused(400, "invalid_parameters", "This is not JSON") from error
        fields |= {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
    elif content_type.startswith("multipart/"):
        fields |= {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    else:
        fields |= dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return fields


def _allows(key: UserKey, scope: str) -> bool:
    return bool(key.scopes & {scope, "read", "write"}) or (scope == "message_bus" and "notifications" in key.scopes)


def _counter(request: Request) -> Counter:
    counter: Counter = request.app.state.counter
    return counter
