"""Buttons: with words, with a glyph alone, and the switch. All show hover, press and keyboard focus alike."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from traynotify.ui.glyphs import Glyph, paint_glyph
from traynotify.ui.look import Look
from traynotify.ui.theme import GLYPH, LARGE_TARGET, RADIUS_BOX, TARGET

_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_DISABLED = 0.5
POINTED_AT: Final = 112
"""How much lighter a filled button is under the pointer, in percent of its colour."""
PRESSED: Final = 115
"""How much darker it is while it is pressed."""
_SWITCH_WIDTH = 32


class Control(QAbstractButton):
    """What all controls have in common: they follow the look and the pointer, and ring only what a key has focused."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.ringed = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._renew)

    @property
    def hovered(self) -> bool:
        """Whether the pointer is over it and it could be clicked."""
        return self.isEnabled() and self.underMouse()

    def paint_ring(self, painter: QPainter, rect: QRectF, radius: float, color: QColor | None = None) -> None:
        """Two pixels inside `rect`, if a key brought the focus here."""
        if self.ringed:
            painter.setPen(QPen(color or self.look.palette.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ringed = event.reason() in _KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.ringed = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()


class Manner(StrEnum):
    """How much a button wants to be pressed."""

    FILLED = "filled"
    OUTLINE = "outline"
    QUIET = "quiet"
    DANGER = "danger"
    """Quiet, in red."""
    DANGER_FILLED = "danger_filled"


class Button(Control):
    """A button with words, and perhaps a glyph before them."""

    def __init__(
        self,
        look: Look,
        text: str,
        manner: Manner = Manner.OUTLINE,
        *,
        glyph: Glyph | None = None,
        large: bool = False,
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """A `flush` one has no box around its words, so that they stand on the same edge as the text above."""
        super().__init__(look, parent)
        self._manner, self._glyph, self._large, self._flush = manner, glyph, large, flush
        if large:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def set_words(self, text: str, glyph: Glyph | None = None) -> None:
        """Say something else, with this glyph before it or without one."""
        self._glyph = glyph
        self.setText(text)
        self.updateGeometry()

    def set_manner(self, manner: Manner) -> None:
        """Want to be pressed this much from now on."""
        self._manner = manner
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        style = self.look.type.name if self._large else self.look.type.chip_chosen
        text = QFontMetrics(style.font).horizontalAdvance(self.text())
        glyph = self._glyph_side + 8 if self._glyph else 0
        least = LARGE_TARGET if self._large else TARGET
        height = max(least, style.line + (18 if self._large else 10))
        return QSize(text + 1 + glyph + self._padding() * 2, height)  # widths are rounded down

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1 if self.isEnabled() else _DISABLED)
        rect, ink, ring = QRectF(self.rect()), self._ink(), None
        fill = self._fill()
        if fill is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(rect, RADIUS_BOX, RADIUS_BOX)
        if self._manner in (Manner.FILLED, Manner.DANGER_FILLED):
            ring, rect = ink, rect.adjusted(2, 2, -2, -2)
        elif self._manner is Manner.OUTLINE:
            painter.setPen(QPen(self.look.palette.control, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BOX, RADIUS_BOX)
        if self._flush and self.ringed:  # a ring would cut through the words, which have no room around them
            painter.fillRect(QRectF(0, rect.bottom() - 4, rect.width(), 2), ink)
        elif not self._flush:
            self.paint_ring(painter, rect, RADIUS_BOX, ring)
        self._paint_words(painter, ink)

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        font = QFont(self.look.type.name.font if self._large else self.look.type.chip_chosen.font)
        font.setUnderline(self._flush and self.hovered)
        painter.setFont(font)
        painter.setPen(ink)
        metrics = QFontMetrics(font)
        side = self._glyph_side
        glyph = side + 8 if self._glyph else 0
        room = self.width() - glyph - min(8, self._padding() * 2)
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text) + glyph
        area = QRectF((self.width() - width) / 2, 0, width, self.height())
        if self._glyph is not None:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = area.right() - side if mirrored else area.left()
            box = QRectF(left, (self.height() - side) / 2, side, side)
            paint_glyph(painter, box, self._glyph, ink, direction=self.layoutDirection())
            area.adjust(0 if mirrored else glyph, 0, -glyph if mirrored else 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    @property
    def _glyph_side(self) -> int:
        return round(GLYPH * self.look.zoom)

    def _padding(self) -> int:
        if self._flush:
            return 0
        return 8 if self._manner in (Manner.QUIET, Manner.DANGER) else 14

    def _ink(self) -> QColor:
        palette = self.look.palette
        return {
            Manner.FILLED: palette.on_accent,
            Manner.DANGER_FILLED: palette.surface,
            Manner.OUTLINE: palette.text,
            Manner.QUIET: palette.accent,
            Manner.DANGER: palette.danger,
        }[self._manner]

    def _fill(self) -> QColor | None:
        palette = self.look.palette
        if self._manner in (Manner.FILLED, Manner.DANGER_FILLED):
            base = palette.accent if self._manner is Manner.FILLED else palette.danger
            if self.isDown():
                return base.darker(PRESSED)
            return base.lighter(POINTED_AT) if self.hovered else base
        if self._flush:
            return None
        if self.isDown():
            return palette.selected
        return palette.hover if self.hovered else None


class GlyphButton(Control):
    """A square button with a glyph; its name is its tooltip and what a screen reader says."""

    def __init__(
        self, look: Look, glyph: Glyph, name: str, parent: QWidget | None = None, *, turned: bool = False
    ) -> None:
        """A `turned` one points against the direction of reading."""
        super().__init__(look, parent)
        self._glyph, self._turned = glyph, turned
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """What it does, in words."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        side = round(TARGET * self.look.zoom)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1 if self.isEnabled() else _DISABLED)
        palette, rect = self.look.palette, QRectF(self.rect())
        if self.hovered or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.selected if self.isDown() else palette.hover)
            painter.drawRoundedRect(rect, RADIUS_BOX, RADIUS_BOX)
        self.paint_ring(painter, rect, RADIUS_BOX)
        side = round(GLYPH * self.look.zoom)
        box = QRectF(0, 0, side, side)
        box.moveCenter(rect.center())
        ink = palette.accent if self.isDown() else palette.text2
        paint_glyph(painter, box, self._glyph, ink, direction=self._pointing)

    @property
    def _pointing(self) -> Qt.LayoutDirection:
        if not self._turned:
            return self.layoutDirection()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Qt.LayoutDirection.LeftToRight if mirrored else Qt.LayoutDirection.RightToLeft


class Option(Control):
    """One of several that can be chosen. `picked`: a person wants it, by pointer, by key or through a screen reader.

    A screen reader toggles it, which Qt does not call a click; what is shown as chosen is set by `show_chosen` alone.
    """

    picked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setCheckable(True)
        self.toggled.connect(self._tell)

    def show_chosen(self, chosen: bool) -> None:
        """Whether it is the one that is chosen."""
        blocked = self.blockSignals(True)
        self.setChecked(chosen)
        self.blockSignals(blocked)

    def _tell(self, on: bool) -> None:
        if on or self.group() is None:  # in a group, it is another one that turns this one off
            self.picked.emit()


class Switch(Control):
    """On or off, at once. Off is a ring with an outline, on is filled: the colour is not the only sign."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setCheckable(True)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(round(_SWITCH_WIDTH * self.look.zoom), round(TARGET * self.look.zoom))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1 if self.isEnabled() else _DISABLED)
        palette = self.look.palette
        painter.scale(self.look.zoom, self.look.zoom)
        whole = QRectF(0, (TARGET - 18) / 2, _SWITCH_WIDTH, 18)  # it ends where fields and lines end
        track = whole.adjusted(3, 0, -3, 0) if self.ringed else whole
        on_the_right = self.isChecked() != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.accent)
            painter.drawRoundedRect(track, 9, 9)
        else:
            painter.setPen(QPen(palette.control, 1.5))
            painter.setBrush(palette.hover if self.hovered else palette.surface)
            painter.drawRoundedRect(track.adjusted(0.75, 0.75, -0.75, -0.75), 8.25, 8.25)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.on_accent if self.isChecked() else palette.control)
        radius = 6.5 if self.isChecked() else 5.5
        painter.drawEllipse(
            QPointF(track.right() - 9 if on_the_right else track.left() + 9, track.center().y()), radius, radius
        )
        self.paint_ring(painter, whole.adjusted(0, -3, 0, 3), 12)
