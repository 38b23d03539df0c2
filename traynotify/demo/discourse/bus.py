"""The message bus: channels that keep their last messages, and polls that are held until there is something to tell."""

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from traynotify.demo.discourse.model import Json

MOST_KEPT = 100
STATUS = "/__status"


@dataclass(frozen=True)
class Message:
    """Something that was published. `only_for` is the number of the one user who may hear it."""

    number: int
    channel: str
    position: int
    data: Json
    only_for: int | None = None

    def as_json(self) -> Json:
        """As it goes over the line."""
        return {"global_id": self.number, "message_id": self.position, "channel": self.channel, "data": self.data}


class Poll:
    """A listener at the moment of one poll: where it is in each channel, and who it is."""

    def __init__(self, bus: "MessageBus", listener: int | None, positions: Mapping[str, int]) -> None:
        self._bus = bus
        self._listener = listener
        self.positions = dict(positions)
        self.changed = asyncio.Event()
        self.is_overtaken = False
        """Another poll of the same client has come since."""

    def take(self) -> list[Json]:
        """What there is to tell now; the positions move on."""
        told: list[Json] = []
        status: dict[str, int] = {}
        for channel, position in self.positions.items():
            head = self._bus.head(channel)
            if position == -1 or position > head:
                status[channel] = self.positions[channel] = head
                continue
            start = max(0, head + position + 1) if position < -1 else position
            heard = [message for message in self._bus.kept(channel) if message.position > start]
            allowed = [m.as_json() for m in heard if m.only_for in (None, self._listener)]
            if len(allowed) < len(heard):
                status[channel] = head
            if heard:
                self.positions[channel] = head
            told += allowed
        told.sort(key=lambda message: int(message["global_id"]))
        if status:
            told.append({"global_id": -1, "message_id": -1, "channel": STATUS, "data": status})
        return told


class MessageBus:
    """All channels of one forum. To be used on the server's own thread."""

    def __init__(self) -> None:
        self._channels: dict[str, deque[Message]] = {}
        self._heads: dict[str, int] = {}
        self._published = 60
        self._held: dict[str, Poll] = {}

    def publish(self, channel: str, data: Json, *, only_for: int | None = None) -> None:
        """Tell whoever listens to the channel, now or soon."""
        self._published += 1
        self._heads[channel] = self.head(channel) + 1
        message = Message(self._published, channel, self._heads[channel], data, only_for)
        self._channels.setdefault(channel, deque(maxlen=MOST_KEPT)).append(message)
        for poll in self._held.values():
            if channel in poll.positions:
                poll.changed.set()

    def head(self, channel: str) -> int:
        """The position of the newest message."""
        return self._heads.get(channel, 0)

    def kept(self, channel: str) -> list[Message]:
        """The last messages of a channel."""
        return list(self._channels.get(channel, ()))

    def begin(self, client: str, listener: int | None, positions: Mapping[str, int]) -> Poll:
        """A new poll; one that the same client still has is let go."""
        if (before := self._held.pop(client, None)) is not None:
            before.is_overtaken = True
            before.changed.set()
        poll = Poll(self, listener, positions)
        self._held[client] = poll
        return poll

    def end(self, client: str, poll: Poll) -> None:
        """The poll was answered, or its line is gone."""
        if self._held.get(client) is poll:
            del self._held[client]

    def release_all(self) -> None:
        """Let every held poll look again, as when somebody has changed something behind the bus's back."""
        for poll in self._held.values():
            poll.changed.set()

    def forget(self) -> None:
        """Lose every channel, as when the server's memory was cleared: positions begin anew."""
        self._channels.clear()
        self._heads.clear()

    @property
    def listeners(self) -> int:
        """How many polls are being held."""
        return len(self._held)
