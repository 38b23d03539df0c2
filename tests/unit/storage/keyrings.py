"""Keyrings for tests: a whole one, ones that fail as real ones do, and a real one."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from keyring.errors import PasswordDeleteError

from tests.support.bus import PrivateBus
from tests.support.programs import require
from tests.support.waiting import wait_until


class DictKeyring:
    """Keeps entries as a keyring does, by service and user name."""

    name = "a dictionary"

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.threads: set[threading.Thread] = set()

    def get_password(self, service: str, username: str) -> str | None:
        self.threads.add(threading.current_thread())
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        assert "\n" not in password, "a keyring may lose everything over a line break"
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.entries:
            raise PasswordDeleteError("No such password!")
        del self.entries[service, username]


class FailingKeyring(DictKeyring):
    """Raises the same error at everything that it is asked."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error


class GarblingKeyring(DictKeyring):
    """Does not give back what it was given."""

    def __init__(self, instead: str | None) -> None:
        super().__init__()
        self.instead = instead

    def get_password(self, service: str, username: str) -> str | None:
        return self.instead


class PromptingKeyring(DictKeyring):
    """Asks its owner for a password, who takes a while."""

    def __init__(self) -> None:
        super().__init__()
        self.prompted = threading.Event()
        self.answered = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.prompted.set()
        assert self.answered.wait(300), "the test forgot to answer"
        return super().get_password(service, username)


@contextmanager
def gnome_keyring_daemon(bus: PrivateBus, home: Path, *options: str) -> Iterator[None]:
    """GNOME's keyring on a private bus, with its files in `home`; with ``--unlock`` it is open, and new if need be."""
    require("gnome-keyring-daemon")
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets", f"--control-directory={home}", *options]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as daemon:
        try:
            assert daemon.stdin is not None
            daemon.stdin.write(b"password of the keyring")
            daemon.stdin.close()
            wait_until(lambda: bus.has_owner("org.freedesktop.secrets"), "the keyring is on the bus")
            yield
        finally:
            daemon.terminate()
