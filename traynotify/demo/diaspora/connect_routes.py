"""OpenID Connect: discovery, registration, the page on which a person allows or denies, tokens, claims, keys."""

import base64
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from traynotify.demo.diaspora import pages
from traynotify.demo.diaspora.authority import App, Crash, OAuthError, RedirectedError, Token
from traynotify.demo.diaspora.authority import Request as AuthorisationRequest
from traynotify.demo.diaspora.entities import picture_url, timestamp
from traynotify.demo.diaspora.http import answer, granted, oauth_refuse, parameters_of, route, state_of, user_of
from traynotify.demo.diaspora.id_token import id_token, key_set
from traynotify.demo.diaspora.model import Json
from traynotify.demo.diaspora.state import PodState

ROOT = "/api/openid_connect"
PARAMETERS = ("client_id", "redirect_uri", "response_type", "scope", "state", "nonce", "prompt")
_UNSAID = (
    "response_types",
    "grant_types",
    "contacts",
    "logo_uri",
    "client_uri",
    "policy_uri",
    "tos_uri",
    "sector_identifier_uri",
    "jwks",
    "jwks_uri",
)


def connect_routes() -> list[Route]:
    """The same on every pod, with the API or without."""
    return [
        route("GET", "/.well-known/openid-configuration", configuration),
        route("POST", f"{ROOT}/clients", register),
        route("GET", f"{ROOT}/clients/find", find_client),
        route("GET", f"{ROOT}/authorizations/new", ask),
        route("POST", f"{ROOT}/authorizations", decide),
        route("POST", f"{ROOT}/access_tokens", token),
        route("GET", f"{ROOT}/user_info", user_info),
        route("GET", f"{ROOT}/jwks.json", keys),
        route("GET", f"{ROOT}/user_applications", applications),
        route("POST", f"{ROOT}/user_applications", show_out),
    ]


