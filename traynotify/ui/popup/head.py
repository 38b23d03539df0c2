"""What stands above the list: title, count and search, the chips, and the strip with the day and what has arrived."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from traynotify.core.language import tr
from traynotify.core.state import State, Unread
from traynotify.ui import words
from traynotify.ui.controls.buttons import Control, GlyphButton
from traynotify.ui.controls.texts import Hairline, Text, set_margins
from traynotify.ui.glyphs import Glyph, paint_glyph
from traynotify.ui.look import Look
from traynotify.ui.popup.chips import AccountChips, PartChips, account_entries
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.row_layout import END, HEADING, START
from traynotify.ui.popup.search_field import SearchField
from traynotify.ui.services import ServiceLooks
from traynotify.ui.theme import GLYPH


class CountPill(QWidget):
    """The unread number beside the title; nothing when there is none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._text = look, ""
        look.changed.connect(self.updateGeometry)
        self.hide()

    def show_count(self, unread: Unread) -> None:
        """How many; with a plus where the service does not say exactly."""
        self._text = f"{words.number(unread.known)}{'+' if unread.capped else ''}" if unread.known else ""
        self.setAccessibleName(tr("{count} unread", count=self._text))
        self.setVisible(bool(self._text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        style = self._look.type.chip_chosen
        height = style.line + 2
        return QSize(max(height + 8, QFontMetrics(style.font).horizontalAdvance(self._text) + 18), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.palette.selected)
        size = self.sizeHint()
        rect = QRectF(0, (self.height() - size.height()) / 2, size.width(), size.height())
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setFont(self._look.type.chip_chosen.font)
        painter.setPen(self._look.palette.accent)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._text)


class Head(QWidget):
    """Title, count, search, buttons and chips. Pressing it where nothing is moves the window: `dragged`."""

    menu_asked = Signal(QPoint)
    """The menu is wanted; its top corner at the end of the line goes there, in screen coordinates."""
    mark_all_asked = Signal()
    dragged = Signal()

    def __init__(self, look: Look, services: ServiceLooks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(look, tr("Inbox"), "title")
        self._pill = CountPill(look)
        self.search = SearchField(look)
        self._mark_all = GlyphButton(look, Glyph.CHECK_ALL, tr("Mark all as read (Shift+R)"))
        self._menu = GlyphButton(look, Glyph.ELLIPSIS, tr("Menu"))
        self.parts = PartChips(look)
        self.accounts = AccountChips(look, services)
        top = QHBoxLayout()
        set_margins(top, START, 12, 12, 8)
        top.setSpacing(8)
        top.addWidget(self._title)
        top.addWidget(self._pill)
        top.addStretch(1)
        top.addWidget(self.search, 1000)
        top.addWidget(self._mark_all)
        top.addWidget(self._menu)
        chips = QVBoxLayout()
        set_margins(chips, START, 0, END, 10)
        chips.setSpacing(8)
        chips.addWidget(self.parts)
        chips.addWidget(self.accounts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(chips)
        column.addWidget(Hairline(look))
        self._mark_all.clicked.connect(self.mark_all_asked)
        self._menu.clicked.connect(self._ask_menu)

    def show_state(self, state: State, narrowed: Filter, counts: dict[Part, int]) -> None:
        """Accounts, what the list is narrowed to, and how many wait in each part of that account."""
        account = narrowed.account if narrowed.account in state.accounts else None
        unread = state.unread(account) if account else state.unread()
        self._pill.show_count(unread)
        self._mark_all.setEnabled(any(counts.values()))
        self.parts.show_parts(narrowed.part, counts)
        self.accounts.show_accounts(account_entries(state), account)
        name = words.account_name(state, account) if account else ""
        self._title.setToolTip(name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.dragged.emit()

    def _ask_menu(self) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corner = QPoint(0 if mirrored else self._menu.width(), self._menu.height() + 4)
        self.menu_asked.emit(self._menu.mapToGlobal(corner))


class ArrivalPill(Control):
    """``↑ 2 new``: they wait there until they are wanted."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.hide()

    def show_count(self, count: int) -> None:
        """How many wait; none hide it."""
        self.setText(tr("%n new", "", count))
        self.setAccessibleName(tr("Show %n new", "", count))
        self.setVisible(count > 0)
        self.updateGeometry()

    @property
    def _arrow(self) -> int:
        """How large the arrow is."""
        return round(GLYPH * self.look.zoom)

    def sizeHint(self) -> QSize:
        style = self.look.type.chip_chosen
        width = QFontMetrics(style.font).horizontalAdvance(self.text())
        return QSize(width + self._arrow + 4 + 20, max(28, style.line + 10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, rect = self.look.palette, QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.accent.lighter(112) if self.hovered else palette.accent)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        self.paint_ring(painter, rect.adjusted(2, 2, -2, -2), rect.height() / 2 - 2, palette.on_accent)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = self._arrow
        glyph = QRectF(8, (rect.height() - side) / 2, side, side)
        text = rect.adjusted(8 + side, 0, -8, 0)
        if mirrored:
            glyph.moveRight(rect.width() - 8)
            text = rect.adjusted(8, 0, -8 - side, 0)
        paint_glyph(painter, glyph, Glyph.ARROW_UP, palette.on_accent)
        painter.setFont(self.look.type.chip_chosen.font)
        painter.setPen(palette.on_accent)
        painter.drawText(text, Qt.AlignmentFlag.AlignCenter, self.text())


class DayStrip(QWidget):
    """The day of the topmost row, and at the end what has arrived since: it covers no row and moves none."""

    arrivals_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = Text(look, "", "small_strong", "text2")
        self._found = Text(look, "", "small", "text3")
        self._pill = ArrivalPill(look)
        row = QHBoxLayout(self)
        set_margins(row, START, 2, END, 2)
        row.setSpacing(12)
        self._day.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)  # the other one is cut
        row.addWidget(self._day, 1)
        row.addWidget(self._found)
        row.addWidget(self._pill)
        self._look = look
        self._fit()
        look.changed.connect(self._fit)
        self._pill.clicked.connect(self.arrivals_asked)

    def _fit(self) -> None:
        self.setFixedHeight(max(HEADING, self._look.type.small_strong.line + 16))

    def show_day(self, day: str) -> None:
        """The heading."""
        self._day.setText(day)

    def show_found(self, text: str) -> None:
        """What a search was understood as and has found, in words; empty without a search."""
        self._found.setText(words.isolate(text) if text else "")
        self._found.setVisible(bool(text))

    def show_arrivals(self, count: int) -> None:
        """How many are held back."""
        self._pill.show_count(count)
