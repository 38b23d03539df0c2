"""One stretch of listening to a server: catch up, then take what the stream brings, or poll where there is none."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Coroutine
from typing import Any

from traynotify.api import (
    Arrived,
    CapabilitiesChanged,
    Feed,
    Notification,
    Online,
    RateLimited,
    ReadChanged,
    RemoteId,
    Removed,
    ServerConfused,
    Socket,
    SourceContext,
    SourceEvent,
    Unreachable,
    UpTo,
    Usual,
    tr,
)
from traynotify.api import item as one
from traynotify.sources.mastodon import stream, wire
from traynotify.sources.mastodon.client import MastodonClient
from traynotify.sources.mastodon.depth import Depth
from traynotify.sources.mastodon.edits import Edits
from traynotify.sources.mastodon.history import History
from traynotify.sources.mastodon.identity import UNKNOWN
from traynotify.sources.mastodon.instance import API_SUPPORTED_TYPES, API_UNREAD_COUNT, Server
from traynotify.sources.mastodon.sentences import KNOWN_TYPES
from traynotify.sources.mastodon.settings import Selection
from traynotify.sources.mastodon.translate import order_key, translate

POLL_S = 60.0
POLL_QUIET_S = 180.0
QUIET_POLLS = 10
"""After so many polls without anything new, the longer pause is taken."""
BESIDE_STREAM_S = 420.0
BESIDE_STREAM_WITH_FLAGS_S = 120.0
"""Where reading elsewhere shows in the list itself."""
MARKER_S = 75.0
REFUSED_MARKER_S = 900.0
"""A server that refuses its markers twice may have none for this sign-in, or be in the middle of something."""
WAKE_PATIENCE_S = 10.0
"""How long the stream may take to show that it is still there, when a sleep may have killed it."""
REFUSED_STREAM_RETRY_S = 6 * 3600.0
STEADY_S = 60.0
"""A stream that held this long, and breaks, is opened again by itself, without the rest of a new connection."""
REOPENING_REQUESTS = 2
"""What that costs: the stream and the list."""
USUAL = Usual(an_hour=3600 / BESIDE_STREAM_S + 3600 / MARKER_S, returning=4, identifying=3)
"""The list and, while anything is unread, the read position; then the same, the stream, and the server's number."""
LOST_STREAM_RETRY_S = (60.0, 120.0, 300.0, 900.0)
MOST_HELD_BACK = 1000
"""Notifications of the stream that wait for the end of catching up; beyond them the socket itself has to wait."""


