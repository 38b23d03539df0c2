"""What a person wants of the lines of the inbox, carried out: every line stands for one notification or several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from traynotify.core.commands import Verb
from traynotify.core.ids import NotificationKey
from traynotify.core.language import tr
from traynotify.core.ports import Clock
from traynotify.core.state import Row
from traynotify.core.why import why
from traynotify.ui.actions import Actions
from traynotify.ui.bridge import Bridge
from traynotify.ui.controls.sheet import Sheet
from traynotify.ui.controls.texts import Text
from traynotify.ui.look import Look
from traynotify.ui.popup.menus import popup_menu
from traynotify.ui.popup.model import InboxModel
from traynotify.ui.popup.reading_up import ReadingUp
from traynotify.ui.popup.refusals import refusal
from traynotify.ui.popup.row_layout import Spot
from traynotify.ui.popup.row_menu import open_row_menu
from traynotify.ui.popup.snooze_menu import fill
from traynotify.ui.popup.tips import tell_inside
from traynotify.ui.popup.why_list import why_list

_UNDO_OFFERED = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class LastSnooze:
    """What a person put off, until when, and when they did."""

    keys: tuple[NotificationKey, ...]
    until: datetime
    at: datetime

    def is_offered(self, now: datetime) -> bool:
        """Whether it can be taken back still."""
        return now - self.at < _UNDO_OFFERED


class RowCommands:
    """Turns what was clicked or typed at a line into what the actions are asked for."""

    def __init__(
        self,
        bridge: Bridge,
        actions: Actions,
        clock: Clock,
        look: Look,
        model: InboxModel,
        reading: ReadingUp,
        sheet: Sheet,
        chosen: Callable[[], Sequence[NotificationKey]],
        parent: QWidget,
    ) -> None:
        """`chosen` tells which lines are chosen: what is asked of one of them can be meant for all."""
        self._bridge, self._actions, self._clock, self._look = bridge, actions, clock, look
        self._model, self._reading, self._sheet, self._parent = model, reading, sheet, parent
        self._chosen = chosen
        reading.reply_written.connect(self._reply)
        self._menu: QMenu | None = None
        self.snoozed: LastSnooze | None = None
        """What was put off last, which can be taken back for a while."""

    def ask(self, spot: Spot, key: NotificationKey, where: QPoint) -> None:
        """Do what stands at this place of the line; a menu opens at `where`."""
        row, position = self._model.row_of(key), self._model.position(key)
        if row is None or position is None:
            return
        if said := self._refusal(spot, key):
            tell_inside(self._parent, self._reading.place_of(key), said)
            if spot is Spot.REPLY:
                self._reading.expect_typing()
            return
        match spot:
            case Spot.OPEN:
                self._actions.open(row.key, others=[other for other in self._model.rows_of(key) if other != row.key])
            case Spot.UNDO:
                self._actions.undo(self._model.view_at(position).undo)
            case Spot.RETRY:
                self._actions.retry(self._model.rows_of(key))
            case Spot.SHOW:
                self._model.unfold(key)
            case Spot.TURN:
                self._model.turn(key)
            case Spot.MORE:
                self._open_menu(key, row, position, where)
            case Spot.PREVIEW | Spot.EVERYBODY:
                self._reading.begin(key)
            case Spot.REPLY:
                self._reading.write(key)
            case Spot.FOLLOW | Spot.ACCEPT | Spot.DECLINE if Verb(spot.value) in self._model.view_at(position).answers:
                self._actions.answer(Verb(spot.value), row.key)
            case Spot.SNOOZE if row.is_snoozed:
                self._actions.wake(self._meant(key))
            case Spot.SNOOZE:
                self._open_snooze_menu(self._meant(key), where)
            case Spot.WHY:
                self._tell_why(row)

    def carry_out(self, verb: Verb, keys: Sequence[NotificationKey]) -> None:
        """Do it to all that stands in these lines, as far as it can be done."""
        match verb:
            case Verb.READ:
                self._actions.mark_read(self._model.rows_of(*keys))
            case Verb.UNREAD:
                self._actions.mark_unread(self._model.rows_of(*keys))
            case Verb.DISMISS if able := [key for key in keys if self.can_dismiss(key)]:
                self._actions.dismiss(self._model.rows_of(*able))
            case Verb.DISMISS if keys:
                tell_inside(self._parent, self._reading.place_of(keys[0]), self._refusal(verb, keys[0]))

    def _refusal(self, wanted: Spot | Verb, key: NotificationKey) -> str:
        """Why the line does not do this; empty if it does."""
        row, position = self._model.row_of(key), self._model.position(key)
        if row is None or position is None:
            return ""
        can = self._bridge.state.accounts[row.account].account.identity.capabilities
        return refusal(wanted, self._model.view_at(position), can)

    def can_dismiss(self, key: NotificationKey) -> bool:
        """Whether what stands in this line can be deleted on its server."""
        position = self._model.position(key)
        return position is not None and self._model.view_at(position).can_dismiss

    def _reply(self, key: NotificationKey, text: str) -> None:
        if (row := self._model.row_of(key)) is not None:
            self._actions.answer(Verb.REPLY, row.key, text)

    def _meant(self, key: NotificationKey) -> tuple[NotificationKey, ...]:
        chosen = self._chosen()
        return self._model.rows_of(*chosen) if key in chosen else self._model.rows_of(key)

    def _open_menu(self, key: NotificationKey, row: Row, position: int, where: QPoint) -> None:
        self._menu = open_row_menu(
            row,
            self._model.view_at(position),
            self._bridge.state,
            self._actions,
            lambda spot: self.ask(spot, key, where),
            partial(self.carry_out, keys=(key,)),
            partial(self._snooze, self._meant(key)),
            self._clock.now(),
            self._parent,
            where,
        )

    def _open_snooze_menu(self, keys: Sequence[NotificationKey], where: QPoint) -> None:
        self._menu = popup_menu(self._parent)
        fill(self._menu, self._clock.now(), partial(self._snooze, keys))
        self._menu.popup(where)

    def _snooze(self, keys: Sequence[NotificationKey], until: datetime) -> None:
        self._actions.snooze(keys, until)
        self.snoozed = LastSnooze(tuple(keys), until, self._clock.now())

    def take_back_snooze(self) -> None:
        """Take back the last snooze, if there was one."""
        last, self.snoozed = self.snoozed, None
        if last is not None:
            self._actions.snooze(last.keys, None)

    def _tell_why(self, row: Row) -> None:
        story = why_list(self._look, why(self._bridge.state, row), self._clock.now())
        title = Text(self._look, row.notification.title, "small", "text2")
        self._sheet.tell(tr("Why did I get this?"), [title, story])
