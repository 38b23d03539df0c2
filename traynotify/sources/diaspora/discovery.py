"""Recognises a pod, and finds out whether it lets apps see notifications. No token takes part."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from traynotify.api import Clock, Place, SourceError, WireError, base_url, clean_line, decode_json, fetch_page, origin
from traynotify.sources.diaspora.identity import label
from traynotify.sources.diaspora.tokens import TOKEN_PATH

NEEDED_SCOPE = "notifications"
_CONFIGURATION = "/.well-known/openid-configuration"
_NODEINFO = "/.well-known/nodeinfo"
_AUTHORIZE_PATH = "/api/openid_connect/authorizations/new"
_REGISTER_PATH = "/api/openid_connect/clients"
_SOFTWARE = "diaspora"
_MOST_LINKS = 3


class Pod(msgspec.Struct, frozen=True, kw_only=True):
    """A pod as it describes itself."""

    base_url: str
    version: str = ""
    scopes: frozenset[str] = frozenset()
    authorize_path: str = _AUTHORIZE_PATH
    register_path: str = _REGISTER_PATH
    token_path: str = TOKEN_PATH

    @property
    def host(self) -> str:
        """The host with its port."""
        return urlsplit(self.base_url).netloc

    @property
    def label(self) -> str:
        """For people: “diaspora* 0.9.1.0”."""
        return label(self.version)

    @property
    def lets_apps_in(self) -> bool:
        """Whether it has the API: pods before diaspora* 0.9 know OpenID Connect, but no such scope."""
        return NEEDED_SCOPE in self.scopes


class _Configuration(msgspec.Struct):
    """The parts of the OpenID Connect configuration that we look at."""

    scopes_supported: list[str] = []
    authorization_endpoint: str = ""
    token_endpoint: str = ""
    registration_endpoint: str = ""


class _Link(msgspec.Struct):
    rel: str = ""
    href: str = ""


class _Links(msgspec.Struct):
    links: list[_Link] = []


class _Software(msgspec.Struct):
    name: str = ""
    version: str = ""


class _NodeInfo(msgspec.Struct):
    software: _Software


async def find_pod(place: Place, clock: Clock) -> Pod | None:
    """The pod at `place`, with or without the API; None where something else answers.

    Raises SourceError when nothing answers at all.
    """
    answer, final = await fetch_page(place.url + _CONFIGURATION, clock=clock)
    home = _home(final)
    software = await _software(home, clock)
    configuration = _Configuration()
    if answer.status == 200:
        try:
            configuration = decode_json(answer.body, _Configuration)
        except WireError:
            pass  # a server whose web pages answer whatever it does not know
    if software is not None and software.name.lower() != _SOFTWARE:
        return None  # others speak the federation's language as well, without this API
    version = software.version if software is not None else answer.headers.get("X-Diaspora-Version", "")
    if software is None and not version and not configuration.authorization_endpoint.endswith(_AUTHORIZE_PATH):
        return None
    return Pod(
        base_url=home,
        version=clean_line(version, 40),
        scopes=frozenset(configuration.scopes_supported),
        authorize_path=_path(configuration.authorization_endpoint, home) or _AUTHORIZE_PATH,
        register_path=_path(configuration.registration_endpoint, home) or _REGISTER_PATH,
        token_path=_path(configuration.token_endpoint, home) or TOKEN_PATH,
    )


async def _software(home: str, clock: Clock) -> _Software | None:
    """What the server says that it runs; None where it does not."""
    try:
        answer, _ = await fetch_page(home + _NODEINFO, clock=clock)
        links = decode_json(answer.body, _Links).links if answer.status == 200 else []
        for link in links[:_MOST_LINKS]:
            answer, _ = await fetch_page(home + urlsplit(link.href).path, clock=clock)  # here, whatever host it names
            if answer.status == 200:
                return decode_json(answer.body, _NodeInfo).software
    except (SourceError, WireError, ValueError):
        pass
    return None


def _home(final: str) -> str:
    parts = urlsplit(final)
    return base_url(f"{parts.scheme}://{parts.netloc}")


def _path(address: str, home: str) -> str:
    """The path of an address of this pod, empty for one elsewhere: behind a proxy, pods get scheme and port wrong."""
    try:
        if origin(address)[1] != origin(home)[1]:
            return ""
        return urlsplit(address).path
    except ValueError:
        return ""
