"""Signing in: the browser with a redirect to this computer and PKCE, or with a code that the person pastes."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from traynotify.api.loopback import RedirectListener
from traynotify.core.errors import SignInCancelled, SignInFailed
from traynotify.core.language import tr
from traynotify.core.ports import SignInPrompt
from traynotify.core.text import clean_line

CONSENT_TIMEOUT_S = 300.0
_VERIFIER_LENGTH = 64
_MOST_ATTEMPTS = 5
_REASON_LIMIT = 60


class AuthorizationCode:
    """One run of OAuth's authorization code grant with PKCE: the page to open, the answer, the request for a token."""

    def __init__(
        self,
        *,
        authorize_url: str,
        client_id: str,
        redirect_uri: str,
        scope: str,
        extra: Mapping[str, str] | None = None,
    ) -> None:
        from oauthlib.common import generate_token  # needed once in the life of an account, not at every start
        from oauthlib.oauth2 import WebApplicationClient

        self._client = WebApplicationClient(client_id)
        self._redirect_uri = redirect_uri
        self._verifier = self._client.create_code_verifier(_VERIFIER_LENGTH)
        self.state = generate_token(40)
        """What the answer has to bring back, so that nobody else's answer is taken for it."""
        url = self._client.prepare_request_uri(
            _as_https(authorize_url),
            redirect_uri=redirect_uri,
            scope=scope,
            state=self.state,
            code_challenge=self._client.create_code_challenge(self._verifier, "S256"),
            code_challenge_method="S256",
            **(extra or {}),
        )
        self.url: str = urlunsplit(urlsplit(url)._replace(scheme=urlsplit(authorize_url).scheme))
        """The consent page."""

    def code(self, answer: str) -> str:
        """The code in `answer`: the address that the browser ended at, or a bare code. Raises SignInFailed."""
        from oauthlib.oauth2 import OAuth2Error
        from oauthlib.oauth2.rfc6749.errors import AccessDeniedError, MismatchingStateError

        answer = answer.strip()
        if not any(part in answer for part in ("://", "code=", "state=", "error=")):
            return answer
        try:
            found = self._client.parse_request_uri_response(_as_https(answer), state=self.state)
        except AccessDeniedError as error:
            raise SignInCancelled(tr("Access was denied in the browser")) from error
        except MismatchingStateError as error:
            raise SignInFailed(tr("This answer belongs to another sign-in; please start again")) from error
        except OAuth2Error as error:
            raise SignInFailed(tr("The server did not let us in ({reason})", reason=_reason(error.error))) from error
        except ValueError as error:
            raise SignInFailed(tr("This is neither a code nor an address with one")) from error
        return str(found["code"])

    def token_form(self, code: str, client_secret: str) -> dict[str, str]:
        """The form that exchanges `code` for a token."""
        return {
            "grant_type": "authorization_code",
            "code": code,
            "client_id": str(self._client.client_id),
            "client_secret": client_secret,
            "redirect_uri": self._redirect_uri,
            "code_verifier": self._verifier,
        }


def brought_token(text: str) -> str:
    """The token that a person typed or pasted, fit for a header. Raises SignInFailed."""
    token = text.strip()
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise SignInFailed(tr("This is not a token; it is a line of letters and digits"))
    return token


def parse_token(body: bytes) -> dict[str, Any]:
    """What the token endpoint granted: ``access_token``, a list ``scope`` and more. Raises SignInFailed."""
    from oauthlib.oauth2 import OAuth2Error, WebApplicationClient

    try:
        token = WebApplicationClient("").parse_request_body_response(body.decode("utf-8", "replace"))
    except OAuth2Error as error:
        raise SignInFailed(tr("The server gave no token ({reason})", reason=_reason(error.error))) from error
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError, Warning) as error:
        raise SignInFailed(tr("The server gave no token that can be used")) from error
    if not isinstance(token.get("access_token"), str) or not token["access_token"].isprintable():
        raise SignInFailed(tr("The server gave no token that can be used"))
    return dict(token)


