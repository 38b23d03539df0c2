"""Keeps the desktop's bubbles in step with the state: shows what is due, bundles a burst, withdraws what was read.

The ledger decides, not memory: a row is due on disk before it is shown, and shown on disk once the desktop answered.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta

from traynotify.core.account import HealthState
from traynotify.core.alert import Alert
from traynotify.core.digest import alert_for, digest_for, digest_id
from traynotify.core.errors import NotifierFailed, StorageFailed
from traynotify.core.facts import AlertsShown
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.notification import Origin
from traynotify.core.ports import Clock, Notifier
from traynotify.core.reduce import Changes
from traynotify.core.settings import DIGEST_ABOVE
from traynotify.core.state import AlertState, Row
from traynotify.engine.store import Store
from traynotify.engine.tasks import Tasks

log = logging.getLogger(__name__)

BURST_S = 10.0
"""More bubbles of one account within this time than “bundle above” allows become one digest."""

RETRY_S = 30.0
"""How long to wait when no notifier took an alert, or the disk did not take the answer."""


class Alerts:
    """Keeps what the desktop shows in step with the ledger of alerts."""

    def __init__(self, store: Store, notifier: Notifier, clock: Clock) -> None:
        self._store, self._notifier, self._clock = store, notifier, clock
        self._tasks = Tasks()
        self._wake = asyncio.Event()
        self._on_screen: dict[NotificationKey, str] = {}
        self._withdrawals: set[str] = set()
        self._shown_at: dict[AccountId, deque[datetime]] = {}
        self._from_before = {key for key, row in store.state.rows.items() if row.alert is AlertState.DUE}
        """Due since before this start: told together with what came while we were off."""
        self._unsubscribe = store.subscribe(self._changed)
        self._tasks.spawn("alerts", self._run())
        self._wake.set()

    async def aclose(self) -> None:
        """Stop; what is due stays due on disk."""
        self._unsubscribe()
        await self._tasks.aclose()

    def _changed(self, changes: Changes) -> None:
        for row in changes.touched:
            if row.key in self._on_screen and (row.is_read or not row.is_listed):
                self._take_off(row.key)
        for key in changes.removed:
            self._take_off(key)
        if changes.touched or changes.accounts:
            self._wake.set()

    def _take_off(self, key: NotificationKey) -> None:
        """Withdraw the bubble of a row, a digest once none of its rows is left."""
        alert_id = self._on_screen.pop(key, None)
        if alert_id is not None and alert_id not in self._on_screen.values():
            self._withdrawals.add(alert_id)
            self._wake.set()

    async def _run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                while self._withdrawals:
                    await self._notifier.withdraw(self._withdrawals.pop())
                for account in list(self._store.state.accounts):
                    await self._show_due(account)
            except (NotifierFailed, StorageFailed) as error:
                log.warning("an alert waits for %d s: %s", RETRY_S, error)
                await asyncio.sleep(RETRY_S)
                self._wake.set()

    async def _show_due(self, account: AccountId) -> None:
        state = self._store.state
        connecting = state.accounts[account].health.state is HealthState.CONNECTING
        due = [
            row
            for row in state.rows_of(account)
            if row.alert is AlertState.DUE and not (connecting and self._came_while_away(row))
        ]
        if not due:
            return
        due.sort(key=lambda row: row.notification.order_key)
        if self._is_burst(account, due):
            earlier = [row for key, row in state.rows.items() if self._on_screen.get(key) == digest_id(account)]
            await self._show(digest_for(state, account, [*earlier, *due]), due)
        else:
            for row in due:
                await self._show(alert_for(state, row), [row])

    def _is_burst(self, account: AccountId, due: Sequence[Row]) -> bool:
        """What came while we were away is one summary; so is more than the person wants to see at once."""
        if len(due) > 1 and any(self._came_while_away(row) for row in due):
            return True
        shown = self._shown_at.setdefault(account, deque())
        since = self._clock.now() - timedelta(seconds=BURST_S)
        while shown and shown[0] < since:
            shown.popleft()
        return len(due) + len(shown) > self._store.state.settings.general[DIGEST_ABOVE]

    def _came_while_away(self, row: Row) -> bool:
        return row.origin is Origin.CATCH_UP or row.key in self._from_before

    async def _show(self, alert: Alert, rows: Sequence[Row]) -> None:
        """Show one bubble and commit that the desktop has answered; skips it if everything was read meanwhile."""
        current = self._store.state.rows
        rows = [row for row in rows if row.key in current and current[row.key].alert is AlertState.DUE]
        if not rows:
            return
        await self._notifier.show(alert)
        self._shown_at.setdefault(rows[0].account, deque()).append(self._clock.now())
        for key in alert.keys:
            self._on_screen[key] = alert.id
        await self._store.apply(AlertsShown(keys=[row.key for row in rows]))
        for key in alert.keys:
            row = self._store.state.rows.get(key)
            if row is None or row.is_read or not row.is_listed:
                self._take_off(key)
