"""Waking up and the network coming back, as login1, the kernel and Qt tell it."""

import subprocess
import sys
from collections.abc import AsyncIterator

import pytest
from dbus_fast import Message
from dbus_fast.aio import MessageBus
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

from tests.support.bus import PrivateBus
from tests.support.waiting import eventually
from traynotify.desktop.session import SessionWatcher


@pytest.fixture
def system_bus(private_bus: PrivateBus, monkeypatch: pytest.MonkeyPatch) -> PrivateBus:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", private_bus.address)
    return private_bus


class Service:
    """A system service that only sends signals."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus

    async def send(self, path: str, interface: str, member: str, signature: str, value: object) -> None:
        await self._bus.send(Message.new_signal(path, interface, member, signature, [value]))

    async def sleep(self, starting: bool) -> None:
        path, interface = "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
        await self.send(path, interface, "PrepareForSleep", "b", starting)


@pytest.fixture
async def service(system_bus: PrivateBus) -> AsyncIterator[Service]:
    bus = await MessageBus().connect()
    await bus.request_name("org.freedesktop.login1")
    yield Service(bus)
    bus.disconnect()
    await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]


async def test_waking_up_is_told_and_falling_asleep_is_not(service: Service) -> None:
    woken: list[None] = []
    watcher = SessionWatcher(lambda: woken.append(None))
    await watcher.start()

    await service.sleep(True)
    await service.sleep(False)
    await service.sleep(True)
    await service.sleep(False)

    await eventually(lambda: len(woken) >= 2, "both wakes are told")
    assert len(woken) == 2
    await watcher.aclose()


async def test_nonsense_on_the_bus_is_nothing(service: Service) -> None:
    woken: list[None] = []
    watcher = SessionWatcher(lambda: woken.append(None))
    await watcher.start()

    await service.send("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "s", "no")
    await service.send("/org/freedesktop/login1", "org.example.Other", "PrepareForSleep", "b", False)
    await service.sleep(False)

    await eventually(lambda: woken, "the real one is told")
    assert len(woken) == 1
    await watcher.aclose()


async def test_after_closing_nothing_is_told(service: Service) -> None:
    woken: list[None] = []
    watcher = SessionWatcher(lambda: woken.append(None))
    await watcher.start()
    await watcher.aclose()
    await watcher.aclose()

    later = SessionWatcher(lambda: woken.append(None))
    await later.start()
    await service.sleep(False)

    await eventually(lambda: woken, "the one that still listens is told")
    assert len(woken) == 1
    await later.aclose()


async def test_a_machine_without_a_system_bus_is_fine() -> None:
    watcher = SessionWatcher(lambda: None)

    await watcher.start()

    await watcher.aclose()


async def test_services_that_are_not_there_are_fine(system_bus: PrivateBus) -> None:
    watcher = SessionWatcher(lambda: None)

    await watcher.start()

    await watcher.aclose()


class Network(QObject):
    """Stands for QNetworkInformation, whose state a test cannot change."""

    Reachability = QNetworkInformation.Reachability
    reachabilityChanged = Signal(QNetworkInformation.Reachability)  # noqa: N815 - Qt's name
    only: "Network"

    @staticmethod
    def loadDefaultBackend() -> bool:
        return True

    @staticmethod
    def instance() -> "Network":
        return Network.only


async def test_elsewhere_than_on_linux_the_network_is_watched_by_qt(
    monkeypatch: pytest.MonkeyPatch, service: Service
) -> None:
    woken: list[None] = []
    Network.only = Network()
    monkeypatch.setattr("PySide6.QtNetwork.QNetworkInformation", Network)
    monkeypatch.setattr(sys, "platform", "freebsd14")
    watcher = SessionWatcher(lambda: woken.append(None))
    await watcher.start()

    for state in (Network.Reachability.Disconnected, Network.Reachability.Local, Network.Reachability.Online):
        Network.only.reachabilityChanged.emit(state)
    await service.sleep(False)

    await eventually(lambda: len(woken) >= 2, "network and wake are told")
    assert len(woken) == 2
    await watcher.aclose()
    Network.only.reachabilityChanged.emit(Network.Reachability.Online)
    assert len(woken) == 2


async def test_qts_own_network_watch_can_be_started_and_stopped(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "freebsd14")
    watcher = SessionWatcher(lambda: None)

    await watcher.start()

    await watcher.aclose()


async def test_on_linux_nothing_of_qts_network_is_loaded() -> None:
    script = """
import asyncio, sys
from traynotify.desktop.session import SessionWatcher
async def main():
    watcher = SessionWatcher(lambda: None)
    await watcher.start()
    await watcher.aclose()
asyncio.run(main())
sys.exit("PySide6.QtNetwork" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", script], timeout=300, check=False).returncode == 0
