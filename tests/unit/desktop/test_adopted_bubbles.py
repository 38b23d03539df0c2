"""What an earlier process was shown: known again on the same bus by the same server, and by no other."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.support.bus import PrivateBus
from tests.support.notification_server import CLOSED_BY_CALL, DISMISSED, NotificationServer
from tests.support.notifiers import Connect
from tests.support.waiting import eventually
from tests.unit.desktop.bubbles import alert
from traynotify.core.alert import Alert, AlertAction, AlertReply, Bubble
from traynotify.core.errors import NotifierFailed
from traynotify.desktop.notifier.freedesktop import FreedesktopNotifier


async def shown(notifier: FreedesktopNotifier, *alerts: Alert) -> list[Bubble]:
    """They are shown, and the process ends."""
    bubbles = [Bubble.of(each, await notifier.show(each)) for each in alerts]
    await notifier.aclose()
    return bubbles


async def adopted(notifier: FreedesktopNotifier, bubbles: Sequence[Bubble]) -> list[str]:
    return sorted(await notifier.adopt(bubbles))


async def test_it_can_be_withdrawn(server: NotificationServer, notifier: FreedesktopNotifier, connect: Connect) -> None:
    bubbles = await shown(notifier, alert("a"), alert("b"))
    later = await connect()

    assert await adopted(later, bubbles) == ["a", "b"]
    await later.withdraw("a")

    assert server.closed == [1]


async def test_a_click_on_it_is_answered(
    server: NotificationServer, notifier: FreedesktopNotifier, connect: Connect, replies: list[AlertReply]
) -> None:
    (bubble,) = await shown(notifier, alert("a"))
    await (await connect()).adopt([bubble])

    server.press(1, "mark-read", token="token-1")

    await eventually(lambda: replies, "the press arrives")
    assert replies == [AlertReply(alert=bubble.alert, action=AlertAction.MARK_READ, activation_token="token-1")]


async def test_what_is_shown_in_its_place_is_seen_though_it_may_be_gone(
    server: NotificationServer, notifier: FreedesktopNotifier, connect: Connect
) -> None:
    bubbles = await shown(notifier, alert("a", title="3 notifications"))
    later = await connect()
    await later.adopt(bubbles)

    await later.show(alert("a", title="4 notifications"))

    assert server.last.replaces == 0, "in a server's history, nobody would see it"
    await eventually(lambda: [each.title for each in server.on_screen.values()] == ["4 notifications"], "the old goes")


async def test_what_was_shown_again_before_it_was_known_leaves_one_bubble(
    server: NotificationServer, notifier: FreedesktopNotifier, connect: Connect
) -> None:
    bubbles = await shown(notifier, alert("a", title="3 notifications"))
    later = await connect()
    await later.show(alert("a", title="4 notifications"))

    assert await adopted(later, bubbles) == ["a"]

    await eventually(lambda: [each.title for each in server.on_screen.values()] == ["4 notifications"], "the old goes")


async def test_another_server_knows_nothing_of_it(
    server: NotificationServer, notifier: FreedesktopNotifier, connect: Connect, replies: list[AlertReply]
) -> None:
    bubbles = await shown(notifier, alert("a"))
    await server.restart()
    later = await connect()

    assert await adopted(later, bubbles) == []
    await later.show(alert("b"))  # it has the same number now
    await later.withdraw("a")

    assert server.closed == []


async def test_on_another_bus_nothing_of_it_is_known(
    server: NotificationServer, notifier: FreedesktopNotifier, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    bubbles = await shown(notifier, alert("a"))
    other = PrivateBus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", other.address)
    elsewhere = NotificationServer()
    await elsewhere.start()
    later = await connect()
    own = Bubble.of(alert("b"), await later.show(alert("b")))

    assert own.place.split()[1:] == bubbles[0].place.split()[1:], "server and number are called the same there"
    assert await adopted(later, bubbles) == ["b"]
    await later.withdraw("a")

    assert elsewhere.closed == []
    await later.aclose()
    await elsewhere.stop()
    other.stop()


async def test_where_no_server_runs_nothing_is_known(
    server: NotificationServer, notifier: FreedesktopNotifier, connect: Connect
) -> None:
    bubbles = await shown(notifier, alert("a"))
    later = await connect()
    await server.stop()

    assert await adopted(later, bubbles) == []


async def test_without_a_bus_nothing_can_be_said(
    private_bus: PrivateBus, notifier: FreedesktopNotifier, connect: Connect
) -> None:
    bubbles = await shown(notifier, alert("a"))
    later = await connect()
    private_bus.stop()

    with pytest.raises(NotifierFailed):
        await later.adopt(bubbles)


async def test_a_server_that_takes_down_what_its_sender_leaves_has_no_place_for_later(
    private_bus: PrivateBus, connect: Connect
) -> None:
    server = replace(NotificationServer(), name="gnome-shell")
    await server.start()

    assert await (await connect()).show(alert()) == ""
    await server.stop()


@pytest.mark.parametrize("reason", [DISMISSED, CLOSED_BY_CALL])
async def test_what_is_closed_after_a_restart_is_gone(
    server: NotificationServer, notifier: FreedesktopNotifier, connect: Connect, reason: int
) -> None:
    bubbles = await shown(notifier, alert("a"))
    later = await connect()
    await later.adopt(bubbles)

    server.close(1, reason)
    await later.show(alert("b"))  # its answer comes after the signal
    await later.withdraw("a")

    assert server.closed == []
