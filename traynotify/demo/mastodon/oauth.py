"""App registration and the OAuth endpoints: the page on which a person allows or denies, tokens, revocation."""

import base64
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from traynotify.demo.mastodon import pages
from traynotify.demo.mastodon.authority import OUT_OF_BAND, App, AuthorisationRequest, OAuthError, Token
from traynotify.demo.mastodon.flavours import Flavour, Refusal
from traynotify.demo.mastodon.http import Refused, answer, bad_request, parameters_of, route, state_of, token_of
from traynotify.demo.mastodon.instance_routes import VAPID_KEY
from traynotify.demo.mastodon.model import Json
from traynotify.demo.mastodon.state import MastodonState

LONGEST_CLIENT_NAME = 60
PARAMETERS = (
    "client_id",
    "redirect_uri",
    "response_type",
    "scope",
    "state",
    "code_challenge",
    "code_challenge_method",
)


def oauth_routes() -> list[Route]:
    """The same routes on every server."""
    return [
        route("POST", "/api/v1/apps", register_app),
        route("GET", "/api/v1/apps/verify_credentials", verify_app),
        route("GET", "/oauth/authorize", ask),
        route("POST", "/oauth/authorize", decide),
        route("POST", "/oauth/token", token),
        route("POST", "/oauth/revoke", revoke),
    ]


async def register_app(request: Request) -> Response:
    """POST /api/v1/apps."""
    state = state_of(request)
    parameters = await parameters_of(request)
    uris = parameters.get("redirect_uris", "")
    if isinstance(uris, list):
        if not state.flavour.redirect_list:
            raise bad_request(400, "Bad Request: redirect_uris must be a string")
        uris = "\n".join(str(uri) for uri in uris)
    name = str(parameters.get("client_name", ""))
    if not 0 < len(name) <= LONGEST_CLIENT_NAME:
        raise bad_request(422, "Validation failed: Application name is too long (maximum is 60 characters)")
    scopes = str(parameters.get("scopes", "")).split()
    try:
        app = state.authority.register(name, str(uris).split(), scopes, parameters.get("website"))
    except OAuthError as error:
        raise bad_request(error.status, error.description) from error
    return answer(request, _app_json(app, state.flavour, with_secret=True))


def _app_json(app: App, flavour: Flavour, *, with_secret: bool) -> dict[str, Json]:
    entity: dict[str, Json] = {
        "id": app.id,
        "name": app.name,
        "website": app.website,
        "redirect_uri": "\n".join(app.redirect_uris),
        "vapid_key": VAPID_KEY,
    }
    if flavour.api_version is not None or flavour.software == "gotosocial":
        entity |= {"scopes": app.scopes, "redirect_uris": app.redirect_uris}
    if with_secret:
        entity |= {"client_id": app.client_id, "client_secret": app.client_secret}
        if flavour.api_version is not None:
            entity["client_secret_expires_at"] = 0
    return entity


async def verify_app(request: Request) -> Response:
    """GET /api/v1/apps/verify_credentials."""
    app = token_of(request).app
    if app is None:
        raise Refused(state_of(request).flavour.bad_token)
    return answer(request, _app_json(app, state_of(request).flavour, with_secret=False))


def decide_request(state: MastodonState, parameters: dict[str, str], user: str | None, *, allow: bool) -> str:
    """The address that the browser is sent to once the person has decided; `OAuthError` for a bad request.

    For an out-of-band request it is the page with the code. `user` is a local username, by default the first one.
    """
    checked = state.authority.check_request(parameters)
    if not allow:
        refusal = {"error": "access_denied", "error_description": "The resource owner denied the request."}
        return _with_query(checked, refusal)
    account = state.local_accounts[0] if user is None else state.account(user)
    return _with_query(checked, {"code": state.authority.grant(checked, account)})


def _with_query(checked: AuthorisationRequest, extra: dict[str, str]) -> str:
    query = dict(extra)
    if checked.state is not None:
        query["state"] = checked.state
    if checked.redirect_uri == OUT_OF_BAND:
        return f"/oauth/authorize/native?{urlencode(query)}"
    joiner = "&" if urlsplit(checked.redirect_uri).query else "?"
    return f"{checked.redirect_uri}{joiner}{urlencode(query)}"


