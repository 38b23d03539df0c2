"""The requests of the osu! API that we make, each as one method, with the answers read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
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
from traynotify.sources.osu import wire
from traynotify.sources.osu.pace import Pace
from traynotify.sources.osu.tokens import Tokens
from traynotify.sources.osu.wire import Bundle, Identity

_LISTS = ("/api/v2/notifications", "/api/v2/notification")
"""The second one stands in an example of the first documentation."""
_MARK_READ = "/api/v2/notifications/mark-read"
_REST_S = 60.0
"""osu! refuses without a word about how long."""
_UNVERIFIED_RETRY_S = 300.0


class ScopeMissing(Refused):
    """The token is good, but not for this."""


class Page(msgspec.Struct, frozen=True):
    """One answer of the list."""

    bundle: Bundle
    asked_at: datetime


class OsuClient:
    """The API of one account's server. Every method raises only the `SourceError` tree."""

    def __init__(self, http: HttpClient, tokens: Tokens, pace: Pace) -> None:
        self._http, self._tokens, self._pace = http, tokens, pace
        self._list = _LISTS[0]

    @property
    def host(self) -> str:
        """The server's name."""
        return self._http.host

    async def me(self) -> wire.Me | None:
        """Whom the token belongs to; None where it may not ask that. Raises AuthRejected for a dead token."""
        answer = await self._request("GET", "/api/v2/me", purpose="identity", tolerate=(403, 404))
        if answer.status != 200:
            return None
        try:
            return wire.me(answer.body)
        except WireError as error:
            raise ServerConfused(tr("{host} does not say whose sign-in this is", host=self.host)) from error

    async def page(
        self, *, unread: bool, below: int | None = None, stack: Identity | None = None, purpose: str = "catch up"
    ) -> Page:
        """One page of the list: the newest, or what is older than `below`; of everything, or of one stack alone.

        A server of 2019 lists what is unread, whatever it is asked. Raises ScopeMissing.
        """
        query: list[tuple[str, str]] = [("unread", "1")] if unread else []
        if stack is not None:
            query += [("type", str(stack.object_type)), ("object_id", str(stack.object_id))]
            query += [("category", str(stack.category))]
        if below is not None:
            query.append(("cursor[id]", str(below)))
            if stack is None:
                query.append(("max_id", str(below)))  # the parameter of 2019; that id itself comes once more
        answer = await self._listed(query, purpose)
        try:
            return Page(wire.bundle(answer.body), answer.asked_at)
        except WireError as error:
            raise ServerConfused(tr("{host} sent data that cannot be understood", host=self.host)) from error

    async def mark_read(self, identities: Sequence[Identity], *, old_server: bool) -> None:
        """Mark single notifications as read, each by all that the server knows it by.

        The server says 204 whatever came of it. One of 2019 looks at nothing but the ids, in a form, and says 422 when
        all of them were read already.
        """
        if old_server:
            form = [("ids[]", str(identity.id)) for identity in identities]
            await self._write(urlencode(form).encode(), "application/x-www-form-urlencoded", tolerate=(422,))
        else:
            await self._write(msgspec.json.encode({"notifications": [_body(each) for each in identities]}))

    async def mark_stack_read(self, stack: Identity) -> None:
        """Mark a stack as read."""
        if not stack.is_stack:  # with less, it would mean a whole type, or everything
            raise Refused(tr("This group is none that osu! knows"))
        await self._write(msgspec.json.encode({"identities": [_body(stack)]}))

    async def mark_type_read(self, object_type: str) -> None:
        """Mark everything about things of this type as read."""
        if not object_type:
            raise Refused(tr("This type is none that osu! knows"))
        await self._write(msgspec.json.encode({"identities": [{"object_type": object_type}]}))

    async def mark_everything_read(self) -> None:
        """Mark all notifications of the account as read."""
        await self._write(msgspec.json.encode({"identities": [{"object_type": None}]}))

    async def mark_channel_read(self, channel_id: int, message_id: int) -> None:
        """Mark a channel as read up to a message."""
        path = f"/api/v2/chat/channels/{channel_id}/mark-as-read/{message_id}"
        answer = await self._request("PUT", path, purpose="mark read", tolerate=(403, 404))
        if answer.status == 403:
            raise ScopeMissing(tr("{host} lets no sign-in of this kind mark channels as read", host=self.host))

    async def revoke(self) -> None:
        """Take the token back."""
        await self._request("DELETE", "/api/v2/oauth/tokens/current", purpose="sign out", tolerate=(403, 404))

    async def _listed(self, query: Sequence[tuple[str, str]], purpose: str) -> Response:
        answer = await self._request("GET", self._list, query, purpose=purpose, tolerate=(403, 404))
        if answer.status == 404 and self._list == _LISTS[0]:
            answer = await self._request("GET", _LISTS[1], query, purpose=purpose, tolerate=(403, 404))
            if answer.status != 404:
                self._list = _LISTS[1]
        if answer.status == 403:
            raise ScopeMissing(tr("{host} lets no sign-in of this kind read notifications", host=self.host))
        if answer.status == 404:
            raise Unsupported(tr("{host} has no list of notifications where osu! has it", host=self.host))
        return answer

    async def _write(
        self, content: bytes, content_type: str = "application/json", tolerate: Collection[int] = ()
    ) -> None:
        headers = {"Content-Type": content_type}
        answer = await self._request(
            "POST", _MARK_READ, headers=headers, content=content, purpose="mark read", tolerate={403, *tolerate}
        )
        if answer.status == 403:
            raise ScopeMissing(tr("{host} lets no sign-in of this kind mark notifications as read", host=self.host))

    async def _request(
        self,
        method: str,
        path: str,
        params: Sequence[tuple[str, str]] = (),
        *,
        purpose: str,
        tolerate: Collection[int] = (),
        **more: Any,
    ) -> Response:
        """Send a request with a token that is good, renewing it once if it turns out not to be."""
        token = await self._tokens.fresh()
        answer = await self._send(token, method, path, params, purpose, tolerate, more)
        if answer.status == 401 and (another := await self._tokens.renewed(token)) is not None:
            answer = await self._send(another, method, path, params, purpose, tolerate, more)
        if answer.status == 401:
            raise AuthRejected(tr("{host} no longer accepts this sign-in; please sign in again", host=self.host))
        return answer

    async def _send(
        self,
        token: str,
        method: str,
        path: str,
        params: Sequence[tuple[str, str]],
        purpose: str,
        tolerate: Collection[int],
        more: dict[str, Any],
    ) -> Response:
        await self._pace.turn()
        self._http.authorise({"Authorization": f"Bearer {token}"})
        try:
            answer = await self._http.request(method, path, params, purpose=purpose, tolerate={*tolerate, 401}, **more)
        except RateLimited as error:
            raise error if error.retry_after_s is not None else RateLimited(str(error), _REST_S) from error
        if answer.status == 401 and _wants_verification(answer.body):
            raise Unreachable(
                tr(
                    "{host} wants you to confirm this session first; it has sent you an e-mail about it", host=self.host
                ),
                pause_s=_UNVERIFIED_RETRY_S,
            )
        return answer


def _wants_verification(body: bytes) -> bool:
    """Whether a 401 means that the person has to confirm the session, which no other token would change."""
    try:
        challenge = decode_json(body, wire.Challenge)
    except WireError:
        return False
    return challenge.method is not None or challenge.authentication == "verify"


def _body(identity: Identity) -> dict[str, Any]:
    """All parts of an identity that are there."""
    parts = {name: getattr(identity, name) for name in ("id", "object_type", "object_id", "category")}
    return {name: value for name, value in parts.items() if value is not None}
