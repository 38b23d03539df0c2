"""What may be asked of which address: origins, the rule about plain http, and links that are safe to open."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit, urlunsplit

from traynotify.core.errors import Refused
from traynotify.core.language import tr

_DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
_LINK_LIMIT = 2000


def is_loopback(host: str) -> bool:
    """Whether `host` names this very machine, the only one that may be spoken to without TLS."""
    host = host.lower().rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of `url`, the scheme's default port filled in; ValueError when there are none."""
    parts = urlsplit(url)
    host = parts.hostname
    port = parts.port or _DEFAULT_PORTS.get(parts.scheme)
    if not host or port is None:
        raise ValueError("this is not an address of a server")
    return parts.scheme, host.lower(), port


def same_origin(url: str, other: str) -> bool:
    """Whether both have the same scheme, host and port."""
    try:
        return origin(url) == origin(other)
    except ValueError:
        return False


def base_url(url: str) -> str:
    """`url` as ``scheme://host[:port][/path]`` without a slash at the end, fit to send a token to.

    Raises Refused for anything but https, or http on the loopback interface, and for addresses that hold credentials.
    """
    try:
        scheme, host, port = origin(url)
    except ValueError as error:
        raise Refused(tr("“{address}” is not the address of a server", address=url[:200])) from error
    parts = urlsplit(url)
    if parts.username or parts.password:
        raise Refused(tr("An address must not hold a user name or a password"))
    if scheme != "https" and not (scheme == "http" and is_loopback(host)):
        raise Refused(tr("{host} must be reached over https; plain http is for this computer only", host=host))
    shown = f"[{host}]" if ":" in host else host
    if port != _DEFAULT_PORTS[scheme]:
        shown = f"{shown}:{port}"
    return urlunsplit((scheme, shown, parts.path.rstrip("/"), "", ""))


def web_link(url: str | None) -> str:
    """`url` if it is an absolute http or https link that a browser may be handed, otherwise an empty string."""
    if not url or len(url) > _LINK_LIMIT or " " in url or not url.isprintable():
        return ""
    try:
        scheme, _, _ = origin(url)
    except ValueError:
        return ""
    return url if scheme in ("http", "https") else ""
