"""Starting at login, on by the person's choice alone: one file for each way in which systems do it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

__all__ = ["Autostart", "choose", "start_command"]


class Autostart(Protocol):
    """Whether the app starts at login. What a person switched off by the system's own means counts as off."""

    def is_enabled(self) -> bool:
        """Whether the system would start the app."""
        ...

    def enable(self) -> None:
        """Have it started from the next login on; raises OSError."""
        ...

    def disable(self) -> None:
        """Have it started no more; raises OSError."""
        ...


def choose(app_id: str, app_name: str, command: Sequence[str]) -> Autostart:
    """The way of this system. `command` is an absolute path with its arguments, as from `start_command`."""
    if sys.platform == "win32":
        from traynotify.desktop.autostart.windows import RunKey

        return RunKey(app_id, command)
    if sys.platform == "darwin":
        from traynotify.desktop.autostart.macos import LaunchAgent

        return LaunchAgent(app_id, command)
    from traynotify.desktop.autostart.xdg import XdgAutostart

    return XdgAutostart(app_id, app_name, command)


def start_command(*arguments: str) -> list[str]:
    """The command line that starts this very installation of the app, by absolute path.

    An AppImage is started by its own file, since what it contains lies elsewhere every time.
    """
    if image := os.environ.get("APPIMAGE"):
        return [image, *arguments]
    executable = str(Path(sys.executable).absolute())
    if getattr(sys, "frozen", False):
        return [executable, *arguments]
    script = shutil.which("traynotify", path=str(Path(executable).parent))
    return [script, *arguments] if script else [executable, "-m", "traynotify", *arguments]
