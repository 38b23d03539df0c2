"""What osu! answers over HTTP, as typed values: the list of 2019 and the one of today. Lenient wherever it can be.

Only a notification's id and name are indispensable; a part that makes no sense is left out, the rest is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from traynotify.api import WireError, decode_json, parse_moment
from traynotify.sources.osu.names import category_of

T = TypeVar("T")
Details = Mapping[str, Any]

_ID_LIMIT = 2**64
"""Ids are unsigned columns of 64 bits."""
_NUMBER_LENGTH = 20
_ABSENT = msgspec.Raw(b"null")


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Which notifications are meant: one (`id`), a stack (type, object and category), a whole type, or all of them."""

    id: int | None = None
    object_type: str | None = None
    object_id: int | None = None
    category: str | None = None

    @property
    def has_stack(self) -> bool:
        """Whether all that makes a stack is there. An object without its category stands for the whole type."""
        return bool(self.object_type and self.category) and self.object_id is not None

    @property
    def is_stack(self) -> bool:
        """Whether it means one stack as a whole."""
        return self.id is None and self.has_stack

    @property
    def stack(self) -> str:
        """The stack's name, as the website forms it."""
        return f"{self.object_type}-{self.object_id}-{self.category}"


class Notification(msgspec.Struct, frozen=True, kw_only=True):
    """One notification."""

    id: int
    name: str
    object_type: str
    object_id: int | None
    is_read: bool
    created_at: datetime | None = None
    source_user_id: int | None = None
    details: Details = {}

    @property
    def identity(self) -> Identity:
        """All that the server knows it by. A shorter one would tell open web pages that everything was read."""
        return Identity(
            id=self.id, object_type=self.object_type, object_id=self.object_id, category=category_of(self.name)
        )


