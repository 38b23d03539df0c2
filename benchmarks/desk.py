"""The desktop on which everything is measured: X server, panel and bus, with a listener on the bus that keeps time."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from tests.support.desktop import WATCHER, Session
from tests.support.programs import Program

_MENU = "com.canonical.dbusmenu"
_PATIENCE_S = 30.0


class Desk:
    """The desktop, and what was called on its bus. Only `listening` makes one."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session, self.folder = session, folder
        self.env = session.env | {"PYTHONSAFEPATH": "1"}  # a contestant is what is installed, not what lies beside us
        self._heard: dict[str, asyncio.Queue[tuple[float, Message]]] = {}
        self._numbers = count()

    @contextmanager
    def running(self, command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> Iterator[Program]:
        """Start a program, and end it at the end."""
        log = self.folder / f"{next(self._numbers)}.log"
        program = Program(command, env=self.env | dict(env or {}), log=log)
        try:
            yield program
        finally:
            program.end()

    @asynccontextmanager
    async def with_icon(
        self, command: Sequence[str | Path], env: Mapping[str, str] | None = None
    ) -> AsyncIterator[tuple[Program, float]]:
        """Start a program that has a tray icon; gives it, with the seconds until the icon was on the bus."""
        calls = self.calls("RegisterStatusNotifierItem")
        began = time.perf_counter()
        with self.running(command, env) as program:
            at, _ = await asyncio.wait_for(calls.get(), _PATIENCE_S)
            yield program, at - began
        for _ in range(100):  # a panel may keep the place of an icon that went before it was drawn
            if not await self.tray_items():
                break
            await asyncio.sleep(0.02)

    def calls(self, member: str) -> asyncio.Queue[tuple[float, Message]]:
        """What is called on the bus from now on, each with its moment by `time.perf_counter`."""
        queue = self._heard[member] = asyncio.Queue()
        return queue

    async def tray_items(self) -> list[str]:
        """The icons in the tray, by their addresses on the bus."""
        call = Message(
            destination=WATCHER,
            path="/StatusNotifierWatcher",
            interface="org.freedesktop.DBus.Properties",
            member="Get",
            signature="ss",
            body=[WATCHER, "RegisteredStatusNotifierItems"],
        )
        answer = await self.bus.call(call)
        assert answer is not None
        return list(answer.body[0].value)

    async def click_icon(self) -> None:
        """Click on the only icon in the tray."""
        await self._ask_icon("org.kde.StatusNotifierItem", "Activate", "ii", 0, 0)

    async def choose(self, label: str) -> None:
        """Choose a line of the icon's menu."""
        (menu,) = await self._ask_icon(
            "org.freedesktop.DBus.Properties", "Get", "ss", "org.kde.StatusNotifierItem", "Menu"
        )
        _, (_, _, children) = await self._ask_icon(_MENU, "GetLayout", "iias", 0, -1, [], path=menu.value)
        number = next(child.value[0] for child in children if _label(child.value[1]) == label)
        await self._ask_icon(_MENU, "Event", "isvu", number, "clicked", Variant("i", 0), 0, path=menu.value)

    async def _ask_icon(self, interface: str, member: str, signature: str, *body: Any, path: str = "") -> list[Any]:
        (item,) = await self.tray_items()
        owner, _, own_path = item.partition("/")
        call = Message(
            destination=owner,
            path=path or f"/{own_path}",
            interface=interface,
            member=member,
            signature=signature,
            body=list(body),
        )
        answer = await self.bus.call(call)
        assert answer is not None
        assert answer.message_type is MessageType.METHOD_RETURN, answer.body
        return list(answer.body)

    async def _listen(self) -> None:
        address = self.session.bus.address
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = address  # for who plays the notification server in this process
        self.bus = await MessageBus(bus_address=address).connect()
        self.monitor = await MessageBus(bus_address=address).connect()
        self.monitor.add_message_handler(self._note)
        call = Message(
            destination="org.freedesktop.DBus",
            path="/org/freedesktop/DBus",
            interface="org.freedesktop.DBus.Monitoring",
            member="BecomeMonitor",
            signature="asu",
            body=[["type='method_call'"], 0],
        )
        await self.monitor.call(call)

    def _note(self, message: Message) -> bool:
        """Take note of everything, and keep the library from answering what is addressed to others."""
        if message.message_type is not MessageType.METHOD_CALL:
            return False
        if (queue := self._heard.get(message.member or "")) is not None:
            queue.put_nowait((time.perf_counter(), message))
        return True


@asynccontextmanager
async def listening(session: Session, folder: Path) -> AsyncIterator[Desk]:
    """Listen on the bus of a desktop; what the programs on it print goes to `folder`."""
    desk = Desk(session, folder)
    await desk._listen()
    try:
        yield desk
    finally:
        for bus in (desk.bus, desk.monitor):
            bus.disconnect()
            await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]


@asynccontextmanager
async def open_desk(folder: Path) -> AsyncIterator[Desk]:
    """Start a desktop and listen on its bus, and end it."""
    session = Session()
    try:
        async with listening(session, folder) as desk:
            yield desk
    finally:
        session.stop()


def _label(properties: dict[str, Variant]) -> str:
    return str(properties["label"].value) if "label" in properties else ""
