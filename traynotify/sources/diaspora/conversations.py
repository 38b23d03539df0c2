"""Private conversations: a pod makes no notification of a message, so the unread ones are asked for and told as such.

The list says when a conversation began, not when something was said last: the unread ones are read for that.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from logging import Logger, LoggerAdapter

from traynotify.api import (
    Notification,
    ReadChanged,
    Refused,
    RemoteId,
    Removed,
    Snapshot,
    SourceEvent,
    item,
)
from traynotify.sources.diaspora import wire
from traynotify.sources.diaspora.client import PAGE_SIZE, DiasporaClient
from traynotify.sources.diaspora.memory import Memory
from traynotify.sources.diaspora.translate import CONVERSATION

MOST_PAGES = 10
MOST_READ = 5
"""So many conversations, those that began last, are read for their newest message; of others we tell who is in them."""
MOST_MESSAGE_PAGES = 20
_LONG_AGO = datetime.fromtimestamp(0, UTC)

Tell = Callable[[SourceEvent], Awaitable[None]]
Translate = Callable[[wire.Conversation, wire.Message | None], Notification]


class Conversations:
    """The unread conversations of one account, told as snapshots."""

    def __init__(
        self,
        client: DiasporaClient,
        memory: Memory,
        *,
        me: str,
        translate: Translate,
        tell: Tell,
        log: LoggerAdapter[Logger],
    ) -> None:
        self._client = client
        self._memory = memory
        self._me = me
        self._translate = translate
        self._tell = tell
        self._log = log
        self.are_allowed = True
        """The token may see them, as far as is known."""
        self._last_pages: dict[str, int] = {}
        """The page of each conversation on which its newest message was found."""
        self._told_at: dict[str, datetime] = {}
        """When what was told last of each conversation happened."""

    async def refresh(self, *, thorough: bool) -> None:
        """Tell which conversations are unread now; if `thorough`, look at the oldest ones too."""
        if not self.are_allowed:
            return
        try:
            listed, asked_at = await self._listed(thorough=thorough)
        except Refused as error:
            self._log.info("private messages are left out: %s", error)
            self.are_allowed = False
            return
        unread = {guid: conversation for guid, conversation in listed.items() if conversation.read is False}
        for guid in self._memory.conversations - unread.keys():
            conversation = await self._still_unread(guid, listed.get(guid), asked_at)
            if conversation is not None:
                unread[guid] = conversation
        await self._tell_unread(unread, asked_at)

    async def has_news(self, guid: str) -> bool:
        """Look whether something was said of which nobody was told yet; if so, that is told now.

        What was told before a restart counts as well: this may come before the first look at the list, or that fails.
        """
        heard_at = self._memory.heard_at(guid)
        if heard_at is None:
            return False  # nothing of it was ever read
        newest = await self._newest_message(guid)
        if newest is None or _said_at(newest) <= heard_at:
            return False
        page = await self._client.conversation(guid)
        if not page.items or page.items[0].read is not False:
            return False
        told = self._note(page.items[0], newest)
        await self._tell(Snapshot(items=(told,), asked_at=page.asked_at, cursor=self._memory.cursor()))
        return True

    async def _listed(self, *, thorough: bool) -> tuple[dict[str, wire.Conversation], datetime]:
        page = await self._client.conversations()
        asked_at = page.asked_at
        listed = {conversation.guid: conversation for conversation in page.items}
        if page.count < PAGE_SIZE:
            return listed, asked_at
        if not thorough:  # of the older ones, those with a single unread message: most are caught while they have one
            unread = await self._client.conversations(only_unread=True)
            return listed | {conversation.guid: conversation for conversation in unread.items}, asked_at
        for _ in range(MOST_PAGES):
            if page.older is None:
                break
            page = await self._client.conversations(before=page.older)
            if not page.count:
                break
            listed |= {conversation.guid: conversation for conversation in page.items}
        return listed, asked_at

    async def _still_unread(
        self, guid: str, listed: wire.Conversation | None, asked_at: datetime
    ) -> wire.Conversation | None:
        """A conversation that was unread, if it still is; otherwise what became of it is told."""
        if listed is None:
            page = await self._client.conversation(guid)
            listed, asked_at = (page.items[0] if page.items else None), page.asked_at
        if listed is not None and listed.read is False:
            return listed
        self._memory.note_conversation(guid, unread=False)
        selector = item(RemoteId(CONVERSATION + guid))
        event = Removed(selector=selector)
        await self._tell(event if listed is None else ReadChanged(selector=selector, read=True, asked_at=asked_at))
        return None

    async def _tell_unread(self, unread: dict[str, wire.Conversation], asked_at: datetime) -> None:
        looked_at = []
        newest_first = sorted(unread.values(), key=lambda c: c.created_at or _LONG_AGO, reverse=True)
        for number, conversation in enumerate(newest_first):
            guid = conversation.guid
            if number >= MOST_READ and guid in self._memory.conversations:
                continue  # it was told when it became unread
            newest = await self._newest_message(guid) if number < MOST_READ else None
            if newest is None and guid in self._memory.conversations and self._memory.heard_at(guid) is not None:
                continue  # more was told of it than can be seen now
            looked_at.append((conversation, newest))
        items = tuple(self._note(conversation, newest) for conversation, newest in looked_at)
        if items:
            await self._tell(Snapshot(items=items, asked_at=asked_at, cursor=self._memory.cursor()))

    def _note(self, conversation: wire.Conversation, newest: wire.Message | None) -> Notification:
        """Take note of an unread conversation that is told now, and not before: what is noted is in the next cursor."""
        guid, told = conversation.guid, self._translate(conversation, newest)
        if newest is not None:
            self._memory.note_heard(guid, _said_at(newest))
        if self._told_at.get(guid) != told.happened_at:
            self._memory.changes += guid in self._told_at
            self._told_at[guid] = told.happened_at
        self._memory.note_conversation(guid, unread=True)
        return told

    async def _newest_message(self, guid: str) -> wire.Message | None:
        """What somebody else said last, if there is such a thing; the oldest come first."""
        newest: wire.Message | None = None
        first = self._last_pages.get(guid, 1)
        for number in range(first, first + MOST_MESSAGE_PAGES):
            page = await self._client.messages(guid, number)
            for message in page.items:
                own = message.author is not None and message.author.diaspora_id.lower() == self._me
                if not own and (newest is None or _said_at(message) >= _said_at(newest)):
                    newest = message
            self._last_pages[guid] = number
            if not page.following:
                break
        return newest


def _said_at(message: wire.Message) -> datetime:
    return message.created_at or _LONG_AGO
