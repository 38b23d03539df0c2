"""Which rows of the inbox a person has chosen, to do one thing to all of them."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, Signal

from traynotify.core.ids import NotificationKey
from traynotify.ui.popup.model import InboxModel

_TOGGLE = QItemSelectionModel.SelectionFlag.Toggle
_INSTEAD = QItemSelectionModel.SelectionFlag.ClearAndSelect


class Choosing(QObject):
    """Kept in the view's own selection, so that screen readers hear of it; a row that goes away is chosen no more."""

    changed = Signal(int)
    """How many are chosen."""

    def __init__(self, model: InboxModel, selection: QItemSelectionModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._selection = model, selection
        self._anchor = QPersistentModelIndex()
        selection.selectionChanged.connect(self._tell)
        model.rowsRemoved.connect(self._tell)
        model.modelReset.connect(self._tell)

    def __len__(self) -> int:
        return len(self._selection.selectedIndexes())

    def __contains__(self, key: NotificationKey) -> bool:
        row = self._model.position(key)
        return row is not None and self._selection.isSelected(self._model.index(row))

    @property
    def keys(self) -> tuple[NotificationKey, ...]:
        """The chosen rows, newest first."""
        rows = sorted(index.row() for index in self._selection.selectedIndexes())
        return tuple(self._model.key_at(row) for row in rows)

    def toggle(self, row: int) -> None:
        """Choose one more, or this one no more; reaching begins from here."""
        index = self._model.index(row)
        self._anchor = QPersistentModelIndex(index)
        self._selection.select(index, _TOGGLE)

    def reach(self, row: int, *, begin: int) -> None:
        """Choose all from where choosing began to `row`, and nothing else; `begin` is where, if nothing is chosen."""
        if not len(self) or not self._anchor.isValid():
            self._anchor = QPersistentModelIndex(self._model.index(begin))
        ends = sorted((self._anchor.row(), row))
        first, last = (self._model.index(end) for end in ends)
        self._selection.select(QItemSelection(first, last), _INSTEAD)

    def choose_all(self) -> None:
        """Choose everything that the list has."""
        if count := self._model.rowCount():
            self._selection.select(QItemSelection(self._model.index(0), self._model.index(count - 1)), _INSTEAD)

    def choose_none(self) -> None:
        """Let go of all."""
        self._anchor = QPersistentModelIndex()
        self._selection.select(QModelIndex(), QItemSelectionModel.SelectionFlag.Clear)

    def _tell(self, *_details: object) -> None:
        self.changed.emit(len(self))
