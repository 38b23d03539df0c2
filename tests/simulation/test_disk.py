"""The simulated disk does what a real one does: a loss of power takes what was not flushed, and a COMMIT can fail."""

import sqlite3
from pathlib import Path

import pytest

from tests.simulation.disk import Disk


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    """A disk with an empty table on it."""
    template = tmp_path / "template.db"
    made = sqlite3.connect(template)
    made.executescript("PRAGMA journal_mode = WAL; CREATE TABLE numbers (number)")
    made.close()
    return Disk(tmp_path / "disk", template)


def opened(disk: Disk) -> sqlite3.Connection:
    return disk.connect(disk.file, isolation_level=None)


def write(connection: sqlite3.Connection, number: int, *, synchronous: str = "FULL") -> None:
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO numbers VALUES (?)", (number,))
    connection.execute("COMMIT")


def numbers(connection: sqlite3.Connection) -> list[int]:
    return [number for (number,) in connection.execute("SELECT number FROM numbers ORDER BY number")]


def test_a_loss_of_power_takes_what_was_not_flushed_and_a_death_takes_nothing(disk: Disk) -> None:
    connection = opened(disk)
    disk.fail_the_power()
    write(connection, 1)
    write(connection, 2, synchronous="NORMAL")
    disk.leave()
    assert numbers(opened(disk)) == [1]
    survivor = opened(disk)
    write(survivor, 3, synchronous="NORMAL")
    disk.leave()
    assert numbers(opened(disk)) == [1, 3]


def test_what_is_flushed_takes_with_it_what_was_written_before(disk: Disk) -> None:
    connection = opened(disk)
    disk.fail_the_power()
    write(connection, 1, synchronous="NORMAL")
    write(connection, 2)
    disk.leave()
    assert numbers(opened(disk)) == [1, 2]


@pytest.mark.parametrize(("error", "is_rolled_back"), [(sqlite3.SQLITE_FULL, False), (sqlite3.SQLITE_IOERR, True)])
def test_only_the_commit_fails(disk: Disk, error: int, is_rolled_back: bool) -> None:
    connection = opened(disk)
    disk.error, disk.only_commits_fail = error, True
    with pytest.raises(sqlite3.OperationalError) as raised:
        write(connection, 1)
    assert raised.value.sqlite_errorcode == error
    assert connection.in_transaction is not is_rolled_back
    if connection.in_transaction:
        connection.execute("ROLLBACK")
    connection.execute("BEGIN")
    connection.execute("COMMIT")  # nothing was written
    disk.error = None
    write(connection, 2)
    assert numbers(connection) == [2]
