"""What every route of the toy pod shares: refusals in both shapes, the caller's token and scopes, JSON answers."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from traynotify.demo.diaspora.authority import Token
from traynotify.demo.diaspora.entities import dump
from traynotify.demo.diaspora.model import Json, Person
from traynotify.demo.diaspora.state import PodState

Endpoint = Callable[[Request], Awaitable[Response]]

INVALID_TOKEN = "The access token provided is expired, revoked, malformed or invalid for other reasons."


class Refused(Exception):
    """Ends a request with the API's own form of a refusal."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def state_of(request: Request) -> PodState:
    """The pod's state."""
    state: PodState = request.app.state.pod
    return state


def answer(
    request: Request | None, body: Json, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """A JSON answer with a weak ETag; a GET that knows it already gets a 304."""
    content = dump(body).encode()
    sent = {"Cache-Control": "max-age=0, private, must-revalidate", "Vary": "Accept,Origin", **(headers or {})}
    if status == 200 and request is not None:
        sent["ETag"] = f'W/"{hashlib.md5(content, usedforsecurity=False).hexdigest()}"'
        if request.method == "GET" and request.headers.get("if-none-match") == sent["ETag"]:
            return Response(status_code=304, headers=sent)
    return Response(content, status, sent, "application/json; charset=utf-8")


def refuse(status: int, message: str) -> Response:
    """The API's own form of a refusal."""
    return answer(None, {"code": status, "message": message}, status=status, headers={"Cache-Control": "no-cache"})


def oauth_refuse(status: int, code: str, description: str, *, challenge: str = "") -> Response:
    """OAuth's form of a refusal."""
    headers = {"Cache-Control": "no-store"}
    if challenge:
        described = f'error="{code}", error_description="{description}"'
        headers["WWW-Authenticate"] = f'{challenge} realm="OpenID Connect", {described}'
    return answer(None, {"error": code, "error_description": description}, status=status, headers=headers)


def bearer(request: Request) -> list[str]:
    """Every token that the request carries, in its header and in its query."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    found = [value] if scheme.lower() == "bearer" and value else []
    return [*found, *request.query_params.getlist("access_token")]


def user_of(request: Request, *scopes: str) -> Person:
    """The person that the caller's token speaks for; a token that is no good never gets so far."""
    token = _token_of(request)
    if not all(token.allows(scope) for scope in scopes):
        raise Refused(403, "insufficient_scope")
    return token.authorization.user


def granted(request: Request) -> tuple[str, ...]:
    """The scopes of the caller's token."""
    return _token_of(request).authorization.scopes


def _token_of(request: Request) -> Token:
    carried = bearer(request)
    token = state_of(request).authority.token(carried[0]) if carried else None
    if token is None:
        raise Refused(403, "Unauthorized user")
    return token


async def parameters_of(request: Request) -> dict[str, Any]:
    """The body, form or JSON; {} for anything else."""
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError:
            return {}
        return body if isinstance(body, dict) else {}
    form = await request.form()
    return {name: value for name, value in form.multi_items() if isinstance(value, str)}


def link_header(request: Request, links: Mapping[str, str]) -> dict[str, str]:
    """The Link header: written from what the pod takes for its address, parameters unescaped, a token among them."""
    state = state_of(request)
    base = (state.pod.link_base or state.base_url) + request.url.path
    kept = [
        f"{name}={value}" for name, value in request.query_params.items() if name not in ("before", "after", "page")
    ]
    written = (f'<{base}?{"&".join([*kept, position])}>; rel="{name}"' for name, position in links.items())
    return {"Link": ", ".join(written)} if links else {}


def route(method: str, path: str, endpoint: Endpoint) -> Route:
    """A route for one method; any other one on its path falls through to the 404 of the pod."""
    return Route(path, endpoint, methods=[method])
