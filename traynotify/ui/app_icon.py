"""The icon of the program itself: for windows, the task switcher and wherever a desktop wants a file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtGui import QIcon

from traynotify.resources import resource

_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)


def app_icon_file(size: int) -> Path:
    """Return the PNG of `size` pixels: 16, 24, 32, 48, 64, 96, 128, 256 or 512; FileNotFoundError for another."""
    return resource(f"icons/app/hicolor/{size}x{size}/apps/traynotify.png")


def app_icon() -> QIcon:
    """Return the icon with every size that a window is asked for; each file is read when it is first shown."""
    icon = QIcon()
    for size in _SIZES:
        icon.addFile(str(app_icon_file(size)))
    return icon
