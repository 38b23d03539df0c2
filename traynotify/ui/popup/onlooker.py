"""The person at the inbox: whether they look at it, and which notifications stand before their eyes.

A window that is open does not say that somebody is there: only what they do in it does.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from traynotify.core.alert import Sight
from traynotify.core.ids import NotificationKey
from traynotify.ui.popup.list_view import InboxView
from traynotify.ui.popup.model import InboxModel

ATTENTION_S = 60.0
"""How long somebody is taken to look after the last thing that they did in the inbox."""


class InboxOnlooker(QObject):
    """`core.ports.Onlooker` at the inbox. `is_covered`: whether something lies over the list."""

    glanced = Signal()
    """They may see something else now, or look at the inbox no more."""

    def __init__(self, model: InboxModel, view: InboxView, is_covered: Callable[[], bool]) -> None:
        super().__init__(view)
        self._model, self._view, self._is_covered = model, view, is_covered
        self._since_last_sign = QElapsedTimer()
        view.touched.connect(self.note_sign)
        view.verticalScrollBar().valueChanged.connect(self.glanced)
        model.held_changed.connect(self.glanced)

    def note_sign(self) -> None:
        """They did something: they are there."""
        self._since_last_sign.start()

    def attention_s(self) -> float:
        """How long they are taken to look at the inbox still; 0 if they do not."""
        if not (self._since_last_sign.isValid() and self._view.isActiveWindow()):
            return 0.0
        if not self._view.window().isVisible():
            return 0.0
        return max(ATTENTION_S - self._since_last_sign.elapsed() / 1000, 0.0)

    def sight_of(self, key: NotificationKey) -> Sight:
        """Where this notification is for them now."""
        if not self.attention_s():
            return Sight.NOWHERE
        if self._model.is_held(key):  # its line, if it has one, does not say what is new
            return Sight.AT_HAND
        position = self._model.line_position(key)
        if position is None:
            return Sight.NOWHERE
        if not self._view.isVisible() or self._is_covered():
            return Sight.AT_HAND
        middle = self._view.visualRect(self._model.index(position)).center()
        return Sight.SEEN if self._view.viewport().rect().contains(middle) else Sight.AT_HAND

    def shown_at(self, key: NotificationKey) -> datetime | None:
        """When the newest happened that its line says, while what came since waits above the list."""
        row = self._model.row_of(key) if self._model.is_held(key) else None
        return row.notification.happened_at if row is not None else None
