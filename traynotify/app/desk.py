"""What stands on the person's desk: the tray and the windows. A window is made when it is first wanted."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from traynotify.app.actions import EngineActions
from traynotify.app.bootstrap import App
from traynotify.app.desktop_entry import DESKTOP_ENTRY
from traynotify.app.replies import Replies
from traynotify.core.alert import Alert
from traynotify.core.ids import AccountId
from traynotify.core.ports import ImageCache
from traynotify.desktop import autostart
from traynotify.desktop.notifier import FallbackNotifier, InAppNotifier, choose
from traynotify.engine.tasks import Tasks
from traynotify.storage.paths import Profile
from traynotify.ui.app_icon import app_icon_file
from traynotify.ui.bridge import Bridge
from traynotify.ui.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QSystemTrayIcon

    from traynotify.ui.accounts.welcome import WelcomeWindow
    from traynotify.ui.accounts.window import AccountsWindow
    from traynotify.ui.avatars import Avatars
    from traynotify.ui.look import Look
    from traynotify.ui.popup.alert_window import AlertWindow
    from traynotify.ui.popup.inbox import Inbox
    from traynotify.ui.popup.window import InboxWindow
    from traynotify.ui.services import ServiceLooks
    from traynotify.ui.settings.window import SettingsWindow

WINDOW_PLACE = "inbox window"
"""The name in the archive under which size and place of the inbox are kept."""

TRAY_PATIENCE_S = 2.0
TRAY_PATIENCE_AT_LOGIN_S = 20.0
"""How long a desktop gets to bring up its tray before the inbox opens as a window instead."""


@dataclass(frozen=True)
class _Parts:
    """What every window is made with."""

    look: Look
    services: ServiceLooks
    avatars: Avatars


class Desk:
    """Tray, windows and what they call. `app.windows.Windows` for the actions, and a place to say things."""

    def __init__(
        self,
        app: App,
        images: ImageCache,
        window_place: str,
        on_quit: Callable[[], None],
        icon: QSystemTrayIcon | None = None,
    ) -> None:
        """`icon`: the one that is in the tray already, if there is one."""
        self._app, self._images, self._window_place = app, images, window_place
        self._tasks = Tasks()
        self.replies = Replies(app, self.say, lambda token: self.show_inbox(activation_token=token))
        at_login = autostart.choose(
            DESKTOP_ENTRY, "traynotify", autostart.start_command(*_login_arguments(app.profile))
        )
        self.actions = EngineActions(app, self, self.replies, images, at_login, on_quit)
        self._in_app = InAppNotifier(self._show_alert, self._withdraw_alert)
        self._bridge = Bridge(app.engine.store)
        self._tray = Tray(self._bridge, self.actions, icon=icon)
        self._tray.toggled.connect(self._toggle_inbox)
        self._inbox: InboxWindow | None = None
        self._welcome: WelcomeWindow | None = None
        self._accounts: AccountsWindow | None = None
        self._settings: SettingsWindow | None = None
        self._alerts: AlertWindow | None = None
        self._shared: _Parts | None = None
        self._unsaid = list(app.notices)
        """What is to be said when the inbox is next seen."""

    def start(self) -> None:
        """Show the icon."""
        self._tray.start()

    async def aclose(self) -> None:
        """Take everything off the screen, and break off what was asked for; what was accepted is in the outbox."""
        self._tray.close()
        for window in (self._inbox, self._welcome, self._accounts, self._settings, self._alerts):
            if window is not None:
                window.hide()
        await self._tasks.aclose()
        await self.actions.aclose()
        await self.replies.aclose()
        self._bridge.close()
        if self._inbox is not None:
            await self._app.archive.set_meta(WINDOW_PLACE, self._window_place)

    def notifier(self) -> FallbackNotifier:
        """The desktop's notifier, with the inbox as the last resort."""
        return choose(
            "traynotify",
            desktop_entry=DESKTOP_ENTRY,
            app_icon=str(app_icon_file(128)),
            image_path=self._images.path,
            in_app=self._in_app,
        )

    async def show_first_window(self, *, minimized: bool) -> None:
        """What a start shows: the way in where there is no account, the inbox where there is no tray, else nothing."""
        if not self._bridge.state.accounts and not minimized:
            self.show_accounts()
        if self._unsaid and not minimized:
            self.show_inbox()
        await asyncio.sleep(TRAY_PATIENCE_AT_LOGIN_S if minimized else TRAY_PATIENCE_S)
        if not self._tray.available and self._bridge.state.accounts:
            self.show_inbox()

    # Windows, as the actions and a second start ask for them

    def show_inbox(self, account: AccountId | None = None, activation_token: str | None = None) -> None:
        """Bring the inbox to the front."""
        _let_activate(activation_token)
        self._inbox_window().bring(account=account)

    def show_accounts(self, account: AccountId | None = None) -> None:
        """Bring the accounts to the front; where there are none, the way to the first."""
        parts = self._parts()
        if not self._bridge.state.accounts:
            if self._welcome is None:
                from traynotify.ui.accounts.welcome import WelcomeWindow

                self._welcome = WelcomeWindow(self._bridge, self.actions, parts.look)
            self._welcome.bring()
            return
        if self._accounts is None:
            from traynotify.ui.accounts.window import AccountsWindow

            self._accounts = AccountsWindow(
                self._bridge, self.actions, self._app.clock, parts.look, parts.services, parts.avatars
            )
        self._accounts.bring(account)

    def show_settings(self) -> None:
        """Bring the settings to the front."""
        if self._settings is None:
            from traynotify.ui.settings.window import SettingsWindow

            self._settings = SettingsWindow(self._bridge, self.actions, self._parts().look)
        self._settings.bring()

    def say(self, text: str) -> None:
        """Tell the person something: in the inbox, when they see it."""
        if self._inbox is None:
            self._unsaid.append(text)
        else:
            self._inbox.inbox.toasts.say(text)

    def _toggle_inbox(self) -> None:
        self._inbox_window().toggle(self._tray_place())

    def _tray_place(self) -> QRect | None:
        """Where the icon is, as far as the desktop tells."""
        icon = self._tray.icon
        return icon.geometry() if icon is not None else None

    def _inbox_window(self) -> InboxWindow:
        if self._inbox is None:
            from traynotify.ui.popup.inbox import Inbox
            from traynotify.ui.popup.window import InboxWindow, may_place_windows

            parts = self._parts()
            inbox = Inbox(self._bridge, self.actions, self._app.clock, parts.look, parts.services, parts.avatars)
            self._tie(inbox)
            self._inbox = InboxWindow(
                inbox,
                parts.look,
                as_popup=self._tray.available and may_place_windows(),
                remembered=self._window_place,
                remember=self._remember_place,
            )
            self._inbox.renewed.connect(self._tie)
            for text in self._unsaid:
                inbox.toasts.say(text)
            self._unsaid.clear()
        return self._inbox

    def _tie(self, inbox: Inbox) -> None:
        """Let the app hear what a person does with alerts and sees, in the inbox that there is now."""
        self._app.engine.watch_for(inbox.onlooker)
        inbox.onlooker.glanced.connect(self._app.engine.glanced)
        inbox.toasts.answered.connect(self._in_app.answer)
        inbox.toasts.closed.connect(self._in_app.closed)

    def _parts(self) -> _Parts:
        """What all windows share, made with the first of them."""
        if self._shared is None:
            from traynotify.ui.avatars import Avatars
            from traynotify.ui.look import Look
            from traynotify.ui.services import ServiceLooks

            self._shared = _Parts(Look(self._bridge), ServiceLooks(self.actions), Avatars(self.actions))
        return self._shared

    def _remember_place(self, place: str) -> None:
        self._window_place = place
        self._tasks.spawn("remember the inbox's place", self._app.archive.set_meta(WINDOW_PLACE, place))

    # The last resort for alerts

    def _show_alert(self, alert: Alert) -> None:
        """On the screen, or in the inbox where that is seen already or where no window may choose its place."""
        from traynotify.ui.popup.window import may_place_windows

        is_seen = self._inbox is not None and self._inbox.isVisible()
        if is_seen or not may_place_windows():
            self._inbox_window().inbox.toasts.show_alert(alert)
            return
        if self._alerts is None:
            from traynotify.ui.popup.alert_window import AlertWindow

            self._alerts = AlertWindow(self._parts().look)
            self._alerts.answered.connect(self._in_app.answer)
            self._alerts.closed.connect(self._in_app.closed)
        anchor = self._tray_place()
        self._alerts.show_alert(alert, anchor.center() if anchor is not None and anchor.isValid() else None)

    def _withdraw_alert(self, alert_id: str) -> None:
        if self._inbox is not None:
            self._inbox.inbox.toasts.withdraw(alert_id)
        if self._alerts is not None:
            self._alerts.withdraw(alert_id)


def _login_arguments(profile: Profile) -> list[str]:
    """What starts this very profile at login."""
    is_own = profile == Profile.resolve(environ={})
    return [*([] if is_own else ["--profile-dir", str(profile.config)]), "run", "--minimized"]


def _let_activate(token: str | None) -> None:
    """Qt hands the token to the compositor with the next window that is activated (xdg-activation)."""
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token
