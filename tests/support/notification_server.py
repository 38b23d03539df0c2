"""A notification server that plays the part a test gives it: it records what is asked, and clicks as a person would."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from dbus_fast import ErrorType, Message, MessageType, RequestNameReply
from dbus_fast.aio import MessageBus

from tests.support.bus import PrivateBus
from tests.support.waiting import eventually

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
EXPIRED, DISMISSED, CLOSED_BY_CALL = 1, 2, 3
USUAL = ("actions", "body", "body-markup", "persistence")


@dataclass(frozen=True)
class Shown:
    """What one call of Notify asked for."""

    number: int
    app_name: str
    replaces: int
    app_icon: str
    title: str
    body: str
    actions: list[str]
    hints: dict[str, Any]
    timeout_ms: int
    sender: str
    """Who asked, by its unique name on the bus."""

    @property
    def buttons(self) -> dict[str, str]:
        """Labels by key, the default action included."""
        return dict(zip(self.actions[::2], self.actions[1::2], strict=True))


@dataclass
class NotificationServer:
    """Owns the name on the session bus from `start` to `stop`. Its ids begin anew at every start, as a daemon's do."""

    capabilities: Sequence[str] = USUAL
    name: str = "Scripted"
    version: str = "1.0"
    specification: str = "1.2"
    replaces: bool = True
    """Whether it honours the id to be replaced; False: it always gives a new one."""
    silent: bool = False
    """It takes calls and does not answer, until `answer_now`."""
    refusal: str = ""
    """It answers Notify with an error that says this."""
    notified: list[Shown] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    on_screen: dict[int, Shown] = field(default_factory=dict)
    _bus: MessageBus | None = None
    _last: int = 0
    _held: list[Message] = field(default_factory=list)

    async def start(self) -> None:
        """Take the name."""
        self._bus = await MessageBus().connect()
        self._bus.add_message_handler(self._on_call)
        self._last = 0
        assert await self._bus.request_name(NAME) is RequestNameReply.PRIMARY_OWNER

    async def stop(self) -> None:
        """Vanish, as a crash does: no bubble is closed in words."""
        if self._bus is not None and self._bus.connected:
            self._bus.disconnect()
            await self._bus.wait_for_disconnect()  # type: ignore[no-untyped-call]
        self.on_screen.clear()
        self._held.clear()

    def give_again(self, number: int) -> None:
        """Let the next new bubble have this number, as when a server's numbers have run out."""
        self._last = number - 1

    async def restart(self) -> None:
        """Vanish and come back, with nothing on the screen."""
        await self.stop()
        await self.start()

    @property
    def last(self) -> Shown:
        """What was asked for last."""
        return self.notified[-1]

    def find(self, title: str) -> Shown:
        """The bubble on the screen with that title."""
        return next(shown for shown in self.on_screen.values() if shown.title == title)

    def press(self, number: int, key: str, token: str | None = None) -> None:
        """Press a button, or with ``default`` click the bubble, which closes it."""
        if token is not None:
            self.emit("ActivationToken", "us", number, token)
        self.emit("ActionInvoked", "us", number, key)
        self.close(number, DISMISSED)

    def close(self, number: int, reason: int = DISMISSED) -> None:
        """Close a bubble, and say so."""
        self.on_screen.pop(number, None)
        self.emit("NotificationClosed", "uu", number, reason)

    def emit(self, member: str, signature: str, *body: object) -> None:
        """Send a signal of the interface."""
        assert self._bus is not None
        self._bus.send(Message.new_signal(PATH, NAME, member, signature, list(body)))

    def answer_now(self) -> None:
        """Answer what came while it was silent, and be silent no more."""
        self.silent = False
        held, self._held = self._held, []
        for message in held:
            self._send(self._answer(message))

    async def heard(self, calls: int) -> None:
        """Wait until Notify has been called that often while it was silent."""
        await eventually(lambda: len(self._held) >= calls, f"{calls} calls wait for an answer")

    def _on_call(self, message: Message) -> bool:
        if message.message_type is not MessageType.METHOD_CALL or message.interface != NAME:
            return False
        if self.silent and message.member == "Notify":
            self._held.append(message)
        else:
            self._send(self._answer(message))
        return True

    def _send(self, message: Message) -> None:
        assert self._bus is not None
        self._bus.send(message)

    def _answer(self, message: Message) -> Message:
        match message.member:
            case "GetServerInformation":
                body = [self.name, "tests", self.version, self.specification]
                return Message.new_method_return(message, "ssss", body)
            case "GetCapabilities":
                return Message.new_method_return(message, "as", [list(self.capabilities)])
            case "Notify" if self.refusal:
                return Message.new_error(message, ErrorType.FAILED, self.refusal)
            case "Notify":
                return Message.new_method_return(message, "u", [self._show(message)])
            case "CloseNotification":
                return self._close_for(message)
        return Message.new_error(message, ErrorType.UNKNOWN_METHOD, f"there is no {message.member}")

    def _show(self, message: Message) -> int:
        app_name, replaces, app_icon, title, text, actions, hints, timeout_ms = message.body
        number = replaces if replaces and self.replaces else self._last + 1
        self._last = max(self._last, number)
        values = {name: variant.value for name, variant in hints.items()}
        sender = str(message.sender)
        shown = Shown(number, app_name, replaces, app_icon, title, text, actions, values, timeout_ms, sender)
        self.notified.append(shown)
        self.on_screen[number] = shown
        return number

    def _close_for(self, message: Message) -> Message:
        number = message.body[0]
        self.closed.append(number)
        if number not in self.on_screen:
            return Message.new_error(message, ErrorType.FAILED, "")
        self.close(number, CLOSED_BY_CALL)
        return Message.new_method_return(message)


@pytest.fixture
async def notification_server(private_bus: PrivateBus) -> AsyncIterator[NotificationServer]:
    """A running server on a bus of the test's own; what it does is written to its fields."""
    server = NotificationServer()
    await server.start()
    yield server
    await server.stop()
    await asyncio.sleep(0)
