"""Signing in on a pod, and taking a token back: OpenID Connect with an app of our own, registered for this once."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from secrets import token_hex

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
    SourceError,
    Unsupported,
    brought_token,
    parse_token,
    pasted,
    phrase,
    redirected,
    tr,
)
from traynotify.sources.diaspora.client import DiasporaClient
from traynotify.sources.diaspora.discovery import Pod
from traynotify.sources.diaspora.identity import identify
from traynotify.sources.diaspora.tokens import TOKEN_PATH, Tokens

CLIENT_NAME = "traynotify"
APPS_PAGE = "/api/openid_connect/user_applications"
"""Where a person sees the apps that they let in, and shows them out."""
_SCOPES = ("openid", "profile", "notifications")
_MESSAGES_SCOPE = "conversations"
_NOBODY_LISTENS = "http://127.0.0.1/callback"
"""Where a browser ends that cannot come back to us: the person copies the address of the page that fails to load."""
_EXPLANATION = phrase(
    "traynotify asks to see whose account it is, and to read your notifications and mark them as read or unread."
)
_MESSAGES_EXPLANATION = phrase(
    " It also asks for your private conversations, to show which are unread. That permission covers writing messages "
    "as well; traynotify never writes any."
)


class App(msgspec.Struct, frozen=True):
    """What the pod knows us by. Registered anew at each sign-in, because a pod ties an app to its one way back."""

    client_id: str
    client_secret: str


async def sign_in(
    pod: Pod, prompt: SignInPrompt, clock: Clock, *, user: str, messages: bool, another_account: bool
) -> Grant:
    """Sign in through the person's browser. `another_account`: do not take whoever is signed in there.

    Raises SignInFailed, SignInCancelled or SourceError.
    """
    _check(pod)
    prompt.say(tr(_EXPLANATION) + (tr(_MESSAGES_EXPLANATION) if messages else ""))
    scope = " ".join((*_SCOPES, *((_MESSAGES_SCOPE,) if messages else ())))
    async with HttpClient(pod.base_url, clock=clock) as http:
        secrets = await _through_browser(http, pod, prompt, scope, {"prompt": "login"} if another_account else {})
        grant = await _grant(http, pod, secrets)
    name = grant.identity.handle.partition("@")[0]
    if user and name.lower() != user.lower():
        with suppress(SourceError):  # that it was the wrong person is what matters
            await take_back(pod.base_url, grant.secrets, clock)
        raise SignInFailed(
            tr(
                "Your browser is signed in as {handle}, not as {user}; sign in there as {user}, "
                "or add the account by the address of the pod alone",
                handle=grant.identity.handle,
                user=user,
            )
        )
    return grant


async def sign_in_with_token(pod: Pod, token: str, clock: Clock) -> Grant:
    """Sign in with an access token that the person brought. Raises SignInFailed or SourceError."""
    _check(pod)
    token = brought_token(token)
    async with HttpClient(pod.base_url, clock=clock) as http:
        try:
            return await _grant(http, pod, {"access_token": token})
        except AuthRejected as error:
            raise SignInFailed(
                tr("{host} does not accept this token, or it was not given the scope “notifications”", host=pod.host)
            ) from error


async def take_back(base_url: str, secrets: Mapping[str, str], clock: Clock) -> None:
    """End the token of `secrets`; raises NotOurToken where it is the person's own.

    Pods have no way of revoking. But when a code is presented a second time, everything that was granted for it ends
    (RFC 6749, section 4.1.2). Raises Unsupported where that did not work, otherwise the SourceError tree.
    """
    if not all(secrets.get(name) for name in ("code", "redirect_uri", "client_id", "client_secret")):
        raise NotOurToken
    form = {name: secrets[name] for name in ("code", "redirect_uri", "client_id", "client_secret")}
    path = secrets.get("token_path", TOKEN_PATH)
    again = {"grant_type": "authorization_code", **form}
    async with HttpClient(base_url, clock=clock) as http:
        await http.post(path, form=again, purpose="sign out", tolerate=(400, 401))
        tokens = Tokens(http, secrets, _nowhere)
        try:
            await tokens.renew(tokens.current)
        except AuthRejected:
            return
    raise Unsupported(
        tr(
            "the pod keeps it until you remove traynotify at {page}",
            page=f"{base_url}{APPS_PAGE}",
        )
    )


def _check(pod: Pod) -> None:
    if not pod.lets_apps_in:
        raise SignInFailed(
            tr(
                "{host} runs {label}, which lets no app see notifications: pods do from diaspora* 0.9 on. "
                "Please ask the people who run it whether they plan to update",
                host=pod.host,
                label=pod.label,
            )
        )


async def _through_browser(
    http: HttpClient, pod: Pod, prompt: SignInPrompt, scope: str, extra: dict[str, str]
) -> dict[str, str]:
    async with RedirectListener() as listener:
        redirect_uri = listener.address or _NOBODY_LISTENS
        app = await _register(http, pod, redirect_uri)
        grant = AuthorizationCode(
            authorize_url=pod.base_url + pod.authorize_path,
            client_id=app.client_id,
            redirect_uri=redirect_uri,
            scope=scope,
            extra=extra,
        )
        code = await redirected(prompt, grant, listener) if listener.address else None
        if code is None:
            code = await pasted(prompt, grant)
    return await _exchange(http, pod, app, grant.token_form(code, app.client_secret))


async def _register(http: HttpClient, pod: Pod, redirect_uri: str) -> App:
    """Register. A pod takes no two apps with the same name and the same ways back, hence one that only we know."""
    registration = {
        "client_name": CLIENT_NAME,
        "redirect_uris": [redirect_uri, f"{redirect_uri}/{token_hex(8)}"],
        "application_type": "native",
    }
    answer = await http.post(pod.register_path, json=registration, purpose="sign in", tolerate=(400, 401, 403, 422))
    if answer.status >= 400:
        raise SignInFailed(tr("{host} does not let traynotify introduce itself as an app", host=pod.host))
    return answer.decode(App)


async def _exchange(http: HttpClient, pod: Pod, app: App, form: dict[str, str]) -> dict[str, str]:
    """The secrets to keep. Never tried twice: a code that comes again ends what it was good for."""
    answer = await http.post(pod.token_path, form=form, purpose="sign in", tolerate=(400, 401))
    token = parse_token(answer.body)
    return {
        "access_token": token["access_token"],
        "refresh_token": str(token.get("refresh_token") or ""),
        "client_id": app.client_id,
        "client_secret": app.client_secret,
        "token_path": pod.token_path,
        "code": form["code"],
        "redirect_uri": form["redirect_uri"],
    }


async def _grant(http: HttpClient, pod: Pod, secrets: dict[str, str]) -> Grant:
    client = DiasporaClient(http, Tokens(http, secrets, _nowhere))
    identity = await identify(client, base_url=pod.base_url, version=pod.version)
    await client.notifications(purpose="sign in", limit=1)  # raises where the token may not
    return Grant(identity=identity, base_url=pod.base_url, secrets=secrets)


async def _nowhere(_secrets: Mapping[str, str]) -> None:
    """There is no account yet, or none any more, to keep a renewed token for."""
