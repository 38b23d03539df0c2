"""What every window with a title bar has in common: its colours, its sheet, and that closing only hides it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from traynotify.ui.controls.sheet import Sheet
from traynotify.ui.look import Look
from traynotify.ui.style import dress


def show_in_front(window: QWidget) -> None:
    """Show it before all others; also one that was put away as an icon, which Qt would show as that again."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


class Window(QWidget):
    """A window of its own. `bring` shows it in front; Escape closes it."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.look = look
        self._was_shown = False
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._restyle()
        look.changed.connect(self._restyle)
        self.sheet = Sheet(look, self)

    def bring(self) -> None:
        """Show it in front of the others; at first as large as it wants to be, which Qt would not grant on its own."""
        if not self._was_shown:
            self._was_shown = True
            self.resize(self.sizeHint().boundedTo(self.screen().availableSize()))
        show_in_front(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.look.palette.surface)

    def _restyle(self) -> None:
        dress(self, self.look)
        self.update()
