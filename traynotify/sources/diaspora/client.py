"""The requests of a pod's API that we make, each as one method, with the answers read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qs, quote, urlsplit

import msgspec

from traynotify.api import (
    AuthRejected,
    HttpClient,
    Response,
    ServerConfused,
    SourceError,
    Unreachable,
    Unsupported,
    WireError,
    decode_json,
    parse_moment,
    phrase,
    tr,
)
from traynotify.sources.diaspora import wire
from traynotify.sources.diaspora.tokens import Tokens
from traynotify.sources.diaspora.translate import stamp

PAGE_SIZE = 100
"""Rows of one page: as many as pods allow."""
NO_API = phrase("{host} has no interface for apps; traynotify can read notifications of pods from diaspora* 0.9 on")
_LIST = "/api/v1/notifications"
_CONVERSATIONS = "/api/v1/conversations"
_TURNED_AWAY_RETRY_S = 900.0

T = TypeVar("T")
Parameters = Sequence[tuple[str, str]]


class Page(msgspec.Struct, Generic[T], kw_only=True):
    """One answer of a list."""

    items: list[T]
    """What could be understood."""
    asked_at: datetime
    etag: str | None = None
    unchanged: bool = False
    """The pod said that nothing changed since the page with the same etag; there are no items."""
    damaged: int = 0
    """Items that were left out because they made no sense."""
    older: datetime | None = None
    """What is below the page is older than this."""
    newer: datetime | None = None
    """What is above the page is newer than this, give or take a millisecond."""
    following: bool = False
    """There is a next page, where pages have numbers."""

    @property
    def count(self) -> int:
        """How many items the pod sent."""
        return len(self.items) + self.damaged


class DiasporaClient:
    """The API of one account's pod. Every method raises only the `SourceError` tree."""

    def __init__(self, http: HttpClient, tokens: Tokens) -> None:
        self._http = http
        self._tokens = tokens
        self.version = ""
        """What the pod said that it runs, with its last answer; empty where it did not."""

    @property
    def host(self) -> str:
        """The pod's name, for people."""
        return self._http.host

    async def me(self) -> tuple[str, str, str] | None:
        """The diaspora* ID, name and picture of whom the token belongs to; None where it may not ask that."""
        for path, read in (("/api/v1/user", wire.me), ("/api/openid_connect/user_info", wire.claims)):
            answer = await self._ask("GET", path, purpose="identity", tolerate=(403,))
            if answer.status == 200:
                try:
                    return read(answer.body)
                except WireError as error:
                    raise ServerConfused(tr("{host} does not say who signed in", host=self._http.host)) from error
        return None

    async def notifications(
        self,
        parameters: Parameters = (),
        *,
        purpose: str,
        only_unread: bool = False,
        before: datetime | None = None,
        after: datetime | None = None,
        limit: int = PAGE_SIZE,
        if_none_match: str | None = None,
    ) -> Page[wire.Notification]:
        """One page: the newest, those made before a moment (newest first), or after one (oldest first)."""
        query = [("per_page", str(limit)), *parameters, *_window(only_unread, before, after)]
        answer = await self._ask("GET", _LIST, query, purpose=purpose, tolerate=(403,), if_none_match=if_none_match)
        if answer.status == 403:
            raise self._turned_away(answer)
        if answer.not_modified:
            return Page(items=[], asked_at=answer.asked_at, etag=if_none_match, unchanged=True)
        page = _page(answer, wire.notification)
        made = [item.created_at for item in page.items if item.created_at is not None]
        page.older = page.older or min(made, default=None)
        page.newer = page.newer or max(made, default=None)
        return page

    async def notification(self, guid: str) -> Page[wire.Notification]:
        """A single notification as a page; an empty one where the pod says that there is no such thing any more."""
        answer = await self._ask("GET", _below(_LIST, guid), purpose="check", tolerate=(404,))
        return self._single(answer, wire.notification)

    async def mark(self, guid: str, *, read: bool) -> bool:
        """Set or take away the read mark of a notification; False where there is no such thing any more.

        Raises Unsupported where there is, and something refuses the mark as if there were not.
        """
        if await self._mark(_below(_LIST, guid), read=read, absent=(404,)):
            return True
        if (await self.notification(guid)).items:
            raise Unsupported(tr("{host} does not let this notification be marked", host=self._http.host))
        return False

    async def conversations(
        self, *, only_unread: bool = False, before: datetime | None = None
    ) -> Page[wire.Conversation]:
        """One page of the private conversations, those first that began last; Refused where the token may not.

        With `only_unread` pods leave out those with more than one unread message.
        """
        query = [("per_page", str(PAGE_SIZE)), *_window(only_unread, before, None)]
        answer = await self._ask("GET", _CONVERSATIONS, query, purpose="messages")
        page = _page(answer, wire.conversation)
        page.older = page.older or min((c.created_at for c in page.items if c.created_at is not None), default=None)
        return page

    async def conversation(self, guid: str) -> Page[wire.Conversation]:
        """A single conversation as a page; an empty one where the pod says that there is no such thing any more."""
        answer = await self._ask("GET", _below(_CONVERSATIONS, guid), purpose="messages", tolerate=(404, 422))
        return self._single(answer, wire.conversation)

    async def mark_conversation(self, guid: str, *, read: bool) -> bool:
        """`mark` for a conversation; of one that is not there, pods say that the request makes no sense."""
        return await self._mark(_below(_CONVERSATIONS, guid), read=read, absent=(404, 422))

    async def messages(self, guid: str, number: int) -> Page[wire.Message]:
        """Page `number`, from 1, of what was said, oldest first; reading it marks nothing."""
        path = f"{_below(_CONVERSATIONS, guid)}/messages"
        query = [("per_page", str(PAGE_SIZE)), ("page", str(number))]
        answer = await self._ask("GET", path, query, purpose="messages", tolerate=(404, 422))
        return _page(answer, wire.message) if answer.status == 200 else Page(items=[], asked_at=answer.asked_at)

    async def _mark(self, path: str, *, read: bool, absent: Collection[int]) -> bool:
        purpose = "mark read" if read else "mark unread"
        answer = await self._ask("PATCH", path, purpose=purpose, json={"read": read}, tolerate=absent)
        return answer.status not in absent

    async def _ask(
        self,
        method: str,
        path: str,
        params: Parameters = (),
        *,
        purpose: str,
        tolerate: Collection[int] = (),
        json: Any = None,
        if_none_match: str | None = None,
    ) -> Response:
        """Send a request with the token, which is renewed once where the pod does not accept it any more."""
        headers = {"Content-Type": "application/json"} if json is not None else {}
        content = msgspec.json.encode(json) if json is not None else b""
        if if_none_match is not None:
            headers["If-None-Match"], tolerate = if_none_match, {*tolerate, 304}

        async def send(tolerate: Collection[int]) -> Response:
            bearer = {"Authorization": f"Bearer {self._tokens.current}"}
            return await self._http.request(
                method, path, params, headers={**headers, **bearer}, content=content, purpose=purpose, tolerate=tolerate
            )

        try:
            token = self._tokens.current
            answer = await send({*tolerate, 401})
            if answer.status == 401:
                await self._tokens.renew(token)
                answer = await send(tolerate)
        except Unsupported as error:
            raise Unsupported(tr(NO_API, host=self._http.host)) from error
        self.version = answer.headers.get("X-Diaspora-Version") or self.version
        return answer

    def _turned_away(self, answer: Response) -> SourceError:
        """Why the list is refused: by the pod itself for a scope that is missing, by anything else for a while only."""
        if not _is_of_the_pod(answer):
            return Unreachable(
                tr("Something before {host} turns us away", host=self._http.host), pause_s=_TURNED_AWAY_RETRY_S
            )
        return AuthRejected(
            tr("{host} does not let this sign-in see notifications; please sign in again", host=self._http.host)
        )

    def _single(self, answer: Response, read: Callable[[bytes], T]) -> Page[T]:
        if answer.status == 200:
            try:
                return Page(items=[read(answer.body)], asked_at=answer.asked_at)
            except WireError:
                return Page(items=[], asked_at=answer.asked_at, damaged=1)
        if not _is_of_the_pod(answer):
            raise Unreachable(tr("Something before {host} turns us away", host=self._http.host))
        return Page(items=[], asked_at=answer.asked_at)


