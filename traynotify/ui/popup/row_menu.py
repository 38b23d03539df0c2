"""The menu of a line of the inbox: everything that can be done with it, and with those like it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId
from traynotify.core.language import phrase, tr
from traynotify.core.selector import Group, OfKind
from traynotify.core.state import Row, State
from traynotify.ui.actions import Actions
from traynotify.ui.popup.menus import plain, popup_menu
from traynotify.ui.popup.row_layout import Spot
from traynotify.ui.popup.snooze_menu import fill
from traynotify.ui.rows import RowView

_ANSWERS = (
    (Verb.REPLY, phrase("Reply\tA"), Spot.REPLY),
    (Verb.ACCEPT, phrase("Accept"), Spot.ACCEPT),
    (Verb.DECLINE, phrase("Decline"), Spot.DECLINE),
    (Verb.FOLLOW, phrase("Follow back"), Spot.FOLLOW),
)


def open_row_menu(
    row: Row,
    view: RowView,
    state: State,
    actions: Actions,
    ask: Callable[[Spot], None],
    carry_out: Callable[[Verb], None],
    snooze: Callable[[datetime], None],
    now: datetime,
    parent: QWidget,
    at: QPoint,
) -> QMenu:
    """The functions are told what is chosen, as if it had been clicked in the line; `row` is its newest."""
    menu = popup_menu(parent)
    menu.addAction(tr("Preview\tSpace"), lambda: ask(Spot.PREVIEW))
    if view.can_open:
        menu.addAction(tr("Open in the browser\tEnter"), lambda: ask(Spot.OPEN))
        menu.addAction(tr("Copy link"), lambda: actions.copy_link(row.key))
    if view.opener:
        menu.addAction(tr("Fold them\tE") if view.is_opened else tr("Show each of them\tE"), lambda: ask(Spot.TURN))
    for verb, label, spot in _ANSWERS:
        if verb in view.answers:
            menu.addAction(tr(label), partial(ask, spot))
    if view.unread:
        menu.addAction(tr("Mark as read\tR"), lambda: carry_out(Verb.READ))
    else:
        menu.addAction(tr("Mark as unread\tU"), lambda: carry_out(Verb.UNREAD))
    if view.is_snoozed:
        menu.addAction(tr("Wake now\tH"), lambda: ask(Spot.SNOOZE))
    else:
        fill(menu.addMenu(tr("Snooze")), now, snooze)
    for label, scope in scopes_of(row, state):
        menu.addAction(plain(label), _reading(scope, row.account, actions))
    if view.warning:
        menu.addAction(tr("Show the text\tS"), lambda: ask(Spot.SHOW))
    if view.failure:
        menu.addAction(tr("Try again"), lambda: ask(Spot.RETRY))
    if view.can_dismiss:
        menu.addSeparator()
        menu.addAction(tr("Dismiss\tD"), lambda: carry_out(Verb.DISMISS))
    menu.addSeparator()
    menu.addAction(tr("Why did I get this?\tW"), lambda: ask(Spot.WHY))
    menu.popup(at)
    return menu


def _reading(scope: Group | OfKind, account: AccountId, actions: Actions) -> Callable[[], None]:
    return lambda: actions.mark_scope_read(account, scope)


def scopes_of(row: Row, state: State) -> list[tuple[str, Group | OfKind]]:
    """What a row belongs to, where more of that is unread than the row: to be marked as read at once.

    What comes to the same rows is offered once.
    """
    unread = [other.notification for other in state.listed(row.account, unread_only=True)]
    mine = row.notification
    found: list[tuple[str, Group | OfKind]] = []
    together = {other.id for other in unread if mine.group_id and other.group_id == mine.group_id}
    if len(together) > 1:
        count = len(together)
        named = tr("Mark all %n of “{subject}” as read", "", count, subject=mine.subject)
        unnamed = tr("Mark all %n of this conversation as read", "", count)
        found.append((named if mine.subject else unnamed, Group(mine.group_id)))
    alike = {other.id for other in unread if other.raw_kind == mine.raw_kind}
    if len(alike) > 1 and alike != together:
        found.append((tr("Mark all %n like this as read", "", len(alike)), OfKind(mine.raw_kind)))
    return found
