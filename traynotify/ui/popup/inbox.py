"""The inbox itself: head, list, foot and what lies over them, put together and wired to the actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.language import tr
from traynotify.core.ports import Clock
from traynotify.core.query import Query, parse, resolved
from traynotify.core.reduce import Changes
from traynotify.ui import rows, times, words
from traynotify.ui.actions import Actions
from traynotify.ui.avatars import Avatars
from traynotify.ui.bridge import Bridge
from traynotify.ui.controls.sheet import Sheet
from traynotify.ui.look import Look
from traynotify.ui.popup.chosen_bar import ChosenBar
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.foot import Foot
from traynotify.ui.popup.head import DayStrip, Head
from traynotify.ui.popup.key_list import key_list
from traynotify.ui.popup.list_view import KEYS, InboxView
from traynotify.ui.popup.menus import open_window_menu
from traynotify.ui.popup.model import InboxModel
from traynotify.ui.popup.onlooker import InboxOnlooker
from traynotify.ui.popup.pages import Banner, Page
from traynotify.ui.popup.preview import Preview
from traynotify.ui.popup.reading_up import ReadingUp
from traynotify.ui.popup.row_commands import LastSnooze, RowCommands
from traynotify.ui.popup.row_delegate import RowDelegate
from traynotify.ui.popup.situation import Remedy, Situation, banner, empty_page, found_words
from traynotify.ui.popup.tally import Tally
from traynotify.ui.popup.toasts import Toasts
from traynotify.ui.services import ServiceLooks

_TOGETHER_MS = 50
"""Changes within this time are shown as one around the list: numbers, accounts, what is wrong."""
_TIMES_GO_ON_MS = 30_000
_OFFERS_END_MS = 1_000


class Inbox(QWidget):
    """What is inside the inbox's window. `left`: the person is done with it. `dragged`: they pull at its head."""

    left = Signal()
    dragged = Signal()

    def __init__(
        self,
        bridge: Bridge,
        actions: Actions,
        clock: Clock,
        look: Look,
        services: ServiceLooks,
        avatars: Avatars,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._bridge, self._actions, self._clock, self._look = bridge, actions, clock, look
        self._services, self._avatars = services, avatars
        self._tally = Tally(bridge.state)
        self.model = InboxModel(bridge, actions, clock, self)
        self.view = InboxView(self.model, RowDelegate(look, avatars, services), look)
        self.head, self.foot = Head(look, services), Foot(look)
        self._strip, self._chosen = DayStrip(look), ChosenBar(look)
        self._banner, self._page = Banner(look), Page(look)
        self._put_together()
        self.toasts = Toasts(look, self._body)
        self._reading = ReadingUp(self.model, self.view, Preview(look, avatars, self._body))
        self.sheet = Sheet(look, self)
        self.onlooker = InboxOnlooker(self.model, self.view, lambda: self._reading.is_open or self.sheet.isVisible())
        self._commands = RowCommands(
            bridge, actions, clock, look, self.model, self._reading, self.sheet, lambda: self.view.chosen.keys, self
        )
        self._menu: QMenu | None = None
        self._later = self._timer(0, self._refresh, single=True)
        self._soon = self._timer(_TOGETHER_MS, self._refresh, single=True)
        self._times = self._timer(_TIMES_GO_ON_MS, self._time_passes)
        self._offers = self._timer(_OFFERS_END_MS, self._end_offers)
        self._wire(avatars)

    def sizeHint(self) -> QSize:
        return QSize(self._look.geometry.popup_width, self._look.geometry.popup_height)

    def anew(self) -> Inbox:
        """Another one, in the language that is spoken now; see `go_on_from`."""
        return Inbox(self._bridge, self._actions, self._clock, self._look, self._services, self._avatars)

    def go_on_from(self, before: Inbox) -> None:
        """Show the same part, with the same search, and what was being read, written, told and offered there."""
        self.head.search.setText(before.head.search.text())
        self.model.go_on_from(before.model)
        self._commands.snoozed = before._commands.snoozed
        self.toasts.go_on_from(before.toasts)
        self._reading.go_on_from(before._reading)
        self._later.start()

    def narrow(self, wanted: Filter) -> None:
        """Show a part of the inbox, from its top; a search is shown when its answer is there."""
        self.model.narrow(wanted)
        self._later.start()

    def choose(self, part: Part | None = None, account: AccountId | None = None) -> None:
        """Show another part, or another account, of what is searched for now."""
        narrowed = self.model.filter
        self.narrow(Filter(part or narrowed.part, account, self._query(account)))

    def _query(self, account: AccountId | None) -> Query:
        """What stands in the field, as it is meant in this account."""
        query = parse(self.head.search.text())
        return query if query.is_empty else resolved(query, self._bridge.state, account)

    def _search(self) -> None:
        self.choose(account=self.model.filter.account)

    def _put_together(self) -> None:
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._banner)
        inner.addWidget(self._strip)
        inner.addWidget(self._chosen)
        inner.addWidget(self.view, 1)
        inner.addWidget(self._page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._body, 1)
        column.addWidget(self.foot)

    def _wire(self, avatars: Avatars) -> None:
        self._bridge.changed.connect(self._changed)
        avatars.arrived.connect(self.view.viewport().update)
        self.model.held_changed.connect(self._strip.show_arrivals)
        self.model.loading_changed.connect(self._later.start)
        self.model.narrowed.connect(self._refresh)
        self.view.asked.connect(self._commands.ask)
        self.view.verb_asked.connect(self._carry_out)
        self._reading.typed.connect(self.onlooker.note_sign)
        self._reading.asked.connect(self._commands.ask)
        self._reading.verb_asked.connect(self._carry_out)
        self.view.chosen.changed.connect(self._show_chosen)
        self._chosen.asked.connect(lambda verb: self._carry_out(verb, self.view.chosen.keys))
        self._chosen.let_go.connect(self._choose_none)
        self.view.day_changed.connect(self._strip.show_day)
        self._strip.arrivals_asked.connect(self.view.show_arrivals)
        self.head.parts.chosen.connect(lambda part: self.choose(part, self.model.filter.account))
        self.head.accounts.chosen.connect(lambda account: self.choose(account=account))
        self.head.search.textChanged.connect(self._search)
        self.head.search.textChanged.connect(self.onlooker.note_sign)
        self.head.search.left_down.connect(self.view.step_in)
        self.head.menu_asked.connect(self._open_menu)
        self.head.mark_all_asked.connect(self._mark_all)
        self.head.dragged.connect(self.dragged)
        self.foot.clicked.connect(lambda: self._actions.show_accounts(self._troubled_account()))
        self.toasts.undo_asked.connect(self._undo)
        self.toasts.focus_left.connect(self._take_focus)
        self.toasts.room_taken.connect(self.view.keep_clear)
        for remedied in (self._page.remedied, self._banner.remedied):
            remedied.connect(self._remedy)

    def _timer(self, interval_ms: int, slot: object, *, single: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(single)
        timer.setInterval(interval_ms)
        timer.timeout.connect(slot)
        return timer

    # --- what is so ---------------------------------------------------------------------------------------------------

    def _changed(self, changes: Changes) -> None:
        """Many changes in a row cost one refresh; none while nobody looks."""
        self._tally.take(changes)
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _refresh(self) -> None:
        state, narrowed, now = self._bridge.state, self.model.filter, self._clock.now()
        if narrowed.account is not None and narrowed.account not in state.accounts:
            self.choose()
            return
        self.head.show_state(state, narrowed, self._tally.counts(state, narrowed.account))
        self.foot.show_state(state)
        has_rows = self.model.rowCount() > 0
        if not has_rows:
            self._page.show_situation(empty_page(state, narrowed, now, loading=self.model.loading))
        self._keep_focus(has_rows=has_rows)
        self._page.setVisible(not has_rows)
        self.view.setVisible(has_rows)
        self._strip.setVisible(has_rows and not len(self.view.chosen))
        self._strip.show_day(self.view.day)
        self._strip.show_found(found_words(self.model.found, narrowed, state))
        self._banner.show_situation(banner(state, narrowed, now) if has_rows and not narrowed.searches else None)
        self._offer_undo()
        self.onlooker.glanced.emit()

    def _keep_focus(self, *, has_rows: bool) -> None:
        """Keys go on to do what they did when the list gives way to a page, and when it is back."""
        if not has_rows and self.view.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif has_rows and self.hasFocus():
            self.view.show()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """To where keys act upon the inbox."""
        (self.view if self.model.rowCount() else self).setFocus(reason)

    def _offer_undo(self) -> None:
        """What no row can offer to undo is offered above the foot."""
        state, operation, snoozed = self._bridge.state, self._actions.can_undo(), self._offered_snooze()
        if snoozed is not None:
            moment = times.until(snoozed.until, snoozed.at)
            self.toasts.offer_undo(tr("Snoozed until {moment}", moment=moment))
            self._offers.start()
            return
        if operation is None:
            self.toasts.offer_undo("")
            self._offers.stop()
            return
        in_its_row = operation.verb is not Verb.DISMISS and rows.is_about_one_row(state, operation)
        self.toasts.offer_undo("" if in_its_row else rows.done_words(state, operation))
        self._offers.start()

    def _offered_snooze(self) -> LastSnooze | None:
        """The last snooze, while it can be taken back and nothing else was done since."""
        snoozed, operation = self._commands.snoozed, self._actions.can_undo()
        if snoozed is None or not snoozed.is_offered(self._clock.now()):
            return None
        return snoozed if operation is None or operation.accepted_at < snoozed.at else None

    def _undo(self) -> None:
        if self._offered_snooze() is not None:
            self._commands.take_back_snooze()
        else:
            self._actions.undo()

    def _time_passes(self) -> None:
        self.model.tick()
        self._refresh()

    def _end_offers(self) -> None:
        self.model.tick_offers()
        self._offer_undo()

    def _troubled_account(self) -> AccountId | None:
        accounts = self._bridge.state.accounts
        worst = sorted(accounts, key=lambda a: list(words.HEALTH_WORDS).index(accounts[a].health.state))
        return worst[-1] if worst else None

    def settle(self) -> None:
        """The window came to the front, or left it."""
        if self.isActiveWindow():
            self.onlooker.note_sign()
        self.view.settle()
        self.onlooker.glanced.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.model.filter.unread_only:
            self.model.narrow(self.model.filter)
        else:
            self.model.tick()
        self._times.start()
        self._refresh()
        self._take_focus(Qt.FocusReason.ActiveWindowFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._times.stop()
        self._offers.stop()
        self.sheet.dismiss()
        self._reading.end()
        self.head.search.clear()
        self.view.chosen.choose_none()
        self.view.show_arrivals()
        self.onlooker.glanced.emit()

    # --- what a person wants ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.onlooker.note_sign()
        key, shifted = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elsewhere = self.head.search.hasFocus() and key not in (Qt.Key.Key_Escape, Qt.Key.Key_F5)
        if elsewhere or event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            event.ignore()  # a field has its own use for the others, Shift among them
        elif key == Qt.Key.Key_Escape:
            self._go_back()
        elif key == Qt.Key.Key_Z:
            self._undo()
        elif key == Qt.Key.Key_R and shifted:
            self._mark_all()
        elif key == Qt.Key.Key_F5:
            self._actions.refresh()
        elif key == Qt.Key.Key_N:
            self.view.show_arrivals()
        elif event.text() == "/":
            self.head.search.take_focus()
        elif event.text() == "?":
            self._show_keys()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._choose_account(key - Qt.Key.Key_0)
        elif key in KEYS and self.view.isVisible() and not (self.view.hasFocus() or self._reading.is_open):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.keyPressEvent(event)
        else:
            event.ignore()

    def _go_back(self) -> None:
        """One step: to no row chosen, to no search, from a part of the inbox to all of it, and from there out."""
        if len(self.view.chosen):
            self._choose_none()
        elif self.head.search.text():
            self.head.search.clear()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.model.filter != Filter():
            self.narrow(Filter())
        else:
            self.left.emit()

    def _choose_account(self, number: int) -> None:
        accounts = list(self._bridge.state.accounts)
        if number <= len(accounts):
            self.choose(account=accounts[number - 1] if number else None)

    def _carry_out(self, verb: Verb, keys: Sequence[NotificationKey]) -> None:
        """Do it to these lines; then none is chosen any more."""
        self._commands.carry_out(verb, keys)
        self._choose_none()

    def _show_chosen(self, count: int) -> None:
        self._chosen.show_chosen(count, can_dismiss=any(map(self._commands.can_dismiss, self.view.chosen.keys)))
        self._chosen.setVisible(count > 0)
        self._strip.setVisible(not count and self.model.rowCount() > 0)
        self.view.settle()

    def _choose_none(self) -> None:
        self.view.chosen.choose_none()
        if not self._reading.is_open:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_all(self) -> None:
        self._actions.mark_all_read(self.model.filter.account)

    def _remedy(self, situation: Situation) -> None:
        match situation.remedy:
            case Remedy.ADD_ACCOUNT:
                self._actions.show_accounts()
            case Remedy.SIGN_IN:
                self._actions.show_accounts(situation.account)
            case Remedy.SHOW_ALL:
                self.choose(Part.ALL, self.model.filter.account)
            case Remedy.STOP_SEARCHING:
                self.head.search.clear()
            case Remedy.SEARCH_EVERYTHING:
                self.choose(Part.ALL)
            case Remedy.TRY_NOW:
                self._actions.refresh()
            case Remedy.RESUME:
                self._actions.pause(situation.account, False)

    def _open_menu(self, where: QPoint) -> None:
        account = self.model.filter.account
        self._menu = open_window_menu(
            self._bridge.state, account, self._actions, self._confirm_clear, self._show_keys, self, where
        )

    def _confirm_clear(self, account: AccountId) -> None:
        name = words.isolate(words.account_name(self._bridge.state, account))
        text = tr("All its notifications are deleted on the server too, the unread ones included.")
        question = tr("Delete everything of {account}?", account=name)
        self.sheet.ask(question, text, tr("Delete all"), lambda: self._actions.clear(account), dangerous=True)

    def _show_keys(self) -> None:
        self.sheet.tell(tr("Keys"), [key_list(self._look)])
