"""A file of an older version is brought to the newest one as a whole, and a copy of it is kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from tests.unit.storage.examples import ANA, row
from traynotify.core.alert import Alert, Bubble
from traynotify.storage import tables
from traynotify.storage.migrations import APPLICATION_ID, STEPS, migrate

FIRST = ("CREATE TABLE herons (name TEXT)", "INSERT INTO herons VALUES ('Grey')")
SECOND = ("ALTER TABLE herons ADD COLUMN legs INTEGER DEFAULT 2",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite3"


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        yield connection


def herons(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT * FROM herons").fetchall()


def version(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def test_a_new_file_goes_through_all_steps_without_a_copy(connection: sqlite3.Connection, path: Path) -> None:
    migrate(connection, path, (FIRST, SECOND))
    assert herons(connection) == [("Grey", 2)]
    assert version(connection) == 2
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert not list(path.parent.glob("*.version-*"))


def test_an_older_file_goes_through_what_is_missing_and_is_kept(connection: sqlite3.Connection, path: Path) -> None:
    migrate(connection, path, (FIRST,))
    connection.execute("INSERT INTO herons VALUES ('Purple')")
    migrate(connection, path, (FIRST, SECOND))
    assert herons(connection) == [("Grey", 2), ("Purple", 2)]
    (copy,) = path.parent.glob(f"{path.name}.version-*")
    with closing(sqlite3.connect(copy)) as kept:
        assert herons(kept) == [("Grey",), ("Purple",)], "also what stood only in the write-ahead log"
        assert version(kept) == 1
    assert copy.name == "archive.sqlite3.version-1"
    assert copy.stat().st_mode & 0o077 == 0


def test_a_file_of_this_version_is_not_touched(connection: sqlite3.Connection, path: Path) -> None:
    migrate(connection, path, (FIRST,))
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    migrate(connection, path, (FIRST,))
    assert not [statement for statement in statements if not statement.startswith(("SELECT", "PRAGMA"))]


def test_a_step_that_fails_leaves_the_file_at_its_version(connection: sqlite3.Connection, path: Path) -> None:
    migrate(connection, path, (FIRST,))
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, path, (FIRST, SECOND, ("INSERT INTO storks VALUES (1)",)))
    connection.execute("ROLLBACK")
    assert herons(connection) == [("Grey",)]
    assert version(connection) == 1


def test_two_that_begin_a_file_at_the_same_time_do_not_meet(connection: sqlite3.Connection, path: Path) -> None:
    begun = False

    def the_other_one_is_quicker(statement: str) -> None:
        nonlocal begun
        if statement.startswith("BEGIN") and not begun:
            begun = True
            with closing(sqlite3.connect(path, isolation_level=None)) as other:
                migrate(other, path, (FIRST, SECOND))

    connection.set_trace_callback(the_other_one_is_quicker)
    migrate(connection, path, (FIRST, SECOND))
    assert begun
    assert herons(connection) == [("Grey", 2)]


def test_the_released_steps_lead_to_a_database_without_faults(connection: sqlite3.Connection, path: Path) -> None:
    migrate(connection, path)
    assert version(connection) == len(STEPS)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_flag_of_the_server_is_taken_out_of_rows_of_the_first_version(
    connection: sqlite3.Connection, path: Path
) -> None:
    migrate(connection, path, STEPS[:1])
    connection.execute("INSERT INTO accounts (id, payload) VALUES (?, '{}')", (ANA,))
    told = {1: True, 2: False, 3: None}
    for number, flag in told.items():
        old = row(number, notification=replace(row(number).notification, server_read=flag))
        payload = msgspec.json.encode(old).decode()
        connection.execute(
            "INSERT INTO rows (account, remote, happened_at, order_key, listed, unread, active, payload)"
            " VALUES (1, ?, 0, ?, 1, 0, 0, ?)",
            (old.notification.id, old.notification.order_key, payload),
        )
    migrate(connection, path)
    assert connection.execute("SELECT server_read FROM rows ORDER BY id").fetchall() == [(1,), (0,), (None,)]


def test_a_file_of_the_second_version_remembers_bubbles_from_then_on(
    connection: sqlite3.Connection, path: Path
) -> None:
    migrate(connection, path, STEPS[:2])
    connection.execute("INSERT INTO meta VALUES ('popup.size', '380x600')")
    migrate(connection, path)
    shown = Bubble.of(Alert(id="a", title="Words", body="Words", keys=(row(1).key,)), "here")
    tables.keep_bubbles(connection, [shown], [])
    assert tables.bubbles(connection) == [shown]
    assert tables.get_meta(connection, "popup.size") == "380x600"
    (payload,) = connection.execute("SELECT payload FROM bubbles").fetchone()
    assert "Words" not in payload
