"""The unread number on the app's icon in a dock, where the desktop has one."""

from __future__ import annotations

import logging
import sys
import zlib
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from dbus_fast import Message

    from traynotify.desktop.dbus import Bus

logger = logging.getLogger(__name__)

_UNITY = "com.canonical.Unity"
"""The namespace of the interface, and the name on the bus that docks own which listen to it."""


class LauncherBadge(Protocol):
    """The number on the icon."""

    async def start(self) -> None:
        """Prepare; never fails: where there is no dock, nothing is shown."""
        ...

    def show(self, unread: int) -> None:
        """Show the number; none at all for zero."""
        ...

    async def aclose(self) -> None:
        """Take the number away."""
        ...


def choose(desktop_entry: str) -> LauncherBadge:
    """The way of this system; `desktop_entry` is the app's id. On Windows and macOS a QGuiApplication has to run."""
    return QtBadge() if sys.platform in ("win32", "darwin") else UnityBadge(desktop_entry)


class QtBadge:
    """Windows and macOS, as Qt does it (since Qt 6.5)."""

    async def start(self) -> None:
        """Nothing to prepare."""

    def show(self, unread: int) -> None:
        """Show the number; none at all for zero."""
        from PySide6.QtGui import QGuiApplication

        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.setBadgeNumber(unread)

    async def aclose(self) -> None:
        """Take the number away."""
        self.show(0)


class UnityBadge:
    """Docks of Linux desktops: the signal Update of com.canonical.Unity.LauncherEntry, which needs no answer.

    Ubuntu's dock, KDE's task manager and Plank show it, by the app's desktop entry.
    """

    def __init__(self, desktop_entry: str) -> None:
        self._uri = f"application://{desktop_entry}.desktop"
        self._path = f"/com/canonical/unity/launcherentry/{zlib.crc32(self._uri.encode())}"
        self._bus: Bus | None = None
        self._unread = 0

    async def start(self) -> None:
        """Connect to the session bus; where there is none, nothing is shown."""
        from dbus_fast import BusType

        from traynotify.desktop.dbus import BUS_NAME, Bus, BusError

        try:
            self._bus = await Bus.connect(BusType.SESSION, self._on_message)
            await self._bus.listen(f"type='signal',sender='{BUS_NAME}',member='NameOwnerChanged',arg0='{_UNITY}'")
        except BusError as error:
            logger.info("no number on the dock: %s", error)

    def show(self, unread: int) -> None:
        """Show the number; none at all for zero."""
        from dbus_fast import Message, Variant

        self._unread = unread
        if self._bus is not None:
            properties = {"count": Variant("x", unread), "count-visible": Variant("b", unread > 0)}
            signal = Message.new_signal(
                self._path, f"{_UNITY}.LauncherEntry", "Update", "sa{sv}", [self._uri, properties]
            )
            self._bus.send(signal)

    async def aclose(self) -> None:
        """Take the number away."""
        self.show(0)
        bus, self._bus = self._bus, None
        if bus is not None:
            await bus.close()

    def _on_message(self, message: Message) -> None:
        """A dock that comes, or comes back, has not heard the number yet."""
        if message.member == "NameOwnerChanged" and message.signature == "sss" and message.body[0] == _UNITY:
            self.show(self._unread)
