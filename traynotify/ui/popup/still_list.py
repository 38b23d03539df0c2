"""A list whose rows stay where they are while others come and go, with a scroll bar that takes no room from them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollBar, QWidget

from traynotify.core.ids import NotificationKey
from traynotify.ui.look import Look
from traynotify.ui.popup.model import InboxModel, Role
from traynotify.ui.popup.row_delegate import RowDelegate
from traynotify.ui.rows import RowView

AnyIndex = QModelIndex | QPersistentModelIndex

_BAR_WIDTH = 8
_STEP = 24


class StillList(QListView):
    """Lays out an `InboxModel`; whatever changes above it, the topmost visible row keeps its place."""

    day_changed = Signal(str)
    """The day of the topmost visible row; empty without rows."""

    def __init__(self, model: InboxModel, delegate: RowDelegate, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inbox, self._delegate = model, delegate
        self._anchor: tuple[NotificationKey, int] | None = None
        self._covered = 0
        self._day = ""
        delegate.setParent(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.setItemDelegate(delegate)
        self.setModel(model)
        self._tie_bar()
        look.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def day(self) -> str:
        """The day of the topmost visible row."""
        return self._day

    def doItemsLayout(self) -> None:
        """Lay out anew, with the topmost visible row where it was, whatever changed above it.

        While nobody sees it, that waits: every row would have to be measured, at a width that is not the real one.
        """
        if not self.isVisible():
            return
        anchor = self._anchor if self.verticalScrollBar().value() > 0 else None
        if anchor is None:
            self._inbox.shorten()
        super().doItemsLayout()
        if anchor is not None and (position := self._inbox.position(anchor[0])) is not None:
            shift = self.visualRect(self._inbox.index(position)).top() - anchor[1]
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + shift)
        self._make_room()
        self._look_at_top()

    def topmost(self) -> QModelIndex:
        """The row at the top of what is seen, wholly or in part."""
        top = self.indexAt(QPoint(self.viewport().width() // 2, 0))
        return top if top.isValid() or not self._inbox.rowCount() else self._inbox.index(0)

    def start_over(self) -> None:
        """Begin at the top: other rows are shown now."""
        self._anchor = None
        self.scrollToTop()

    def keep_clear(self, height: int) -> None:
        """End so far above the lower edge, where something lies over it now. No row moves for that, but if the row with
        the ring would be covered, it is brought where it is seen.
        """
        if height == self._covered:
            return
        self.executeDelayedItemsLayout()
        ringed = self._inbox.position(self._delegate.ringed) if self._delegate.ringed is not None else None
        index = self._inbox.index(ringed) if ringed is not None else QModelIndex()
        was_seen = self.viewport().rect().intersects(self.visualRect(index))
        self._covered = height
        self._make_room()
        if was_seen and self.visualRect(index).bottom() > self.viewport().rect().bottom():
            self.scrollTo(index)

    def _make_room(self) -> None:
        """Leave below the rows what is covered; or more, as long as with less they could not stay where they are."""
        bar, room = self.verticalScrollBar(), self.viewportMargins().bottom()
        needed = bar.value() - (bar.maximum() - room) if bar.value() > 0 else 0
        if (wanted := max(self._covered, needed)) != room:
            self.setViewportMargins(0, 0, 0, wanted)

    def _look_at_top(self) -> None:
        top = self.topmost()
        view: RowView | None = top.data(Role.VIEW)
        self._anchor = (view.key, self.visualRect(top).top()) if view else None
        day = view.day if view else ""
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def _tie_bar(self) -> None:
        """Show the hidden bar's values on ours, which lies over the rows' margin."""
        real, shown = self.verticalScrollBar(), self._bar
        real.setSingleStep(_STEP)

        def follow() -> None:
            shown.setRange(real.minimum(), real.maximum())
            shown.setPageStep(real.pageStep())
            shown.setValue(real.value())
            shown.setVisible(real.maximum() > 0)

        real.rangeChanged.connect(follow)
        real.valueChanged.connect(follow)
        real.valueChanged.connect(self._look_at_top)
        real.valueChanged.connect(self._make_room)
        shown.valueChanged.connect(real.setValue)
        follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # how high a row is depends on that; Qt thinks so of the height alone
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._bar.setGeometry(0 if mirrored else self.width() - _BAR_WIDTH, 0, _BAR_WIDTH, self.viewport().height())
