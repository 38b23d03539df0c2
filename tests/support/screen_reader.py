"""A screen reader's side of the desktop: the bus for assistive programs, and what an app tells of its windows on it.

The protocol is AT-SPI (https://gitlab.gnome.org/GNOME/at-spi2-core/-/tree/main/xml). Qt finds this bus by the variable
AT_SPI_BUS_ADDRESS, and tells the registry on it that it is there.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from dbus_fast import Message, MessageType, RequestNameReply
from dbus_fast.aio import MessageBus

from tests.support.bus import PrivateBus
from tests.support.waiting import PATIENCE_S, eventually

_REGISTRY = "org.a11y.atspi.Registry"
_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ACTION = "org.a11y.atspi.Action"
_COMPONENT = "org.a11y.atspi.Component"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_ON_SCREEN = 0


class State(IntEnum):
    """Some numbers of AtspiStateType."""

    ACTIVE = 1
    CHECKED = 4
    FOCUSED = 12
    SELECTED = 23
    SHOWING = 25


class GoneError(Exception):
    """It is not in its window any more."""


@dataclass(frozen=True)
class Thing:
    """Something in a window, as it says of itself at the moment when it is asked; raises GoneError when it is not."""

    bus: MessageBus
    owner: str
    path: str

    async def name(self) -> str:
        """What it is called."""
        (found,) = await self._call(_PROPERTIES, "Get", "ss", _ACCESSIBLE, "Name")
        return str(found.value)

    async def role(self) -> str:
        """What it is: ``push button``, ``list item``."""
        (found,) = await self._call(_ACCESSIBLE, "GetRoleName")
        return str(found)

    async def states(self) -> set[State]:
        """Which of the states it is in."""
        ((low, high),) = await self._call(_ACCESSIBLE, "GetState")
        return {state for state in State if (low | high << 32) >> state & 1}

    async def children(self) -> list[Thing]:
        """What is in it."""
        (found,) = await self._call(_ACCESSIBLE, "GetChildren")
        return [Thing(self.bus, owner, path) for owner, path in found]

    async def names(self) -> list[str]:
        """What is in it, by name."""
        return [await child.name() for child in await self.children()]

    async def place(self) -> tuple[int, int, int, int]:
        """Where it is on the screen: left, top, width, height."""
        (found,) = await self._call(_COMPONENT, "GetExtents", "u", _ON_SCREEN)
        left, top, width, height = found
        return left, top, width, height

    async def actions(self) -> list[str]:
        """What can be done with it, by name."""
        (interfaces,) = await self._call(_ACCESSIBLE, "GetInterfaces")
        if _ACTION not in interfaces:
            return []
        (found,) = await self._call(_ACTION, "GetActions")
        return [name for name, _, _ in found]

    async def do(self, action: str) -> None:
        """Do one of these."""
        await self._call(_ACTION, "DoAction", "i", (await self.actions()).index(action))

    async def everything(self) -> AsyncGenerator[Thing, None]:
        """All that is shown in it, from the front; to be closed by who does not want all of it."""
        for child in await self.children():
            if State.SHOWING in await child.states():
                yield child
                async with aclosing(child.everything()) as things:
                    async for thing in things:
                        yield thing

    async def find(self, role: str, name: str = "") -> Thing:
        """The first thing of this role whose name begins so, at any depth, as soon as it is shown."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while True:
                    if found := await self._look_for(role, name):
                        return found
        except TimeoutError:
            raise AssertionError(f"there is no {role} “{name}”") from None

    async def _look_for(self, role: str, name: str) -> Thing | None:
        try:
            async with aclosing(self.everything()) as things:
                async for thing in things:
                    if await thing.role() == role and (await thing.name()).startswith(name):
                        return thing
        except GoneError:  # the window changes while one looks around in it
            pass
        return None

    async def _call(self, interface: str, member: str, signature: str = "", *body: Any) -> list[Any]:
        message = Message(self.owner, self.path, interface, member, signature=signature, body=list(body))
        answer = await self.bus.call(message)
        if answer is None or answer.message_type is not MessageType.METHOD_RETURN:
            raise GoneError(self.path)
        return list(answer.body)


@dataclass
class ScreenReader:
    """The registry, and the person who listens."""

    address: str
    """Of the bus, for the variable AT_SPI_BUS_ADDRESS."""
    bus: MessageBus
    _apps: list[Thing] = field(default_factory=list)

    async def app(self) -> Thing:
        """The app that was the last to say that it is there, as soon as one does."""
        await eventually(lambda: self._apps, "an app tells the registry that it is there")
        return self._apps[-1]

    def on_call(self, message: Message) -> Message | None:
        """Answer an app: it tells where its windows are, and asks what it has to tell of them."""
        if message.message_type is not MessageType.METHOD_CALL:
            return None
        if message.member == "Embed":
            self._apps.append(Thing(self.bus, *message.body[0]))
            return Message.new_method_return(message, "(so)", [[_REGISTRY, _ROOT]])
        if message.member == "GetRegisteredEvents":
            return Message.new_method_return(message, "a(ss)", [[]])
        return None


@asynccontextmanager
async def screen_reader() -> AsyncIterator[ScreenReader]:
    """A bus for assistive programs, and somebody on it who listens."""
    private = PrivateBus()
    try:
        bus = await MessageBus(bus_address=private.address).connect()
        try:
            reader = ScreenReader(private.address, bus)
            bus.add_message_handler(reader.on_call)
            assert await bus.request_name(_REGISTRY) is RequestNameReply.PRIMARY_OWNER
            yield reader
        finally:
            bus.disconnect()
            await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]
    finally:
        private.stop()
