"""Texts in the roles of the type scale, and hairlines."""

from __future__ import annotations

from html import escape
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QSizePolicy, QToolTip, QWidget

from traynotify.ui.look import Look
from traynotify.ui.typography import TextStyle

StyleName = Literal[
    "headline", "title", "state", "body", "name", "topic", "excerpt", "chip", "chip_chosen", "small", "small_strong"
]
Tone = Literal["text", "text2", "text3", "accent", "danger", "warn", "ok"]

_READABLE = 80
"""How many letters a line of a wrapped text would like to have."""
_LEAST = 12
"""How many it has to have."""
_LEAST_CUT = 24
"""How wide, in pixels, a text that is cut has to be."""
_ONE_LINE = 48
"""How many letters a tooltip has in one line."""
_LINE_SEPARATOR = "\u2028"


def as_tip(text: str) -> str:
    """`text` as a tooltip's markup, in one line where that is short: plain text never wraps, and other markup does."""
    if not text:
        return ""
    wrap = "nowrap" if len(text) <= _ONE_LINE else "normal"
    return f'<p style="white-space: {wrap}">{escape(text)}</p>'


class Text(QLabel):
    """A text that follows the look; it wraps, or is cut with an ellipsis and tells the rest in its tooltip.

    It measures and paints itself in what the look says at that moment. A font or palette that is set on a widget under
    a style sheet is taken back by Qt when the sheet changes, and a label's own wrapping breaks no long word, so that
    one address would make a whole page as wide as itself.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        style: StyleName = "body",
        tone: Tone = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look, self._style, self._tone = look, style, tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._lead()
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        look.changed.connect(self._renew)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._type.font)
        width = metrics.horizontalAdvance(self.text()) + 1
        if not self.wordWrap():
            return QSize(width, self._line)
        width = min(width, _READABLE * metrics.averageCharWidth())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self._type.font)
        least = _LEAST * metrics.averageCharWidth() if self.wordWrap() else _LEAST_CUT
        return QSize(min(least, self.sizeHint().width()), self._line)

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return -1
        return max(1, self._laid_out(width).lineCount()) * self._line

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Wrap it, or elide what has no room."""
        painter, room = QPainter(self), self.contentsRect()
        painter.setFont(self._type.font)
        color: QColor = getattr(self._look.palette, self._tone)
        painter.setPen(color)
        if self.wordWrap():
            layout = self._laid_out(room.width())
            over = max(0.0, room.height() - layout.lineCount() * self._line)
            layout.draw(painter, QPointF(room.left(), room.top() + over / 2))
        else:
            cut = QFontMetrics(self._type.font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(self.alignment()), cut)

    def event(self, event: QEvent) -> bool:
        """Tell in the tooltip what is cut."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and not self.toolTip():
            is_cut = not self.wordWrap() and self.sizeHint().width() - 1 > self.contentsRect().width()
            QToolTip.showText(event.globalPos(), as_tip(self.text()) if is_cut else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._lead()

    @property
    def _type(self) -> TextStyle:
        style: TextStyle = getattr(self._look.type, self._style)
        return style

    @property
    def _line(self) -> int:
        """How high a line of it is."""
        return self._type.line_for(self.text())

    def _laid_out(self, width: int) -> QTextLayout:
        """The text in lines of at most `width`; a word that is longer than that is broken."""
        layout = QTextLayout(self.text().replace("\n", _LINE_SEPARATOR), self._type.font)
        option = QTextOption(self.alignment())
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        number = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, number * self._line + (self._line - line.height()) / 2))
            number += 1
        layout.endLayout()
        return layout

    def _lead(self) -> None:
        """Begin where the window's lines begin: Qt would go by the direction of the text instead."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()


def set_margins(layout: QLayout, start: int, top: int, end: int, bottom: int) -> None:
    """Set the margins of `layout` by the direction of reading, which Qt itself does not mirror."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        start, end = end, start
    layout.setContentsMargins(start, top, end, bottom)


class Hairline(QFrame):
    """One pixel that parts two areas."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(1)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.palette.line)
