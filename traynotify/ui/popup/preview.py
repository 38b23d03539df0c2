"""One notification as a whole, over the list: everybody it names, all of its text, exactly when, and where it leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from traynotify.core.commands import Verb
from traynotify.core.language import phrase, tr
from traynotify.core.notification import Actor, Notification
from traynotify.ui import words
from traynotify.ui.avatars import Avatars
from traynotify.ui.controls.buttons import Button, GlyphButton, Manner
from traynotify.ui.controls.fields import Column
from traynotify.ui.controls.texts import Hairline, Text, set_margins
from traynotify.ui.glyphs import Glyph
from traynotify.ui.look import Look
from traynotify.ui.popup.refusals import Hush
from traynotify.ui.popup.reply_box import ReplyBox
from traynotify.ui.popup.row_layout import END, START, Spot
from traynotify.ui.rows import RowView

_FACE = 36
_FACE_OF_MANY = 28

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_J: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_K: -1,
    Qt.Key.Key_Left: -1,
}
_SPOTS = {
    Qt.Key.Key_Return: Spot.OPEN,
    Qt.Key.Key_Enter: Spot.OPEN,
    Qt.Key.Key_O: Spot.OPEN,
    Qt.Key.Key_S: Spot.SHOW,
    Qt.Key.Key_W: Spot.WHY,
    Qt.Key.Key_H: Spot.SNOOZE,
    Qt.Key.Key_A: Spot.REPLY,
}
_ANSWERS = {
    Spot.REPLY: phrase("Reply"),
    Spot.ACCEPT: phrase("Accept"),
    Spot.DECLINE: phrase("Decline"),
    Spot.FOLLOW: phrase("Follow back"),
}
_VERBS = {
    Qt.Key.Key_R: Verb.READ,
    Qt.Key.Key_U: Verb.UNREAD,
    Qt.Key.Key_D: Verb.DISMISS,
    Qt.Key.Key_Delete: Verb.DISMISS,
}


_Offered = tuple[str, Manner, Spot | Verb]
"""What a button says, how it looks, and what it asks for."""


class Preview(QWidget):
    """Shows what it is given. `closed`, `stepped`, `asked` and `verb_asked`: what the person wants."""

    closed = Signal()
    stepped = Signal(int)
    """To an older row (1) or to a newer one (-1)."""
    asked = Signal(Spot)
    verb_asked = Signal(Verb)

    def __init__(self, look: Look, avatars: Avatars, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._avatars = look, avatars
        self._shown: tuple[RowView, Notification] | None = None
        self._content: QWidget | None = None
        self.hush = Hush()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._newer = GlyphButton(look, Glyph.CHEVRON_END, tr("Newer (↑)"), turned=True)
        self._older = GlyphButton(look, Glyph.CHEVRON_END, tr("Older (↓)"))
        close = GlyphButton(look, Glyph.CROSS, tr("Back to the list (Esc)"))
        self._newer.clicked.connect(lambda: self.stepped.emit(-1))
        self._older.clicked.connect(lambda: self.stepped.emit(1))
        close.clicked.connect(self.closed)
        top = QHBoxLayout()
        set_margins(top, START - 6, 4, 12, 4)
        top.setSpacing(0)
        top.addWidget(self._newer)
        top.addWidget(self._older)
        top.addStretch(1)
        top.addWidget(close)
        self._column = Column((0, 0, 0, 0), 0)
        self._column.layout_.addStretch(1)
        self.reply = ReplyBox(look, self)
        self.reply.left.connect(self._leave_reply)
        self._answers, self._buttons = QHBoxLayout(), QHBoxLayout()
        self._answers.setSpacing(8)
        self._offered = QWidget()
        below = QVBoxLayout(self._offered)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addLayout(self._answers)
        below.addLayout(self._buttons)
        set_margins(self._buttons, START, 10, END, 12)
        self._buttons.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._column, 1)
        whole.addWidget(Hairline(look))
        whole.addWidget(self.reply)
        whole.addWidget(self._offered)
        look.changed.connect(self.update)
        self._area = parent
        parent.installEventFilter(self)
        self.hide()

    def bring(self) -> None:
        """Lie over the whole area, in front."""
        self.setGeometry(self._area.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self, failed_text: str) -> None:
        """Let the person write back to what is shown; they begin with what the server did not take, if there is any."""
        if self._shown is not None:
            view, item = self._shown
            self.reply.open(view.key, item.actor.name if item.actor is not None else "", failed_text)
            self._offered.hide()

    def end_reply(self) -> None:
        """Put the field away; what stands in it is kept."""
        self.reply.close_box()
        self._offered.show()

    def _leave_reply(self) -> None:
        self.end_reply()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_row(self, view: RowView, item: Notification, *, has_newer: bool, has_older: bool) -> None:
        """Show this one; nothing happens when it is shown already."""
        self._newer.setEnabled(has_newer)
        self._older.setEnabled(has_older)
        if self._shown == (view, item):
            return
        if self._shown is not None and self._shown[0].key != view.key:
            self.end_reply()
        self._shown = (view, item)
        self.setAccessibleName(view.spoken)
        if self._content is not None:
            self._column.layout_.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = self._made(view, item)
        self._column.layout_.insertWidget(0, self._content)
        self._column.verticalScrollBar().setValue(0)
        self._offer(view)

    def _made(self, view: RowView, item: Notification) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        set_margins(column, START, 4, END, 16)
        column.setSpacing(4)
        head = QGridLayout()
        head.setHorizontalSpacing(12)
        head.setVerticalSpacing(0)
        head.setColumnStretch(1, 1)
        if item.actor is not None:
            face = _Face(self._look, self._avatars, item.actor, _FACE)
            head.addWidget(face, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Text(self._look, item.title, "name", wrap=True), 0, 1)
        head.addWidget(Text(self._look, view.exact_time, "small", "text3"), 1, 1)
        head.addWidget(Text(self._look, view.account_line, "small", "text3"), 2, 1)
        column.addLayout(head)
        column.addSpacing(8)
        if item.subject and item.subject not in item.title:
            column.addWidget(Text(self._look, item.subject, "topic", wrap=True))
        self._add_text(column, view, item)
        if view.failure:
            column.addWidget(Text(self._look, view.failure, "chip", "danger", wrap=True))
        if len(item.actors) > 1:
            self._add_everybody(column, item)
        if item.url:
            column.addSpacing(8)
            column.addWidget(Text(self._look, item.url, "small", "text3"))
        return made

    def _add_text(self, column: QVBoxLayout, view: RowView, item: Notification) -> None:
        if item.warning:
            column.addWidget(
                Text(self._look, tr("Content warning: {warning}", warning=item.warning), "chip", "text2", wrap=True)
            )
        if view.warning:
            show = Button(self._look, tr("Show the text"), Manner.OUTLINE)
            show.clicked.connect(lambda: self.asked.emit(Spot.SHOW))
            column.addWidget(show)
        elif item.excerpt:
            column.addWidget(Text(self._look, item.excerpt, "body", wrap=True))

    def _add_everybody(self, column: QVBoxLayout, item: Notification) -> None:
        """Each person that the server names, and how many there are besides."""
        column.addSpacing(12)
        for actor in item.actors:
            line = QHBoxLayout()
            line.setSpacing(10)
            line.addWidget(_Face(self._look, self._avatars, actor, _FACE_OF_MANY))
            line.addWidget(Text(self._look, words.isolate(actor.name), "topic"))
            line.addWidget(Text(self._look, words.isolate(actor.handle), "small", "text3"), 1)
            column.addLayout(line)
        if others := item.people - len(item.actors):
            more = tr("and %n other(s), whom the server does not name", "", others)
            column.addWidget(Text(self._look, more, "small", "text3", wrap=True))

    def _offer(self, view: RowView) -> None:
        """How it can be answered above, what can be done with it below."""
        filled, outline = Manner.FILLED, Manner.OUTLINE
        mark = (tr("Mark read"), outline, Verb.READ) if view.unread else (tr("Mark unread"), outline, Verb.UNREAD)
        answers = [spot for spot in _ANSWERS if Verb(spot.value) in view.answers]
        _fill(
            self._answers,
            [(tr(_ANSWERS[s]), filled if s is answers[0] else outline, s) for s in answers],
            self._look,
            self._tell,
        )
        offered: list[_Offered] = [mark]
        if view.can_open:
            offered.insert(0, (tr("Open"), outline if answers else filled, Spot.OPEN))
        if view.can_dismiss:
            offered.append((tr("Dismiss"), outline, Verb.DISMISS))
        _fill(self._buttons, offered, self._look, self._tell)
        set_margins(self._answers, START, 10 if answers else 0, END, 0)

    def _tell(self, wanted: Spot | Verb) -> None:
        if isinstance(wanted, Spot):
            self.asked.emit(wanted)
        else:
            self.verb_asked.emit(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._area:
            self.setGeometry(self._area.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.hush.takes(event):
            return
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.closed.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _SPOTS:
            self.asked.emit(_SPOTS[key])
        elif key in _VERBS:
            self.verb_asked.emit(_VERBS[key])
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar = self._column.verticalScrollBar()
            bar.setValue(bar.value() + bar.pageStep() * (1 if key == Qt.Key.Key_PageDown else -1))
        else:
            event.ignore()  # the window's keys

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.palette.surface)


def _fill(row: QHBoxLayout, offered: Sequence[_Offered], look: Look, tell: Callable[[Spot | Verb], None]) -> None:
    """Put these buttons into `row`, instead of those that are in it."""
    while (taken := row.takeAt(0)) is not None:
        if (widget := taken.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for label, manner, wanted in offered:
        button = Button(look, label, manner)
        button.clicked.connect(lambda _=False, what=wanted: tell(what))
        row.addWidget(button)
    row.addStretch(1)


class _Face(QWidget):
    """A person's picture, or their initials until it is there."""

    def __init__(self, look: Look, avatars: Avatars, actor: Actor, side: int) -> None:
        super().__init__()
        self._look, self._avatars, self._actor = look, avatars, actor
        self.setFixedSize(round(side * look.zoom), round(side * look.zoom))
        avatars.arrived.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._look.type.body.font
        self._avatars.paint(painter, QRectF(self.rect()), self._actor.name, self._actor.avatar_url, font)
