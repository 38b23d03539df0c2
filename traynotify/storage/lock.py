"""One process a profile: the lock that it holds, and the note by which others find it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from traynotify.core.errors import StorageFailed
from traynotify.core.language import tr
from traynotify.storage.files import write_private

if TYPE_CHECKING:
    from filelock import FileLock


class Instance(msgspec.Struct, frozen=True, kw_only=True):
    """How to speak to the process that holds the lock."""

    port: int
    """On the loopback address."""
    token: str
    """Proves to it that we may read its owner's files."""
    pid: int


_decoder = msgspec.json.Decoder(Instance)


class ProfileLock:
    """The right to write to a profile. The system takes it back when the process ends, however that happens."""

    def __init__(self, lock_file: Path, instance_file: Path) -> None:
        self._lock_file = lock_file
        self._instance_file = instance_file
        self._lock: FileLock | None = None

    def acquire(self) -> bool:
        """Take the lock without waiting; False when another process has it. Raises StorageFailed.

        Whatever note a process left behind that did not end well is removed.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self._lock_file, mode=0o600, thread_local=False)
        try:
            lock.acquire(blocking=False)
            self._instance_file.unlink(missing_ok=True)
        except Timeout:
            return False
        except OSError as error:
            lock.release()
            raise StorageFailed(
                tr("{lock_file} cannot be locked: {strerror}", lock_file=self._lock_file, strerror=error.strerror)
            ) from error
        self._lock = lock
        return True

    def publish(self, instance: Instance) -> None:
        """Tell others how to reach us; only while the lock is held. Raises StorageFailed."""
        assert self._lock is not None, "only who holds the lock may be found by others"
        try:
            write_private(self._instance_file, msgspec.json.encode(instance))
        except OSError as error:
            raise StorageFailed(
                tr(
                    "{instance_file} cannot be written: {strerror}",
                    instance_file=self._instance_file,
                    strerror=error.strerror,
                )
            ) from error

    def instance(self) -> Instance | None:
        """The process that holds the lock, after `acquire` said False; None while that has not told how to reach it."""
        try:
            return _decoder.decode(self._instance_file.read_bytes())
        except (OSError, msgspec.DecodeError):
            return None

    def withdraw(self) -> None:
        """Take the note away, and keep the lock: we answer no more, and will be gone in a moment."""
        if self._lock is not None:
            self._instance_file.unlink(missing_ok=True)

    def release(self) -> None:
        """Give the lock back and take the note away; safe to call twice."""
        self.withdraw()
        if self._lock is not None:
            self._lock.release()
            self._lock = None
