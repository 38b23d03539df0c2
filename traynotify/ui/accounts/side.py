"""The list of accounts beside their pages: each with its tile, its name and its health in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from traynotify.core.account import HealthState
from traynotify.core.ids import AccountId, ServiceId
from traynotify.core.language import tr
from traynotify.core.state import State
from traynotify.ui import words
from traynotify.ui.controls.buttons import Button, Option
from traynotify.ui.controls.fields import Column
from traynotify.ui.glyphs import Glyph, paint_glyph
from traynotify.ui.health_signs import flush, health_sign
from traynotify.ui.look import Look
from traynotify.ui.services import ServiceLooks
from traynotify.ui.theme import RADIUS_BOX

_TILE = 32
_NARROW = (Glyph.DISC, Glyph.DISC_HALF, Glyph.RING, Glyph.PAUSE)
"""Signs of health that leave more room beside them."""


class AccountEntry(Option):
    """One account of the list."""

    def __init__(self, look: Look, services: ServiceLooks, account: AccountId) -> None:
        super().__init__(look)
        self.account = account
        self._services = services
        self._service, self._health = ServiceId(""), HealthState.CONNECTING
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_state(self, state: State) -> None:
        """Its name and how it is doing."""
        known = state.accounts[self.account]
        self._service, self._health = known.account.service, known.health.state
        self.setText(words.account_name(state, self.account))
        self.setAccessibleName(f"{self.text()}, {tr(words.HEALTH_WORDS[self._health])}")
        self.setToolTip("\n".join(line for line in (self.text(), tr(known.health.detail)) if line))
        self.update()

    def sizeHint(self) -> QSize:
        kinds = self.look.type
        return QSize(160, max(50, kinds.name.line + kinds.small.line + 14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, kinds, rect = self.look.palette, self.look.type, QRectF(self.rect())
        if self.isChecked() or self.hovered:
            painter.setPen(QPen(palette.control, 1) if palette.is_high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(palette.selected if self.isChecked() else palette.hover)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BOX, RADIUS_BOX)
        self.paint_ring(painter, rect, RADIUS_BOX)
        middle = rect.center().y()
        side = _TILE * self.look.zoom
        tile = self._mirror(QRectF(10, middle - side / 2, side, side))
        self._services.paint_tile(painter, tile, self._service, kinds.name.font)
        left = 10 + side + 12
        top = middle - (kinds.name.line + kinds.small.line) / 2
        room = self.width() - left - 8
        self._write(painter, QRectF(left, top, room, kinds.name.line), self.text(), "name", "text")
        glyph, color = health_sign(self._health, palette)
        line = QRectF(left, top + kinds.name.line, room, kinds.small.line)
        sign = flush(glyph, left, line.center().y(), self.look.zoom)
        paint_glyph(painter, self._mirror(sign), glyph, color)
        warns = self._health is HealthState.NEEDS_SIGN_IN
        health = words.capitalised(tr(words.HEALTH_WORDS[self._health]))
        text = line.adjusted((16 if glyph in _NARROW else 18) * self.look.zoom, 0, 0, 0)
        style = "small_strong" if warns else "small"
        self._write(painter, text, health, style, "warn" if warns else "text3")

    def _write(self, painter: QPainter, rect: QRectF, text: str, style: str, tone: str) -> None:
        font = getattr(self.look.type, style).font
        painter.setFont(font)
        painter.setPen(getattr(self.look.palette, tone))
        cut = QFontMetrics(font).elidedText(words.isolate(text), Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(self._mirror(rect), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), cut)

    def _mirror(self, rect: QRectF) -> QRectF:
        if self.layoutDirection() != Qt.LayoutDirection.RightToLeft:
            return rect
        return QRectF(self.width() - rect.right(), rect.top(), rect.width(), rect.height())


class AccountList(QWidget):
    """All accounts, and the button to add one. `chosen`: show this one; `adding`: show the form."""

    chosen = Signal(str)
    adding = Signal()

    def __init__(self, look: Look, services: ServiceLooks) -> None:
        super().__init__()
        self._look, self._services = look, services
        self.entries: dict[AccountId, AccountEntry] = {}
        self._group = QButtonGroup(self)
        self._column = Column((0, 0, 0, 0), 2)
        self._column.layout_.addStretch(1)
        self.add = Button(look, tr("Add an account"), glyph=Glyph.PLUS)
        self.add.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(12)
        whole.addWidget(self._column, 1)
        whole.addWidget(self.add)
        self.add.clicked.connect(self.adding)
        look.changed.connect(self.update)

    def show_state(self, state: State, chosen: AccountId | None) -> None:
        """Add what is new, take out what is gone, and say how the others are doing."""
        for account in [a for a in self.entries if a not in state.accounts]:
            entry = self.entries.pop(account)
            self._group.removeButton(entry)
            entry.hide()
            entry.deleteLater()
        for account in state.accounts:
            if account not in self.entries:
                entry = self.entries[account] = AccountEntry(self._look, self._services, account)
                entry.picked.connect(lambda name=account: self.chosen.emit(name))
                self._group.addButton(entry)
                self._column.layout_.insertWidget(len(self.entries) - 1, entry)
                self.setTabOrder(entry, self.add)  # what is made last would be reached last
            self.entries[account].show_state(state)
        self._group.setExclusive(chosen is not None)
        for account, entry in self.entries.items():
            entry.show_chosen(account == chosen)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.palette.sunken)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(0 if mirrored else self.width() - 1, 0, 1, self.height(), self._look.palette.line)
