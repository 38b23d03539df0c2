"""Qt's application object as ours: its quit is a wish, and it has an icon in the tray before all else is loaded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from traynotify.ui.tray_face import Panel, TrayFace, TrayState
from traynotify.ui.tray_icon import tray_qicon


class Application(QApplication):
    """Turns Qt's quit, from wherever it comes, into a call, so that what is awaited can end first.

    An event filter could do so as well, but would have Python look at every event of every window.
    """

    on_quit: Callable[[], None] | None = None
    icon: QSystemTrayIcon | None = None
    """What stands in the tray already, and is to be dressed by who knows what is so."""

    def event(self, event: QEvent) -> bool:
        """Take Qt's quit events out."""
        if self.on_quit is not None and event.type() == QEvent.Type.Quit:
            event.ignore()
            self.on_quit()
            return True
        return super().event(event)

    def show_icon(self) -> None:
        """Have an icon in the tray that says no more than that we are coming."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            is_dark = self.styleHints().colorScheme() is Qt.ColorScheme.Dark
            face = TrayFace(state=TrayState.CONNECTING, panel=Panel.DARK if is_dark else Panel.LIGHT)
            self.icon = QSystemTrayIcon(tray_qicon(face))
            self.icon.show()
