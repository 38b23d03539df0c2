"""Notifications of Linux and the BSDs: our own client of org.freedesktop.Notifications, without Qt.

It follows the Desktop Notifications Specification 1.2: replaces a bubble in place, offers actions only where the server
has them, escapes only where the server reads markup, and obeys answers to its own bubbles alone.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from dbus_fast import BusType, Message, MessageFlag, MessageType, Variant

from traynotify.core.alert import Alert, AlertAction, AlertReply, Bubble, CloseHandler, ReplyHandler
from traynotify.core.errors import NotifierFailed
from traynotify.core.language import tr
from traynotify.desktop.dbus import BUS_NAME, Bus, BusError
from traynotify.desktop.notifier.avatar import AVATAR_TIMEOUT_S, ImagePath, avatar
from traynotify.desktop.notifier.quirks import Quirks, quirks_of

logger = logging.getLogger(__name__)

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"

_REMEMBERED = 500
_URGENCY_NORMAL = 1
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""What markup gives a meaning to; the module `html` would bring two thousand names of letters as well."""
_EXPIRED, _CLOSED_BY_PERSON = 1, 2
"""Reasons of NotificationClosed. After the former, servers with a history still list the bubble."""

_OPEN_BUTTON = "open"
"""The key of the button that does what a click does: the key ``default`` is drawn as a button by few servers."""
_ACTIONS = {action.value: action for action in AlertAction} | {_OPEN_BUTTON: AlertAction.OPEN}


class _Server(msgspec.Struct, frozen=True):
    """What the running notification server says of itself."""

    name: str
    version: str
    capabilities: frozenset[str]
    quirks: Quirks


@dataclass
class _Bubble:
    """A notification of ours that the server has taken."""

    alert: Alert
    server: str | None
    """The unique bus name of who answered: signals of others are not believed."""
    activation_token: str | None = None
    may_be_off_screen: bool = False
    """It expired, or is from before this start: where it does not stand, replacing it would show nothing."""
    button_pressed: bool = False