async def ask(request: Request) -> Response:
    """GET /oauth/authorize: the page with Allow and Deny."""
    state = state_of(request)
    parameters = {name: request.query_params[name] for name in PARAMETERS if name in request.query_params}
    try:
        checked = state.authority.check_request(parameters)
    except OAuthError as error:
        return _error_page(error)
    return HTMLResponse(pages.authorise_page(checked, parameters, state))


async def decide(request: Request) -> Response:
    """POST /oauth/authorize: what the buttons of that page do."""
    state = state_of(request)
    form = {name: str(value) for name, value in (await parameters_of(request)).items()}
    parameters = {name: form[name] for name in PARAMETERS if name in form}
    try:
        target = decide_request(state, parameters, form.get("user"), allow=form.get("decision") == "allow")
    except (OAuthError, KeyError) as error:
        return _error_page(error)
    if target.startswith("/oauth/authorize/native"):
        code = dict(part.split("=", 1) for part in urlsplit(target).query.split("&")).get("code")
        return HTMLResponse(pages.code_page(code))
    return RedirectResponse(target, 302)


def _error_page(error: Exception) -> Response:
    """An error page has status 200 on Mastodon, and never redirects (seen on the wire)."""
    description = error.description if isinstance(error, OAuthError) else "There is nobody of that name here."
    return HTMLResponse(pages.error_page("An error has occurred", description), 200)


async def token(request: Request) -> Response:
    """POST /oauth/token, for codes, refresh tokens and an app's own token."""
    state = state_of(request)
    parameters = await parameters_of(request)
    try:
        app = _client(request, parameters, state)
        issued = _issue(app, parameters, state)
    except OAuthError as error:
        body = {"error": error.code, "error_description": error.description}
        raise Refused(Refusal(error.status, body)) from error
    return answer(request, _token_json(issued, state), headers={"Cache-Control": "no-store", "Pragma": "no-cache"})


def _client(request: Request, parameters: dict[str, Any], state: MastodonState) -> App:
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        client_id, _, secret = base64.b64decode(encoded).decode("utf-8", "replace").partition(":")
    else:
        client_id, secret = str(parameters.get("client_id", "")), str(parameters.get("client_secret", ""))
    return state.authority.client(client_id, secret)


def _issue(app: App, parameters: dict[str, Any], state: MastodonState) -> Token:
    match parameters.get("grant_type"):
        case "authorization_code":
            return state.authority.exchange_code(
                app,
                str(parameters.get("code", "")),
                str(parameters.get("redirect_uri", "")),
                parameters.get("code_verifier"),
            )
        case "refresh_token" if state.flavour.expiring_tokens is not None:
            return state.authority.refresh(app, str(parameters.get("refresh_token", "")))
        case "client_credentials":
            return state.authority.issue(None, str(parameters.get("scope", "read")).split(), app)
    raise OAuthError(400, "unsupported_grant_type", "The authorization grant type is not supported.")


def _token_json(issued: Token, state: MastodonState) -> dict[str, Json]:
    body: dict[str, Json] = {
        "access_token": issued.value,
        "token_type": "Bearer",
        "scope": " ".join(issued.scopes),
        "created_at": int(issued.created_at.timestamp()),
    }
    if issued.refresh is not None:
        body |= {"refresh_token": issued.refresh, "expires_in": state.flavour.expiring_tokens}
    return body


async def revoke(request: Request) -> Response:
    """POST /oauth/revoke; an unknown token is no error."""
    state = state_of(request)
    parameters = await parameters_of(request)
    try:
        app = _client(request, parameters, state)
        state.authority.revoke(str(parameters.get("token", "")), app)
    except OAuthError as error:
        status = 403 if error.code == "invalid_client" else error.status
        body = {"error": "unauthorized_client", "error_description": error.description}
        raise Refused(Refusal(status, body)) from error
    return answer(request, {})
