"""From the engine's store to Qt: every change of the state becomes one signal that widgets and models connect to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from traynotify.core.reduce import Changes
from traynotify.core.settings import LANGUAGE
from traynotify.core.state import State
from traynotify.ui.translations import speak


class StoreView(Protocol):
    """The part of the engine's store that the user interface sees; used on the Qt thread only."""

    @property
    def state(self) -> State:
        """Everything as it is now."""
        ...

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Call back after every change; returns what ends the subscription."""
        ...


class Bridge(QObject):
    """Emits `changed` for every change; an error in a slot stays in Qt and never reaches the store.

    Another language is spoken before anybody hears that it was chosen.
    """

    changed = Signal(object)
    """A `Changes`."""

    def __init__(self, store: StoreView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._unsubscribe = store.subscribe(self._tell)

    @property
    def state(self) -> State:
        """Everything as it is now."""
        return self._store.state

    def close(self) -> None:
        """End the subscription."""
        self._unsubscribe()

    def _tell(self, changes: Changes) -> None:
        wanted = changes.after.settings.general[LANGUAGE]
        if wanted != changes.before.settings.general[LANGUAGE]:
            speak(wanted)
        self.changed.emit(changes)
