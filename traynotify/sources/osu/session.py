"""One stretch of listening: ask for the websocket, open it, catch up, take what it brings; poll while it is away."""

from __future__ import annotations

import asyncio
import random

from msgspec.structs import replace

from traynotify.api import (
    Arrived,
    AuthRejected,
    Capabilities,
    CapabilitiesChanged,
    CatchingUp,
    Feed,
    Online,
    RateLimited,
    ReadChanged,
    Removed,
    ServerConfused,
    Snapshot,
    SourceContext,
    SourceError,
    Unreachable,
    Usual,
    phrase,
    tr,
)
from traynotify.sources.osu import frames, wire
from traynotify.sources.osu.access import (
    CHAT_ONLY,
    NO_SCOPE,
    Access,
    capabilities,
    without_live,
    without_read,
)
from traynotify.sources.osu.chats import Chats
from traynotify.sources.osu.client import Page, ScopeMissing
from traynotify.sources.osu.connector import Connector
from traynotify.sources.osu.history import History
from traynotify.sources.osu.ledger import Ledger
from traynotify.sources.osu.line import Line
from traynotify.sources.osu.pace import Delays
from traynotify.sources.osu.tokens import ENDED_SENTENCE, Tokens

NOT_CONNECTED = phrase("osu! is not connected at the moment")
LOOK_S = 600.0
"""How often the list is looked at beside the websocket, whose events may be lost."""
ECHO_S = 10.0
"""A server that has marked something as read says so on the websocket; without that, the list is looked at."""
SOON_S = 1.0
POLL_S = 120.0
LEAST_POLL_S = 60.0
"""The terms: nobody's notifications are to be asked for more than once a minute."""
USUAL = Usual(an_hour=2 * 3600 / LOOK_S, returning=4, identifying=1)
"""What is unread and what is not; then the line, and the page that names it, which knowing who we are brings along."""
STEADY_S = 60.0
"""A line that held this long was a good one."""


