"""Brings together what several coroutines of a source have to tell, in one stream that ends with the first error."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Coroutine
from typing import Any

from traynotify.core.events import SourceEvent

_ROOM = 16
"""Whoever tells more than this waits until the engine has stored it: a flood is held back at its socket."""


class Feed:
    """Runs coroutines that `tell` events and hands the events out in order.

    A TaskGroup cannot do this: it would cancel the task that reads the events, which is the engine's.
    """

    def __init__(self) -> None:
        self._told: deque[SourceEvent] = deque()
        self._room = asyncio.Semaphore(_ROOM)
        self._changed = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._error: BaseException | None = None
        self._is_closed = False
        self._number_told = self._number_taken = 0
        self._taken = asyncio.Event()

    def start(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        """Run `work` until it ends, fails (which ends the feed), is cancelled, or the feed is closed."""
        task = asyncio.create_task(work, name=name)  # noqa: TID251  (held here, and its error is handed out)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    async def tell(self, event: SourceEvent) -> None:
        """Hand out `event`; waits while there is no room. Once the feed is closed, nobody hears it."""
        await self._room.acquire()
        if self._is_closed:
            self._room.release()  # to whoever waits behind
            return
        self._told.append(event)
        self._number_told += 1
        self._changed.set()

    async def taken_up(self) -> bool:
        """Wait until whoever reads the events has done with all that were told so far: the engine has stored them.

        False if the feed was closed before that.
        """
        told = self._number_told
        while self._number_taken < told and not self._is_closed:
            self._taken.clear()
            await self._taken.wait()
        return self._number_taken >= told

    async def events(self) -> AsyncGenerator[SourceEvent, None]:
        """What is told, until the first coroutine fails: then its error, after everything that was told before."""
        while True:
            while self._told:
                yield self._told.popleft()
                self._room.release()
                self._number_taken += 1
                self._taken.set()
            if self._error is not None:
                raise self._error
            self._changed.clear()
            await self._changed.wait()

    async def aclose(self) -> None:
        """End every coroutine and wait for it; whoever else tells something does not wait any more."""
        self._is_closed = True
        self._room.release()
        self._taken.set()
        tasks = set(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None and self._error is None:
            self._error = error
            self._changed.set()
