"""What every window with a title bar has in common: its colours, its language, its sheet, and that closing hides it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from traynotify.core.language import tr
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
    """A window of its own. `bring` shows it in front; Escape closes it.

    What is inside is made by `fill`, and made anew when another language is spoken: the window itself stays where and
    as large as it is. Who derives from it calls `renew` once everything is there that `fill` needs.
    """

    def __init__(self, look: Look, title: str) -> None:
        """`title` is in English, marked for translation."""
        super().__init__(None, Qt.WindowType.Window)
        self.look = look
        self._title = title
        self._was_shown = False
        self._is_outdated = False
        self._inside: QWidget | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._restyle()
        look.changed.connect(self._restyle)
        look.language_changed.connect(self._follow_language)
        self.sheet = Sheet(look, self)

    @property
    def is_filled(self) -> bool:
        """Whether something is inside already."""
        return self._inside is not None

    @property
    def is_busy(self) -> bool:
        """Whether something goes on inside that must not be broken off."""
        return False

    def fill(self, inside: QWidget) -> None:
        """Make what there is to see, in `inside`."""
        raise NotImplementedError

    def renew(self) -> None:
        """Make what is inside, in the language that is spoken now, instead of what was there."""
        before, self._inside = self._inside, QWidget()
        self.setWindowTitle(tr(self._title))
        self.setAccessibleName(tr(self._title))
        self.fill(self._inside)
        self._whole.addWidget(self._inside)
        if before is not None:
            self.sheet.dismiss()
            self._whole.removeWidget(before)
            before.hide()
            before.deleteLater()
            self._inside.show()
            self._whole.activate()  # so that it can be scrolled to where one was

    def catch_up(self) -> None:
        """Speak the language of now, if that had to wait and need not wait any longer."""
        if self._is_outdated and not self.is_busy:
            self._is_outdated = False
            self.renew()

    def _follow_language(self) -> None:
        self._is_outdated = True
        if self.isVisible():
            self.catch_up()

    def bring(self) -> None:
        """Show it in front of the others; at first as large as it wants to be, which Qt would not grant on its own."""
        if not self._was_shown:
            self._was_shown = True
            self.resize(self.sizeHint().boundedTo(self.screen().availableSize()))
        self.catch_up()
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
