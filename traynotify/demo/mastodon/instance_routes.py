"""What a server says about itself and its callers: instance, nodeinfo, OAuth metadata, handle look-up, credentials."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from traynotify.demo.mastodon.entities import credential_account_json
from traynotify.demo.mastodon.flavours import Flavour
from traynotify.demo.mastodon.http import Refused, answer, route, state_of, user_of
from traynotify.demo.mastodon.model import Json
from traynotify.demo.mastodon.state import MastodonState

TITLE = "Lantern Street"
DESCRIPTION = "A small toy server where everybody is made up."
PUBLIC = {"Cache-Control": "max-age=300, public"}
VAPID_KEY = "BToyKeyOfAServerThatNeverPushesAnythingToAnybodyButHasToShowSomeKeyInItsInstanceDocument00000"


def instance_routes(flavour: Flavour) -> list[Route]:
    """The routes that this server has."""
    routes = [
        route("GET", "/api/v1/instance", instance_v1),
        route("GET", "/api/v1/accounts/verify_credentials", verify_credentials),
        route("GET", "/.well-known/nodeinfo", nodeinfo_links),
        route("GET", "/nodeinfo/2.0", nodeinfo),
        route("GET", "/.well-known/webfinger", webfinger),
        route("GET", "/.well-known/host-meta", host_meta),
    ]
    if flavour.instance_v2:
        routes.append(route("GET", "/api/v2/instance", instance_v2))
    if flavour.oauth_metadata:
        routes.append(route("GET", "/.well-known/oauth-authorization-server", oauth_metadata))
    return routes


def _host(state: MastodonState) -> str:
    return state.base_url.partition("://")[2]


def _streaming_address(state: MastodonState) -> str | None:
    scheme = state.flavour.advertised_streaming_scheme
    return f"{scheme}://{_host(state)}" if scheme else scheme


async def instance_v1(request: Request) -> Response:
    """GET /api/v1/instance."""
    state = state_of(request)
    address = _streaming_address(state)
    document: dict[str, Json] = {
        "uri": _host(state),
        "title": TITLE,
        "short_description": DESCRIPTION,
        "description": DESCRIPTION,
        "email": "keeper@toy.example",
        "version": state.flavour.version,
        "urls": {} if address is None else {"streaming_api": address},
        "stats": {"user_count": len(state.local_accounts), "status_count": len(state.statuses), "domain_count": 12},
        "thumbnail": f"{state.base_url}/avatars/lantern.png",
        "languages": ["en"],
        "registrations": False,
        "approval_required": True,
        "invites_enabled": False,
        "configuration": {"statuses": {"max_characters": 500}},
        "contact_account": None,
        "rules": [],
    }
    if state.flavour.pleroma_read_state:
        document["pleroma"] = {"vapid_public_key": VAPID_KEY, "metadata": {"features": ["mastodon_api"]}}
    return answer(request, document, headers=PUBLIC)


async def instance_v2(request: Request) -> Response:
    """GET /api/v2/instance."""
    state = state_of(request)
    document: dict[str, Json] = {
        "domain": _host(state),
        "title": TITLE,
        "version": state.flavour.version,
        "source_url": f"https://{state.flavour.software}.example/source",
        "description": DESCRIPTION,
        "usage": {"users": {"active_month": len(state.local_accounts)}},
        "thumbnail": {"url": f"{state.base_url}/avatars/lantern.png"},
        "languages": ["en"],
        "configuration": {
            "urls": {"streaming": _streaming_address(state), "status": None},
            "statuses": {"max_characters": 500},
            "translation": {"enabled": False},
        },
        "registrations": {"enabled": False, "approval_required": True, "message": None, "url": None},
        "contact": {"email": "keeper@toy.example", "account": None},
        "rules": [],
    }
    if state.flavour.api_version is not None:
        document["api_versions"] = {"mastodon": state.flavour.api_version}
    if state.flavour.api_version is not None or state.flavour.software == "gotosocial":
        document["configuration"]["vapid"] = {"public_key": VAPID_KEY}
    return answer(request, document, headers=PUBLIC)


async def verify_credentials(request: Request) -> Response:
    """GET /api/v1/accounts/verify_credentials: needs `profile`, `read:accounts` or `read`."""
    user = user_of(request, "profile", "read:accounts")
    return answer(request, credential_account_json(user, state_of(request)))


async def nodeinfo_links(request: Request) -> Response:
    """Where the nodeinfo document is."""
    relation = "http://nodeinfo.diaspora.software/ns/schema/2.0"
    links = [{"rel": relation, "href": f"{state_of(request).base_url}/nodeinfo/2.0"}]
    return answer(request, {"links": links}, headers=PUBLIC)


async def nodeinfo(request: Request) -> Response:
    """Which software this is."""
    state = state_of(request)
    document = {
        "version": "2.0",
        "software": {"name": state.flavour.software, "version": state.flavour.version.split()[0]},
        "protocols": ["activitypub"],
        "services": {"outbound": [], "inbound": []},
        "usage": {"users": {"total": len(state.local_accounts)}, "localPosts": len(state.statuses)},
        "openRegistrations": False,
        "metadata": {},
    }
    return answer(request, document, headers=PUBLIC)


async def webfinger(request: Request) -> Response:
    """Who `acct:user@host` is."""
    state = state_of(request)
    username = request.query_params.get("resource", "").removeprefix("acct:").partition("@")[0]
    if not any(account.username == username for account in state.local_accounts):
        raise Refused(state.flavour.unknown_notification)
    profile = f"{state.base_url}/@{username}"
    links = [{"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": profile}]
    body = {"subject": f"acct:{username}@{_host(state)}", "aliases": [profile], "links": links}
    return answer(request, body, headers=PUBLIC)


async def host_meta(request: Request) -> Response:
    """Where webfinger is, as XML."""
    template = f"{state_of(request).base_url}/.well-known/webfinger?resource={{uri}}"
    document = (
        '<?xml version="1.0" encoding="UTF-8"?><XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">'
        f'<Link rel="lrdd" template="{template}"/></XRD>'
    )
    return Response(document, headers=PUBLIC, media_type="application/xrd+xml")


async def oauth_metadata(request: Request) -> Response:
    """GET /.well-known/oauth-authorization-server."""
    state = state_of(request)
    base = state.base_url
    document = {
        "issuer": f"{base}/",
        "authorization_endpoint": f"{base}/oauth/authorize",
        "token_endpoint": f"{base}/oauth/token",
        "revocation_endpoint": f"{base}/oauth/revoke",
        "userinfo_endpoint": f"{base}/oauth/userinfo",
        "app_registration_endpoint": f"{base}/api/v1/apps",
        "scopes_supported": sorted(state.flavour.scopes),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query", "fragment", "form_post"],
        "grant_types_supported": ["authorization_code", "client_credentials"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "code_challenge_methods_supported": ["S256"],
    }
    return answer(request, document, headers=PUBLIC)
