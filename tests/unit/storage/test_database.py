"""What goes wrong with files: damaged, newer, somebody else's, locked, read-only, full. None of it loses anything."""

import asyncio
import os
import re
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.logs import ExpectedLogs
from tests.support.project import PROJECT
from tests.unit.storage.examples import ANA, BEN, account, numbers, row
from traynotify.core.errors import StorageFailed
from traynotify.core.ports import Batch, Loaded
from traynotify.storage import database
from traynotify.storage.archive import Opened, SqliteArchive, open_archive
from traynotify.storage.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite3"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a locked file."""
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.01)


def filled(path: Path, rows: int = 400) -> None:
    """Make an archive of some pages, with two accounts that have got somewhere."""

    async def fill() -> None:
        archive = (await open_archive(path)).archive
        accounts = (account(ANA, cursor="9", seeded=True, marker="9"), account(BEN, paused=True))
        await archive.commit(Batch(accounts=accounts, rows=tuple(row(n) for n in range(rows))))
        await archive.aclose()

    asyncio.run(fill())


def reopened(path: Path) -> tuple[Opened, Loaded]:
    """Open the archive and let go of it again."""

    async def reopen() -> tuple[Opened, Loaded]:
        opened = await open_archive(path)
        loaded = await opened.archive.load(1_000)
        await opened.archive.aclose()
        return opened, loaded

    return asyncio.run(reopen())


def damage(path: Path, *, page: int) -> None:
    """Overwrite one page, the first of which is number 1."""
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\x5a" * 4096)


def last_page(path: Path) -> int:
    return path.stat().st_size // 4096


def kept_aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.damaged-*"))


def test_a_whole_archive_opens_without_a_word(path: Path) -> None:
    filled(path)
    opened, loaded = reopened(path)
    assert (opened.notice, len(loaded.rows)) == ("", 400)
    assert not kept_aside(path)


def test_a_damaged_archive_is_kept_aside_and_its_accounts_begin_anew(path: Path, expected_logs: ExpectedLogs) -> None:
    filled(path)
    damage(path, page=last_page(path))
    before = path.read_bytes()
    opened, loaded = reopened(path)
    assert loaded == Loaded(accounts=(account(ANA), account(BEN, paused=True)))
    (kept,) = kept_aside(path)
    assert re.fullmatch(r"archive\.sqlite3\.damaged-\d{8}-\d{6}", kept.name)
    assert kept.read_bytes() == before
    assert str(kept) in opened.notice
    assert "carried over" in opened.notice
    expected_logs("was damaged")
    assert reopened(path)[0].notice == "", "it is told once"


@pytest.mark.parametrize("content", [b"not a database at all" * 400, b"SQLite format 3\x00" + b"\xff" * 5_000])
def test_what_cannot_be_read_at_all_is_kept_aside_too(path: Path, content: bytes, expected_logs: ExpectedLogs) -> None:
    path.write_bytes(content)
    opened, loaded = reopened(path)
    assert loaded == Loaded()
    assert [kept.read_bytes() for kept in kept_aside(path)] == [content]
    assert "add your accounts again" in opened.notice
    expected_logs("was damaged")


def test_what_cannot_be_read_at_all_leaves_its_accounts(path: Path, expected_logs: ExpectedLogs) -> None:
    filled(path)
    path.write_bytes(b"not a database at all" * 400)
    opened, loaded = reopened(path)
    assert loaded == Loaded(accounts=(account(ANA), account(BEN, paused=True)))
    assert "carried over" in opened.notice
    copy = path.with_name("accounts.json")
    assert copy.stat().st_mode & 0o077 == 0
    written = copy.stat().st_mtime_ns
    assert reopened(path)[1] == loaded
    assert copy.stat().st_mtime_ns == written, "what stands there already is not written again"
    expected_logs("was damaged")


