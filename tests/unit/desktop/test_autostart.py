"""Starting at login: what is written is what systems read, and what a person switched off elsewhere stays off."""

import json
import os
import plistlib
import subprocess
import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support import programs
from tests.support.waiting import wait_until
from traynotify.desktop.autostart import Autostart, choose, start_command
from traynotify.desktop.autostart.xdg import quoted

ID = "org.traynotify.Traynotify"
NASTY = [
    *("a b", 'quo"te', "back\\slash", "two\\\\slashes", "dollar$HOME", "tick`"),
    *("100%u", "semi;colon", "ünï", "", "--minimized"),
]


class Registry(types.ModuleType):
    """The part of winreg that is used, on a dictionary."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ = object(), 2, 1

    def __init__(self) -> None:
        super().__init__("winreg")
        self.keys: dict[str, dict[str, object]] = {}

    @contextmanager
    def CreateKey(self, root: object, path: str) -> Iterator[dict[str, object]]:
        yield self.keys.setdefault(path, {})

    @contextmanager
    def OpenKey(self, root: object, path: str, reserved: int = 0, access: int = 0) -> Iterator[dict[str, object]]:
        if path not in self.keys:
            raise FileNotFoundError(path)
        yield self.keys[path]

    def SetValueEx(self, key: dict[str, object], name: str, reserved: int, kind: int, value: object) -> None:
        key[name] = value

    def QueryValueEx(self, key: dict[str, object], name: str) -> tuple[object, int]:
        if name not in key:
            raise FileNotFoundError(name)
        return key[name], self.REG_SZ

    def DeleteValue(self, key: dict[str, object], name: str) -> None:
        if name not in key:
            raise FileNotFoundError(name)
        del key[name]


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    return registry


@pytest.fixture(params=["linux", "darwin", "win32"])
def autostart(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, registry: Registry) -> Autostart:
    monkeypatch.setattr(sys, "platform", request.param)
    return choose(ID, "Traynotify", ["/opt/traynotify", "run", "--minimized"])


def test_it_is_off_until_the_person_wants_it(autostart: Autostart) -> None:
    assert not autostart.is_enabled()


def test_it_can_be_switched_on_and_off_and_each_twice(autostart: Autostart) -> None:
    autostart.enable()
    autostart.enable()
    assert autostart.is_enabled()

    autostart.disable()
    autostart.disable()
    assert not autostart.is_enabled()


# --- Linux ---


@pytest.fixture
def entry(home: Path) -> Path:
    return home / ".config/autostart" / f"{ID}.desktop"


def test_the_entry_is_complete(entry: Path) -> None:
    choose(ID, "Traynotify", ["/opt/traynotify", "run", "--minimized"]).enable()

    lines = entry.read_text("utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert {"Type=Application", "Name=Traynotify", "Exec=/opt/traynotify run --minimized", f"Icon={ID}"} <= set(lines)
    assert entry.stat().st_mode & 0o777 == 0o644
    assert list(entry.parent.iterdir()) == [entry]


@pytest.mark.parametrize(
    "line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "X-GNOME-Autostart-enabled = false "]
)
def test_what_a_desktops_settings_switched_off_is_off_until_switched_on_here(entry: Path, line: str) -> None:
    autostart = choose(ID, "Traynotify", ["/opt/traynotify"])
    autostart.enable()
    kept = [kept for kept in entry.read_text("utf-8").splitlines() if not kept.startswith(line.split("=")[0].strip())]
    entry.write_text("\n".join([*kept, line]), "utf-8")
    assert not autostart.is_enabled()

    autostart.enable()
    assert autostart.is_enabled()


def test_a_relative_configuration_folder_counts_as_unset(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "somewhere")

    choose(ID, "Traynotify", ["/opt/traynotify"]).enable()

    assert (home / ".config/autostart" / f"{ID}.desktop").is_file()


def test_a_folder_that_cannot_be_written_is_told(home: Path) -> None:
    (home / ".config").write_text("a file where a folder should be")

    with pytest.raises(OSError, match=r"File exists|Not a directory"):
        choose(ID, "Traynotify", ["/opt/traynotify"]).enable()
    assert not choose(ID, "Traynotify", ["/opt/traynotify"]).is_enabled()


def test_glib_reads_back_every_argument(home: Path, entry: Path) -> None:
    programs.require("gio")
    log = home / "arguments.json"
    part = home / "part"
    script = f"import json, pathlib, sys; p = pathlib.Path({str(part)!r}); p.write_text(json.dumps(sys.argv[1:])); "
    script += f"p.rename({str(log)!r})"
    choose(ID, "Traynotify", [sys.executable, "-c", script, *NASTY]).enable()

    subprocess.run(["gio", "launch", str(entry)], check=True, timeout=300, env=os.environ, capture_output=True)

    wait_until(log.exists, "the entry was started")
    assert json.loads(log.read_text()) == NASTY


def test_a_command_with_a_line_break_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="control character"):
        quoted("a\nExec=evil")


# --- macOS ---


def test_the_agent_holds_the_arguments_apart(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    autostart = choose(ID, "Traynotify", ["/Applications/Tray notify", *NASTY])
    autostart.enable()

    file = home / "Library/LaunchAgents" / f"{ID}.plist"
    agent = plistlib.loads(file.read_bytes())
    assert agent["ProgramArguments"] == ["/Applications/Tray notify", *NASTY]
    assert (agent["Label"], agent["RunAtLoad"]) == (ID, True)

    file.write_bytes(plistlib.dumps({**agent, "Disabled": True}))
    assert not autostart.is_enabled()
    file.write_bytes(b"no property list")
    assert not autostart.is_enabled()


# --- Windows ---


def test_the_registry_holds_one_command_line(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    choose(ID, "Traynotify", [r"C:\Program Files\traynotify.exe", "run"]).enable()

    (values,) = registry.keys.values()
    assert values == {ID: r'"C:\Program Files\traynotify.exe" run'}


def test_what_the_task_manager_switched_off_is_off_until_switched_on_here(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    autostart = choose(ID, "Traynotify", ["traynotify.exe"])
    autostart.enable()
    approved = registry.keys.setdefault(
        r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run", {ID: b"\x02\0\0\0"}
    )
    assert autostart.is_enabled()

    approved[ID] = b"\x03\0\0\0\x01\x02"
    assert not autostart.is_enabled()
    autostart.enable()
    assert autostart.is_enabled()


# --- what is started ---


def test_this_installation_is_started_by_its_absolute_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    assert start_command("run") == [str(tmp_path / "python3"), "-m", "traynotify", "run"]

    script = tmp_path / "traynotify"
    script.touch(0o755)
    assert start_command("run") == [str(script), "run"]

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bundle"))
    assert start_command("run") == [str(tmp_path / "bundle"), "run"]

    monkeypatch.setenv("APPIMAGE", "/home/ana/Traynotify.AppImage")
    assert start_command("run") == ["/home/ana/Traynotify.AppImage", "run"]
