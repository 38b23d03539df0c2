"""A program of its own for what a test process cannot do to itself: be an ordinary user, be allowed small files only.

Run as ``python -m tests.unit.storage.refusing_system TROUBLE``.
"""

import asyncio
import os
import resource
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.unit.storage.examples import ANA, account, numbers, row
from traynotify.core.errors import StorageFailed
from traynotify.core.ports import Batch
from traynotify.storage.archive import open_archive

_NOBODY = 65534


async def _begin(path: Path) -> None:
    archive = (await open_archive(path)).archive
    await archive.commit(Batch(accounts=(account(ANA),), rows=(row(1),)))
    await archive.aclose()


async def read_only_folder(path: Path) -> None:
    """A folder in which nothing can be made: a new archive cannot begin there."""
    path.parent.chmod(0o500)
    with pytest.raises(StorageFailed, match="cannot be opened: Permission denied"):
        await open_archive(path)


async def read_only_file(path: Path) -> None:
    """A file that cannot be written is found at the start, and is not taken for a damaged one."""
    await _begin(path)
    path.chmod(0o400)
    with pytest.raises(StorageFailed, match="cannot be opened: Permission denied"):
        await open_archive(path)
    path.chmod(0o600)
    assert sorted(file.name for file in path.parent.iterdir()) == ["accounts.json", path.name]
    opened = await open_archive(path)
    assert numbers((await opened.archive.load(9)).rows) == [1]
    await opened.archive.aclose()


async def no_room(path: Path) -> None:
    """The system stops a file from growing in the middle of a commit."""
    await _begin(path)
    archive = (await open_archive(path)).archive
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, most))
    many = Batch(accounts=(account(ANA, cursor="9"),), rows=tuple(row(n) for n in range(2, 2_000)))
    with pytest.raises(StorageFailed, match="check that it is healthy and has room"):
        await archive.commit(many)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    loaded = await archive.load(10_000)
    assert (numbers(loaded.rows), loaded.accounts) == ([1], (account(ANA),))
    await archive.commit(many)
    await archive.aclose()
    opened = await open_archive(path)
    assert (opened.notice, len((await opened.archive.load(10_000)).rows)) == ("", 1_999)
    await opened.archive.aclose()


_TROUBLES: dict[str, Callable[[Path], Coroutine[Any, Any, None]]] = {
    function.__name__: function for function in (read_only_folder, read_only_file, no_room)
}


def main(trouble: str) -> None:
    """Meet one trouble, as somebody whom the system refuses things."""
    with TemporaryDirectory() as folder:
        if os.geteuid() == 0:
            os.chown(folder, _NOBODY, _NOBODY)
            os.seteuid(_NOBODY)
        try:
            asyncio.run(_TROUBLES[trouble](Path(folder) / "archive.sqlite3"))
        finally:
            os.seteuid(os.getuid())
            Path(folder).chmod(0o700)


if __name__ == "__main__":
    main(sys.argv[1])
