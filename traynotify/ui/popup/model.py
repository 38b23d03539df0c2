"""The inbox as a Qt model: the newest of what is in memory, then pages from the archive as one scrolls.

It shows lines, each of one row or of several that belong together. A change touches only the lines that it is about.
While a person reads, what arrives is held back, so that no line moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from traynotify.core.ids import NotificationKey
from traynotify.core.ports import Clock, Found
from traynotify.core.reduce import Changes
from traynotify.core.settings import GROUP_SIMILAR
from traynotify.core.state import Row, State
from traynotify.ui.actions import Actions
from traynotify.ui.bridge import Bridge
from traynotify.ui.popup.affected import accounts_look_different, rows_of_changed_operations
from traynotify.ui.popup.filters import Filter
from traynotify.ui.popup.finder import Finder
from traynotify.ui.popup.gathered_view import as_one_row, gathered_view, view_below
from traynotify.ui.popup.gathering import Lines
from traynotify.ui.popup.line_model import Index, LineModel
from traynotify.ui.popup.older import Older
from traynotify.ui.popup.order import Moment, moment_of, newest
from traynotify.ui.rows import RowView, row_view

PAGE = 40
"""How many lines are shown at first."""
MOST_AT_REST = 2 * PAGE
"""With more than these, all but the first page go while nobody looks further down; they are in the archive."""
_LOOKED_AT = 100
"""Rows that the first page is made from; so many of each account are in memory without a gap."""


class Role(IntEnum):
    """What the delegate asks for."""

    VIEW = int(Qt.ItemDataRole.UserRole) + 1
    """A `RowView`."""
    BEGINS_DAY = int(Qt.ItemDataRole.UserRole) + 2
    """The heading that stands above this line, or an empty text."""


class InboxModel(LineModel):
    """Newest first, narrowed by a `Filter`; it holds what was scrolled to and what is newer, and no other row.

    Keys are those of lines; `rows_of` says which notifications are meant.
    """

    held_changed = Signal(int)
    """How many arrivals are held back."""
    loading_changed = Signal()
    narrowed = Signal()
    """Other rows are shown now; a search shows them once the archive has answered."""

    def __init__(self, bridge: Bridge, actions: Actions, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._clock = bridge, clock
        self._moment = clock.now()
        """Which all rows tell their age at: of two that happened together, none is older because it was drawn later."""
        self._filter = self._wanted = Filter()
        self._found: Found | None = None
        self._unfolded: set[NotificationKey] = set()
        self._going: dict[NotificationKey, Row] = {}
        """What has been taken out and stands there until that is told: who hears of it may ask what it was."""
        self._once_shown: dict[NotificationKey, Moment] = {}
        """Where rows stood: what comes back to where it was is not new."""
        self._holding = False
        self._held: dict[NotificationKey, Row] = {}
        self._older = Older(actions)
        self._finder = Finder(actions, self._show_found)
        bridge.changed.connect(self._apply)
        self.narrow(self._filter)

    # --- what Qt asks -------------------------------------------------------------------------------------------------

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
        return not parent.isValid() and not self._is_telling and self._older.may_ask

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._ask_older()

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
        return self._older.loading or self._finder.is_looking

    def narrow(self, wanted: Filter) -> None:
        """Show what `wanted` admits, as the state is now; what was held back or kept for the eye is let go."""
        self._wanted = wanted
        if wanted.searches:
            self._finder.look_for(wanted)
            self.loading_changed.emit()
            return
        self._finder.forget()
        state = self._bridge.state
        first = newest(state.rows.values(), _LOOKED_AT, lambda row: _is_told(wanted, row, state))
        lines, boundary = Lines(gathers=_gathers(state)), first[-1] if len(first) == _LOOKED_AT else None
        for place, row in enumerate(first):
            if wanted.admits(row):
                if len(lines) == PAGE and lines.line_of(row) not in lines:
                    boundary = first[place - 1]
                    break
                lines.put(row)
        self._found = None
        # Everything that is unread, or put off, is in memory.
        self._begin(lines, boundary, ended=wanted.snoozed_only or (wanted.unread_only and boundary is None))
        self._gather()
        self.narrowed.emit()
        if len(lines) < PAGE:
            self._ask_older()

    def _begin(self, lines: Lines, boundary: Row | None, *, ended: bool) -> None:
        """Show these lines instead of others; down to `boundary` no row is missing."""
        with self._telling():
            self.beginResetModel()
            self._filter = self._wanted
            self._begin_with(lines)
            self._moment = self._clock.now()
            self._once_shown = {row.key: moment_of(row) for row in lines.rows()}
            self._forget_held()
            self._older.begin(boundary, ended=ended)
            self.endResetModel()

    def _gather(self) -> None:
        """What is in memory and belongs to a line that is shown stands in it, wherever it would stand by itself."""
        state = self._bridge.state

        def fits(row: Row) -> bool:
            if is_told := self._belongs(row, state):
                self._once_shown[row.key] = moment_of(row)
            return is_told

        if not self._filter.searches:
            self._settle(self._lines.gather(state.rows.values(), fits))

    def go_on_from(self, before: InboxModel) -> None:
        """Show the same part of the inbox, with no warning put back over what was shown there."""
        self._unfolded |= before._unfolded
        self.narrow(before.filter)

    def end(self) -> None:
        """Follow nothing any more; what was asked for and still comes is dropped."""
        self._bridge.changed.disconnect(self._apply)
        self._older.begin(None, ended=True)
        self._finder.forget()

    def shorten(self) -> None:
        """Let go of what is far down: nobody is there."""
        if len(self._order) <= MOST_AT_REST or self._holding:
            return
        lines = [key for key in map(self.key_at, range(len(self._order))) if self._lines.line_of_key(key) == key]
        if last := self._lines.row(lines[PAGE - 1]) if len(lines) > PAGE else None:
            self._older.begin(last)
            self._drop([key for line in lines[PAGE:] for key in self._lines.rows_of(line)])
            self._once_shown = {row.key: moment_of(row) for row in self._lines.rows()}

    def hold(self, holding: bool) -> None:
        """While True, what arrives or would move is held back; False lets it in."""
        self._holding = holding
        if not holding and len(self._held) > MOST_AT_REST and not self._filter.searches:
            self.narrow(self._wanted)  # more than a person is shown at rest: from the newest on
        elif not holding and self._held:
            waiting = list(self._held.values())
            self._forget_held()
            self._put(waiting, self._bridge.state)

    def is_held(self, key: NotificationKey) -> bool:
        """Whether the notification is held back."""
        return key in self._held

    def view_at(self, row: int) -> RowView:
        """What the line in this position says."""
        key = self.key_at(row)
        if (view := self._views.get(key)) is None:
            view = self._views[key] = self._viewed(key)
        return view

    def _viewed(self, key: NotificationKey) -> RowView:
        lines, state, now = self._lines, self._bridge.state, self._clock.now()
        unfolded, marked = key in self._unfolded, self._filter.query.marked
        row = lines.row(key) or self._going[key]
        if (gathered := lines.gathered(key)) is not None:
            row = as_one_row(gathered)
        view = row_view(row, state, now, as_of=self._moment, unfolded=unfolded, marked=marked)
        if gathered is not None:
            return gathered_view(view, gathered, state, now, opened=lines.is_opened(key))
        return view_below(view) if lines.line_of_key(key) != key else replace(view, key=key)

    def unfold(self, key: NotificationKey) -> None:
        """Show what the content warning of this line hides, until the app ends."""
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
        if changes.settings and _gathers(state) is not _gathers(changes.before):
            self.narrow(self._wanted)
            return
        if not self._filter.snoozed_only:
            self._drop(changes.removed)
        here = (*self._lines.rows(), *self._held.values()) if changes.settings or _is_gone(changes) else ()
        self._drop([row.key for row in here if row.account not in state.accounts or not self._filter.shows(row, state)])
        ready, held = [], len(self._held)
        for row in changes.touched if self._filter.snoozed_only else (*changes.updated, *changes.added):
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
        return self._holding and self._once_shown.get(row.key) != moment_of(row)

    def _belongs(self, row: Row, state: State) -> bool:
        # A row that was read while it was shown stays until the filter is applied anew: it must not vanish from under
        # the pointer, and undoing must be possible where the click was.
        if self._lines.row(row.key) is not None:
            return self._filter.shows(row, state)
        return _is_told(self._filter, row, state) and self._filter.admits(row)

    def _put(self, rows: Iterable[Row], state: State) -> None:
        """Insert, change in place, move or take out, whatever makes the list true."""
        fitting: list[Row] = []
        out: list[NotificationKey] = []
        for row in rows:
            if self._belongs(row, state) and (self._older.reaches(row) or self._lines.share(row)):
                fitting.append(row)
            else:
                out.append(row.key)
        self._drop(out)
        self._take_in(fitting)

    def _take_in(self, rows: Iterable[Row]) -> None:
        touched: set[NotificationKey] = set()
        for row in rows:
            self._once_shown[row.key] = moment_of(row)
            self._going[self._lines.line_of_key(row.key)] = row  # it may stand in another line now
            touched |= self._lines.put(row)
        self._settle(touched)
        self._going.clear()

    def _drop(self, keys: Iterable[NotificationKey]) -> None:
        """Take rows out; nothing happens to those that are not there."""
        keys = list(keys)
        held = [key for key in keys if self._held.pop(key, None) is not None]
        if held:
            self.held_changed.emit(len(self._held))
        touched: set[NotificationKey] = set()
        for key in keys:
            if (row := self._lines.row(key)) is not None:
                self._going |= {key: row, self._lines.line_of_key(key): row}
                touched |= self._lines.take(key)
        self._settle(touched)
        self._going.clear()

    def _forget_held(self) -> None:
        if self._held:
            self._held = {}
            self.held_changed.emit(0)

    def _heading(self, row: int) -> str:
        day = self.view_at(row).day
        return day if row and day != self.view_at(row - 1).day else ""

    # --- older rows ---------------------------------------------------------------------------------------------------

    def _ask_older(self) -> None:
        if self._older.may_ask:
            self._older.ask(self._filter, self._take_older)
            self.loading_changed.emit()

    def _show_found(self, found: Found) -> None:
        state = self._bridge.state
        rows = [state.rows.get(row.key, row) for row in found.rows]
        self._found = found
        lines = Lines((row for row in rows if self._wanted.shows(row, state)), gathers=_gathers(state))
        ended = len(found.rows) == found.count and not found.capped
        self._begin(lines, found.rows[-1] if found.rows else None, ended=ended)
        self.narrowed.emit()

    def _take_older(self, page: Sequence[Row]) -> None:
        """Add an older page; one that adds no line is followed by the next at once."""
        state, shown = self._bridge.state, len(self._order)
        present = (state.rows.get(stored.key, stored) for stored in page)
        self._take_in(
            row
            for row in present
            if self._lines.row(row.key) is None and row.key not in self._held and self._belongs(row, state)
        )
        self._gather()
        self.loading_changed.emit()
        if len(self._order) == shown:
            self._ask_older()


def _is_told(wanted: Filter, row: Row, state: State) -> bool:
    """Whether the archive, asked for older and older rows, would tell of this one."""
    return (
        wanted.account in (None, row.account) and not (wanted.unread_only and row.is_read) and wanted.shows(row, state)
    )


def _gathers(state: State) -> bool:
    return state.settings.general[GROUP_SIMILAR]


def _is_gone(changes: Changes) -> bool:
    """Whether an account was removed."""
    return any(account not in changes.after.accounts for account in changes.accounts)
