"""The HTTP client of one account: it speaks to one server only, in JSON, within limits of size and time."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncGenerator, AsyncIterator, Collection, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from datetime import datetime
from http.cookiejar import CookieJar
from types import TracebackType
from typing import Any, Self, TypeVar, cast

import httpx
import msgspec

from traynotify import __version__
from traynotify.api import limits
from traynotify.api.certificates import trusted_certificates
from traynotify.api.errors import TRANSPORT_ERRORS, from_status, from_transport
from traynotify.api.payload import WireError, decode_json
from traynotify.api.urls import base_url as checked_base_url
from traynotify.api.urls import is_loopback, origin, same_origin
from traynotify.core.budget import RequestBudget
from traynotify.core.errors import RateLimited, ServerConfused, Unreachable
from traynotify.core.language import tr
from traynotify.core.network import Network, current_network
from traynotify.core.ports import Clock
from traynotify.core.settings import NO_PROXY

USER_AGENT = f"traynotify/{__version__}"
BODY_LIMIT = 8 * 1024 * 1024
TOTAL_TIMEOUT_S = 30.0
"""From the first byte sent to the last one read, so that a server which drips its answer does not hold us."""
CONNECT_TIMEOUT_S = 10.0
_MOST_REDIRECTS = 3
_READING = ("GET", "HEAD")

T = TypeVar("T")
Parameters = Mapping[str, str] | Sequence[tuple[str, str]]


class Response:
    """One answer, read to its end."""

    def __init__(self, host: str, status: int, headers: Mapping[str, str], body: bytes, asked_at: datetime) -> None:
        self.host = host
        self.status = status
        self.headers = headers
        """By name, in whatever case."""
        self.body = body
        self.asked_at = asked_at
        """When the request was sent."""

    @property
    def etag(self) -> str | None:
        """What to ask with the next time, so that an unchanged answer costs nothing."""
        return self.headers.get("ETag")

    @property
    def not_modified(self) -> bool:
        """The answer to `if_none_match`: nothing changed, there is no body."""
        return self.status == 304

    def links(self) -> dict[str, str]:
        """The addresses of the Link header by their relation; as the server wrote them, hence not to be trusted."""
        found = {}
        header = self.headers.get("Link", "").encode()  # as bytes: a server may put any letters there
        for link in httpx.Response(self.status, headers=[(b"Link", header)]).links.values():
            if "rel" in link and "url" in link:
                found[link["rel"]] = link["url"]
        return found

    def decode(self, kind: type[T]) -> T:
        """The JSON body as `kind`; raises ServerConfused when it is not JSON or has another shape."""
        content_type = self.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if not content_type.endswith(("/json", "+json")):
            raise ServerConfused(tr("{host} answered with something else than data", host=self.host))
        try:
            return decode_json(self.body, kind)
        except WireError as error:
            raise ServerConfused(tr("{host} sent data that cannot be understood", host=self.host)) from error

    def decode_each(self, kind: type[T]) -> tuple[list[T], int]:
        """The members of a JSON list that are a `kind`, and how many are not: one bad item never costs the page.

        Raises ServerConfused when it is no JSON list at all.
        """
        members, damaged = list[T](), 0
        for member in self.decode(list[msgspec.Raw]):
            try:
                members.append(decode_json(member, kind))
            except WireError:
                damaged += 1
        return members, damaged


class HttpClient:
    """Requests of one account to its server. The token it is given goes to `base_url`'s own origin and nowhere else.

    Every method raises only the `SourceError` tree. A status is an error unless it is 2xx or among `tolerate`.
    """

    def __init__(
        self,
        base_url: str,
        *,
        clock: Clock,
        budget: RequestBudget | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        network: Network | None = None,
        total_timeout_s: float = TOTAL_TIMEOUT_S,
        body_limit: int = BODY_LIMIT,
    ) -> None:
        """`network` is the way to take, else the one that holds here (`core.network.reached_by`).

        Raises CertificatesUnusable.
        """
        self.base_url = checked_base_url(base_url)
        self.host = self.base_url.partition("://")[2]
        """For sentences: with port and folder, which is all that tells two servers of one machine apart."""
        self.budget = budget or RequestBudget()
        self._clock = clock
        self._secret_headers: dict[str, str] = {}
        self._total_timeout_s = total_timeout_s
        self._body_limit = body_limit
        self._client = new_client(self.base_url, transport=transport, network=network)
        self._is_closed = False
        self._waiting: set[asyncio.Timeout] = set()
        """For each request under way, how long it may still take."""
        self._none_waits = asyncio.Event()
        self._none_waits.set()

    def authorise(self, headers: Mapping[str, str]) -> None:
        """Send these headers, which hold the account's secrets, with every request from now on."""
        self._secret_headers = dict(headers)

    def leave_alone(self, seconds: float) -> None:
        """The server wants to be left alone for so long, which it said in words of its own."""
        self.budget.rest.begin(seconds, self._clock.now(), asyncio.get_running_loop().time())

    def check_rest(self) -> None:
        """Raise RateLimited while the server wants to be left alone."""
        if (wait := self.budget.rest.left_s(self._clock.now(), asyncio.get_running_loop().time())) > 0:
            raise RateLimited(tr("{host} asks for fewer requests", host=self.host), wait)

    async def get(
        self,
        path: str,
        params: Parameters = (),
        *,
        purpose: str,
        tolerate: Collection[int] = (),
        if_none_match: str | None = None,
    ) -> Response:
        """Ask for `path` (below the base address, with a slash). With `if_none_match`, 304 is an answer too."""
        headers = {"If-None-Match": if_none_match} if if_none_match else {}
        tolerated = {*tolerate, 304} if if_none_match else tolerate
        return await self.request("GET", path, params, headers=headers, purpose=purpose, tolerate=tolerated)

    async def post(
        self,
        path: str,
        *,
        form: Mapping[str, str] | None = None,
        json: Any = None,
        headers: Mapping[str, str] | None = None,
        purpose: str,
        tolerate: Collection[int] = (),
    ) -> Response:
        """Send a form or a JSON body to `path`, with more `headers` if any are given."""
        own, content = _body(form, json)
        headers = {**own, **(headers or {})}
        return await self.request("POST", path, headers=headers, content=content, purpose=purpose, tolerate=tolerate)

    async def request(
        self,
        method: str,
        path: str,
        params: Parameters = (),
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes = b"",
        purpose: str,
        tolerate: Collection[int] = (),
        timeout_s: float | None = None,
    ) -> Response:
        """Send one request; raises RateLimited without sending it while the server wants to be left alone.

        `timeout_s` is for an answer that the server holds back until there is something to tell. After `aclose`, it is
        Unreachable: what was asked for at the last moment is asked for again by whoever comes next.
        """
        if self._is_closed:
            raise self._closed()
        self.check_rest()
        try:
            url = httpx.URL(self.base_url + path)
            if params:
                url = url.copy_merge_params(list(params.items()) if isinstance(params, Mapping) else list(params))
            patience_s = timeout_s or self._total_timeout_s
            async with self._patience(patience_s):
                response = await self._follow(method, url, headers or {}, content, purpose, patience_s)
        except TRANSPORT_ERRORS as error:
            if self._is_closed:
                raise self._closed() from error
            raise from_transport(error, self.host) from error
        retry_after = limits.note(response.status, response.headers, self._clock.now(), self.budget)
        if response.status in tolerate:
            return response
        if (failure := from_status(response.status, self.host, retry_after)) is not None:
            raise failure
        if method not in _READING and _is_web_page(response):
            # Where something was asked to be done, a page is none of the server's: nothing was done.
            raise ServerConfused(
                tr("{host} answered with a web page; the network may want you to log in to it", host=self.host)
            )
        if method not in _READING and _is_garbage(response):
            raise ServerConfused(tr("{host} sent data that cannot be understood", host=self.host))
        return response

    async def aclose(self) -> None:
        """End the requests that still wait, as if they had never been answered, and close the connections.

        A connection that one of them had opened later would be nobody's to close. Safe to call twice.
        """
        self._is_closed = True
        for patience in self._waiting:
            if not patience.expired():
                patience.reschedule(asyncio.get_running_loop().time())
        try:
            await self._none_waits.wait()
        finally:
            await self._client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def _closed(self) -> Unreachable:
        return Unreachable(tr("The connection to {host} was closed", host=self.host))

    @asynccontextmanager
    async def _patience(self, seconds: float) -> AsyncIterator[None]:
        """Wait for what is asked for within at most `seconds`, or until it is all over. Raises TimeoutError."""
        async with asyncio.timeout(seconds) as patience:
            self._waiting.add(patience)
            self._none_waits.clear()
            try:
                yield
            finally:
                self._waiting.discard(patience)
                if not self._waiting:
                    self._none_waits.set()

    async def _follow(
        self, method: str, url: httpx.URL, headers: Mapping[str, str], content: bytes, purpose: str, patience_s: float
    ) -> Response:
        for _ in range(_MOST_REDIRECTS + 1):
            if not same_origin(str(url), self.base_url):
                raise ServerConfused(
                    tr("{host} sends us to another address, where this sign-in must not go", host=self.host)
                )
            asked_at = self._clock.now()
            self.budget.note_sent(purpose, asked_at)
            request = self._client.build_request(
                method,
                url,
                headers={**headers, **self._secret_headers},
                content=content or None,
                timeout=httpx.Timeout(max(patience_s, TOTAL_TIMEOUT_S), connect=CONNECT_TIMEOUT_S),
            )
            status, answer_headers, body = await send(self._client, request, self._body_limit)
            self.budget.note_answer(self._clock.now(), is_success=status < 400)
            location = answer_headers.get("Location")
            if method != "GET" or location is None or status not in (301, 302, 303, 307, 308):
                return Response(self.host, status, answer_headers, body, asked_at)
            url = url.join(location)
        raise ServerConfused(tr("{host} sends us in circles", host=self.host))


