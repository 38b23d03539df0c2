"""Moments at which the network is likely to work again: the computer woke up, or got a connection."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dbus_fast import Message
    from PySide6.QtNetwork import QNetworkInformation

    from traynotify.desktop.dbus import Bus
    from traynotify.desktop.routes import RouteWatch

logger = logging.getLogger(__name__)

_LOGIN = "org.freedesktop.login1"


class SessionWatcher:
    """Calls `on_wake` after sleep and when the network comes back; where a system tells neither, it stays silent.

    It is a hint to try now, never a reason not to try.
    """

    def __init__(self, on_wake: Callable[[], None]) -> None:
        self._on_wake = on_wake
        self._bus: Bus | None = None
        self._routes: RouteWatch | None = None
        self._network: QNetworkInformation | None = None

    async def start(self) -> None:
        """Begin to listen. Never fails: a service that is absent, or comes later, is fine."""
        if sys.platform == "linux":
            self._watch_routes()
        else:
            self._watch_network_with_qt()
        if sys.platform not in ("win32", "darwin"):
            await self._watch_system_bus()

    async def aclose(self) -> None:
        """Stop listening; safe to call twice."""
        if self._routes is not None:
            self._routes.close()
        if self._network is not None:
            self._network.reachabilityChanged.disconnect(self._on_reachability)
            self._network = None
        bus, self._bus = self._bus, None
        if bus is not None:
            await bus.close()

    async def _watch_system_bus(self) -> None:
        from dbus_fast import BusType

        from traynotify.desktop.dbus import Bus, BusError

        try:
            self._bus = await Bus.connect(BusType.SYSTEM, self._on_message)
            await self._bus.listen(f"type='signal',sender='{_LOGIN}',member='PrepareForSleep'")
        except BusError as error:
            logger.info("sleep is not noticed: %s", error)

    def _on_message(self, message: Message) -> None:
        match message.interface, message.member, message.signature, message.body:
            case "org.freedesktop.login1.Manager", "PrepareForSleep", "b", [False]:
                self._on_wake()

    def _watch_routes(self) -> None:
        from traynotify.desktop.routes import RouteWatch

        try:
            self._routes = RouteWatch(self._on_wake)
        except OSError as error:
            logger.info("a return of the network is not noticed: %s", error.strerror)

    def _watch_network_with_qt(self) -> None:
        from PySide6.QtNetwork import QNetworkInformation

        if QNetworkInformation.loadDefaultBackend():
            self._network = QNetworkInformation.instance()
            self._network.reachabilityChanged.connect(self._on_reachability)

    def _on_reachability(self, reachability: QNetworkInformation.Reachability) -> None:
        from PySide6.QtNetwork import QNetworkInformation

        if reachability is QNetworkInformation.Reachability.Online:
            self._on_wake()
