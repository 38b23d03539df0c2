"""The one window of a start that failed: before there is anything else, it says why, in the design's own words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from traynotify.core.language import tr
from traynotify.core.reduce import Changes
from traynotify.core.state import State
from traynotify.ui.bridge import Bridge
from traynotify.ui.controls.buttons import Button, Manner
from traynotify.ui.controls.message_tile import MessageTile
from traynotify.ui.controls.texts import Text
from traynotify.ui.glyphs import Glyph
from traynotify.ui.look import Look
from traynotify.ui.window import Window

_TILE = 48


class _NothingYet:
    """The store of an app that has not got one."""

    state = State()

    def subscribe(self, _callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Nothing will ever change."""
        return lambda: None


class TroubleWindow(Window):
    """Says one sentence. `left`: the person has read it."""

    left = Signal()

    def __init__(self, sentence: str, look: Look | None = None) -> None:
        """`look`: another one than the system's."""
        super().__init__(look or Look(Bridge(_NothingYet())), "traynotify")
        self._sentence = sentence
        self.renew()

    def fill(self, inside: QWidget) -> None:
        """The sentence, and the way out."""
        self.sentence = Text(self.look, self._sentence, "body", "text2", wrap=True)
        self.quit = Button(self.look, tr("Quit"), Manner.FILLED)
        self.quit.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Text(self.look, tr("traynotify cannot start"), "state", wrap=True))
        words.addWidget(self.sentence)
        words.addStretch(1)
        said = QHBoxLayout()
        said.setSpacing(16)
        tile = MessageTile(self.look, Glyph.WARNING, _TILE, "danger_soft", "danger")
        said.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        said.addLayout(words, 1)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(24, 24, 24, 16)
        whole.setSpacing(16)
        whole.addLayout(said, 1)
        whole.addWidget(self.quit, 0, Qt.AlignmentFlag.AlignTrailing)

    def sizeHint(self) -> QSize:
        width = round(440 * self.look.zoom)
        return QSize(width, max(180, self.heightForWidth(width)))

    def bring(self) -> None:
        """Show it in front, to be left with Enter or Escape."""
        super().bring()
        self.quit.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()
