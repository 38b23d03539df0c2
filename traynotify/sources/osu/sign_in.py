"""Signing in to an osu! server, and taking a token back: with a token, or with an app that the person has registered.

osu! lets nobody register an app for everybody that may have more than public data: an app of one's own may carry one's
own chat. Notifications are for the game itself, which this program never claims to be.
"""

from __future__ import annotations

from collections.abc import Mapping

from traynotify.api import (
    AuthorizationCode,
    AuthRejected,
    Clock,
    Grant,
    HttpClient,
    NotOurToken,
    RateLimited,
    RedirectListener,
    Refused,
    SignInFailed,
    SignInPrompt,
    SourceError,
    Unreachable,
    WireError,
    base_url,
    brought_token,
    decode_json,
    fetch_page,
    granted_secrets,
    pasted,
    phrase,
    redirected,
    tr,
)
from traynotify.sources.osu import wire
from traynotify.sources.osu.client import OsuClient
from traynotify.sources.osu.identity import identify
from traynotify.sources.osu.pace import Pace
from traynotify.sources.osu.tokens import ENDED, Tokens

_LIST = "/api/v2/notifications"
SCOPES = "chat.read identify"
REDIRECT = "http://127.0.0.1/callback"
"""What the person registers. osu! does not look at the port of an address on one's own computer."""

_EXPLANATION = phrase(
    "osu! lets no app but its own read notifications. With an app of your own, traynotify can show your chat messages: "
    "on the website, open your account settings, OAuth, register a new application, and give it the callback address "
    "{address}. If you have a token that carries more, use that instead."
)


async def find(candidates: list[str], clock: Clock, pace: Pace) -> str | None:
    """Where the API of osu! answers, at the first of these addresses or where it redirects to; None if none does.

    No token takes part.

    Raises Unreachable or RateLimited when nothing that could be asked answers.
    """
    trouble: SourceError | None = None
    for candidate in candidates:
        await pace.turn()
        try:
            answer, found_at = await fetch_page(f"{candidate}{_LIST}", clock=clock)
        except (Unreachable, RateLimited) as error:
            trouble = trouble or error
            continue
        except SourceError:
            continue
        try:
            if answer.status == 401 and decode_json(answer.body, wire.Challenge).authentication is not None:
                return base_url(found_at).removesuffix(_LIST)
        except (WireError, Refused):
            continue
    if trouble is not None:
        raise trouble
    return None


async def sign_in(base_url: str, prompt: SignInPrompt, clock: Clock, pace: Pace) -> Grant:
    """Sign in through the browser, with an app of the person's own. Raises SignInFailed or SourceError."""
    prompt.say(tr(_EXPLANATION, address=REDIRECT))
    client_id = (await prompt.ask(tr("The client id of your application, a number"))).strip()
    client_secret = (await prompt.ask(tr("Its client secret"), secret=True)).strip()
    if not client_id.isdecimal() or not client_secret.isprintable() or not client_secret:
        raise SignInFailed(
            tr("This is not the id and the secret of an application; the website shows them under OAuth")
        )
    grant, code = await _consent(base_url, client_id, prompt)
    async with HttpClient(base_url, clock=clock) as http:
        form = grant.token_form(code, client_secret)
        await pace.turn()
        answer = await http.post("/oauth/token", form=form, purpose="sign in", tolerate=(400, 401, 403, 422))
    secrets = {**granted_secrets(answer.body, clock.now()), "client_id": client_id, "client_secret": client_secret}
    return await _grant(base_url, secrets, clock, pace)


async def _consent(base_url: str, client_id: str, prompt: SignInPrompt) -> tuple[AuthorizationCode, str]:
    """The run of consent that the person said yes to, and the code that came of it."""

    def ask(redirect_uri: str) -> AuthorizationCode:
        url = f"{base_url}/oauth/authorize"
        return AuthorizationCode(authorize_url=url, client_id=client_id, redirect_uri=redirect_uri, scope=SCOPES)

    async with RedirectListener() as listener:
        if listener.address:
            grant = ask(listener.address)
            code = await redirected(prompt, grant, listener)
            if code is not None:
                return grant, code
    grant = ask(REDIRECT)  # nobody listens there: the browser shows an error, and the address that is to be pasted
    return grant, await pasted(prompt, grant)


async def sign_in_with_token(base_url: str, token: str, clock: Clock, pace: Pace) -> Grant:
    """Sign in with a token that the person brought. Raises SignInFailed or SourceError."""
    token = brought_token(token)
    return await _grant(base_url, {"access_token": token}, clock, pace)


async def take_back(base_url: str, secrets: Mapping[str, str], clock: Clock, pace: Pace) -> None:
    """Revoke the token of `secrets`, unless it is gone already.

    Raises NotOurToken where it is the person's own, otherwise the SourceError tree.
    """
    if ENDED in secrets:
        return
    if not all(secrets.get(name) for name in ("access_token", "client_id", "client_secret")):
        raise NotOurToken
    async with HttpClient(base_url, clock=clock) as http:
        try:
            await OsuClient(http, _tokens(base_url, secrets, clock, pace), pace).revoke()
        except AuthRejected:
            return  # it is dead already


async def _grant(base_url: str, secrets: dict[str, str], clock: Clock, pace: Pace) -> Grant:
    tokens = _tokens(base_url, secrets, clock, pace)
    async with HttpClient(base_url, clock=clock) as http:
        try:
            identity, _ = await identify(OsuClient(http, tokens, pace), base_url, token=secrets["access_token"])
        except AuthRejected as error:
            raise SignInFailed(tr("{host} does not accept this token", host=http.host)) from error
    return Grant(identity=identity, base_url=base_url, secrets=secrets)


def _tokens(base_url: str, secrets: Mapping[str, str], clock: Clock, pace: Pace) -> Tokens:
    async def keep(_secrets: Mapping[str, str]) -> None:
        """Nothing is renewed while an account comes or goes."""

    return Tokens(secrets, base_url=base_url, clock=clock, pace=pace, save=keep)
