"""Puts a toy Mastodon together: the routes that its flavour has, and the rules that hold for every request."""

from email.utils import format_datetime

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import WebSocketRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from traynotify.demo.mastodon.answer_routes import answer_routes
from traynotify.demo.mastodon.flavours import Refusal
from traynotify.demo.mastodon.follow_routes import follow_routes
from traynotify.demo.mastodon.grouped_routes import grouped_routes
from traynotify.demo.mastodon.http import Refused, bearer, refuse, state_of
from traynotify.demo.mastodon.instance_routes import instance_routes
from traynotify.demo.mastodon.marker_routes import marker_routes
from traynotify.demo.mastodon.notification_routes import notification_routes, single_notification_route
from traynotify.demo.mastodon.oauth import oauth_routes
from traynotify.demo.mastodon.pages import error_page
from traynotify.demo.mastodon.policy_routes import policy_routes
from traynotify.demo.mastodon.push_routes import push_routes
from traynotify.demo.mastodon.rate_limits import (
    PAGING_WINDOW,
    REGISTRATION_WINDOW,
    WINDOW,
    Allowance,
    RateCounter,
    RateLimits,
)
from traynotify.demo.mastodon.state import MastodonState
from traynotify.demo.mastodon.streaming import StreamHub, streaming_routes
from traynotify.demo.mastodon.web_routes import web_routes

PAGING_PARAMETERS = ("max_id", "since_id", "min_id")


def build_app(state: MastodonState, hub: StreamHub, limits: RateLimits) -> ASGIApp:
    """The ASGI application for one server's state."""
    flavour = state.flavour
    app = Starlette(
        routes=[
            *instance_routes(flavour),
            *oauth_routes(),
            *policy_routes(flavour),
            *notification_routes(flavour),
            *marker_routes(flavour),
            *grouped_routes(flavour),
            *single_notification_route(flavour),
            *push_routes(flavour),
            *follow_routes(),
            *answer_routes(),
            *streaming_routes(flavour, lambda each: each.state.hub),
            *web_routes(),
            WebSocketRoute("/{path:path}", _no_such_socket),
        ],
        exception_handlers={Refused: _refused, HTTPException: _no_such_route},
    )
    app.router.redirect_slashes = False
    app.state.mastodon = state
    app.state.hub = hub
    return HouseRules(app, state, limits)


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return refuse(error.refusal, error.headers)


async def _no_such_route(request: Request, _error: Exception) -> Response:
    refusal = state_of(request).flavour.unknown_route
    if refusal is not None:
        return refuse(refusal)
    if "json" in request.headers.get("accept", ""):
        return refuse(Refusal(404, {"error": "Not Found"}))
    return HTMLResponse(error_page("Not here", "The page you are looking for isn't here."), 404)


async def _no_such_socket(socket: WebSocket) -> None:
    refusal = socket.app.state.mastodon.flavour.unknown_route
    await socket.send_denial_response(refuse(refusal or Refusal(404, {"error": "Not Found"})))


class HouseRules:
    """User-Agent and Accept, rate limits, and a Date header by the server's own clock."""

    def __init__(self, app: ASGIApp, state: MastodonState, limits: RateLimits) -> None:
        self._app = app
        self._state = state
        self.limits = limits
        self._counter = RateCounter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on."""
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        refusal = self._unmannerly(scope, headers)
        if scope["type"] == "websocket":
            if refusal is None:
                await self._app(scope, receive, send)
            else:
                await _deny(refuse(refusal), scope, receive, send)
            return
        allowance = self._allowance(scope)
        if allowance is not None and allowance.remaining < 0:
            refusal = self._state.flavour.too_many_requests
        answer = self._app if refusal is None else refuse(refusal)
        await answer(scope, receive, self._with_headers(send, allowance))

    def _unmannerly(self, scope: Scope, headers: dict[bytes, str]) -> Refusal | None:
        flavour = self._state.flavour
        if flavour.needs_user_agent and not headers.get(b"user-agent"):
            return Refusal(418, {"error": "I'm a teapot: no user-agent sent with request"})
        accepted = headers.get(b"accept", "*/*")
        wants_api = scope["path"].startswith("/api/") and scope["type"] == "http"
        if flavour.needs_json_accept and wants_api and "json" not in accepted and "*/*" not in accepted:
            return Refusal(406, {"error": "Not Acceptable: no acceptable content type for this endpoint"})
        return None

    def _allowance(self, scope: Scope) -> Allowance | None:
        """The tightest of the limits that this request counts for; None for pages, pictures and the like."""
        if not scope["path"].startswith("/api/"):
            return None
        request = Request(scope)
        now = self._state.clock()
        if scope["path"] == "/api/v1/apps" and scope["method"] == "POST":
            return self._counter.count("registrations", self.limits.registrations, REGISTRATION_WINDOW, now)
        token = self._state.authority.tokens.get(bearer(request) or "")
        key = "anonymous" if token is None else token.value
        allowances = [self._counter.count(key, self.limits.requests, WINDOW, now)]
        pages = any(name in request.query_params for name in PAGING_PARAMETERS)
        if pages and token is not None and token.user is not None:
            allowances.append(self._counter.count(token.user.id, self.limits.paging, PAGING_WINDOW, now))
        return min(allowances, key=lambda each: each.remaining)

    def _with_headers(self, send: Send, allowance: Allowance | None) -> Send:
        async def decorated(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Date"] = format_datetime(self._state.clock(), usegmt=True)
                if allowance is not None and self._state.flavour.rate_limit_headers:
                    headers.update(allowance.headers())
            await send(message)

        return decorated


async def _deny(response: Response, scope: Scope, receive: Receive, send: Send) -> None:
    async def as_denial(message: Message) -> None:
        await send({**message, "type": f"websocket.{message['type']}"})

    await receive()
    await response({**scope, "type": "http", "method": "GET"}, receive, as_denial)
