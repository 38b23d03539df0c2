"""The field in the head of the inbox in which one searches everything that is on disk."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from traynotify.core.language import tr
from traynotify.ui.controls.buttons import GlyphButton
from traynotify.ui.controls.fields import Field
from traynotify.ui.glyphs import Glyph, paint_glyph
from traynotify.ui.look import Look
from traynotify.ui.theme import GLYPH, TARGET

KEY = "/"
_NARROWEST = 96
_WIDEST = 188
_GAP = 8
_HINTS = "from:ana   in:@me   is:unread   kind:mention"


class SearchField(Field):
    """Empty, it shows the key that leads to it. `left_down`: the person goes on to what was found."""

    left_down = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(tr("Search everything"), tr("Search"))
        self.setParent(parent)
        self._look = look
        self.setProperty("search", "true")
        self.setToolTip("\n".join((tr("Search everything ({key})", key=KEY), _HINTS)))
        self.setAccessibleDescription(tr("Words, or for example {example}", example=_HINTS))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._clear = GlyphButton(look, Glyph.CROSS, tr("Clear the search (Esc)"), self)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.hide()
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._show_what_there_is)
        look.changed.connect(self._fit)
        self._fit()

    def take_focus(self) -> None:
        """Begin to search, with what was typed before chosen, so that typing replaces it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(round(_WIDEST * self._look.zoom), max(TARGET, self._look.type.body.line + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter lead to what was found; a line has no other use for them."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.height()
        self._clear.setGeometry(0 if self._mirrored else self.width() - side, 0, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, side = self._look.palette, round(GLYPH * self._look.zoom)
        glyph = QRectF(_GAP, (self.height() - side) / 2, side, side)
        paint_glyph(painter, self._mirror(glyph), Glyph.SEARCH, palette.text2)
        if not self.text() and not self.hasFocus():
            self._paint_key(painter)

    def _paint_key(self, painter: QPainter) -> None:
        palette, style = self._look.palette, self._look.type.small
        width = max(16.0, QFontMetrics(style.font).horizontalAdvance(KEY) + 10.0)
        box = QRectF(self.width() - _GAP - width, (self.height() - style.line - 1) / 2, width, style.line + 1)
        painter.setPen(QPen(palette.line, 1))
        painter.setBrush(palette.surface)
        painter.drawRoundedRect(self._mirror(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(style.font)
        painter.setPen(palette.text3)
        painter.drawText(self._mirror(box), Qt.AlignmentFlag.AlignCenter, KEY)

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _mirror(self, rect: QRectF) -> QRectF:
        return QRectF(self.width() - rect.right(), rect.top(), *rect.size().toTuple()) if self._mirrored else rect

    def _show_what_there_is(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def _fit(self) -> None:
        """Leave room for the glyph before the text and for the key or the cross behind it."""
        before, behind = round(GLYPH * self._look.zoom) + _GAP + 4, self.sizeHint().height()
        self.setTextMargins(behind if self._mirrored else before, 0, before if self._mirrored else behind, 0)
        self.setFixedHeight(self.sizeHint().height())
        self.setMaximumWidth(self.sizeHint().width())
        self.updateGeometry()
