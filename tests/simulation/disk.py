"""The disk of the simulated computer: a real SQLite file in memory, which can be full, fail, or be left by a death.

After a loss of power there is only what was flushed: what the last COMMIT under ``synchronous=FULL`` found there.
"""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

from tests.simulation.loop import Process

_COMPANIONS = ("", "-wal")
_WRITES = ("INSERT", "REPLACE", "DELETE", "UPDATE")


class Disk:
    """The file that the app has open now, and what becomes of its statements."""

    def __init__(self, folder: Path, template: Path) -> None:
        self._folder, self._life = folder, 0
        self.error: int | None = None
        """The code of the SQLite error that every write ends with; None while the disk is well."""
        self.only_commits_fail = False
        """There is room for what is written, but not for saying that it is whole: the error comes with the COMMIT."""
        self.statements_to_live = 0
        """When positive: the process dies at so many statements from now."""
        self.statements = 0
        """How many there were."""
        self.owner: Process | None = None
        self.power_fails = False
        """Whether the next death is one of the whole computer."""
        folder.mkdir(parents=True)
        shutil.copyfile(template, self.file)

    @property
    def file(self) -> Path:
        """Where the app finds its archive."""
        return self._folder / f"archive-{self._life}.db"

    def leave(self) -> None:
        """The process is dead: from now on the file is what was on the disk at this moment, or what was flushed."""
        before = self._flushed if self.power_fails else self.file
        self._life += 1
        self.power_fails = False
        _copy(before, self.file)

    def fail_the_power(self) -> None:
        """The next death is one of the whole computer; what is on the disk now counts as flushed."""
        self.power_fails = True
        self.note_flushed()

    def note_flushed(self) -> None:
        """Everything that is on the disk stays there."""
        if self.power_fails:
            _copy(self.file, self._flushed)

    @property
    def _flushed(self) -> Path:
        return self._folder / "flushed.db"

    def connect(self, path: Path, **options: Any) -> sqlite3.Connection:
        """What the archive opens its file with."""
        connection: Fragile = sqlite3.connect(path, factory=Fragile, **options)
        connection.disk, connection.owner = self, self.owner
        return connection

    def check(self, owner: Process | None, statement: str) -> None:
        """Let a statement through, or not."""
        self.statements += 1
        if owner is not None and owner.alive and self.statements_to_live > 0:
            self.statements_to_live -= 1
            if self.statements_to_live == 0:
                owner.die()
        if owner is not None and not owner.alive:
            raise sqlite3.OperationalError("the process is dead")
        if self.error is not None and not self.only_commits_fail and statement.lstrip().startswith(_WRITES):
            raise self.complaint()

    def complaint(self) -> sqlite3.OperationalError:
        """What SQLite says while there is an `error`."""
        assert self.error is not None
        complaint = sqlite3.OperationalError("database or disk is full")
        complaint.sqlite_errorcode = self.error
        return complaint


def _copy(database: Path, to: Path) -> None:
    """Copy a database with its log, whatever was there before."""
    for companion in _COMPANIONS:
        part, copy = Path(f"{database}{companion}"), Path(f"{to}{companion}")
        copy.unlink(missing_ok=True)
        if part.exists():
            shutil.copyfile(part, copy)


class Fragile(sqlite3.Connection):
    """A connection on such a disk."""

    disk: Disk
    owner: Process | None
    _is_flushing = True
    _has_written = False

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        self.disk.check(self.owner, sql)
        if sql == "COMMIT":
            self._check_commit()
        done = super().execute(sql, *parameters)
        if sql.startswith("PRAGMA synchronous"):
            self._is_flushing = sql.endswith("FULL")
        elif sql == "COMMIT" and self._is_flushing:
            self.disk.note_flushed()
        self._has_written = sql.lstrip().startswith(_WRITES) or (self._has_written and self.in_transaction)
        return done

    def _check_commit(self) -> None:
        """One that has nothing to say needs no room. After an error of the drive, SQLite rolls back by itself; when the
        disk is full, it leaves that to its caller.
        """
        if self._has_written and self.disk.only_commits_fail and self.disk.error is not None:
            if self.disk.error == sqlite3.SQLITE_IOERR:
                super().execute("ROLLBACK")
                self._has_written = False
            raise self.disk.complaint()

    def executemany(self, sql: str, parameters: Any) -> sqlite3.Cursor:
        values = list(parameters)
        if values:
            self.disk.check(self.owner, sql)
            self._has_written = True
        return super().executemany(sql, values)