def _is_of_the_pod(answer: Response) -> bool:
    """Whether the pod itself refuses, rather than something that stands before it."""
    try:
        decode_json(answer.body, wire.Failure)
    except WireError:
        return False
    return True


def _window(only_unread: bool, before: datetime | None, after: datetime | None) -> list[tuple[str, str]]:
    return [
        *([("only_unread", "true")] if only_unread else []),
        *([("before", stamp(before))] if before is not None else []),
        *([("after", stamp(after))] if after is not None else []),
    ]


def _below(path: str, guid: str) -> str:
    return f"{path}/{quote(guid, safe='')}"


def _page(answer: Response, read: Callable[[msgspec.Raw], T]) -> Page[T]:
    page: Page[T] = Page(items=[], asked_at=answer.asked_at, etag=answer.etag)
    for raw in answer.decode(list[msgspec.Raw]):
        try:
            page.items.append(read(raw))
        except WireError:
            page.damaged += 1
    links = answer.links()
    page.older, page.newer = _position(links.values(), "before"), _position(links.values(), "after")
    page.following = "next" in links
    return page


def _position(links: Collection[str], name: str) -> datetime | None:
    """The moment in one of the links, and nothing else: behind a proxy, pods get their own address wrong."""
    for link in links:
        try:
            found = parse_qs(urlsplit(link).query).get(name)
        except ValueError:
            continue
        if found and (moment := parse_moment(found[0].replace(" ", "+"))) is not None:
            return moment
    return None
