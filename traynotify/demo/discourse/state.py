"""A toy forum's state and what can happen to it. Pure but for its clock; it belongs to one thread at a time."""

import random
import re
from collections.abc import Callable, Iterable
from datetime import datetime

from traynotify.demo.discourse.bus import MessageBus
from traynotify.demo.discourse.entities import counts, on_the_bus
from traynotify.demo.discourse.forums import BusManners, Forum
from traynotify.demo.discourse.model import (
    ALERTABLE,
    COLLAPSED,
    LIKES,
    TYPES,
    Json,
    Notification,
    Topic,
    User,
    UserKey,
)

SHOWN_ON_THE_BUS = 20


class ForumState:
    """Users, topics, notifications and keys."""

    def __init__(self, forum: Forum, *, clock: Callable[[], datetime], seed: int | None = None) -> None:
        self.forum = forum
        self.clock = clock
        self.random = random.Random(seed)
        self.bus = MessageBus()
        self.users: dict[str, User] = {}
        self.topics: dict[int, Topic] = {}
        self.keys: dict[str, UserKey] = {}
        self.admin_keys: set[str] = set()
        self._rows: dict[int, Notification] = {}
        self._next_id = 101
        self._next_post = 9001
        self.base_url = ""
        """Where the forum is, its folder included; known once it runs."""

    # People and topics

    def add_user(self, username: str, name: str = "", *, avatar: str = "", admin: bool = False) -> User:
        """Somebody new."""
        user = User(len(self.users) + 1, username, name or username.capitalize(), avatar or username, admin)
        self.users[username.lower()] = user
        return user

    def user(self, who: User | str) -> User:
        """Somebody who is here already; an unknown name moves in."""
        if isinstance(who, User):
            return who
        return self.users.get(who.lower()) or self.add_user(who)

    def add_topic(self, title: str) -> Topic:
        """A new topic."""
        slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r":[a-z_]+:", "", title).lower()).strip("-") or "topic"
        topic = Topic(40 + len(self.topics), title, slug)
        self.topics[topic.id] = topic
        return topic

    def delete_topic(self, topic: Topic) -> None:
        """Its notifications are shown to nobody any more."""
        topic.deleted = True

    # Notifications

    def rows(self, user: User, *, deleted_too: bool = False) -> list[Notification]:
        """Somebody's notifications, newest first."""
        own = [
            row
            for row in self._rows.values()
            if row.recipient is user and (deleted_too or row.topic is None or not row.topic.deleted)
        ]
        return sorted(own, key=lambda row: (row.created_at, row.id), reverse=True)

    def recent(self, user: User, limit: int, kinds: Iterable[int] | None = None) -> list[Notification]:
        """The bell's menu: what is unread and important, then (on newer forums) what is unread, then the newest."""
        rows = [row for row in self.rows(user) if kinds is None or row.kind in kinds]

        def rank(row: Notification) -> int:
            if not row.read and row.important:
                return 0
            promoted = self.forum.promotes_unread and not row.read and (row.kind not in LIKES or kinds is not None)
            return 1 if promoted else 2

        return sorted(rows, key=rank)[:limit]

    def notify(
        self,
        kind: str | int,
        by: User | str | None = None,
        *,
        to: User | str | None = None,
        topic: Topic | str | None = None,
        post: int | None = None,
        text: str = "",
        data: dict[str, Json] | None = None,
        at: datetime | None = None,
        read: bool = False,
        quietly: bool = False,
        overrides: dict[str, Json] | None = None,
    ) -> Notification:
        """Something happens that somebody (the first user, unless `to` says another) is notified of.

        Of the collapsed family one row is kept for each topic: the others vanish, and this one counts them. A topic
        given as text is made. With `quietly`, the bus does not tell.
        """
        number = TYPES[kind] if isinstance(kind, str) else kind
        recipient = next(iter(self.users.values())) if to is None else self.user(to)
        actor = None if by is None else self.user(by)
        about = self.add_topic(topic) if isinstance(topic, str) else topic
        replaced = self._collapse(recipient, number, about)
        if about is not None and post is None:
            about.posts += number in ALERTABLE
            post = about.posts
        together = 1 + sum(each.stands_for for each in replaced)
        row = Notification(
            id=self._take_id(),
            recipient=recipient,
            kind=number,
            created_at=at or self.clock(),
            data=self._data(actor, about, together, data),
            topic=about,
            post_number=replaced[0].post_number if replaced else post,
            read=read,
            actor=None if replaced else actor,
            overrides=overrides or {},
            stands_for=together,
        )
        self._rows[row.id] = row
        if not quietly:
            self.publish(recipient)
            if text and number in ALERTABLE and actor is not None and self.forum.bus is not BusManners.SILENT:
                self._publish_words(row, actor, post, text)
        return row

    def read(self, user: User, numbers: Iterable[int]) -> None:
        """Mark rows of somebody; others, and such as do not exist, are passed over."""
        for number in numbers:
            row = self._rows.get(number)
            if row is not None and row.recipient is user:
                row.read = True
        self.publish(user)

    def read_kinds(self, user: User, kinds: Iterable[int] | None) -> None:
        """Mark everything, or everything of some types, and open the bell."""
        wanted = None if kinds is None else set(kinds)
        for row in self.rows(user, deleted_too=True):
            row.read = row.read or wanted is None or row.kind in wanted
        self.open_bell(user)

    def open_bell(self, user: User) -> None:
        """The person looks at the bell's menu: its number goes down, and nothing is read by that."""
        rows = self.rows(user)
        user.seen_notification_id = max((row.id for row in rows), default=user.seen_notification_id)
        self.publish(user)

    def withdraw(self, row: Notification) -> None:
        """Take a notification back, as when a like is undone: nobody is told."""
        self._rows.pop(row.id, None)

    def prune(self, user: User, keep: int) -> None:
        """Forget somebody's oldest rows."""
        for row in self.rows(user, deleted_too=True)[keep:]:
            del self._rows[row.id]

    # The bus

    def publish(self, user: User) -> None:
        """Tell somebody's screens how things stand."""
        if self.forum.bus is BusManners.SILENT:
            return
        rows = self.rows(user)
        important = [row for row in rows if row.important and not row.read][:SHOWN_ON_THE_BUS]
        others = [row for row in rows if row not in important]
        shown = (
            sorted(important, key=_by_id, reverse=True) + sorted(others, key=_by_id, reverse=True)[:SHOWN_ON_THE_BUS]
        )
        message: dict[str, Json] = {
            **counts(user, rows, self.forum),
            "last_notification": {"notification": on_the_bus(rows[0], self.forum)} if rows else None,
            "recent": [[row.id, row.read] for row in shown],
            "seen_notification_id": user.seen_notification_id,
        }
        self.bus.publish(f"/notification/{user.id}", message, only_for=user.id)

    def _publish_words(self, row: Notification, actor: User, post: int | None, text: str) -> None:
        assert row.topic is not None
        path = f"{self.forum.folder}/t/{row.topic.slug}/{row.topic.id}/{post}"
        words = {
            "notification_type": row.kind,
            "post_number": post,
            "topic_title": row.topic.title,
            "topic_id": row.topic.id,
            "excerpt": _without_quotes(text)[:400],
            "username": actor.username,
            "post_url": path,
        }
        self.bus.publish(f"/notification-alert/{row.recipient.id}", words, only_for=row.recipient.id)

    def _collapse(self, recipient: User, kind: int, topic: Topic | None) -> list[Notification]:
        """Remove what the new row takes the place of; returns those that had not been read, oldest first."""
        if topic is None or kind not in COLLAPSED:
            return []
        family = [row for row in self.rows(recipient, deleted_too=True) if row.topic is topic and row.kind in COLLAPSED]
        for row in family:
            del self._rows[row.id]
        return [row for row in reversed(family) if not row.read]

    def _data(
        self, actor: User | None, topic: Topic | None, together: int, data: dict[str, Json] | None
    ) -> dict[str, Json]:
        fields: dict[str, Json] = {}
        if topic is not None:
            self._next_post += 1
            fields |= {"topic_title": topic.title, "original_post_id": self._next_post, "original_post_type": 1}
            fields["revision_number"] = None
        if actor is not None:
            shown = actor.username if together == 1 else f"{together} replies"
            fields |= {"original_username": actor.username, "display_username": shown}
        return fields | (data or {})

    def _take_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1


def _without_quotes(text: str) -> str:
    """What an alert tells of a post: its own words alone."""
    return "\n".join(line for line in text.split("\n") if not line.startswith(">")).strip()


def _by_id(row: Notification) -> int:
    return row.id
