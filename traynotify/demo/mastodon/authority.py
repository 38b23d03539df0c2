"""Who may do what: registered apps, authorisation codes and access tokens of a toy Mastodon. No I/O."""

import base64
import hashlib
import ipaddress
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from traynotify.demo.mastodon.flavours import Flavour
from traynotify.demo.mastodon.model import Account, Json

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
CODE_LIFETIME = timedelta(minutes=10)
SECRET_BYTES = 32


class OAuthError(Exception):
    """A refusal in OAuth's own words. `status` is the HTTP status of the token endpoint's answer."""

    def __init__(self, status: int, code: str, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.code = code
        self.description = description


@dataclass(kw_only=True, eq=False)
class App:
    """A registered client."""

    id: str
    name: str
    website: str | None
    redirect_uris: list[str]
    scopes: list[str]
    client_id: str
    client_secret: str


@dataclass(kw_only=True, eq=False)
class Token:
    """An access token. `user` is None for an app's own token, `app` for one that was simply issued."""

    value: str
    app: App | None
    user: Account | None
    scopes: tuple[str, ...]
    created_at: datetime
    refresh: str | None = None
    revoked: bool = False
    push: Json = None

    def allows(self, *any_of: str) -> bool:
        """Whether one of the scopes is granted, directly or by its family (`read` covers `read:notifications`)."""
        return any(scope in self.scopes or scope.partition(":")[0] in self.scopes for scope in any_of)


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
    user: Account
    expires_at: datetime
    used: bool = False


class Authority:
    """Apps, codes and tokens. `on_revoked` is told the value of every token that dies."""

    def __init__(
        self,
        flavour: Flavour,
        clock: Callable[[], datetime],
        rng: random.Random,
        on_revoked: Callable[[str], None],
    ) -> None:
        self._flavour = flavour
        self._clock = clock
        self._rng = rng
        self._on_revoked = on_revoked
        self.apps: dict[str, App] = {}
        self.tokens: dict[str, Token] = {}
        self._codes: dict[str, _Code] = {}

    def secret(self) -> str:
        """A fresh URL-safe secret."""
        return base64.urlsafe_b64encode(self._rng.randbytes(SECRET_BYTES)).rstrip(b"=").decode()

    def register(self, name: str, redirect_uris: list[str], scopes: Iterable[str], website: str | None) -> App:
        """Register an app; OAuthError 422 for a scope that the server does not know or a bad redirect address."""
        wanted = list(scopes) or ["read"]
        if unknown := [scope for scope in wanted if scope not in self._flavour.scopes]:
            raise OAuthError(422, "invalid_scope", f"Validation failed: Scopes {unknown[0]} is unknown")
        if not redirect_uris or not all(_is_uri(uri) for uri in redirect_uris):
            raise OAuthError(422, "invalid_request", "Validation failed: Redirect URI must be an absolute URI.")
        app = App(
            id=str(len(self.apps) + 1),
            name=name,
            website=website,
            redirect_uris=redirect_uris,
            scopes=wanted,
            client_id=self.secret(),
            client_secret=self.secret(),
        )
        self.apps[app.client_id] = app
        return app

    def check_request(self, parameters: dict[str, str]) -> AuthorisationRequest:
        """Check the parameters of an authorisation; an OAuthError is shown as a page, without a redirect."""
        app = self.apps.get(parameters.get("client_id", ""))
        if app is None:
            raise OAuthError(401, "invalid_client", "The client is unknown.")
        redirect_uri = parameters.get("redirect_uri", "")
        if not any(self._same_redirect(registered, redirect_uri) for registered in app.redirect_uris):
            raise OAuthError(400, "invalid_redirect_uri", "The redirect URI included is not valid.")
        if parameters.get("response_type") != "code":
            raise OAuthError(400, "unsupported_response_type", "Only response_type=code is supported.")
        scopes = tuple(parameters.get("scope", "read").split())
        if not all(self._app_may_ask(app, scope) for scope in scopes):
            raise OAuthError(400, "invalid_scope", "The requested scope is invalid, unknown, or malformed.")
        challenge = parameters.get("code_challenge") if self._flavour.pkce else None
        if challenge and parameters.get("code_challenge_method", "plain") != "S256":
            raise OAuthError(400, "invalid_code_challenge_method", "The code challenge method must be S256.")
        return AuthorisationRequest(app, redirect_uri, scopes, parameters.get("state"), challenge)

    def grant(self, request: AuthorisationRequest, user: Account) -> str:
        """The user said yes: a code, good once and for ten minutes."""
        code = self.secret()
        self._codes[code] = _Code(request, user, self._clock() + CODE_LIFETIME)
        return code

    def client(self, client_id: str, client_secret: str) -> App:
        """The app that these credentials belong to; OAuthError 401 otherwise."""
        app = self.apps.get(client_id)
        if app is None or app.client_secret != client_secret:
            raise OAuthError(401, "invalid_client", "Client authentication failed.")
        return app

    def exchange_code(self, app: App, code: str, redirect_uri: str, verifier: str | None) -> Token:
        """A token for a code; OAuthError 400 for a code that is unknown, used, too old, or somebody else's."""
        grant = self._codes.get(code)
        refused = OAuthError(400, "invalid_grant", "The provided authorization grant is invalid or expired.")
        if grant is None or grant.used or grant.request.app is not app or self._clock() > grant.expires_at:
            raise refused
        if not self._same_redirect(grant.request.redirect_uri, redirect_uri):
            raise refused
        if grant.request.challenge is not None and _s256(verifier or "") != grant.request.challenge:
            raise refused
        grant.used = True
        return self._reused(app, grant) or self.issue(grant.user, grant.request.scopes, app)

    def refresh(self, app: App, refresh_token: str) -> Token:
        """A new token for a refresh token, which is then spent."""
        for token in self.tokens.values():
            if token.refresh == refresh_token and token.app is app and not token.revoked:
                token.revoked = True
                return self.issue(token.user, token.scopes, app)
        raise OAuthError(400, "invalid_grant", "The provided authorization grant is invalid or expired.")

    def issue(self, user: Account | None, scopes: Iterable[str], app: App | None = None) -> Token:
        """A token without any ceremony."""
        expiring = self._flavour.expiring_tokens is not None
        token = Token(
            value=self.secret(),
            app=app,
            user=user,
            scopes=tuple(scopes),
            created_at=self._clock(),
            refresh=self.secret() if expiring else None,
        )
        self.tokens[token.value] = token
        return token

    def revoke(self, value: str, app: App | None = None) -> None:
        """End a token, if it exists; OAuthError 403 if `app` is given and does not own it."""
        token = self.tokens.get(value)
        if token is None:
            return
        if app is not None and token.app is not app:
            raise OAuthError(403, "unauthorized_client", "You are not authorized to revoke this token")
        token.revoked = True
        token.push = None
        self._on_revoked(value)

    def _reused(self, app: App, grant: _Code) -> Token | None:
        for token in self.tokens.values():
            same_grant = token.user is grant.user and token.scopes == grant.request.scopes
            if same_grant and token.app is app and not token.revoked:
                return token
        return None

    def _app_may_ask(self, app: App, scope: str) -> bool:
        if scope not in self._flavour.scopes:
            return False
        return scope in app.scopes or (not self._flavour.exact_app_scopes and scope.partition(":")[0] in app.scopes)

    def _same_redirect(self, registered: str, requested: str) -> bool:
        if registered == requested:
            return True
        if not self._flavour.loopback_port_ignored:
            return False
        one, other = urlsplit(registered), urlsplit(requested)
        return _is_loopback_literal(one.hostname) and all(
            getattr(one, part) == getattr(other, part) for part in ("scheme", "hostname", "path", "query")
        )


def _is_uri(text: str) -> bool:
    return text == OUT_OF_BAND or (bool(urlsplit(text).scheme) and not urlsplit(text).fragment)


def _is_loopback_literal(host: str | None) -> bool:
    """RFC 8252 7.3: the address, not the name `localhost`."""
    try:
        return host is not None and ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _s256(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