class Session:
    """One stretch of listening: it lasts until an error, which the supervisor answers with a new one."""

    def __init__(
        self,
        context: SourceContext,
        client: MastodonClient,
        server: Server,
        token: str,
        feed: Feed,
        cursor: str | None,
        *,
        refused: Callable[[str], CapabilitiesChanged | None],
        granted: Callable[[str], CapabilitiesChanged | None],
        reopened: Callable[[], CapabilitiesChanged | None],
        looking: Callable[[], CapabilitiesChanged | None],
    ) -> None:
        """`refused` is told the name of a capability that is missing after all, `granted` of one that is there again,
        `reopened` that the stream is another, `looking` that the list is looked at; they say what that changes.
        """
        self._context, self._client, self._server = context, client, server
        self._token, self._feed, self._cursor = token, feed, cursor
        self._selection = Selection.of(context.settings)
        chosen = self._selection.parameters()
        self._history = History(
            client,
            selection=self._selection,
            parameters=[*chosen, *_known_types(server)],
            translate=self._translate,
            tell=self._tell_news,
            log=context.log,
            held=context.unread,
        )
        counts = server.api_version >= API_UNREAD_COUNT
        self._depth = Depth(client, self._history, feed, clock=context.clock, counts=counts, parameters=chosen)
        remote_id = context.identity.remote_id
        self._me = "" if remote_id.startswith(UNKNOWN) else remote_id
        self._refused, self._granted, self._stream_reopened, self._looking = refused, granted, reopened, looking
        self._markers_refused = False
        """Whether they were when they were asked for last."""
        self._markers_not_before_s = -math.inf
        self._nonsense_heeded_s = -POLL_S
        self._marker = self._newest_streamed = self._refusal = ""
        self._came_late = False
        """Whether something was streamed that the marker had passed, so that the server has it as read."""
        self._over = asyncio.Event()
        """Set when the stream has turned out to be refused, or broke."""
        self._news = asyncio.Event()
        """Set when notifications were told."""
        self._held_back: list[Notification] = []
        self._edits = Edits(server)
        self._caught_up = asyncio.Event()

    @property
    def newest_id(self) -> str:
        """The highest id that was told."""
        return max(self._history.newest_id, self._newest_streamed, key=order_key)

    def expect_change(self) -> None:
        """The person did something: look at the list whole the next time."""
        self._history.expect_change()

    def announce(self, event: SourceEvent) -> None:
        """Tell `event` without waiting."""
        self._feed.start(self._feed.tell(event), "announcement")

    async def run(self) -> None:
        """Listen for ever; raises the SourceError tree."""
        attempt = 0
        while True:
            socket, why_not, retry_s = await self._open_stream(attempt)
            if socket is not None:
                await self._live(socket, self._catch_up())
                while not self._refusal:
                    await self._live(await self._reopened(), self._history.refresh())
                why_not, retry_s = self._refusal, REFUSED_STREAM_RETRY_S
            await self._catch_up()
            await self._poll(why_not, retry_s)
            attempt += 1

    async def _open_stream(self, attempt: int) -> tuple[Socket | None, str, float]:
        """The open stream, or why there is none and when to try again."""
        if not self._server.streaming_url:
            return None, tr("the server has no live stream"), REFUSED_STREAM_RETRY_S
        try:
            return await stream.open_stream(self._context, self._server, self._token), "", 0.0
        except stream.StreamRefused as error:
            self._context.log.info("no live stream: %s", error)
            return None, str(error), REFUSED_STREAM_RETRY_S
        except (Unreachable, RateLimited) as error:
            self._context.log.info("no live stream for now: %s", error)
            pause = LOST_STREAM_RETRY_S[min(attempt, len(LOST_STREAM_RETRY_S) - 1)]
            return None, tr("its live stream does not answer"), pause

    async def _reopened(self) -> Socket:
        """The stream, once more after it broke. That others have lost theirs, too, is reckoned with."""
        await self._feed.tell(
            Online(live=False, detail=tr("Comes back within a minute or two, because its stream broke"))
        )
        await self._context.wait_to_return(requests=REOPENING_REQUESTS)
        try:
            socket = await stream.open_stream(self._context, self._server, self._token)
        except stream.StreamRefused as error:
            raise Unreachable(tr("The stream was not opened again: {error}", error=error)) from error
        if (change := self._stream_reopened()) is not None:
            self.announce(change)
        return socket

    async def _live(self, socket: Socket, catching_up: Coroutine[Any, Any, object]) -> None:
        """Listen; returns when the stream turns out to be refused, or breaks after it had been steady."""
        self._refusal = ""
        self._caught_up.clear()
        self._over.clear()
        self._markers_not_before_s = -math.inf  # what was refused over another line is asked again
        beside = [self._feed.start(self._listen(socket), "stream")]
        try:
            await catching_up
            if self._refusal:
                return
            await self._feed.tell(Online(live=True))
            self._caught_up.set()
            await self._release()
            beside.append(self._feed.start(self._keep_following_marker(), "marker"))
            beside.append(self._feed.start(self._look_beside(socket), "list beside the stream"))
            await self._over.wait()
        finally:
            for task in beside:  # first, because the end of the line is no news when it is we who hang up
                task.cancel()
            await socket.aclose()

    async def _look_beside(self, socket: Socket) -> None:
        """Look at the list now and then, in case the stream left something out."""
        pause_s = BESIDE_STREAM_WITH_FLAGS_S if self._server.features.read_flags else BESIDE_STREAM_S
        while True:
            if nudged := await self._context.wait_about(pause_s):
                await socket.check(WAKE_PATIENCE_S)
                if self._all_is_read:  # what came meanwhile, and is not told yet, may have been read as well
                    await self._unless_busy(self._follow_marker())
            await self._unless_busy(self._look(thorough=nudged))

    async def _look(self, *, thorough: bool) -> bool:
        """Look at the newest page, and at what is unread below it; True if there was anything new."""
        if (change := self._looking()) is not None:
            await self._feed.tell(change)
        has_news = await self._history.refresh()
        await self._depth.check(self._position, thorough=thorough)
        return has_news

    async def _listen(self, socket: Socket) -> None:
        began_at_s = asyncio.get_running_loop().time()
        try:
            async for told in stream.frames(socket, self._context):
                await self._take(told)
        except stream.StreamRefused as error:
            self._refusal = str(error)
        except Unreachable as error:
            if asyncio.get_running_loop().time() < began_at_s + STEADY_S or not self._caught_up.is_set():
                raise
            self._context.log.info("the stream broke: %s", error)
        self._over.set()

    async def _take(self, told: stream.Told) -> None:
        if isinstance(told, stream.Hint):
            await self._caught_up.wait()
            await self._follow(told)
            return
        if not self._selection.wants(told):
            return
        replaced = self._edits.note(told)
        if replaced == told.id:
            return
        if replaced is not None:
            self._held_back = [held for held in self._held_back if held.id != replaced]
            await self._feed.tell(Removed(selector=one(replaced)))
        item = self._translate(told)
        if item is None:
            return
        self._held_back.append(item)
        if not self._caught_up.is_set() and len(self._held_back) < MOST_HELD_BACK:
            return
        await self._caught_up.wait()
        await self._release()

    async def _follow(self, hint: stream.Hint) -> None:
        """Ask the list for what the stream does not tell; for nonsense no more often than a poll would."""
        if hint is stream.Hint.MERGED:
            await self._history.reload()
            return
        now_s = asyncio.get_running_loop().time()
        if now_s >= self._nonsense_heeded_s + POLL_S:
            self._nonsense_heeded_s = now_s
            await self._unless_busy(self._history.refresh())

    async def _release(self) -> None:
        held, self._held_back = tuple(self._held_back), []
        if held:
            self._newest_streamed = max(self._newest_streamed, *(item.id for item in held), key=order_key)
            self._came_late |= any(order_key(item.id) <= order_key(self._marker) for item in held)
            self._history.expect_change()
            await self._tell_news(Arrived(items=held))

    async def _tell_news(self, event: SourceEvent) -> None:
        await self._feed.tell(event)
        self._news.set()

    async def _poll(self, why: str, retry_stream_s: float) -> None:
        """Ask again and again, for as long as the stream is not to be tried again."""
        loop = asyncio.get_running_loop()
        until = loop.time() + retry_stream_s
        quiet = 0
        slow = False
        await self._feed.tell(self._polling(why, slow=slow))
        while loop.time() < until:
            nudged = await self._context.wait_about(POLL_QUIET_S if slow else POLL_S)
            await self._follow_marker()
            quiet = 0 if await self._look(thorough=nudged) else quiet + 1
            if slow is not (quiet >= QUIET_POLLS):
                slow = not slow
                await self._feed.tell(self._polling(why, slow=slow))

    async def _catch_up(self) -> None:
        await self._read_marker()
        await self._history.catch_up(self._cursor, self._position or "")
        self._cursor = self._history.cursor
        # Only now that the list was answered: an account that is locked for a while is refused everything.
        if self._markers_refused and (change := self._refused("read")) is not None:
            await self._feed.tell(change)
        await self._depth.check(self._position, anyway=True)

    async def _keep_following_marker(self) -> None:
        while self._server.features.markers:
            self._news.clear()
            if self._all_is_read:
                await self._news.wait()
            else:
                await self._context.wait_about(MARKER_S)
                await self._unless_busy(self._follow_marker())

    @property
    def _all_is_read(self) -> bool:
        """Whether the marker stands at the newest of what was told: then it cannot move to any effect."""
        return order_key(self._marker) >= order_key(self.newest_id) and not self._came_late

    @property
    def _position(self) -> str | None:
        """Up to where the server has everything as read; None where it has flags instead, or does not say."""
        features = self._server.features
        return self._marker if features.markers and not features.read_flags and not self._markers_refused else None

    async def _follow_marker(self) -> None:
        if await self._read_marker():
            await self._depth.check(self._position, anyway=True)

    async def _unless_busy(self, work: Coroutine[Any, Any, object]) -> None:
        """Do `work` beside the stream, which a server that is busy for a moment is no reason to leave."""
        try:
            await work
        except (RateLimited, ServerConfused, Unreachable) as error:
            self._context.log.info("left out for once: %s", error)

    async def _read_marker(self) -> bool:
        """Tell up to where the person has read elsewhere; True when that moved."""
        now_s = asyncio.get_running_loop().time()
        if now_s < self._markers_not_before_s or not self._server.features.markers:
            return False
        came_late, self._came_late = self._came_late, False
        answer = await self._client.marker()
        if answer is None:
            self._came_late |= came_late
            self._markers_not_before_s = now_s + (REFUSED_MARKER_S if self._markers_refused else 0.0)
            self._markers_refused = True
            return False
        self._markers_refused = False
        if (change := self._granted("read")) is not None:
            await self._feed.tell(change)
        marker, asked_at = answer
        has_moved = marker != self._marker
        if not marker or not (has_moved or came_late):
            return False
        self._marker = marker
        selector = UpTo(order_key=order_key(marker), id=RemoteId(marker))
        await self._feed.tell(ReadChanged(selector=selector, read=True, asked_at=asked_at))
        return has_moved

    def _translate(self, item: wire.Notification) -> Notification | None:
        self._edits.note(item)
        return translate(item, server=self._server, me=self._me)

    def _polling(self, why: str, *, slow: bool) -> Online:
        how_often = tr("every three minutes while it is quiet") if slow else tr("every minute")
        return Online(live=False, detail=tr("Asks {how_often}, because {why}", how_often=how_often, why=why))


def _known_types(server: Server) -> list[tuple[str, str]]:
    """The types that we understand, for a server that asks which to list."""
    return [("supported_types[]", name) for name in KNOWN_TYPES] if server.api_version >= API_SUPPORTED_TYPES else []
