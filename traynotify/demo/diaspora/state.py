"""What a toy pod knows, and what can happen on it. No I/O; touched on the server's own thread only."""

import random
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from traynotify.demo.diaspora.authority import Authority
from traynotify.demo.diaspora.model import (
    GATHERING,
    TARGETLESS,
    Conversation,
    Json,
    Message,
    Notification,
    Person,
    Post,
)
from traynotify.demo.diaspora.pods import Pod

MILLISECOND = timedelta(milliseconds=1)


class PodState:
    """People, posts, notifications and conversations of one pod."""

    def __init__(self, pod: Pod, *, clock: Callable[[], datetime], seed: int | None) -> None:
        self.pod = pod
        self.clock = clock
        self._rng = random.Random(seed)
        self.authority = Authority(pod, clock, self._rng)
        self.base_url = "http://127.0.0.1"
        self.people: dict[str, Person] = {}
        """By ``username`` or ``username@domain``."""
        self.posts: dict[str, Post] = {}
        self.rows: dict[str, Notification] = {}
        self.conversations: dict[str, Conversation] = {}
        self._last_moment: datetime | None = None

    def guid(self) -> str:
        """A fresh one: 32 hex digits."""
        return self._rng.randbytes(16).hex()

    # People

    @property
    def local_people(self) -> list[Person]:
        """Who can sign in here."""
        return [person for person in self.people.values() if person.domain is None]

    @property
    def domain(self) -> str:
        """What stands after the @ in the IDs of this pod's people; the port belongs to it."""
        return self.base_url.partition("://")[2]

    def diaspora_id(self, person: Person) -> str:
        """``user@pod``."""
        return f"{person.username}@{person.domain or self.domain}"

    def add_person(
        self,
        username: str,
        name: str = "",
        *,
        domain: str | None = None,
        avatar: str = "hills",
        about: str = "",
        overrides: Mapping[str, Json] | None = None,
    ) -> Person:
        """Somebody moves in, or becomes known; `avatar` is a scene of `demo.avatars`, or empty."""
        person = Person(
            guid=self.guid(),
            username=username,
            name=name,
            domain=domain,
            avatar=avatar,
            about=about,
            overrides=overrides or {},
        )
        self.people[username if domain is None else f"{username}@{domain}"] = person
        return person

    def person(self, who: Person | str) -> Person:
        """Somebody by ``username``, whichever the pod, or ``username@domain``; KeyError where nobody is."""
        if isinstance(who, Person):
            return who
        if who in self.people:
            return self.people[who]
        for person in self.people.values():
            if person.username == who:
                return person
        raise KeyError(who)

    def by_guid(self, guid: str) -> Person | None:
        """Somebody by their guid."""
        return next((person for person in self.people.values() if person.guid == guid), None)

    # Notifications

    def post(self, author: Person, text: str = "", *, at: datetime | None = None) -> Post:
        """A post, without any notification."""
        post = Post(guid=self.guid(), author=author, text=text or "A post.", created_at=at or self.clock())
        self.posts[post.guid] = post
        return post

    def notify(
        self,
        kind: str,
        actor: Person,
        *,
        to: Person | None = None,
        post: Post | None = None,
        at: datetime | None = None,
        overrides: Mapping[str, Json] | None = None,
    ) -> Notification:
        """Somebody does something. Without a `post`, a new one is made where the type has one.

        Done again to the same post, it joins the unread notification of before, which is returned then: its date
        and its guid stay.
        """
        recipient = to or self.local_people[0]
        moment = at or self._moment()
        if post is not None and kind in GATHERING:
            for row in self.rows.values():
                if row.recipient is recipient and row.type == kind and row.post is post and not row.read:
                    if actor not in row.actors:
                        row.actors.append(actor)
                    row.updated_at = moment
                    return row
        if post is None and kind not in TARGETLESS:
            author = actor if kind in ("mentioned", "also_commented") else recipient
            post = self.post(author, at=moment - timedelta(hours=1))
        row = Notification(
            guid=self.guid(),
            type=kind,
            recipient=recipient,
            actors=[actor],
            post=post,
            created_at=moment,
            updated_at=moment,
            overrides=overrides or {},
        )
        self.rows[row.guid] = row
        return row

    def rows_of(self, person: Person) -> list[Notification]:
        """What somebody was notified of, oldest first."""
        return sorted((row for row in self.rows.values() if row.recipient is person), key=lambda row: row.created_at)

    def remove(self, row: Notification) -> None:
        """A notification vanishes."""
        self.rows.pop(row.guid, None)

    def delete_post(self, post: Post) -> None:
        """A post is deleted; its notifications stay, and are about nothing."""
        self.posts.pop(post.guid, None)
        for row in self.rows.values():
            if row.post is post:
                row.post = None

    def see_post(self, person: Person, post: Post) -> None:
        """Somebody opens the page of a post, which marks its notifications as read."""
        for row in self.rows.values():
            if row.recipient is person and row.post is post:
                row.read = True

    # Conversations

    def say(
        self,
        author: Person,
        text: str,
        *,
        conversation: Conversation | None = None,
        subject: str = "",
        to: Iterable[Person] = (),
        at: datetime | None = None,
    ) -> Conversation:
        """A private message; without a `conversation`, a new one begins with the people of `to`."""
        moment = at or self._moment()
        if conversation is None:
            others = list(to) or [self.local_people[0]]
            conversation = Conversation(
                guid=self.guid(),
                subject=subject or "Hello",
                author=author,
                participants=[author, *(person for person in others if person is not author)],
                created_at=moment,
            )
            self.conversations[conversation.guid] = conversation
        conversation.messages.append(Message(guid=self.guid(), author=author, text=text, created_at=moment))
        for person in conversation.participants:
            if person is not author:
                conversation.unread[person.guid] = conversation.unread.get(person.guid, 0) + 1
        return conversation

    def conversations_of(self, person: Person) -> list[Conversation]:
        """Whose part somebody is, oldest first."""
        mine = (each for each in self.conversations.values() if person in each.participants)
        return sorted(mine, key=lambda each: each.created_at)

    def _moment(self) -> datetime:
        """Now; no two things happen in the same millisecond."""
        now = self.clock()
        if self._last_moment is not None and now < self._last_moment + MILLISECOND:
            now = self._last_moment + MILLISECOND
        self._last_moment = now
        return now
