"""Lines of chat, for a sign-in that carries nothing else: whose they are, and how far each channel was read.

The server knows no read flag for a single line, only up to where a channel was read: that follows what is read here,
and never passes over a line that is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from traynotify.api import Arrived, Group, ReadChanged, SourceEvent
from traynotify.sources.osu.frames import Channel, Chat, Person
from traynotify.sources.osu.translate import Viewpoint, chat_group, translate_chat


class Chats:
    """What was said since we listen."""

    def __init__(self, view: Viewpoint) -> None:
        self._view = view
        self._channels: dict[int, Channel] = {}
        self._people: dict[int, Person] = {}
        self._unread: defaultdict[int, set[int]] = defaultdict(set)
        self._read: defaultdict[int, set[int]] = defaultdict(set)
        """Lines that were read above one that was not."""

    def joined(self, channel: Channel) -> None:
        """We are in this channel."""
        self._channels[channel.id] = channel

    def heard(self, chat: Chat) -> list[SourceEvent]:
        """What lines of chat mean. Who writes in a channel has read it, on whatever device."""
        self._people.update(chat.people)
        told: list[SourceEvent] = []
        for line in chat.messages:
            if line.sender_id == self._view.me:
                self._unread.pop(line.channel_id, None)
                self._read.pop(line.channel_id, None)
                told.append(ReadChanged(selector=Group(chat_group(line.channel_id)), read=True))
                continue
            self._unread[line.channel_id].add(line.id)
            person, channel = self._people.get(line.sender_id), self._channels.get(line.channel_id)
            told.append(Arrived(items=(translate_chat(line, person, channel, self._view),)))
        return told

    def read(self, lines: Iterable[tuple[int, int]]) -> dict[int, int]:
        """Up to which line each channel is to be marked as read, when these `lines` (channel, message) were read."""
        channels = set()
        for channel, message in lines:
            channels.add(channel)
            self._unread[channel].discard(message)
            self._read[channel].add(message)
        marks = {}
        for channel in channels:
            lowest = min(self._unread[channel], default=None)
            below = {message for message in self._read[channel] if lowest is None or message < lowest}
            if below:
                marks[channel] = max(below)
                self._read[channel] -= below
        return marks
