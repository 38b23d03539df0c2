"""What stands above the list while several rows are chosen: how many, and what can be done to all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from traynotify.core.commands import Verb
from traynotify.core.language import phrase, tr
from traynotify.ui.controls.buttons import Button, GlyphButton, Manner
from traynotify.ui.controls.texts import Text, set_margins
from traynotify.ui.glyphs import Glyph
from traynotify.ui.look import Look
from traynotify.ui.popup.row_layout import HEADING, START
from traynotify.ui.words import isolate

_LABELS = {Verb.READ: phrase("Mark read"), Verb.UNREAD: phrase("Mark unread"), Verb.DISMISS: phrase("Dismiss")}
_KEYS = {Verb.READ: "R", Verb.UNREAD: "U", Verb.DISMISS: "D"}


class ChosenBar(QWidget):
    """`asked`: the person wants this done to all of them. `let_go`: they want none to be chosen."""

    asked = Signal(Verb)
    let_go = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._count = Text(look, "", "small_strong", "text")
        self._buttons = {verb: Button(look, tr(label), Manner.QUIET) for verb, label in _LABELS.items()}
        self._none = GlyphButton(look, Glyph.CROSS, tr("Choose none (Esc)"))
        row = QHBoxLayout(self)
        set_margins(row, START, 2, 12, 2)
        row.setSpacing(0)
        row.addWidget(self._count, 1)
        for verb, button in self._buttons.items():
            button.setToolTip(f"{tr(_LABELS[verb])} ({_KEYS[verb]})")
            button.clicked.connect(lambda _=False, wanted=verb: self.asked.emit(wanted))
            row.addWidget(button)
        row.addWidget(self._none)
        self._none.clicked.connect(self.let_go)
        look.changed.connect(self._fit)
        self._fit()
        self.hide()

    def show_chosen(self, count: int, *, can_dismiss: bool) -> None:
        """How many are chosen, and whether any of them could be dismissed."""
        text = tr("%n chosen", "", count)
        self._count.setText(isolate(text))
        self.setAccessibleName(text)
        self._buttons[Verb.DISMISS].setVisible(can_dismiss)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.palette.sunken)

    def _fit(self) -> None:
        self.setFixedHeight(max(HEADING, self._look.type.chip_chosen.line + 14))
        self.update()