class Stack(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of today's list."""

    identity: Identity
    more_below: int | None
    """The lowest id that was sent of it, if there may be more."""


class Bundle(msgspec.Struct, kw_only=True):
    """One answer of the list."""

    notifications: list[Notification]
    damaged: int = 0
    """Items that were left out because they made no sense."""
    stacks: list[Stack] | None = None
    """None from a server of 2019, which knew no stacks."""
    more_below: int | None = None
    """Where the next page begins; everything from this id upwards was on this page, but for what `stacks` hold back."""
    total: int | None = None
    """How many there are of what was asked for, where the server says so."""
    unread_count: int | None = None
    endpoint: str = ""
    timestamp: datetime | None = None
    """The server's clock when it answered, in whole seconds."""

    @property
    def floor(self) -> int:
        """From this id upwards a newest page has everything."""
        if self.total is not None and len({item.id for item in self.notifications}) >= self.total:
            return 0
        return max(self.more_below or 0, *(stack.more_below or 0 for stack in self.stacks or ()), 0)


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a token belongs to."""

    id: int
    username: str
    avatar_url: str | None = None


class _Envelope(msgspec.Struct):
    notifications: msgspec.Raw = _ABSENT
    has_more: msgspec.Raw = _ABSENT
    unread_count: msgspec.Raw = _ABSENT
    notification_endpoint: msgspec.Raw = _ABSENT
    stacks: msgspec.Raw = _ABSENT
    types: msgspec.Raw = _ABSENT
    timestamp: msgspec.Raw = _ABSENT


class _Item(msgspec.Struct):
    id: Any
    name: str
    object_type: Any = None
    object_id: Any = None
    created_at: Any = None
    source_user_id: Any = None
    is_read: Any = None
    details: Any = None


class _Stack(msgspec.Struct):
    object_type: Any = None
    object_id: Any = None
    category: Any = None
    cursor: Any = None


class _Type(msgspec.Struct):
    name: str | None = None
    cursor: Any = None
    total: Any = None


class _Me(msgspec.Struct):
    id: Any
    username: str
    avatar_url: Any = None


class Challenge(msgspec.Struct):
    """Why a request was not let in: a dead token, or a session that the person has to confirm first."""

    authentication: Any = None
    method: Any = None


def bundle(data: bytes) -> Bundle:
    """The answer of the list, of whatever generation; raises WireError when it is none."""
    envelope = decode_json(data, _Envelope)
    found = Bundle(notifications=[])
    for raw in _items(envelope.notifications):
        try:
            found.notifications.append(notification(raw))
        except WireError:
            found.damaged += 1
    if bytes(envelope.stacks) != b"null":
        found.stacks = [stack for raw in _part(envelope.stacks, list[msgspec.Raw]) or () if (stack := _stack(raw))]
        everything = _of_all_types(envelope.types)
        found.more_below, found.total = _cursor(everything.cursor), whole(everything.total)
    elif _part(envelope.has_more, bool):
        found.more_below = min((item.id for item in found.notifications), default=None)
    found.unread_count = whole(_part(envelope.unread_count, int))
    found.endpoint = _part(envelope.notification_endpoint, str) or ""
    found.timestamp = parse_moment(_part(envelope.timestamp, str))
    return found


def notification(data: bytes | msgspec.Raw) -> Notification:
    """One notification; raises WireError when it has no usable id or name."""
    item = decode_json(data, _Item)
    if (number := whole(item.id)) is None:
        raise WireError("an id that is none")
    return Notification(
        id=number,
        name=item.name,
        object_type=_word(item.object_type) or "",
        object_id=whole(item.object_id),
        is_read=item.is_read is True,
        created_at=parse_moment(_word(item.created_at)),
        source_user_id=whole(item.source_user_id),
        details=item.details if isinstance(item.details, dict) else {},
    )


def me(data: bytes) -> Me:
    """Whom the token belongs to; raises WireError."""
    found = decode_json(data, _Me)
    if (number := whole(found.id)) is None:
        raise WireError("an id that is none")
    return Me(id=number, username=found.username, avatar_url=_word(found.avatar_url))


def identity(raw: msgspec.Raw) -> Identity:
    """Which notifications a part of a message means.

    Raises WireError for whatever is no identity: taken for an empty one, it would mean everything.
    """
    fields = decode_json(raw, dict[str, Any])
    number, object_type = fields.get("id"), fields.get("object_type")
    if number is not None and whole(number) is None:
        raise WireError("an id that is none")
    if object_type is not None and not isinstance(object_type, str):
        raise WireError("a type that is none")
    return Identity(
        id=whole(number),
        object_type=object_type,
        object_id=whole(fields.get("object_id")),
        category=_word(fields.get("category")),
    )


def whole(value: object) -> int | None:
    """A number as osu! gives them, sometimes as text: positive and within 64 bits; None for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= _NUMBER_LENGTH:
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _ID_LIMIT else None


def text(details: Details, name: str) -> str:
    """The text of this name among the details; empty where there is none."""
    return _word(details.get(name)) or ""


def _items(raw: msgspec.Raw) -> list[msgspec.Raw]:
    """The notifications of a list, or the only one: the first published example had it without a list around it."""
    several = _part(raw, list[msgspec.Raw])
    if several is not None:
        return several
    return [raw] if _part(raw, dict[str, Any]) else []


def _stack(raw: msgspec.Raw) -> Stack | None:
    try:
        found = decode_json(raw, _Stack)
    except WireError:
        return None
    object_type, category = _word(found.object_type), _word(found.category)
    stacked = Identity(object_type=object_type, object_id=whole(found.object_id), category=category)
    return Stack(identity=stacked, more_below=_cursor(found.cursor)) if stacked.is_stack else None


def _of_all_types(types: msgspec.Raw) -> _Type:
    """What is said about the list as a whole: an entry stands for each type, and one without a name for all of them."""
    for raw in _part(types, list[msgspec.Raw]) or ():
        entry = _part(raw, _Type)
        if entry is not None and entry.name is None:
            return entry
    return _Type()


def _cursor(value: object) -> int | None:
    return whole(value.get("id")) if isinstance(value, dict) else None


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _part(raw: msgspec.Raw, kind: type[T]) -> T | None:
    try:
        return decode_json(raw, kind)
    except WireError:  # null, or something that we do not understand: the answer is used without it
        return None
