"""The rows of the inbox as a Qt model: the newest of what is in memory, then pages from the archive as one scrolls.

A change touches only the rows that it is about. While a person reads, what arrives is held back, so that no row moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from traynotify.core.ids import NotificationKey
from traynotify.core.ports import Clock, Found
from traynotify.core.reduce import Changes
from traynotify.core.state import Row, State
from traynotify.ui import rows as row_views
from traynotify.ui.actions import Actions
from traynotify.ui.bridge import Bridge
from traynotify.ui.popup.affected import accounts_look_different, rows_of_changed_operations
from traynotify.ui.popup.filters import Filter
from traynotify.ui.popup.finder import Finder
from traynotify.ui.popup.order import Order, Place, newest, place_of, runs
from traynotify.ui.rows import RowView

Index = QModelIndex | QPersistentModelIndex

PAGE = 40
"""How many rows are shown at first."""
MOST_AT_REST = 2 * PAGE
"""With more than these, all but the first page go while nobody looks further down; they are in the archive."""


class Role(IntEnum):
    """What the delegate asks for."""

    VIEW = int(Qt.ItemDataRole.UserRole) + 1
    """A `RowView`."""
    BEGINS_DAY = int(Qt.ItemDataRole.UserRole) + 2
    """The heading that stands above this row, or an empty text."""


class InboxModel(QAbstractListModel):
    """Newest first, narrowed by a `Filter`; it holds what was scrolled to and what is newer, and no other row."""

    held_changed = Signal(int)
    """How many arrivals are held back."""
    loading_changed = Signal()
    narrowed = Signal()
    """Other rows are shown now; a search shows them once the archive has answered."""

    def __init__(self, bridge: Bridge, actions: Actions, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._actions, self._clock = bridge, actions, clock
        self._moment = clock.now()
        """Which all rows tell their age at: of two that happened together, none is older because it was drawn later."""
        self._filter = self._wanted = Filter()
        self._found: Found | None = None
        self._rows: dict[NotificationKey, Row] = {}
        self._order = Order()
        self._is_telling = False
        self._views: dict[NotificationKey, RowView] = {}
        self._unfolded: set[NotificationKey] = set()
        self._once_shown: set[NotificationKey] = set()
        self._holding = False
        self._held: dict[NotificationKey, Row] = {}
        self._boundary: Row | None = None
        """The oldest row down to which none is missing; None where the archive was not asked, or has no older one."""
        self._history_ended = False
        self._asked: object | None = None
        self._finder = Finder(actions, self._show_found)
        bridge.changed.connect(self._apply)
        self.narrow(self._filter)

    # --- what Qt asks -------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._order)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._order):
            return None
        if role == Role.VIEW:
            return self.view_at(index.row())
        if role == Role.BEGINS_DAY:
            return self._heading(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.view_at(index.row()).spoken
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_telling and self._may_ask()

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._ask_history()

    # --- what the window asks -----------------------------------------------------------------------------------------

    @property
    def filter(self) -> Filter:
        """What the list is narrowed to, or is about to be."""
        return self._wanted

    @property
    def found(self) -> Found | None:
        """What the search that is shown has found; None where none is."""
        return self._found

    @property
    def loading(self) -> bool:
        """Whether an older page is on its way, or the answer to a search."""
        return self._asked is not None or self._finder.is_looking

    def narrow(self, wanted: Filter) -> None:
        """Show what `wanted` admits, as the state is now; what was held back or kept for the eye is let go."""
        self._wanted = wanted
        if wanted.searches:
            self._finder.look_for(wanted)
            self.loading_changed.emit()
            return
        self._finder.forget()
        state = self._bridge.state
        first = newest(state.rows.values(), PAGE, lambda row: _is_told(wanted, row, state))
        rows = [row for row in first if wanted.admits(row)]
        self._found = None
        self._begin(rows, boundary=first[-1] if len(first) == PAGE else None)
        self._history_ended = wanted.unread_only and self._boundary is None  # everything unread is in memory
        self.narrowed.emit()
        if len(self._order) < PAGE:
            self._ask_history()

    def _begin(self, rows: Iterable[Row], *, boundary: Row | None) -> None:
        """Show these rows instead of others; down to `boundary` none is missing."""
        with self._telling():
            self.beginResetModel()
            self._filter = self._wanted
            self._rows = {row.key: row for row in rows}
            self._order = Order(self._rows.values())
            self._views.clear()
            self._moment = self._clock.now()
            self._once_shown = set(self._rows)
            self._forget_held()
            self._boundary, self._history_ended, self._asked = boundary, False, None
            self.endResetModel()

    def shorten(self) -> None:
        """Let go of what is far down: nobody is there."""
        if len(self._order) > MOST_AT_REST and not self._holding:
            self._boundary = self._rows[self._order.key_at(PAGE - 1)]
            self._history_ended, self._asked = False, None
            self._remove(range(PAGE, len(self._order)))

    def hold(self, holding: bool) -> None:
        """While True, what arrives or would move is held back; False lets it in."""
        self._holding = holding
        if not holding and self._held:
            waiting = list(self._held.values())
            self._forget_held()
            self._put(waiting, self._bridge.state)

    def view_at(self, row: int) -> RowView:
        """What the row in this position says."""
        key = self.key_at(row)
        if (view := self._views.get(key)) is None:
            state, now = self._bridge.state, self._clock.now()
            unfolded, marked = key in self._unfolded, self._filter.query.marked
            view = row_views.row_view(self._rows[key], state, now, as_of=self._moment, unfolded=unfolded, marked=marked)
            self._views[key] = view
        return view

    def key_at(self, row: int) -> NotificationKey:
        """The key of the row in this position."""
        return self._order.key_at(row)

    def position(self, key: NotificationKey) -> int | None:
        """Where the row stands, while it is shown."""
        return self._order.position(key)

    def row_of(self, key: NotificationKey) -> Row | None:
        """The row itself, while it is in the list."""
        return self._rows.get(key)

    def unfold(self, key: NotificationKey) -> None:
        """Show what the content warning of this row hides, until the app ends."""
        self._unfolded.add(key)
        self._redraw((key,))

    def tick(self) -> None:
        """The time went on: say anew how long ago things were, and stop offering what is over."""
        self._moment = self._clock.now()
        self._views.clear()
        if len(self._order):
            self.dataChanged.emit(self.index(0), self.index(len(self._order) - 1))

    def tick_offers(self) -> None:
        """A moment went on: rows whose offer to undo is over say so no more."""
        operations = self._bridge.state.operations.values()
        self._redraw([key for operation in operations if len(operation.keys) == 1 for key in operation.keys])

    # --- changes ------------------------------------------------------------------------------------------------------

    def _apply(self, changes: Changes) -> None:
        state = changes.after
        self._drop(changes.removed)
        if gone := {a for a in changes.accounts if a not in state.accounts}:
            self._drop([key for key in (*self._rows, *self._held) if key.account in gone])
        if changes.settings:
            self._drop([key for key, row in (*self._rows.items(), *self._held.items()) if not state.shows(row)])
        ready, held = [], len(self._held)
        for row in (*changes.updated, *changes.added):
            if self._waits(row):
                self._held[row.key] = row
            else:
                ready.append(row)
        if len(self._held) != held:
            self.held_changed.emit(len(self._held))
        self._put(ready, state)
        if changes.settings or accounts_look_different(changes):
            self.tick()
        elif changes.operations:
            self._redraw(rows_of_changed_operations(changes))

    def _waits(self, row: Row) -> bool:
        """Whether to hold the row back: it is new, or would move. What undoing brings back is not new."""
        if not self._belongs(row, self._bridge.state):
            return False
        if row.key in self._held:
            return True
        place = self._order.place(row.key)
        return self._holding and (place != place_of(row) if place else row.key not in self._once_shown)

    def _belongs(self, row: Row, state: State) -> bool:
        # A row that was read while it was shown stays until the filter is applied anew: it must not vanish from under
        # the pointer, and undoing must be possible where the click was.
        if row.key in self._order:
            return state.shows(row)
        return _is_told(self._filter, row, state) and self._filter.admits(row)

    def _put(self, rows: Iterable[Row], state: State) -> None:
        """Insert, change in place, move or take out, whatever makes the list true."""
        fresh: list[Row] = []
        changed: list[NotificationKey] = []
        out: list[NotificationKey] = []
        for row in rows:
            before, place = self._order.place(row.key), place_of(row)
            if not self._belongs(row, state) or not self._is_known(place):
                out.append(row.key)
            elif before is None:
                fresh.append(row)
            else:
                self._rows[row.key] = row
                changed.append(row.key)
                if before != place:
                    self._move(row.key, place)
        self._drop(out)
        self._redraw(changed)
        self._insert(fresh)

    def _insert(self, rows: Iterable[Row]) -> None:
        """Take in rows that are not here, those that stand together at once."""
        fresh = {row.key: row for row in rows}
        for position, places in self._order.arrivals([place_of(row) for row in fresh.values()]):
            with self._telling():
                self.beginInsertRows(QModelIndex(), position, position + len(places) - 1)
                self._order.put(places)
                for *_, key in places:
                    self._rows[key] = fresh[key]
                    self._once_shown.add(key)
                self.endInsertRows()
            self._redraw_at(position + len(places))

    def _move(self, key: NotificationKey, place: Place) -> None:
        """The row happened again: it goes where its new moment is, keeping what is selected."""
        old = self._order.position(key)
        before = self._order.place(key)
        if old is None or before is None:
            return
        new = self._order.before(place) - (place < before)
        top = QModelIndex()
        with self._telling():
            moves = old != new and self.beginMoveRows(top, old, old, top, new + 1 if new > old else new)
            self._order.take((old, old))
            self._order.put([place])
            if moves:
                self.endMoveRows()
        for position in sorted({old, old + 1, new, new + 1}):
            self._redraw_at(position)

    def _drop(self, keys: Iterable[NotificationKey]) -> None:
        """Take rows out; nothing happens to those that are not there."""
        keys = list(keys)
        held = [key for key in keys if self._held.pop(key, None) is not None]
        if held:
            self.held_changed.emit(len(self._held))
        self._remove([position for key in keys if (position := self._order.position(key)) is not None])

    def _remove(self, positions: Iterable[int]) -> None:
        for run in runs(positions):
            with self._telling():
                self.beginRemoveRows(QModelIndex(), *run)
                for key in self._order.take(run):
                    del self._rows[key]
                    self._views.pop(key, None)
                self.endRemoveRows()
            self._redraw_at(run[0])

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """While a change is being told, nobody who hears of it gets more rows on the spot."""
        self._is_telling = True
        try:
            yield
        finally:
            self._is_telling = False

    def _forget_held(self) -> None:
        if self._held:
            self._held = {}
            self.held_changed.emit(0)

    def _redraw(self, keys: Iterable[NotificationKey]) -> None:
        positions = []
        for key in keys:
            self._views.pop(key, None)
            if (position := self._order.position(key)) is not None:
                positions.append(position)
        for first, last in runs(positions):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _redraw_at(self, position: int) -> None:
        """The row may look different, if only because it begins a day now."""
        if position < len(self._order):
            self.dataChanged.emit(self.index(position), self.index(position))

    def _heading(self, row: int) -> str:
        day = self.view_at(row).day
        return day if row and day != self.view_at(row - 1).day else ""

    # --- older rows ---------------------------------------------------------------------------------------------------

    def _is_known(self, place: Place) -> bool:
        """Whether everything that is newer than this place is in the list: memory holds old rows too, with gaps."""
        return self._history_ended or self._boundary is None or place >= place_of(self._boundary)

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

        if self._filter.searches:
            self._actions.search(
                self._filter.asked, self._boundary, lambda found: answered(found.rows if found else None)
            )
        else:
            self._actions.history(self._boundary, self._filter.account, self._filter.unread_only, answered)

    def _show_found(self, found: Found) -> None:
        state = self._bridge.state
        rows = [state.rows.get(row.key, row) for row in found.rows]
        self._found = found
        self._begin((row for row in rows if state.shows(row)), boundary=found.rows[-1] if found.rows else None)
        self._history_ended = len(found.rows) == found.count and not found.capped
        self.narrowed.emit()

    def _take_history(self, page: Sequence[Row] | None) -> None:
        """Add an older page; one in which nothing belongs here is followed by the next at once."""
        self._asked = None
        state, shown = self._bridge.state, len(self._order)
        if page:
            self._boundary = page[-1]
        else:
            self._history_ended = True
        present = [state.rows.get(stored.key, stored) for stored in page or ()]
        self._insert(
            row
            for row in present
            if row.key not in self._order and row.key not in self._held and self._belongs(row, state)
        )
        self.loading_changed.emit()
        if len(self._order) == shown:
            self._ask_history()


def _is_told(wanted: Filter, row: Row, state: State) -> bool:
    """Whether the archive, asked for older and older rows, would tell of this one."""
    return wanted.account in (None, row.account) and not (wanted.unread_only and row.is_read) and state.shows(row)