def granted_secrets(body: bytes, now: datetime) -> dict[str, str]:
    """What to keep of an answer of the token endpoint: ``access_token``, and what renews it where it has an end.

    ``expires_at`` is a moment in ISO 8601. Raises SignInFailed.
    """
    token = parse_token(body)
    secrets = {"access_token": str(token["access_token"])}
    if isinstance(refresh_token := token.get("refresh_token"), str) and refresh_token.isprintable():
        secrets["refresh_token"] = refresh_token
    try:
        secrets["expires_at"] = (now + timedelta(seconds=float(token["expires_in"]))).isoformat()
    except (KeyError, TypeError, ValueError, OverflowError):
        pass  # it is renewed when it is refused, or has no end
    return secrets


async def redirected(
    prompt: SignInPrompt, grant: AuthorizationCode, listener: RedirectListener, *, timeout_s: float = CONSENT_TIMEOUT_S
) -> str | None:
    """Open the page of `grant`: the code that the browser brings back, or one that is pasted meanwhile.

    None when no browser could be started. Raises SignInCancelled after `timeout_s` seconds, or when access was denied;
    to cancel, cancel the task.
    """
    listener.expect(grant.state)  # a browser that was asked before is back before it has even been started
    if not await prompt.open_browser(grant.url):
        return None
    prompt.say(tr("Waiting for your browser: please allow access there."))
    return await _in_time(_raced(prompt, grant, listener), timeout_s)


async def pasted(prompt: SignInPrompt, grant: AuthorizationCode, *, timeout_s: float = CONSENT_TIMEOUT_S) -> str:
    """The code that the person brings from a browser that we could not open. Raises as `redirected` does."""
    prompt.say(tr("Please open this address in a browser: {url}", url=grant.url))
    question = tr("Paste the code that the page shows, or the address that the browser ends at")
    return await _in_time(_pasted(prompt, grant, question), timeout_s)


async def _in_time(work: Coroutine[Any, Any, str], timeout_s: float) -> str:
    try:
        async with asyncio.timeout(timeout_s):
            return await work
    except TimeoutError as error:
        minutes = max(1, round(timeout_s / 60))
        raise SignInCancelled(
            tr("Nobody answered in the browser within {minutes} minutes; please start again", minutes=minutes)
        ) from error


async def _raced(prompt: SignInPrompt, grant: AuthorizationCode, listener: RedirectListener) -> str:
    question = tr("If your browser runs on another computer, paste the address that it ends at")
    async with asyncio.TaskGroup() as group:
        redirect = group.create_task(listener.answer())
        pasted = group.create_task(_quietly_pasted(prompt, grant, question))
        await asyncio.wait((redirect, pasted), return_when=asyncio.FIRST_COMPLETED)
        if pasted.done() and pasted.result() is None:  # nobody can type here: only the redirect is left
            await asyncio.wait((redirect,))
        for task in (redirect, pasted):
            task.cancel()
    if redirect.done() and not redirect.cancelled():
        return grant.code(redirect.result())
    code = pasted.result()
    assert code is not None
    return code


async def _quietly_pasted(prompt: SignInPrompt, grant: AuthorizationCode, question: str) -> str | None:
    try:
        return await _pasted(prompt, grant, question)
    except SignInFailed:
        return None


async def _pasted(prompt: SignInPrompt, grant: AuthorizationCode, question: str) -> str:
    for _ in range(_MOST_ATTEMPTS):
        answer = (await prompt.ask(question)).strip()
        try:
            if answer:
                return grant.code(answer)
        except SignInCancelled:
            raise
        except SignInFailed as error:
            prompt.say(str(error))
    raise SignInFailed(tr("That was not the answer of this sign-in; please start again"))


def _reason(word: object) -> str:
    """The server's word for what went wrong, which is any text."""
    return clean_line(word, _REASON_LIMIT) if isinstance(word, str) and word else tr("no reason given")


def _as_https(url: str) -> str:
    # The library insists on TLS, which a server on this very computer need not have; `urls.base_url` has checked it.
    parts = urlsplit(url)
    return urlunsplit(parts._replace(scheme="https", netloc=parts.netloc or "127.0.0.1"))
