"""Small files are whole or not there, and private."""

import errno
import os
import stat
from pathlib import Path

import pytest

from traynotify.storage.files import write_private


def test_a_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "note"
    write_private(path, b"heron")
    assert path.read_bytes() == b"heron"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_is_replaced_and_becomes_private(tmp_path: Path) -> None:
    path = tmp_path / "note"
    path.write_bytes(b"a long text about storks")
    path.chmod(0o644)
    write_private(path, b"heron")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"heron", 0o600)
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    link = tmp_path / "note"
    link.symlink_to(tmp_path / "dotfiles" / "note")
    write_private(link, b"heron")
    assert link.is_symlink()
    assert (tmp_path / "dotfiles" / "note").read_bytes() == b"heron"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "note"
    write_private(path, b"heron")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_private(path, b"stork")
    assert path.read_bytes() == b"heron"
    assert list(tmp_path.iterdir()) == [path]
