"""What a browser sees, and what tells that this is a pod: nodeinfo, pictures, people, posts, conversations."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from traynotify.demo.avatars import avatar_png
from traynotify.demo.diaspora import pages
from traynotify.demo.diaspora.http import answer, route, state_of

NODEINFO_VERSIONS = ("1.0", "2.0", "2.1")
PICTURE_HEADERS = {"Cache-Control": "public, max-age=86400, immutable"}


def web_routes() -> list[Route]:
    """The same on every pod."""
    return [
        route("GET", "/.well-known/nodeinfo", nodeinfo_links),
        route("GET", "/nodeinfo/{version}", nodeinfo),
        route("GET", "/", front_page),
        route("GET", "/avatars/{name}.png", avatar),
        route("GET", "/notifications", section),
        route("GET", "/stream", section),
        route("GET", "/conversations", conversations),
        route("GET", "/people/{guid}", person),
        route("GET", "/u/{name}", user),
        route("GET", "/posts/{guid}", post),
    ]


async def nodeinfo_links(request: Request) -> Response:
    """GET /.well-known/nodeinfo."""
    state = state_of(request)
    base = state.pod.link_base or state.base_url
    schema = "http://nodeinfo.diaspora.software/ns/schema"
    links = [{"rel": f"{schema}/{each}", "href": f"{base}/nodeinfo/{each}"} for each in NODEINFO_VERSIONS]
    return answer(request, {"links": links})


async def nodeinfo(request: Request) -> Response:
    """GET /nodeinfo/VERSION."""
    version = request.path_params["version"]
    if version not in NODEINFO_VERSIONS:
        return HTMLResponse(pages.plain_page("Not here", "This page does not exist."), 404)
    body = {
        "version": version,
        "software": {"name": "diaspora", "version": state_of(request).pod.version},
        "openRegistrations": False,
        "metadata": {"nodeName": pages.TITLE},
    }
    return answer(request, body)


async def front_page(request: Request) -> Response:
    """Who lives here."""
    return HTMLResponse(pages.front_page(state_of(request)))


async def section(request: Request) -> Response:
    """A page of the web interface that the toy only names."""
    name = request.url.path.strip("/").capitalize()
    return HTMLResponse(pages.plain_page(name, "On a real pod, this is the place."))


async def conversations(request: Request) -> Response:
    """What was said in private."""
    return HTMLResponse(pages.conversations_page(state_of(request).conversations.values()))


async def avatar(request: Request) -> Response:
    """A person's picture."""
    return Response(avatar_png(request.path_params["name"]), headers=PICTURE_HEADERS, media_type="image/png")


async def person(request: Request) -> Response:
    """A person, by the guid."""
    found = state_of(request).by_guid(request.path_params["guid"])
    if found is None:
        return HTMLResponse(pages.plain_page("Nobody", "Nobody of that kind is known here."), 404)
    return HTMLResponse(pages.person_page(found, state_of(request)))


async def user(request: Request) -> Response:
    """A person of this pod, by the name."""
    found = state_of(request).people.get(request.path_params["name"])
    if found is None:
        return HTMLResponse(pages.plain_page("Nobody", "Nobody of that name lives here."), 404)
    return HTMLResponse(pages.person_page(found, state_of(request)))


async def post(request: Request) -> Response:
    """A post; whoever is signed in has seen it then, and its notifications are read."""
    state = state_of(request)
    found = state.posts.get(request.path_params["guid"])
    if found is None:
        return HTMLResponse(pages.plain_page("Gone", "This post was deleted."), 404)
    reader = state.people.get(request.cookies.get(pages.SIGNED_IN, ""))
    if reader is not None:
        state.see_post(reader, found)
    return HTMLResponse(pages.post_page(found, state))
