"""The sign beside a state's words: a glyph on the message tile."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from traynotify.ui.glyphs import Glyph
from traynotify.ui.look import Look
from traynotify.ui.marks import paint_message_tile

Ground = Literal["selected", "danger_soft"]
Ink = Literal["accent", "danger"]


class MessageTile(QWidget):
    """`glyph` in the colour `ink` on `ground`, as the palette of the moment has them."""

    def __init__(self, look: Look, glyph: Glyph, side: int, ground: Ground, ink: Ink) -> None:
        super().__init__()
        self._look, self._glyph = look, glyph
        self._ground: Ground = ground
        self._ink: Ink = ink
        self.setFixedSize(side, side)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground: QColor = getattr(self._look.palette, self._ground)
        ink: QColor = getattr(self._look.palette, self._ink)
        paint_message_tile(QPainter(self), QRectF(self.rect()), self._glyph, ground, ink)
