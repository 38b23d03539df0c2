"""The list of the inbox under pointer and keys. It decides nothing: what a person asks for is told by `asked`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from traynotify.core.commands import Verb
from traynotify.core.ids import NotificationKey
from traynotify.core.language import tr
from traynotify.ui.controls.texts import as_tip
from traynotify.ui.look import Look
from traynotify.ui.popup.choosing import Choosing
from traynotify.ui.popup.model import InboxModel, Role
from traynotify.ui.popup.refusals import Hush
from traynotify.ui.popup.row_delegate import RowDelegate
from traynotify.ui.popup.row_layout import RowLayout, Spot
from traynotify.ui.popup.still_list import AnyIndex, StillList
from traynotify.ui.popup.tips import cut_text, spot_words
from traynotify.ui.rows import RowView

_DOWN = frozenset({Qt.Key.Key_Down, Qt.Key.Key_J})
_UP = frozenset({Qt.Key.Key_Up, Qt.Key.Key_K})
_ROW_KEYS = {
    Qt.Key.Key_Return: Spot.OPEN,
    Qt.Key.Key_Enter: Spot.OPEN,
    Qt.Key.Key_O: Spot.OPEN,
    Qt.Key.Key_S: Spot.SHOW,
    Qt.Key.Key_M: Spot.MORE,
    Qt.Key.Key_E: Spot.TURN,
    Qt.Key.Key_H: Spot.SNOOZE,
    Qt.Key.Key_A: Spot.REPLY,
    Qt.Key.Key_W: Spot.WHY,
    Qt.Key.Key_Space: Spot.PREVIEW,
    Qt.Key.Key_Menu: Spot.MORE,
}


_VERB_KEYS = {
    Qt.Key.Key_R: Verb.READ,
    Qt.Key.Key_U: Verb.UNREAD,
    Qt.Key.Key_D: Verb.DISMISS,
    Qt.Key.Key_Delete: Verb.DISMISS,
}
KEYS = frozenset({*_DOWN, *_UP, *_ROW_KEYS, *_VERB_KEYS, Qt.Key.Key_X, Qt.Key.Key_Home, Qt.Key.Key_End})
"""What the list does something with, wherever in the window the focus is."""
_MOST_CHOSEN = 1_000
"""Everything at once has a command of its own; a list so long is not looked through."""


class InboxView(StillList):
    """Shows an `InboxModel` to a person with a mouse or with keys."""

    asked = Signal(Spot, NotificationKey, QPoint)
    """A person wants something of a row; the point is where a menu may open, in screen coordinates."""
    verb_asked = Signal(Verb, tuple)
    """A person wants this done to the rows of these keys."""
    touched = Signal()
    """Somebody is at the list with a hand."""

    def __init__(self, model: InboxModel, delegate: RowDelegate, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(model, delegate, look, parent)
        self._pressed: tuple[NotificationKey, Spot | None] | None = None
        self._left_at: NotificationKey | None = None
        """The row that had the ring when the focus went elsewhere, and has it again when that is over."""
        self._to_the_end = self._to_all = False
        self.hush = Hush()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.chosen = Choosing(model, self.selectionModel(), self)
        self.setAccessibleName(tr("Notifications"))
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        model.modelReset.connect(self._forget)
        model.loading_changed.connect(self._go_on_to_the_end)
        model.loading_changed.connect(self._go_on_to_all)
        self.verticalScrollBar().valueChanged.connect(self._point_where_the_pointer_is)

    # --- reading ------------------------------------------------------------------------------------------------------

    @property
    def is_read_in(self) -> bool:
        """Whether somebody is reading, so that no row may move."""
        return (
            self.isVisible()
            and self.isActiveWindow()
            and (
                self.viewport().underMouse()
                or self._delegate.ringed is not None
                or len(self.chosen) > 0
                or self.verticalScrollBar().value() > 0
            )
        )

    def settle(self) -> None:
        """Hold arrivals back while somebody reads, and let them in otherwise."""
        self._inbox.hold(self.is_read_in)

    def show_arrivals(self) -> None:
        """Let in what was held back, and go where it is."""
        self._unring()
        self.verticalScrollBar().setValue(0)
        self._inbox.hold(False)
        self.scrollToTop()

    def _forget(self) -> None:
        self._pressed = self._left_at = self._delegate.hovered = self._delegate.ringed = None
        self._delegate.spot = None
        self._to_the_end = self._to_all = False
        self.start_over()

    # --- the pointer --------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position().toPoint())
        self.touched.emit()
        self.settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._to_the_end = False
        super().wheelEvent(event)
        self.touched.emit()
        self.settle()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.touched.emit()
        self._to_the_end = False
        self._unring()
        index = self.indexAt(event.position().toPoint())
        self._pressed = None
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            spot, inside = self._spot(index, event.position().toPoint())
            if inside and not self._choose(index, event.modifiers()):
                self._pressed = (self._key(index), spot)
            if inside:
                self.setCurrentIndex(index)

    def _choose(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> bool:
        """Choose a row that was pressed with a key held down; whether there was one."""
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.chosen.reach(index.row(), begin=max(self.currentIndex().row(), 0))
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self.chosen.toggle(index.row())
        else:
            return False
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        point = event.position().toPoint()
        index = self.indexAt(point)
        if pressed is not None and index.isValid() and pressed[0] == self._key(index):
            spot, inside = self._spot(index, point)
            if inside and spot is pressed[1]:
                self._ask(index, spot or Spot.OPEN, event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click is a press like any other, except on the row as a whole."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._spot(index, event.position().toPoint())[0] is not None:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self._ask(index, Spot.MORE, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._point_at(QPoint(-1, -1))
        elif event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        handled = super().viewportEvent(event)
        if event.type() in (QEvent.Type.Leave, QEvent.Type.Enter):
            self.settle()
        return handled

    def _point_where_the_pointer_is(self) -> None:
        """Other rows are under it after scrolling."""
        self._point_at(self.viewport().mapFromGlobal(self.cursor().pos()))

    def _point_at(self, point: QPoint) -> None:
        index = self.indexAt(point) if self.viewport().rect().contains(point) else QModelIndex()
        spot, inside = self._spot(index, point) if index.isValid() else (None, False)
        hovered = self._key(index) if inside else None
        before = self._delegate.hovered
        if hovered == before and spot is self._delegate.spot:
            return
        self._delegate.hovered, self._delegate.spot = hovered, None
        if inside:
            self._delegate.spot = self._spot(index, point)[0]  # a row under the pointer has more that can be pointed at
        self._repaint(before, hovered)

    def _spot(self, index: QModelIndex, point: QPoint) -> tuple[Spot | None, bool]:
        """What is at `point` in the row, and whether it is inside the row's box: its heading is not the row."""
        rect = self.visualRect(index)
        layout = self._layout(index, rect)
        inside = (point - rect.topLeft()).toPointF()
        return layout.spot_at(inside), layout.box.contains(inside)

    def _layout(self, index: QModelIndex, rect: QRect) -> RowLayout:
        return self._delegate.layout_of(index, rect.width())

    def _tell(self, event: QHelpEvent) -> None:
        """The tooltip: what a button does, when exactly, or the text that did not fit."""
        index = self.indexAt(event.pos())
        if not index.isValid():
            QToolTip.hideText()
            return
        view: RowView = index.data(Role.VIEW)
        rect = self.visualRect(index)
        layout = self._layout(index, rect)
        point = (event.pos() - rect.topLeft()).toPointF()
        spot = layout.spot_at(point)
        if spot is not None:
            text = spot_words(spot, view)
        elif layout.time is not None and layout.time.rect.adjusted(-4, -4, 4, 4).contains(point):
            text = view.exact_time
        else:
            text = cut_text(view, layout)
        QToolTip.showText(event.globalPos(), as_tip(text), self, rect)

    # --- keys ---------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.touched.emit()
        if self.hush.takes(event):
            return
        key = Qt.Key(event.key())
        other = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        self._to_the_end = key == Qt.Key.Key_End and not other
        if self._to_the_end:
            self._go_on_to_the_end()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
            self._ring(self.currentIndex())
        elif other == Qt.KeyboardModifier.ShiftModifier and key in _DOWN | _UP:
            self._reach(1 if key in _DOWN else -1)
        elif other == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_A:
            self._to_all = True
            self._go_on_to_all()
        elif other:
            event.ignore()  # the window's keys
        elif key in _DOWN | _UP:
            self._step(1 if key in _DOWN else -1)
        elif key in _ROW_KEYS or key in _VERB_KEYS or key == Qt.Key.Key_X:
            self._command(key)
        else:
            event.ignore()

    def _command(self, key: Qt.Key) -> None:
        """Do it to the chosen rows, or else to the one that is marked by a ring, or by the pointer, if one is."""
        if key in _VERB_KEYS and len(self.chosen):
            self.verb_asked.emit(_VERB_KEYS[key], self.chosen.keys)
            return
        marked = self._delegate.ringed or self._delegate.hovered
        position = self._inbox.position(marked) if marked is not None else None
        if position is None:
            self._step(0)
            return
        index = self._inbox.index(position)
        if key in _ROW_KEYS:
            self._ask(index, _ROW_KEYS[key], self.viewport().mapToGlobal(self.visualRect(index).center()))
        elif key in _VERB_KEYS:
            self.verb_asked.emit(_VERB_KEYS[key], (self._key(index),))
        else:
            self.chosen.toggle(position)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        left_at = self._inbox.position(self._left_at) if self._left_at is not None else None
        if by_key and self._inbox.rowCount():
            self._ring(self.currentIndex() if self.currentIndex().isValid() else self._inbox.index(0))
        elif left_at is not None and event.reason() is Qt.FocusReason.OtherFocusReason:
            self._ring(self._inbox.index(left_at))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._left_at = None if event.reason() is Qt.FocusReason.MouseFocusReason else self._delegate.ringed
            self._unring()

    def _step(self, by: int) -> None:
        """To another row; where no ring says which one it is, only show that."""
        count = self._inbox.rowCount()
        if not count:
            return
        current = self.currentIndex()
        if self._delegate.ringed is not None and current.isValid():
            row = min(max(current.row() + by, 0), count - 1)
        else:
            row = self._first_visible()
        self._go_to(row)

    def _reach(self, by: int) -> None:
        """Choose on, one row further."""
        begin = self.currentIndex().row() if self._delegate.ringed is not None else self._first_visible()
        if not len(self.chosen) and self._delegate.ringed is None:
            by = 0
        if self._inbox.rowCount():
            row = min(max(begin + by, 0), self._inbox.rowCount() - 1)
            self.chosen.reach(row, begin=begin)
            self._go_to(row)

    def _go_on_to_all(self) -> None:
        """Choose everything in this part of the inbox; what is further down comes page by page, up to a limit."""
        if not self._to_all:
            return
        top = QModelIndex()
        while self._inbox.canFetchMore(top) and self._inbox.rowCount() < _MOST_CHOSEN:
            self._inbox.fetchMore(top)
        self.chosen.choose_all()
        self._to_all = self._inbox.loading and self._inbox.rowCount() < _MOST_CHOSEN

    def step_in(self, row: int = 0) -> None:
        """Go to a row, by key, from elsewhere."""
        if row < self._inbox.rowCount():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._go_to(row)

    def _go_to(self, row: int) -> None:
        index = self._inbox.index(row)
        self.setCurrentIndex(index)
        self._ring(index)

    def _go_on_to_the_end(self) -> None:
        """To the oldest row: older ones come from the archive page by page, and each time it goes on from there."""
        if not self._to_the_end or not self._inbox.rowCount():
            return
        top = QModelIndex()
        while self._inbox.canFetchMore(top):
            self._inbox.fetchMore(top)
        self._go_to(self._inbox.rowCount() - 1)
        self._to_the_end = self._inbox.loading

    def _first_visible(self) -> int:
        """The row under the pointer, or else the first whose beginning is seen."""
        hovered = self._delegate.hovered
        if hovered is not None and (position := self._inbox.position(hovered)) is not None:
            return position
        top = self.topmost()
        is_whole = self.visualRect(top).top() >= 0 or top.row() + 1 == self._inbox.rowCount()
        return top.row() if is_whole else top.row() + 1

    def _ring(self, index: QModelIndex) -> None:
        before = self._delegate.ringed
        self._delegate.ringed = self._key(index) if index.isValid() else None
        if not self.currentIndex().isValid():
            self.setCurrentIndex(index)
        self._repaint(before, self._delegate.ringed)
        self.scrollTo(index)
        self.settle()

    def _unring(self) -> None:
        before, self._delegate.ringed = self._delegate.ringed, None
        self._repaint(before)

    def _repaint(self, *keys: NotificationKey | None) -> None:
        for key in keys:
            if key is not None and (position := self._inbox.position(key)) is not None:
                self.update(self._inbox.index(position))

    def _key(self, index: QModelIndex) -> NotificationKey:
        return self._inbox.key_at(index.row())

    def rowsAboutToBeRemoved(self, parent: AnyIndex, start: int, end: int) -> None:
        """Go on to the next older row where the current one goes away; Qt would go back to the newer one."""
        if start <= self.currentIndex().row() <= end < self._inbox.rowCount() - 1:
            self.setCurrentIndex(self._inbox.index(end + 1))
        super().rowsAboutToBeRemoved(parent, start, end)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Follow the current row where Qt moves it because its row went away."""
        super().currentChanged(current, previous)
        if self._delegate.ringed is not None:
            self._delegate.ringed = self._inbox.key_at(current.row()) if current.isValid() else None

    def _ask(self, index: QModelIndex, spot: Spot, where: QPoint) -> None:
        view: RowView = index.data(Role.VIEW)
        keys = self.chosen.keys if view.key in self.chosen else (view.key,)
        if spot is Spot.MARK:
            self.verb_asked.emit(Verb.READ if view.unread else Verb.UNREAD, keys)
        elif spot is Spot.DISMISS:
            self.verb_asked.emit(Verb.DISMISS, keys)
        else:
            leads_on = spot is Spot.OPEN and not view.can_open and bool(view.opener)
            self.asked.emit(Spot.TURN if leads_on else spot, view.key, where)

    def selectionCommand(self, *_what: object) -> QItemSelectionModel.SelectionFlag:
        """Where one goes and what one chooses are two things: nothing is chosen but by `chosen`."""
        return QItemSelectionModel.SelectionFlag.NoUpdate
