"""All that a window is made with, over a made-up state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.world import Actions, StandingClock, Store
from traynotify.core.state import Row, State
from traynotify.ui.accounts.welcome import WelcomeWindow
from traynotify.ui.accounts.window import AccountsWindow
from traynotify.ui.avatars import Avatars
from traynotify.ui.bridge import Bridge
from traynotify.ui.look import Look
from traynotify.ui.popup.inbox import Inbox
from traynotify.ui.popup.row_delegate import RowDelegate
from traynotify.ui.popup.row_layout import RowLayout, Spot
from traynotify.ui.popup.window import InboxWindow
from traynotify.ui.services import ServiceLooks
from traynotify.ui.settings.window import SettingsWindow

W = TypeVar("W", bound=QWidget)


class Desk:
    """Store, actions and the windows that a test asks for."""

    def __init__(self, state: State) -> None:
        self.store = Store(state)
        self.clock = StandingClock()
        self.actions = Actions(self.store, self.clock)
        self.bridge = Bridge(self.store)
        self.look = Look(self.bridge)
        self.services = ServiceLooks(self.actions)
        self.avatars = Avatars(self.actions)
        self._windows: list[QWidget] = []

    def open_inbox(
        self, qtbot: QtBot, *, as_popup: bool = False, width: int = 420, height: int = 656, older: Sequence[Row] = ()
    ) -> InboxOnDesk:
        """The inbox, shown and focused; its history is at an end, or goes on in `older`."""
        inbox = Inbox(self.bridge, self.actions, self.clock, self.look, self.services, self.avatars)
        window = InboxWindow(inbox, self.look, as_popup=as_popup)
        self._windows.append(window)
        window.resize(width, height)
        window.bring()
        window.resize(width, height)
        QCursor.setPos(window.mapToGlobal(QPoint(width - 1, 1)))
        qtbot.waitUntil(window.isActiveWindow)
        while self.actions.history_calls and not older:
            self.actions.answer_history([])
        QApplication.processEvents()
        return InboxOnDesk(window)

    def welcome(self) -> WelcomeWindow:
        return self._kept(WelcomeWindow(self.bridge, self.actions, self.look))

    def accounts(self) -> AccountsWindow:
        made = AccountsWindow(self.bridge, self.actions, self.clock, self.look, self.services, self.avatars)
        return self._kept(made)

    def settings(self) -> SettingsWindow:
        return self._kept(SettingsWindow(self.bridge, self.actions, self.look))

    def close(self) -> None:
        for window in self._windows:
            window.hide()
            window.deleteLater()
        self.bridge.close()

    def _kept(self, window: W) -> W:
        self._windows.append(window)
        return window


class InboxOnDesk:
    """The inbox as somebody with a mouse sees it."""

    def __init__(self, window: InboxWindow) -> None:
        self.window, self.inbox = window, window.inbox
        self.view, self.model = self.inbox.view, self.inbox.model

    def titles(self) -> list[str]:
        """The sentences of the rows, from the top."""
        views = [self.model.view_at(i) for i in range(self.model.rowCount())]
        return ["".join(segment.text for segment in view.sentence) for view in views]

    def layout(self, row: int) -> RowLayout:
        """Where everything of a row is now."""
        delegate = self.view.itemDelegate()
        assert isinstance(delegate, RowDelegate)
        return delegate.layout_of(self.model.index(row), self.rect(row).width())

    def rect(self, row: int) -> QRect:
        """The row in the list's viewport."""
        return self.view.visualRect(self.model.index(row))

    def point(self, row: int, spot: Spot | None = None) -> QPoint:
        """Where to press for this part of a row, or for the row as a whole."""
        layout = self.layout(row)
        inside = layout.spots[spot].center() if spot is not None else layout.sentence.rect.center()
        return self.rect(row).topLeft() + inside.toPoint()
