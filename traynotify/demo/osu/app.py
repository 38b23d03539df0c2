"""Puts the toy osu! together as an ASGI application: routes, errors in osu!'s manner, and how much may be asked."""

from collections import deque

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from traynotify.demo.avatars import avatar_png
from traynotify.demo.osu import pages
from traynotify.demo.osu.api_routes import api_routes
from traynotify.demo.osu.feed import Feed
from traynotify.demo.osu.http import Refused, answer, bearer, route, state_of
from traynotify.demo.osu.oauth_routes import oauth_routes
from traynotify.demo.osu.state import OsuState

WINDOW_S = 60.0


def build_app(state: OsuState, feed: Feed, throttle: int) -> ASGIApp:
    """The ASGI application for one server's state; `throttle` requests a minute are allowed to each token."""
    app = Starlette(
        routes=[
            *api_routes(),
            *oauth_routes(),
            route("GET", "/a/{user:int}", avatar),
            route("GET", "/pictures/{name}.png", picture),
            Route("/{path:path}", web_page, methods=["GET"]),
            WebSocketRoute("/{path:path}", feed.serve),
        ],
        exception_handlers={Refused: _refused, HTTPException: _no_such_route},
    )
    app.router.redirect_slashes = False
    app.state.osu = state
    return Throttle(app, state, throttle)


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return answer(error.body, error.status)


async def _no_such_route(_request: Request, _error: Exception) -> Response:
    return answer({"error": None}, 404)


async def avatar(request: Request) -> Response:
    """Somebody's picture."""
    user = state_of(request).by_id(request.path_params["user"])
    return _image("hills" if user is None else user.avatar)


async def picture(request: Request) -> Response:
    """A cover, or the icon of a medal."""
    return _image(request.path_params["name"])


def _image(name: str) -> Response:
    headers = {"Cache-Control": "public, max-age=86400"}
    return Response(avatar_png(name), headers=headers, media_type="image/png")


async def web_page(request: Request) -> Response:
    """Any page of the website, which the toy only names; below the API there are no pages."""
    path = request.url.path
    if path.startswith("/api/"):
        return answer({"error": None}, 404)
    return HTMLResponse(pages.page(path.strip("/") or pages.TITLE, "On a real server, this is the place."))


class Throttle:
    """So many requests a minute for each token. The refusal says nothing about how long to wait."""

    def __init__(self, app: ASGIApp, state: OsuState, most: int) -> None:
        self._app, self._state, self._most = app, state, most
        self._asked: dict[str, deque[float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on."""
        if scope["type"] == "http" and scope["path"].startswith("/api/") and self._is_too_much(bearer(Request(scope))):
            await answer({"error": "Too Many Attempts."}, 429)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_too_much(self, token: str | None) -> bool:
        asked = self._asked.setdefault(token or "", deque())
        now_s = self._state.clock().timestamp()
        while asked and asked[0] <= now_s - WINDOW_S:
            asked.popleft()
        asked.append(now_s)
        return len(asked) > self._most