class Session:
    """One stretch of listening: it lasts until an error, which the supervisor answers with a new one."""

    def __init__(
        self,
        context: SourceContext,
        tokens: Tokens,
        connector: Connector,
        feed: Feed,
        ledger: Ledger,
        history: History,
        chats: Chats,
        able: Capabilities,
    ) -> None:
        self._context, self._tokens, self._connector, self._feed = context, tokens, connector, feed
        self._ledger, self._history, self._chats = ledger, history, chats
        self.able = able
        """What is offered."""
        self._delays = Delays()
        self._line: Line | None = None
        self._said: Online | None = None
        self._caught_up_s: float | None = None
        self._look_at_s = 0.0
        self._echo_due = False
        self._nudged = False
        self._was_lost = False
        self._was_refused = False
        """Whether the list was, when it was looked at last."""
        self._reading_refused = False
        """Whether marking as read was, since the line was opened."""

    async def run(self) -> None:
        """Listen for ever; raises the SourceError tree."""
        while True:
            page = await self._connector.ask()
            line = await self._connector.open(page)
            if line is not None:
                await self._live(line)
            elif self._access is not Access.NONE:
                await self._poll(page)
            if self._access is Access.NONE:
                await self._can(capabilities(Access.NONE))
                raise AuthRejected(tr(NO_SCOPE))
            if not self._nudged:
                await self._pause()
            self._nudged = False

    async def _pause(self) -> None:
        was_lost, self._was_lost = self._was_lost, False
        if self._connector.is_refused:
            await self._context.wait_about(POLL_S)
        elif not await self._context.wait(self._delays.next_s()) and was_lost:
            await self._context.wait_to_return()  # others have lost theirs in the same moment

    def nudge(self) -> None:
        """Make sure of the line, and look at the list, now."""
        self._nudged = True
        self._wake()

    async def expect_echo(self) -> None:
        """Something was marked as read: look at the list before long, unless the server says so by itself.

        Of chat, the cursor knows by then what waits for older lines; raises Unreachable where it could not be kept.
        """
        if self._access is Access.CHAT:
            await self._keep_cursor()
            if not await self._feed.taken_up():
                raise Unreachable(tr(NOT_CONNECTED))
        self._echo_due = True
        self._look_at_s = min(self._look_at_s, _now_s() + ECHO_S)
        self._wake()

    def cannot_read(self) -> None:
        """The server refuses to mark anything as read: say that it is not offered."""
        self._reading_refused = True
        self._feed.start(self._can(self.able), "announcement")

    async def _can(self, able: Capabilities) -> None:
        """Say what turned out to be possible, unless it is known; what this line was refused is not offered."""
        if able.read and self._reading_refused:
            able = without_read(able)
        if able != self.able:
            self.able = able
            await self._feed.tell(CapabilitiesChanged(capabilities=able))

    @property
    def _access(self) -> Access:
        access = self._connector.access
        assert access is not None, "nothing was asked yet"
        return access

    def _wake(self) -> None:
        if self._line is not None:
            self._line.wake()

    async def _live(self, line: Line) -> None:
        """Take what the line brings until it ends."""
        since_s = _now_s()
        async with line:
            await self._begin(line)
            self._line = line
            try:
                await self._follow(line)
            except SourceError as error:
                if error is not line.trouble:
                    raise
                self._connector.lost(error)
                self._was_lost = True
            finally:
                self._line = None
        if _now_s() - since_s >= STEADY_S:
            self._delays.reset()
        if self._was_lost and self._access is not Access.NONE:
            await self._say_polling()

    async def _begin(self, line: Line) -> None:
        """Catch up. What the line brings meanwhile waits in it."""
        self._reading_refused = False
        await self._can(capabilities(self._access))
        if self._access is Access.CHAT:
            await line.start_chat()
            await self._say(Online(live=True, detail=tr(CHAT_ONLY)))
        else:
            await self._catch_up()
            await self._say(Online(live=True))

    async def _follow(self, line: Line) -> None:
        """Take what the line brings; returns when it is to be opened anew, because the sign-in carries more again."""
        self._look_later()
        while True:
            pause_s = 0.0 if self._nudged else max(0.0, self._look_at_s - _now_s())
            with self._context.planning(pause_s):
                event = await line.next(pause_s)
            if event is not None:
                await self._take(event)
            elif self._nudged or _now_s() >= self._look_at_s:
                await self._look(line)
                if self._access is Access.CHAT and await self._has_list_again():
                    self._nudged = True
                    return

    async def _has_list_again(self) -> bool:
        try:
            return await self._connector.has_list_again()
        except (RateLimited, ServerConfused, Unreachable) as error:
            self._context.log.info("left out for once: %s", error)
            return False

    async def _look(self, line: Line) -> None:
        """Look at the list beside the line, which a server that is busy for a moment is no reason to leave.

        Nor is a single refusal: with that, a server may mean the moment.
        """
        if self._nudged:
            await line.check()  # a line that a sleep has killed is opened anew at once
            self._nudged = False
        self._look_later()
        if self._access is Access.CHAT:
            return
        try:
            await self._catch_up()
            self._was_refused = False
        except ScopeMissing as error:
            if self._was_refused:
                raise
            self._was_refused = True
            self._context.log.info("left out for once: %s", error)
        except (RateLimited, ServerConfused, Unreachable) as error:
            self._context.log.info("left out for once: %s", error)

    def _look_later(self) -> None:
        self._echo_due = False
        self._look_at_s = _now_s() + LOOK_S * random.uniform(0.9, 1.1)

    def _look_soon(self) -> None:
        self._look_at_s = min(self._look_at_s, _now_s() + SOON_S)

    async def _take(self, event: frames.Event) -> None:
        match event:
            case frames.Signal.LOGOUT:
                await self._tokens.end()
                raise AuthRejected(tr(ENDED_SENTENCE))
            case frames.Signal.VERIFIED:
                self._look_at_s = _now_s()
            case frames.New(notification) if self._access is not Access.CHAT:
                await self._arrive(notification)
            case frames.Changed():
                await self._change(event)
            case frames.Chat() if self._access is Access.CHAT:
                for told in self._chats.heard(event):
                    await self._feed.tell(told)
                await self._keep_cursor()
            case frames.Channel():
                self._chats.joined(event)

    async def _arrive(self, notification: wire.Notification) -> None:
        """Something is new; if it should have been in the list already, it may be gone again."""
        is_late = self._ledger.identity(notification.id) is None and self._history.is_told(notification.created_at)
        await self._feed.tell(Arrived(items=(self._history.note(notification),)))
        await self._keep_cursor()
        if is_late is not False:
            self._look_soon()

    async def _change(self, event: frames.Changed) -> None:
        """Something was read or deleted. Many together are those of that moment; if need be, the list says which."""
        is_told = self._history.is_told(event.at)
        identities = [identity for identity in event.identities if identity.id is not None or is_told is False]
        if is_told is None and len(identities) < len(event.identities):
            self._look_soon()
        for selector in self._ledger.selectors(identities):
            told = Removed(selector=selector) if event.deleted else ReadChanged(selector=selector, read=True)
            await self._feed.tell(told)
        for identity in identities:
            self._ledger.change(identity, deleted=event.deleted)
        await self._keep_cursor()
        if self._echo_due and is_told is not None:
            self._look_later()

    async def _keep_cursor(self) -> None:
        """So that what is read while we are off is noticed for rows, too, that came over the line."""
        now, cursor = self._context.clock.now(), self._history.cursor
        if self._access is Access.CHAT:
            cursor = replace(cursor, chat=self._chats.to_remember, line=self._chats.newest)
        await self._feed.tell(Snapshot(items=(), asked_at=now, cursor=str(cursor)))

    async def _poll(self, page: Page | None) -> None:
        """Look at the list, of which `page` is the newest, unless that was done a moment ago."""
        able = self.able if page is None else capabilities(self._access)
        await self._can(without_live(able, self._connector.why_not))
        due = self._caught_up_s is None or _now_s() - self._caught_up_s >= LEAST_POLL_S
        if page is not None and due:
            await self._catch_up(page)
        await self._say_polling()

    async def _catch_up(self, first: Page | None = None) -> None:
        if self._caught_up_s is None and self._said is not None:  # the list was kept from us until now
            await self._feed.tell(CatchingUp())
            self._said = None
        await self._history.catch_up(first)
        self._caught_up_s = _now_s()

    async def _say_polling(self) -> None:
        why = self._connector.why_not
        if self._access is Access.CHAT:
            detail = tr("No chat for now, because {why}; it is tried again every minute or two", why=why)
        elif self._was_lost and not self._connector.is_refused:
            detail = tr("Comes back before long, because {why}", why=why)
        else:
            detail = tr("Asks every two minutes, because {why}", why=why)
        await self._say(Online(live=False, detail=detail))

    async def _say(self, online: Online) -> None:
        if online != self._said:
            self._said = online
            await self._feed.tell(online)


def _now_s() -> float:
    return asyncio.get_running_loop().time()
