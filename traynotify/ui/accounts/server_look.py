"""What answers at the address that is being typed: said below its field before anybody signs in.

Nobody is asked at every letter: only once the typing has come to rest at what may be a whole name of a server, that
server alone, and by the way to it that was chosen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from traynotify.core.ids import ServiceId
from traynotify.core.language import phrase, tr
from traynotify.core.settings import Values
from traynotify.ui import words
from traynotify.ui.actions import Actions, ServerSeen, SignIn
from traynotify.ui.controls.texts import Text, set_margins
from traynotify.ui.glyphs import Glyph, paint_glyph
from traynotify.ui.look import Look
from traynotify.ui.services import ServiceLooks
from traynotify.ui.theme import GLYPH

REST_MS = 800
"""How long nothing may have been typed before a server is asked."""
PATIENCE_MS = 1200
"""How long after that a problem is kept to oneself: whoever types on has changed its cause already."""

_GAP = 6
_HINT = phrase("A server, your handle there, or one of its pages")
_TYPED = re.compile(
    r"(?:https?://)?(?:@?[\w.-]+@)?(?P<host>\[[0-9a-f:]+\]|[^\s/?#@\[\]:]+)(?::(?P<port>\d{1,5}))?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_TOP_LEVEL = re.compile(r"xn--[a-z0-9-]+|[^\W\d_]{2,}", re.IGNORECASE)

Way = Callable[[], tuple[ServiceId | None, Values]]
"""The service that was chosen, if one was, and the settings that the account is to have."""


def may_be_whole(address: str) -> bool:
    """Whether this may be the address of a server rather than its beginning: it ends in a domain, or names a port."""
    typed = _TYPED.fullmatch(address.strip())
    if typed is None:
        return False
    *names, last = typed["host"].rstrip(".").split(".")
    if typed["port"] is not None or typed["host"].lower() == "localhost":
        return True
    return bool(names) and all(names) and _TOP_LEVEL.fullmatch(last) is not None


class ServerLook(QWidget):
    """A line below the field: what may be typed, then what is being looked at, then what answers there."""

    def __init__(self, look: Look, actions: Actions, way: Way) -> None:
        super().__init__()
        self._look, self._actions, self._way = look, actions, way
        self._address = ""
        self._looking: SignIn | None = None
        self._seen: tuple[str, tuple[ServiceId | None, Values], ServerSeen] | None = None
        self._rest = self._timer(REST_MS, self._ask)
        self._patience = self._timer(PATIENCE_MS, self._show_problem)
        self._sign = _Sign(look, ServiceLooks(actions))
        self.said = Text(look, tr(_HINT), "chip", "text2", wrap=True)
        row = QHBoxLayout(self)
        set_margins(row, 0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.said, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def follow(self, address: str) -> None:
        """The address reads so now, or the way to it is another one."""
        self.stop()
        self._address = address.strip()
        if may_be_whole(self._address):
            self._rest.start()

    def stop(self) -> None:
        """Ask nobody, and say what may be typed."""
        self._rest.stop()
        self._patience.stop()
        self._seen = None
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        self._say(tr(_HINT))

    def service_at(self, address: str) -> ServiceId | None:
        """Whose server has answered at this address, by the way that is chosen now; None while nobody knows."""
        if self._seen is None or self._seen[:2] != (address.strip(), self._way()):
            return None
        return self._seen[2].service

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stop()

    def _timer(self, interval_ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(slot)
        return timer

    def _ask(self) -> None:
        address, way = self._address, self._way()
        self._say(tr("Looking at {address} …", address=address))

        def end(seen: ServerSeen) -> None:
            self._looking = None
            self._seen = (address, way, seen)
            if seen.service is None:
                self._patience.start()
            else:
                self._show_server(seen, seen.service)

        self._looking = self._actions.look_at_server(address, way[0], end, way[1])

    def _show_server(self, seen: ServerSeen, service: ServiceId) -> None:
        place = urlsplit(seen.url)
        host, encrypted = words.isolate(place.netloc), place.scheme == "https"
        said = tr("{software} answers at {host}", software=words.isolate(seen.software), host=host)
        lock = tr("The connection is encrypted") if encrypted else tr("Not encrypted, and on this computer only")
        self._say(said)
        self.said.setAccessibleName(f"{said}. {lock}")
        self.setToolTip(lock)
        self._sign.show_server(service, Glyph.LOCK if encrypted else Glyph.LOCK_OPEN)

    def _show_problem(self) -> None:
        if self._seen is not None:
            self._say(words.in_full(self._seen[2].problem))

    def _say(self, text: str) -> None:
        self._sign.hide()
        self.said.setText(text)
        self.said.setAccessibleName(text)
        self.setToolTip("")
        self.updateGeometry()


class _Sign(QWidget):
    """The tile of a service, and a lock that is closed where nobody on the way can listen."""

    def __init__(self, look: Look, services: ServiceLooks) -> None:
        super().__init__()
        self._look, self._services = look, services
        self._service, self._lock = ServiceId(""), Glyph.LOCK
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_server(self, service: ServiceId, lock: Glyph) -> None:
        """Show these two."""
        self._service, self._lock = service, lock
        self.show()
        self.update()

    def sizeHint(self) -> QSize:
        side = round(GLYPH * self._look.zoom)
        return QSize(2 * side + _GAP, max(side, self._look.type.chip.line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, side = QPainter(self), round(GLYPH * self._look.zoom)
        start, end = QRectF(0, 0, side, side), QRectF(side + _GAP, 0, side, side)
        for box in (start, end):
            box.moveTop((self.height() - side) / 2)
        tile, lock = (end, start) if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else (start, end)
        self._services.paint_tile(painter, tile, self._service, self._look.type.small.font)
        paint_glyph(painter, lock, self._lock, self._look.palette.text2)
