"""What people type to name a forum, made into places where it may be: a host, a folder, or a page of it. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from traynotify.api import is_loopback

_HOST = re.compile(r"^(?:\[[0-9a-f:]+\]|[^\s/?#@\[\]:]+)(?::\d{1,5})?$", re.IGNORECASE)
_HANDLE = re.compile(r"^@?[\w.-]+@([^@\s]+)$")
_OWN_PAGES = re.compile(
    "t|u|c|g|n|s|p|top|latest|new|unread|hot|categories|tags|tag|badges|about|faq|tos|privacy|search|login|signup|session|"
    "user-api-key|notifications|my|chat|review|admin|groups|posts|users|guidelines|filter",
    re.IGNORECASE,
)
"""With what the paths of a forum's own pages begin: from there on, it is not the folder that it is installed in."""


def places(text: str) -> list[str]:
    """Where the forum may be that `text` names, the likeliest first: ``https://host[:port][/folder]``.

    Raises ValueError with a sentence where it is not an address at all.
    """
    text = text.strip().strip("\u200b\u200e\u200f\ufeff<>")
    if not text:
        raise ValueError("Type the address of your forum, such as forum.example.org")
    if handle := _HANDLE.match(text):
        text = handle[1]
    scheme, has_scheme, rest = text.partition("://")
    if not has_scheme:
        scheme, rest = "", text
    elif scheme.lower() not in ("http", "https"):
        raise ValueError(f"“{text[:100]}” is not the address of a forum")
    host, _, path = re.split(r"[?#]", rest, maxsplit=1)[0].partition("/")
    if not _HOST.match(host) or not _has_valid_port(host):
        raise ValueError(f"“{text[:100]}” is not the address of a forum; it looks like forum.example.org")
    name = urlsplit(f"//{host}").hostname or ""
    if is_loopback(name):
        scheme = scheme.lower() or "http"
    elif "." not in name:
        raise ValueError(f"“{text[:100]}” has no domain; the address of a forum looks like forum.example.org")
    else:
        scheme = "https"
    root = f"{scheme}://{host.lower().rstrip('.')}"
    folders = _folders([part for part in path.split("/") if part])
    return list(dict.fromkeys([f"{root}{''.join(f'/{part}' for part in folder)}" for folder in (*folders, [])]))


def _folders(parts: list[str]) -> list[list[str]]:
    """The folders that a path may begin with: as far as it is none of the forum's own pages, and its first part."""
    own = next((index for index, part in enumerate(parts) if _OWN_PAGES.fullmatch(part)), len(parts))
    folder = parts[:own]
    return [folder, folder[:1]] if folder else []


def _has_valid_port(host: str) -> bool:
    try:
        port = urlsplit(f"//{host}").port
    except ValueError:
        return False
    return port is None or port > 0
