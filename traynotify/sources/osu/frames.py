"""What osu! says on the websocket, as typed values: the forms that were documented, once sent, and are sent today."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto
from typing import Any

import msgspec

from traynotify.api import WireError, decode_json, parse_moment
from traynotify.sources.osu import wire
from traynotify.sources.osu.wire import Identity, Notification

_ABSENT = msgspec.Raw(b"null")


class Signal(Enum):
    """What is said without any more to it."""

    READY = auto()
    """The server has let us in and will pass on what happens from now on; servers before 2025 do not say so."""
    REFUSED = auto()
    """The sign-in was not accepted: said after the handshake, which always succeeds."""
    LOGOUT = auto()
    """The session was ended; it will not be let in again."""
    VERIFIED = auto()
    """The person has confirmed the session, so that events come through from now on."""


class New(msgspec.Struct, frozen=True):
    """A notification has arrived."""

    notification: Notification


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """Notifications were read, or deleted: single ones, stacks, whole types, or all."""

    deleted: bool
    identities: tuple[Identity, ...]
    at: datetime | None
    """By the server's clock; None on old servers."""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A line of chat."""

    id: int
    channel_id: int
    sender_id: int
    content: str
    is_action: bool = False
    sent_at: datetime | None = None


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Who wrote in a chat."""

    id: int
    username: str
    avatar_url: str = ""


class Chat(msgspec.Struct, frozen=True):
    """Lines of chat, our own among them, and who wrote them."""

    messages: tuple[Message, ...]
    people: dict[int, Person]


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """A channel that we are in now."""

    id: int
    name: str
    type: str
    """In capitals: PM, ANNOUNCE, TEAM, PUBLIC, ..."""


Event = Signal | New | Changed | Chat | Channel

_SIGNALS = {"connection.ready": Signal.READY, "logout": Signal.LOGOUT, "verified": Signal.VERIFIED}


class _Frame(msgspec.Struct):
    event: str | None = None
    data: msgspec.Raw = _ABSENT
    ids: msgspec.Raw = _ABSENT
    error: msgspec.Raw = _ABSENT


class _Change(msgspec.Struct):
    notifications: list[msgspec.Raw] | None = None
    ids: msgspec.Raw = _ABSENT
    timestamp: Any = None


class _Chat(msgspec.Struct):
    messages: list[msgspec.Raw]
    users: list[msgspec.Raw] | None = None


class _Message(msgspec.Struct):
    message_id: int
    channel_id: int
    sender_id: int
    content: str
    is_action: Any = None
    timestamp: Any = None


class _Person(msgspec.Struct):
    id: int
    username: str
    avatar_url: Any = None


class _Channel(msgspec.Struct):
    channel_id: int
    name: str
    type: str


def frame(text: str) -> Event | None:
    """What a text frame says; None for an event that does not concern us. Raises WireError and nothing else."""
    said = decode_json(text, _Frame)
    if said.event is None:
        if bytes(said.error) != b"null":
            return Signal.REFUSED
        raise WireError("a frame without an event")
    if signal := _SIGNALS.get(said.event):
        return signal
    match said.event:
        case "new":
            return New(wire.notification(said.data))
        case "read" | "delete":
            return _changed(said, deleted=said.event == "delete")
        case "chat.message.new":
            return _chat(decode_json(said.data, _Chat))
        case "chat.channel.join":
            channel = decode_json(said.data, _Channel)
            return Channel(id=channel.channel_id, name=channel.name, type=channel.type)
        case _:
            return None


def _changed(said: _Frame, *, deleted: bool) -> Changed:
    """Documented with ``ids`` beside the event, once sent with them in ``data``, sent with identities today."""
    change = _Change() if bytes(said.data) == b"null" else decode_json(said.data, _Change)
    identities: list[Identity] = []
    if change.notifications is not None:
        for raw in change.notifications:
            try:
                identities.append(wire.identity(raw))
            except WireError:
                continue  # the others are good
    else:
        ids = change.ids if bytes(change.ids) != b"null" else said.ids
        identities += [Identity(id=n) for value in decode_json(ids, list[Any]) if (n := wire.whole(value)) is not None]
    at = change.timestamp if isinstance(change.timestamp, str) else None
    return Changed(deleted=deleted, identities=tuple(identities), at=parse_moment(at))


def _chat(said: _Chat) -> Chat:
    messages, people = [], {}
    for raw in said.messages:
        try:
            line = decode_json(raw, _Message)
        except WireError:
            continue
        if min(line.message_id, line.channel_id, line.sender_id) < 0:
            continue
        messages.append(
            Message(
                id=line.message_id,
                channel_id=line.channel_id,
                sender_id=line.sender_id,
                content=line.content,
                is_action=line.is_action is True,
                sent_at=parse_moment(line.timestamp if isinstance(line.timestamp, str) else None),
            )
        )
    for raw in said.users or ():
        try:
            user = decode_json(raw, _Person)
        except WireError:
            continue
        avatar = user.avatar_url if isinstance(user.avatar_url, str) else ""
        people[user.id] = Person(id=user.id, username=user.username, avatar_url=avatar)
    return Chat(tuple(messages), people)
