"""The requests of the Discourse API that we make, each as one method, with the answers read and the limits kept."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import urlencode

import msgspec

from traynotify.api import (
    AuthRejected,
    HttpClient,
    RateLimited,
    Refused,
    Response,
    ServerConfused,
    Unreachable,
    Unsupported,
    WireError,
    decode_json,
    tr,
)
from traynotify.sources.discourse import wire
from traynotify.sources.discourse.allowance import Allowance

PAGE_SIZE = 60
"""What the list allows at most."""
DOUBT_S = 30.0
"""How long to wait before asking again when a forum says that it does not know us: a single refusal may be a mishap."""
_LIST = "/notifications.json"
_MARK_READ = ("/notifications/mark-read.json", "/notifications/mark-read")
_ABSENT = (404, 405, 501)
_FIREWALL_RETRY_S = 60.0
_UNSPOKEN_WAIT_S = 60.0
_DAY_LIMIT = "1_day"


class Page(msgspec.Struct, kw_only=True):
    """One answer of the list, in the server's order."""

    items: list[wire.Notification]
    """What could be understood."""
    asked_at: datetime
    total: int | None = None
    """How many rows there are in all, hidden ones among them."""
    next_offset: int = 0
    """Where the rows below begin."""
    damaged: int = 0
    """Items that were left out because they made no sense."""
    username: str = ""
    """Whom the server took us for, where it says so."""
    seen: int | None = None
    """Up to which notification the bell was opened."""

    @property
    def is_last(self) -> bool:
        """Whether nothing comes below it: by the total, for the link to more never ends."""
        if self.total is not None:
            return self.next_offset >= self.total
        return not self.items and not self.damaged


