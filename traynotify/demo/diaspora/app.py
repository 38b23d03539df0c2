"""Puts a toy pod together: the routes that it has, and the rules that hold for every request."""

from email.utils import format_datetime

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from traynotify.demo.diaspora import pages
from traynotify.demo.diaspora.connect_routes import connect_routes
from traynotify.demo.diaspora.conversation_routes import conversation_routes
from traynotify.demo.diaspora.http import INVALID_TOKEN, Refused, bearer, oauth_refuse, refuse
from traynotify.demo.diaspora.notification_routes import notification_routes
from traynotify.demo.diaspora.state import PodState
from traynotify.demo.diaspora.web_routes import web_routes


def build_app(state: PodState) -> ASGIApp:
    """The ASGI application for one pod's state."""
    api = [*notification_routes(), *conversation_routes()] if state.pod.has_api else []
    app = Starlette(
        routes=[*connect_routes(), *api, *web_routes()],
        exception_handlers={Refused: _refused, HTTPException: _no_such_route},
    )
    app.router.redirect_slashes = False
    app.state.pod = state
    return HouseRules(app, state)


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return refuse(error.status, error.message)


async def _no_such_route(_request: Request, _error: Exception) -> Response:
    return HTMLResponse(pages.plain_page("Not here", "The page you were looking for doesn't exist."), 404)


class HouseRules:
    """A token that is no good is refused before anything else, whatever was asked; every answer names the version."""

    def __init__(self, app: ASGIApp, state: PodState) -> None:
        self._app = app
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = self._refusal(Request(scope)) or self._app
        await answer(scope, receive, self._with_headers(send))

    def _refusal(self, request: Request) -> Response | None:
        carried = bearer(request)
        if len(carried) > 1:
            return oauth_refuse(400, "invalid_request", "Both Authorization header and payload includes access token.")
        if carried and self._state.authority.token(carried[0]) is None:
            return oauth_refuse(401, "invalid_token", INVALID_TOKEN, challenge="Bearer")
        return None

    def _with_headers(self, send: Send) -> Send:
        async def decorated(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Date"] = format_datetime(self._state.clock(), usegmt=True)
                if self._state.pod.tells_version:
                    headers["X-Diaspora-Version"] = self._state.pod.version
            await send(message)

        return decorated
