"""The archive in a file, beyond what every archive promises: it agrees with the one in memory, and it stays fast."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import qasync
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from tests.support.logs import ExpectedLogs
from tests.unit.storage import strategies
from tests.unit.storage.examples import ANA, BEN, NOON, account, numbers, operation, row
from tests.unit.storage.executors import InlineExecutor
from traynotify.core.account import Account
from traynotify.core.errors import StorageFailed
from traynotify.core.ids import AccountId
from traynotify.core.ports import Batch, Loaded
from traynotify.core.state import AlertState, Operation, Row
from traynotify.core.trail import Showing, Trail
from traynotify.storage import retention, tables
from traynotify.storage.archive import SqliteArchive, open_archive
from traynotify.storage.database import Database
from traynotify.storage.memory import MemoryArchive


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite3"


@pytest.fixture
async def archive(path: Path) -> AsyncIterator[SqliteArchive]:
    archive = (await open_archive(path)).archive
    await archive.commit(Batch(accounts=(account(ANA), account(BEN))))
    yield archive
    await archive.aclose()


@settings(max_examples=25, deadline=None)
@given(row=strategies.rows(), operation=strategies.operations, owner=strategies.accounts)
def test_whatever_goes_in_comes_out(row: Row, operation: Operation, owner: Account) -> None:
    async def round_trip() -> tuple[list[Row], Loaded]:
        with TemporaryDirectory() as folder:
            archive = (await open_archive(Path(folder) / "archive", InlineExecutor())).archive
            accounts = (account(row.account), account(operation.account), owner)
            await archive.commit(Batch(accounts=accounts, rows=(row,), operations=(operation,)))
            loaded = await archive.load(500)
            found = await archive.rows([row.key])
            await archive.aclose()
            return found, loaded

    found, loaded = asyncio.run(round_trip())
    assert found == [row]
    assert loaded.operations == (operation,)
    assert owner in loaded.accounts


async def test_a_row_that_was_kept_before_trails_were_is_read_as_it_was(path: Path, archive: SqliteArchive) -> None:
    kept = row(1, read=False, alert=AlertState.SHOWN, alert_reason="it is new")
    await archive.commit(Batch(rows=(kept,)))
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE rows SET payload = json_remove(payload, '$.trail')")
        assert "trail" not in file.execute("SELECT payload FROM rows").fetchone()[0]
    assert await archive.rows([kept.key]) == [kept]
    told = replace(kept, trail=Trail(pushed=True, decided_at=NOON, shown=(Showing(at=NOON, reason="it is new"),)))
    await archive.commit(Batch(rows=(told,)))
    assert await archive.rows([kept.key]) == [told]


async def test_a_click_that_was_kept_before_its_failing_was_timed_is_read_as_it_was(
    path: Path, archive: SqliteArchive
) -> None:
    kept = operation(1, row(1), attempts=3, tried_at=NOON)
    await archive.commit(Batch(rows=(row(1),), operations=(kept,)))
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE operations SET payload = json_remove(payload, '$.failed_for')")
        assert "failed_for" not in file.execute("SELECT payload FROM operations").fetchone()[0]
    assert (await archive.load(100)).operations == (kept,)


Steps = st.lists(st.tuples(strategies.batches, st.integers(0, 400)), max_size=6)


@settings(max_examples=25, deadline=None)
@given(steps=Steps, recent=st.integers(0, 4))
def test_the_file_and_the_memory_never_disagree(steps: list[tuple[Batch, int]], recent: int) -> None:
    async def compare() -> None:
        memory = MemoryArchive()
        with TemporaryDirectory() as folder:
            file = (await open_archive(Path(folder) / "archive", InlineExecutor())).archive
            for batch, days in steps:
                results = [await _result(archive, batch) for archive in (memory, file)]
                assert results[0] == results[1]
                now = NOON + timedelta(days=days)
                assert await memory.purge(now) == await file.purge(now)
                assert await memory.load(recent) == await file.load(recent)
                await _compare_pages(memory, file)
            await file.aclose()

    asyncio.run(compare())


async def _result(archive: MemoryArchive | SqliteArchive, batch: Batch) -> str:
    try:
        await archive.commit(batch)
    except StorageFailed as error:
        return str(error)
    return "kept"


async def _compare_pages(memory: MemoryArchive, file: SqliteArchive) -> None:
    for owner in (None, ANA, AccountId("nobody:at@all")):
        for unread_only in (False, True):
            before: Row | None = None
            while True:
                pages = [
                    await archive.page(account=owner, unread_only=unread_only, before=before, limit=2)
                    for archive in (memory, file)
                ]
                assert pages[0] == pages[1]
                if not pages[0]:
                    break
                before = pages[0][-1]


async def test_one_entry_that_is_not_understood_costs_only_itself(
    archive: SqliteArchive, path: Path, expected_logs: ExpectedLogs
) -> None:
    await archive.commit(Batch(rows=(row(1, read=False), row(2, read=False)), operations=(operation(1, row(1)),)))
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE rows SET payload = replace(payload, 'mention', 'hologram') WHERE remote = '1'")
        other.execute("UPDATE operations SET payload = '{}'")
        other.execute("UPDATE accounts SET payload = '[]' WHERE id = ?", (BEN,))
    loaded = await archive.load(500)
    assert (numbers(loaded.rows), loaded.operations, loaded.accounts) == ([2], (), (account(ANA),))
    expected_logs("not understood")


async def test_the_log_never_tells_what_an_entry_says(
    archive: SqliteArchive, path: Path, expected_logs: ExpectedLogs, caplog: pytest.LogCaptureFixture
) -> None:
    await archive.commit(Batch(rows=(row(1),)))
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE rows SET payload = replace(payload, '\"created_at\"', '\"excerpt\"')")
    with caplog.at_level(logging.DEBUG):
        assert await archive.page() == []
    assert "heron" not in caplog.text
    expected_logs("not understood")


@pytest.mark.parametrize("owner", [None, ANA])
@pytest.mark.parametrize("unread_only", [False, True])
@pytest.mark.parametrize("before", [None, row(5)])
async def test_a_page_is_found_without_reading_the_whole_history(
    path: Path, archive: SqliteArchive, owner: AccountId | None, unread_only: bool, before: Row | None
) -> None:
    query, values = tables.page_query(owner, unread_only, before, 100)
    plan = _plan(path, query, values)
    assert "USING INDEX rows_" in plan
    assert "SCAN rows\n" not in plan, plan
    assert "TEMP B-TREE" not in plan, plan


async def test_loading_reads_only_what_it_brings(path: Path, archive: SqliteArchive) -> None:
    assert "USING INDEX rows_active" in _plan(path, tables._ACTIVE, {})
    plan = _plan(path, tables._NEWEST_OF_ACCOUNT, {"number": 1, "limit": 5})
    assert "USING INDEX rows_newest_of_account" in plan
    assert "TEMP B-TREE" not in plan, plan
    plan = _plan(path, tables._UNTOLD, {"account": ANA, "marker": "", "has_marker": True})
    assert "USING INDEX rows_untold (account=? AND order_key>?)" in plan


def _plan(path: Path, query: str, values: dict[str, Any]) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return "".join(f"{step[3]}\n" for step in connection.execute(f"EXPLAIN QUERY PLAN {query}", values))


def test_what_was_removed_is_not_left_in_the_file(path: Path) -> None:
    async def add_and_remove() -> None:
        archive = (await open_archive(path)).archive
        await archive.commit(Batch(accounts=(account(ANA),), rows=(row(1),)))
        await archive.commit(Batch(removed_accounts=(ANA,)))
        await archive.aclose()

    asyncio.run(add_and_remove())
    assert b"heron" not in path.read_bytes()


async def test_a_write_goes_on_when_its_caller_is_cancelled(path: Path) -> None:
    database = await Database.open(path)
    archive = SqliteArchive(database)
    writing = asyncio.create_task(archive.commit(Batch(accounts=(account(ANA),))))
    await asyncio.sleep(0)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    assert (await archive.load(1)).accounts == (account(ANA),)
    await archive.aclose()


def test_it_works_in_the_loop_of_qt(path: Path, qapp: QCoreApplication) -> None:
    async def remember() -> Loaded:
        archive = (await open_archive(path)).archive
        await archive.commit(Batch(accounts=(account(ANA),), rows=(row(1),)))
        loaded = await archive.load(10)
        await archive.aclose()
        return loaded

    with qasync.QEventLoop(qapp) as loop:
        assert loop.run_until_complete(remember()) == Loaded(accounts=(account(ANA),), rows=(row(1),))


async def test_many_at_once_come_one_after_another(archive: SqliteArchive) -> None:
    await asyncio.gather(*(archive.commit(Batch(rows=(row(1, failure=str(n)),))) for n in range(50)))
    assert [entry.failure for entry in await archive.page()] == ["49"]


async def test_text_that_no_file_can_hold_is_refused(archive: SqliteArchive) -> None:
    with pytest.raises(StorageFailed):
        await archive.commit(Batch(rows=(row(2), row(1, failure="\ud800"))))
    assert await archive.page() == []


def test_retention_keeps_more_than_the_inbox_holds_in_memory() -> None:
    assert retention.KEEP_ALWAYS < retention.KEEP_AT_MOST
