"""The D-Bus notifier when the world breaks: no server, one that refuses, hangs, dies or is replaced, no bus."""

import asyncio
from pathlib import Path

import pytest

from tests.support.bus import PrivateBus
from tests.support.notification_server import NAME, NotificationServer
from tests.support.notifiers import Connect
from tests.support.waiting import eventually
from tests.unit.desktop.bubbles import alert
from traynotify.core.alert import AlertReply
from traynotify.core.errors import NotifierFailed
from traynotify.desktop.dbus import Bus
from traynotify.desktop.notifier.freedesktop import FreedesktopNotifier


async def test_without_a_server_it_does_not_fit(private_bus: PrivateBus, connect: Connect) -> None:
    with pytest.raises(NotifierFailed, match="no notification service is running"):
        await connect()


async def test_without_a_bus_it_does_not_fit(private_bus: PrivateBus, connect: Connect) -> None:
    private_bus.stop()

    with pytest.raises(NotifierFailed, match="there is no session bus here"):
        await connect()


async def test_a_refusal_is_told(server: NotificationServer, notifier: FreedesktopNotifier) -> None:
    server.refusal = "too many notifications"
    with pytest.raises(NotifierFailed, match="too many notifications"):
        await notifier.show(alert())

    server.refusal = ""
    await notifier.show(alert())
    assert len(server.on_screen) == 1


async def test_show_returns_only_after_the_answer(server: NotificationServer, notifier: FreedesktopNotifier) -> None:
    server.silent = True
    async with asyncio.TaskGroup() as tasks:
        showing = tasks.create_task(notifier.show(alert()))
        await server.heard(1)
        assert not showing.done()
        server.answer_now()


async def test_a_server_that_hangs_fails_in_time_and_its_late_bubble_is_known(
    monkeypatch: pytest.MonkeyPatch,
    server: NotificationServer,
    notifier: FreedesktopNotifier,
    replies: list[AlertReply],
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Bus, "timeout_s", 0.01)
        server.silent = True
        with pytest.raises(NotifierFailed, match="did not answer within"):
            await notifier.show(alert(title="first try"))

    server.answer_now()
    await notifier.show(alert("other"))  # its answer comes after the late one
    await notifier.show(alert(title="second try"))

    assert sorted(shown.title for shown in server.on_screen.values()) == ["Bob mentioned you", "second try"]
    server.press(server.find("second try").number, "default")
    await eventually(lambda: replies, "the click arrives")


async def test_what_is_withdrawn_while_the_server_hangs_is_closed_when_it_appears(
    monkeypatch: pytest.MonkeyPatch, server: NotificationServer, notifier: FreedesktopNotifier
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Bus, "timeout_s", 0.01)
        server.silent = True
        with pytest.raises(NotifierFailed):
            await notifier.show(alert())
    await server.heard(1)
    await notifier.withdraw("a")

    server.answer_now()

    await eventually(lambda: server.closed == [1], "the late bubble is closed")


async def test_a_restart_of_the_server_is_survived(
    server: NotificationServer, notifier: FreedesktopNotifier, replies: list[AlertReply]
) -> None:
    await notifier.show(alert("before"))
    await server.restart()
    await eventually(lambda: notifier.description != "Scripted 1.0", "the restart is noticed")

    await notifier.withdraw("before")
    server.press(1, "default")
    await notifier.show(alert("after"))

    assert server.closed == []
    assert replies == []
    assert server.last.replaces == 0
    server.press(1, "default")
    await eventually(lambda: replies, "the click arrives")
    assert replies[0].alert.id == "after"


async def test_the_next_server_is_asked_what_it_can_do(
    server: NotificationServer, notifier: FreedesktopNotifier
) -> None:
    await notifier.show(alert(body="<b>"))
    await server.stop()
    server.capabilities = ["body"]
    await server.start()
    await eventually(lambda: notifier.description != "Scripted 1.0", "the restart is noticed")
    await notifier.show(alert(body="<b>"))

    assert [(shown.body, bool(shown.actions)) for shown in server.notified] == [("&lt;b&gt;", True), ("<b>", False)]


async def test_a_server_that_died_is_told_and_its_successor_used(
    server: NotificationServer, notifier: FreedesktopNotifier
) -> None:
    await server.stop()
    with pytest.raises(NotifierFailed):
        await notifier.show(alert())

    await server.start()
    await notifier.show(alert())
    assert len(server.on_screen) == 1


async def test_a_new_session_bus_is_used_by_the_next_alert(
    monkeypatch: pytest.MonkeyPatch,
    private_bus: PrivateBus,
    server: NotificationServer,
    notifier: FreedesktopNotifier,
) -> None:
    await notifier.show(alert())
    private_bus.stop()
    with pytest.raises(NotifierFailed):
        await notifier.show(alert())

    successor = PrivateBus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", successor.address)
    await server.start()
    await notifier.show(alert())

    assert server.last.replaces == 0
    await notifier.aclose()
    await server.stop()
    successor.stop()


async def test_a_bus_that_dies_during_a_call_fails_at_once(
    private_bus: PrivateBus, server: NotificationServer, notifier: FreedesktopNotifier
) -> None:
    server.silent = True
    showing = asyncio.gather(notifier.show(alert()), return_exceptions=True)
    await server.heard(1)
    private_bus.stop()

    assert isinstance((await showing)[0], NotifierFailed)


async def test_closing_does_not_wait_for_a_server_that_hangs(
    server: NotificationServer, notifier: FreedesktopNotifier
) -> None:
    server.silent = True
    showing = asyncio.gather(notifier.show(alert()), notifier.show(alert("b")), return_exceptions=True)
    await server.heard(1)

    await notifier.aclose()

    assert [type(outcome) for outcome in await showing] == [NotifierFailed, NotifierFailed]
    with pytest.raises(NotifierFailed, match="closed"):
        await notifier.show(alert())


async def test_a_server_that_could_be_started_fits_and_is_started_by_the_first_alert_only(
    home: Path, monkeypatch: pytest.MonkeyPatch, connect: Connect
) -> None:
    log = home / "started"
    service = home / f"{NAME}.service"
    service.write_text(f"[D-BUS Service]\nName={NAME}\nExec=/bin/sh -c 'echo started >> {log}; exit 1'\n", "utf-8")
    bus = PrivateBus(service)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)

    notifier = await connect()
    assert not log.exists()

    with pytest.raises(NotifierFailed):  # what was started here shows nothing
        await notifier.show(alert())
    await eventually(log.exists, "the bus started it")
    await notifier.aclose()
    bus.stop()
