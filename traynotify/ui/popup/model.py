"""The rows of the inbox as a Qt model: what is in memory, then older pages from the archive as they are scrolled to.

A change touches only the rows that it is about. While a person reads, what arrives is held back, so that no row moves.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.ports import Clock
from traynotify.core.reduce import Changes
from traynotify.core.state import Row, State
from traynotify.ui import rows as row_views
from traynotify.ui.actions import Actions
from traynotify.ui.bridge import Bridge
from traynotify.ui.popup.affected import accounts_look_different, rows_of_changed_operations
from traynotify.ui.popup.filters import Filter
from traynotify.ui.rows import RowView

Index = QModelIndex | QPersistentModelIndex
_Place = tuple[datetime, str, NotificationKey]

PAGE = 40
"""How many rows are shown at first, and more at a time."""


class Role(IntEnum):
    """What the delegate asks for."""

    VIEW = int(Qt.ItemDataRole.UserRole) + 1
    """A `RowView`."""
    BEGINS_DAY = int(Qt.ItemDataRole.UserRole) + 2
    """The heading that stands above this row, or an empty text."""


class InboxModel(QAbstractListModel):
    """Newest first, narrowed by a `Filter`. Row 0 is the newest; positions inside count from the oldest."""

    held_changed = Signal(int)
    """How many arrivals are held back."""
    loading_changed = Signal()

    def __init__(self, bridge: Bridge, actions: Actions, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._actions, self._clock = bridge, actions, clock
        self._filter = Filter()
        self._rows: dict[NotificationKey, Row] = {}
        self._places: dict[NotificationKey, _Place] = {}
        self._sorted: list[_Place] = []
        self._exposed = 0
        self._is_telling = False
        self._views: dict[NotificationKey, RowView] = {}
        self._unfolded: set[NotificationKey] = set()
        self._once_shown: set[NotificationKey] = set()
        self._holding = False
        self._held: dict[NotificationKey, Row] = {}
        self._oldest_known: Row | None = None
        self._history_ended = False
        self._asked: object | None = None
        bridge.changed.connect(self._apply)
        self.narrow(self._filter)

    # --- what Qt asks -------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._exposed

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self._exposed:
            return None
        if role == Role.VIEW:
            return self.view_at(index.row())
        if role == Role.BEGINS_DAY:
            return self._heading(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.view_at(index.row()).spoken
        return None

    def canFetchMore(self, parent: Index) -> bool:
        if parent.isValid() or self._is_telling:
            return False
        return self._exposed < self._available() or self._may_ask()

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._expose(PAGE) if self._exposed < self._available() else self._ask_history()

    # --- what the window asks -----------------------------------------------------------------------------------------

    @property
    def filter(self) -> Filter:
        """What the list is narrowed to."""
        return self._filter

    @property
    def loading(self) -> bool:
        """Whether an older page is on its way."""
        return self._asked is not None

    def narrow(self, wanted: Filter) -> None:
        """Show what `wanted` admits, as the state is now; what was held back or kept for the eye is let go."""
        with self._telling():
            self.beginResetModel()
            self._filter = wanted
            self._places = {}
            state = self._bridge.state
            listed = [row for row in state.rows.values() if self._belongs(row, state)]
            self._rows = {row.key: row for row in listed}
            self._places = {row.key: _place(row) for row in listed}
            self._sorted = sorted(self._places.values())
            self._views.clear()
            self._once_shown = set(self._rows)
            self._forget_held()
            self._oldest_known = None if wanted.unread_only else self._first_boundary(state)
            self._history_ended = wanted.unread_only  # everything unread is in memory
            self._asked = None
            self._exposed = min(PAGE, self._available())
            self.endResetModel()
        if self._exposed < PAGE and self._may_ask():
            self._ask_history()

    def hold(self, holding: bool) -> None:
        """While True, what arrives or would move is held back; False lets it in."""
        self._holding = holding
        if not holding and self._held:
            waiting = list(self._held.values())
            self._forget_held()
            for row in waiting:
                self._put(row, self._bridge.state)

    def view_at(self, row: int) -> RowView:
        """What the row in this position says."""
        key = self.key_at(row)
        if (view := self._views.get(key)) is None:
            state, now = self._bridge.state, self._clock.now()
            view = row_views.row_view(self._rows[key], state, now, unfolded=key in self._unfolded)
            self._views[key] = view
        return view

    def key_at(self, row: int) -> NotificationKey:
        """The key of the row in this position."""
        return self._sorted[-1 - row][2]

    def position(self, key: NotificationKey) -> int | None:
        """Where the row stands, while it is shown."""
        if (place := self._places.get(key)) is None:
            return None
        position = len(self._sorted) - 1 - bisect_left(self._sorted, place)
        return position if position < self._exposed else None

    def row_of(self, key: NotificationKey) -> Row | None:
        """The row itself, while it is in the list."""
        return self._rows.get(key)

    def unfold(self, key: NotificationKey) -> None:
        """Show what the content warning of this row hides, until the app ends."""
        self._unfolded.add(key)
        self._redraw((key,))

    def tick(self) -> None:
        """The time went on: say anew how long ago things were, and stop offering what is over."""
        self._views.clear()
        if self._exposed:
            self.dataChanged.emit(self.index(0), self.index(self._exposed - 1))

    def tick_offers(self) -> None:
        """A moment went on: rows whose offer to undo is over say so no more."""
        operations = self._bridge.state.operations.values()
        self._redraw([key for operation in operations if len(operation.keys) == 1 for key in operation.keys])

    # --- changes ------------------------------------------------------------------------------------------------------

    def _apply(self, changes: Changes) -> None:
        for key in changes.removed:
            self._drop(key)
        if gone := {a for a in changes.accounts if a not in changes.after.accounts}:
            self._drop_where(lambda row: row.account in gone)
        if changes.settings:
            self._drop_where(lambda row: not changes.after.shows(row))
        for row in (*changes.updated, *changes.added):
            if row.key in self._held and self._belongs(row, changes.after):
                self._held[row.key] = row
            elif self._waits(row):
                self._held[row.key] = row
                self.held_changed.emit(len(self._held))
            else:
                self._put(row, changes.after)
        if changes.settings or accounts_look_different(changes):
            self.tick()
        elif changes.operations:
            self._redraw(rows_of_changed_operations(changes))

    def _waits(self, row: Row) -> bool:
        """Whether to hold the row back: it is new, or would move. What undoing brings back is not new."""
        if not self._holding or not self._belongs(row, self._bridge.state):
            return False
        if row.key in self._places:
            return self._places[row.key] != _place(row)
        return row.key not in self._once_shown

    def _belongs(self, row: Row, state: State) -> bool:
        if not self._filter.admits(row) or not state.shows(row):
            return False
        # A row that was read while it was shown stays until the filter is applied anew: it must not vanish from under
        # the pointer, and undoing must be possible where the click was.
        return not (self._filter.unread_only and row.is_read) or row.key in self._places

    def _put(self, row: Row, state: State) -> None:
        """Insert, change in place, move or take out, whatever makes the list true."""
        if not self._belongs(row, state):
            self._drop(row.key)
            return
        place, before = _place(row), self._places.get(row.key)
        self._rows[row.key] = row
        self._views.pop(row.key, None)
        if before == place:
            self._redraw((row.key,))
            return
        self._insert(place) if before is None else self._move(before, place)

    def _insert(self, place: _Place) -> None:
        position = len(self._sorted) - bisect_left(self._sorted, place)
        everything_was_shown = self._exposed == self._available()
        shown = position < self._exposed or (everything_was_shown and self._is_known(place))
        with self._telling():
            if shown:
                self.beginInsertRows(QModelIndex(), position, position)
            self._places[place[2]] = place
            insort(self._sorted, place)
            self._once_shown.add(place[2])
            if shown:
                self._exposed += 1
                self.endInsertRows()
        if shown:
            self._redraw_at(position + 1)

    def _move(self, before: _Place, place: _Place) -> None:
        """The row happened again: it goes where its new moment is, keeping what is selected."""
        old = len(self._sorted) - 1 - bisect_left(self._sorted, before)
        new = len(self._sorted) - bisect_left(self._sorted, place) - (place < before)
        if old >= self._exposed or new >= self._exposed:
            row = self._rows[place[2]]
            self._drop(place[2])
            self._rows[place[2]] = row
            self._insert(place)
            return
        top = QModelIndex()
        with self._telling():
            moves = old != new and self.beginMoveRows(top, old, old, top, new + 1 if new > old else new)
            del self._sorted[bisect_left(self._sorted, before)]
            insort(self._sorted, place)
            self._places[place[2]] = place
            if moves:
                self.endMoveRows()
        for position in sorted({old, old + 1, new, new + 1}):
            self._redraw_at(position)

    def _drop(self, key: NotificationKey) -> None:
        """Take a row out; nothing happens when it is not there."""
        if self._held.pop(key, None) is not None:
            self.held_changed.emit(len(self._held))
        if key not in self._places:
            return
        position = self.position(key)
        with self._telling():
            if position is not None:
                self.beginRemoveRows(QModelIndex(), position, position)
            del self._sorted[bisect_left(self._sorted, self._places.pop(key))]
            self._rows.pop(key)
            self._views.pop(key, None)
            if position is not None:
                self._exposed -= 1
                self.endRemoveRows()
        if position is not None:
            self._redraw_at(position)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """While a change is being told, nobody who hears of it gets more rows on the spot."""
        self._is_telling = True
        try:
            yield
        finally:
            self._is_telling = False

    def _drop_where(self, condition: Callable[[Row], bool]) -> None:
        for key in [row.key for row in self._rows.values() if condition(row)]:
            self._drop(key)

    def _forget_held(self) -> None:
        if self._held:
            self._held = {}
            self.held_changed.emit(0)

    def _redraw(self, keys: Iterable[NotificationKey]) -> None:
        for key in keys:
            self._views.pop(key, None)
            if (position := self.position(key)) is not None:
                self._redraw_at(position)

    def _redraw_at(self, position: int) -> None:
        """The row may look different, if only because it begins a day now."""
        if position < self._exposed:
            self.dataChanged.emit(self.index(position), self.index(position))

    def _heading(self, row: int) -> str:
        day = self.view_at(row).day
        return day if row and day != self.view_at(row - 1).day else ""

    # --- older rows ---------------------------------------------------------------------------------------------------

    def _first_boundary(self, state: State) -> Row | None:
        """The oldest of the newest rows: memory holds old unread rows too, and between those, rows may be missing."""
        newest = state.listed(self._filter.account)[:PAGE]
        return newest[-1] if len(newest) == PAGE else None

    def _is_known(self, place: _Place) -> bool:
        """Whether everything that is newer than this place is in the list."""
        return self._history_ended or self._oldest_known is None or place >= _place(self._oldest_known)

    def _available(self) -> int:
        """How many rows of the list may be shown without leaving one out in between."""
        if self._history_ended or self._oldest_known is None:
            return len(self._sorted)
        return len(self._sorted) - bisect_left(self._sorted, _place(self._oldest_known))

    def _may_ask(self) -> bool:
        return not self._history_ended and self._asked is None

    def _ask_history(self) -> None:
        if not self._may_ask():
            return
        ticket = self._asked = object()
        self.loading_changed.emit()

        def answered(page: Sequence[Row] | None) -> None:
            if self._asked is ticket:
                self._take_history(page)

        account: AccountId | None = self._filter.account
        self._actions.history(self._oldest_known, account, self._filter.unread_only, answered)

    def _take_history(self, page: Sequence[Row] | None) -> None:
        """Add an older page; one in which nothing belongs here is followed by the next at once."""
        self._asked = None
        state = self._bridge.state
        if not page:
            self._history_ended = True
        for stored in page or ():
            row = state.rows.get(stored.key, stored)
            if row.key not in self._places and row.key not in self._held and self._belongs(row, state):
                self._rows[row.key] = row
                self._insert(_place(row))
        if page:
            self._oldest_known = page[-1]
        shown = self._exposed
        self._expose(PAGE)
        self.loading_changed.emit()
        if self._exposed == shown:
            self._ask_history()

    def _expose(self, count: int) -> None:
        more = min(count, self._available() - self._exposed)
        if more > 0:
            with self._telling():
                self.beginInsertRows(QModelIndex(), self._exposed, self._exposed + more - 1)
                self._exposed += more
                self.endInsertRows()


def _place(row: Row) -> _Place:
    item = row.notification
    return (item.happened_at, item.order_key, row.key)
