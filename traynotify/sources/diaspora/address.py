"""What people type to name a pod or themselves, made into one form: where the pod is, and perhaps a user name. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

from traynotify.api import is_loopback

_DIASPORA_ID = re.compile(r"^(?:acct:)?@?([\w.-]+)@([^@/\s]+)/?$")
_PROFILE_PATH = re.compile(r"^/u/([\w.-]+)")
_HOST = re.compile(r"^(?:\[[0-9a-f:]+\]|[^\s/?#@\[\]:]+)(?::\d{1,5})?$")


class Place(msgspec.Struct, frozen=True):
    """A pod as it was named."""

    url: str
    """``https://host[:port]``; ``http`` only on this computer."""
    user: str = ""
    """The part before the @ of a diaspora* ID, where one was given."""

    @property
    def host(self) -> str:
        """The host with its port."""
        return urlsplit(self.url).netloc


def parse(text: str) -> Place:
    """The place that `text` names: ``pod.example``, ``me@pod.example``, ``https://pod.example/u/me``, any page of it.

    Raises ValueError with a sentence for anything else.
    """
    text = text.strip().strip("\u200b\u200e\u200f\ufeff<>")
    if not text:
        raise ValueError("Type the address of your pod, such as pod.example, or your diaspora* ID")
    scheme, user, path = "", "", ""
    if "://" in text:
        try:
            parts = urlsplit(text)
        except ValueError as error:
            raise ValueError(_not_an_address(text)) from error
        scheme, host, path = parts.scheme.lower(), parts.netloc, parts.path
        if scheme not in ("http", "https"):
            raise ValueError(_not_an_address(text))
    elif named := _DIASPORA_ID.match(text):
        user, host = named.groups()
    else:
        host, slash, rest = text.partition("/")
        path = slash + rest
    if found := _PROFILE_PATH.match(path):
        user = found.group(1)
    host = host.lower().rstrip(".")
    if not _HOST.match(host) or not _has_valid_port(host):
        raise ValueError(_not_an_address(text))
    name = urlsplit(f"//{host}").hostname or ""
    if is_loopback(name):
        scheme = scheme or "http"
    elif "." not in name:
        raise ValueError(f"“{text[:100]}” has no domain; the address of a pod looks like pod.example")
    else:
        scheme = "https"
    return Place(f"{scheme}://{host}", user)


def _not_an_address(text: str) -> str:
    return f"“{text[:100]}” is not the address of a pod; it looks like pod.example"


def _has_valid_port(host: str) -> bool:
    try:
        port = urlsplit(f"//{host}").port
    except ValueError:
        return False
    return port is None or port > 0
