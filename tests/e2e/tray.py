"""The app's icon as a panel sees it: its properties and its menu, over D-Bus, and clicks on them."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from tests.support.desktop import Desktop
from tests.support.waiting import PATIENCE_S, eventually

_ITEM = "org.kde.StatusNotifierItem"
_MENU = "com.canonical.dbusmenu"
_PROPERTIES = "org.freedesktop.DBus.Properties"


class TrayItem:
    """One icon in the tray (https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/)."""

    def __init__(self, bus: MessageBus, address: str) -> None:
        self._bus = bus
        self._owner, _, path = address.partition("/")
        self._path = f"/{path}"

    async def get(self, name: str) -> Any:
        """One property."""
        (value,) = await self._call(self._path, _PROPERTIES, "Get", "ss", _ITEM, name)
        return value.value

    async def tooltip(self) -> str:
        """What is shown when the pointer rests on it."""
        return str((await self.get("ToolTip"))[2])

    async def says(self, words: str) -> None:
        """Wait until the tooltip has these words."""
        until, seen = time.monotonic() + PATIENCE_S, ""
        while words not in seen:
            assert time.monotonic() < until, f"the tooltip is still {seen!r}"
            seen = await self.tooltip()

    async def activate(self) -> None:
        """Click on it."""
        await self._call(self._path, _ITEM, "Activate", "ii", 0, 0)

    async def menu(self) -> dict[str, bool]:
        """The lines of the menu, and whether each can be chosen."""
        return {label: enabled for _, label, enabled in await self._lines()}

    async def choose(self, label: str) -> None:
        """Click on a line of the menu."""
        (number,) = [number for number, text, enabled in await self._lines() if text == label and enabled]
        await self._call(await self.get("Menu"), _MENU, "Event", "isvu", number, "clicked", Variant("i", 0), 0)

    async def _lines(self) -> list[tuple[int, str, bool]]:
        _, (_, _, children) = await self._call(await self.get("Menu"), _MENU, "GetLayout", "iias", 0, -1, [])
        lines = [(number, properties) for number, properties, _ in (child.value for child in children)]
        return [(n, p["label"].value, p["enabled"].value) for n, p in lines if "label" in p]

    async def _call(self, path: str, interface: str, member: str, signature: str, *body: Any) -> list[Any]:
        call = Message(
            destination=self._owner, path=path, interface=interface, member=member, signature=signature, body=list(body)
        )
        answer = await self._bus.call(call)
        assert answer is not None
        assert answer.message_type is MessageType.METHOD_RETURN, answer.body
        return list(answer.body)


@asynccontextmanager
async def panel(desktop: Desktop) -> AsyncIterator["Panel"]:
    """What a person at the panel of the desktop can do."""
    bus = await MessageBus(bus_address=desktop.bus.address).connect()
    yield Panel(desktop, bus)
    bus.disconnect()
    await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]


class Panel:
    """The panel of the desktop, from its front."""

    def __init__(self, desktop: Desktop, bus: MessageBus) -> None:
        self.desktop, self._bus = desktop, bus

    async def item(self) -> TrayItem:
        """The only icon in the tray, as soon as it is there."""
        (address,) = await eventually(self.desktop.tray_items, "there is an icon in the tray")
        return TrayItem(self._bus, address)

    async def window(self, title: str) -> str:
        """The window of that title, as soon as it can be seen; its id."""
        found = await eventually(lambda: self.desktop.windows(f"^{title}$"), f"the window “{title}” is there")
        return found[0]
