"""A connection to a message bus, with a deadline on every call and one kind of error; the Linux files here share it."""

from __future__ import annotations

import asyncio
import os
import select
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dbus_fast import BusType, Message, MessageType
from dbus_fast.aio import MessageBus
from dbus_fast.errors import DBusFastError

BUS_NAME = "org.freedesktop.DBus"
_BUS_PATH = "/org/freedesktop/DBus"
_NO_OWNER = "org.freedesktop.DBus.Error.NameHasNoOwner"


class BusError(Exception):
    """A call, or the connection, failed. The text is for people; `name` is the D-Bus error's own, where it was one."""

    def __init__(self, text: str, name: str = "") -> None:
        super().__init__(text)
        self.name = name


class Bus:
    """One connection. Messages that arrive are handed to `on_message`, in order, before a waiting `call` goes on."""

    timeout_s = 5.0
    """How long a service may take to answer; one that is started by the call answers well within it."""

    def __init__(self, connection: MessageBus) -> None:
        self._connection = connection

    @classmethod
    async def connect(cls, kind: BusType, on_message: Callable[[Message], None]) -> Bus:
        """Connect to the session's or the system's bus; raises BusError."""
        try:
            async with asyncio.timeout(cls.timeout_s):
                connection = await MessageBus(_address(kind), kind).connect()
        except (OSError, EOFError, DBusFastError, LookupError) as error:
            name = "session" if kind is BusType.SESSION else "system"
            raise BusError(f"there is no {name} bus here ({error})") from error
        connection.add_message_handler(on_message)
        return cls(connection)

    @property
    def connected(self) -> bool:
        """Whether messages can still be sent; a bus that went away is noticed at once."""
        descriptor = self._connection._fd
        if not self._connection.connected or descriptor is None:
            return False
        # dbus-fast (5.2) sees that the bus hung up only when it has read what was left, and leaves the error of a write
        # before that to nobody, of which asyncio complains: so the socket itself is asked.
        hang_up = select.poll()
        hang_up.register(descriptor, 0)
        return not hang_up.poll(0)

    def next_serial(self) -> int:
        """A serial for a message whose answer is to be recognised in `on_message`."""
        return self._connection.next_serial()

    async def call(self, message: Message) -> list[Any]:
        """Send a method call and return the values that it was answered with; raises BusError."""
        if not self.connected:
            raise BusError("the connection to the message bus is lost")
        try:
            async with asyncio.timeout(self.timeout_s):
                reply = await self._connection.call(message)
        except TimeoutError as error:
            raise BusError(f"{message.destination} did not answer within {self.timeout_s:g} seconds") from error
        except (OSError, EOFError, DBusFastError) as error:
            raise BusError(f"the connection to the message bus was lost ({error})") from error
        if reply is None:
            raise BusError("the connection to the message bus was closed")
        if reply.message_type is MessageType.ERROR:
            text = next((part for part in reply.body if isinstance(part, str)), "")
            raise BusError(text or reply.error_name or "refused", reply.error_name or "")
        return list(reply.body)

    async def ask_bus(self, member: str, signature: str = "", body: Sequence[Any] = ()) -> list[Any]:
        """Call a method of the bus itself."""
        return await self.call(
            Message(
                destination=BUS_NAME,
                path=_BUS_PATH,
                interface=BUS_NAME,
                member=member,
                signature=signature,
                body=list(body),
            )
        )

    async def listen(self, rule: str) -> None:
        """Have the bus deliver the signals that the match rule describes."""
        await self.ask_bus("AddMatch", "s", [rule])

    async def has_owner(self, name: str) -> bool:
        """Whether a program owns the name now."""
        return bool((await self.ask_bus("NameHasOwner", "s", [name]))[0])

    async def owner_of(self, name: str) -> str | None:
        """The unique name of the program that owns the name now; None where nobody does."""
        try:
            return str((await self.ask_bus("GetNameOwner", "s", [name]))[0])
        except BusError as error:
            if error.name == _NO_OWNER:
                return None
            raise

    async def id(self) -> str:
        """What this bus alone is called by, for as long as it runs."""
        return str((await self.ask_bus("GetId"))[0])

    async def can_start(self, name: str) -> bool:
        """Whether the bus would start the owner of the name when it is called."""
        return name in (await self.ask_bus("ListActivatableNames"))[0]

    def send(self, message: Message) -> None:
        """Send a message that is not answered, such as a signal; nothing happens when the connection is lost."""
        if self.connected:
            self._connection.send(message)

    async def close(self) -> None:
        """Disconnect; safe to call twice."""
        if self.connected:
            self._connection.disconnect()
        if self._connection.connected:
            try:
                await self._connection.wait_for_disconnect()  # type: ignore[no-untyped-call]
            except (OSError, EOFError):
                pass  # it was the bus that hung up


def _address(kind: BusType) -> str | None:
    """The address of the session bus that systemd makes when no variable names one; None: as dbus-fast finds it."""
    if kind is not BusType.SESSION or os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return None
    socket = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent"), "bus")
    return f"unix:path={socket}" if socket.is_socket() else None
