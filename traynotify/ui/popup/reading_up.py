"""Reading row after row in the preview: which one is shown, and what becomes of it while the list goes on changing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPoint, Signal

from traynotify.core.commands import Verb
from traynotify.core.ids import NotificationKey
from traynotify.ui.popup.gathered_view import in_full
from traynotify.ui.popup.list_view import InboxView
from traynotify.ui.popup.model import InboxModel
from traynotify.ui.popup.preview import Preview
from traynotify.ui.popup.row_layout import Spot


class ReadingUp(QObject):
    """Keeps `preview` at one row of the model; where that goes away, the next older one takes its place."""

    asked = Signal(Spot, NotificationKey, QPoint)
    reply_written = Signal(NotificationKey, str)
    verb_asked = Signal(Verb, tuple)
    """What a person wants of the row that is shown, as the list tells it."""
    typed = Signal()
    """Somebody is writing an answer."""

    def __init__(self, model: InboxModel, view: InboxView, preview: Preview) -> None:
        super().__init__(preview)
        self._model, self._view, self._preview = model, view, preview
        self._key: NotificationKey | None = None
        self._row = 0
        preview.closed.connect(self.end)
        preview.stepped.connect(self._step)
        preview.asked.connect(self._ask)
        preview.verb_asked.connect(self._ask_verb)
        preview.reply.sent.connect(self._send)
        preview.reply.typed.connect(self.typed)
        model.dataChanged.connect(self._follow)
        model.rowsRemoved.connect(self._follow)
        model.rowsInserted.connect(self._follow)
        model.rowsMoved.connect(self._follow)
        model.modelReset.connect(self.end)

    @property
    def is_open(self) -> bool:
        """Whether somebody reads."""
        return self._key is not None

    def begin(self, key: NotificationKey) -> None:
        """Show this row as a whole."""
        self._key = key
        self._follow()
        self._preview.bring()

    def write(self, key: NotificationKey) -> None:
        """Show this row, with a field to write back."""
        row = self._model.row_of(key)
        if self._key != key:
            self.begin(key)
        self._preview.write(row.failed_text if row is not None else "")

    def go_on_from(self, before: ReadingUp) -> None:
        """Show what is read there, as far as it is in the list, and all that somebody began to write."""
        self._preview.reply.drafts = before._preview.reply.drafts
        if before._key is not None and self._model.row_of(before._key) is not None:
            go_on = self.begin if before._preview.reply.isHidden() else self.write
            go_on(before._key)

    def place_of(self, key: NotificationKey) -> QPoint:
        """Where on the screen the row is shown: as a whole, or in the list."""
        if self.is_open:
            return self._preview.mapToGlobal(self._preview.rect().center())
        position = self._model.position(key)
        inside = self._view.visualRect(self._model.index(position)).center() if position is not None else QPoint()
        return self._view.viewport().mapToGlobal(inside)

    def expect_typing(self) -> None:
        """There is no field to answer in, which whoever types fast sees too late."""
        (self._preview if self.is_open else self._view).hush.begin()

    def end(self) -> None:
        """Back to the list, at the row that was shown last; nothing happens when nobody reads."""
        if self._key is None:
            return
        self._key = None
        self._preview.end_reply()
        focused = self._preview.window().focusWidget()
        was_here = focused is self._preview or (focused is not None and self._preview.isAncestorOf(focused))
        self._preview.hide()
        if was_here:
            self._view.step_in(self._row)

    def _step(self, by: int) -> None:
        row, top = self._row + by, QModelIndex()
        if row + 1 >= self._model.rowCount() and self._model.canFetchMore(top):
            self._model.fetchMore(top)
        if 0 <= row < self._model.rowCount():
            self._key = self._model.key_at(row)
            self._view.scrollTo(self._model.index(row))
            self._follow()

    def _follow(self, *_what: object) -> None:
        if self._key is None:
            return
        count, position = self._model.rowCount(), self._model.position(self._key)
        if position is None and not count:
            self.end()
            return
        self._row = min(self._row, count - 1) if position is None else position
        self._key = self._model.key_at(self._row)
        row = self._model.row_of(self._key)
        if row is not None:
            older = self._row + 1 < count or self._model.canFetchMore(QModelIndex())
            view, gathered = self._model.view_at(self._row), self._model.gathered(self._key)
            item = row.notification if gathered is None else in_full(gathered)
            self._preview.show_row(view, item, has_newer=self._row > 0, has_older=older)

    def _ask(self, spot: Spot) -> None:
        if self._key is not None:
            self.asked.emit(spot, self._key, self.place_of(self._key))

    def _send(self, text: str) -> None:
        if self._key is not None:
            self.reply_written.emit(self._key, text)
            self.end()

    def _ask_verb(self, verb: Verb) -> None:
        if self._key is not None:
            self.verb_asked.emit(verb, (self._key,))
