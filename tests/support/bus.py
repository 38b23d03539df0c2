"""A D-Bus session bus of the test's own, on which nothing starts by itself: what is absent there is truly absent."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.support import hermetic, programs
from tests.support.waiting import PATIENCE_S, wait_until

_CONFIGURATION = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class PrivateBus:
    """A running bus; the service files given are of those programs that it may start by itself."""

    def __init__(self, *service_files: Path, env: Mapping[str, str] | None = None) -> None:
        programs.require("dbus-daemon", "dbus-send")
        folder = hermetic.scratch_folder("bus")
        (folder / "services").mkdir()
        for service_file in service_files:
            shutil.copy(service_file, folder / "services")
        configuration = folder / "bus.conf"
        configuration.write_text(_CONFIGURATION.format(folder=escape(str(folder))), "utf-8")
        self._daemon = programs.Program(
            ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile", "--print-address"],
            env=env or os.environ,
            log=folder / "log",
        )
        self.address = wait_until(self._printed_address, "the bus has an address")

    def _printed_address(self) -> str:
        """Return the address, once its whole line is there."""
        lines = self._daemon.output().splitlines(keepends=True)
        return next((line.strip() for line in lines if line.startswith("unix:") and line.endswith("\n")), "")

    def call(self, destination: str, path: str, member: str, *arguments: str) -> str:
        """Call `interface.method` with arguments in dbus-send's notation; returns its answer as dbus-send prints it."""
        command = ["dbus-send", f"--bus={self.address}", "--print-reply=literal", f"--dest={destination}", path, member]
        answer = subprocess.run([*command, *arguments], capture_output=True, text=True, timeout=PATIENCE_S, check=False)
        if answer.returncode:
            raise RuntimeError(answer.stderr.strip())
        return answer.stdout.strip()

    def has_owner(self, name: str) -> bool:
        """Whether somebody owns the name on the bus."""
        member = "org.freedesktop.DBus.NameHasOwner"
        return "true" in self.call("org.freedesktop.DBus", "/", member, f"string:{name}")

    def stop(self) -> None:
        """End the bus, as a logout does."""
        self._daemon.end()


@pytest.fixture
def private_bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    """Run a bus for one test; `DBUS_SESSION_BUS_ADDRESS` names it. No notifier and no keyring is on it."""
    bus = PrivateBus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    yield bus
    bus.stop()
