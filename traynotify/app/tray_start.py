"""The first moments of the tray app: Qt, then an icon in the tray, and only then everything else.

Qt's binding replaces ``import``, so that ``from __feature__ import snake_case`` can rename Qt's methods for one module.
To learn whom that concerns, it reads the source of every module that is imported from then on, and keeps it: for this
app a quarter of its starting time, and twelve megabytes. Nobody here uses the switch, so it is taken out.
"""

from __future__ import annotations

import builtins
import logging
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from traynotify.app.desktop_entry import DESKTOP_ENTRY

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

    from traynotify.app.application import Application
    from traynotify.storage.paths import Profile

_HEAVY = ("traynotify.app.bootstrap", "traynotify.app.desk", "traynotify.app.run")


def begin(profile: Profile) -> Application:
    """Show the icon, unless another process seems to have the profile, and load what the app needs."""
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtGui import QPixmapCache

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    from traynotify.app.application import Application

    qInstallMessageHandler(_log_qt)
    application = Application(sys.argv[:1])
    application.setApplicationName("traynotify")
    application.setDesktopFileName(DESKTOP_ENTRY)
    QPixmapCache.setCacheLimit(0)  # until there is a window: each number makes an icon of its own, and is drawn once
    if not profile.instance_file.exists():
        application.show_icon()
    from traynotify.app.allocator import keep_little  # before much is allocated, but after the icon is there

    keep_little()
    for name in _HEAVY:
        application.processEvents()  # the panel asks what the icon looks like
        import_module(name)
    return application


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """What Qt has to say is for the log: on a sparse desktop it warns of much that nobody needs to mend."""
    from PySide6.QtCore import QtMsgType

    level = logging.WARNING if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg) else logging.INFO
    logging.getLogger("traynotify.qt").log(level, "%s: %s", context.category, message)
