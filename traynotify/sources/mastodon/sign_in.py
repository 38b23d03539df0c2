"""Signing in to a Mastodon-compatible server, and taking a token back: an app of our own, exactly the scopes needed."""

from __future__ import annotations

import msgspec

from traynotify.api import (
    AuthorizationCode,
    AuthRejected,
    Clock,
    Grant,
    HttpClient,
    NotOurToken,
    RedirectListener,
    SignInFailed,
    SignInPrompt,
    WireError,
    brought_token,
    decode_json,
    granted_secrets,
    parse_token,
    pasted,
    phrase,
    redirected,
    tr,
)
from traynotify.sources.mastodon.client import MastodonClient, NotLetIn
from traynotify.sources.mastodon.identity import identify
from traynotify.sources.mastodon.instance import Server

CLIENT_NAME = "traynotify"
_NO_REDIRECT = "urn:ietf:wg:oauth:2.0:oob"
_READING = ("read:notifications", "read:statuses", "read:follows")
_NEEDED = (*_READING, "write:statuses", "write:notifications", "write:follows")
_PROFILE, _PROFILE_BEFORE_4_3 = "profile", "read:accounts"
_COARSE = "read write"
_EXPLANATION = phrase(
    "traynotify asks to read your notifications and to see whose account it is, to keep your reading position in step "
    "with your other apps, to dismiss notifications, and to answer where you tell it to: with a reply that you wrote, "
    "by accepting or declining a request, or by following back. It does none of that by itself."
)


class App(msgspec.Struct, frozen=True):
    """What a server knows this installation by. Registered anew at each sign-in: shared apps share tokens."""

    client_id: str
    client_secret: str
    scope: str
    redirect_uri: str

    def grant(self, http: HttpClient, extra: dict[str, str]) -> AuthorizationCode:
        """A run of consent for this app."""
        return AuthorizationCode(
            authorize_url=f"{http.base_url}/oauth/authorize",
            client_id=self.client_id,
            redirect_uri=self.redirect_uri,
            scope=self.scope,
            extra=extra,
        )


class _Registration(msgspec.Struct):
    client_id: str
    client_secret: str


class _Metadata(msgspec.Struct):
    scopes_supported: list[str] = []


async def sign_in(server: Server, prompt: SignInPrompt, clock: Clock, *, user: str, another_account: bool) -> Grant:
    """Sign in through the person's browser. `another_account`: do not silently take whoever is signed in there.

    Raises SignInFailed, SignInCancelled or SourceError.
    """
    prompt.say(tr(_EXPLANATION))
    extra = {"force_login": "true"} if another_account else {}
    async with HttpClient(server.base_url, clock=clock) as http:
        secrets = await _through_browser(http, prompt, extra, clock)
        grant = await _grant(http, server, secrets, user=user)
    name = grant.identity.handle.partition("@")[0]
    if user and name.lower() != user.lower():
        await take_back(server.base_url, grant.secrets, clock)
        raise SignInFailed(
            tr(
                "Your browser is signed in as {handle}, not as {user}; sign in there as {user}, "
                "or add the account by the address of the server alone",
                handle=grant.identity.handle,
                user=user,
            )
        )
    return grant


async def sign_in_with_token(server: Server, token: str, clock: Clock, *, user: str) -> Grant:
    """Sign in with a token that the person brought. Raises SignInFailed or SourceError."""
    token = brought_token(token)
    async with HttpClient(server.base_url, clock=clock) as http:
        try:
            return await _grant(http, server, {"access_token": token}, user=user)
        except AuthRejected as error:
            raise SignInFailed(tr("{domain} does not accept this token", domain=server.domain)) from error
        except NotLetIn as error:
            raise SignInFailed(tr("This token may not read notifications on {domain}", domain=server.domain)) from error


async def take_back(base_url: str, secrets: dict[str, str], clock: Clock) -> None:
    """Revoke the token of `secrets`. Raises NotOurToken where it is the person's own, otherwise SourceError."""
    if not all(secrets.get(name) for name in ("access_token", "client_id", "client_secret")):
        raise NotOurToken
    async with HttpClient(base_url, clock=clock) as http:
        form = {
            "client_id": secrets["client_id"],
            "client_secret": secrets["client_secret"],
            "token": secrets["access_token"],
        }
        await http.post("/oauth/revoke", form=form, purpose="sign out", tolerate=(400, 401, 403, 404))


async def _scope(http: HttpClient) -> str:
    """The scopes to ask for: all fine-grained, in the words that this server knows."""
    answer = await http.get("/.well-known/oauth-authorization-server", purpose="sign in", tolerate=range(400, 500))
    profile = _PROFILE_BEFORE_4_3
    try:
        if answer.status == 200 and _PROFILE in decode_json(answer.body, _Metadata).scopes_supported:
            profile = _PROFILE
    except WireError:
        pass  # a server whose web pages answer whatever it does not know
    return " ".join((profile, *_NEEDED))


async def _through_browser(
    http: HttpClient, prompt: SignInPrompt, extra: dict[str, str], clock: Clock
) -> dict[str, str]:
    scope = await _scope(http)
    async with RedirectListener() as listener:
        if listener.address:
            app = await _register(http, scope, listener.address)
            grant = app.grant(http, extra)
            code = await redirected(prompt, grant, listener)
            if code is not None:
                return await _exchange(http, app, grant, code, clock)
    # The browser is on another computer, or may not come back to this one: the server shows a code instead.
    app = await _register(http, scope, _NO_REDIRECT)
    grant = app.grant(http, extra)
    return await _exchange(http, app, grant, await pasted(prompt, grant), clock)


async def _exchange(http: HttpClient, app: App, grant: AuthorizationCode, code: str, clock: Clock) -> dict[str, str]:
    """The secrets to keep, for the code of a consent."""
    form = grant.token_form(code, app.client_secret)
    answer = await http.post("/oauth/token", form=form, purpose="sign in", tolerate=(400, 401, 403, 422))
    granted = parse_token(answer.body).get("scope")
    return {
        **granted_secrets(answer.body, clock.now()),
        "client_id": app.client_id,
        "client_secret": app.client_secret,
        "scope": " ".join(granted) if granted else app.scope,
    }


async def _register(http: HttpClient, scope: str, redirect_uri: str) -> App:
    """Register with exactly the scopes that are asked for later: Mastodon answers anything else with an error page."""
    for wanted in (scope, _COARSE):
        form = {"client_name": CLIENT_NAME, "redirect_uris": redirect_uri, "scopes": wanted}
        answer = await http.post("/api/v1/apps", form=form, purpose="sign in", tolerate=(400, 422))
        if answer.status == 200:
            made = answer.decode(_Registration)
            return App(made.client_id, made.client_secret, wanted, redirect_uri)
    raise SignInFailed(tr("{host} does not let traynotify introduce itself as an app", host=http.host))


async def _grant(http: HttpClient, server: Server, secrets: dict[str, str], *, user: str) -> Grant:
    client = MastodonClient(http, secrets["access_token"], server)
    scopes = frozenset(secrets["scope"].split()) if "scope" in secrets else None
    identity = await identify(client, server, token=secrets["access_token"], scopes=scopes, user=user)
    return Grant(identity=identity, base_url=server.base_url, secrets=secrets)
