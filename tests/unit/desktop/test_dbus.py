"""The connection to a message bus: whatever goes wrong is one kind of error, with a sentence, and in time."""

from pathlib import Path

import pytest
from dbus_fast import BusType, Message

from tests.support.bus import PrivateBus
from traynotify.desktop.dbus import Bus, BusError


async def connect() -> Bus:
    return await Bus.connect(BusType.SESSION, lambda message: None)


async def test_a_bus_that_hung_up_is_known_before_anything_is_written(private_bus: PrivateBus) -> None:
    bus = await connect()
    await bus.has_owner("org.example.Any")
    private_bus.stop()

    assert not bus.connected
    with pytest.raises(BusError, match="is lost"):
        await bus.has_owner("org.example.Any")
    bus.send(Message.new_signal("/", "org.example.Any", "Any"))

    await bus.close()
    await bus.close()


async def test_what_a_service_answers_is_given_and_its_errors_keep_their_names(private_bus: PrivateBus) -> None:
    bus = await connect()

    assert await bus.has_owner("org.freedesktop.DBus")
    assert not await bus.can_start("org.example.Any")
    with pytest.raises(BusError) as caught:
        await bus.call(Message("org.example.Any", "/", "org.example.Any", "Any"))
    assert caught.value.name == "org.freedesktop.DBus.Error.ServiceUnknown"
    assert "org.example.Any" in str(caught.value)

    await bus.close()
    with pytest.raises(BusError):
        await bus.has_owner("org.freedesktop.DBus")


@pytest.mark.parametrize("address", ["nonsense", "unix:path=/nonexistent", "tcp:host=127.0.0.1,port=1", "odd:a=b"])
async def test_an_address_that_leads_nowhere_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)

    with pytest.raises(BusError, match="there is no session bus here"):
        await connect()


async def test_without_an_address_and_a_display_there_is_no_bus() -> None:
    with pytest.raises(BusError, match="there is no session bus here"):
        await connect()


async def test_without_an_address_the_one_that_systemd_makes_is_found(
    private_bus: PrivateBus, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    (home / "bus").symlink_to(private_bus.address.removeprefix("unix:path=").split(",")[0])
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))

    bus = await connect()

    assert bus.connected
    await bus.close()
