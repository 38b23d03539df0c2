"""What a Discourse server sends, as typed values. Lenient in all that a person can do without.

Only a notification's id and type are indispensable: a part that makes no sense is left out, the rest is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

import msgspec

from traynotify.api import WireError, decode_json, parse_moment

T = TypeVar("T")

_ABSENT = msgspec.Raw(b"null")
_LARGEST_NUMBER = 2**63 - 1
_TEXTS_LIMIT = 20


class Details:
    """What a notification says beyond the common fields; which of them there are depends on its type."""

    def __init__(self, fields: Mapping[str, Any] | None = None) -> None:
        self._fields = fields or {}

    def text(self, *names: str) -> str:
        """The first of the fields that holds a text or a number, as text; empty where there is none."""
        for name in names:
            value = self._fields.get(name)
            if isinstance(value, str) and value.strip():
                return value
            if isinstance(value, int) and not isinstance(value, bool):
                return str(value)
        return ""

    def number(self, name: str) -> int | None:
        """The field as a whole number from 0 up."""
        return whole(self._fields.get(name))

    def is_set(self, name: str) -> bool:
        """Whether the field is true."""
        return self._fields.get(name) in (True, "true", 1)

    def texts(self, name: str, of: str = "") -> list[str]:
        """The texts of a list, or the field `of` of each object in it."""
        found = self._fields.get(name)
        if not isinstance(found, list):
            return []
        values = (entry.get(of) if of and isinstance(entry, dict) else entry for entry in found[:_TEXTS_LIMIT])
        return [value for value in values if isinstance(value, str) and value.strip()]


class Notification(msgspec.Struct, kw_only=True):
    """One notification."""

    id: int
    type: int
    user_id: int | None = None
    """Whose it is: the channels of the message bus are named after this number."""
    read: bool = False
    created_at: datetime | None = None
    topic_id: int | None = None
    post_number: int | None = None
    fancy_title: str | None = None
    """The topic's title with HTML entities and the codes of emojis."""
    slug: str | None = None
    is_warning: bool = False
    acting_name: str | None = None
    avatar_template: str | None = None
    details: Details = msgspec.field(default_factory=Details)


class _Envelope(msgspec.Struct):
    """A notification whose parts are still bytes, so that one that makes no sense does not cost the others."""

    id: msgspec.Raw
    notification_type: msgspec.Raw
    user_id: msgspec.Raw = _ABSENT
    read: msgspec.Raw = _ABSENT
    created_at: msgspec.Raw = _ABSENT
    topic_id: msgspec.Raw = _ABSENT
    post_number: msgspec.Raw = _ABSENT
    fancy_title: msgspec.Raw = _ABSENT
    slug: msgspec.Raw = _ABSENT
    is_warning: msgspec.Raw = _ABSENT
    acting_user_name: msgspec.Raw = _ABSENT
    acting_user_avatar_template: msgspec.Raw = _ABSENT
    data: msgspec.Raw = _ABSENT


class List(msgspec.Struct, kw_only=True):
    """One answer of the list; its notifications are still bytes."""

    notifications: list[msgspec.Raw]
    total_rows_notifications: Any = None
    """How many there are in all, also those that are not shown; only in the history."""
    load_more_notifications: Any = None
    """A path with the offset of the next page. It never ends by itself."""
    seen_notification_id: Any = None
    """Up to where the person has opened the bell. Nothing is read by that."""

    @property
    def total(self) -> int | None:
        """The number of rows in all, where the server says it."""
        return whole(self.total_rows_notifications)

    @property
    def next_offset(self) -> int | None:
        """Where the server itself would go on."""
        if not isinstance(self.load_more_notifications, str):
            return None
        try:
            found = parse_qs(urlsplit(self.load_more_notifications).query).get("offset")
        except ValueError:
            return None
        return whole(found[0]) if found else None


class User(msgspec.Struct):
    """Whom a key speaks for."""

    id: int
    username: str
    name: str | None = None
    avatar_template: str | None = None


class Session(msgspec.Struct):
    """The answer to “who am I”."""

    current_user: User


class Trouble(msgspec.Struct):
    """An error as Discourse itself words it. `errors` is in any language and decides nothing."""

    error_type: str | None = None
    errors: Any = None
    extras: Any = None

    @property
    def wait_s(self) -> float | None:
        """How long a refusal for too many requests asks to wait, in seconds."""
        seconds = self.extras.get("wait_seconds") if isinstance(self.extras, dict) else None
        return float(seconds) if isinstance(seconds, int | float) and 0 <= seconds < 1e6 else None


class Done(msgspec.Struct):
    """The answer to something that was done."""

    success: str


def notification(data: bytes | msgspec.Raw | str) -> Notification:
    """One notification; raises WireError when it has no usable id or type."""
    envelope = decode_json(data, _Envelope)
    number, kind = whole(_part(envelope.id)), whole(_part(envelope.notification_type))
    if not number or kind is None:
        raise WireError("a notification without an id or a type")
    return Notification(
        id=number,
        type=kind,
        user_id=whole(_part(envelope.user_id)),
        read=_part(envelope.read) is True,
        created_at=parse_moment(_text(envelope.created_at)),
        topic_id=whole(_part(envelope.topic_id)) or None,
        post_number=whole(_part(envelope.post_number)),
        fancy_title=_text(envelope.fancy_title),
        slug=_text(envelope.slug),
        is_warning=_part(envelope.is_warning) is True,
        acting_name=_text(envelope.acting_user_name),
        avatar_template=_text(envelope.acting_user_avatar_template),
        details=_details(_part(envelope.data)),
    )


def whole(value: object) -> int | None:
    """A whole number from 0 up, spelled as a number or as text; None for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _LARGEST_NUMBER:
        return None
    return value


def _details(value: object) -> Details:
    if isinstance(value, str):  # as it stands in the server's database
        try:
            value = decode_json(value, dict)
        except WireError:
            return Details()
    return Details(value if isinstance(value, dict) else None)


def _text(raw: msgspec.Raw) -> str | None:
    value = _part(raw)
    return value if isinstance(value, str) else None


def _part(raw: msgspec.Raw) -> Any:
    try:
        return decode_json(raw, object)
    except WireError:  # what we do not understand is left out
        return None
