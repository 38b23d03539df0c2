"""The websocket: it opens for everybody, and only then says whether the sign-in was accepted."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from logging import Logger, LoggerAdapter
from types import TracebackType
from typing import Self

from traynotify.api import Refused, Socket, SourceError, WireError, tr
from traynotify.sources.osu import frames
from traynotify.sources.osu.frames import Event, Signal

SILENCE_S = 2.0
"""Servers before 2025 do not say that they are ready; they have refused by then."""
MOST_HELD = 1000
"""Events that wait to be taken; beyond them the socket itself has to wait."""
CHAT_START = '{"event":"chat.start"}'


class Line:
    """One open websocket. An async context manager; `listen` has to run beside whatever else is done with it."""

    def __init__(self, socket: Socket, log: LoggerAdapter[Logger]) -> None:
        self._socket, self._log = socket, log
        self._events: deque[Event] = deque()
        self._news = asyncio.Event()
        self._room = asyncio.Event()
        self.trouble: SourceError | None = None
        """Why it has ended. Refused: the sign-in was not accepted."""

    async def listen(self) -> None:
        """Take what the server says until the line ends; never raises."""
        try:
            while self.trouble is None:
                await self._take(await self._socket.receive())
        except SourceError as error:
            self.trouble = error
        self._news.set()

    async def admitted(self) -> bool:
        """Wait until the server lets us in, which old ones do without a word."""
        with suppress(TimeoutError):
            async with asyncio.timeout(SILENCE_S):
                await self._news.wait()
        return bool(self._events) or self.trouble is None

    async def next(self, seconds: float) -> Event | None:
        """The next event; None after so many seconds, or when woken. Raises `trouble` when the line has ended."""
        if not self._events and self.trouble is None:
            self._news.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._news.wait()
        if self._events:
            event = self._events.popleft()
            self._room.set()
            return event
        if self.trouble is not None:
            raise self.trouble
        return None

    def wake(self) -> None:
        """End the waiting for an event now."""
        self._news.set()

    async def start_chat(self) -> None:
        """Ask for lines of chat; has to be said on every line."""
        await self._socket.send(CHAT_START)

    async def check(self) -> None:
        """Make sure that the other end is still there, as after a sleep; raises `trouble` when it is not."""
        try:
            await self._socket.check()
        except SourceError as error:
            self.trouble = error
            raise

    async def aclose(self) -> None:
        """Close it; safe to call twice."""
        await self._socket.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def _take(self, text: str) -> None:
        try:
            event = frames.frame(text)
        except WireError as error:
            self._log.warning("a frame of the live connection made no sense: %s", error)
            return
        if event is Signal.REFUSED:
            self.trouble = Refused(tr("The live connection does not accept this sign-in"))
        elif event is not None:
            while len(self._events) >= MOST_HELD:
                self._room.clear()
                await self._room.wait()
            self._events.append(event)
        self._news.set()
