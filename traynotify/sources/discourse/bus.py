"""The message bus: long polls that tell when something changed, and where we are in each of its channels."""

from __future__ import annotations

import asyncio
import secrets
from typing import Any

import msgspec

from traynotify.api import Response, ServerConfused, Unsupported, WireError, decode_json, tr
from traynotify.sources.discourse import wire
from traynotify.sources.discourse.client import DiscourseClient

HOLD_PATIENCE_S = 75.0
"""A server holds a poll for 25 seconds, unless its owner chose otherwise."""
_STATUS = "/__status"
_SEPARATOR = b"\r\n|\r\n"
_MOST_MESSAGES = 500
_NEWS_ONLY = -1


class BusRefused(Exception):
    """The server does not let us listen, and asking again would not change that soon."""


class State(msgspec.Struct, kw_only=True):
    """What a message says about the person's notifications as a whole."""

    last: wire.Notification | None = None
    """The newest one; several may have come since the message before."""
    flags: dict[int, bool]
    """Of the newest and of the important unread ones: whether it is read."""
    unread: int | None = None
    """How many are unread, by all types; older servers do not say."""
    seen: int | None = None


class Words(msgspec.Struct, kw_only=True):
    """What was written, as it goes to people's screens; it does not say which notification it belongs to."""

    type: int
    topic_id: int | None
    post_number: int | None
    username: str
    excerpt: str


class Heard(msgspec.Struct, kw_only=True):
    """What one poll brought, in order."""

    states: list[State] = []
    words: list[Words] = []
    has_gap: bool = False
    """The server began to count anew: look at the list."""
    was_passed_over: bool = False
    """Something was said that the server does not let us hear: it does not take us for who we are."""

    def __bool__(self) -> bool:
        return bool(self.states or self.words or self.has_gap)

    @property
    def says_how_things_stand(self) -> bool:
        """Whether the server speaks to us about our notifications at all."""
        return bool(self.states or self.has_gap)

    def and_then(self, later: Heard) -> Heard:
        """This and what was heard after it."""
        return Heard(
            states=self.states + later.states,
            words=self.words + later.words,
            has_gap=self.has_gap or later.has_gap,
        )


class _Message(msgspec.Struct):
    channel: str
    message_id: int
    data: msgspec.Raw = msgspec.Raw(b"null")


class _StateData(msgspec.Struct):
    last_notification: msgspec.Raw = msgspec.Raw(b"null")
    recent: Any = None
    grouped_unread_notifications: Any = None
    seen_notification_id: Any = None


class _LastNotification(msgspec.Struct):
    notification: msgspec.Raw


class _WordsData(msgspec.Struct):
    notification_type: Any
    topic_id: Any = None
    post_number: Any = None
    username: Any = None
    excerpt: Any = None


