"""How much of something is used: a bar that fills up in the direction of reading."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from traynotify.ui.look import Look

_HEIGHT = 6


class Gauge(QWidget):
    """Shows a share of a whole; what it is a share of stands beside it in words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._share = look, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_share(self, share: float) -> None:
        """From 0, nothing, to 1, all of it; what lies beyond is shown as the nearest of these."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, track = self._look.palette, QRectF(self.rect())
        outline = QPen(palette.control, 1) if palette.is_high_contrast else Qt.PenStyle.NoPen
        painter.setPen(outline)
        painter.setBrush(palette.line if not palette.is_high_contrast else palette.surface)
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), _HEIGHT / 2, _HEIGHT / 2)
        if self._share:
            filled = QRectF(0, 0, max(_HEIGHT, track.width() * self._share), _HEIGHT)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                filled.moveRight(track.right())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.accent)
            painter.drawRoundedRect(filled, _HEIGHT / 2, _HEIGHT / 2)
