"""What a browser sees: pictures, profiles and posts, so that a click in the inbox opens something real."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from traynotify.demo.avatars import avatar_png
from traynotify.demo.mastodon import pages
from traynotify.demo.mastodon.http import route, state_of

PICTURE_HEADERS = {"Cache-Control": "public, max-age=86400, immutable"}
SECTIONS = {
    "notifications": "Notifications",
    "follow_requests": "Follow requests",
    "severed_relationships": "Severed relationships",
    "settings": "Settings",
}


def web_routes() -> list[Route]:
    """The pages, the same on every server but for GoToSocial's extra step in a post's path."""
    return [
        route("GET", "/", front_page),
        route("GET", "/avatars/{name}.png", avatar),
        route("GET", "/headers/original/missing.png", header),
        *(route("GET", f"/{section}", section_page) for section in SECTIONS),
        route("GET", "/admin/{kind}/{number}", section_page),
        route("GET", "/disputes/strikes/{number}", section_page),
        route("GET", "/collections/{number}", section_page),
        route("GET", "/@{acct}", profile),
        route("GET", "/@{acct}/followers", profile),
        route("GET", "/@{acct}/statuses/{status_id}", post),
        route("GET", "/@{acct}/{status_id}", post),
        route("GET", "/@{acct}/{status_id}/{people}", post),
        route("GET", "/users/{acct}/statuses/{status_id}", post),
    ]


async def front_page(request: Request) -> Response:
    """Who lives here."""
    people = "".join(
        f'<li><a href="/@{account.acct}">@{account.acct}</a></li>' for account in state_of(request).local_accounts
    )
    return HTMLResponse(pages.list_page(people))


async def section_page(request: Request) -> Response:
    """A page of the server's web interface that the toy only names."""
    name = request.url.path.strip("/").split("/")[0]
    return HTMLResponse(pages.error_page(SECTIONS.get(name, name.capitalize()), "On a real server, this is the place."))


async def avatar(request: Request) -> Response:
    """A person's picture."""
    return Response(avatar_png(request.path_params["name"]), headers=PICTURE_HEADERS, media_type="image/png")


async def header(_request: Request) -> Response:
    """Every profile has the same banner."""
    return RedirectResponse("/avatars/hills.png")


async def profile(request: Request) -> Response:
    """A person."""
    account = state_of(request).accounts.get(request.path_params["acct"])
    if account is None:
        return HTMLResponse(pages.error_page("Nobody", "Nobody of that name is known here."), 404)
    return HTMLResponse(pages.profile_page(account, state_of(request)))


async def post(request: Request) -> Response:
    """A post."""
    status = state_of(request).statuses.get(request.path_params["status_id"])
    if status is None:
        return HTMLResponse(pages.error_page("Gone", "This post was deleted."), 404)
    return HTMLResponse(pages.status_page(status))
