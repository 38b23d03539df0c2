"""Menus of one look: our own check mark, and round corners with nothing behind them, with or without a compositor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QBitmap, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from traynotify.ui.glyphs import Glyph, glyph_image
from traynotify.ui.look import Look
from traynotify.ui.theme import GLYPH, RADIUS_BOX


class Menu(QMenu):
    """A menu that opens, never blocks, and goes away when it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners by a mask, which needs no compositor."""
        super().resizeEvent(event)
        mask = QBitmap(self.size())
        mask.clear()
        painter = QPainter(mask)
        painter.setBrush(Qt.GlobalColor.color1)
        painter.setPen(Qt.GlobalColor.color1)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS_BOX, RADIUS_BOX)
        painter.end()
        self.setMask(mask)


def show_checked(action: QAction, look: Look, *, is_checked: bool) -> None:
    """Mark what is chosen among a menu's lines: for the eye, and for who has the screen read out."""
    action.setCheckable(True)
    action.setChecked(is_checked)
    side, ratio = round(GLYPH * look.zoom), 2.0
    sign = QPixmap(round(side * ratio), round(side * ratio))
    sign.setDevicePixelRatio(ratio)
    sign.fill(Qt.GlobalColor.transparent)
    if is_checked:
        sign = QPixmap.fromImage(glyph_image(Glyph.CHECK, side, look.palette.accent, device_pixel_ratio=ratio))
    action.setIcon(QIcon(sign))
    action.setIconVisibleInMenu(True)
