"""How the services look: the letter and the colour of each one's tile, also for one that is not installed any more."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from traynotify.core.ids import ServiceId
from traynotify.ui.actions import Accounts
from traynotify.ui.marks import paint_service_tile

_UNKNOWN = "#4B5A5E"


@dataclass(frozen=True, slots=True)
class ServiceLook:
    """What tells a service from the others."""

    name: str
    letter: str
    color: QColor


class ServiceLooks:
    """The looks by service; asked for on first use, for the services are loaded late."""

    def __init__(self, actions: Accounts) -> None:
        self._actions = actions
        self._looks: dict[ServiceId, ServiceLook] = {}

    def __getitem__(self, service: ServiceId) -> ServiceLook:
        if service not in self._looks:
            for known in self._actions.services():
                self._looks[known.id] = ServiceLook(known.name, known.letter, QColor(known.colour))
        return self._looks.get(service) or ServiceLook(service, service[:1].upper() or "?", QColor(_UNKNOWN))

    def paint_tile(self, painter: QPainter, rect: QRectF, service: ServiceId, font: QFont) -> None:
        """Paint the service's letter tile into `rect`."""
        look = self[service]
        paint_service_tile(painter, rect, look.letter, look.color, font)
