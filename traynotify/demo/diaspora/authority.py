"""Who may do what: registered apps, what people granted them, codes and tokens of a toy pod. No I/O."""

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from traynotify.demo.diaspora.model import Json, Person
from traynotify.demo.diaspora.pods import Pod

TOKEN_LIFETIME = timedelta(hours=24)
ALWAYS_GRANTED = "public:read"
LONGEST_VALUE = 255


class OAuthError(Exception):
    """A refusal in OAuth's own words; `status` is that of an answer which is not a redirect."""

    def __init__(self, status: int, code: str, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.code = code
        self.description = description


class RedirectedError(OAuthError):
    """A refusal that the browser carries back to the app."""

    def __init__(self, request: "Request", code: str, description: str) -> None:
        super().__init__(302, code, description)
        self.request = request


class Crash(Exception):
    """The pod stumbles over itself: an error page with status 500."""


@dataclass(kw_only=True, eq=False)
class App:
    """A registered client."""

    number: int
    name: str
    redirect_uris: list[str]
    client_id: str
    client_secret: str
    metadata: dict[str, Json]
    created_at: datetime


@dataclass(kw_only=True, eq=False)
class Authorization:
    """What one person granted one app; there is never more than one of the two. Its refresh token never changes."""

    user: Person
    app: App | None
    scopes: tuple[str, ...]
    redirect_uri: str
    refresh_token: str
    nonce: str = ""
    code: str = ""
    code_used: bool = False
    tokens: list["Token"] = field(default_factory=list)


@dataclass(kw_only=True, eq=False)
class Token:
    """An access token."""

    value: str
    authorization: Authorization
    expires_at: datetime

    def allows(self, scope: str) -> bool:
        """Whether the scope is granted, now: a later consent of the same app changes what older tokens may do."""
        return scope in self.authorization.scopes


@dataclass(frozen=True)
class Request:
    """The checked parameters of an authorisation request."""

    app: App
    redirect_uri: str
    scopes: tuple[str, ...]
    state: str
    nonce: str


class Authority:
    """Apps, grants and tokens."""

    def __init__(self, pod: Pod, clock: Callable[[], datetime], rng: random.Random) -> None:
        self._pod = pod
        self._clock = clock
        self._rng = rng
        self.apps: dict[str, App] = {}
        self.authorizations: list[Authorization] = []

    def secret(self, size: int = 32) -> str:
        """A fresh one, in hex digits."""
        return self._rng.randbytes(size).hex()

    def register(self, metadata: dict[str, Json]) -> App:
        """Register an app; OAuthError 400 with the reason."""
        uris = metadata.get("redirect_uris")
        if not isinstance(uris, list) or not uris:
            raise OAuthError(400, "invalid_request", "Redirect uris can't be blank")
        if not all(isinstance(uri, str) and _is_redirect(uri) for uri in uris):
            raise OAuthError(400, "invalid_redirect_uri", "Redirect uri is not valid")
        name = metadata.get("client_name")
        if not isinstance(name, str) or not 0 < len(name) <= LONGEST_VALUE:
            raise OAuthError(400, "invalid_client_metadata", "Client name can't be blank")
        if any(app.name == name and app.redirect_uris == sorted(uris) for app in self.apps.values()):
            raise OAuthError(400, "invalid_client_metadata", "Client name has already been taken")
        app = App(
            number=len(self.apps) + 1,
            name=name,
            redirect_uris=sorted(uris),
            client_id=self.secret(16),
            client_secret=self.secret(),
            metadata=metadata,
            created_at=self._clock(),
        )
        self.apps[app.client_id] = app
        return app

    def check_request(self, parameters: dict[str, str]) -> Request:
        """Check what an app asks for: OAuthError for an error page, RedirectedError for what the app hears of."""
        app = self.apps.get(parameters.get("client_id", ""))
        if app is None:
            raise OAuthError(400, "bad_request", "No client with this id is known here.")
        redirect_uri = parameters.get("redirect_uri") or (app.redirect_uris[0] if len(app.redirect_uris) == 1 else "")
        if redirect_uri not in app.redirect_uris:
            raise OAuthError(400, "bad_request", "The redirect uri is not the one that was registered.")
        scopes = tuple(parameters.get("scope", "").split())
        request = Request(app, redirect_uri, scopes, parameters.get("state", ""), parameters.get("nonce", ""))
        if parameters.get("response_type") != "code":
            raise RedirectedError(request, "unsupported_response_type", "The toy knows the code flow only.")
        wants_private = any(scope.startswith("private:") for scope in scopes)
        if not set(scopes) <= set(self._pod.scopes) or (wants_private and "contacts:read" not in scopes):
            raise RedirectedError(request, "invalid_scope", "The requested scope is invalid, unknown, or malformed.")
        match parameters.get("prompt"):
            case "none":
                raise RedirectedError(request, "interaction_required", "The person has to be asked.")
            case "select_account":
                raise RedirectedError(request, "account_selection_required", "There is only one account at a time.")
        return request

    def grant(self, request: Request, user: Person) -> str:
        """The person said yes: a code. Crash where the same app had another way back before."""
        found = next((a for a in self.authorizations if a.user is user and a.app is request.app), None)
        if found is not None and found.redirect_uri != request.redirect_uri:
            raise Crash("User has already been taken")
        authorization = found or Authorization(
            user=user,
            app=request.app,
            scopes=(),
            redirect_uri=request.redirect_uri,
            refresh_token=self.secret(),
        )
        if found is None:
            self.authorizations.append(authorization)
        authorization.scopes = self._with_the_usual(request.scopes)
        authorization.nonce = request.nonce
        authorization.code, authorization.code_used = self.secret(), False
        return authorization.code

    def client(self, client_id: str, client_secret: str) -> App:
        """The app that these credentials belong to; OAuthError 401 otherwise."""
        app = self.apps.get(client_id)
        if app is None or app.client_secret != client_secret:
            raise OAuthError(401, "invalid_client", "The client identifier provided is invalid.")
        return app

    def exchange_code(self, app: App, code: str, redirect_uri: str) -> Token:
        """A token for a code. A code that comes a second time ends all that was granted for it."""
        refused = OAuthError(400, "invalid_grant", "The provided access grant is invalid, expired, or revoked.")
        for authorization in self.authorizations:
            if code and authorization.code == code and authorization.redirect_uri == redirect_uri:
                if authorization.code_used:
                    self.end(authorization)
                    raise refused
                if authorization.app is not app:
                    raise refused
                authorization.code_used = True
                return self._token(authorization)
        raise refused

    def refresh(self, app: App, refresh_token: str) -> Token:
        """Another token; the refresh token stays, and so do older tokens until they expire."""
        for authorization in self.authorizations:
            if authorization.app is app and authorization.refresh_token == refresh_token:
                return self._token(authorization)
        raise OAuthError(400, "invalid_grant", "The provided access grant is invalid, expired, or revoked.")

    def issue(self, user: Person, scopes: Collection[str]) -> Token:
        """A token without any ceremony, of no app."""
        authorization = Authorization(
            user=user, app=None, scopes=self._with_the_usual(scopes), redirect_uri="", refresh_token=self.secret()
        )
        self.authorizations.append(authorization)
        return self._token(authorization)

    def token(self, value: str) -> Token | None:
        """A token that is alive."""
        now = self._clock()
        alive = (token for each in self.authorizations for token in each.tokens if token.expires_at > now)
        return next((token for token in alive if token.value == value), None)

    def end(self, authorization: Authorization) -> None:
        """The person shows an app out, or a code came twice: every token dies, the refresh token too."""
        if authorization in self.authorizations:
            self.authorizations.remove(authorization)

    def expire_tokens(self) -> None:
        """Every access token is a day old now; what was granted stays granted."""
        for authorization in self.authorizations:
            for token in authorization.tokens:
                token.expires_at = self._clock()

    def _token(self, authorization: Authorization) -> Token:
        token = Token(value=self.secret(), authorization=authorization, expires_at=self._clock() + TOKEN_LIFETIME)
        authorization.tokens.append(token)
        return token

    def _with_the_usual(self, scopes: Collection[str]) -> tuple[str, ...]:
        usual = (ALWAYS_GRANTED,) if ALWAYS_GRANTED in self._pod.scopes else ()
        return tuple(dict.fromkeys((*scopes, *usual)))


def _is_redirect(uri: str) -> bool:
    parts = urlsplit(uri)
    return bool(parts.scheme) and not parts.fragment
