"""The number on the dock: the signal as docks read it, and nothing where there is none."""

import sys
from collections.abc import AsyncIterator
from typing import Any

import pytest
from dbus_fast import Message
from dbus_fast.aio import MessageBus

from tests.support.bus import PrivateBus
from tests.support.waiting import eventually
from traynotify.desktop.launcher_badge import QtBadge, choose

ID = "org.traynotify.Traynotify"


class Dock:
    """Listens as a dock does."""

    def __init__(self, bus: MessageBus) -> None:
        self.bus = bus
        self.heard: list[tuple[str, dict[str, Any]]] = []

    def on_message(self, message: Message) -> None:
        if (message.interface, message.member) == ("com.canonical.Unity.LauncherEntry", "Update"):
            assert message.signature == "sa{sv}"
            uri, properties = message.body
            self.heard.append((uri, {name: variant.value for name, variant in properties.items()}))

    async def numbers(self, count: int) -> list[tuple[int, bool]]:
        await eventually(lambda: len(self.heard) >= count, f"{count} updates are heard")
        return [(properties["count"], properties["count-visible"]) for _, properties in self.heard]


@pytest.fixture
async def dock(private_bus: PrivateBus) -> AsyncIterator[Dock]:
    bus = await MessageBus().connect()
    dock = Dock(bus)
    bus.add_message_handler(dock.on_message)
    rule = "type='signal',interface='com.canonical.Unity.LauncherEntry'"
    name, path = "org.freedesktop.DBus", "/org/freedesktop/DBus"
    await bus.call(Message(name, path, name, "AddMatch", signature="s", body=[rule]))
    yield dock
    bus.disconnect()
    await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]


async def test_the_number_is_shown_and_taken_away(dock: Dock) -> None:
    badge = choose(ID)
    await badge.start()

    badge.show(3)
    badge.show(0)
    badge.show(120)
    await badge.aclose()

    assert await dock.numbers(4) == [(3, True), (0, False), (120, True), (0, False)]
    assert {uri for uri, _ in dock.heard} == {f"application://{ID}.desktop"}


async def test_a_dock_that_comes_later_hears_the_number(dock: Dock) -> None:
    badge = choose(ID)
    await badge.start()
    badge.show(3)
    await dock.numbers(1)

    await dock.bus.request_name("com.canonical.Unity")

    assert await dock.numbers(2) == [(3, True), (3, True)]
    await badge.aclose()


async def test_without_a_bus_nothing_happens(private_bus: PrivateBus) -> None:
    private_bus.stop()
    badge = choose(ID)
    await badge.start()

    badge.show(3)

    await badge.aclose()


async def test_a_bus_that_dies_is_no_trouble(private_bus: PrivateBus) -> None:
    badge = choose(ID)
    await badge.start()
    private_bus.stop()

    badge.show(3)

    await badge.aclose()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
async def test_elsewhere_qt_paints_it(platform: str, monkeypatch: pytest.MonkeyPatch, qapp: Any) -> None:
    numbers: list[int] = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr("PySide6.QtGui.QGuiApplication.setBadgeNumber", lambda _, number: numbers.append(number))
    badge = choose(ID)
    assert isinstance(badge, QtBadge)
    await badge.start()

    badge.show(3)
    await badge.aclose()

    assert numbers == [3, 0]
