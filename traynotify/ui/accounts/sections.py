"""The parts of an account's page: what tells the person, what the account may do, and the service's own settings."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from traynotify.core.capability import Capabilities
from traynotify.core.ids import AccountId
from traynotify.core.language import phrase, tr
from traynotify.core.notification import Kind
from traynotify.core.settings import HIDDEN_KINDS, QUIET_KINDS, Setting, Values
from traynotify.ui.actions import Actions
from traynotify.ui.controls.buttons import Switch
from traynotify.ui.controls.texts import Text
from traynotify.ui.glyphs import Glyph, paint_glyph
from traynotify.ui.look import Look
from traynotify.ui.marks import paint_kind_disc
from traynotify.ui.theme import GLYPH
from traynotify.ui.words import KIND_LABELS

_ABILITIES: tuple[tuple[str, Callable[[Capabilities], bool], str], ...] = (
    ("read", lambda can: bool(can.read), phrase("Mark as read on the server")),
    ("unread", lambda can: bool(can.unread), phrase("Mark as unread on the server")),
    ("dismiss", lambda can: can.dismiss, phrase("Dismiss single notifications")),
    ("clear", lambda can: can.clear, phrase("Delete everything at once")),
    ("live", lambda can: can.live, phrase("Tell us the moment something happens")),
    ("reply", lambda can: can.reply, phrase("Send a reply that you write here")),
    ("follow", lambda can: can.follow, phrase("Follow back")),
    ("decide", lambda can: can.decide, phrase("Accept and decline requests")),
)
_WHERE_IT_IS_ABOUT_THAT = frozenset({"follow", "decide"})
"""Of which nothing is said where a service has nothing of the kind."""


class KindDisc(QWidget):
    """The disc of a kind beside its name."""

    def __init__(self, look: Look, kind: Kind) -> None:
        super().__init__()
        self._look, self._kind = look, kind
        self._fit()
        look.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedSize(round(18 * self._look.zoom), round(18 * self._look.zoom))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_kind_disc(
            QPainter(self), QRectF(self.rect()), self._kind, self._look.palette, direction=self.layoutDirection()
        )


class KindSwitches(QWidget):
    """For every kind that the service makes, whether it is listed and whether it raises a notification.

    One that is not listed cannot raise any.
    """

    def __init__(
        self,
        look: Look,
        kinds: Collection[Kind],
        change: Callable[[Setting[tuple[str, ...]], tuple[str, ...]], object],
    ) -> None:
        super().__init__()
        self._change = change
        self._values = Values()
        self.listed: dict[Kind, Switch] = {}
        self.alerting: dict[Kind, Switch] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for column, text in ((2, tr("Notify")), (3, tr("List"))):
            grid.addWidget(Text(look, text, "small", "text3"), 0, column, Qt.AlignmentFlag.AlignHCenter)
        for number, kind in enumerate((kind for kind in KIND_LABELS if kind in kinds), start=1):
            label = tr(KIND_LABELS[kind])
            self.alerting[kind] = Switch(look, tr("{kind}: notify", kind=label))
            self.listed[kind] = Switch(look, tr("{kind}: list", kind=label))
            grid.addWidget(KindDisc(look, kind), number, 0)
            grid.addWidget(Text(look, label), number, 1)
            grid.addWidget(self.alerting[kind], number, 2, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(self.listed[kind], number, 3, Qt.AlignmentFlag.AlignTrailing)
            self.alerting[kind].toggled.connect(lambda on, k=kind: self._set(QUIET_KINDS, k, not on))
            self.listed[kind].toggled.connect(lambda on, k=kind: self._set(HIDDEN_KINDS, k, not on))

    def show_values(self, values: Values) -> None:
        """Show what is chosen."""
        self._values = values
        quiet, hidden = values[QUIET_KINDS], values[HIDDEN_KINDS]
        for kind in self.listed:
            with QSignalBlocker(self.listed[kind]), QSignalBlocker(self.alerting[kind]):
                self.listed[kind].setChecked(kind.value not in hidden)
                self.alerting[kind].setChecked(kind.value not in quiet and kind.value not in hidden)
                self.alerting[kind].setEnabled(kind.value not in hidden)

    def _set(self, setting: Setting[tuple[str, ...]], kind: Kind, named: bool) -> None:
        others = [name for name in self._values[setting] if name != kind.value]
        self._change(setting, tuple([*others, kind.value] if named else others))


class _Sign(QWidget):
    def __init__(self, look: Look, able: bool) -> None:
        super().__init__()
        self._look, self._able = look, able
        self._fit()
        look.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedSize(round(GLYPH * self._look.zoom), round(GLYPH * self._look.zoom))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._look.palette
        glyph, color = (Glyph.CHECK, palette.ok) if self._able else (Glyph.CROSS, palette.text3)
        paint_glyph(QPainter(self), QRectF(self.rect()), glyph, color)


class Abilities(QWidget):
    """What server and token can do, and why not where they cannot."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: Capabilities | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None

    def show_capabilities(self, can: Capabilities) -> None:
        """Say it anew where it changed."""
        if can == self._shown:
            return
        self._shown = can
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.deleteLater()
        self._content = QWidget()
        rows = QVBoxLayout(self._content)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for name, able, label in _ABILITIES:
            reason = "" if able(can) else can.reasons.get(name, "")
            if name in _WHERE_IT_IS_ABOUT_THAT and not able(can) and not reason:
                continue
            text = f"{tr(label)} — {tr(reason)}" if reason else tr(label)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(_Sign(self._look, able(can)), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(self._look, text, "body", "text" if able(can) else "text3", wrap=True), 1)
            rows.addLayout(row)
        self._column.addWidget(self._content)


def set_for(actions: Actions, account: AccountId, setting: Any) -> Callable[[Any], str]:
    """What changes this setting of this account, or says why not."""
    return lambda value: actions.set_account_setting(account, setting, value)
