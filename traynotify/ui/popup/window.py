"""The window around the inbox: a popup at the tray where windows may choose their place, otherwise one like others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBitmap,
    QCloseEvent,
    QCursor,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from traynotify.core.ids import AccountId
from traynotify.core.language import tr
from traynotify.ui.look import Look
from traynotify.ui.popup.filters import Filter
from traynotify.ui.popup.inbox import Inbox
from traynotify.ui.popup.placement import placed, spelled, understood
from traynotify.ui.style import dress
from traynotify.ui.theme import POPUP_NARROWEST, RADIUS_WINDOW
from traynotify.ui.window import show_in_front

_LOWEST = 360
_EDGE = 4
"""How near to the side of a popup the pointer has to be to resize it."""
_CORNER = 10
_LEFT, _RIGHT, _TOP, _BOTTOM = Qt.Edge.LeftEdge, Qt.Edge.RightEdge, Qt.Edge.TopEdge, Qt.Edge.BottomEdge
_EDGES = (_LEFT, _RIGHT, _TOP, _BOTTOM, _LEFT | _TOP, _RIGHT | _TOP, _LEFT | _BOTTOM, _RIGHT | _BOTTOM)
_SAME_CLICK_MS = 250
"""A click on the tray icon takes the focus first, which closes the popup: it must not open it again."""


def may_place_windows() -> bool:
    """Whether a window may choose where it stands; under Wayland none may."""
    return not QGuiApplication.platformName().startswith("wayland")


class InboxWindow(QWidget):
    """Shows, hides and places the inbox. `remember` gets its geometry as text; `remembered` is the last one given."""

    renewed = Signal(Inbox)
    """Another inbox stands in the window, because another language is spoken."""

    def __init__(
        self,
        inbox: Inbox,
        look: Look,
        *,
        as_popup: bool,
        remembered: str = "",
        remember: Callable[[str], None] | None = None,
    ) -> None:
        flags = Qt.WindowType.Window
        if as_popup:  # a tool, so that it has no entry in a task bar
            flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self._look, self._as_popup, self._remember = look, as_popup, remember
        self._remembered = understood(remembered)
        self._hidden_at = QElapsedTimer()
        self._restyle()
        self.setMinimumSize(POPUP_NARROWEST, _LOWEST)
        self._handles = [_Handle(edges, self) for edges in _EDGES] if as_popup else []
        self._column = QVBoxLayout(self)
        margin = 1 if as_popup else 0
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._put_in(inbox)
        look.changed.connect(self._restyle)
        look.language_changed.connect(self._renew)

    def _put_in(self, inbox: Inbox) -> None:
        self.inbox = inbox
        self.setWindowTitle(tr("Inbox"))
        self.setAccessibleName(tr("Inbox"))
        self._column.addWidget(inbox)
        for handle in self._handles:
            handle.raise_()
        inbox.left.connect(self.hide)
        inbox.dragged.connect(self._drag)

    def _renew(self) -> None:
        """Put in an inbox that speaks the language of now, and goes on where the other was."""
        before = self.inbox
        self._put_in(before.anew())
        self.renewed.emit(self.inbox)
        self.inbox.setVisible(True)
        self.inbox.go_on_from(before)
        self._column.removeWidget(before)
        before.hide()
        before.model.end()
        before.deleteLater()

    def toggle(self, anchor: QRect | None = None) -> None:
        """A click on the tray icon, whose rectangle is `anchor` where that is known."""
        just_hidden = self._hidden_at.isValid() and self._hidden_at.elapsed() < _SAME_CLICK_MS
        is_seen = self.isVisible() and not self.isMinimized()
        if is_seen and (self.isActiveWindow() or self._as_popup):
            self.hide()
        elif not (self._as_popup and just_hidden):
            where = anchor.center() if anchor is not None and anchor.isValid() else QCursor.pos()
            self.bring(where)

    def bring(self, anchor: QPoint | None = None, *, account: AccountId | None = None) -> None:
        """Show it in front, beside `anchor` if that is given, narrowed to an account if one is given."""
        if account is not None:
            self.inbox.narrow(Filter(account=account))
        if not self.isVisible():
            self._take_place(anchor)
        show_in_front(self)

    # --- place and size -----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return self.inbox.sizeHint()

    def _take_place(self, anchor: QPoint | None) -> None:
        size = self._remembered.size() if self._remembered else self.sizeHint()
        size = size.expandedTo(self.minimumSize())
        screen = (QGuiApplication.screenAt(anchor) if anchor is not None else None) or QGuiApplication.primaryScreen()
        if not self._as_popup:
            self.resize(size.boundedTo(screen.availableSize()))
            if self._remembered is not None and may_place_windows() and _can_be_seen(self._remembered):
                self.move(self._remembered.topLeft())
            return
        self.setGeometry(placed(size, anchor, screen.availableGeometry(), screen.geometry()))

    def _note_geometry(self) -> None:
        self._remembered = QRect(self.pos(), self.size())
        if self._remember is not None:
            self._remember(spelled(self._remembered))

    def hide(self) -> None:
        """Go out of sight; size and place are remembered."""
        if self.isVisible():
            self._note_geometry()
            self._hidden_at.start()
        super().hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing hides: the app lives in the tray."""
        event.ignore()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange:
            self.inbox.settle()
            lost = not self.isActiveWindow() and QApplication.activePopupWidget() is None
            if self._as_popup and self.isVisible() and lost:
                self.hide()

    # --- a frame of its own -------------------------------------------------------------------------------------------

    def _restyle(self) -> None:
        dress(self, self._look)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._as_popup:
            self._cut_corners()
            for handle in self._handles:
                handle.place(self.size())

    def _cut_corners(self) -> None:
        """Round corners by a mask: it needs no compositor, and the edge that is painted over it is smooth."""
        mask = QBitmap(self.size())
        mask.clear()
        painter = QPainter(mask)
        painter.setBrush(Qt.GlobalColor.color1)
        painter.setPen(Qt.GlobalColor.color1)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS_WINDOW, RADIUS_WINDOW)
        painter.end()
        self.setMask(mask)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self._look.palette
        painter.fillRect(self.rect(), palette.edge if self._as_popup else palette.surface)
        if self._as_popup:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.edge, 1))
            painter.setBrush(palette.surface)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, RADIUS_WINDOW, RADIUS_WINDOW)

    def _drag(self) -> None:
        handle = self.windowHandle()
        if self._as_popup and handle is not None:
            handle.startSystemMove()


