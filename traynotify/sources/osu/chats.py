"""Lines of chat, for a sign-in that carries nothing else: whose they are, and how far each channel was read.

The server knows no read flag for a single line, only up to where a channel was read: that follows what is read here,
and never passes over a line that is not, also after a restart: what is unread is what the inbox has as such.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from traynotify.api import Arrived, Group, ReadChanged, RemoteId, SourceEvent
from traynotify.sources.osu.cursor import Lines
from traynotify.sources.osu.frames import Channel, Chat, Person
from traynotify.sources.osu.translate import Viewpoint, chat_group, chat_line, translate_chat

MOST_REMEMBERED = 500
"""Lines of one channel in a cursor, the oldest."""
MOST_PEOPLE = 500
"""So many of those who wrote are remembered by their names, the last ones."""


class Chats:
    """What was said since we listen, and of what was said before that, what is not read."""

    def __init__(self, view: Viewpoint, remembered: Mapping[int, Lines], unread: Iterable[RemoteId]) -> None:
        """`remembered` is what `to_remember` was before a restart, `unread` what the inbox holds as such."""
        self._view = view
        self._channels: dict[int, Channel] = {}
        self._people: dict[int, Person] = {}
        self._unread: defaultdict[int, set[int]] = defaultdict(set)
        self._read: defaultdict[int, set[int]] = defaultdict(set)
        """Lines that were read above one that was not."""
        self.newest = 0
        """The newest line that was told."""
        for channel, line in filter(None, map(chat_line, unread)):
            self._unread[channel].add(line)
        for channel, lines in remembered.items():
            self._read[channel].update(lines.read)

    @property
    def to_remember(self) -> dict[int, Lines]:
        """What has to outlive a restart, by channel."""
        return {
            channel: Lines(tuple(sorted(read)[:MOST_REMEMBERED]))
            for channel, read in sorted(self._read.items())
            if read and self._unread[channel]
        }

    def joined(self, channel: Channel) -> None:
        """We are in this channel."""
        self._channels[channel.id] = channel

    def heard(self, chat: Chat) -> list[SourceEvent]:
        """What lines of chat mean. Who writes in a channel has read it, on whatever device."""
        for number, somebody in chat.people.items():
            self._people.pop(number, None)
            self._people[number] = somebody
        for number in list(self._people)[:-MOST_PEOPLE]:
            del self._people[number]
        told: list[SourceEvent] = []
        for line in chat.messages:
            if line.sender_id == self._view.me:
                self._unread.pop(line.channel_id, None)
                self._read.pop(line.channel_id, None)
                told.append(ReadChanged(selector=Group(chat_group(line.channel_id)), read=True))
                continue
            self._unread[line.channel_id].add(line.id)
            self.newest = max(self.newest, line.id)
            person, channel = self._people.get(line.sender_id), self._channels.get(line.channel_id)
            told.append(Arrived(items=(translate_chat(line, person, channel, self._view),)))
        return told

    def mark(self, channel: int, lines: Set[int]) -> int | None:
        """Up to which line a channel is to be marked as read when these `lines` of it were read; None: not yet."""
        lowest = min(self._unread[channel] - lines, default=None)
        read = self._read[channel] | lines
        return max((line for line in read if lowest is None or line < lowest), default=None)

    def note_read(self, channel: int, lines: Set[int], *, marked: int | None) -> None:
        """Take note that these `lines` of a channel were read, and that the server took what `mark` said of them."""
        self._unread[channel] -= lines
        self._read[channel] = {line for line in self._read[channel] | lines if marked is None or line > marked}
