"""Starts the demo from a window: a process of its own, so that nothing of it is in the person's profile."""

from __future__ import annotations

from importlib.util import find_spec

from PySide6.QtCore import QProcess

from traynotify.core.language import tr
from traynotify.desktop.autostart import start_command

_NEEDED = ("starlette", "uvicorn")
"""What the toy servers are made with, and a plain installation has not."""


def start_demo() -> str:
    """Start it, to end when the person quits it; returns a sentence where that cannot be, otherwise an empty text."""
    if any(find_spec(name) is None for name in _NEEDED):
        return tr("The demo needs its toy servers: pip install “traynotify[demo]”")
    program, *arguments = start_command("demo")
    if not QProcess.startDetached(program, arguments)[0]:
        return tr("The demo could not be started")
    return ""
