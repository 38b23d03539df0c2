"""The things that a toy Mastodon holds: people, posts, notifications and read markers. Plain data, no behaviour.

`overrides` is merged over the thing's JSON last: that is how a test makes any field hostile, wrong or missing
(`REMOVED` takes a field away).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

Json = Any
"""A JSON value on its way to the client."""

REMOVED: Final = object()
"""As a value in `overrides`: the field is left out."""


@dataclass(kw_only=True, eq=False, repr=False)
class Account:
    """A person. `domain` is None for the people of this server, who may sign in."""

    id: str
    username: str
    domain: str | None
    display_name: str
    note: str
    avatar: str
    """The name of a drawing, served as /avatars/NAME.png."""
    bot: bool
    locked: bool
    created_at: datetime
    followers: int = 0
    following: int = 0
    statuses: int = 0
    overrides: Mapping[str, Json] = field(default_factory=dict)

    @property
    def acct(self) -> str:
        """`user` for the people of this server, `user@domain` for all others."""
        return self.username if self.domain is None else f"{self.username}@{self.domain}"

    def __repr__(self) -> str:
        return f"<Account {self.id} {self.acct}>"


@dataclass(kw_only=True, eq=False)
class Poll:
    """A poll: its options with their votes."""

    id: str
    options: list[tuple[str, int]]
    expires_at: datetime


@dataclass(kw_only=True, eq=False, repr=False)
class Status:
    """A post. `content` is HTML, `warning` plain text."""

    id: str
    author: Account
    content: str
    warning: str
    visibility: str
    language: str | None
    created_at: datetime
    edited_at: datetime | None = None
    in_reply_to: "Status | None" = None
    poll: Poll | None = None
    quote: "Status | None" = None
    mentions: list[Account] = field(default_factory=list)
    favourites: int = 0
    reblogs: int = 0
    replies: int = 0
    overrides: Mapping[str, Json] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Status {self.id} by {self.author.acct}>"


@dataclass(kw_only=True, eq=False, repr=False)
class Notification:
    """Something that happened to `recipient`. `details` are the extra objects of its type (report, event, ...)."""

    id: str
    recipient: Account
    type: str
    actor: Account
    status: Status | None
    status_is_null: bool
    created_at: datetime
    group_key: str
    filtered: bool = False
    seen: bool = False
    details: Mapping[str, Json] = field(default_factory=dict)
    overrides: Mapping[str, Json] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Notification {self.id} {self.type} by {self.actor.acct}>"


@dataclass(kw_only=True, eq=False)
class Marker:
    """How far the notifications were read, as the server knows it."""

    last_read_id: str
    version: int
    updated_at: datetime


@dataclass(frozen=True)
class StreamEvent:
    """Something for the open streams of one account, on the streams named.

    `payload` is the text of the envelope's payload. The event `kill` ends the streams of the token in `payload`.
    """

    account_id: str
    streams: tuple[str, ...]
    event: str
    payload: str
