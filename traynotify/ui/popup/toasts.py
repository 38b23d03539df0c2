"""Short messages above the foot: what can be undone, and alerts where the desktop shows none. They move nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from traynotify.core.alert import Alert, AlertAction
from traynotify.core.language import tr
from traynotify.ui.controls.buttons import Button, GlyphButton, Manner
from traynotify.ui.controls.texts import Text, set_margins
from traynotify.ui.glyphs import Glyph
from traynotify.ui.look import Look
from traynotify.ui.theme import RADIUS_BOX

_MOST = 3
_MOST_OF_AREA = 2 / 3
"""How much of the list alerts may cover; those that have no room wait behind the newest."""


class Toast(QWidget):
    """One message on a raised card."""

    closed = Signal()

    def __init__(self, look: Look, headline: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(f"{headline}. {text}" if text else headline)
        outer = QVBoxLayout(self)
        set_margins(outer, 14, 6, 6, 6)
        outer.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        body = Text(look, text, "excerpt", "text2", wrap=True)
        self._row.addWidget(Text(look, headline, "chip") if headline else body, 1)
        outer.addLayout(self._row)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(4)
        if headline and text:
            outer.addWidget(body)
        outer.addLayout(self._buttons)
        look.changed.connect(self.update)

    def add_button(self, label: str, *, beside: bool = False) -> Button:
        """Something to do: below the text, or `beside` a headline that has none."""
        button = Button(self._look, label, Manner.QUIET, parent=self)
        if beside:
            self._row.addWidget(button)
        else:
            self._buttons.addWidget(button)
        return button

    def add_close(self) -> None:
        """A cross at the end of the headline."""
        self._buttons.addStretch(1)
        close = GlyphButton(self._look, Glyph.CROSS, tr("Close"), self)
        close.clicked.connect(self.closed)
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.palette.edge, 1))
        painter.setBrush(self._look.palette.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BOX, RADIUS_BOX)


def alert_toast(
    look: Look, alert: Alert, answer: Callable[[str, AlertAction], None], close: Callable[[str], None], parent: QWidget
) -> Toast:
    """An alert with its buttons; `answer` and `close` get its id."""
    toast = Toast(look, alert.title, alert.body, parent)
    for action, label in alert.actions or ((AlertAction.OPEN, tr("Open")),):
        button = toast.add_button(label)
        button.clicked.connect(lambda _=False, chosen=action: answer(alert.id, chosen))
    toast.add_close()
    toast.closed.connect(lambda: close(alert.id))
    return toast


class Toasts(QWidget):
    """The messages, newest at the bottom. `answered` and `closed` name the alert."""

    answered = Signal(str, AlertAction)
    closed = Signal(str)
    undo_asked = Signal()
    room_taken = Signal(int)
    """How high they stand above the lower edge of what they lie over; 0 without any."""
    focus_left = Signal()
    """A message that had the focus goes away: Qt would give it to whatever comes next."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._area = look, parent
        self._alerts: dict[str, Toast] = {}
        self._told: dict[str, Alert] = {}
        """What the messages are about that show an alert."""
        self._undo: Toast | None = None
        self._undo_text = ""
        self._notices: dict[str, Toast] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 0, 12, 8)
        self._column.setSpacing(6)
        parent.installEventFilter(self)
        self.hide()

    def show_alert(self, alert: Alert) -> None:
        """Show an alert, or replace the one with the same id."""
        self.withdraw(alert.id)
        toast = alert_toast(self._look, alert, self._answer, self._close_alert, self)
        self._alerts[alert.id] = toast
        self._told[alert.id] = alert
        self._add(toast)
        while len(self._alerts) > _MOST:
            self._close_alert(next(iter(self._alerts)))

    def withdraw(self, alert_id: str) -> None:
        """Take an alert away; nothing happens when it is not there."""
        if (toast := self._alerts.pop(alert_id, None)) is not None:
            del self._told[alert_id]
            self._remove(toast)

    def say(self, sentence: str) -> None:
        """Tell the person something, which may be marked for translation; it stays until it is closed."""
        if sentence in self._notices:
            return
        toast = Toast(self._look, "", tr(sentence), self)
        toast.add_close()
        toast.closed.connect(lambda: self._remove(self._notices.pop(sentence)))
        self._notices[sentence] = toast
        self._add(toast)

    def offer_undo(self, text: str) -> None:
        """Say what was done and offer to undo it; an empty text takes the offer away."""
        if text == self._undo_text:
            return
        self._undo_text = text
        before, self._undo = self._undo, None
        if before is not None:
            self._remove(before)
        if text:
            self._undo = Toast(self._look, text, "", self)
            self._undo.add_button(tr("Undo"), beside=True).clicked.connect(self.undo_asked)
            self._add(self._undo)

    def go_on_from(self, before: Toasts) -> None:
        """Show what is shown there; what can be undone is offered by who knows it."""
        for alert in before._told.values():
            self.show_alert(alert)
        for sentence in before._notices:
            self.say(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the area, whose size is not known before the window is shown."""
        if watched is self._area and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.setVisible(bool(self._alerts or self._undo or self._notices))
        alerts = list(self._alerts.values())
        for toast in alerts:
            toast.show()
        while len(alerts) > 1 and self._wanted_height() > _MOST_OF_AREA * self._area.height():
            alerts.pop(0).hide()  # it is there again once there is room
        width, height = self._area.width(), min(self._wanted_height(), self._area.height())
        self.setGeometry(0, self._area.height() - height, width, height)
        self.raise_()
        self.room_taken.emit(height if self.isVisibleTo(self._area) else 0)

    def _wanted_height(self) -> int:
        """What the messages that are shown want, at the area's width."""
        self._column.invalidate()
        has_own = self._column.hasHeightForWidth()
        return self._column.heightForWidth(self._area.width()) if has_own else self._column.sizeHint().height()

    def _answer(self, alert_id: str, action: AlertAction) -> None:
        self.withdraw(alert_id)
        self.answered.emit(alert_id, action)

    def _close_alert(self, alert_id: str) -> None:
        self.withdraw(alert_id)
        self.closed.emit(alert_id)

    def _add(self, toast: Toast) -> None:
        self._column.addWidget(toast)
        toast.show()
        self._place()

    def _remove(self, toast: Toast) -> None:
        self._column.removeWidget(toast)
        if toast.isAncestorOf(self.window().focusWidget()):
            self.focus_left.emit()
        toast.hide()
        toast.deleteLater()
        self._place()