@pytest.mark.parametrize("content", [b"", b"[{}]", b"\xff"])
def test_a_copy_of_the_accounts_that_is_damaged_too_is_none(
    path: Path, content: bytes, expected_logs: ExpectedLogs
) -> None:
    filled(path)
    path.write_bytes(b"not a database at all" * 400)
    path.with_name("accounts.json").write_bytes(content)
    opened, loaded = reopened(path)
    assert loaded == Loaded()
    assert "add your accounts again" in opened.notice
    expected_logs("was damaged")


def test_a_copy_of_the_accounts_that_cannot_be_written_holds_nothing_up(path: Path) -> None:
    path.with_name("accounts.json").mkdir()
    filled(path)
    assert len(reopened(path)[1].accounts) == 2


def test_a_truncated_archive_is_kept_aside(path: Path, expected_logs: ExpectedLogs) -> None:
    filled(path)
    os.truncate(path, path.stat().st_size // 2)
    assert reopened(path)[0].notice
    expected_logs("was damaged")


def test_an_empty_file_is_a_new_archive(path: Path) -> None:
    path.touch()
    opened, loaded = reopened(path)
    assert (opened.notice, loaded) == ("", Loaded())


def test_a_second_damage_does_not_replace_the_first(path: Path, expected_logs: ExpectedLogs) -> None:
    for content in (b"first" * 1_000, b"second" * 1_000):
        path.write_bytes(content)
        reopened(path)
    assert {kept.read_bytes() for kept in kept_aside(path)} == {b"first" * 1_000, b"second" * 1_000}
    expected_logs("was damaged")


def test_the_companions_of_a_damaged_archive_go_with_it(path: Path) -> None:
    for companion in ("", "-wal", "-shm"):
        Path(f"{path}{companion}").write_text(f"damaged{companion}")
    kept = database.keep_aside(path)
    assert {file.name: file.read_text() for file in path.parent.iterdir()} == {
        f"{kept.name}{companion}": f"damaged{companion}" for companion in ("", "-wal", "-shm")
    }


async def test_damage_that_shows_while_running_is_told_and_mended_at_the_next_start(
    path: Path, expected_logs: ExpectedLogs
) -> None:
    archive = (await open_archive(path)).archive
    rows = tuple(row(n) for n in range(400))
    await archive.commit(Batch(accounts=(account(ANA),), rows=rows))
    await archive.aclose()
    archive = (await open_archive(path)).archive
    for page in range(2, last_page(path) + 1):
        damage(path, page=page)
    # A fresh connection has read the pages for its check; it is made to forget them.
    await archive._database.read(lambda connection: connection.execute("PRAGMA shrink_memory"))
    with pytest.raises(StorageFailed, match=r"damaged: restart traynotify"):
        await archive.page()
    await archive.aclose()
    opened = await open_archive(path)
    assert opened.notice
    await opened.archive.aclose()
    expected_logs("was damaged")


def test_an_archive_of_a_newer_version_is_left_alone(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 7000")
    before = path.read_bytes()
    with pytest.raises(StorageFailed, match=r"newer traynotify .*7000.*update traynotify"):
        reopened(path)
    assert path.read_bytes() == before
    assert not kept_aside(path)


@pytest.mark.parametrize("statement", ["CREATE TABLE recipes (name)", "PRAGMA application_id = 77"])
def test_a_database_of_another_program_is_left_alone(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(statement)
    with pytest.raises(StorageFailed, match="another program"):
        reopened(path)
    assert not kept_aside(path)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program is in the middle of writing to the file."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@pytest.mark.usefixtures("impatient")
def test_a_locked_archive_says_so_at_the_start(path: Path) -> None:
    filled(path)
    with locked(path), pytest.raises(StorageFailed, match="Another program holds"):
        reopened(path)
    assert len(reopened(path)[1].rows) == 400


@pytest.mark.usefixtures("impatient")
async def test_a_locked_archive_keeps_nothing_of_the_batch_and_goes_on_when_it_is_free(path: Path) -> None:
    archive = (await open_archive(path)).archive
    await archive.commit(Batch(accounts=(account(ANA),)))
    with locked(path):
        with pytest.raises(StorageFailed, match="Another program holds"):
            await archive.commit(Batch(rows=(row(1),)))
        assert await archive.page() == [], "reading is not in the way of a writer"
    await archive.commit(Batch(rows=(row(2),)))
    assert numbers(await archive.page()) == [2]
    await archive.aclose()


async def test_a_full_disk_keeps_nothing_of_the_batch_and_goes_on_when_there_is_room(path: Path) -> None:
    archive = (await open_archive(path)).archive
    await archive.commit(Batch(accounts=(account(ANA),), rows=(row(1),)))
    await _limit_pages(archive, 1)
    with pytest.raises(StorageFailed, match=r"The disk is full: .*Make room"):
        await archive.commit(Batch(accounts=(account(ANA, cursor="9"),), rows=tuple(row(n) for n in range(2, 900))))
    assert await archive.load(1_000) == Loaded(accounts=(account(ANA),), rows=(row(1),))
    await _limit_pages(archive, 1_000_000)
    await archive.commit(Batch(rows=tuple(row(n) for n in range(2, 900))))
    assert len(await archive.page(limit=1_000)) == 899
    await archive.aclose()


async def _limit_pages(archive: SqliteArchive, pages: int) -> None:
    """SQLite reports a file that reaches this limit as it reports a full disk; what the file has already, it keeps."""
    await archive._database.read(lambda connection: connection.execute(f"PRAGMA max_page_count = {pages}").fetchall())


def test_the_file_and_its_companions_are_private(path: Path) -> None:
    async def modes() -> set[int]:
        archive = (await open_archive(path)).archive
        await archive.commit(Batch(accounts=(account(ANA),)))
        found = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.glob("archive.sqlite3*")}
        await archive.aclose()
        return found

    umask = os.umask(0)
    try:
        assert asyncio.run(modes()) == {0o600}
    finally:
        os.umask(umask)


@pytest.mark.parametrize("place", ["missing/archive.sqlite3", "file/archive.sqlite3", "folder"])
def test_a_place_where_no_file_can_be_is_told_in_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(StorageFailed, match=rf"{place} cannot be"):
        reopened(tmp_path / place)


async def test_a_closed_archive_says_so(path: Path) -> None:
    archive = (await open_archive(path)).archive
    await archive.aclose()
    await archive.aclose()
    with pytest.raises(StorageFailed, match="closed"):
        await archive.load(1)


async def test_closing_waits_for_what_is_under_way(path: Path) -> None:
    archive = (await open_archive(path)).archive
    await asyncio.gather(archive.commit(Batch(accounts=(account(ANA),))), archive.aclose())
    assert not Path(f"{path}-wal").exists(), "the last one to close a file takes its log in"
    opened = await open_archive(path)
    assert (await opened.archive.load(1)).accounts == (account(ANA),)
    await opened.archive.aclose()


FULL, NORMAL = (2,), (1,)


def synchronous(connection: sqlite3.Connection) -> Any:
    return connection.execute("PRAGMA synchronous").fetchone()


async def test_a_commit_is_flushed_to_the_disk(path: Path) -> None:
    opened = await Database.open(path)
    assert await opened.write(synchronous) == FULL
    assert await opened.read(lambda connection: connection.execute("PRAGMA journal_mode").fetchone()) == ("wal",)
    await opened.aclose()


async def test_only_what_a_server_tells_again_is_not(path: Path) -> None:
    opened = await Database.open(path)
    assert await opened.write(synchronous, flushed=False) == NORMAL
    assert await opened.write(synchronous) == FULL, "and with it what came before"
    await opened.aclose()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX, and a limit on the size of files")
@pytest.mark.parametrize("trouble", ["read_only_folder", "read_only_file", "no_room"])
def test_a_system_that_refuses_to_write_is_told_in_a_sentence_and_loses_nothing(trouble: str) -> None:
    command = [sys.executable, "-m", "tests.unit.storage.refusing_system", trouble]
    result = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode == 0, result.stderr
