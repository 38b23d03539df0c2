"""Finds the forum behind an address, by what only Discourse answers. No key takes part."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from traynotify.api import Clock, Refused, ServerConfused, SourceError, Unreachable, base_url, fetch_page
from traynotify.sources.discourse.site import Site, with_version

_HANDSHAKE = "/user-api-key/new"
_BASIC_INFO = "/site/basic-info.json"
_ABOUT = "/about.json"


class _BasicInfo(msgspec.Struct):
    title: str
    header_primary_color: str | None = None
    login_required: bool | None = None


class _Facts(msgspec.Struct):
    version: str | None = None


class _About(msgspec.Struct):
    about: _Facts


async def find_site(places: list[str], clock: Clock) -> Site | None:
    """The forum at the first of `places` that is one; None if none is. Raises Unreachable when nothing answers."""
    trouble: SourceError | None = None
    for place in places:
        try:
            if (site := await _site_at(place, clock)) is not None:
                return site
        except SourceError as error:
            trouble = trouble or error
    try:
        if (elsewhere := await _led_to(places[-1], clock)) not in (None, *places):
            assert elsewhere is not None
            return await _site_at(elsewhere, clock)
    except SourceError as error:
        trouble = trouble or error
    if isinstance(trouble, Unreachable):
        raise trouble
    return None


async def _site_at(place: str, clock: Clock) -> Site | None:
    """The forum whose own folder `place` is, or leads to."""
    answer, final = await fetch_page(place + _HANDSHAKE, clock=clock, method="HEAD", accept="*/*")
    if answer.status == 200 and "Auth-Api-Version" in answer.headers:
        base = _without(final, _HANDSHAKE) or place
        has_device = answer.headers.get("Auth-Api-Device-Code", "").lower() == "true"
        return Site(base_url=base, software=await _software(base, clock), has_device_sign_in=has_device)
    answer, final = await fetch_page(place + _BASIC_INFO, clock=clock)
    try:
        info = answer.decode(_BasicInfo) if answer.status == 200 else None
    except ServerConfused:
        return None
    if info is None or (info.header_primary_color is None and info.login_required is None):
        return None
    base = _without(final, _BASIC_INFO) or place
    return Site(base_url=base, software=await _software(base, clock))


async def _software(base: str, clock: Clock) -> str:
    """What the forum says that it runs; one that requires a login says it to nobody."""
    try:
        answer, _ = await fetch_page(base + _ABOUT, clock=clock)
        version = answer.decode(_About).about.version if answer.status == 200 else None
    except SourceError:
        version = None
    return with_version(version)


async def _led_to(place: str, clock: Clock) -> str | None:
    """Where the front page sends a browser to, as hosts do whose forum is in a folder."""
    _, final = await fetch_page(f"{place}/", clock=clock, accept="text/html")
    parts = urlsplit(final)
    return _usable(f"{parts.scheme}://{parts.netloc}{parts.path}")


def _without(final: str, path: str) -> str | None:
    found = final.partition("?")[0]
    return _usable(found.removesuffix(path)) if found.endswith(path) else None


def _usable(url: str) -> str | None:
    try:
        return base_url(url)
    except (Refused, ValueError):
        return None
