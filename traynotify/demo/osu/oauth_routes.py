"""OAuth: the page on which a person allows or denies, and tokens for codes and for tokens that will soon be old."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from traynotify.demo.osu import pages
from traynotify.demo.osu.authority import TOKEN_LIFETIME, OAuthError, ScopeUnknown, Token
from traynotify.demo.osu.http import Refused, answer, parameters_of, route, state_of
from traynotify.demo.osu.state import OsuState

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
    """The routes, the same in every generation."""
    return [
        route("GET", "/oauth/authorize", ask),
        route("POST", "/oauth/authorize", decide),
        route("POST", "/oauth/token", token),
    ]


def decide_request(state: OsuState, parameters: dict[str, str], user: str | None, *, allow: bool) -> str:
    """The address that the browser is sent to once the person has decided; OAuthError for a page with an error."""
    person = state.user(user)
    try:
        checked = state.authority.check_request(parameters, person)
    except ScopeUnknown as error:
        refusal = {"error": error.code, "error_description": error.description}
        return _with_query(parameters.get("redirect_uri", ""), refusal)
    query = {"code": state.authority.grant(checked, person)}
    if not allow:
        query = {"error": "access_denied", "error_description": "The resource owner denied the request."}
    if checked.state is not None:
        query["state"] = checked.state
    return _with_query(checked.redirect_uri, query)


def _with_query(url: str, query: dict[str, str]) -> str:
    return f"{url}{'&' if urlsplit(url).query else '?'}{urlencode(query)}"


async def ask(request: Request) -> Response:
    """GET /oauth/authorize: the page with Allow and Deny. Whoever has come first is signed in."""
    state = state_of(request)
    parameters = {name: request.query_params[name] for name in PARAMETERS if name in request.query_params}
    try:
        checked = state.authority.check_request(parameters, state.user(None))
    except ScopeUnknown:
        return RedirectResponse(decide_request(state, parameters, None, allow=False), 302)
    except OAuthError as error:
        return HTMLResponse(pages.page("This did not work", error.description), error.status)
    return HTMLResponse(pages.consent_page(checked, parameters))


async def decide(request: Request) -> Response:
    """POST /oauth/authorize: what the buttons of that page do."""
    form = {name: str(value) for name, value in (await parameters_of(request)).items()}
    parameters = {name: form[name] for name in PARAMETERS if name in form}
    try:
        target = decide_request(state_of(request), parameters, None, allow=form.get("decision") == "allow")
    except OAuthError as error:
        return HTMLResponse(pages.page("This did not work", error.description), error.status)
    return RedirectResponse(target, 302)


async def token(request: Request) -> Response:
    """POST /oauth/token."""
    state = state_of(request)
    parameters = await parameters_of(request)
    try:
        issued = _issue(parameters, state)
    except OAuthError as error:
        body = {"error": error.code, "error_description": error.description, "message": error.description}
        raise Refused(error.status, body) from error
    return answer(
        {
            "token_type": "Bearer",
            "expires_in": int(TOKEN_LIFETIME.total_seconds()),
            "access_token": issued.value,
            "refresh_token": issued.refresh,
        }
    )


def _issue(parameters: dict[str, Any], state: OsuState) -> Token:
    given = {name: str(value) for name, value in parameters.items()}
    app = state.authority.client(given.get("client_id", ""), given.get("client_secret", ""))
    match given.get("grant_type"):
        case "authorization_code":
            code, redirect_uri = given.get("code", ""), given.get("redirect_uri", app.redirect)
            return state.authority.exchange_code(app, code, redirect_uri, given.get("code_verifier", ""))
        case "refresh_token":
            return state.authority.renew(app, given.get("refresh_token", ""))
        case "client_credentials":
            return state.authority.issue(None, ("public",), app)
    raise OAuthError(400, "unsupported_grant_type", "The authorization grant type is not supported.")
