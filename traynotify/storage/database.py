"""One SQLite file behind one worker: opened, checked and migrated, with every error of SQLite turned into a sentence.

Durability: a write-ahead log with ``synchronous=FULL``, that is, each commit is flushed to the disk. With NORMAL a loss
of power would take the last commits back, and with them a click that waited in the outbox, and the note that an alert
was shown, so that it would be shown again. The worker waits for that, never the interface. What may be lost with the
power, but not with the process, is written without: it reaches the disk with the next commit that is flushed.
"""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from traynotify.core.errors import StorageFailed
from traynotify.core.language import tr
from traynotify.storage.files import flush_folder
from traynotify.storage.migrations import migrate
from traynotify.storage.worker import SerialWorker, in_order

log = logging.getLogger(__name__)

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]
Connect = Callable[..., sqlite3.Connection]
"""`sqlite3.connect`, or what takes its place where a disk is to fail."""

BUSY_TIMEOUT_S = 5.0
"""How long another process may hold the file, for example a backup, before we give up."""
LEAST_ROOM = 1 << 20
"""Bytes that have to be free for SQLite to work at all."""

_FLUSHED = ("PRAGMA synchronous = FULL", "PRAGMA wal_autocheckpoint = 1000")
_NOT_FLUSHED = ("PRAGMA synchronous = NORMAL", "PRAGMA wal_autocheckpoint = 4000")
"""To carry the log over into the file is two flushes as well: if possible, it is left to who flushes anyway."""

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    *_FLUSHED,
    "PRAGMA fullfsync = ON",  # macOS: flush the drive's own cache too; no effect elsewhere.
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # What a removed account was told does not linger in the file.
    "PRAGMA trusted_schema = OFF",
    "PRAGMA journal_size_limit = 4194304",
    "PRAGMA cache_size = -512",  # KiB of memory, of 2,000; the system keeps what it read in its own cache anyway.
)


class _Damaged(Exception):
    """The file is not, or not wholly, a database."""


class Database:
    """An open database file. Work runs in the order in which it was asked for, one piece at a time."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        executor: Executor,
        kept_aside: Path | None,
        let_go: Callable[[], None],
    ) -> None:
        """`let_go` is called when `executor` is not needed any more."""
        self.path = path
        self.kept_aside = kept_aside
        """The damaged file, under its new name, when there was one and this database was begun in its place."""
        self._connection = connection
        self._executor, self._let_go = executor, let_go
        self._open = True

    @classmethod
    async def open(
        cls, path: Path, executor: Executor | None = None, *, connect: Connect = sqlite3.connect
    ) -> Database:
        """Open or begin the file. A damaged one is kept aside; raises StorageFailed when a person has to mend it."""
        worker = SerialWorker("traynotify-archive")
        connection, kept_aside = await in_order(executor or worker, lambda: _open_or_begin_anew(path, connect))
        return cls(path, connection, executor or worker, kept_aside, worker.stay())

    async def read(self, work: Work[T]) -> T:
        """The result of `work`, which only reads."""
        return await self._run(work)

    async def write(self, work: Work[T], *, flushed: bool = True) -> T:
        """The result of `work`, of which everything is on the disk when this returns, or nothing when it raises.

        Not `flushed`, it outlives the process, and a loss of power if something flushed was written after it.
        """
        return await self._run(lambda connection: self._write(connection, work, flushed=flushed))

    def _write(self, connection: sqlite3.Connection, work: Work[T], *, flushed: bool) -> T:
        if not flushed:
            return _transaction(connection, work)
        _set(connection, _FLUSHED)
        try:
            return _transaction(connection, work)
        finally:
            _set(connection, _NOT_FLUSHED)  # here, and not where it would delay an alert

    async def aclose(self) -> None:
        """Let go of the file after the work that was asked for before; safe to call twice."""
        if self._open:
            self._open = False
            try:
                await in_order(self._executor, self._close)
            finally:
                self._let_go()

    async def _run(self, work: Work[T]) -> T:
        if not self._open:
            raise StorageFailed(tr("The archive is closed"))
        return await in_order(self._executor, lambda: self._attempt(work))

    def _attempt(self, work: Work[T]) -> T:
        try:
            return work(self._connection)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise explained(error, self.path) from error

    def _close(self) -> None:
        try:
            self._connection.close()
        except sqlite3.Error as error:
            log.warning("The archive was not closed cleanly: %s", error)


def _set(connection: sqlite3.Connection, pragmas: Iterable[str]) -> None:
    for pragma in pragmas:
        connection.execute(pragma)


def _transaction(connection: sqlite3.Connection, work: Work[T]) -> T:
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise
    return result


def _roll_back(connection: sqlite3.Connection) -> None:
    # SQLite has already done it itself after some errors; and what made us roll back is the error worth telling.
    if connection.in_transaction:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")


def _open_or_begin_anew(path: Path, connect: Connect) -> tuple[sqlite3.Connection, Path | None]:
    try:
        try:
            return _prepared(path, connect), None
        except _Damaged as damage:
            kept_aside = keep_aside(path)
            log.error("The archive was damaged (%s); it is kept as %s", damage, kept_aside.name)
            return _prepared(path, connect), kept_aside
    except _Damaged as damage:
        raise StorageFailed(
            tr("{path} is damaged even when just begun: {damage}. Check the disk", path=path, damage=damage)
        ) from damage
    except (sqlite3.Error, OSError) as error:
        raise explained(error, path) from error


def _prepared(path: Path, connect: Connect) -> sqlite3.Connection:
    # SQLite would make the file with the permissions of the umask; its companions get those of the file.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    # Not tied to the thread that opens it: the worker starts a thread whenever there is work, but never two.
    connection = connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)
    try:
        _set(connection, _PRAGMAS)
        _check(connection)
        migrate(connection, path)
        _transaction(connection, lambda _: None)  # A file that cannot be written is found now, not at the first alert.
        _set(connection, _NOT_FLUSHED)
    except BaseException as error:
        _roll_back(connection)
        connection.close()
        if isinstance(error, sqlite3.DatabaseError) and _is_damage(error):
            raise _Damaged(str(error)) from error
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    """Read every page once: about a millisecond for each megabyte, a tenth of a second for 100,000 rows."""
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise _Damaged(verdict)


def keep_aside(path: Path) -> Path:
    """Rename the file and its companions to ``NAME.damaged-YYYYMMDD-HHMMSS``; returns the new name."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    kept = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    # The database goes first: SQLite drops a log without a database, but would believe a database without its log.
    for companion in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{path}{companion}").rename(f"{kept}{companion}")
    flush_folder(path.parent)
    return kept