def new_client(
    base_url: str, *, transport: httpx.AsyncBaseTransport | None = None, network: Network | None = None
) -> httpx.AsyncClient:
    """An httpx client with our manners: it says who it is, keeps no cookies and follows no redirect."""
    way = network or current_network()
    return httpx.AsyncClient(
        headers={"User-Agent": USER_AGENT, "Accept": "application/json", "Accept-Encoding": "gzip"},
        timeout=httpx.Timeout(TOTAL_TIMEOUT_S, connect=CONNECT_TIMEOUT_S),
        limits=httpx.Limits(max_connections=6, max_keepalive_connections=2, keepalive_expiry=20),
        follow_redirects=False,
        trust_env=not way.proxy and not is_loopback(origin(base_url)[1]),
        verify=trusted_certificates(way),
        proxy=way.proxy if way.proxy not in ("", NO_PROXY) else None,
        transport=transport,
        cookies=_NoCookies(),
    )


class _NoCookies(CookieJar):
    """Keeps none, and does not take apart what servers set: a tenth of a millisecond for each answer."""

    def extract_cookies(self, response: object, request: object) -> None:
        """Leave them where they are."""


async def send(client: httpx.AsyncClient, request: httpx.Request, limit: int) -> tuple[int, Mapping[str, str], bytes]:
    """Status, headers and unpacked body of the answer; ServerConfused as soon as the body exceeds `limit` bytes."""
    host = request.url.host
    response = await client.send(request, stream=True)
    try:
        encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
        if encoding not in ("identity", "gzip", ""):
            raise ServerConfused(tr("{host} packs its answers in a way that was not asked for", host=host))
        body = bytearray()
        unpack = zlib.decompressobj(wbits=31) if encoding == "gzip" else None
        async with aclosing(cast("AsyncGenerator[bytes, None]", response.aiter_raw())) as chunks:
            async for chunk in chunks:
                try:
                    body += chunk if unpack is None else unpack.decompress(chunk, limit + 1 - len(body))
                except zlib.error as error:
                    raise ServerConfused(tr("{host} sent an answer that is damaged", host=host)) from error
                if len(body) > limit:
                    raise ServerConfused(tr("{host} sent an answer that is too large", host=host))
        if unpack is not None and body and not unpack.eof:
            raise Unreachable(tr("{host} broke off its answer", host=host))
        return response.status_code, response.headers, bytes(body)
    finally:
        await response.aclose()


def _body(form: Mapping[str, str] | None, json: Any) -> tuple[dict[str, str], bytes]:
    if form is not None:
        return {"Content-Type": "application/x-www-form-urlencoded"}, str(httpx.QueryParams(dict(form))).encode()
    if json is not None:
        return {"Content-Type": "application/json"}, msgspec.json.encode(json)
    return {}, b""


def _is_web_page(response: Response) -> bool:
    """Some servers call an answer without a body a page as well."""
    return bool(response.body.strip()) and "html" in response.headers.get("Content-Type", "").lower()


def _is_garbage(response: Response) -> bool:
    """Whether it calls itself JSON and is none: nobody knows who said that, and to what."""
    if not response.body.strip() or "json" not in response.headers.get("Content-Type", "").lower():
        return False
    try:
        decode_json(response.body, object)
    except WireError:
        return True
    return False
