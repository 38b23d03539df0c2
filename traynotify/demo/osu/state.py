"""The toy osu! itself, without any I/O: who lives there, who was notified of what, what was read, who said what.

Time and chance come from outside. Not thread-safe: it belongs to one thread at a time.
"""

import random
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from zlib import crc32

from traynotify.demo.osu.authority import Authority, Token
from traynotify.demo.osu.entities import channel_json, exact_moment, message_json, notification_json, user_json
from traynotify.demo.osu.generations import GENERATIONS, Generation
from traynotify.demo.osu.kinds import details_of, kind_of
from traynotify.demo.osu.model import Channel, Event, Json, Message, Notification, SessionEvent, User

FIRST_NOTIFICATION, FIRST_USER, FIRST_CHANNEL, FIRST_MESSAGE = 4_200_000_001, 1001, 501, 9_150_000_001

Identity = Mapping[str, Json]
Listener = Callable[[Event | SessionEvent], None]


class OsuState:
    """One server's whole content. `clock` returns the aware UTC time; `seed` None means unpredictable tokens."""

    def __init__(
        self,
        generation: Generation = GENERATIONS["today"],
        *,
        clock: Callable[[], datetime],
        seed: int | None = None,
        base_url: str = "http://toy.example",
    ) -> None:
        self.generation = generation
        self.clock = clock
        self.base_url = base_url
        self.endpoint: str | None = None
        """Where the websocket is said to be; None: where it is."""
        self.authority = Authority(clock, random.Random(seed) if seed is not None else random.SystemRandom())
        self.users: dict[str, User] = {}
        self.channels: dict[int, Channel] = {}
        self._rows: dict[int, dict[int, Notification]] = {}
        self._next_notification, self._next_message = FIRST_NOTIFICATION, FIRST_MESSAGE
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> None:
        """Tell `listener` of every event."""
        self._listeners.append(listener)

    # People

    def add_user(self, username: str, avatar: str = "hills") -> User:
        """A new person."""
        user = User(id=FIRST_USER + len(self.users), username=username, avatar=avatar)
        self.users[username] = user
        self._rows[user.id] = {}
        return user

    def user(self, who: User | str | None) -> User:
        """The person of this name, the first one by default; a name that is not known moves in."""
        if isinstance(who, User):
            return who
        if who is None:
            return next(iter(self.users.values()))
        return self.users.get(who) or self.add_user(who)

    def by_id(self, number: int) -> User | None:
        """The person with this id."""
        return next((user for user in self.users.values() if user.id == number), None)

    # Notifications

    def notify(
        self,
        name: str,
        by: User | str | None = None,
        *,
        to: User | str | None = None,
        title: str = "Clockwork Meadow",
        text: str = "Have a look, please.",
        channel: str = "",
        object_type: str | None = None,
        object_id: int | None = None,
        at: datetime | None = None,
        read: bool = False,
        publish: bool = True,
        details: Mapping[str, Json] | None = None,
        overrides: Mapping[str, Json] | None = None,
    ) -> Notification:
        """Something happens to `to`. Whatever has the same title and type is the same object."""
        kind, recipient = kind_of(name), self.user(to)
        number = object_id if object_id is not None else crc32(title.encode()) % 900_000 + 1000
        row = Notification(
            id=self._next_notification,
            recipient=recipient,
            name=name,
            category=kind.category,
            object_type=object_type or kind.object_type,
            object_id=number,
            source=self.user(by or "ben") if kind.has_source else None,
            details={
                "cover_url": None,
                **details_of(name, number=number, title=title, text=text, channel=channel),
                **self._extra(name, recipient),
                **(details or {}),
            },
            created_at=at or self.clock(),
            is_read=read,
            overrides=overrides or {},
        )
        self._next_notification += 1
        self._rows[recipient.id][row.id] = row
        if publish:
            self.publish(row)
        return row

    def publish(self, row: Notification) -> None:
        """Tell the websockets of a notification."""
        self._emit(Event(row.recipient.id, "new", {"data": {**notification_json(row), "socket": None}}))

    def rows(self, user: User) -> list[Notification]:
        """What there is for somebody, oldest first."""
        return sorted(self._rows[user.id].values(), key=lambda row: row.id)

    def read(self, user: User, identities: Iterable[Identity]) -> int:
        """Mark as read what `identities` mean, and say so on the websockets; returns how many changed."""
        meant = list(identities)
        changed = [row for row in self._meant(user, meant) if not row.is_read]
        for row in changed:
            row.is_read = True
        if changed:
            self._say_changed("read", user, meant, changed, len(changed))
        return len(changed)

    def delete(self, user: User, identities: Iterable[Identity], *, silently: bool = False) -> int:
        """Delete what `identities` mean, as only the website and the clean-up do; returns how many there were."""
        meant = list(identities)
        gone = self._meant(user, meant)
        for row in gone:
            del self._rows[user.id][row.id]
        if gone and not silently:
            self._say_changed("delete", user, meant, gone, sum(not row.is_read for row in gone))
        return len(gone)

    def _say_changed(
        self, event: str, user: User, meant: list[Identity], rows: list[Notification], unread: int
    ) -> None:
        ids = [row.id for row in rows]
        body: dict[str, Json] = {"ids": ids}
        match self.generation.read_event:
            case "identities":
                at = exact_moment(self.clock())
                several = [dict(each) for each in meant]
                body = {"data": {"notifications": several, "read_count": unread, "timestamp": at}}
            case "ids in data":
                body = {"data": body}
        self._emit(Event(user.id, event, body))

    def _meant(self, user: User, identities: list[Identity]) -> list[Notification]:
        return [row for row in self.rows(user) if any(_means(identity, row) for identity in identities)]

    def _extra(self, name: str, recipient: User) -> dict[str, Json]:
        return {"user_id": recipient.id} if name == "user_achievement_unlock" else {}

    # Chat

    def open_channel(self, name: str, kind: str, members: Iterable[User | str]) -> Channel:
        """A new channel; its members are told that they are in it."""
        channel = Channel(
            id=FIRST_CHANNEL + len(self.channels), name=name, type=kind, members=[self.user(each) for each in members]
        )
        self.channels[channel.id] = channel
        for member in channel.members:
            self._emit(Event(member.id, "chat.channel.join", {"data": channel_json(channel)}))
        return channel

    def private_channel(self, one: User, other: User) -> Channel:
        """The channel of two people."""
        for channel in self.channels.values():
            if channel.type == "PM" and set(channel.members) == {one, other}:
                return channel
        return self.open_channel(f"{one.username}, {other.username}", "PM", (one, other))

    def say(self, channel: Channel, sender: User, text: str, *, at: datetime | None = None, **how: Json) -> Message:
        """A line of chat: for everybody in the channel, and a notification for all but who wrote it."""
        line = Message(
            id=self._next_message, channel=channel, sender=sender, content=text, created_at=at or self.clock(), **how
        )
        self._next_message += 1
        data = {"messages": [message_json(line)], "users": [user_json(sender, self.base_url)]}
        for member in channel.members:
            self._emit(Event(member.id, "chat.message.new", {"data": data}))
        self.read_channel(sender, channel)
        names = {"PM": "channel_message", "ANNOUNCE": "channel_announcement", "TEAM": "channel_team"}
        if channel.type in names:
            for member in channel.members:
                if member is not sender:
                    name, called = names[channel.type], channel.name
                    self.notify(
                        name, sender, to=member, text=text, channel=called, object_id=channel.id, at=line.created_at
                    )
        return line

    def read_channel(self, user: User, channel: Channel) -> None:
        """Somebody has read a channel, which the server takes for its whole stack."""
        self.read(user, [{"object_type": "channel", "object_id": channel.id, "category": "channel"}])

    # Sessions

    def verify(self, token: Token) -> None:
        """The person has confirmed the session."""
        token.verified = True
        self._emit(SessionEvent(token.value, "verified"))

    def revoke(self, token: Token, *, announce: bool = True) -> None:
        """End a session; without `announce` as in the account settings, which tell nobody."""
        token.revoked = True
        if announce:
            self._emit(SessionEvent(token.value, "logout"))

    def _emit(self, event: Event | SessionEvent) -> None:
        for listener in self._listeners:
            listener(event)


def _means(identity: Identity, row: Notification) -> bool:
    if identity.get("id") is not None:
        return bool(row.id == identity["id"])
    if identity.get("object_type") is None:
        return True
    if identity["object_type"] != row.object_type:
        return False
    object_id, category = identity.get("object_id"), identity.get("category")
    return object_id is None or category is None or (row.object_id, row.category) == (object_id, category)