async def configuration(request: Request) -> Response:
    """GET /.well-known/openid-configuration."""
    state = state_of(request)
    base = state.pod.link_base or state.base_url
    body = {
        "issuer": f"{base}/",
        "authorization_endpoint": f"{base}{ROOT}/authorizations/new",
        "token_endpoint": f"{base}{ROOT}/access_tokens",
        "userinfo_endpoint": f"{base}{ROOT}/user_info",
        "registration_endpoint": f"{base}{ROOT}/clients",
        "jwks_uri": f"{base}{ROOT}/jwks.json",
        "scopes_supported": list(state.pod.scopes),
        "response_types_supported": ["id_token", "id_token token", "code"],
        "subject_types_supported": ["public", "pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "private_key_jwt"],
        "claims_supported": ["sub", "name", "nickname", "profile", "picture"],
    }
    return answer(request, body)


async def register(request: Request) -> Response:
    """POST /api/openid_connect/clients: the whole row, internal columns and all, with status 200."""
    try:
        app = state_of(request).authority.register(await parameters_of(request))
    except OAuthError as error:
        return oauth_refuse(error.status, error.code, error.description)
    body: dict[str, Json] = {
        "id": app.number,
        "user_id": None,
        "client_id": app.client_id,
        "client_secret": app.client_secret,
        "client_name": app.name,
        "redirect_uris": app.redirect_uris,
        "application_type": app.metadata.get("application_type", "web"),
        "token_endpoint_auth_method": "client_secret_post",
        "ppid": False,
        "created_at": timestamp(app.created_at),
        "updated_at": timestamp(app.created_at),
        "client_secret_expires_at": 0,
        **{name: app.metadata.get(name) for name in _UNSAID},
    }
    return answer(request, body)


async def find_client(request: Request) -> Response:
    """GET /api/openid_connect/clients/find: the id without its secret, and 200 even for what is not there."""
    name = request.query_params.get("client_name", "")
    found = next((app for app in state_of(request).authority.apps.values() if app.name == name), None)
    return answer(request, {"client_id": found.client_id} if found else {"error": "Client with name not found"})


def decide_request(state: PodState, parameters: dict[str, str], user: str | None, *, allow: bool) -> str:
    """The address that the browser is sent to once the person has decided.

    `user` is the name of somebody of this pod, by default the first one. Raises OAuthError or Crash for an error page.
    """
    try:
        checked = state.authority.check_request(parameters)
    except RedirectedError as error:
        return _back(error.request, {"error": error.code, "error_description": error.description})
    if not allow:
        return _back(checked, {"error": "access_denied", "error_description": "The person said no."})
    person = state.local_people[0] if user is None else state.person(user)
    return _back(checked, {"code": state.authority.grant(checked, person)})


def _back(request: AuthorisationRequest, extra: dict[str, str]) -> str:
    query = {**extra, **({"state": request.state} if request.state else {})}
    joiner = "&" if urlsplit(request.redirect_uri).query else "?"
    return f"{request.redirect_uri}{joiner}{urlencode(query)}"


async def ask(request: Request) -> Response:
    """GET /api/openid_connect/authorizations/new: the page with Approve and Deny."""
    state = state_of(request)
    parameters = {name: request.query_params[name] for name in PARAMETERS if name in request.query_params}
    try:
        checked = state.authority.check_request(parameters)
    except RedirectedError as error:
        return RedirectResponse(decide_request(state, parameters, None, allow=False), error.status)
    except OAuthError as error:
        return _error_page(error)
    return HTMLResponse(pages.consent_page(checked, parameters, state))


async def decide(request: Request) -> Response:
    """POST /api/openid_connect/authorizations: what the buttons of that page do; whoever says yes is signed in."""
    state = state_of(request)
    form = {name: str(value) for name, value in (await parameters_of(request)).items()}
    parameters = {name: form[name] for name in PARAMETERS if name in form}
    try:
        target = decide_request(state, parameters, form.get("user"), allow=form.get("decision") == "approve")
    except (OAuthError, Crash, KeyError) as error:
        return _error_page(error)
    response = RedirectResponse(target, 302)
    response.set_cookie(pages.SIGNED_IN, form.get("user", ""), httponly=True, samesite="lax")
    return response


def _error_page(error: Exception) -> Response:
    """Never a redirect, so that an app waits in vain."""
    match error:
        case Crash():
            return HTMLResponse(pages.plain_page("We are sorry", "Something went wrong on this pod."), 500)
        case OAuthError():
            return HTMLResponse(pages.plain_page("An error occurred", error.description), error.status)
    return HTMLResponse(pages.plain_page("An error occurred", "Nobody of that name lives here."), 404)


async def token(request: Request) -> Response:
    """POST /api/openid_connect/access_tokens, for codes and refresh tokens."""
    state = state_of(request)
    parameters = await parameters_of(request)
    try:
        app = _client(request, parameters, state)
        match parameters.get("grant_type"):
            case "authorization_code":
                code, redirect_uri = str(parameters.get("code", "")), str(parameters.get("redirect_uri", ""))
                issued = state.authority.exchange_code(app, code, redirect_uri)
                return answer(None, _granted_json(issued, app, state), headers={"Cache-Control": "no-store"})
            case "refresh_token":
                issued = state.authority.refresh(app, str(parameters.get("refresh_token", "")))
                return answer(None, _token_json(issued, state), headers={"Cache-Control": "no-store"})
        raise OAuthError(400, "unsupported_grant_type", "The access grant included is not supported by this pod.")
    except OAuthError as error:
        challenge = "Basic" if error.status == 401 else ""
        return oauth_refuse(error.status, error.code, error.description, challenge=challenge)


def _client(request: Request, parameters: dict[str, Any], state: PodState) -> App:
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        client_id, _, secret = base64.b64decode(encoded).decode("utf-8", "replace").partition(":")
    else:
        client_id, secret = str(parameters.get("client_id", "")), str(parameters.get("client_secret", ""))
    return state.authority.client(client_id, secret)


def _token_json(issued: Token, state: PodState) -> dict[str, Json]:
    """What a refresh gives: neither a refresh token nor an identity token."""
    seconds = int((issued.expires_at - state.clock()).total_seconds())
    return {"access_token": issued.value, "token_type": "bearer", "expires_in": seconds}


def _granted_json(issued: Token, app: App, state: PodState) -> dict[str, Json]:
    """What a code gives."""
    authorization = issued.authorization
    body = {**_token_json(issued, state), "refresh_token": authorization.refresh_token}
    if "openid" in authorization.scopes:
        body["id_token"] = id_token(
            issuer=f"{state.base_url}/",
            subject=state.diaspora_id(authorization.user),
            audience=app.client_id,
            nonce=authorization.nonce,
            access_token=issued.value,
            now=state.clock(),
        )
    return body


async def user_info(request: Request) -> Response:
    """GET /api/openid_connect/user_info: a claim for each scope that was granted."""
    person, state, scopes = user_of(request, "openid"), state_of(request), granted(request)
    claims: dict[str, Json] = {
        "name": person.name or state.diaspora_id(person),
        "nickname": person.username,
        "profile": f"{state.base_url}/api/v1/user",
        "picture": picture_url(person, state),
    }
    return answer(
        request,
        {
            **{name: value for name, value in claims.items() if name in scopes},
            "sub": state.diaspora_id(person),
        },
    )


async def keys(request: Request) -> Response:
    """GET /api/openid_connect/jwks.json."""
    return answer(request, key_set())


async def applications(request: Request) -> Response:
    """GET /api/openid_connect/user_applications: the apps that were let in."""
    authorizations = [each for each in state_of(request).authority.authorizations if each.app is not None]
    return HTMLResponse(pages.applications_page(authorizations))


async def show_out(request: Request) -> Response:
    """The button of that page: the only way in which a person takes back what they granted."""
    authority, parameters = state_of(request).authority, await parameters_of(request)
    for authorization in list(authority.authorizations):
        if authorization.refresh_token == parameters.get("grant"):
            authority.end(authorization)
    return RedirectResponse(f"{ROOT}/user_applications", 302)
