"""What people type to name a server or themselves, made into one form. Pure: nothing is asked."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

from traynotify.api.urls import is_loopback
from traynotify.core.errors import NotAnAddress
from traynotify.core.language import phrase, tr

_HANDLE = re.compile(r"^(?:acct:)?@?([\w.-]+)@([^@/?#\s]+)(.*)$", re.DOTALL)
_HOST = re.compile(r"^(?:\[[0-9a-f:]+\]|[^\s/?#@\[\]:]+)(?::\d{1,5})?$")
_COPIED_ALONG = "\u200b\u200e\u200f\ufeff<>"
"""Marks that come along when an address is copied from a page or a mail."""
_SHOWN = 100


class Place(msgspec.Struct, frozen=True):
    """A server as it was named, which need not be where its API is."""

    url: str
    """``https://host[:port]``; ``http`` only on this computer."""
    user: str = ""
    """The part before the @ of a handle, where one was given."""
    path: str = ""
    """What stood behind the host, with a slash before it and none at the end, without query and fragment."""

    @property
    def host(self) -> str:
        """The host with its port."""
        return urlsplit(self.url).netloc


def parse_place(text: str, *, of: str = phrase("server"), example: str = "server.example.org") -> Place:
    """The place that `text` names: a host, a handle such as ``me@host``, or the address of a page.

    Plain ``http`` becomes ``https``, but for this computer. Raises NotAnAddress with a sentence, in which `of` says
    what the address is of and `example` what it looks like.
    """
    text = text.strip().strip(_COPIED_ALONG)

    def no_address(sentence: str) -> NotAnAddress:
        return NotAnAddress(tr(sentence, text=text[:_SHOWN], of=tr(of), example=example))

    if not text:
        raise no_address(phrase("Type the address of your {of}, such as {example}"))
    scheme, user, host, path = _parts(text)
    host = host.lower().rstrip(".")
    name = _name(host)
    if scheme not in ("http", "https", "") or not name or not all(name.split(".")):
        raise no_address(phrase("“{text}” is not the address of a {of}; it looks like {example}"))
    if is_loopback(name):
        scheme = scheme or "http"
    elif "." not in name:
        raise no_address(phrase("“{text}” has no domain; the address of a {of} looks like {example}"))
    else:
        scheme = "https"
    path = "/".join(part for part in re.split(r"[?#]", path, maxsplit=1)[0].split("/") if part)
    return Place(f"{scheme}://{host}", user, f"/{path}" if path else "")


def _parts(text: str) -> tuple[str, str, str, str]:
    """Scheme, user, host and the rest, as far as they are there."""
    scheme, has_scheme, rest = text.partition("://")
    if not has_scheme:
        if handle := _HANDLE.match(text):
            return "", handle[1], handle[2], handle[3]
        scheme, rest = "", text
    host_ends = re.search(r"[/?#]|$", rest)
    assert host_ends is not None
    return scheme.lower(), "", rest[: host_ends.start()], rest[host_ends.start() :]


def _name(host: str) -> str:
    """The host without its port; empty where it can be none."""
    if not _HOST.match(host):
        return ""
    try:
        parts = urlsplit(f"//{host}")
        return (parts.hostname or "") if parts.port != 0 else ""
    except ValueError:
        return ""
