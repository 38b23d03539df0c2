"""The foot of the inbox: how the accounts are, in signs and words. A click shows more about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from traynotify.core.account import HealthState
from traynotify.core.language import tr
from traynotify.core.state import State
from traynotify.ui import words
from traynotify.ui.controls.buttons import Control
from traynotify.ui.glyphs import paint_glyph
from traynotify.ui.health_signs import health_sign
from traynotify.ui.look import Look
from traynotify.ui.theme import GLYPH

_HEIGHT = 37
_START = 18
_GAP = 14


def waiting_words(state: State) -> str:
    """``1 change waits``: what the person did and no server has heard of because it cannot be reached."""
    online = (HealthState.LIVE, HealthState.POLLING)
    waiting = sum(
        len(operation.keys)
        for operation in state.operations.values()
        if operation.attempts
        or operation.account not in state.accounts
        or state.accounts[operation.account].health.state not in online
    )
    return tr("%n (change waits|changes wait)", "", waiting) if waiting else ""


class Foot(Control):
    """``● 3 live  ◐ 1 polling  ⚠ 1 needs sign-in``; where room is short, only what needs a person keeps its words."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._counts: list[tuple[HealthState, int]] = []
        self._waiting = ""

    def show_state(self, state: State) -> None:
        """What the accounts are like now."""
        self._counts = words.health_counts(state.accounts.values())
        self._waiting = waiting_words(state)
        summary = words.health_summary(state.accounts.values()) or tr("No account yet")
        self.setAccessibleName(", ".join(part for part in (summary, self._waiting) if part))
        details = [
            f"{words.account_name(state, account)}: {tr(known.health.detail or words.HEALTH_WORDS[known.health.state])}"
            for account, known in state.accounts.items()
        ]
        self.setToolTip("\n".join(details))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, max(_HEIGHT, self.look.type.small.line + 20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.look.palette
        painter.fillRect(QRectF(0, 0, self.width(), 1), palette.line)
        rect = QRectF(self.rect()).adjusted(4, 4, -4, -3)
        if self.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.hover)
            painter.drawRoundedRect(rect, 8, 8)
        self.paint_ring(painter, rect, 8)
        end = 20.0
        if self._waiting:
            end += self._write(painter, end, self._waiting, "small", palette.text3, from_end=True) + _GAP
        room = self.width() - _START - end
        shorten = self._width(shorten=False) > room
        left = float(_START)
        for state, count in self._counts:
            glyph, color = health_sign(state, palette)
            side = self._glyph_side
            box = QRectF(left, (self.height() - side) / 2 + 0.5, side, side)
            paint_glyph(painter, self._mirror(box), glyph, color)
            left += side + 3
            warns = state is HealthState.NEEDS_SIGN_IN
            ink = palette.warn if warns else palette.text2
            text = words.number(count) if shorten and not warns else words.health_phrase(state, count)
            left += self._write(painter, left, text, "small_strong" if warns else "small", ink) + _GAP
        if not self._counts:
            self._write(painter, 20, tr("No account yet"), "small", palette.text3)

    @property
    def _glyph_side(self) -> float:
        return GLYPH * self.look.zoom

    def _width(self, *, shorten: bool) -> float:
        total = 0.0
        for state, count in self._counts:
            warns = state is HealthState.NEEDS_SIGN_IN
            style = self.look.type.small_strong if warns else self.look.type.small
            text = words.number(count) if shorten and not warns else words.health_phrase(state, count)
            total += self._glyph_side + 3 + QFontMetrics(style.font).horizontalAdvance(text) + _GAP
        return total - _GAP

    def _write(
        self, painter: QPainter, left: float, text: str, style: str, color: QColor, *, from_end: bool = False
    ) -> float:
        """Write from `left`, or up to that far from the end; returns the width."""
        font = getattr(self.look.type, style).font
        width = QFontMetrics(font).horizontalAdvance(text) + 1.0
        start = self.width() - left - width if from_end else left
        painter.setFont(font)
        painter.setPen(color)
        box = self._mirror(QRectF(start, 1, width, self.height()))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.isolate(text))
        return width

    def _mirror(self, rect: QRectF) -> QRectF:
        if self.layoutDirection() != Qt.LayoutDirection.RightToLeft:
            return rect
        return QRectF(self.width() - rect.right(), rect.top(), rect.width(), rect.height())
