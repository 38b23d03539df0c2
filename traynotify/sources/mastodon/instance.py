"""What kind of server it is and what it can do, worked out from its instance document. Pure."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from traynotify.api import Capabilities, ReadScope, Refused, base_url, clean_line, is_loopback, origin, phrase, tr


class Software(StrEnum):
    """The server programs whose differences matter to us; the value is the name for people."""

    MASTODON = "Mastodon"
    GOTOSOCIAL = "GoToSocial"
    PLEROMA = "Pleroma"
    AKKOMA = "Akkoma"
    PIXELFED = "Pixelfed"
    FRIENDICA = "Friendica"
    TAKAHE = "Takahē"
    OTHER = "other"


PAGE_SIZE = 80
"""Notifications of one page: what Mastodon and GoToSocial allow at most; most others answer with fewer."""


class Features(msgspec.Struct, frozen=True):
    """What a program offers beside the list. What we cannot know is assumed, and learnt when it is refused."""

    markers: bool = True
    """“Read up to here” is kept on the server."""
    read_flags: bool = False
    """Every notification has its own read flag (Pleroma's extension)."""
    dismiss: bool = True
    clear: bool = True
    page_size: int = PAGE_SIZE
    dead_token_status: int = 401
    """How it answers to a token that is not good any more."""
    web_routes: bool = False
    """Its pages have the addresses of Mastodon's web client."""


_FEATURES = {
    Software.MASTODON: Features(web_routes=True),
    Software.GOTOSOCIAL: Features(dismiss=False),
    Software.PLEROMA: Features(markers=False, read_flags=True, dead_token_status=403),
    Software.AKKOMA: Features(markers=False, read_flags=True, dead_token_status=403),
    Software.PIXELFED: Features(markers=False, dismiss=False, clear=False, page_size=40, dead_token_status=403),
    Software.FRIENDICA: Features(),
    Software.TAKAHE: Features(markers=False, dead_token_status=400),
    Software.OTHER: Features(),
}
_COMPATIBLE = re.compile(r"\(compatible;\s*([^\s)]+)\s*([^\s)]*)")
_PLAIN_VERSION = re.compile(r"[1-9]\d*\.\d+\.\d+")
_STREAM_PATH = "/api/v1/streaming"

REFUSED = phrase("The server refused this when it was tried.")
"""The reason for what was learnt by trying."""

API_UNREAD_COUNT = 2
"""The first ``api_versions.mastodon`` (Mastodon 4.3) that counts what is unread."""
API_APP_SCOPES = 2
"""The first one (Mastodon 4.3) that tells what scopes an app asked for."""
API_SUPPORTED_TYPES = 10
"""The first one (Mastodon 4.6) that describes types which the client did not name."""


class Server(msgspec.Struct, frozen=True, kw_only=True):
    """A server as its instance document describes it."""

    base_url: str
    domain: str
    """The part after the @ in the addresses of its people."""
    software: Software
    label: str
    """For people: “Mastodon 4.3.1”."""
    api_version: int = 0
    """``api_versions.mastodon``; 0 before Mastodon 4.3 and on other servers."""
    streaming_url: str = ""
    """The whole address of the stream without its query; empty where there is none."""

    @property
    def features(self) -> Features:
        """What the program offers."""
        return _FEATURES[self.software]


class _Urls(msgspec.Struct):
    streaming: str | None = None
    streaming_api: str | None = None


class _Configuration(msgspec.Struct):
    urls: _Urls | None = None


class InstanceDocument(msgspec.Struct):
    """The parts of ``/api/v2/instance`` and ``/api/v1/instance`` that we look at."""

    version: str
    domain: str | None = None
    uri: str | None = None
    account_domain: str | None = None
    source_url: str | None = None
    api_versions: dict[str, Any] | None = None
    configuration: _Configuration | None = None
    urls: _Urls | None = None
    pleroma: Any = None


def describe(document: InstanceDocument, api_base_url: str) -> Server:
    """The server at `api_base_url` that introduces itself with `document`."""
    software, version = _software(document)
    announced = (
        document.configuration.urls.streaming if document.configuration and document.configuration.urls else None
    )
    if not announced and document.urls is not None:
        announced = document.urls.streaming_api
    api_version = (document.api_versions or {}).get("mastodon")
    name = tr("Mastodon-compatible server") if software is Software.OTHER else software.value
    return Server(
        base_url=api_base_url,
        domain=_domain(document, api_base_url),
        software=software,
        label=clean_line(f"{name} {version}", 60),
        api_version=api_version if isinstance(api_version, int) else 0,
        streaming_url=_streaming_url(announced or "", api_base_url),
    )


def capabilities(server: Server, scopes: frozenset[str] | None) -> Capabilities:
    """What the server and a token with `scopes` (None: not known) should be able to do, and why not the rest."""
    features, name = server.features, server.label.partition(" ")[0]
    reasons: dict[str, str] = {}
    read: frozenset[ReadScope] = frozenset()
    may_write = _allows(scopes, "write", "write:notifications")
    if features.read_flags:
        if may_write:
            read = frozenset((ReadScope.ITEM, ReadScope.ALL))
        else:
            reasons["read"] = phrase(
                "This sign-in may not change notifications; what you read is remembered here only."
            )
    elif not features.markers:
        reasons["read"] = tr(
            "{name} keeps no read position that apps can use; what you read is remembered here only.", name=name
        )
    elif not (_allows(scopes, "read", "read:statuses") and _allows(scopes, "write", "write:statuses")):
        reasons["read"] = phrase("This sign-in may not move the read position; what you read is remembered here only.")
    else:
        read = frozenset((ReadScope.UP_TO, ReadScope.ALL))
    for verb, offered in (("dismiss", features.dismiss), ("clear", features.clear)):
        if not offered:
            all_ = tr("{name} does not let apps delete notifications.", name=name)
            single = tr("{name} does not let apps delete single notifications.", name=name)
            reasons[verb] = single if verb == "dismiss" else all_
        elif not may_write:
            reasons[verb] = phrase("This sign-in may not delete notifications.")
    if not _allows(scopes, "write", "write:statuses"):
        reasons["reply"] = phrase("This sign-in may not write posts; sign in again to allow replies.")
    if not (_allows(scopes, "write", "write:follows") or _allows(scopes, "follow", "follow")):
        for deed in ("follow", "decide"):
            reasons[deed] = phrase("This sign-in may not change whom you follow; sign in again to allow that.")
    if not server.streaming_url:
        reasons["live"] = phrase("This server has no live stream; it is asked every few minutes instead.")
    reasons["unread"] = phrase("The service has no way to mark something as unread; it is unread here only.")
    return Capabilities(
        read=read,
        dismiss="dismiss" not in reasons,
        clear="clear" not in reasons,
        reply="reply" not in reasons,
        follow="follow" not in reasons,
        decide="decide" not in reasons,
        live=bool(server.streaming_url),
        reasons=reasons,
    )


def without(able: Capabilities, field: str) -> Capabilities:
    """`able` less what the server refused when it was tried."""
    reasons = {**able.reasons, field: REFUSED}
    match field:
        case "read":
            return replace(able, read=frozenset(), reasons=reasons)
        case "dismiss":
            return replace(able, dismiss=False, reasons=reasons)
        case _:
            return replace(able, clear=False, reasons=reasons)


def with_again(able: Capabilities, field: str, whole: Capabilities) -> Capabilities:
    """`able` with what was refused before, as far as it is in `whole`: what server and sign-in can do."""
    reasons = {name: reason for name, reason in able.reasons.items() if name != field}
    if field in whole.reasons:
        reasons[field] = whole.reasons[field]
    return replace(able, **{field: getattr(whole, field)}, reasons=reasons)


def _allows(scopes: frozenset[str] | None, coarse: str, fine: str) -> bool:
    return scopes is None or coarse in scopes or fine in scopes


def _software(document: InstanceDocument) -> tuple[Software, str]:
    version = document.version
    if compatible := _COMPATIBLE.search(version):
        name, own_version = compatible.groups()
        for software in Software:
            if software.name == name.upper():
                return software, own_version.partition("-")[0]
        return Software.OTHER, f"({clean_line(name, 30)})"
    if version.startswith("takahe/"):
        return Software.TAKAHE, version.removeprefix("takahe/")
    if "gotosocial" in (document.source_url or "").lower() or (document.account_domain and version.startswith("0.")):
        return Software.GOTOSOCIAL, re.split(r"[\s+]", version)[0]
    if document.pleroma is not None:
        return Software.PLEROMA, version
    if _PLAIN_VERSION.match(version):
        return Software.MASTODON, version
    return Software.OTHER, f"({version})"


def _domain(document: InstanceDocument, api_base_url: str) -> str:
    """v2 calls it ``domain``, v1 ``uri``, which some servers fill with a whole address."""
    named = document.account_domain or document.domain or document.uri or ""
    if "://" in named:
        named = urlsplit(named).netloc
    return clean_line(named, 255).lower() or urlsplit(api_base_url).netloc


def _streaming_url(announced: str, api_base_url: str) -> str:
    """The stream's address, or nothing where following it would send the token over an open line.

    Some servers announce ``wss`` although they are served without TLS, as on one's own machine.
    """
    if not announced:
        return ""
    parts = urlsplit(announced)
    api = urlsplit(api_base_url)
    if parts.netloc == api.netloc:
        parts = parts._replace(scheme="wss" if api.scheme == "https" else "ws")
    parts = parts._replace(scheme={"https": "wss", "http": "ws"}.get(parts.scheme, parts.scheme))
    try:
        scheme, host, _ = origin(parts.geturl())
        base_url(parts._replace(scheme={"wss": "https", "ws": "http"}.get(scheme, scheme)).geturl())
    except (ValueError, Refused):
        return ""
    if is_loopback(host) and not is_loopback(origin(api_base_url)[1]):
        return ""
    path = parts.path.rstrip("/")
    return parts._replace(
        path=path if path.endswith(_STREAM_PATH) else path + _STREAM_PATH, query="", fragment=""
    ).geturl()
