"""Brings back what a person put off, when its time has come by the wall clock: also after a restart or a long sleep."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from traynotify.core.errors import StorageFailed
from traynotify.core.facts import Woken
from traynotify.core.ids import NotificationKey
from traynotify.core.ports import Clock
from traynotify.core.reduce import Changes
from traynotify.engine.store import Store
from traynotify.engine.tasks import Tasks

log = logging.getLogger(__name__)

LOOK_EVERY_S = 30.0
"""Computers sleep and clocks are set, of which the loop's time knows nothing."""


class Snoozes:
    """Watches the store. What wakes is on disk, its alert due, before anybody sees it, so that it wakes once."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._asleep = {row.key for row in store.state.rows.values() if row.is_snoozed}
        self._tasks, self._wake = Tasks(), asyncio.Event()
        self._unsubscribe = store.subscribe(self._changed)
        self._tasks.spawn("what was put off", self._run())

    async def aclose(self) -> None:
        """Stop; what is put off stays so on disk."""
        self._unsubscribe()
        await self._tasks.aclose()

    def nudge(self) -> None:
        """Look now: the computer woke up."""
        self._wake.set()

    def _changed(self, changes: Changes) -> None:
        for row in changes.touched:
            (self._asleep.add if row.is_snoozed else self._asleep.discard)(row.key)
            if row.is_snoozed:
                self._wake.set()

    async def _run(self) -> None:
        while True:
            self._wake.clear()
            try:
                if due := self._due():
                    await self._store.apply(Woken(keys=due, at=self._clock.now()))
                pause_s = self._pause_s()
            except StorageFailed as error:
                log.warning("what was put off waits for the disk: %s", error)
                pause_s = LOOK_EVERY_S
            except Exception:
                log.exception("waking what was put off failed in a way that it should not")
                pause_s = LOOK_EVERY_S
            with suppress(TimeoutError):
                async with asyncio.timeout(pause_s):
                    await self._wake.wait()

    def _due(self) -> list[NotificationKey]:
        rows, now = self._store.state.rows, self._clock.now()
        found = (rows.get(key) for key in sorted(self._asleep))
        return [row.key for row in found if row is not None and row.snoozed_until and row.snoozed_until <= now]

    def _pause_s(self) -> float | None:
        """Until the next one is due, but no longer than may be slept through; for ever while nothing is put off."""
        rows, now = self._store.state.rows, self._clock.now()
        moments = [row.snoozed_until for key in self._asleep if (row := rows.get(key)) and row.snoozed_until]
        if not moments:
            return None
        return min(max((min(moments) - now).total_seconds(), 1.0), LOOK_EVERY_S)
