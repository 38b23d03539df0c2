"""Where the scenes are set up: windows over a made-up state, with people who have faces."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QMouseEvent, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.world import ME, Actions, StandingClock, Store
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
from traynotify.ui.popup.row_layout import Spot
from traynotify.ui.popup.window import InboxWindow
from traynotify.ui.services import ServiceLooks
from traynotify.ui.settings.window import SettingsWindow
from traynotify.ui.theme import DARK, LIGHT, qt_palette
from traynotify.ui.tray import Tray
from traynotify.ui.trouble_window import TroubleWindow

W = TypeVar("W", bound=QWidget)

PEOPLE = ("Ana Silva", "Bob", "Carol", "Mika Torv", "Juniper Vale", "Priya Lund", "Ilo Brandt", "Tomo Hara",
          "Ines Okafor")  # fmt: skip
_PAINT = ("#F4C58F", "#2F3B46", "#E5DDF3", "#3A3F66", "#DDE8CB", "#CBE6DC", "#F5D3CF", "#D3DBEA", "#FBE3A1", "#B9D7E5")
_LARGE = 2.0
_HIGH_CONTRAST = {
    QPalette.ColorRole.Base: ("#FFFFFF", "#000000"), QPalette.ColorRole.Text: ("#000000", "#FFFFFF"),
    QPalette.ColorRole.Highlight: ("#37006E", "#1AEBFF"), QPalette.ColorRole.HighlightedText: ("#FFFFFF", "#000000"),
}  # fmt: skip
"""A light and a dark one, as desktops have them."""


class World:
    """A made-up state, and the windows that show it."""

    def __init__(self, state: State, stage: Stage) -> None:
        settings = state.settings
        general = settings.general.replacing(THEME, stage.theme)
        self.store = Store(replace(state, settings=Settings(general=general, accounts=settings.accounts)))
        self.clock = StandingClock()
        self.actions = Actions(self.store, self.clock)
        self.actions.pictures = stage.faces
        self.bridge = Bridge(self.store)
        self.look = Look(self.bridge, high_contrast=stage.system_palette)
        self.services = ServiceLooks(self.actions)
        self.avatars = Avatars(self.actions)
        self._windows: list[QWidget] = []
        self._trays: list[Tray] = []

    def inbox(self, width: int = 0, height: int = 0, *, as_popup: bool = True) -> InboxWindow:
        """The inbox, shown, with nothing older on disk; as large as it wants to be, where nothing else is said."""
        content = Inbox(self.bridge, self.actions, self.clock, self.look, self.services, self.avatars)
        window = self._kept(InboxWindow(content, self.look, as_popup=as_popup))
        wanted = window.sizeHint()
        window.resize(width or wanted.width(), height or wanted.height())
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

    def trouble(self, sentence: str) -> TroubleWindow:
        """The window of a start that failed, shown; it would look as the system does."""
        return self._fitted(TroubleWindow(sentence, self.look))

    def tray(self) -> Tray:
        """What the tray shows, with no tray to show it in."""
        made = Tray(self.bridge, self.actions, tray_available=lambda: False)
        made.refresh()
        self._trays.append(made)
        return made

    def close(self) -> None:
        """Take all windows down while everything that they refer to is still there."""
        for window in self._windows:
            window.hide()
            window.deleteLater()
        for tray in self._trays:
            tray.close()
        self.bridge.close()
        self._windows.clear()
        self._trays.clear()

    def _fitted(self, window: W) -> W:
        window.show()
        window.resize(window.sizeHint())
        settle()
        return self._kept(window)

    def _kept(self, window: W) -> W:
        self._windows.append(window)
        return window


class Stage:
    """Makes worlds in one theme; they end with `clear`. `faces`: files with pictures of people, by their address."""

    def __init__(self, theme: str = "light", faces: Mapping[str, str] | None = None) -> None:
        at_once()
        self.theme, self.faces = theme, dict(faces or {})
        self._high_contrast: QPalette | None = None
        self._worlds: list[World] = []

    def system_palette(self) -> QPalette | None:
        """The system's colours, where the person asked it for high contrast."""
        return self._high_contrast

    def world(self, state: State) -> World:
        """Windows over this state."""
        self._worlds.append(World(state, self))
        return self._worlds[-1]

    def clear(self) -> None:
        """Take down what is there."""
        close_menus()
        for world in self._worlds:
            world.close()
        settle()
        self._worlds.clear()

    @contextmanager
    def high_contrast(self) -> Iterator[None]:
        """A system that was asked for high contrast, with the colours of one."""
        self._high_contrast = QPalette()
        for role, (light, dark) in _HIGH_CONTRAST.items():
            self._high_contrast.setColor(role, QColor(dark if self.theme == "dark" else light))
        try:
            yield
        finally:
            self._high_contrast = None

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


