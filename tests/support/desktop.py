"""A real desktop without a screen: X server, session bus, window manager, and a panel with a tray.

It is started once for the whole run; each test gets it empty, and starts its programs through it.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from tests.support import hermetic, programs
from tests.support.bus import PrivateBus
from tests.support.programs import Program
from tests.support.waiting import PATIENCE_S, wait_until

WATCHER = "org.kde.StatusNotifierWatcher"
NOTIFICATIONS = "org.freedesktop.Notifications"

_XFCONF_SERVICE = Path("/usr/share/dbus-1/services/org.xfce.Xfconf.service")
_PANEL = """\
<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/><value type="int" value="2"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
"""
_FIRST_ICON = (12, 4, 26, 24)
"""Where the panel puts the first icon of its tray while no window has a button: left, top, width, height."""
_DUNST = """\
[global]
origin = top-right
offset = 12x40
width = 360
timeout = 300
markup = full
font = DejaVu Sans 11
icon_theme = Adwaita
enable_recursive_icon_lookup = true
dmenu = {choose}
mouse_left_click = do_action, close_current
"""


class Session:
    """The desktop itself: what is there before anybody starts a program."""

    def __init__(self) -> None:
        programs.require("Xvfb", "xsetroot", "openbox", "xfce4-panel", "scrot", "xdotool", str(_XFCONF_SERVICE))
        self.folder = hermetic.scratch_folder("desktop")
        self._programs: list[Program] = []
        home = self.folder / "home"
        self.env = os.environ | {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local/share"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XDG_STATE_HOME": str(home / ".local/state"),
            "XDG_CURRENT_DESKTOP": "XFCE",
            "XDG_SESSION_TYPE": "x11",
            "GDK_BACKEND": "x11",
            "QT_QPA_PLATFORM": "xcb",
            "NO_AT_BRIDGE": "1",
        }
        self.env["DISPLAY"] = self._start_x_server()
        self.bus = PrivateBus(_XFCONF_SERVICE, env=self.env)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self.bus.address
        self._start("openbox")
        subprocess.run(["xsetroot", "-solid", "#3b5f7f"], env=self.env, check=True, timeout=PATIENCE_S)
        self._write(home / ".config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml", _PANEL)
        self.start_panel()

    def _start_x_server(self) -> str:
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24", "-dpi", "96"]
        self._start(*command, "-nolisten", "tcp", "-noreset", pass_fds=[writer])
        os.close(writer)
        with os.fdopen(reader) as number:  # the server chooses a free one, and writes it when it is ready
            if not (chosen := number.readline().strip()):
                raise RuntimeError(self._programs[-1].output())
        return f":{chosen}"

    def _start(self, *command: str, pass_fds: Sequence[int] = ()) -> Program:
        program = Program(command, env=self.env, log=self.folder / f"{command[0]}.log", pass_fds=pass_fds)
        self._programs.append(program)
        return program

    @staticmethod
    def _write(path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def start_panel(self) -> None:
        """Start the panel, and return when its tray takes icons."""
        self.panel = self._start("xfce4-panel", "--disable-wm-check")
        wait_until(lambda: self.bus.has_owner(WATCHER), "the panel has a tray")

    def stop_panel(self) -> None:
        """End the panel, as a crash or an update of it does."""
        self.panel.end()
        wait_until(lambda: not self.bus.has_owner(WATCHER), "the tray is gone")

    def stop(self) -> None:
        """End everything, the last thing first."""
        self.bus.stop()
        for program in reversed(self._programs):
            program.end()


class Desktop:
    """The desktop as one test uses it; what the test starts is ended with the test."""

    def __init__(self, session: Session, home: Path) -> None:
        self.session = session
        self.bus = session.bus
        self.env = session.env | {
            name: os.environ[name]
            for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
        }
        self._logs = home / "logs"
        self._logs.mkdir()
        self._programs: list[Program] = []

    def start(self, *command: str | Path, env: Mapping[str, str] | None = None) -> Program:
        """Start a program on the desktop, with additions to its environment."""
        log = self._logs / f"{len(self._programs)}-{Path(command[0]).name}.log"
        program = Program(command, env=self.env | dict(env or {}), log=log)
        self._programs.append(program)
        return program

    def start_dunst(self, chosen_action: Path | None = None) -> Program:
        """Start a real notification daemon. `chosen_action`: a script that names the action for `dunstctl context`."""
        programs.require("dunst")
        configuration = self._logs.parent / "dunstrc"
        configuration.write_text(_DUNST.format(choose=chosen_action or "/bin/false"), "utf-8")
        dunst = self.start("dunst", "-config", configuration)
        wait_until(lambda: self.bus.has_owner(NOTIFICATIONS), "dunst takes notifications")
        return dunst

    def tray_items(self) -> list[str]:
        """Return the addresses on the bus of the icons that the tray shows."""
        answer = self.bus.call(
            WATCHER,
            "/StatusNotifierWatcher",
            "org.freedesktop.DBus.Properties.Get",
            f"string:{WATCHER}",
            "string:RegisteredStatusNotifierItems",
        )
        return re.findall(r":\d+\.\d+\S*|org\.\S+", answer)

    def windows(self, name: str) -> list[str]:
        """Return the ids of the visible windows whose title matches the regular expression."""
        command = ["xdotool", "search", "--onlyvisible", "--name", name]
        found = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
        return found.stdout.split()  # its status is 1 where there is none

    def xdotool(self, *arguments: str) -> str:
        """Move, click and type, as xdotool's manual page has it; returns what it prints."""
        command = ["xdotool", *arguments]
        return subprocess.run(
            command, env=self.env, capture_output=True, text=True, timeout=PATIENCE_S, check=True
        ).stdout

    def has_icon_in_sight(self) -> bool:
        """Whether the panel has painted an icon where its tray begins; it does so some time after it knows of one."""
        from PySide6.QtGui import QImage  # with Qt, for which the environment is to be cleared first

        screen = QImage(str(self.screenshot(self._logs.parent / "panel.png")))
        left, top, width, height = _FIRST_ICON
        places = ((x, y) for x in range(left, left + width) for y in range(top, top + height))
        return len({screen.pixel(x, y) for x, y in places}) > 1

    def click_on_tray(self) -> None:
        """Click on the first icon of the tray."""
        left, top, width, height = _FIRST_ICON
        self.xdotool("mousemove", str(left + width // 2), str(top + height // 2), "click", "1")

    def screenshot(self, path: Path) -> Path:
        """Write what the screen shows to `path`, a PNG; with TRAYNOTIFY_SCREENSHOTS set, a copy to that folder."""
        path.unlink(missing_ok=True)
        subprocess.run(["scrot", str(path)], env=self.env, check=True, capture_output=True, timeout=PATIENCE_S)
        if hermetic.SCREENSHOTS:
            hermetic.SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, hermetic.SCREENSHOTS)
        return path

    def clear(self) -> None:
        """End what the test started, and wait until its icons are gone."""
        for program in reversed(self._programs):
            program.end()
        if not self.session.panel.is_running():
            self.session.start_panel()
        wait_until(lambda: not self.tray_items(), "the tray is empty")


@pytest.fixture(scope="session")
def desktop_session() -> Iterator[Session]:
    """Run the desktop for all tests that use it."""
    session = Session()
    yield session
    session.stop()


@pytest.fixture
def desktop(desktop_session: Session, home: Path) -> Iterator[Desktop]:
    """Lend the desktop to one test."""
    desktop = Desktop(desktop_session, home)
    yield desktop
    desktop.clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need the desktop, for `-m "not desktop"`."""
    for item in items:
        if "desktop" in getattr(item, "fixturenames", ()):
            item.add_marker("desktop")
