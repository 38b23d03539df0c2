"""What every route of the toy shares: refusals, the caller's token and scopes, request bodies, JSON answers."""

import hashlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from traynotify.demo.json_text import dump
from traynotify.demo.mastodon.authority import Token
from traynotify.demo.mastodon.flavours import Refusal
from traynotify.demo.mastodon.model import Account, Json
from traynotify.demo.mastodon.state import MastodonState

PRIVATE = {"Cache-Control": "private, no-store", "Vary": "Authorization, Origin"}

Endpoint = Callable[[Request], Awaitable[Response]]


class Refused(Exception):
    """Ends a request with a refusal."""

    def __init__(self, refusal: Refusal, headers: dict[str, str] | None = None) -> None:
        super().__init__(refusal.status)
        self.refusal = refusal
        self.headers = headers or {}


def state_of(request: Request) -> MastodonState:
    """The server's state."""
    state: MastodonState = request.app.state.mastodon
    return state


def answer(request: Request, body: Json, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON answer; a GET on a server that has weak ETags may become a 304."""
    content = dump(body).encode()
    sent = {**PRIVATE, **(headers or {})}
    if status == 200 and state_of(request).flavour.etag:
        sent["ETag"] = f'W/"{hashlib.md5(content, usedforsecurity=False).hexdigest()}"'
        if request.method == "GET" and request.headers.get("if-none-match") == sent["ETag"]:
            return Response(status_code=304, headers=sent)
    return Response(content, status, sent, "application/json; charset=utf-8")


def refuse(refusal: Refusal, headers: dict[str, str] | None = None) -> Response:
    """The answer for a refusal."""
    sent = {**PRIVATE, **(headers or {})}
    if not isinstance(refusal.body, str):
        return Response(dump(refusal.body), refusal.status, sent, "application/json; charset=utf-8")
    kind = HTMLResponse if refusal.body.startswith("<") else PlainTextResponse
    return kind(refusal.body, refusal.status, sent)


def bad_request(status: int, error: str) -> Refused:
    """A refusal with `{"error": ...}`."""
    return Refused(Refusal(status, {"error": error}))


def bearer(request: Request) -> str | None:
    """The token of the Authorization header."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    return value if scheme.lower() == "bearer" and value else None


def token_of(request: Request, *scopes: str) -> Token:
    """The caller's token, which must be alive and grant one of the scopes; raises `Refused` otherwise."""
    state = state_of(request)
    flavour = state.flavour
    value = bearer(request)
    if value is None:
        raise Refused(flavour.no_token, _challenge(flavour.no_token))
    token = state.authority.tokens.get(value)
    if token is None:
        raise Refused(flavour.bad_token, _challenge(flavour.bad_token))
    if token.revoked:
        raise Refused(flavour.revoked_token, _challenge(flavour.revoked_token))
    if scopes and not token.allows(*scopes):
        raise Refused(flavour.missing_scope)
    return token


def user_of(request: Request, *scopes: str) -> Account:
    """The person that the caller's token speaks for; an app's own token is refused."""
    token = token_of(request, *scopes)
    if token.user is None:
        raise Refused(state_of(request).flavour.app_token)
    return token.user


def _challenge(refusal: Refusal) -> dict[str, str]:
    if refusal.status != 401 or not isinstance(refusal.body, dict):
        return {}
    description = refusal.body["error"]
    return {"WWW-Authenticate": f'Bearer realm="Doorkeeper", error="invalid_token", error_description="{description}"'}


async def parameters_of(request: Request) -> dict[str, Any]:
    """The body, form or JSON, with bracketed form names as nested objects and lists; {} for anything else."""
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError as error:
            raise bad_request(400, "Error occurred while parsing request parameters") from error
        return body if isinstance(body, dict) else {}
    form = await request.form()
    return nested([(name, value) for name, value in form.multi_items() if isinstance(value, str)])


def nested(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """`a[b]=1` as {"a": {"b": "1"}}, `c[]=1&c[]=2` as {"c": ["1", "2"]}."""
    result: dict[str, Any] = {}
    for name, value in pairs:
        keys = name.replace("]", "").split("[")
        place = result
        for key in keys[:-1] if keys[-1] else keys[:-2]:
            inner = place.setdefault(key, {})
            place = inner if isinstance(inner, dict) else {}
        if keys[-1]:
            place[keys[-1]] = value
        else:
            place.setdefault(keys[-2], []).append(value)
    return result


def route(method: str, path: str, endpoint: Endpoint) -> Route:
    """A route for one method; any other one on its path falls through to the 404 of the server."""
    return Route(path, endpoint, methods=[method])
