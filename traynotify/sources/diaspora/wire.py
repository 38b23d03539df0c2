"""What pods send, as typed values. Lenient in all that a person can do without.

Only the guid of a notification is indispensable: a part that makes no sense is left out, the rest is kept.
"""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

import msgspec

from traynotify.api import WireError, decode_json, parse_moment

T = TypeVar("T")

_GUID_LIMIT = 255
_ABSENT = msgspec.Raw(b"null")
_MOST_PEOPLE = 1000


class Person(msgspec.Struct):
    """Somebody; what is empty was missing, as `avatar` is where there is no picture."""

    guid: str = ""
    diaspora_id: str = ""
    """``user@pod``."""
    name: str = ""
    avatar: str = ""


class Target(msgspec.Struct):
    """The post that it is about; for comments and what happens to them, the post above them."""

    guid: str = ""
    author: Person | None = None


class Notification(msgspec.Struct, kw_only=True):
    """One notification; every part but `guid` may be missing. An existing one may gain `people` while it is unread."""

    guid: str
    type: str = ""
    """Empty where the pod has no name for it."""
    read: bool | None = None
    created_at: datetime | None = None
    people: tuple[Person, ...] = ()
    target: Target | None = None


class Conversation(msgspec.Struct, kw_only=True):
    """A private conversation, without what was said in it."""

    guid: str
    subject: str = ""
    created_at: datetime | None = None
    """When it began, not when something was said last."""
    read: bool | None = None
    participants: tuple[Person, ...] = ()


class Message(msgspec.Struct, kw_only=True):
    """One message of a conversation."""

    body: str = ""
    created_at: datetime | None = None
    author: Person | None = None


class Avatars(msgspec.Struct):
    """One picture in three sizes."""

    small: str | None = None
    medium: str | None = None
    large: str | None = None


class Me(msgspec.Struct):
    """Whom the token belongs to, as ``/api/v1/user`` tells."""

    diaspora_id: str
    name: str | None = None
    avatar: msgspec.Raw = _ABSENT


class Claims(msgspec.Struct):
    """Whom the token belongs to, as OpenID Connect tells it: fewer scopes, fewer claims."""

    sub: str
    name: str | None = None
    picture: str | None = None


class Failure(msgspec.Struct):
    """A refusal by the API itself, as opposed to one by whatever stands before the pod."""

    code: int
    message: str | None = None


class _PersonParts(msgspec.Struct):
    """Somebody whose parts are still bytes, so that one that makes no sense does not cost the others."""

    guid: msgspec.Raw = _ABSENT
    diaspora_id: msgspec.Raw = _ABSENT
    name: msgspec.Raw = _ABSENT
    avatar: msgspec.Raw = _ABSENT


class _TargetParts(msgspec.Struct):
    guid: msgspec.Raw = _ABSENT
    author: msgspec.Raw = _ABSENT


class _NotificationParts(msgspec.Struct):
    guid: str
    type: msgspec.Raw = _ABSENT
    read: msgspec.Raw = _ABSENT
    created_at: msgspec.Raw = _ABSENT
    event_creators: msgspec.Raw = _ABSENT
    target: msgspec.Raw = _ABSENT


class _ConversationParts(msgspec.Struct):
    guid: str
    subject: msgspec.Raw = _ABSENT
    created_at: msgspec.Raw = _ABSENT
    read: msgspec.Raw = _ABSENT
    participants: msgspec.Raw = _ABSENT


class _MessageParts(msgspec.Struct):
    body: msgspec.Raw = _ABSENT
    created_at: msgspec.Raw = _ABSENT
    author: msgspec.Raw = _ABSENT


def notification(data: bytes | msgspec.Raw | str) -> Notification:
    """One notification; raises WireError when it has no usable guid."""
    parts = decode_json(data, _NotificationParts)
    return Notification(
        guid=identifier(parts.guid),
        type=_part(parts.type, str) or "",
        read=_part(parts.read, bool),
        created_at=parse_moment(_part(parts.created_at, str)),
        people=_people(parts.event_creators),
        target=_target(parts.target),
    )


def conversation(data: bytes | msgspec.Raw | str) -> Conversation:
    """One conversation; raises WireError when it has no usable guid."""
    parts = decode_json(data, _ConversationParts)
    return Conversation(
        guid=identifier(parts.guid),
        subject=_part(parts.subject, str) or "",
        created_at=parse_moment(_part(parts.created_at, str)),
        read=_part(parts.read, bool),
        participants=_people(parts.participants),
    )


def message(data: bytes | msgspec.Raw | str) -> Message:
    """One message; raises WireError when it is not even an object."""
    parts = decode_json(data, _MessageParts)
    return Message(
        body=_part(parts.body, str) or "",
        created_at=parse_moment(_part(parts.created_at, str)),
        author=_person(parts.author),
    )


def me(data: bytes) -> tuple[str, str, str]:
    """The diaspora* ID, the name and the picture's address of whom the token belongs to. Raises WireError."""
    found = decode_json(data, Me)
    pictures = _part(found.avatar, Avatars) or Avatars(medium=_part(found.avatar, str))
    return diaspora_id(found.diaspora_id), found.name or "", pictures.medium or pictures.small or pictures.large or ""


def claims(data: bytes) -> tuple[str, str, str]:
    """`me`, from the claims of OpenID Connect. Raises WireError."""
    found = decode_json(data, Claims)
    return diaspora_id(found.sub), found.name or "", found.picture or ""


def identifier(text: str) -> str:
    """`text` if it can be a guid; raises WireError otherwise. The guids of other pods may hold more than hex digits."""
    if not text or len(text) > _GUID_LIMIT or not text.isascii() or not text.isprintable() or set(text) & set(" /?#%"):
        raise WireError("a guid that is none")
    return text


def diaspora_id(text: str) -> str:
    """`text` if it can be somebody's diaspora* ID, in lower case; raises WireError otherwise."""
    text = text.strip().lower()
    if not text or len(text) > _GUID_LIMIT or not text.isprintable() or set(text) & set(" /"):
        raise WireError("a diaspora* ID that is none")
    return text


def _people(raw: msgspec.Raw) -> tuple[Person, ...]:
    """Those of a list of people that are any."""
    listed = (_part(raw, list[msgspec.Raw]) or [])[:_MOST_PEOPLE]
    return tuple(person for each in listed if (person := _person(each)) is not None)


def _person(raw: msgspec.Raw) -> Person | None:
    parts = _part(raw, _PersonParts)
    return Person(*(_part(part, str) or "" for part in msgspec.structs.astuple(parts))) if parts else None


def _target(raw: msgspec.Raw) -> Target | None:
    parts = _part(raw, _TargetParts)
    return Target(_part(parts.guid, str) or "", _person(parts.author)) if parts else None


def _part(raw: msgspec.Raw, kind: type[T]) -> T | None:
    try:
        return decode_json(raw, kind)
    except WireError:  # null, or something that we do not understand: what it belongs to is shown without it
        return None
