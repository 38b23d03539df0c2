"""What every route of the toy shares: the caller's token and scopes, bodies in PHP's manner, answers and refusals."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from traynotify.demo.json_text import dump
from traynotify.demo.osu.authority import Token
from traynotify.demo.osu.model import Json, User
from traynotify.demo.osu.state import OsuState

Endpoint = Callable[[Request], Awaitable[Response]]


class Refused(Exception):
    """Ends a request with a refusal."""

    def __init__(self, status: int, body: Json) -> None:
        super().__init__(status)
        self.status = status
        self.body = body


def state_of(request: Request) -> OsuState:
    """The server's state."""
    state: OsuState = request.app.state.osu
    return state


def answer(body: Json, status: int = 200) -> Response:
    """A JSON answer."""
    headers = {"Cache-Control": "no-store"}
    return Response(dump(body), status, headers, "application/json")


def nothing() -> Response:
    """The answer to what was done, or was not."""
    return Response(status_code=204)


def bearer(request: Request) -> str | None:
    """The token of the Authorization header."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    return value if scheme.lower() == "bearer" and value else None


def token_of(request: Request, scope: str | None) -> Token:
    """The caller's token, which must be good and carry `scope`; None: the one for everything, which no app can have.

    Raises `Refused`. A session that the person has not confirmed is refused before its scopes are looked at.
    """
    token = state_of(request).authority.find(bearer(request))
    if token is None or token.user is None:
        raise Refused(401, {"authentication": "basic"})
    if not token.verified:
        raise Refused(401, {"method": "mail"})
    if scope is None and "*" not in token.scopes:
        raise Refused(403, {"error": "Invalid scope(s) provided."})
    if scope is not None and not token.allows(scope):
        raise Refused(403, {"error": "A required scope is missing."})
    return token


def user_of(request: Request, scope: str | None) -> User:
    """The person that the caller's token speaks for."""
    user = token_of(request, scope).user
    assert user is not None
    return user


async def parameters_of(request: Request) -> dict[str, Any]:
    """The body, form or JSON, with bracketed form names as nested objects and lists; {} for anything else."""
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError:
            return {}
        return body if isinstance(body, dict) else {}
    form = await request.form()
    return nested([(name, value) for name, value in form.multi_items() if isinstance(value, str)])


def nested(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """`a[0][id]=1` as {"a": {"0": {"id": "1"}}}, `c[]=1&c[]=2` as {"c": {"0": "1", "1": "2"}}."""
    result: dict[str, Any] = {}
    for name, value in pairs:
        *path, last = name.replace("]", "").split("[")
        place = result
        for key in path:
            inner = place.setdefault(key or str(len(place)), {})
            place = inner if isinstance(inner, dict) else {}
        place[last or str(len(place))] = value
    return result


def members(value: Json) -> list[Json]:
    """The members of a PHP array, whichever JSON it came as."""
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def number(value: Json) -> int | None:
    """A whole number, also one that is spelt as text."""
    if isinstance(value, str) and value.isdecimal():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def route(method: str, path: str, endpoint: Endpoint) -> Route:
    """A route for one method."""
    return Route(path, endpoint, methods=[method])
