"""One process a profile, however the one before it ended."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.project import PROJECT
from traynotify.core.errors import StorageFailed
from traynotify.storage.lock import Instance, ProfileLock

HOLDER = (
    "import sys; from pathlib import Path; from traynotify.storage.lock import Instance, ProfileLock;"
    "lock = ProfileLock(Path(sys.argv[1]), Path(sys.argv[2])); assert lock.acquire();"
    "lock.publish(Instance(port=4711, token='reed', pid=12)); print('held', flush=True); sys.stdin.read()"
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "instance.lock", tmp_path / "instance.json"


@pytest.fixture
def lock(files: tuple[Path, Path]) -> ProfileLock:
    return ProfileLock(*files)


def test_the_lock_of_another_process_is_respected_until_it_dies(lock: ProfileLock, files: tuple[Path, Path]) -> None:
    command = [sys.executable, "-c", HOLDER, *map(str, files)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert not lock.acquire()
        assert lock.instance() == Instance(port=4711, token="reed", pid=12)
        assert files[1].stat().st_mode & 0o077 == 0
        holder.kill()
    assert files[1].exists(), "who is killed tidies nothing"
    assert lock.acquire()
    assert lock.instance() is None, "the note of the dead does not lead anywhere"
    lock.release()


def test_a_lock_that_was_given_back_can_be_taken_again(lock: ProfileLock, files: tuple[Path, Path]) -> None:
    assert lock.acquire()
    lock.publish(Instance(port=1, token="reed", pid=2))
    other = ProfileLock(*files)
    assert not other.acquire()
    lock.release()
    lock.release()
    assert not files[1].exists()
    assert other.acquire()
    other.release()


def test_who_failed_to_take_the_lock_takes_nothing_away(lock: ProfileLock, files: tuple[Path, Path]) -> None:
    assert lock.acquire()
    lock.publish(Instance(port=1, token="reed", pid=2))
    other = ProfileLock(*files)
    assert not other.acquire()
    other.release()
    assert other.instance() == Instance(port=1, token="reed", pid=2)
    assert not ProfileLock(*files).acquire()
    lock.release()


@pytest.mark.parametrize("content", [b"", b"{", b'{"port": "4711"}', b"\xff"])
def test_a_note_that_makes_no_sense_is_none(lock: ProfileLock, files: tuple[Path, Path], content: bytes) -> None:
    files[1].write_bytes(content)
    assert lock.instance() is None


def test_a_place_where_no_file_can_be_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    lock = ProfileLock(tmp_path / "file" / "instance.lock", tmp_path / "file" / "instance.json")
    with pytest.raises(StorageFailed, match="cannot be locked"):
        lock.acquire()


def test_a_note_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    lock = ProfileLock(tmp_path / "instance.lock", tmp_path / "missing" / "instance.json")
    assert lock.acquire()
    with pytest.raises(StorageFailed, match="cannot be written"):
        lock.publish(Instance(port=1, token="reed", pid=2))
    lock.release()
