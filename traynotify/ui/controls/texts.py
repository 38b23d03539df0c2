"""Texts in the roles of the type scale, and hairlines."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QSizePolicy, QWidget

from traynotify.ui.look import Look
from traynotify.ui.typography import TextStyle

StyleName = Literal[
    "headline", "title", "state", "body", "name", "topic", "excerpt", "chip", "chip_chosen", "small", "small_strong"
]
Tone = Literal["text", "text2", "text3", "accent", "danger", "warn", "ok"]


class Text(QLabel):
    """A text that follows the look; it wraps, or is cut with an ellipsis and tells the rest in its tooltip."""

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
        self._renew()

    def minimumSizeHint(self) -> QSize:
        if self.wordWrap():
            return super().minimumSizeHint()
        return QSize(min(24, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Elide what has no room; a wrapped text always has."""
        metrics = QFontMetrics(self.font())
        full = metrics.horizontalAdvance(self.text())
        if self.wordWrap() or full <= self.contentsRect().width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        cut = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        painter.drawText(self.contentsRect(), int(self.alignment()), cut)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._lead()

    def _lead(self) -> None:
        """Begin where the window's lines begin: Qt would go by the direction of the text instead."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def _renew(self) -> None:
        style: TextStyle = getattr(self._look.type, self._style)
        color: QColor = getattr(self._look.palette, self._tone)
        self.setFont(style.font)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, color)
        self.setPalette(palette)
        self.updateGeometry()


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
