"""The requests of the Mastodon API that we make, each as one method, with the answers read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
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
    clean_line,
    decode_json,
    tr,
)
from traynotify.sources.mastodon import wire
from traynotify.sources.mastodon.instance import Features, InstanceDocument, Server, describe

COUNT_LIMIT = 1000
_LIST = "/api/v1/notifications"
_REQUESTS = "/api/v1/follow_requests"
_MOST_ASKING = 80
"""Mastodon's limit of a page."""
_ABSENT = (404, 405, 501)
_ACCOUNT_STATE_RETRY_S = 900.0


class NotLetIn(Unreachable):
    """The token is good, but may not read notifications, or the account has an open question with its server."""


class Page(msgspec.Struct, kw_only=True):
    """One answer of the list, newest first."""

    items: list[wire.Notification]
    """What could be understood."""
    asked_at: datetime
    etag: str | None = None
    unchanged: bool = False
    """The server said that nothing changed since the page with the same etag; there are no items."""
    damaged: int = 0
    """Items that were left out because they made no sense."""
    older: str | None = None
    """The ``max_id`` of the page below, from the Link header."""
    newer: str | None = None
    """The ``min_id`` of the page above, from the Link header."""


class MastodonClient:
    """The API of one account's server. Every method raises only the `SourceError` tree."""

    def __init__(self, http: HttpClient, token: str, server: Server | None = None) -> None:
        self._http = http
        self._features = server.features if server is not None else Features()
        if token:
            http.authorise({"Authorization": f"Bearer {token}"})

    async def server(self) -> Server:
        """What the server says about itself; raises Unsupported where nothing of the kind answers."""
        for path in ("/api/v2/instance", "/api/v1/instance"):
            answer = await self._http.get(path, purpose="server", tolerate=_ABSENT)
            if answer.status in _ABSENT:
                continue
            try:
                document = decode_json(answer.body, InstanceDocument)
            except WireError:  # a server whose web pages answer whatever it does not know
                continue
            server = describe(document, self._http.base_url)
            self._features = server.features
            return server
        raise Unsupported(tr("{host} does not speak the Mastodon API", host=self._http.host))

    async def me(self) -> wire.Account | None:
        """Whom the token belongs to; None where it may not ask that, or (not on all servers) is dead."""
        answer = await self._http.get("/api/v1/accounts/verify_credentials", purpose="identity", tolerate=(400, 403))
        return answer.decode(wire.Account) if answer.status == 200 else None

    async def scopes(self) -> frozenset[str] | None:
        """What the token's app asked for, which bounds what the token may do; Mastodon tells since 4.3."""
        answer = await self._http.get(
            "/api/v1/apps/verify_credentials", purpose="identity", tolerate=(400, 401, 403, *_ABSENT)
        )
        try:
            listed = decode_json(answer.body, wire.Application).scopes if answer.status == 200 else None
        except WireError:
            return None
        return frozenset(listed) if listed else None

    async def page(
        self,
        parameters: Sequence[tuple[str, str]] = (),
        *,
        purpose: str,
        limit: int | None = None,
        max_id: str | None = None,
        min_id: str | None = None,
        if_none_match: str | None = None,
    ) -> Page:
        """One page of the list: the newest, those below `max_id`, or those immediately above `min_id`."""
        query = [("limit", str(limit or self._features.page_size)), *parameters]
        query += [(name, value) for name, value in (("max_id", max_id), ("min_id", min_id)) if value is not None]
        answer = await self._http.get(_LIST, query, purpose=purpose, tolerate=(400, 403), if_none_match=if_none_match)
        if answer.status in (400, 403):
            raise self._not_let_in(answer.status)
        if answer.not_modified:
            return Page(items=[], asked_at=answer.asked_at, etag=if_none_match, unchanged=True)
        return _read_page(answer)

    async def exists(self, remote_id: str) -> bool:
        """Whether the server still has this notification."""
        answer = await self._http.get(f"{_LIST}/{quote(remote_id, safe='')}", purpose="check", tolerate=(403, 404))
        if answer.status == 403:  # Pleroma's word for one that is not there, and for a token that is not good any more
            await self.check_token()
        return answer.status == 200

    async def check_token(self) -> None:
        """Raises AuthRejected or NotLetIn if it is the token that was refused, not what was asked with it."""
        await self.page(purpose="check", limit=1)

    async def marker(self) -> tuple[str, datetime] | None:
        """Up to which id the person has read (empty: never set), and when that was asked; None without markers.

        Raises ServerConfused for an answer that is no JSON, such as one that was cut short.
        """
        answer = await self._http.get(
            "/api/v1/markers", [("timeline[]", "notifications")], purpose="read position", tolerate=(403, *_ABSENT)
        )
        if answer.status != 200:
            return None
        try:
            markers = decode_json(answer.body, wire.Markers)
        except WireError:  # Pixelfed answers null, or a list
            answer.decode(object)  # what is no JSON at all says nothing about markers
            return None
        last = markers.notifications.last_read_id if markers.notifications else None
        try:
            return wire.identifier(last), answer.asked_at
        except WireError:  # never set; Pleroma says so with an empty text
            return "", answer.asked_at

    async def set_marker(self, remote_id: str) -> bool:
        """Set the marker; False when somebody else set it at the same time.

        Raises Unsupported where there are no markers, Refused where the token may not set them.
        """
        answer = await self._http.post(
            "/api/v1/markers",
            form={"notifications[last_read_id]": remote_id},
            purpose="mark read",
            tolerate=(409,),
        )
        return answer.status != 409

    async def read_on_pleroma(self, remote_id: str) -> bool:
        """Set the read flag of one notification; False when the server does not find it, or not the route."""
        answer = await self._set_flags_on_pleroma("id", remote_id, tolerate=(400, 404))
        return answer.status == 200

    async def read_up_to_on_pleroma(self, remote_id: str) -> None:
        """Set the read flags of all up to this one."""
        await self._set_flags_on_pleroma("max_id", remote_id)

    async def _set_flags_on_pleroma(self, name: str, remote_id: str, tolerate: Sequence[int] = ()) -> Response:
        try:
            body = {name: int(remote_id)}
        except ValueError as error:
            raise ServerConfused(tr("{host} gave ids that it does not take back", host=self._http.host)) from error
        path = "/api/v1/pleroma/notifications/read"
        return await self._http.post(path, json=body, purpose="mark read", tolerate=tolerate)

    async def dismiss(self, remote_id: str) -> bool:
        """Delete one notification on the server; False when it does not find it (403 on Pleroma), or not the route."""
        path = f"{_LIST}/{quote(remote_id, safe='')}/dismiss"
        answer = await self._http.post(path, purpose="dismiss", tolerate=(403, *_ABSENT))
        return answer.status == 200

    async def dismiss_by_form(self, remote_id: str) -> bool:
        """`dismiss` as servers before Mastodon 3.0 want it."""
        answer = await self._http.post(f"{_LIST}/dismiss", form={"id": remote_id}, purpose="dismiss", tolerate=_ABSENT)
        return answer.status not in _ABSENT

    async def clear(self) -> None:
        """Delete all notifications on the server."""
        await self._http.post(f"{_LIST}/clear", purpose="dismiss")

    async def reply(self, form: dict[str, str], *, nonce: str) -> str:
        """Publish a post; one that was sent with the same `nonce` within the hour is not published again.

        Returns why the server does not take it, in a sentence; empty if it did.
        """
        answer = await self._http.post(
            "/api/v1/statuses", form=form, headers={"Idempotency-Key": nonce}, purpose="reply", tolerate=(404, 422)
        )
        if answer.status == 404:
            return tr("the post is not there any more")
        if answer.status == 422:
            return clean_line(answer.decode(wire.Complaint).error, 200) or tr("the server does not take that text")
        return ""

    async def follow(self, account_id: str) -> None:
        """Follow somebody; nothing happens if the person does already."""
        await self._http.post(f"/api/v1/accounts/{quote(account_id, safe='')}/follow", purpose="follow back")

    async def decide(self, account_id: str, *, accept: bool) -> str:
        """Accept or decline a follow request; one that was decided so before is left at that.

        Returns why that cannot be, in a sentence; empty if it is done. That there is no such request is not believed
        at once: something in front of the server may say so.
        """
        path = f"{_REQUESTS}/{quote(account_id, safe='')}/{'authorize' if accept else 'reject'}"
        answer = await self._http.post(path, purpose="follow request", tolerate=(404,))
        if answer.status != 404 or (accept and await self._is_followed_by(account_id)):
            return ""
        asking = await self._asking()
        if asking is not None and account_id in asking:
            return tr("the server does not find the request, though it lists it")
        return "" if asking is not None and not accept else tr("the request is not there any more")

    async def _is_followed_by(self, account_id: str) -> bool:
        known = await self._http.get(
            "/api/v1/accounts/relationships", [("id[]", account_id)], purpose="follow request", tolerate=(403,)
        )
        return known.status == 200 and any(each.followed_by for each in known.decode(list[wire.Relationship]))

    async def _asking(self) -> set[str] | None:
        """Who asks to follow, as far as one page goes; None where that is not told."""
        query = [("limit", str(_MOST_ASKING))]
        listed = await self._http.get(_REQUESTS, query, purpose="follow request", tolerate=(403, *_ABSENT))
        return {str(each.id) for each in listed.decode(list[wire.Account])} if listed.status == 200 else None

    async def unread_count(self, parameters: Sequence[tuple[str, str]]) -> tuple[int, datetime] | None:
        """How many notifications stand above the marker, `COUNT_LIMIT` at most; None where there is no count."""
        query = [("limit", str(COUNT_LIMIT)), *parameters]
        answer = await self._http.get(f"{_LIST}/unread_count", query, purpose="count", tolerate=(403, *_ABSENT))
        try:
            return (decode_json(answer.body, wire.Count).count, answer.asked_at) if answer.status == 200 else None
        except WireError:
            return None

    def _not_let_in(self, status: int) -> SourceError:
        """Why the list refused us: some servers say so of a dead token, others of an account with an open question."""
        host = self._http.host
        if status == self._features.dead_token_status:
            return AuthRejected(tr("{host} does not accept this sign-in; please sign in again", host=host))
        if status == 400:
            return ServerConfused(tr("{host} does not understand how it is asked for notifications", host=host))
        return NotLetIn(
            tr(
                "{host} does not let this account in at the moment; "
                "look at its website, it may want something from you",
                host=host,
            ),
            pause_s=_ACCOUNT_STATE_RETRY_S,
        )


def _read_page(answer: Response) -> Page:
    page = Page(items=[], asked_at=answer.asked_at, etag=answer.etag)
    for raw in answer.decode(list[msgspec.Raw]):
        try:
            page.items.append(wire.notification(raw))
        except WireError:
            page.damaged += 1
    links = answer.links()
    page.older, page.newer = _cursor(links.get("next"), "max_id"), _cursor(links.get("prev"), "min_id")
    return page


def _cursor(link: str | None, name: str) -> str | None:
    """The id in a link of the server, and nothing else: behind a proxy, servers get their own address wrong."""
    try:
        found = parse_qs(urlsplit(link or "").query).get(name)
        return wire.identifier(found[0]) if found else None
    except ValueError:
        return None