class FreedesktopNotifier:
    """Shows alerts through whichever notification server owns the session bus's name for it.

    The server and the bus may go and come back: what was shown before is then forgotten, the next alert is shown. What
    the same server showed an earlier process on the same bus can be adopted.
    """

    def __init__(
        self,
        app_name: str,
        *,
        desktop_entry: str,
        app_icon: str = "",
        image_path: ImagePath | None = None,
        avatar_timeout_s: float = AVATAR_TIMEOUT_S,
    ) -> None:
        """`desktop_entry`: the app's id; `app_icon`: a name of the icon theme or an absolute path."""
        self._app_name = app_name
        self._desktop_entry = desktop_entry
        self._app_icon = app_icon or desktop_entry
        self._image_path = image_path
        self._avatar_timeout_s = avatar_timeout_s
        self._on_reply: ReplyHandler | None = None
        self._on_closed: CloseHandler | None = None
        self._turn = asyncio.Lock()
        self._open = False
        self._bus: Bus | None = None
        self._bus_id = ""
        self._server: _Server | None = None
        self._asked: dict[int, Alert | None] = {}
        """Notify calls without an answer, by serial; None when the alert was withdrawn before it came."""
        self._bubbles: dict[int, _Bubble] = {}
        """By the server's id, oldest first; kept after closing, since a click may follow from the server's history."""
        self._current: dict[str, int] = {}
        """The server's id of each alert that it may still show or list."""

    @property
    def description(self) -> str:
        """The server that shows the alerts, for people."""
        if self._server is None:
            return "the desktop's notification service"
        return f"{self._server.name} {self._server.version}".strip()

    async def start(self, on_reply: ReplyHandler, on_closed: CloseHandler | None = None) -> None:
        """Connect; raises NotifierFailed when there is no bus, or nothing on it that would take notifications.

        A server that is not running yet is not started by this, but by the first alert: at login, the desktop's own
        has to come first.
        """
        self._on_reply, self._on_closed = on_reply, on_closed
        self._open = True
        async with self._turn:
            try:
                bus = await self._connected()
                if await bus.has_owner(NAME):
                    self._server = await self._ask_server(bus)
                elif not await bus.can_start(NAME):
                    raise NotifierFailed("no notification service is running on this desktop")
            except BusError as error:
                raise NotifierFailed(str(error)) from error

    async def adopt(self, bubbles: Sequence[Bubble]) -> Collection[str]:
        """Take up those that this very server numbered on this very bus; raises NotifierFailed.

        Which of them the person closed since, nobody can be asked. And dunst (seen with 1.9.0) tells of a click to the
        connection alone that showed the bubble: there, one on what is adopted reaches nobody.
        """
        async with self._turn:
            try:
                bus = await self._connected()
                owner = await bus.owner_of(NAME)
            except BusError as error:
                raise NotifierFailed(str(error)) from error
            here = f"{self._bus_id} {owner} "
            for bubble in bubbles:
                if not bubble.place.startswith(here):
                    continue
                number = int(bubble.place.removeprefix(here))
                if bubble.alert.id in self._current:  # shown again meanwhile
                    self._close(number)
                else:
                    self._know(number, _Bubble(bubble.alert, owner, may_be_off_screen=True))
            return self._current.keys()

    async def show(self, alert: Alert) -> str:
        """Show or replace; returns when the server has answered. Raises NotifierFailed.

        Alerts are shown one after the other, so that two with the same id replace each other in the order of asking.
        """
        async with self._turn:
            image = await avatar(alert.avatar_url, self._image_path, self._avatar_timeout_s)
            try:
                bus = await self._connected()
                if self._server is None:
                    self._server = await self._ask_server(bus)
                await self._notify(bus, self._server, alert, image)
            except BusError as error:
                raise NotifierFailed(f"the notification service did not take the alert: {error}") from error
            return self._place_of(alert)

    async def withdraw(self, alert_id: str) -> None:
        """Take the alert off the screen and out of the server's history, also when its server answers only later."""
        async with self._turn:
            for serial, asked in self._asked.items():
                if asked is not None and asked.id == alert_id:
                    self._asked[serial] = None
            number = self._current.pop(alert_id, None)
            if number is None or self._bus is None:
                return
            try:
                await self._bus.call(_call("CloseNotification", "u", [number]))
            except BusError as error:
                logger.debug("a notification was gone before it could be withdrawn: %s", error)

    async def aclose(self) -> None:
        """Disconnect; what is being shown fails at once. Bubbles stay for as long as the desktop likes them to."""
        self._open = False
        self._on_reply = self._on_closed = None
        if self._bus is not None:
            await self._bus.close()
        async with self._turn:
            if self._bus is not None:  # one that was being made just then
                await self._bus.close()
            self._bus = None
            self._forget()
            self._asked.clear()

    async def _connected(self) -> Bus:
        """The connection, made anew when the bus went away."""
        if not self._open:
            raise BusError("notifications are closed")
        if self._bus is not None and self._bus.connected:
            return self._bus
        self._forget()
        self._asked.clear()
        bus = await Bus.connect(BusType.SESSION, self._on_message)
        try:
            await bus.listen(f"type='signal',sender='{NAME}',interface='{NAME}',path='{PATH}'")
            await bus.listen(f"type='signal',sender='{BUS_NAME}',member='NameOwnerChanged',arg0='{NAME}'")
            self._bus_id = await bus.id()
        except BusError:
            await bus.close()
            raise
        self._bus = bus
        return bus

    def _forget(self) -> None:
        """The ids that a server gave mean nothing to the next one."""
        self._server = None
        self._bubbles.clear()
        self._current.clear()

    @staticmethod
    async def _ask_server(bus: Bus) -> _Server:
        information = await bus.call(_call("GetServerInformation"))
        capabilities = await bus.call(_call("GetCapabilities"))
        name, _vendor, version, specification = (str(part) for part in information)
        return _Server(name, version, frozenset(capabilities[0]), quirks_of(name, specification))

    async def _notify(self, bus: Bus, server: _Server, alert: Alert, image: str | None) -> None:
        number = self._current.get(alert.id)
        replaces = 0 if number is None or self._bubbles[number].may_be_off_screen else number
        message = _call(
            "Notify",
            "susssasa{sv}i",
            [
                self._app_name,
                replaces,
                self._app_icon,
                _text(alert.title),
                _text(alert.body.translate(_MARKUP) if "body-markup" in server.capabilities else alert.body),
                _actions(alert, server),
                self._hints(alert, server, image),
                -1,
            ],
        )
        message.serial = bus.next_serial()
        self._asked[message.serial] = alert
        await bus.call(message)

    def _hints(self, alert: Alert, server: _Server, image: str | None) -> dict[str, Variant]:
        hints = {
            "urgency": Variant("y", _URGENCY_NORMAL),
            "category": Variant("s", "im.received"),
            "desktop-entry": Variant("s", self._desktop_entry),
        }
        if image:
            name = image if server.quirks.wants_plain_paths else Path(image).as_uri()
            hints[server.quirks.image_hint] = Variant("s", name)
        if alert.sound:
            hints["sound-name"] = Variant("s", "message-new-instant")
        else:
            hints["suppress-sound"] = Variant("b", True)
        return hints

    def _on_message(self, message: Message) -> None:
        """Take what the bus delivers; an answer to Notify is taken here, so that no signal about it can come before."""
        if message.message_type is MessageType.SIGNAL:
            self._on_signal(message)
        elif message.reply_serial in self._asked:
            alert = self._asked.pop(message.reply_serial)
            if message.message_type is MessageType.METHOD_RETURN and message.signature == "u":
                self._on_answer(alert, message.body[0], message.sender)

    def _on_answer(self, alert: Alert | None, number: int, sender: str | None) -> None:
        if alert is None:
            self._close(number)
            return
        before = self._current.get(alert.id)
        if before is not None and before != number:  # the server did not replace, or only its history had it
            self._close(before)
        self._know(number, _Bubble(alert, sender))

    def _know(self, number: int, bubble: _Bubble) -> None:
        """The server has given a number to a bubble of ours."""
        if (reused := self._bubbles.pop(number, None)) is not None:
            self._drop(number, reused)
        self._bubbles[number] = bubble
        self._current[bubble.alert.id] = number
        if len(self._bubbles) > _REMEMBERED:
            oldest = next(iter(self._bubbles))
            self._drop(oldest, self._bubbles.pop(oldest))

    def _place_of(self, alert: Alert) -> str:
        """Where an alert stands: the bus, the unique name of its server there, and the number that this gave it."""
        number = self._current.get(alert.id)
        if number is None or self._server is None or self._server.quirks.takes_down:
            return ""
        return f"{self._bus_id} {self._bubbles[number].server} {number}"

    def _on_signal(self, message: Message) -> None:
        match message.member, message.signature, message.body:
            case "NameOwnerChanged", "sss", [name, _, _] if message.sender == BUS_NAME and name == NAME:
                self._forget()
            case "ActivationToken", "us", [number, token] if bubble := self._own(message, number):
                bubble.activation_token = token
            case "ActionInvoked", "us", [number, key] if bubble := self._own(message, number):
                self._on_action(bubble, key)
            case "NotificationClosed", "uu", [number, reason] if bubble := self._own(message, number):
                self._on_gone(number, bubble, reason)

    def _own(self, message: Message, number: int) -> _Bubble | None:
        """The bubble that a signal is about, if it is ours and the signal is its server's."""
        bubble = self._bubbles.get(number)
        if bubble is None or message.interface != NAME or message.sender != bubble.server:
            return None
        return bubble

    def _on_action(self, bubble: _Bubble, key: str) -> None:
        action = _ACTIONS.get(key)
        # Budgie reports a click on the bubble after every button:
        # https://github.com/canonical/snapd-desktop-integration/pull/141
        if action is None or self._on_reply is None or (key == AlertAction.OPEN and bubble.button_pressed):
            return
        bubble.button_pressed = key != AlertAction.OPEN
        token, bubble.activation_token = bubble.activation_token, None
        self._on_reply(AlertReply(alert=bubble.alert, action=action, activation_token=token))

    def _on_gone(self, number: int, bubble: _Bubble, reason: int) -> None:
        if reason == _EXPIRED:
            bubble.may_be_off_screen = True
            return
        is_current = self._current.get(bubble.alert.id) == number
        self._drop(number, bubble)
        if is_current and reason == _CLOSED_BY_PERSON and self._on_closed is not None:
            self._on_closed(bubble.alert.id)

    def _drop(self, number: int, bubble: _Bubble) -> None:
        if self._current.get(bubble.alert.id) == number:
            del self._current[bubble.alert.id]

    def _close(self, number: int) -> None:
        if self._bus is not None:
            message = _call("CloseNotification", "u", [number])
            message.flags = MessageFlag.NO_REPLY_EXPECTED
            self._bus.send(message)


def _call(member: str, signature: str = "", body: list[Any] | None = None) -> Message:
    return Message(destination=NAME, path=PATH, interface=NAME, member=member, signature=signature, body=body or [])


def _actions(alert: Alert, server: _Server) -> list[str]:
    """Keys and labels: first what a click on the bubble does, then the buttons."""
    if "actions" not in server.capabilities:
        return []
    labels = dict(alert.actions)
    actions = [AlertAction.OPEN.value, _text(labels.get(AlertAction.OPEN, tr("Open")))]
    for action, label in alert.actions:
        if action is not AlertAction.OPEN:
            actions += [action.value, _text(label)]
        elif not server.quirks.shows_default_action:
            actions += [_OPEN_BUTTON, _text(label)]
    return actions


def _text(text: str) -> str:
    """`text` as a D-Bus string can carry it: the bus cuts off a program that sends anything else."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
