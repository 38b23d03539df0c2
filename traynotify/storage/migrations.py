"""The shape of the database file, as numbered steps. A released step never changes: a new shape is a new step."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from traynotify.core.errors import StorageFailed
from traynotify.core.language import tr
from traynotify.storage.files import flush_folder

log = logging.getLogger(__name__)

APPLICATION_ID = 0x74_72_6E_6F
"""Stands in the header of our files (“trno”), so that somebody else's database is never taken for ours."""

Step = Sequence[str]
"""The statements that lead from one version to the next."""

STEPS: tuple[Step, ...] = (
    (
        """
        CREATE TABLE accounts (
            number INTEGER PRIMARY KEY,     -- the order of adding
            id TEXT NOT NULL UNIQUE,
            payload TEXT NOT NULL           -- core.account.Account as JSON
        ) STRICT
        """,
        """
        CREATE TABLE rows (
            id INTEGER PRIMARY KEY,
            account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
            remote TEXT NOT NULL,
            happened_at INTEGER NOT NULL,   -- microseconds since 1970, UTC
            order_key TEXT NOT NULL,
            listed INTEGER NOT NULL,        -- stands in the inbox
            unread INTEGER NOT NULL,        -- listed, and not read as the person sees it
            active INTEGER NOT NULL,        -- storage.retention.is_active
            gone_since INTEGER,             -- when the purge first met it neither listed nor active
            payload TEXT NOT NULL,          -- core.state.Row as JSON; the columns above follow from it
            UNIQUE (account, remote)
        ) STRICT
        """,
        "CREATE INDEX rows_newest ON rows (happened_at, order_key) WHERE listed",
        "CREATE INDEX rows_newest_of_account ON rows (account, happened_at, order_key) WHERE listed",
        "CREATE INDEX rows_active ON rows (happened_at, order_key) WHERE active",
        """
        CREATE TABLE operations (
            id INTEGER PRIMARY KEY,
            account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
            payload TEXT NOT NULL           -- core.state.Operation as JSON
        ) STRICT
        """,
        "CREATE INDEX operations_of_account ON operations (account)",
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    ),
    (
        "ALTER TABLE rows ADD COLUMN server_read INTEGER",  # the server's flag, where it has one
        "UPDATE rows SET server_read = json_extract(payload, '$.notification.server_read')",
        "CREATE INDEX rows_untold ON rows (account, order_key) WHERE listed AND NOT active AND server_read IS NOT 1",
    ),
    (
        """
        CREATE TABLE bubbles (
            number INTEGER PRIMARY KEY,     -- the order of showing
            id TEXT NOT NULL UNIQUE,
            payload TEXT NOT NULL           -- core.alert.Bubble as JSON
        ) STRICT
        """,
    ),
)


def migrate(connection: sqlite3.Connection, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Bring the file to the newest version, all steps in one transaction; a copy of the old version is kept beside it.

    Raises StorageFailed, and leaves the file as it is, when it is newer than this program or somebody else's.
    """
    version = _version(connection, path, newest=len(steps))
    if version == len(steps):
        return
    if version:
        _keep_copy(connection, path.with_name(f"{path.name}.version-{version}"))
    connection.execute("BEGIN IMMEDIATE")
    # Another process may have done it while we waited for our turn.
    for step in steps[_version(connection, path, newest=len(steps)) :]:
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(steps)}")
    connection.execute("COMMIT")
    log.info("The archive was brought from version %d to %d", version, len(steps))


def _version(connection: sqlite3.Connection, path: Path, *, newest: int) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION_ID and (application or version or tables):
        raise StorageFailed(tr("{path} is a database of another program; it was left as it is", path=path))
    if version > newest:
        raise StorageFailed(
            tr(
                "{path} was written by a newer traynotify (version {version} of the file; this one knows {newest}). "
                "It was left as it is: update traynotify, or use another profile",
                path=path,
                version=version,
                newest=newest,
            )
        )
    return int(version)


def _keep_copy(connection: sqlite3.Connection, copy: Path) -> None:
    """A whole copy with what still stands in the write-ahead log, which a copy of the file alone would lack."""
    partial = copy.with_name(f"{copy.name}.partial")
    partial.unlink(missing_ok=True)
    partial.touch(mode=0o600)
    with closing(sqlite3.connect(partial)) as target:
        connection.backup(target)
    partial.replace(copy)
    flush_folder(copy.parent)
