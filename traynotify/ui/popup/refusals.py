"""What is said where a key asks a row for something that it does not have, and what such a key does not bring about."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QKeyEvent

from traynotify.core.capability import Capabilities
from traynotify.core.commands import Verb
from traynotify.core.language import phrase, tr
from traynotify.ui.popup.row_layout import Spot
from traynotify.ui.rows import RowView

_NO_DISMISSAL = phrase("This server cannot delete single notifications")
_TYPED_ON_MS = 1_000


def refusal(wanted: Spot | Verb, view: RowView, can: Capabilities) -> str:
    """Why a row does not do what a key asks of it; empty if it does. `can` is what its account is able to."""
    match wanted:
        case Spot.OPEN if not view.can_open:
            return tr("This has no page that could be opened")
        case Spot.REPLY if Verb.REPLY not in view.answers:
            return tr("This cannot be answered from here")
        case Spot.TURN if not (view.opener or view.is_below):
            return tr("Nothing more stands in this line")
        case Spot.SHOW if not view.warning:
            return tr("Nothing is folded here")
        case Verb.DISMISS if not view.can_dismiss:
            return tr(can.reasons.get("dismiss", _NO_DISMISSAL))
    return ""


class Hush:
    """After a key that would have opened a field and did not, what is typed on in one go is text, and no command."""

    def __init__(self) -> None:
        self._since_last_key = QElapsedTimer()

    def begin(self) -> None:
        """There is no field to type into."""
        self._since_last_key.start()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether the key belongs to what is typed on; then it is to do nothing."""
        if not self._since_last_key.isValid() or self._since_last_key.elapsed() > _TYPED_ON_MS:
            return False
        if is_text := event.text().isprintable() and bool(event.text()):
            self._since_last_key.start()
        return is_text
