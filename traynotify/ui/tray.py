"""The tray icon and its menu. Imports as little as it can: it is what a person sees first after the start.

A tray that appears after us, or never, is no error: the icon comes when there is a place for it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from traynotify.ui.actions import Actions
from traynotify.ui.bridge import Bridge
from traynotify.ui.tray_icon import tray_qicon
from traynotify.ui.tray_view import Choice, MenuLine, TrayView, tray_view

_LOOK_AGAIN_MS = 15_000
"""How often to look for a tray that speaks no D-Bus; one that does tells us by itself."""
_TOGETHER_MS = 50
"""Changes that come within this time are shown at once: each showing paints the icon in all its sizes."""
_WATCHER = "org.kde.StatusNotifierWatcher"


class Tray(QObject):
    """Shows the state in the tray and offers everything in its menu. `toggled`: the icon was clicked."""

    toggled = Signal()
    appeared = Signal()
    """There is a tray now, and the icon is in it."""

    def __init__(
        self,
        bridge: Bridge,
        actions: Actions,
        *,
        icon: QSystemTrayIcon | None = None,
        tray_available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
        parent: QObject | None = None,
    ) -> None:
        """`icon`: one that is in the tray already, to be used for this."""
        super().__init__(parent)
        self._bridge, self._actions, self._tray_available = bridge, actions, tray_available
        self._first_icon = icon
        self._icon: QSystemTrayIcon | None = None
        self._shown: TrayView | None = None
        self._choices: list[tuple[MenuLine, QAction]] = []
        self._menu = QMenu()
        self._look_again = QTimer(self)
        self._look_again.setInterval(_LOOK_AGAIN_MS)
        self._look_again.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._look_again.timeout.connect(self._show_when_possible)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TOGETHER_MS)
        self._soon.timeout.connect(self.refresh)
        bridge.changed.connect(self._changed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.refresh)

    @property
    def available(self) -> bool:
        """Whether the icon is in a tray; without one, the inbox is what a person needs to see."""
        return self._icon is not None

    @property
    def icon(self) -> QSystemTrayIcon | None:
        """The icon, while there is a tray."""
        return self._icon

    @property
    def menu(self) -> QMenu:
        """What the icon opens."""
        return self._menu

    def start(self) -> None:
        """Show the icon now, or as soon as a tray appears."""
        self.refresh()
        if not self._show_when_possible():
            self._look_again.start()
            self._watch_bus()

    def close(self) -> None:
        """Take the icon out of the tray, and hear of no more changes: the last ones come while the app ends."""
        self._bridge.changed.disconnect(self._changed)
        self._soon.stop()
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self.refresh)
        self._look_again.stop()
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
        self._menu.deleteLater()

    def _changed(self, _changes: object) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def refresh(self, _cause: object = None) -> None:
        """Bring icon, tooltip and menu up to date; what is the same is left alone, as each change goes over D-Bus."""
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        view, before = tray_view(self._bridge.state, dark=dark), self._shown
        if view == before:
            return
        self._shown = view
        if self._icon is not None:
            _dress(self._icon, view, before)
        self._update_menu(view.menu)

    def _show_when_possible(self) -> bool:
        if self._icon is not None or not self._tray_available():
            return self._icon is not None
        self._look_again.stop()
        self._icon, self._first_icon = self._first_icon or QSystemTrayIcon(), None
        self._icon.setParent(self)
        if self._shown is not None:
            _dress(self._icon, self._shown, None)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.show()
        self.appeared.emit()
        return True

    def _watch_bus(self) -> None:
        """Hear of a tray host at once when it comes. Qt itself brings the icon back when a host restarts."""
        if sys.platform != "linux":
            return
        from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

        mode = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
        watcher = QDBusServiceWatcher(_WATCHER, QDBusConnection.sessionBus(), mode, self)
        watcher.serviceRegistered.connect(self._host_is_starting)

    def _host_is_starting(self, _name: str) -> None:
        """A watcher that has just registered has no host yet; a moment later it has."""
        QTimer.singleShot(500, self, self._show_when_possible)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.toggled.emit()
        elif reason is QSystemTrayIcon.ActivationReason.MiddleClick:
            self._actions.mark_all_read()

    def _update_menu(self, lines: tuple[MenuLine, ...]) -> None:
        """Change texts in place while the lines are the same ones: an open menu must not close under the pointer."""
        if [(line.choice, line.account) for line, _ in self._choices] != [(li.choice, li.account) for li in lines]:
            self._menu.clear()
            self._choices = [(line, self._add(line)) for line in lines]
        for line, (_, action) in zip(lines, self._choices, strict=True):
            action.setText(line.text.replace("&", "&&"))
            action.setEnabled(line.enabled)

    def _add(self, line: MenuLine) -> QAction:
        if line.choice is Choice.SEPARATOR:
            return self._menu.addSeparator()
        action = self._menu.addAction(line.text)
        action.triggered.connect(lambda: self._choose(line))
        return action

    def _choose(self, line: MenuLine) -> None:
        actions = self._actions
        {
            Choice.INBOX: actions.show_inbox,
            Choice.ACCOUNT: lambda: actions.show_inbox(line.account),
            Choice.MARK_ALL_READ: actions.mark_all_read,
            Choice.REFRESH: actions.refresh,
            Choice.PAUSE: lambda: actions.pause(None, True),
            Choice.RESUME: lambda: actions.pause(None, False),
            Choice.ADD_ACCOUNT: actions.show_accounts,
            Choice.ACCOUNTS: actions.show_accounts,
            Choice.SETTINGS: actions.show_settings,
            Choice.QUIT: actions.quit,
        }[line.choice]()


def _dress(icon: QSystemTrayIcon, view: TrayView, before: TrayView | None) -> None:
    if before is None or view.face != before.face:
        icon.setIcon(tray_qicon(view.face))
    if before is None or view.tooltip != before.tooltip:
        icon.setToolTip(view.tooltip)
