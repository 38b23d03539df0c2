"""Whether windows can be shown here. Without a display Qt ends the process, with no error that could be caught."""

from __future__ import annotations

import os
import sys


def has_display() -> bool:
    """True on systems that always have one, for Qt's own windowless platforms, and where X11 or Wayland is named."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM", "").startswith(
        ("offscreen", "minimal")
    ):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