def read_damaged(path: Path, work: Work[T]) -> T | None:
    """The result of `work` on a damaged database, which is not changed by it; None when that cannot be read."""
    try:
        # Immutable: no companions are made for it, and it stays as it was found.
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)) as connection:
            return work(connection)
    except sqlite3.Error:
        return None


def _primary_code(error: BaseException) -> int:
    # The upper bits of SQLite's code are details; errors of Python's own layer have no code.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    return _primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _full(path: Path) -> StorageFailed:
    return StorageFailed(
        tr("The disk is full: {path} could not be written. Make room, and it goes on by itself", path=path)
    )


def _is_full(path: Path) -> bool:
    """Whether there is no room for what SQLite keeps beside the file; a failure there is told as one of the disk."""
    try:
        return shutil.disk_usage(path.parent).free < LEAST_ROOM
    except OSError:
        return False


def explained(error: Exception, path: Path) -> StorageFailed:
    """What an error of SQLite or the system means for the person who owns the file."""
    match _primary_code(error):
        case sqlite3.SQLITE_FULL:
            return _full(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return StorageFailed(
                tr("{path} cannot be written: check that the file and its folder belong to you", path=path)
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StorageFailed(tr("Another program holds {path}: close it and try again", path=path))
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return StorageFailed(
                tr("{path} is damaged: restart traynotify, which keeps it aside and begins a new one", path=path)
            )
        case sqlite3.SQLITE_IOERR if _is_full(path):
            return _full(path)
        case sqlite3.SQLITE_IOERR:
            return StorageFailed(tr("The disk failed on {path}: check that it is healthy and has room", path=path))
        case sqlite3.SQLITE_CONSTRAINT:
            return StorageFailed(tr("The archive does not know the account of something that was to be kept"))
    if isinstance(error, OSError):
        return StorageFailed(tr("{path} cannot be opened: {strerror}", path=path, strerror=error.strerror))
    return StorageFailed(tr("{path} could not be used: {error}", path=path, error=error))
