"""Writes into the log what became of each notification and each click: keys and reasons, never what anybody wrote.

What happened to many at once is one line, and so is what happens to many of an account in the same second of a flood.
"""

from __future__ import annotations

import asyncio
import logging

from traynotify.core.chronicle import entries
from traynotify.core.ids import AccountId, RemoteId
from traynotify.core.reduce import Changes
from traynotify.engine.store import Store

log = logging.getLogger(__name__)

LINES_A_SECOND = 20
"""With more, what happens until the second is over is gathered."""

NAMED = 10
"""So many rows of one line are named; of more, these and the last."""


class Journal:
    """Follows the store, and writes what `core.chronicle` says of each change."""

    def __init__(self, store: Store) -> None:
        self._gathered: dict[tuple[AccountId, str], list[RemoteId]] = {}
        """What is still to be written: of an account, what happened, and to which of its notifications."""
        self._room, self._second_ends_at_s = 0, 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._store, self._unsubscribe = store, store.subscribe(self._changed)

    def stand_back(self) -> None:
        """Who follows the store by now has their turn before what is written: the alerts, above all."""
        self._unsubscribe()
        self._unsubscribe = self._store.subscribe(self._changed)

    async def aclose(self) -> None:
        """Write what is still to be written, and follow no longer."""
        self._unsubscribe()
        await asyncio.sleep(0)  # what was put off for a bubble
        self._write()

    def _changed(self, changes: Changes) -> None:
        """The bubble, which takes no longer, goes before what is written about it."""
        if log.isEnabledFor(logging.INFO):
            asyncio.get_running_loop().call_soon(self._note, changes)

    def _note(self, changes: Changes) -> None:
        for key, what in entries(changes):
            self._gathered.setdefault((key.account, what), []).append(key.remote)
        if not self._gathered or self._timer is not None:
            return
        loop = asyncio.get_running_loop()
        if loop.time() >= self._second_ends_at_s:
            self._room, self._second_ends_at_s = LINES_A_SECOND, loop.time() + 1.0
        if self._room > 0:
            self._write()
        else:
            self._timer = loop.call_at(self._second_ends_at_s, self._write)

    def _write(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        gathered, self._gathered = self._gathered, {}
        self._room -= len(gathered)
        for (account, what), remotes in gathered.items():
            log.info("%s: %s", _names(account, remotes), what)


def _names(account: AccountId, remotes: list[RemoteId]) -> str:
    """How a line begins that is about these: with the key, or with the account and what ends the keys."""
    if len(remotes) == 1:
        return f"{account}/{remotes[0]}"
    if len(remotes) <= NAMED + 1:
        return f"{account}, {len(remotes)} rows: {', '.join(remotes)}"
    return f"{account}, {len(remotes)} rows: {', '.join(remotes[:NAMED])} … {remotes[-1]}"
