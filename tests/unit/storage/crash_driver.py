"""A program that kills its children in the middle of their commits, and says what the archive holds afterwards.

Run as ``python -m tests.unit.storage.crash_driver FOLDER``. It has one thread and forks, which is much quicker than to
start an interpreter for every death; a test process, which has more threads, must not do that.
"""

import asyncio
import os
import signal
import sqlite3
import sys
from pathlib import Path

from tests.unit.storage.examples import ANA, account, numbers, operation, row
from tests.unit.storage.executors import InlineExecutor
from traynotify.core.ports import Batch
from traynotify.storage.archive import open_archive

ROWS_OF_A_BATCH = 20
STATEMENTS = range(1, 680, 29)
"""At which statement after the archive was opened the child dies; the last ones are never reached."""
KILLS = 8
"""How many children are killed from outside, at whatever they are doing."""


def batch(number: int) -> Batch:
    """One fact's worth of changes, which belong together: rows, the cursor past them, an entry of the outbox."""
    rows = tuple(row(number * 1_000 + n) for n in range(ROWS_OF_A_BATCH))
    return Batch(
        accounts=(account(ANA, cursor=str(number)),),
        rows=rows,
        operations=(operation(number, *rows),),
        removed_operations=(number - 1,),
    )


async def commit_batches(path: Path, acknowledged: int, dies_at: int | None) -> None:
    """Commit batches, and write a byte to `acknowledged` after each; die at the statement `dies_at`, if any."""
    archive = (await open_archive(path, InlineExecutor())).archive
    begun = 0

    def count(_statement: str) -> None:
        nonlocal begun
        begun += 1
        if begun == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    # Reaches into the archive, because dying within a transaction is nothing that it offers.
    connection: sqlite3.Connection = archive._database._connection
    connection.set_trace_callback(count)
    number = 0
    while dies_at is None or number < 2:
        number += 1
        await archive.commit(batch(number))
        os.write(acknowledged, b".")
    os.kill(os.getpid(), signal.SIGKILL)


async def check(path: Path, acknowledged: int) -> None:
    """Fail unless the archive holds whole batches, and all that were acknowledged."""
    opened = await open_archive(path, InlineExecutor())
    loaded = await opened.archive.load(1_000_000)
    await opened.archive.aclose()
    cursor = int(loaded.accounts[0].cursor or "0") if loaded.accounts else 0
    expected = [number * 1_000 + n for number in range(1, cursor + 1) for n in range(ROWS_OF_A_BATCH)]
    assert opened.notice == "", opened.notice
    assert sorted(numbers(loaded.rows)) == expected, f"the rows do not fit the cursor {cursor}"
    assert [entry.id for entry in loaded.operations] == ([cursor] if cursor else []), "the outbox does not fit"
    # A commit that was under way when the child died may have been completed, though nobody heard of it.
    assert cursor in (acknowledged, acknowledged + 1), f"{acknowledged} were acknowledged, {cursor} are kept"


def one_death(path: Path, dies_at: int | None, kill_after: int = 0) -> int:
    """Let a child die at a statement, or kill it after `kill_after` commits; returns how many it acknowledged."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        asyncio.run(commit_batches(path, writer, dies_at))
        os._exit(1)
    os.close(writer)
    acknowledged = 0
    while received := os.read(reader, 1):
        acknowledged += len(received)
        if dies_at is None and acknowledged == kill_after:
            os.kill(child, signal.SIGKILL)
    os.close(reader)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"
    assert os.WTERMSIG(status) == signal.SIGKILL
    return acknowledged


def main(folder: Path) -> None:
    """All deaths, each on a new archive."""
    seen = set()
    for dies_at in STATEMENTS:
        path = folder / f"statement-{dies_at}"
        acknowledged = one_death(path, dies_at)
        asyncio.run(check(path, acknowledged))
        seen.add(acknowledged)
    assert seen == {0, 1, 2}, f"the deaths do not lie within the commits, but after {seen}"
    for kill_after in range(1, KILLS + 1):
        path = folder / f"kill-{kill_after}"
        acknowledged = one_death(path, None, kill_after)
        assert acknowledged >= kill_after
        asyncio.run(check(path, acknowledged))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
