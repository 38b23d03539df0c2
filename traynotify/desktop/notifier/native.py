"""Notifications of Windows and macOS, through the library desktop-notifier.

The library reports no failure of sending, so what it did not call dispatched counts as failed; its callbacks by
identifier are used because on macOS the buttons of one bubble can be those of an earlier one with the same labels.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections import OrderedDict
from collections.abc import Collection, Sequence
from pathlib import Path

from desktop_notifier import (
    DEFAULT_SOUND,
    Attachment,
    Button,
    Capability,
    DesktopNotifier,
    Icon,
    Notification,
)

from traynotify.core.alert import Alert, AlertAction, AlertReply, Bubble, CloseHandler, ReplyHandler
from traynotify.core.errors import NotifierFailed
from traynotify.desktop.notifier.avatar import AVATAR_TIMEOUT_S, ImagePath, avatar

logger = logging.getLogger(__name__)

_PERMISSION_TIMEOUT_S = 60.0
"""macOS asks the person the first time."""
_SEND_TIMEOUT_S = 5.0
_REMEMBERED = 500
_ACTIONS = {action.value: action for action in AlertAction}


class NativeNotifier:
    """Shows alerts in the notification centre; an identifier that is used again replaces in place there."""

    description = "the notification centre"

    def __init__(
        self,
        app_name: str,
        *,
        app_icon: str = "",
        image_path: ImagePath | None = None,
        avatar_timeout_s: float = AVATAR_TIMEOUT_S,
    ) -> None:
        """`app_icon`: the absolute path of the app's icon."""
        self._app_name = app_name
        self._app_icon = Icon(path=Path(app_icon)) if app_icon else None
        self._image_path = image_path
        self._avatar_timeout_s = avatar_timeout_s
        self._on_reply: ReplyHandler | None = None
        self._centre: DesktopNotifier | None = None
        self._capabilities: frozenset[Capability] = frozenset()
        self._shown: OrderedDict[str, Alert] = OrderedDict()
        self._dispatched = ""
        """The identifier that the library called dispatched last."""
        self._turn = asyncio.Lock()

    async def start(self, on_reply: ReplyHandler, on_closed: CloseHandler | None = None) -> None:  # noqa: ARG002
        """Ask for permission; raises NotifierFailed when it is refused or there is no notification centre.

        Nothing is said of what the person closes: where that is told, it is not told apart from clearing up.
        """
        centre = DesktopNotifier(app_name=self._app_name, app_icon=self._app_icon)
        self._capabilities = await centre.get_capabilities()
        if Capability.MESSAGE not in self._capabilities:
            raise NotifierFailed("this system shows notifications of installed, signed apps only")
        try:
            async with asyncio.timeout(_PERMISSION_TIMEOUT_S):
                allowed = await centre.request_authorisation()
        except TimeoutError as error:
            raise NotifierFailed("nobody has allowed notifications yet") from error
        if not allowed:
            raise NotifierFailed("notifications of traynotify are switched off in the system's settings")
        centre.on_dispatched = self._on_dispatched
        centre.on_clicked = lambda identifier: self._reply(identifier, AlertAction.OPEN)
        centre.on_button_pressed = self._on_button
        self._centre, self._on_reply = centre, on_reply

    async def adopt(self, bubbles: Sequence[Bubble]) -> Collection[str]:  # noqa: ARG002
        """None: the library knows only what it was given by this process."""
        return ()

    async def show(self, alert: Alert) -> str:
        """Show or replace; raises NotifierFailed when the system did not take it."""
        async with self._turn:
            if self._centre is None:
                raise NotifierFailed("notifications are closed")
            image = await avatar(alert.avatar_url, self._image_path, self._avatar_timeout_s)
            identifier = _identifier(alert.id)
            self._remember(identifier, alert)
            self._dispatched = ""
            try:
                async with asyncio.timeout(_SEND_TIMEOUT_S):
                    await self._centre.send_notification(self._notification(identifier, alert, image))
            except TimeoutError as error:
                raise NotifierFailed("the system did not take the alert in time") from error
            if self._dispatched != identifier:
                raise NotifierFailed("the system did not take the alert")
            return ""

    async def withdraw(self, alert_id: str) -> None:
        """Take it out of the notification centre."""
        identifier = _identifier(alert_id)
        if self._shown.pop(identifier, None) is None or self._centre is None:
            return
        try:
            await self._centre.clear(identifier)
        except OSError as error:
            logger.debug("a notification was gone before it could be withdrawn: %s", error)

    async def aclose(self) -> None:
        """Let go of the notification centre; its bubbles stay."""
        self._on_reply = None
        self._centre = None
        self._shown.clear()

    def _notification(self, identifier: str, alert: Alert, image: str | None) -> Notification:
        picture = Path(image) if image else None
        takes_icon = Capability.ICON in self._capabilities
        return Notification(
            title=alert.title,
            message=alert.body,
            icon=Icon(path=picture) if picture and takes_icon else None,
            attachment=Attachment(path=picture) if picture and not takes_icon else None,
            buttons=tuple(Button(title=label, identifier=action.value) for action, label in alert.actions),
            sound=DEFAULT_SOUND if alert.sound else None,
            identifier=identifier,
        )

    def _remember(self, identifier: str, alert: Alert) -> None:
        self._shown[identifier] = alert
        self._shown.move_to_end(identifier)
        if len(self._shown) > _REMEMBERED:
            self._shown.popitem(last=False)

    def _on_dispatched(self, identifier: str) -> None:
        self._dispatched = identifier

    def _on_button(self, identifier: str, button: str) -> None:
        if (action := _ACTIONS.get(button)) is not None:
            self._reply(identifier, action)

    def _reply(self, identifier: str, action: AlertAction) -> None:
        alert = self._shown.get(identifier)
        if alert is not None and self._on_reply is not None:
            self._on_reply(AlertReply(alert=alert, action=action))


def _identifier(alert_id: str) -> str:
    """Windows takes no more than 64 characters."""
    return hashlib.sha256(alert_id.encode()).hexdigest()[:32]
