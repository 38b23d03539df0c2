"""Downloads that carry no token: pictures of people, and the public pages by which a server is found."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx

from traynotify.api.errors import TRANSPORT_ERRORS, from_status, from_transport
from traynotify.api.http import Response, new_client, send
from traynotify.api.urls import base_url, is_loopback, origin
from traynotify.core.errors import Refused, ServerConfused, SourceError
from traynotify.core.language import tr
from traynotify.core.network import Network
from traynotify.core.ports import Clock

IMAGE_LIMIT = 1024 * 1024
IMAGE_TIMEOUT_S = 15.0
PAGE_LIMIT = 1024 * 1024
PAGE_TIMEOUT_S = 15.0
_MOST_REDIRECTS = 4


async def fetch_image(
    url: str,
    *,
    transport: httpx.AsyncBaseTransport | None = None,
    asking: Callable[[str], None] | None = None,
    network: Network | None = None,
) -> bytes | None:
    """The bytes behind `url` if they claim to be a picture of at most 1 MB and come within 15 seconds, otherwise None.

    Whether they really are one is for whoever decodes them. Neither token nor cookie is sent. `asking` is told every
    host before it is asked; `network` is the way to take.
    """
    try:
        status, headers, body, _ = await _fetch(
            "GET", url, "image/*", IMAGE_LIMIT, IMAGE_TIMEOUT_S, transport, asking, network
        )
    except SourceError:
        return None
    is_image = headers.get("Content-Type", "").lower().startswith("image/")
    return body if status == 200 and is_image and body else None


async def fetch_page(
    url: str,
    *,
    clock: Clock,
    accept: str = "application/json",
    method: str = "GET",
    transport: httpx.AsyncBaseTransport | None = None,
) -> tuple[Response, str]:
    """A public answer and the address that it came from after redirects; `method` may be HEAD, too.

    Raises the SourceError tree; of the statuses only those that say “not now” are errors.
    """
    asked_at = clock.now()
    status, headers, body, final = await _fetch(method, url, accept, PAGE_LIMIT, PAGE_TIMEOUT_S, transport)
    host = _named(final)
    if status in (429, 500, 502, 503, 504) and (failure := from_status(status, host)) is not None:
        raise failure
    return Response(host, status, headers, body, asked_at), final


async def _fetch(
    method: str,
    url: str,
    accept: str,
    limit: int,
    timeout_s: float,
    transport: httpx.AsyncBaseTransport | None,
    asking: Callable[[str], None] | None = None,
    network: Network | None = None,
) -> tuple[int, httpx.Headers, bytes, str]:
    named = _named(url)  # raises Refused where TLS is missing
    host = origin(url)[1]
    try:
        async with asyncio.timeout(timeout_s), new_client(url, transport=transport, network=network) as client:
            for _ in range(_MOST_REDIRECTS):
                if asking is not None:
                    asking(origin(url)[1])
                request = client.build_request(method, url, headers={"Accept": accept})
                status, headers, body = await send(client, request, limit)
                location = headers.get("Location")
                if location is None or status not in (301, 302, 303, 307, 308):
                    return status, httpx.Headers(headers), body, url
                url = str(httpx.URL(url).join(location))
                base_url(url)
                if is_loopback(origin(url)[1]) and not is_loopback(host):
                    raise Refused(tr("{host} sends us to this computer itself", host=host))
    except TRANSPORT_ERRORS as error:
        raise from_transport(error, named) from error
    raise ServerConfused(tr("{host} sends us in circles", host=named))


def _named(url: str) -> str:
    """What the server at `url` is called in a sentence: its host, with a port that is not the usual one."""
    return urlsplit(base_url(url)).netloc
