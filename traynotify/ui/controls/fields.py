"""Fields for text, numbers and choices, and a column that scrolls. A wheel that turns over them scrolls the page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLayout,
    QLineEdit,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from traynotify.core.language import tr
from traynotify.ui.controls.buttons import GlyphButton
from traynotify.ui.controls.menu import Menu, show_checked
from traynotify.ui.controls.texts import set_margins
from traynotify.ui.glyphs import Glyph, paint_glyph
from traynotify.ui.look import Look
from traynotify.ui.theme import GLYPH, RADIUS_BOX, TARGET

_GLASS_INSET = 8
_CHOICE_WIDTH = 120
"""How wide a choice is at least, so that those below one another are alike."""
_IN_SIGHT = 12
"""How much of what is around it is shown with what is scrolled to."""


class Field(QLineEdit):
    """A line of text; `large` where it is the one thing to fill in."""

    def __init__(self, name: str, placeholder: str = "", *, large: bool = False, secret: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("large", "true" if large else "false")
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Cut, copy and paste in a menu like all others."""
        menu, standard = Menu(self), self.createStandardContextMenu()
        standard.setParent(menu)  # it keeps its actions
        for action in standard.actions():
            action.setIcon(QIcon())
            menu.addAction(action)
        menu.popup(event.globalPos())


class FilterField(Field):
    """A line of text that narrows what stands below it; a magnifying glass says so, and a cross empties it."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(name, name)
        self._look = look
        self.setProperty("search", "true")
        self.cross = GlyphButton(look, Glyph.CROSS, tr("Clear the search (Esc)"), self)
        self.cross.setCursor(Qt.CursorShape.ArrowCursor)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does the same
        self.cross.hide()
        self.cross.clicked.connect(self.clear)
        self.textChanged.connect(lambda text: self.cross.setVisible(bool(text)))
        self._fit()
        look.changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(TARGET, self._look.type.body.line + 12))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.height()
        self.cross.setGeometry(0 if self._mirrored else self.width() - side, 0, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = round(GLYPH * self._look.zoom)
        left = self.width() - side - _GLASS_INSET if self._mirrored else _GLASS_INSET
        box = QRectF(left, (self.height() - side) / 2, side, side)
        paint_glyph(QPainter(self), box, Glyph.SEARCH, self._look.palette.text2)

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _fit(self) -> None:
        """Leave room for the glass before the text and for the cross behind it."""
        before, behind = round(GLYPH * self._look.zoom) + _GLASS_INSET + 4, self.sizeHint().height()
        self.setTextMargins(behind if self._mirrored else before, 0, before if self._mirrored else behind, 0)
        self.updateGeometry()


class Number(Field):
    """A whole number, typed or stepped with the arrow keys; what is not one is the reader's to refuse."""

    stepped = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setFixedWidth(72)
        self.setAlignment(Qt.AlignmentFlag.AlignTrailing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps and self.text().strip().lstrip("-").isdecimal():
            self.stepped.emit(int(self.text()) + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class Choice(QComboBox):
    """One of a few values."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.menu: QMenu | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        style = self._look.type.body
        metrics = QFontMetrics(style.font)
        widest = max((metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0)
        least = round(_CHOICE_WIDTH * self._look.zoom)
        return QSize(max(least, widest + 12 + self._arrow_side + 20), max(TARGET, style.line + 10))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showPopup(self) -> None:
        """Offer the values in a menu like all others: the list that Qt has for this is cut off in some styles."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # the click that closes it must not open it again
        menu.setMinimumWidth(self.width())
        for index in range(self.count()):
            action = menu.addAction(self.itemText(index).replace("&", "&&"))
            action.triggered.connect(lambda _=False, chosen=index: self.setCurrentIndex(chosen))
            show_checked(action, self._look, is_checked=index == self.currentIndex())
        self.menu = menu
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        menu.setActiveAction(menu.actions()[max(0, self.currentIndex())])

    @property
    def _arrow_side(self) -> int:
        return round(GLYPH * self._look.zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, focused = self._look.palette, self.hasFocus()
        width = 2.0 if focused else 1.0
        painter.setPen(QPen(palette.accent if focused else palette.control, width))
        painter.setBrush(palette.hover if self.underMouse() else palette.surface)
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, RADIUS_BOX, RADIUS_BOX)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = self._arrow_side
        arrow = QRectF(8 if mirrored else self.width() - side - 8, (self.height() - side) / 2, side, side)
        paint_glyph(painter, arrow, Glyph.CHEVRON_DOWN, palette.text2)
        text = QRectF(self.rect()).adjusted(side + 12 if mirrored else 12, 0, -12 if mirrored else -side - 12, 0)
        painter.setFont(self._look.type.body.font)
        painter.setPen(palette.text)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), self.currentText())


class Column(QScrollArea):
    """Widgets below one another, which scroll when there are many."""

    def __init__(self, margins: tuple[int, int, int, int], spacing: int) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._content = content = _Content()
        content.setAutoFillBackground(False)
        self.layout_ = QVBoxLayout(content)
        self.layout_.setContentsMargins(*margins)
        self.layout_.setSpacing(spacing)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    @property
    def missing(self) -> int:
        """How much higher it would have to be, so that nothing had to scroll."""
        self.layout_.activate()
        content = self._content.heightForWidth(self.viewport().width())
        return max(0, content - self.viewport().height())

    def align(self, layout: QLayout, start: int, top: int, end: int, bottom: int) -> None:
        """Keep the margins of `layout`, above or below, so that it ends where the content does beside a scroll bar."""
        bar = self.verticalScrollBar()

        def fit(_least: int, most: int) -> None:
            set_margins(layout, start, top, end + (bar.sizeHint().width() if most else 0), bottom)

        fit(0, bar.maximum())
        bar.rangeChanged.connect(fit)

    def bring_into_sight(self, part: QWidget) -> None:
        """Show `part` whole, or from its beginning on, and what in it has the focus, once everything has its place.

        Where that takes scrolling, as much as possible of what is above `part` is shown.
        """
        QTimer.singleShot(0, part, lambda: self._scroll_to(part))

    def _scroll_to(self, part: QWidget) -> None:
        top = part.mapTo(self._content, QPoint(0, 0)).y()
        bar, bottom = self.verticalScrollBar(), top + part.height()
        if top < bar.value() or bottom > bar.value() + self.viewport().height():
            bar.setValue(0)
            for y in (bottom, top):
                self.ensureVisible(0, y, 0, _IN_SIGHT)
        focused = part.window().focusWidget()
        if focused is not None and part.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, _IN_SIGHT)


class _Content(QWidget):
    """As high as its texts are at its width; every text at its narrowest would be much higher, and scroll in vain."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
