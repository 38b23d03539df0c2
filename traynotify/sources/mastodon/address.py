"""What people type to name a server or themselves, made into one form: a host, and perhaps a user name. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

from traynotify.api import is_loopback

_USER_PATH = re.compile(r"^/(?:web/)?(?:@|users/|u/)([\w.-]+)")
_HANDLE = re.compile(r"^(?:acct:)?@?([\w.-]+)@([^@/\s]+)/?$")
_HOST = re.compile(r"^(?:\[[0-9a-f:]+\]|[^\s/?#@\[\]:]+)(?::\d{1,5})?$", re.IGNORECASE)


class Place(msgspec.Struct, frozen=True):
    """A server as it was named, which need not be where its API is."""

    url: str
    """``https://host[:port]``; ``http`` only on this computer."""
    user: str = ""
    """The part before the @ of a handle, where one was given."""

    @property
    def host(self) -> str:
        """The host with its port."""
        return urlsplit(self.url).netloc


def parse(text: str) -> Place:
    """The place that `text` names: ``example.social``, ``@me@example.social``, ``https://example.social/@me``, ...

    Raises ValueError with a sentence for anything else.
    """
    text = text.strip().strip("\u200b\u200e\u200f\ufeff<>")
    if not text:
        raise ValueError("Type the address of your server, such as example.social")
    scheme, user = "", ""
    if "://" in text:
        try:
            parts = urlsplit(text)
        except ValueError as error:
            raise ValueError(f"“{text[:100]}” is not the address of a server") from error
        scheme, host = parts.scheme.lower(), parts.netloc
        if scheme not in ("http", "https"):
            raise ValueError(f"“{text[:100]}” is not the address of a server")
        if found := _USER_PATH.match(parts.path):
            user = found.group(1)
    elif handle := _HANDLE.match(text):
        user, host = handle.groups()
    else:
        path_begins = text.find("/")
        host, path = (text[:path_begins], text[path_begins:]) if path_begins >= 0 else (text, "")
        if found := _USER_PATH.match(path):
            user = found.group(1)
    if not _HOST.match(host) or not _has_valid_port(host):
        raise ValueError(f"“{text[:100]}” is not the address of a server; it looks like example.social")
    host = host.lower().rstrip(".")
    name = urlsplit(f"//{host}").hostname or ""
    if not all(name.split(".")):
        raise ValueError(f"“{text[:100]}” is not the address of a server; it looks like example.social")
    if is_loopback(name):
        scheme = scheme or "http"
    elif "." not in name:
        raise ValueError(f"“{text[:100]}” has no domain; the address of a server looks like example.social")
    else:
        scheme = "https"
    return Place(f"{scheme}://{host}", user)


def _has_valid_port(host: str) -> bool:
    try:
        port = urlsplit(f"//{host}").port
    except ValueError:
        return False
    return port is None or port > 0
