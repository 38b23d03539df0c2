"""Where a person writes back: a few lines below what they answer. What is not sent stays there as a draft."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from traynotify.core.ids import NotificationKey
from traynotify.core.language import tr
from traynotify.ui import words
from traynotify.ui.controls.buttons import Button, Manner
from traynotify.ui.controls.texts import Text, set_margins
from traynotify.ui.look import Look
from traynotify.ui.popup.row_layout import END, START

_LINES = 4


class ReplyBox(QWidget):
    """`sent`: the text is to go out. `left`: the person goes back, and the draft is kept. `typed`: they write."""

    sent = Signal(str)
    left = Signal()
    typed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.drafts: dict[NotificationKey, str] = {}
        """What was begun and not sent."""
        self._key: NotificationKey | None = None
        self._field = _Field(self)
        self._hint = Text(look, tr("Ctrl+Enter sends, Esc keeps the draft"), "small", "text3")
        self._send = Button(look, tr("Send"), Manner.FILLED)
        self._send.clicked.connect(self._send_it)
        self._field.textChanged.connect(self._keep)
        self._field.textChanged.connect(self.typed)
        self._field.sent.connect(self._send_it)
        self._field.left.connect(self.left)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._hint, 1)
        line.addWidget(self._send)
        column = QVBoxLayout(self)
        set_margins(column, START, 10, END, 12)
        column.setSpacing(8)
        column.addWidget(self._field)
        column.addLayout(line)
        look.changed.connect(self._fit)
        self._fit()
        self.hide()

    def open(self, key: NotificationKey, name: str, failed_text: str) -> None:
        """Write to `name` about this notification: where a draft was left, or what the server did not take."""
        if self._key != key or self.isHidden():
            self._key = key
            who = tr("Reply to {name}", name=words.isolate(name)) if name else tr("Reply")
            self._field.setAccessibleName(who)
            self._field.setPlaceholderText(who)
            self._field.setPlainText(self.drafts.get(key, failed_text))
            self._field.moveCursor(self._field.textCursor().MoveOperation.End)
            self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_box(self) -> None:
        """Put it away, with its draft."""
        self._key = None
        self.hide()

    def _keep(self) -> None:
        text = self._field.toPlainText()
        self._send.setEnabled(bool(text.strip()))
        if self._key is not None:
            self.drafts[self._key] = text

    def _send_it(self) -> None:
        text = self._field.toPlainText().strip()
        if text and self._key is not None:
            self.drafts.pop(self._key, None)
            self.sent.emit(text)

    def _fit(self) -> None:
        self._field.setFixedHeight(_LINES * self._look.type.body.line + 18)


class _Field(QPlainTextEdit):
    """Lines of text; Tab goes on to the next control."""

    sent = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            event.accept()  # the window's keys are letters here
