"""Finds the server behind an address, asking nobody but the host that was named and what that redirects to.

A handle's domain is often not where its server answers, and says in its well-known pages where that is: those links are
followed for a handle, and for nothing else. No token takes part.
"""

from __future__ import annotations

import re
from urllib.parse import urlencode, urlsplit

import msgspec

from traynotify.api import (
    Clock,
    Place,
    Refused,
    ServerConfused,
    SourceError,
    Unreachable,
    WireError,
    base_url,
    decode_json,
    fetch_page,
    is_loopback,
    origin,
)
from traynotify.sources.mastodon.instance import InstanceDocument, Server, describe

_TEMPLATE = re.compile(rb"""<Link\b[^>]*\btemplate\s*=\s*["']([^"']{1,500})["']""", re.IGNORECASE)
_MOST_CANDIDATES = 3
_ANY_FORM = "application/json, application/jrd+json, application/xrd+xml"


class _Link(msgspec.Struct):
    rel: str | None = None
    href: str | None = None
    template: str | None = None


class _Links(msgspec.Struct):
    links: list[_Link] | None = None


async def find_server(place: Place, clock: Clock) -> Server | None:
    """The server that `place` names, itself or by where its domain leads to; None if there is none.

    Raises Unreachable when nothing at all answers.
    """
    trouble: SourceError | None = None
    try:
        if (server := await _server_at(place.url, clock)) is not None:
            return server
    except SourceError as error:
        trouble = error
    for candidate in await _candidates(place, clock):
        try:
            if (server := await _server_at(candidate, clock)) is not None:
                return server
        except SourceError as error:
            trouble = trouble or error
    if isinstance(trouble, Unreachable):
        raise trouble
    return None


async def _server_at(url: str, clock: Clock) -> Server | None:
    """The server whose API answers at `url`, or where that redirects to: no secret is under way yet."""
    for path in ("/api/v2/instance", "/api/v1/instance"):
        answer, final = await fetch_page(url + path, clock=clock)
        if answer.status != 200:
            continue
        try:
            document = answer.decode(InstanceDocument)
        except ServerConfused:
            continue
        parts = urlsplit(final)
        return describe(document, base_url(f"{parts.scheme}://{parts.netloc}"))
    return None


async def _candidates(place: Place, clock: Clock) -> list[str]:
    """Other origins that the domain redirects to, or, for a handle, names as the home of its people."""
    is_handle = place.user and not place.path
    pages = ["/.well-known/host-meta"]
    if is_handle:
        query = urlencode({"resource": f"acct:{place.user}@{place.host}"})
        pages.append(f"/.well-known/webfinger?{query}")
    found: list[str] = []
    for page in pages:
        try:
            answer, final = await fetch_page(place.url + page, clock=clock, accept=_ANY_FORM)
        except SourceError:
            continue
        if answer.status != 200:
            continue
        for address in (*(_addresses(answer.body) if is_handle else ()), final):
            candidate = _usable_origin(address, place)
            if candidate and candidate != place.url and candidate not in found:
                found.append(candidate)
    return found[:_MOST_CANDIDATES]


def _addresses(body: bytes) -> list[str]:
    """Where a well-known page says that one learns of the domain's people, or that a person is."""
    if template := _TEMPLATE.search(body):
        return [template.group(1).decode("utf-8", "replace")]
    try:
        links = decode_json(body, _Links).links or []
    except WireError:
        return []
    own = (link for link in links if link.rel in ("self", "lrdd"))
    return [address for link in own if (address := link.href or link.template)]


def _usable_origin(address: str, place: Place) -> str:
    try:
        parts = urlsplit(address.replace("{uri}", ""))
        found = base_url(f"{parts.scheme}://{parts.netloc}")
    except (ValueError, Refused):
        return ""
    if is_loopback(origin(found)[1]) and not is_loopback(origin(place.url)[1]):
        return ""
    return found
