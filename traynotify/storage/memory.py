"""An archive that forgets everything with the process: for tests, and wherever nothing is to touch the disk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from traynotify.core.account import Account
from traynotify.core.alert import Bubble
from traynotify.core.errors import StorageFailed
from traynotify.core.ids import AccountId, NotificationKey, RemoteId
from traynotify.core.language import tr
from traynotify.core.ports import Batch, Found, Loaded
from traynotify.core.query import Query, matches
from traynotify.core.state import Operation, Row, newest_first
from traynotify.storage.retention import KEEP_ALWAYS, KEEP_AT_MOST, KEEP_GONE, KEEP_READ, is_active
from traynotify.storage.tables import BUBBLES_AT_MOST


class MemoryArchive:
    """`core.ports.Archive` in dictionaries. It can go on being used after `aclose`, as a file can be opened again."""

    def __init__(self) -> None:
        self._accounts: dict[AccountId, Account] = {}
        self._rows: dict[NotificationKey, Row] = {}
        self._arrivals: dict[NotificationKey, int] = {}
        self._arrived = 0
        self._operations: dict[int, Operation] = {}
        self._gone_since: dict[NotificationKey, datetime] = {}
        self._meta: dict[str, str] = {}
        self._bubbles: dict[str, Bubble] = {}

    async def load(self, recent: int) -> Loaded:
        """See `core.ports.Archive.load`; rows come newest first."""
        wanted = {row.key for row in self._rows.values() if is_active(row)}
        for account in self._accounts:
            listed = (row for row in self._rows.values() if row.account == account and row.is_in_inbox)
            wanted.update(row.key for row in self._newest_first(listed)[:recent])
        return Loaded(
            accounts=tuple(self._accounts.values()),
            rows=tuple(self._newest_first(self._rows[key] for key in wanted)),
            operations=tuple(operation for _, operation in sorted(self._operations.items())),
            untold={account.id: ids for account in self._accounts.values() if (ids := self._untold(account))},
        )

    async def rows(self, keys: Sequence[NotificationKey]) -> list[Row]:
        """See `core.ports.Archive.rows`."""
        return [self._rows[key] for key in keys if key in self._rows]

    async def page(
        self,
        *,
        account: AccountId | None = None,
        unread_only: bool = False,
        before: Row | None = None,
        limit: int = 100,
    ) -> list[Row]:
        """See `core.ports.Archive.page`. Among rows of the same moment and order key, the last to come is first."""
        found = (
            row
            for row in self._rows.values()
            if row.is_in_inbox
            and (account is None or row.account == account)
            and not (unread_only and row.is_read)
            and (before is None or self._place(row) < self._place(before))
        )
        return self._newest_first(found)[:limit]

    async def search(self, query: Query, *, before: Row | None = None, limit: int = 100) -> Found:
        """See `core.ports.Archive.search`."""
        fitting = [row for row in self._rows.values() if matches(query, row)]
        older = (row for row in fitting if before is None or self._place(row) < self._place(before))
        return Found(rows=tuple(self._newest_first(older)[:limit]), count=len(fitting))

    async def commit(self, batch: Batch, *, unless: Sequence[NotificationKey] = ()) -> list[Row]:
        """See `core.ports.Archive.commit`."""
        if known := [self._rows[key] for key in unless if key in self._rows]:
            return known
        accounts = (self._accounts.keys() - batch.removed_accounts) | {account.id for account in batch.accounts}
        mentioned = {row.account for row in batch.rows} | {operation.account for operation in batch.operations}
        if not mentioned <= accounts:
            raise StorageFailed(tr("The archive does not know the account of something that was to be kept"))
        for removed in batch.removed_accounts:
            self._forget(removed)
        self._accounts.update((account.id, account) for account in batch.accounts)
        for row in batch.rows:
            self._rows[row.key] = row
            if row.key not in self._arrivals:
                self._arrived += 1
                self._arrivals[row.key] = self._arrived
            if row.is_in_inbox or is_active(row):
                self._gone_since.pop(row.key, None)
        self._operations.update((operation.id, operation) for operation in batch.operations)
        for removed_operation in batch.removed_operations:
            self._operations.pop(removed_operation, None)
        return []

    async def purge(self, now: datetime) -> int:
        """Forget what `storage.retention` lets go; returns how many rows that were."""
        for row in self._rows.values():
            if not (row.is_in_inbox or is_active(row)):
                self._gone_since.setdefault(row.key, now)
        forgotten = [key for key, since in self._gone_since.items() if since <= now - KEEP_GONE]
        for account in self._accounts:
            settled = self._newest_first(
                row for row in self._rows.values() if row.account == account and row.is_in_inbox and not is_active(row)
            )
            forgotten += [
                row.key
                for place, row in enumerate(settled)
                if place >= KEEP_AT_MOST or (place >= KEEP_ALWAYS and row.stands_at < now - KEEP_READ)
            ]
        self._drop(forgotten)
        return len(forgotten)

    async def bubbles(self) -> list[Bubble]:
        """See `core.ports.Archive.bubbles`."""
        return list(self._bubbles.values())

    async def keep_bubbles(self, shown: Sequence[Bubble], gone: Collection[str]) -> None:
        """See `core.ports.Archive.keep_bubbles`."""
        for alert_id in (*gone, *(bubble.alert.id for bubble in shown)):
            self._bubbles.pop(alert_id, None)
        self._bubbles.update((bubble.alert.id, bubble) for bubble in shown)
        for alert_id in list(self._bubbles)[:-BUBBLES_AT_MOST]:
            del self._bubbles[alert_id]

    async def get_meta(self, name: str) -> str | None:
        """A small thing that was remembered under `name`, such as the size of a window."""
        return self._meta.get(name)

    async def set_meta(self, name: str, value: str) -> None:
        """Remember `value` under `name`."""
        self._meta[name] = value

    async def aclose(self) -> None:
        """See `core.ports.Archive.aclose`; there is nothing to let go of."""

    def _untold(self, account: Account) -> dict[RemoteId, str]:
        done_with = (r for r in self._rows.values() if r.account == account.id and r.is_in_inbox and not is_active(r))
        return {
            row.notification.id: row.notification.order_key
            for row in done_with
            if (row.notification.server_read is None and account.has_marker) or row.notification.server_read is False
            if row.notification.order_key > account.marker
        }

    def _place(self, row: Row) -> tuple[tuple[datetime, str], int]:
        return newest_first(row), self._arrivals.get(row.key, 0)

    def _newest_first(self, rows: Iterable[Row]) -> list[Row]:
        return sorted(rows, key=self._place, reverse=True)

    def _forget(self, account: AccountId) -> None:
        self._accounts.pop(account, None)
        self._drop([key for key in self._rows if key.account == account])
        self._operations = {number: o for number, o in self._operations.items() if o.account != account}

    def _drop(self, keys: Iterable[NotificationKey]) -> None:
        for key in keys:
            del self._rows[key], self._arrivals[key]
            self._gone_since.pop(key, None)
