"""Where the scenes are set up: windows over a made-up state, with people who have faces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.world import Actions, StandingClock, Store
from traynotify.core.settings import THEME, Settings
from traynotify.core.state import State
from traynotify.ui.accounts.welcome import WelcomeWindow
from traynotify.ui.accounts.window import AccountsWindow
from traynotify.ui.avatars import Avatars
from traynotify.ui.bridge import Bridge
from traynotify.ui.look import Look
from traynotify.ui.popup import inbox
from traynotify.ui.popup.alert_window import AlertWindow
from traynotify.ui.popup.inbox import Inbox
from traynotify.ui.popup.window import InboxWindow
from traynotify.ui.services import ServiceLooks
from traynotify.ui.settings.window import SettingsWindow

W = TypeVar("W", bound=QWidget)

PEOPLE = ("Ana Silva", "Bob", "Carol", "Mika Torv", "Juniper Vale", "Priya Lund", "Ilo Brandt", "Tomo Hara",
          "Ines Okafor")  # fmt: skip
_PAINT = ("#F4C58F", "#2F3B46", "#E5DDF3", "#3A3F66", "#DDE8CB", "#CBE6DC", "#F5D3CF", "#D3DBEA", "#FBE3A1", "#B9D7E5")
_LARGE = 2.0


class World:
    """A made-up state, and the windows that show it."""

    def __init__(self, state: State, theme: str, faces: dict[str, str]) -> None:
        settings = state.settings
        general = settings.general.replacing(THEME, theme)
        self.store = Store(replace(state, settings=Settings(general=general, accounts=settings.accounts)))
        self.clock = StandingClock()
        self.actions = Actions(self.store, self.clock)
        self.actions.pictures = faces
        self.bridge = Bridge(self.store)
        self.look = Look(self.bridge)
        self.services = ServiceLooks(self.actions)
        self.avatars = Avatars(self.actions)
        self.windows: list[QWidget] = []

    def inbox(self, width: int = 420, height: int = 656) -> InboxWindow:
        """The inbox as a popup, shown, with nothing older on disk."""
        content = Inbox(self.bridge, self.actions, self.clock, self.look, self.services, self.avatars)
        window = self._kept(InboxWindow(content, self.look, as_popup=True))
        window.resize(width, height)
        window.show()
        settle()
        while self.actions.history_calls:
            self.actions.answer_history([])
        settle()
        return window

    def accounts(self) -> AccountsWindow:
        """The accounts window, not yet shown."""
        made = AccountsWindow(self.bridge, self.actions, self.clock, self.look, self.services, self.avatars)
        return self._kept(made)

    def settings(self) -> SettingsWindow:
        """The settings window, shown."""
        return self._fitted(SettingsWindow(self.bridge, self.actions, self.look))

    def welcome(self) -> WelcomeWindow:
        """The window of the first start, shown."""
        return self._fitted(WelcomeWindow(self.bridge, self.actions, self.look))

    def alerts(self) -> AlertWindow:
        """The stand-in for a notification server."""
        return self._kept(AlertWindow(self.look))

    def _fitted(self, window: W) -> W:
        window.show()
        window.resize(window.sizeHint())
        return self._kept(window)

    def _kept(self, window: W) -> W:
        self.windows.append(window)
        return window


class Stage:
    """Makes worlds in one theme; they end with `clear`."""

    def __init__(self, theme: str = "light") -> None:
        at_once()
        self.theme = theme
        self._faces = draw_faces(Path(mkdtemp(prefix="traynotify-faces-")))
        # Qt's hints are shared: a `Look` that goes away while another is in use takes them along.
        self._worlds: list[World] = []

    def world(self, state: State) -> World:
        """Windows over this state."""
        self._worlds.append(World(state, self.theme, self._faces))
        return self._worlds[-1]

    def clear(self) -> None:
        """Close what is open; menus too."""
        while popup := QApplication.activePopupWidget():
            popup.close()
            settle()
        for world in self._worlds:
            for window in world.windows:
                window.hide()
        settle()

    @contextmanager
    def large_text(self) -> Iterator[None]:
        """Text at 200 %."""
        usual = QApplication.font()
        large = QApplication.font()
        large.setPixelSize(round(usual.pixelSize() * _LARGE))
        QApplication.setFont(large)
        try:
            yield
        finally:
            QApplication.setFont(usual)

    @contextmanager
    def mirrored(self) -> Iterator[None]:
        """From right to left."""
        usual = QApplication.layoutDirection()
        QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        try:
            yield
        finally:
            QApplication.setLayoutDirection(usual)


def at_once() -> None:
    """What stands around the list follows a change at the next turn of the loop, not a twentieth of a second later."""
    inbox._TOGETHER_MS = 0


def settle() -> None:
    """Let what waits for its turn in the event loop have it, and what is no more go."""
    for _ in range(6):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def hover(window: InboxWindow, row: int, x: int, y: int = 18) -> None:
    """Put the pointer on a row, at a place inside it."""
    view = window.inbox.view
    rect = view.visualRect(view.model().index(row, 0))
    point = QPointF(x, rect.top() + y)
    where = QPointF(view.viewport().mapToGlobal(point.toPoint()))
    none, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    view.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, point, where, none, none, no_key))


def popup_of(opens: Callable[[], object]) -> QWidget:
    """The menu that this opens."""
    opens()
    settle()
    popup = QApplication.activePopupWidget()
    assert popup is not None, "no menu has opened"
    return popup


def below(widget: QWidget) -> QPoint:
    """Where a menu of this widget opens, on the screen."""
    return widget.mapToGlobal(QPoint(0, widget.height()))


def draw_faces(folder: Path) -> dict[str, str]:
    """Simple drawn avatars, so that rows look lived in: their address, and the file where they are."""
    found = {}
    for number, name in enumerate(PEOPLE):
        image = QImage(96, 96, QImage.Format.Format_ARGB32)
        image.fill(QColor(_PAINT[number]))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_PAINT[(number + 3) % 10]))
        painter.drawEllipse(QRectF(20 + number * 3, 40 - number * 2, 50, 60))
        painter.setBrush(QColor(_PAINT[(number + 6) % 10]))
        painter.drawEllipse(QRectF(50 - number, 14 + number * 2, 26, 26))
        painter.end()
        path = folder / f"{number}.png"
        image.save(str(path))
        found[f"https://example.social/{name}.png"] = str(path)
    return found
