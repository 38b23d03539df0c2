"""The things that a pod holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = Any
"""A decoded JSON value."""

REMOVED = object()
"""As an override: the field is left out."""

TARGETLESS = frozenset({"started_sharing", "contacts_birthday"})
"""Types that are about a person, not about a post."""

GATHERING = frozenset({"also_commented", "comment_on_post", "liked", "liked_comment", "reshared"})
"""Types whose unread notification takes in whoever does the same to the same post."""


@dataclass(kw_only=True, eq=False)
class Person:
    """Somebody; `domain` is None for the people of this pod, who can sign in."""

    guid: str
    username: str
    name: str
    domain: str | None
    avatar: str
    about: str = ""
    overrides: Mapping[str, Json] = field(default_factory=dict)


@dataclass(kw_only=True, eq=False)
class Post:
    """A post; what is said below it is not kept."""

    guid: str
    author: Person
    text: str
    created_at: datetime


@dataclass(kw_only=True, eq=False)
class Notification:
    """A row for one recipient; `actors` grows while it is unread, for the types that gather."""

    guid: str
    type: str
    recipient: Person
    actors: list[Person]
    post: Post | None
    created_at: datetime
    updated_at: datetime
    read: bool = False
    overrides: Mapping[str, Json] = field(default_factory=dict)


@dataclass(kw_only=True, eq=False)
class Message:
    """One message of a conversation."""

    guid: str
    author: Person
    text: str
    created_at: datetime


@dataclass(kw_only=True, eq=False)
class Conversation:
    """A private conversation; `unread` counts, per participant's guid, what they have not read."""

    guid: str
    subject: str
    author: Person
    participants: list[Person]
    created_at: datetime
    messages: list[Message] = field(default_factory=list)
    unread: dict[str, int] = field(default_factory=dict)
    overrides: Mapping[str, Json] = field(default_factory=dict)
