"""Puts a toy forum together: its routes below its folder, and refusals in its own words."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from traynotify.demo.discourse.bus_routes import bus_routes
from traynotify.demo.discourse.forums import RateLimits
from traynotify.demo.discourse.http import Counter, Refused
from traynotify.demo.discourse.key_routes import key_routes
from traynotify.demo.discourse.keys import Authority
from traynotify.demo.discourse.notification_routes import notification_routes
from traynotify.demo.discourse.pages import error_page
from traynotify.demo.discourse.site_routes import site_routes
from traynotify.demo.discourse.state import ForumState


def build_app(state: ForumState, authority: Authority, limits: RateLimits) -> Starlette:
    """The ASGI application for one forum's state."""
    routes: list[BaseRoute] = [*notification_routes(), *bus_routes(), *key_routes(), *site_routes()]
    if state.forum.folder:

        async def to_folder(_request: Request) -> Response:
            return RedirectResponse(f"{state.forum.folder}/", 302)

        routes = [Mount(state.forum.folder, routes=routes), Route("/", to_folder)]
    app = Starlette(routes=routes, exception_handlers={Refused: _refused, HTTPException: _no_such_route})
    app.router.redirect_slashes = False
    app.state.forum = state
    app.state.authority = authority
    app.state.counter = Counter(limits)
    return app


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return error.response()


async def _no_such_route(request: Request, _error: Exception) -> Response:
    if request.url.path.endswith(".json") or "json" in request.headers.get("accept", ""):
        return Refused(404, "not_found", "The requested URL or resource could not be found.").response()
    return HTMLResponse(error_page("There is no such page."), 404)