class Bus:
    """Our place in the channels of one user. Each instance is a listener of its own to the server."""

    def __init__(self, client: DiscourseClient, user_id: int) -> None:
        self._client = client
        self._states = f"/notification/{user_id}"
        self._words = f"/notification-alert/{user_id}"
        self._positions = dict.fromkeys((self._states, self._words), _NEWS_ONLY)
        self._id = secrets.token_hex(16)
        self._sequence = 0

    async def poll(self) -> Heard:
        """Wait until the server has something to tell, or for as long as it holds the poll.

        Raises BusRefused where there is no listening; otherwise the SourceError tree.
        """
        self._sequence += 1
        form = {channel: str(position) for channel, position in self._positions.items()}
        form["__seq"] = str(self._sequence)
        try:
            answer = await self._client.poll_bus(self._id, form, HOLD_PATIENCE_S)
        except Unsupported as error:
            raise BusRefused(tr("the server has no live channel")) from error
        if answer.status == 403:
            raise BusRefused(tr("the server refuses its live channel to this sign-in"))
        if answer.status != 200:
            raise BusRefused(tr("the server has no live channel"))
        try:
            return self._take(messages(answer))
        except WireError as error:
            raise ServerConfused(tr("The live channel sent data that cannot be understood")) from error

    @property
    def has_position(self) -> bool:
        """Whether the server has told where the channels are."""
        return self._positions[self._states] != _NEWS_ONLY

    def _take(self, found: list[_Message]) -> Heard:
        heard = Heard()
        for message in found[:_MOST_MESSAGES]:
            if message.channel == _STATUS:
                self._adopt(message.data, heard)
            elif message.channel in self._positions:
                self._positions[message.channel] = message.message_id
                if message.channel == self._states and (state := _state(message.data)) is not None:
                    heard.states.append(state)
                if message.channel == self._words and (words := _written(message.data)) is not None:
                    heard.words.append(words)
        return heard

    def _adopt(self, data: msgspec.Raw, heard: Heard) -> None:
        """Go to the positions that the server says, and note what that leaves out."""
        for channel, position in _numbers(data).items():
            before = self._positions.get(channel)
            if before is not None:
                self._positions[channel] = position
                heard.has_gap |= position < before
                heard.was_passed_over |= before != _NEWS_ONLY and position > before


def messages(answer: Response) -> list[_Message]:
    """The messages of an answer, which may be one JSON array or several between separators. Raises WireError."""
    found: list[_Message] = []
    for part in answer.body.split(_SEPARATOR):
        if not part.strip():
            continue
        found += decode_json(part, list[_Message])
    return found


def _numbers(data: msgspec.Raw) -> dict[str, int]:
    try:
        return {k: v for k, v in decode_json(data, dict[str, Any]).items() if isinstance(v, int)}
    except WireError:
        return {}


def _state(data: msgspec.Raw) -> State | None:
    try:
        found = decode_json(data, _StateData)
    except WireError:
        return None
    return State(
        last=_last(found.last_notification),
        flags=_flags(found.recent),
        unread=_total(found.grouped_unread_notifications),
        seen=wire.whole(found.seen_notification_id),
    )


def _last(raw: msgspec.Raw) -> wire.Notification | None:
    try:
        return wire.notification(decode_json(raw, _LastNotification).notification)
    except WireError:
        return None


def _flags(recent: object) -> dict[int, bool]:
    """``[[7, true], [6, false]]`` as a table; older servers send numbers alone."""
    found: dict[int, bool] = {}
    for pair in recent if isinstance(recent, list) else ():
        if isinstance(pair, list) and len(pair) == 2 and (number := wire.whole(pair[0])) and isinstance(pair[1], bool):
            found[number] = pair[1]
    return found


def _total(grouped: object) -> int | None:
    if not isinstance(grouped, dict):
        return None
    counts = [wire.whole(count) for count in grouped.values()]
    return sum(count for count in counts if count is not None)


def _written(data: msgspec.Raw) -> Words | None:
    try:
        found = decode_json(data, _WordsData)
    except WireError:
        return None
    kind = wire.whole(found.notification_type)
    if kind is None or not isinstance(found.excerpt, str) or not found.excerpt.strip():
        return None
    return Words(
        type=kind,
        topic_id=wire.whole(found.topic_id),
        post_number=wire.whole(found.post_number),
        username=found.username if isinstance(found.username, str) else "",
        excerpt=found.excerpt,
    )


class Interruption:
    """Breaks off a poll that is being held, when there is a reason to believe that its line is dead."""

    def __init__(self) -> None:
        self._scope: asyncio.Timeout | None = None

    async def held(self, bus: Bus) -> Heard | None:
        """One poll; None when it was broken off."""
        try:
            async with asyncio.timeout(None) as self._scope:
                return await bus.poll()
        except TimeoutError:
            return None
        finally:
            self._scope = None

    def strike(self) -> None:
        """Break off the poll, if one is held."""
        if self._scope is not None and not self._scope.expired():
            self._scope.reschedule(asyncio.get_running_loop().time())