class _Handle(QWidget):
    """A strip along a side, or a corner, that resizes a window without a frame of its own."""

    def __init__(self, edges: Qt.Edge, parent: QWidget) -> None:
        super().__init__(parent)
        self._edges = edges
        diagonal = Qt.CursorShape.SizeFDiagCursor if edges in (_LEFT | _TOP, _RIGHT | _BOTTOM) else None
        if diagonal is None and edges in (_RIGHT | _TOP, _LEFT | _BOTTOM):
            diagonal = Qt.CursorShape.SizeBDiagCursor
        straight = Qt.CursorShape.SizeHorCursor if edges in (_LEFT, _RIGHT) else Qt.CursorShape.SizeVerCursor
        self.setCursor(diagonal or straight)

    def place(self, size: QSize) -> None:
        """Along its side of a window of this size."""
        is_corner = self._edges not in (_LEFT, _RIGHT, _TOP, _BOTTOM)
        width = _CORNER if is_corner else size.width() if self._edges in (_TOP, _BOTTOM) else _EDGE
        height = _CORNER if is_corner else size.height() if self._edges in (_LEFT, _RIGHT) else _EDGE
        left = size.width() - width if _RIGHT in self._edges else 0
        top = size.height() - height if _BOTTOM in self._edges else 0
        self.setGeometry(left, top, width, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handle = self.window().windowHandle()
        if event.button() is Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemResize(self._edges)


def _can_be_seen(rect: QRect) -> bool:
    """Whether any of it is on a screen: one may have been unplugged."""
    return any(screen.availableGeometry().intersects(rect) for screen in QGuiApplication.screens())
