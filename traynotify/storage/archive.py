"""The archive in SQLite: rows, accounts and the outbox, with each batch in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from traynotify.core.account import Account
from traynotify.core.alert import Bubble
from traynotify.core.errors import StorageFailed
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.language import tr
from traynotify.core.ports import Batch, Found, Loaded
from traynotify.core.query import Query
from traynotify.core.state import Row
from traynotify.storage import search, tables
from traynotify.storage.account_copy import AccountCopy
from traynotify.storage.database import Connect, Database, read_damaged


class Opened(NamedTuple):
    """An archive that is ready, and what the person has to be told about it."""

    archive: SqliteArchive
    notice: str
    """A sentence, when a damaged file was kept aside; otherwise empty."""


async def open_archive(path: Path, executor: Executor | None = None, *, connect: Connect = sqlite3.connect) -> Opened:
    """Open the archive in the file `path`, or begin one; its folder exists. Raises StorageFailed.

    Blocking work goes to `executor`, which runs one job at a time; by default a `SerialWorker` of its own.
    """
    database = await Database.open(path, executor, connect=connect)
    try:
        archive = SqliteArchive(database, indexed=await database.write(search.prepare))
    except StorageFailed:
        await database.aclose()
        raise
    if database.kept_aside is None:
        await archive.copy_accounts()
        return Opened(archive, "")
    damaged = database.kept_aside
    try:
        accounts = await database.read(lambda _: read_damaged(damaged, tables.accounts_to_begin_anew))
        if accounts is None:
            accounts = await archive.copied_accounts()
        await archive.commit(Batch(accounts=accounts))
    except StorageFailed:
        await archive.aclose()
        raise
    if accounts:
        notice = tr(
            "The archive was damaged. It is kept as {path}, and a new one was begun: "
            "your accounts were carried over and fill it again.",
            path=damaged,
        )
    else:
        notice = tr(
            "The archive was damaged. It is kept as {path}, and a new one was begun: please add your accounts again.",
            path=damaged,
        )
    return Opened(archive, notice)


class SqliteArchive:
    """`core.ports.Archive` in a database file, with a few more things that an app remembers."""

    def __init__(self, database: Database, *, indexed: bool = False) -> None:
        self._database = database
        self._indexed = indexed
        """Whether `storage.search` keeps an index of words."""
        self._copy = AccountCopy(database.path)

    async def load(self, recent: int) -> Loaded:
        """See `core.ports.Archive.load`; rows come newest first."""
        return await self._database.read(lambda connection: tables.load(connection, recent))

    async def rows(self, keys: Sequence[NotificationKey]) -> list[Row]:
        """See `core.ports.Archive.rows`."""
        wanted = tuple(keys)
        return await self._database.read(lambda connection: tables.rows_of_keys(connection, wanted))

    async def page(
        self,
        *,
        account: AccountId | None = None,
        unread_only: bool = False,
        before: Row | None = None,
        limit: int = 100,
    ) -> list[Row]:
        """See `core.ports.Archive.page`. Among rows of the same moment and order key, the last to come is first."""
        query, values = tables.page_query(account, unread_only, before, limit)
        return await self._database.read(lambda connection: tables.page(connection, query, values))

    async def search(self, query: Query, *, before: Row | None = None, limit: int = 100) -> Found:
        """See `core.ports.Archive.search`."""
        return await self._database.read(
            lambda connection: search.find(connection, query, before, limit, indexed=self._indexed)
        )

    async def commit(self, batch: Batch, *, unless: Sequence[NotificationKey] = ()) -> list[Row]:
        """See `core.ports.Archive.commit`. Cancelling the caller does not stop the write."""
        if not batch:
            return []
        keys = tuple(unless)
        return await self._database.write(
            lambda connection: self._write_unless(connection, batch, keys), flushed=not batch.may_be_told_again
        )

    def _write_unless(self, connection: sqlite3.Connection, batch: Batch, keys: Sequence[NotificationKey]) -> list[Row]:
        known = tables.rows_of_keys(connection, keys)
        if not known:
            self._write(connection, batch)
        return known

    def _write(self, connection: sqlite3.Connection, batch: Batch) -> None:
        tables.write(connection, batch)
        if batch.accounts or batch.removed_accounts:
            self._copy.keep(tables.accounts_to_begin_anew(connection))
        if self._indexed:
            search.put(connection, batch.rows)
            if batch.removed_accounts:
                search.tidy(connection)

    async def copy_accounts(self) -> None:
        """Keep a copy of the accounts that a damage of the archive does not reach."""
        await self._database.read(lambda connection: self._copy.keep(tables.accounts_to_begin_anew(connection)))

    async def copied_accounts(self) -> tuple[Account, ...]:
        """The accounts of that copy, as if just added."""
        return await self._database.read(lambda _: self._copy.read())

    async def purge(self, now: datetime) -> int:
        """Forget what `storage.retention` lets go; returns how many rows that were. Once a day is plenty."""
        return await self._database.write(lambda connection: self._purge(connection, now))

    def _purge(self, connection: sqlite3.Connection, now: datetime) -> int:
        forgotten = tables.purge(connection, now)
        if forgotten and self._indexed:
            search.tidy(connection)
        return forgotten

    async def bubbles(self) -> list[Bubble]:
        """See `core.ports.Archive.bubbles`."""
        return await self._database.read(tables.bubbles)

    async def keep_bubbles(self, shown: Sequence[Bubble], gone: Collection[str]) -> None:
        """See `core.ports.Archive.keep_bubbles`."""
        await self._database.write(lambda connection: tables.keep_bubbles(connection, shown, gone), flushed=False)

    async def get_meta(self, name: str) -> str | None:
        """A small thing that was remembered under `name`, such as the size of a window."""
        return await self._database.read(lambda connection: tables.get_meta(connection, name))

    async def set_meta(self, name: str, value: str) -> None:
        """Remember `value` under `name`."""
        await self._database.write(lambda connection: tables.set_meta(connection, name, value))

    async def aclose(self) -> None:
        """See `core.ports.Archive.aclose`."""
        await self._database.aclose()
