"""A question inside the window that it is about: nothing comes from nowhere, and nothing blocks the rest of the app."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from traynotify.core.language import tr
from traynotify.ui.controls.buttons import Button, Manner
from traynotify.ui.controls.fields import Column
from traynotify.ui.controls.texts import Text
from traynotify.ui.look import Look
from traynotify.ui.theme import RADIUS_WINDOW

_MARGIN = 16
_WIDEST = 400
_LEAST_BODY = 48
_VEIL = {False: QColor(10, 28, 33, 90), True: QColor(0, 0, 0, 140)}


class Sheet(QWidget):
    """Lies over `window` while it is shown. Escape and a click beside it mean no."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._card = _Card(look, self)
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = QGridLayout(self)
        outer.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        outer.addWidget(self._card, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        window.installEventFilter(self)
        look.changed.connect(self.update)
        self.hide()

    def ask(
        self,
        headline: str,
        text: str,
        yes: str,
        then: Callable[[], None],
        *,
        dangerous: bool = False,
    ) -> None:
        """Ask; `then` is called when the person says yes."""

        def agreed() -> None:
            self.dismiss()
            then()

        manner = Manner.DANGER_FILLED if dangerous else Manner.FILLED
        refuse = Button(self._look, tr("Cancel"), Manner.OUTLINE)
        agree = Button(self._look, yes, manner)
        refuse.clicked.connect(lambda: self.dismiss())
        agree.clicked.connect(agreed)
        self._show(headline, [Text(self._look, text, "body", "text2", wrap=True)], [refuse, agree])
        refuse.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, headline: str, body: list[QWidget]) -> None:
        """Show something that asks for nothing."""
        close = Button(self._look, tr("Close"), Manner.OUTLINE)
        close.clicked.connect(lambda: self.dismiss())
        self._show(headline, body, [close])
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go away without a yes; `reason` is told to what had the focus before, which has it again."""
        before, self._before = self._before, None
        if before is not None:  # before it hides: Qt would hand the focus to whatever comes next, which is told of it
            before.setFocus(reason)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self.parent():
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its keys are its own: none of them reaches the window underneath."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss(Qt.FocusReason.BacktabFocusReason)  # who uses keys wants to see where they are
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._card.scroll_by(1 if event.key() == Qt.Key.Key_PageDown else -1)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the sheet."""
        buttons = self._card.findChildren(Button)
        focused = [i for i, button in enumerate(buttons) if button.hasFocus()]
        step = 1 if forward else -1
        at = (focused[0] + step) % len(buttons) if focused else 0
        buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), _VEIL[self._look.palette.is_dark])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width = min(round(_WIDEST * self._look.zoom), self.width() - 2 * _MARGIN)
        self._card.setMaximumWidth(width)
        self._card.fit(width, self.height() - 2 * _MARGIN)

    def _show(self, headline: str, body: list[QWidget], buttons: list[Button]) -> None:
        if self.isHidden():  # of one that follows another, the focus goes back to where it was before the first
            self._before = self.window().focusWidget()
        self.setAccessibleName(headline)
        self._card.fill(headline, body, buttons)
        self._fit()
        self.raise_()
        self.show()
        self._arrange()

    def _fit(self) -> None:
        parent = self.parent()
        if isinstance(parent, QWidget):
            self.setGeometry(parent.rect())


class _Card(QWidget):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 20, 20, 16)
        self._layout.setSpacing(8)
        self._content: QWidget | None = None
        self._body: Column | None = None

    def fit(self, width: int, height: int) -> None:
        """Be as high as what it says, or where there is no room for that, let it scroll."""
        inside = self._body.widget() if self._body is not None else None
        if self._body is None or self._content is None or inside is None:
            return
        margins = self._layout.contentsMargins()
        wanted = inside.heightForWidth(width - margins.left() - margins.right())
        self._body.setFixedHeight(0)
        around = self._content.sizeHint().height() + margins.top() + margins.bottom()
        room = height - around
        # A bar that is there already would take the width with which all of it fits.
        policy = Qt.ScrollBarPolicy
        self._body.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if wanted <= room else policy.ScrollBarAsNeeded)
        self._body.setFixedHeight(max(_LEAST_BODY, min(wanted, room)))

    def scroll_by(self, pages: int) -> None:
        """Move what does not fit, by so many pages."""
        if self._body is not None:
            bar = self._body.verticalScrollBar()
            bar.setValue(bar.value() + pages * bar.pageStep())

    def fill(self, headline: str, body: list[QWidget], buttons: list[Button]) -> None:
        """Replace everything that it says."""
        if self._content is not None:
            self._layout.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget(self)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(self._look, headline, "state", wrap=True))
        self._body = Column((0, 0, 0, 0), 8)
        for widget in body:
            self._body.layout_.addWidget(widget)
        column.addWidget(self._body)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        column.addLayout(row)
        self._layout.addWidget(self._content)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.palette.edge, 1))
        painter.setBrush(self._look.palette.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_WINDOW, RADIUS_WINDOW)
