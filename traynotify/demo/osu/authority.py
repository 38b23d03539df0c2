"""Who may do what: applications, authorisation codes and tokens of a toy osu!. No I/O."""

import base64
import hashlib
import ipaddress
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from traynotify.demo.osu.model import User

SCOPES = ("chat.read", "chat.write", "forum.write", "friends.read", "identify", "public")
"""What an application may ask for. The one for everything, ``*``, is not among them."""
OWN_APP_SCOPES = ("chat.read",)
"""What an application may have of its owner alone."""
CODE_LIFETIME = timedelta(minutes=10)
TOKEN_LIFETIME = timedelta(days=1)


class OAuthError(Exception):
    """A refusal in OAuth's own words. `status` is that of the token endpoint's answer, or of the page."""

    def __init__(self, status: int, code: str, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.code = code
        self.description = description


class ScopeUnknown(OAuthError):
    """A scope that does not exist: the browser is sent back with this error, and without the state."""


@dataclass(kw_only=True, eq=False)
class App:
    """An application that somebody has registered in the settings of the website."""

    id: int
    secret: str
    name: str
    owner: User
    redirect: str


@dataclass(kw_only=True, eq=False)
class Token:
    """A pair of tokens. `user` is None for an application's own token; `app` for one that was simply issued."""

    value: str
    refresh: str
    user: User | None
    app: App | None
    scopes: tuple[str, ...]
    expires_at: datetime
    verified: bool = True
    revoked: bool = False

    def allows(self, scope: str) -> bool:
        """Whether it carries this scope."""
        return "*" in self.scopes or scope in self.scopes


@dataclass(frozen=True)
class AuthorisationRequest:
    """The checked parameters of /oauth/authorize."""

    app: App
    redirect_uri: str
    scopes: tuple[str, ...]
    state: str | None
    challenge: str | None


@dataclass(eq=False)
class _Code:
    request: AuthorisationRequest
    user: User
    expires_at: datetime
    used: bool = False


class Authority:
    """Applications, codes and tokens."""

    def __init__(self, clock: Callable[[], datetime], rng: random.Random) -> None:
        self._clock, self._rng = clock, rng
        self.apps: dict[int, App] = {}
        self.tokens: dict[str, Token] = {}
        self._codes: dict[str, _Code] = {}

    def register(self, owner: User, name: str, redirect: str) -> App:
        """A new application."""
        app = App(id=len(self.apps) + 101, secret=self._secret(), name=name, owner=owner, redirect=redirect)
        self.apps[app.id] = app
        return app

    def issue(
        self, user: User | None, scopes: Iterable[str], app: App | None = None, *, verified: bool = True
    ) -> Token:
        """A new pair of tokens."""
        token = Token(
            value=self._secret(),
            refresh=self._secret(),
            user=user,
            app=app,
            scopes=tuple(scopes),
            expires_at=self._clock() + TOKEN_LIFETIME,
            verified=verified,
        )
        self.tokens[token.value] = token
        return token

    def find(self, value: str | None) -> Token | None:
        """The token with this value, if it is good."""
        token = self.tokens.get(value or "")
        return token if token is not None and not token.revoked and token.expires_at > self._clock() else None

    def check_request(self, parameters: dict[str, str], user: User) -> AuthorisationRequest:
        """Check the parameters of an authorisation by `user`; an OAuthError is shown as a page, without a redirect."""
        number = parameters.get("client_id", "")
        app = self.apps.get(int(number)) if number.isdecimal() else None
        redirect_uri = parameters.get("redirect_uri", "" if app is None else app.redirect)
        if app is None or not _same_redirect(app.redirect, redirect_uri):
            raise OAuthError(401, "invalid_client", "Client authentication failed")
        if parameters.get("response_type") != "code":
            raise OAuthError(400, "unsupported_response_type", "Only codes are given")
        wanted = {*parameters.get("scope", "").split(), "identify"}
        if "*" in wanted or (wanted.intersection(OWN_APP_SCOPES) and app.owner is not user):
            raise OAuthError(400, "invalid_scope", "This scope is not for applications of this kind.")
        if unknown := sorted(wanted.difference(SCOPES)):
            raise ScopeUnknown(400, "invalid_scope", f"The scope {unknown[0]} is unknown")
        challenge = parameters.get("code_challenge")
        return AuthorisationRequest(app, redirect_uri, tuple(sorted(wanted)), parameters.get("state"), challenge)

    def grant(self, request: AuthorisationRequest, user: User) -> str:
        """The user said yes: a code, good once and for ten minutes."""
        code = self._secret()
        self._codes[code] = _Code(request, user, self._clock() + CODE_LIFETIME)
        return code

    def client(self, client_id: str, client_secret: str) -> App:
        """The application that these credentials belong to."""
        app = self.apps.get(int(client_id)) if client_id.isdecimal() else None
        if app is None or app.secret != client_secret:
            raise OAuthError(401, "invalid_client", "Client authentication failed")
        return app

    def exchange_code(self, app: App, code: str, redirect_uri: str, verifier: str) -> Token:
        """Tokens for a code."""
        grant = self._codes.get(code)
        if grant is None or grant.used or grant.expires_at < self._clock() or grant.request.app is not app:
            raise OAuthError(400, "invalid_request", "The code is not good any more")
        if grant.request.redirect_uri != redirect_uri:
            raise OAuthError(401, "invalid_client", "Client authentication failed")
        if grant.request.challenge is not None and grant.request.challenge != _challenge(verifier):
            raise OAuthError(400, "invalid_grant", "The verifier does not fit")
        grant.used = True
        return self.issue(grant.user, grant.request.scopes, app)

    def renew(self, app: App, refresh: str) -> Token:
        """A new pair for an old one, which dies at once."""
        old = next((token for token in self.tokens.values() if token.refresh == refresh and token.app is app), None)
        if old is None or old.revoked:
            raise OAuthError(401, "invalid_request", "The refresh token is invalid.")
        old.revoked = True
        return self.issue(old.user, old.scopes, app, verified=old.verified)

    def _secret(self) -> str:
        return base64.urlsafe_b64encode(self._rng.randbytes(30)).decode()


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _same_redirect(registered: str, given: str) -> bool:
    """Exactly the same, but for the port of an address on one's own computer that is written as a number."""
    if registered == given:
        return True
    mine, theirs = urlsplit(registered), urlsplit(given)
    try:
        loopback = ipaddress.ip_address(mine.hostname or "").is_loopback
    except ValueError:
        return False
    return loopback and mine.scheme == "http" and _without_port(mine.geturl()) == _without_port(theirs.geturl())


def _without_port(url: str) -> str:
    parts = urlsplit(url)
    return parts._replace(netloc=parts.hostname or "").geturl()
