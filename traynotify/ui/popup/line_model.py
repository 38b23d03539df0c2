"""Lines as a Qt model: each change of their rows is told as what it moves, takes out or puts in, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from traynotify.core.ids import NotificationKey
from traynotify.core.state import Row
from traynotify.ui.popup.gathering import Gathered, Lines
from traynotify.ui.popup.order import Order, Place, key_of, runs
from traynotify.ui.rows import RowView

Index = QModelIndex | QPersistentModelIndex


class LineModel(QAbstractListModel):
    """Keeps the order of `_lines`, with the rows of those that are opened below them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = Lines()
        self._order = Order()
        self._below: dict[NotificationKey, list[NotificationKey]] = {}
        """The rows that stand below a line that is opened."""
        self._views: dict[NotificationKey, RowView] = {}
        self._is_telling = False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._order)

    def key_at(self, row: int) -> NotificationKey:
        """The key of the line in this position."""
        return self._order.key_at(row)

    def position(self, key: NotificationKey) -> int | None:
        """Where the line stands, while it is shown."""
        return self._order.position(key)

    def line_position(self, key: NotificationKey) -> int | None:
        """Where the line stands that the notification is in, while it is shown."""
        return self.position(self._lines.line_of_key(key))

    def row_of(self, key: NotificationKey) -> Row | None:
        """The row of the line, the newest of several, while it is in the list."""
        return self._lines.row(key)

    def rows_of(self, *keys: NotificationKey) -> tuple[NotificationKey, ...]:
        """The notifications that are meant by the keys of lines."""
        return tuple(dict.fromkeys(row for key in keys for row in self._lines.rows_of(key)))

    def gathered(self, key: NotificationKey) -> Gathered | None:
        """What stands in the line, where that is more than one row."""
        return self._lines.gathered(key)

    def turn(self, key: NotificationKey) -> None:
        """Let the rows of a line stand below it, or no more; a row of it means the line."""
        line = self._lines.line_of_key(key)
        self._lines.turn(line)
        self._settle({line})

    def _begin_with(self, lines: Lines) -> None:
        """Show these lines and no others; within a reset of the model."""
        self._lines = lines
        self._order = Order(place for line in lines for place in lines.places(line))
        self._below.clear()
        self._views.clear()

    def _settle(self, touched: Iterable[NotificationKey]) -> None:
        """Let these lines, and the rows below them, stand where they have to now."""
        wanted: dict[NotificationKey, Place] = {}
        before: set[NotificationKey] = set()
        for line in touched:
            before.update(key for key in (line, *self._below.pop(line, ())) if key in self._order)
            places = {key_of(place): place for place in self._lines.places(line)}
            if len(places) > 1:
                self._below[line] = [key for key in places if key != line]
            wanted |= places
        self._remove(before - wanted.keys())
        staying = before & wanted.keys()
        for key in staying:
            self._move(key, wanted[key])
        self._insert([place for key, place in wanted.items() if key not in before])
        self._redraw(staying)

    def _insert(self, fresh: list[Place]) -> None:
        """Take in what is not here; what stands together goes in at once."""
        for position, places in self._order.arrivals(fresh):
            with self._telling():
                self.beginInsertRows(QModelIndex(), position, position + len(places) - 1)
                self._order.put(places)
                self.endInsertRows()
            self._redraw_at(position + len(places))

    def _move(self, key: NotificationKey, place: Place) -> None:
        """Where it happened again, it goes where its new moment is, keeping what is selected."""
        old, before = self._order.position(key), self._order.place(key)
        if old is None or before is None or before == place:
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

    def _remove(self, keys: Iterable[NotificationKey]) -> None:
        for run in runs(position for key in keys if (position := self._order.position(key)) is not None):
            with self._telling():
                self.beginRemoveRows(QModelIndex(), *run)
                for key in self._order.take(run):
                    self._views.pop(key, None)
                self.endRemoveRows()
            self._redraw_at(run[0])

    def _redraw(self, keys: Iterable[NotificationKey]) -> None:
        """Rows and lines may look different, and so may the line that a row stands in."""
        shown = {key for row in keys for key in (row, self._lines.line_of_key(row))}
        for key in shown:
            self._views.pop(key, None)
        for first, last in runs(position for key in shown if (position := self._order.position(key)) is not None):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _redraw_at(self, position: int) -> None:
        """What stands there may look different, if only because it begins a day now."""
        if position < len(self._order):
            self.dataChanged.emit(self.index(position), self.index(position))

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """While a change is being told, nobody who hears of it gets more rows on the spot."""
        self._is_telling = True
        try:
            yield
        finally:
            self._is_telling = False
