"""What servers of the Mastodon API send, as typed values. Lenient in all that a person can do without.

Only a notification's id and type are indispensable: a part that makes no sense is left out, the rest is kept.
"""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

import msgspec

from traynotify.api import WireError, decode_json, parse_moment

T = TypeVar("T")
Identifier = str | int
"""Text on Mastodon, but some servers and some fields have numbers."""

_ID_LIMIT = 128
_ABSENT = msgspec.Raw(b"null")


class Emoji(msgspec.Struct):
    """A custom emoji that a text may name as ``:shortcode:``."""

    shortcode: str | None = None


class Account(msgspec.Struct):
    """Somebody, as the server that was asked sees them."""

    id: Identifier | None = None
    username: str | None = None
    acct: str | None = None
    """``user`` for people of this server, ``user@domain`` for others."""
    display_name: str | None = None
    url: str | None = None
    uri: str | None = None
    avatar: str | None = None
    avatar_static: str | None = None
    note: str | None = None
    emojis: list[Emoji] | None = None


class Attachment(msgspec.Struct):
    """A picture, a film or a sound."""

    type: str | None = None
    description: str | None = None


class FilterRule(msgspec.Struct):
    """A filter that the person set up on the server."""

    title: str | None = None
    context: list[str] | None = None
    filter_action: str | None = None


class Filtered(msgspec.Struct):
    """That a filter of the person matches a post."""

    filter: FilterRule | None = None


class PollOption(msgspec.Struct):
    """One answer of a poll."""

    title: str | None = None


class Poll(msgspec.Struct):
    """A poll."""

    options: list[PollOption] | None = None


class Mention(msgspec.Struct):
    """Somebody whom a post names."""

    id: Identifier | None = None
    acct: str | None = None


class Status(msgspec.Struct):
    """A post."""

    id: Identifier | None = None
    uri: str | None = None
    url: str | None = None
    created_at: str | None = None
    content: str | None = None
    spoiler_text: str | None = None
    visibility: str | None = None
    in_reply_to_account_id: Identifier | None = None
    account: Account | None = None
    media_attachments: list[Attachment] | None = None
    poll: Poll | None = None
    filtered: list[Filtered] | None = None
    mentions: list[Mention] | None = None


class Report(msgspec.Struct):
    """A report that reached the moderators."""

    id: Identifier | None = None
    category: str | None = None
    comment: str | None = None
    target_account: Account | None = None


class SeveranceEvent(msgspec.Struct):
    """Why follow relationships ended."""

    type: str | None = None
    target_name: str | None = None
    followers_count: int | None = None
    following_count: int | None = None


class Warning(msgspec.Struct):  # noqa: A001  (the protocol's word)
    """What the moderators did."""

    id: Identifier | None = None
    action: str | None = None
    text: str | None = None


class Collection(msgspec.Struct):
    """A list of people that somebody published."""

    id: Identifier | None = None
    url: str | None = None
    name: str | None = None


class Fallback(msgspec.Struct):
    """The server's own words for a type that the client did not say it knows (Mastodon 4.6)."""

    title: str | None = None
    summary: str | None = None


class PleromaExtras(msgspec.Struct):
    """The read flag of Pleroma and Akkoma."""

    is_seen: bool | None = None


class Notification(msgspec.Struct, kw_only=True):
    """One notification; every part but `id` and `type` may be missing."""

    id: str
    type: str
    created_at: datetime | None = None
    account: Account | None = None
    status: Status | None = None
    report: Report | None = None
    event: SeveranceEvent | None = None
    moderation_warning: Warning | None = None
    collection: Collection | None = None
    target: Account | None = None
    emoji: str | None = None
    fallback: Fallback | None = None
    is_seen: bool | None = None


class _Envelope(msgspec.Struct):
    """A notification whose parts are still bytes, so that one that makes no sense does not cost the others."""

    id: Identifier
    type: str
    created_at: msgspec.Raw = _ABSENT
    account: msgspec.Raw = _ABSENT
    status: msgspec.Raw = _ABSENT
    report: msgspec.Raw = _ABSENT
    event: msgspec.Raw = _ABSENT
    moderation_warning: msgspec.Raw = _ABSENT
    collection: msgspec.Raw = _ABSENT
    target: msgspec.Raw = _ABSENT
    emoji: msgspec.Raw = _ABSENT
    fallback: msgspec.Raw = _ABSENT
    pleroma: msgspec.Raw = _ABSENT


class Frame(msgspec.Struct):
    """A text frame of the stream; `payload` is JSON within JSON, or missing."""

    event: str | None = None
    payload: msgspec.Raw = _ABSENT
    error: msgspec.Raw = _ABSENT


class Marker(msgspec.Struct):
    """Up to where the person has read, on the server."""

    last_read_id: Identifier | None = None


class Markers(msgspec.Struct):
    """The markers by timeline, of which only one concerns us."""

    notifications: Marker | None = None


class Application(msgspec.Struct):
    """The app that a token was given to."""

    scopes: list[str] | None = None


class Complaint(msgspec.Struct):
    """Why something was not done, in the server's words."""

    error: str = ""


class Relationship(msgspec.Struct):
    """How the person stands to somebody."""

    followed_by: bool = False


class Count(msgspec.Struct):
    """The answer to how many are unread."""

    count: int


def notification(data: bytes | msgspec.Raw | str) -> Notification:
    """One notification; raises WireError when it has no usable id or type."""
    envelope = decode_json(data, _Envelope)
    seen = _part(envelope.pleroma, PleromaExtras)
    return Notification(
        id=identifier(envelope.id),
        type=envelope.type,
        created_at=parse_moment(_part(envelope.created_at, str)),
        account=_part(envelope.account, Account),
        status=_part(envelope.status, Status),
        report=_part(envelope.report, Report),
        event=_part(envelope.event, SeveranceEvent),
        moderation_warning=_part(envelope.moderation_warning, Warning),
        collection=_part(envelope.collection, Collection),
        target=_part(envelope.target, Account),
        emoji=_part(envelope.emoji, str),
        fallback=_part(envelope.fallback, Fallback),
        is_seen=seen.is_seen if seen else None,
    )


def streamed(frame: Frame) -> Notification:
    """The notification in a frame's payload; raises WireError."""
    text = _part(frame.payload, str)
    return notification(frame.payload if text is None else text)


def identifier(value: Identifier | None) -> str:
    """An id as text; raises WireError for one that cannot be an id."""
    text = str(value) if value is not None else ""
    if not text or len(text) > _ID_LIMIT or not text.isascii() or not text.isprintable() or " " in text or "/" in text:
        raise WireError("an id that is none")
    return text


def _part(raw: msgspec.Raw, kind: type[T]) -> T | None:
    if bytes(raw) == b"null":  # most are, and an error that says so takes four times as long
        return None
    try:
        return decode_json(raw, kind)
    except WireError:  # something that we do not understand: the notification is shown without it
        return None
