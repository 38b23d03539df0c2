"""Loads Qt for the tray app, without a switch of its binding that reads the source of whatever is imported then.

The binding replaces ``import``, so that ``from __feature__ import snake_case`` can rename Qt's methods for one module.
To learn whom that concerns, it reads the source of every module that is imported from then on, and keeps it: for this
app a quarter of its starting time, and twelve megabytes. Nobody here uses the switch.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from traynotify.app.bootstrap import Prepare
    from traynotify.app.options import Options


def run(options: Options, *, minimized: bool, prepare: Prepare | None = None) -> int:
    """Do as `app.run.run`, which is imported here, with Qt."""
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    from traynotify.app.run import run

    return run(options, minimized=minimized, prepare=prepare)
