"""One stretch of listening to a pod: catch up, then ask again and again, for pods never tell by themselves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from traynotify.api import (
    Command,
    Feed,
    Items,
    Notification,
    Online,
    RateLimited,
    RemoteId,
    Removed,
    ServerConfused,
    SourceContext,
    Unreachable,
    Usual,
    Verb,
    item,
    phrase,
    tr,
)
from traynotify.sources.diaspora import wire
from traynotify.sources.diaspora.client import DiasporaClient
from traynotify.sources.diaspora.conversations import Conversations
from traynotify.sources.diaspora.history import History
from traynotify.sources.diaspora.memory import Memory
from traynotify.sources.diaspora.settings import MESSAGES, Selection
from traynotify.sources.diaspora.translate import CONVERSATION, translate, translate_conversation

POLL_S = 150.0
POLL_QUIET_S = 255.0
"""Give or take a sixth, both stay within two and five minutes."""
QUIET_POLLS = 6
"""After so many polls without anything new, the longer pause is taken."""
NOT_CONNECTED = phrase("The pod is not connected at the moment")
USUAL = Usual(an_hour=2 * 3600 / POLL_QUIET_S, returning=4, identifying=1)
"""List and conversations, which the first looks after a return take in two parts."""


class Session:
    """One stretch of listening: it lasts until an error, which the supervisor answers with a new one."""

    def __init__(self, context: SourceContext, client: DiasporaClient, feed: Feed, cursor: str | None) -> None:
        self._context = context
        self._feed = feed
        self._me = context.identity.handle
        rows, conversations = _told_apart(context.unread())
        self._memory = Memory(cursor, rows, conversations)
        self._history = History(
            client,
            self._memory,
            selection=Selection.of(context.settings),
            translate=self._translate,
            tell=feed.tell,
            log=context.log,
        )
        self._conversations = Conversations(
            client,
            self._memory,
            me=self._me,
            translate=self._translate_conversation,
            tell=feed.tell,
            log=context.log,
        )
        self._conversations.are_allowed = context.settings[MESSAGES]
        self._is_nudged = False
        self._said = ""

    async def run(self) -> None:
        """Listen for ever; raises the SourceError tree."""
        await self._history.catch_up()
        await self._look_at_conversations(thorough=True)
        quiet = 0
        while True:
            slow = quiet >= QUIET_POLLS
            await self._say_how_often(slow=slow)
            nudged = self._is_nudged or await self._context.wait_about(POLL_QUIET_S if slow else POLL_S)
            self._is_nudged = False
            before = self._memory.changes
            await self._history.refresh(thorough=nudged)
            await self._look_at_conversations(thorough=nudged)
            quiet = 0 if nudged or self._memory.changes != before else quiet + 1

    def nudge(self) -> None:
        """Ask now, or once more after the answer that is being waited for."""
        self._is_nudged = True
        self._context.nudge()

    async def has_news(self, remote_id: RemoteId) -> bool:
        """Whether a row holds more than was told of it, which a mark would read as well; by now it is told."""
        if remote_id.startswith(CONVERSATION):
            has_news = await self._conversations.has_news(remote_id.removeprefix(CONVERSATION))
        else:
            has_news = await self._history.has_news(remote_id)
        if has_news and not await self._feed.taken_up():  # or else a next try would not know that the row is not meant
            raise Unreachable(tr(NOT_CONNECTED))
        return has_news

    def last_news(self, remote_id: RemoteId) -> datetime | None:
        """When that was which a row gained last, as far as is known."""
        if remote_id.startswith(CONVERSATION):
            return self._memory.heard_at(remote_id.removeprefix(CONVERSATION))
        return self._memory.gained_at(remote_id)

    def note_marked(self, remote_id: RemoteId, read: bool) -> None:
        """Take note of a mark that the pod has taken."""
        if remote_id.startswith(CONVERSATION):
            self._memory.note_conversation(remote_id.removeprefix(CONVERSATION), unread=not read)
        else:
            now = self._context.clock.now()
            self._memory.note_read(remote_id, read=read, at=now)
            self._history.forget_page(now)

    def note_performed(self, command: Command) -> None:
        """A command counts as done from now on, whatever of it was told between its marks: look at all of it again."""
        if isinstance(command.selector, Items) and command.verb is Verb.UNREAD:
            for remote_id in command.selector.ids:
                self.note_marked(remote_id, read=False)
        self._history.forget_page(self._context.clock.now())

    def note_gone(self, remote_id: RemoteId) -> None:
        """Tell that a notification is not on the pod any more."""
        self._memory.forget(remote_id)
        self._feed.start(self._feed.tell(Removed(selector=item(remote_id))), "announcement")

    async def _look_at_conversations(self, *, thorough: bool) -> None:
        """Conversations that cannot be looked at for once are no reason to leave the notifications."""
        try:
            await self._conversations.refresh(thorough=thorough)
        except (RateLimited, ServerConfused, Unreachable) as error:
            self._context.log.info("conversations were left out for once: %s", error)

    async def _say_how_often(self, *, slow: bool) -> None:
        how_often = tr("every four to five minutes while it is quiet") if slow else tr("every two to three minutes")
        sentence = tr("Asks {how_often}, because pods do not tell apps by themselves", how_often=how_often)
        if self._context.settings[MESSAGES] and not self._conversations.are_allowed:
            left_out = tr("private messages are left out, because this sign-in does not include them")
            sentence = f"{sentence}; {left_out}"
        if sentence != self._said:
            self._said = sentence
            await self._feed.tell(Online(live=False, detail=sentence))

    def _translate(self, row: wire.Notification, updated_at: datetime | None) -> Notification:
        return translate(row, base_url=self._context.base_url, me=self._me, updated_at=updated_at)

    def _translate_conversation(self, conversation: wire.Conversation, newest: wire.Message | None) -> Notification:
        return translate_conversation(conversation, newest, base_url=self._context.base_url, me=self._me)


def _told_apart(remote_ids: Iterable[RemoteId]) -> tuple[list[str], list[str]]:
    """The guids of rows of the list, and of conversations."""
    rows, conversations = list[str](), list[str]()
    for remote_id in remote_ids:
        if remote_id.startswith(CONVERSATION):
            conversations.append(remote_id.removeprefix(CONVERSATION))
        else:
            rows.append(remote_id)
    return rows, conversations
