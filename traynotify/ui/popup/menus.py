"""The menus of the inbox: the one of a row and the one of the window. They open and never block."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from traynotify.core.ids import AccountId
from traynotify.core.language import tr
from traynotify.core.state import State
from traynotify.ui import words
from traynotify.ui.actions import Actions
from traynotify.ui.controls.menu import Menu
from traynotify.ui.tray_face import TrayState
from traynotify.ui.tray_view import connection


def open_window_menu(
    state: State,
    account: AccountId | None,
    actions: Actions,
    confirm_clear: Callable[[AccountId], None],
    show_keys: Callable[[], None],
    parent: QWidget,
    at: QPoint,
) -> QMenu:
    """What is about the whole inbox, or about the account that it is narrowed to."""
    menu = popup_menu(parent)
    name = words.account_name(state, account) if account else ""
    own = {"account": plain(name)}
    mark = tr("Mark all as read of {account}\tShift+R", **own) if name else tr("Mark all as read\tShift+R")
    menu.addAction(mark, lambda: actions.mark_all_read(account))
    menu.addAction(tr("Check now\tF5"), actions.refresh)
    paused = state.accounts[account].account.paused if account else connection(state) is TrayState.PAUSED
    if paused:
        toggle = tr("Resume {account}", **own) if name else tr("Resume all accounts")
    else:
        toggle = tr("Pause {account}", **own) if name else tr("Pause all accounts")
    menu.addAction(toggle, lambda: actions.pause(account, not paused))
    if account and state.accounts[account].account.identity.capabilities.clear:
        menu.addSeparator()
        menu.addAction(tr("Delete everything of {account}…", **own), lambda: confirm_clear(account))
    menu.addSeparator()
    menu.addAction(tr("Accounts…"), lambda: actions.show_accounts(account))
    menu.addAction(tr("Settings…"), actions.show_settings)
    menu.addAction(tr("Keys\t?"), show_keys)
    menu.addSeparator()
    menu.addAction(tr("Quit"), actions.quit)
    mirrored = parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
    menu.popup(at if mirrored else at - QPoint(menu.sizeHint().width(), 0))
    return menu


def popup_menu(parent: QWidget) -> QMenu:
    """An empty menu, which goes away with its window."""
    return Menu(parent)


def plain(text: str) -> str:
    """`text` with nothing in it that a menu would take for a key."""
    return text.replace("&", "&&")
