"""What lives on a toy forum: users, topics, notifications, keys."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = Any
"""A JSON document, or a part of one."""

REMOVED = object()
"""As an override: the field is left out."""

TYPES: dict[str, int] = {
    "mentioned": 1,
    "replied": 2,
    "quoted": 3,
    "edited": 4,
    "liked": 5,
    "private_message": 6,
    "invited_to_private_message": 7,
    "invitee_accepted": 8,
    "posted": 9,
    "moved_post": 10,
    "linked": 11,
    "granted_badge": 12,
    "invited_to_topic": 13,
    "custom": 14,
    "group_mentioned": 15,
    "group_message_summary": 16,
    "watching_first_post": 17,
    "topic_reminder": 18,
    "liked_consolidated": 19,
    "post_approved": 20,
    "code_review_commit_approved": 21,
    "membership_request_accepted": 22,
    "membership_request_consolidated": 23,
    "bookmark_reminder": 24,
    "reaction": 25,
    "votes_released": 26,
    "event_reminder": 27,
    "event_invitation": 28,
    "chat_mention": 29,
    "chat_message": 30,
    "chat_invitation": 31,
    "chat_group_mention": 32,
    "chat_quoted": 33,
    "assigned": 34,
    "question_answer_user_commented": 35,
    "watching_category_or_tag": 36,
    "new_features": 37,
    "admin_problems": 38,
    "linked_consolidated": 39,
    "chat_watched_thread": 40,
}
"""The types that the forum itself has names for."""

COLLAPSED = frozenset(TYPES[name] for name in ("replied", "private_message", "posted", "watching_category_or_tag"))
IMPORTANT = frozenset(
    TYPES[name] for name in ("private_message", "bookmark_reminder", "chat_mention", "chat_invitation", "assigned")
)
LIKES = frozenset(TYPES[name] for name in ("liked", "liked_consolidated", "reaction"))
ALERTABLE = frozenset(
    TYPES[name]
    for name in (
        "mentioned",
        "replied",
        "quoted",
        "posted",
        "linked",
        "private_message",
        "group_mentioned",
        "watching_first_post",
        "watching_category_or_tag",
    )
)
"""Of these, the words go to people's screens."""


@dataclass(eq=False)
class User:
    """Somebody with an account."""

    id: int
    username: str
    name: str
    avatar: str
    """A name for `traynotify.demo.avatars`."""
    admin: bool = False
    seen_notification_id: int = 0
    """Up to where the bell has been opened; it says nothing about what was read."""


@dataclass(eq=False)
class Topic:
    """A topic, or a private message."""

    id: int
    title: str
    slug: str
    deleted: bool = False
    posts: int = 1


@dataclass(eq=False)
class Notification:
    """A row of somebody's list."""

    id: int
    recipient: User
    kind: int
    created_at: datetime
    data: dict[str, Json]
    topic: Topic | None = None
    post_number: int | None = None
    read: bool = False
    actor: User | None = None
    overrides: dict[str, Json] = field(default_factory=dict)
    stands_for: int = 1
    """How many posts, where one row is kept for all of a topic's."""
    hidden: bool = False
    """In a topic that the person may not see any more: counted, and left out after the page was cut."""

    @property
    def important(self) -> bool:
        """What the bell's menu shows first for as long as it is unread."""
        return self.kind in IMPORTANT


@dataclass(eq=False)
class UserKey:
    """A key that a user allowed a program to have."""

    value: str
    user: User
    scopes: frozenset[str]
    client_id: str = ""
    revoked: bool = False