@contextmanager
def set_stage(theme: str) -> Iterator[Stage]:
    """A stage in this theme, on a desktop that is so too, cleared away in the end."""
    usual = QApplication.palette()
    QApplication.setPalette(qt_palette(DARK if theme == "dark" else LIGHT))
    with TemporaryDirectory(prefix="traynotify-faces-") as folder:
        stage = Stage(theme, draw_faces(Path(folder)))
        try:
            yield stage
        finally:
            stage.clear()
            QApplication.setPalette(usual)


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


def act(window: InboxWindow, row: int, spot: Spot) -> None:
    """Ask for what stands at this place of a row, with the mouse or by its key; a menu opens below the head."""
    inbox = window.inbox
    inbox.view.asked.emit(spot, inbox.model.key_at(row), below(inbox.head))
    settle()


def write(window: QWidget, text: str) -> None:
    """Type this where the keyboard is."""
    QTest.keyClicks(keyboard(window), text)
    settle()


def keyboard(window: QWidget) -> QWidget:
    """What in the window gets the keys."""
    focused: QWidget | None = window.focusWidget()
    return window if focused is None else focused


def click(where: QWidget, text: str) -> None:
    """Press the button with these words."""
    (button,) = (b for b in where.findChildren(QAbstractButton) if b.text() == text and b.isVisible())
    button.click()
    settle()


def open_accounts(world: World) -> AccountsWindow:
    """The accounts window, with its first page."""
    window = world.accounts()
    window.bring(ME)
    window.resize(window.sizeHint())
    settle()
    return window


def tip_of(window: InboxWindow, row: int, x: int, y: int) -> QWidget:
    """What is said while the pointer rests at a place inside a row; a negative `x` counts from the end."""
    viewport = window.inbox.view.viewport()
    rect = window.inbox.view.visualRect(window.inbox.model.index(row))
    point = rect.topLeft() + QPoint(x if x > 0 else rect.width() + x, y)
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point)))
    settle()
    return tip()


def tip() -> QWidget:
    """What is said beside the pointer."""
    return next(w for w in QApplication.topLevelWidgets() if w.windowType() is Qt.WindowType.ToolTip and w.isVisible())


def pick_first() -> None:
    """Take the first line of the menu that is open."""
    popup = QApplication.activePopupWidget()
    assert popup is not None, "no menu is open"
    pick(popup.actions()[0].text().partition("\t")[0])


def close_menus() -> None:
    """Close the menus that are open, and what opened from them."""
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget.isWindow()]
    while popup := QApplication.activePopupWidget():
        shown.remove(popup)
        popup.close()
        settle()
    for window in shown:  # this platform gives the focus back to none, without which an inbox hides
        window.show()
    settle()


def popup_of(opens: Callable[[], object]) -> QWidget:
    """The menu that this opens."""
    opens()
    settle()
    popup = QApplication.activePopupWidget()
    assert popup is not None, "no menu has opened"
    return popup


def pick(text: str) -> None:
    """Take this line of the menu that is open."""
    popup = QApplication.activePopupWidget()
    assert popup is not None, "no menu is open"
    (line,) = (action for action in popup.actions() if action.text().partition("\t")[0] == text)
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    close_menus()
    line.trigger()
    popup.deleteLater()
    settle()


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
