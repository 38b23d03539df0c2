"""The disk of the simulated computer: a real SQLite file in memory, which can be full, fail, or be left by a death."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

from tests.simulation.loop import Process

_COMPANIONS = ("", "-wal")


class Disk:
    """The file that the app has open now, and what becomes of its statements."""

    def __init__(self, folder: Path, template: Path) -> None:
        self._folder, self._life = folder, 0
        self.error: int | None = None
        """The code of the SQLite error that every write ends with; None while the disk is well."""
        self.statements_to_live = 0
        """When positive: the process dies at so many statements from now."""
        self.statements = 0
        """How many there were."""
        self.owner: Process | None = None
        folder.mkdir(parents=True)
        shutil.copyfile(template, self.file)

    @property
    def file(self) -> Path:
        """Where the app finds its archive."""
        return self._folder / f"archive-{self._life}.db"

    def leave(self) -> None:
        """The process is dead: from now on the file is what was on the disk at this moment."""
        before = self.file
        self._life += 1
        for companion in _COMPANIONS:
            if (part := Path(f"{before}{companion}")).exists():
                shutil.copyfile(part, f"{self.file}{companion}")

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
        if self.error is not None and statement.lstrip().startswith(("INSERT", "REPLACE", "DELETE", "UPDATE")):
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = self.error
            raise error


class Fragile(sqlite3.Connection):
    """A connection on such a disk."""

    disk: Disk
    owner: Process | None

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        self.disk.check(self.owner, sql)
        return super().execute(sql, *parameters)

    def executemany(self, sql: str, parameters: Any) -> sqlite3.Cursor:
        values = list(parameters)
        if values:
            self.disk.check(self.owner, sql)
        return super().executemany(sql, values)
