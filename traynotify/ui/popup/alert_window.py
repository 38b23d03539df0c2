"""Alerts on the screen where the desktop shows none: cards beside the tray that take no focus and go by themselves."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBitmap, QGuiApplication, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from traynotify.core.alert import Alert, AlertAction
from traynotify.core.language import tr
from traynotify.ui.look import Look
from traynotify.ui.popup.placement import placed
from traynotify.ui.popup.toasts import Toast, alert_toast
from traynotify.ui.style import dress
from traynotify.ui.theme import RADIUS_BOX

STAY_MS = 10_000
"""How long an alert stays while the pointer is not on it."""
_MOST = 3
_WIDTH = 340
_GAP = 6


class AlertWindow(QWidget):
    """The alerts that are on the screen, newest at the bottom. `answered` and `closed` name the alert."""

    answered = Signal(str, AlertAction)
    closed = Signal(str)

    def __init__(self, look: Look, *, stay_ms: int = STAY_MS) -> None:
        super().__init__(
            None,
            Qt.WindowType.ToolTip  # of all kinds the one that never gets an entry in a task bar
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._look, self._stay_ms = look, stay_ms
        self._toasts: dict[str, Toast] = {}
        self._anchor: QPoint | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._say()
        self._restyle()
        look.changed.connect(self._restyle)
        look.language_changed.connect(self._say)

    def show_alert(self, alert: Alert, anchor: QPoint | None = None) -> None:
        """Show an alert, or replace the one with the same id, beside `anchor`: the tray icon, where it is known."""
        self._take_out(alert.id)
        while len(self._toasts) >= _MOST:
            self._close_alert(next(iter(self._toasts)))
        toast = alert_toast(self._look, alert, self._answer, self._close_alert, self)
        stay = QTimer(toast)
        stay.setInterval(self._stay_ms)
        stay.timeout.connect(lambda: None if toast.underMouse() else self._close_alert(alert.id))
        stay.start()
        self._toasts[alert.id] = toast
        self._column.addWidget(toast)
        toast.show()
        self._anchor = anchor
        self._place()

    def withdraw(self, alert_id: str) -> None:
        """Take an alert away; nothing happens when it is not there."""
        if self._take_out(alert_id):
            self._place()

    def sizeHint(self) -> QSize:
        width = round(_WIDTH * self._look.zoom)
        has_own = self._column.hasHeightForWidth()
        return QSize(width, self._column.heightForWidth(width) if has_own else self._column.sizeHint().height())

    def _answer(self, alert_id: str, action: AlertAction) -> None:
        self.withdraw(alert_id)
        self.answered.emit(alert_id, action)

    def _close_alert(self, alert_id: str) -> None:
        self.withdraw(alert_id)
        self.closed.emit(alert_id)

    def _take_out(self, alert_id: str) -> bool:
        toast = self._toasts.pop(alert_id, None)
        if toast is not None:
            self._column.removeWidget(toast)
            toast.hide()
            toast.deleteLater()
        return toast is not None

    def _place(self) -> None:
        """As large as the alerts are, and gone without any."""
        if not self._toasts:
            self.hide()
            return
        anchor = self._anchor
        screen = (QGuiApplication.screenAt(anchor) if anchor is not None else None) or QGuiApplication.primaryScreen()
        self.setGeometry(placed(self.sizeHint(), anchor, screen.availableGeometry(), screen.geometry()))
        self._column.activate()
        self._cut_out()
        self.show()
        self.raise_()

    def _cut_out(self) -> None:
        """Leave nothing of the window but its cards; a mask needs no compositor."""
        mask = QBitmap(self.size())
        mask.clear()
        painter = QPainter(mask)
        painter.setBrush(Qt.GlobalColor.color1)
        painter.setPen(Qt.GlobalColor.color1)
        for toast in self._toasts.values():
            painter.drawRoundedRect(toast.geometry().adjusted(0, 0, -1, -1), RADIUS_BOX, RADIUS_BOX)
        painter.end()
        self.setMask(mask)

    def _say(self) -> None:
        self.setWindowTitle(tr("Notifications"))
        self.setAccessibleName(tr("Notifications"))

    def _restyle(self) -> None:
        dress(self, self._look)
        if self._toasts:
            self._place()
