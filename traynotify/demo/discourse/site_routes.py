"""Facts about the forum, pictures of its people, and a page for whatever a click opens."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from traynotify.demo.avatars import avatar_png
from traynotify.demo.discourse.entities import about, basic_info, site
from traynotify.demo.discourse.http import Refused, answer, caller, private_page, state_of
from traynotify.demo.discourse.pages import page

_PAGES = ("t", "u", "g", "chat", "badges", "review", "admin", "my", "voice")


def site_routes() -> list[Route]:
    """The routes."""
    return [
        Route("/site/basic-info.json", _basic_info),
        Route("/about.json", _about),
        Route("/site.json", _site),
        Route("/user_avatar/{username}/{scene}/{size}.png", _avatar),
        Route("/", _front),
        *(Route(f"/{name}/{{path:path}}", _page) for name in _PAGES),
        *(Route(f"/{name}", _page) for name in _PAGES),
    ]


async def _basic_info(request: Request) -> Response:
    caller(request, None)
    state = state_of(request)
    return answer(basic_info(state.forum, state.base_url))


async def _about(request: Request) -> Response:
    private_page(request)
    return answer(about(state_of(request).forum))


async def _site(request: Request) -> Response:
    private_page(request)
    return answer(site(state_of(request).forum))


async def _avatar(request: Request) -> Response:
    if request.path_params["username"] == "nobody":
        raise Refused(404, "not_found", "The requested URL or resource could not be found.")
    return Response(avatar_png(request.path_params["scene"]), media_type="image/png")


async def _front(request: Request) -> Response:
    return HTMLResponse(page(state_of(request).forum.title, "<p>A shed with chairs in it.</p>"))


async def _page(request: Request) -> Response:
    return HTMLResponse(page(state_of(request).forum.title, f"<p>Here would be <code>{_path(request)}</code>.</p>"))


def _path(request: Request) -> str:
    return "".join(c for c in request.url.path if c.isalnum() or c in "/-_.")
