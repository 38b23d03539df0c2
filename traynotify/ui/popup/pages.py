"""Situations painted: the page that stands where rows would be, and the banner above them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from traynotify.core.language import tr
from traynotify.ui.controls.buttons import Button, Manner
from traynotify.ui.controls.texts import Text, set_margins
from traynotify.ui.glyphs import Glyph, paint_glyph
from traynotify.ui.look import Look
from traynotify.ui.marks import paint_message_tile
from traynotify.ui.popup.situation import REMEDY_LABELS, Remedy, Situation
from traynotify.ui.theme import GLYPH, RADIUS_BOX

_TILE = 62
_TEXT_WIDTH = 280


class Page(QWidget):
    """A sign on the message tile, a headline, a text, and what to do. `remedied`: the person does it."""

    remedied = Signal(Situation)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._situation: Situation | None = None
        self._tile = _Tile(look, self)
        self._headline = Text(look, "", "state", wrap=True)
        self._text = Text(look, "", "body", "text2", wrap=True)
        self._button = Button(look, "", parent=self)
        self._button.clicked.connect(lambda: self.remedied.emit(self._situation))
        self._button.hide()
        for label in (self._headline, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(4)
        self._column.addStretch(2)
        self._column.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(16)
        self._column.addWidget(self._headline)
        self._column.addWidget(self._text)
        self._column.addSpacing(16)
        self._column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(3)
        below = QSizePolicy.Policy.Preferred  # gives way to a long text
        self._column.addItem(QSpacerItem(0, 16, QSizePolicy.Policy.Minimum, below))

    def show_situation(self, situation: Situation) -> None:
        """Say this; nothing happens when it is said already."""
        if situation == self._situation:
            return
        self._situation = situation
        self._tile.show_sign(situation.glyph, warns=situation.is_warning)
        self._headline.setText(situation.headline)
        self._text.setText(situation.text)
        urgent = situation.is_warning or situation.remedy is Remedy.ADD_ACCOUNT
        self._button.set_manner(Manner.FILLED if urgent else Manner.OUTLINE)
        _offer(self._button, situation)


def _offer(button: Button, situation: Situation) -> None:
    """Have the button say what a person can do; it is there where there is something."""
    if situation.remedy is not None:
        button.set_words(tr(REMEDY_LABELS[situation.remedy]))
    button.setVisible(situation.remedy is not None)


class _Tile(QWidget):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._glyph, self._warns = look, Glyph.CHECK, False
        self.setFixedSize(_TILE, _TILE)

    def show_sign(self, glyph: Glyph, *, warns: bool) -> None:
        """Another glyph, in petrol or in amber."""
        self._glyph, self._warns = glyph, warns
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._look.palette
        ground, ink = (palette.warn_soft, palette.warn) if self._warns else (palette.selected, palette.accent)
        paint_message_tile(QPainter(self), QRectF(self.rect()), self._glyph, ground, ink)


class Banner(QWidget):
    """A notice above the rows, with at most one thing to do. `remedied`: the person does it."""

    remedied = Signal(Situation)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._situation: Situation | None = None
        self._headline = Text(look, "", "chip_chosen", wrap=True)
        self._text = Text(look, "", "chip", "text2", wrap=True)
        self._button = Button(look, "", Manner.QUIET, parent=self)
        self._button.clicked.connect(lambda: self.remedied.emit(self._situation))
        self._button.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._headline)
        words.addWidget(self._text)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        self._row = row
        self._fit()
        look.changed.connect(self._fit)
        self.hide()

    @property
    def _sign(self) -> int:
        """How large the sign before the words is."""
        return round(GLYPH * self._look.zoom)

    def _fit(self) -> None:
        set_margins(self._row, 16 + 12 + self._sign + 10, 12 + 8, 16 + 4, 8)

    def show_situation(self, situation: Situation | None) -> None:
        """Say this, or go away."""
        self.setVisible(situation is not None)
        if situation is None or situation == self._situation:
            return
        self._situation = situation
        self._headline.setText(situation.headline)
        self._text.setText(situation.text)
        _offer(self._button, situation)

    def sizeHint(self) -> QSize:
        return QSize(_TEXT_WIDTH, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._situation is None:
            return
        palette, warns = self._look.palette, self._situation.is_warning
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(16, 12, -16, 0)
        painter.setPen(QPen(palette.control, 1) if palette.is_high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(palette.warn_soft if warns else palette.sunken)
        painter.drawRoundedRect(box, RADIUS_BOX, RADIUS_BOX)
        glyph = QRectF(box.left() + 12, box.center().y() - self._sign / 2, self._sign, self._sign)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            glyph.moveRight(box.right() - 12)
        paint_glyph(painter, glyph, self._situation.glyph, palette.warn if warns else palette.text)