class DiscourseClient:
    """The API of one account's forum. Every method raises only the `SourceError` tree."""

    def __init__(self, http: HttpClient, secrets: Mapping[str, str], allowance: Allowance, username: str = "") -> None:
        self._http = http
        self._allowance = allowance
        self.username = username
        """Whose list is asked for; empty: that of whoever the key speaks for."""
        http.authorise(credentials(secrets))

    @property
    def host(self) -> str:
        """The forum's host, for sentences."""
        return self._http.host

    async def me(self) -> wire.User | None:
        """Whom the key speaks for; None where it may not ask that, or is not known."""
        answer = await self._ask("GET", "/session/current.json", purpose="identity", tolerate=(403, 404))
        if answer.status == 403:
            self._check_refusal(answer)
            return None
        if answer.status == 404:  # with an empty body, for somebody who is not signed in
            return None
        try:
            return decode_json(answer.body, wire.Session).current_user
        except WireError as error:
            raise ServerConfused(tr("{host} does not say who we are", host=self._http.host)) from error

    async def recent(self, *, limit: int = PAGE_SIZE, purpose: str) -> Page:
        """What the bell's menu shows: what is unread and important, then what is unread, then the newest.

        Always silent: the person's own bell is not to be cleared by our looking.
        """
        return await self._list([("recent", "true"), ("limit", str(limit))], 0, limit, purpose)

    async def history(self, *, offset: int = 0, only_unread: bool = False, purpose: str) -> Page:
        """The rows from `offset` on, newest first."""
        query = [("limit", str(PAGE_SIZE)), ("offset", str(offset))]
        if only_unread:
            query.append(("filter", "unread"))
        return await self._list(query, offset, PAGE_SIZE, purpose)

    async def mark_read(self, number: int, *, also: Sequence[int] = ()) -> None:
        """Mark one notification, and `also` others. Ids that are gone do no harm."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if also:
            headers["Discourse-Clear-Notifications"] = ",".join(map(str, also))
        for path in _MARK_READ:
            answer = await self._ask(
                "PUT",
                path,
                headers=headers,
                content=urlencode({"id": str(number)}).encode(),
                purpose="mark read",
                tolerate=(400, 403, *_ABSENT),
                for_the_person=True,
            )
            if answer.status in _ABSENT:
                continue
            if answer.status in (400, 403):
                self._check_refusal(answer)
                raise Refused(tr("{host} does not let this sign-in mark notifications as read", host=self._http.host))
            return
        raise Unsupported(tr("{host} has no way to mark notifications as read", host=self._http.host))

    async def poll_bus(self, bus_id: str, form: Mapping[str, str], timeout_s: float) -> Response:
        """One poll of the message bus, which is held back until there is something to tell."""
        return await self._ask(
            "POST",
            f"/message-bus/{bus_id}/poll",
            headers={
                "Content-Type": "application/x-www-form-urlencoded",
                "X-SILENCE-LOGGER": "true",
                "Dont-Chunk": "true",
            },
            content=urlencode(form).encode(),
            purpose="live",
            tolerate=(400, 403, *_ABSENT),
            timeout_s=timeout_s,
        )

    async def is_known(self) -> bool:
        """Whether the forum still accepts the key."""
        query = [("recent", "true"), ("limit", "1"), ("silent", "true")]
        answer = await self._ask("GET", _LIST, query, purpose="check", tolerate=(403,))
        if answer.status == 403:
            self._check_refusal(answer)
        return answer.status == 200

    async def doubt(self) -> None:
        """After a refusal: wait, ask once more, and raise AuthRejected if that is refused as well."""
        await asyncio.sleep(DOUBT_S)
        if not await self.is_known():
            raise AuthRejected(tr("{host} no longer accepts this sign-in; please sign in again", host=self._http.host))

    async def _list(self, query: list[tuple[str, str]], offset: int, limit: int, purpose: str) -> Page:
        query.append(("silent", "true"))
        whose = [("username", self.username)] if self.username else []
        answer = await self._ask("GET", _LIST, [*query, *whose], purpose=purpose, tolerate=(403, 404))
        if answer.status == 404 and whose:  # somebody who is called otherwise by now
            self.username, whose = "", []
            answer = await self._ask("GET", _LIST, query, purpose=purpose, tolerate=(403,))
        if answer.status == 403:
            self._check_refusal(answer)
            await self.doubt()
            answer = await self._ask("GET", _LIST, [*query, *whose], purpose=purpose)
        return self._read_page(answer, offset, limit)

    def _read_page(self, answer: Response, offset: int, limit: int) -> Page:
        listed = answer.decode(wire.List)
        page = Page(
            items=[],
            asked_at=answer.asked_at,
            total=listed.total,
            username=answer.headers.get("X-Discourse-Username", ""),
            seen=wire.whole(listed.seen_notification_id),
        )
        for raw in listed.notifications:
            try:
                page.items.append(wire.notification(raw))
            except WireError:
                page.damaged += 1
        told = listed.next_offset
        # Rows that we may not see are left out after the page was cut: its length says nothing about the next one.
        step = told - offset if told is not None and told > offset else len(listed.notifications) or limit
        page.next_offset = offset + step
        return page

    async def _ask(
        self,
        method: str,
        path: str,
        query: Sequence[tuple[str, str]] = (),
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes = b"",
        purpose: str,
        tolerate: Sequence[int] = (),
        for_the_person: bool = False,
        timeout_s: float | None = None,
    ) -> Response:
        self._http.check_rest()
        await self._allowance.take(for_the_person=for_the_person)
        answer = await self._http.request(
            method,
            path,
            query,
            headers=headers,
            content=content,
            purpose=purpose,
            tolerate=(*tolerate, 429),
            timeout_s=timeout_s,
        )
        if answer.status == 429:
            raise self._limited(answer)
        return answer

    def _limited(self, answer: Response) -> RateLimited:
        """The refusal for too many requests: a header says how long to wait, or the body, or neither does."""
        header = answer.headers.get("Retry-After", "")
        trouble = _trouble(answer)
        wait = float(header) if header.isascii() and header.isdigit() and len(header) < 7 else None
        if wait is None and trouble is not None:
            wait = trouble.wait_s
        wait = _UNSPOKEN_WAIT_S if wait is None else wait
        self._http.leave_alone(wait)
        if _DAY_LIMIT in answer.headers.get("Discourse-Rate-Limit-Error-Code", ""):
            return RateLimited(
                tr("{host} allows no more requests of this sign-in for today", host=self._http.host), wait
            )
        return RateLimited(tr("{host} asks for fewer requests", host=self._http.host), wait)

    def _check_refusal(self, answer: Response) -> None:
        """Raise Unreachable where it was not the forum that refused, but something in front of it.

        Discourse gives its reasons in a form of its own; a firewall's page, in JSON or not, says nothing about the key.
        """
        if _trouble(answer) is None:
            raise Unreachable(
                tr("Something in front of {host} turned us away; its website may show why", host=self._http.host),
                pause_s=_FIREWALL_RETRY_S,
            )


def credentials(secrets: Mapping[str, str]) -> dict[str, str]:
    """The headers that speak for an account: a user's own key, or an administrator's together with whose it is used."""
    key, username = secrets.get("key", ""), secrets.get("username", "")
    if not key:
        return {}
    return {"Api-Key": key, "Api-Username": username} if username else {"User-Api-Key": key}


def _trouble(answer: Response) -> wire.Trouble | None:
    """The error in Discourse's own words, if it is one."""
    try:
        trouble = decode_json(answer.body, wire.Trouble)
    except WireError:
        return None
    return trouble if trouble.error_type is not None or trouble.errors is not None else None
