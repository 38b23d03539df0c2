"""The D-Bus notifier against a scripted server on a private bus: what it sends, and what it makes of the answers."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from dbus_fast import Message
from dbus_fast.aio import MessageBus

from tests.support.bus import PrivateBus
from tests.support.notification_server import CLOSED_BY_CALL, DISMISSED, EXPIRED, NAME, PATH, NotificationServer
from tests.support.notifiers import ID, Connect
from tests.support.waiting import eventually
from tests.unit.desktop.bubbles import alert
from traynotify.core.alert import AlertAction, AlertReply
from traynotify.desktop.notifier.freedesktop import FreedesktopNotifier

# --- what is sent ---


async def test_a_notification_says_who_sends_it_and_what_it_is(
    server: NotificationServer, notifier: FreedesktopNotifier
) -> None:
    await notifier.show(alert())

    shown = server.last
    assert (shown.app_name, shown.app_icon, shown.replaces, shown.timeout_ms) == ("Traynotify", ID, 0, -1)
    assert (shown.title, shown.body) == ("Bob mentioned you", "Lunch?")
    assert shown.hints == {
        "urgency": 1,
        "category": "im.received",
        "desktop-entry": ID,
        "sound-name": "message-new-instant",
    }
    assert notifier.description == "Scripted 1.0"


async def test_a_click_and_the_buttons_are_offered_where_the_server_has_actions(
    server: NotificationServer, notifier: FreedesktopNotifier
) -> None:
    await notifier.show(alert())

    assert server.last.actions == ["default", "Open", "open", "Open", "mark-read", "Mark read"]


async def test_a_server_that_draws_the_default_action_gets_no_second_open_button(
    private_bus: PrivateBus, connect: Connect
) -> None:
    server = NotificationServer(name="Xfce Notify Daemon")
    await server.start()
    notifier = await connect()

    await notifier.show(alert())

    assert server.last.actions == ["default", "Open", "mark-read", "Mark read"]
    await server.stop()


async def test_a_server_without_actions_is_offered_none(private_bus: PrivateBus, connect: Connect) -> None:
    server = NotificationServer(capabilities=["body"])
    await server.start()
    notifier = await connect()

    await notifier.show(alert())

    assert server.last.actions == []
    await server.stop()


@pytest.mark.parametrize(
    ("capabilities", "body"),
    [(["body", "body-markup"], "&lt;b&gt;5 &lt; 6 &amp;amp; 7&lt;/b&gt;"), (["body"], "<b>5 < 6 &amp; 7</b>")],
)
async def test_the_body_is_escaped_only_where_the_server_reads_markup(
    private_bus: PrivateBus, connect: Connect, capabilities: list[str], body: str
) -> None:
    server = NotificationServer(capabilities=capabilities)
    await server.start()
    notifier = await connect()

    await notifier.show(alert(title="<b>&", body="<b>5 < 6 &amp; 7</b>"))

    assert (server.last.title, server.last.body) == ("<b>&", body)
    await server.stop()


async def test_a_silent_alert_asks_for_silence(server: NotificationServer, notifier: FreedesktopNotifier) -> None:
    await notifier.show(alert(sound=False))

    assert server.last.hints["suppress-sound"] is True
    assert "sound-name" not in server.last.hints


async def test_what_no_bus_would_carry_is_made_harmless(
    server: NotificationServer, notifier: FreedesktopNotifier
) -> None:
    await notifier.show(alert(title="a\0b\ud800c", body="\ud800\0"))
    await notifier.show(alert("b"))

    assert [shown.title for shown in server.notified] == ["ab?c", "Bob mentioned you"]


# --- avatars ---


async def test_the_avatar_is_named_by_its_uri(server: NotificationServer, connect: Connect, tmp_path: Path) -> None:
    async def image_path(url: str) -> str:
        return str(tmp_path / f"{url.rsplit('/', 1)[1]}")

    notifier = await connect(image_path=image_path)
    await notifier.show(alert(avatar_url="https://example.social/a b.png"))

    assert server.last.hints["image-path"] == (tmp_path / "a b.png").as_uri()


@pytest.mark.parametrize(
    ("changes", "hint", "value"),
    [({"name": "cinnamon"}, "image-path", "/pictures/bob.png"), ({"specification": "1.1"}, "image_path", None)],
)
async def test_servers_that_want_the_avatar_otherwise_get_it_so(
    private_bus: PrivateBus, connect: Connect, changes: dict[str, str], hint: str, value: str | None
) -> None:
    async def image_path(url: str) -> str:
        return "/pictures/bob.png"

    server = replace(NotificationServer(), **changes)  # type: ignore[arg-type]
    await server.start()
    notifier = await connect(image_path=image_path)
    await notifier.show(alert(avatar_url="https://example.social/bob.png"))

    assert server.last.hints[hint] == (value or "file:///pictures/bob.png")
    await server.stop()


async def test_an_avatar_that_does_not_come_is_not_waited_for(server: NotificationServer, connect: Connect) -> None:
    async def image_path(url: str) -> str | None:
        return await asyncio.get_running_loop().create_future()  # type: ignore[no-any-return]

    notifier = await connect(image_path=image_path, avatar_timeout_s=0.01)
    await notifier.show(alert(avatar_url="https://example.social/bob.png"))

    assert "image-path" not in server.last.hints


# --- answers ---


async def test_the_activation_token_comes_with_the_click(
    server: NotificationServer, notifier: FreedesktopNotifier, replies: list[AlertReply]
) -> None:
    shown = alert()
    await notifier.show(shown)
    server.press(1, "default", token="token-1")

    await eventually(lambda: replies, "the click arrives")
    assert replies == [AlertReply(alert=shown, action=AlertAction.OPEN, activation_token="token-1")]


async def test_only_our_own_bubbles_are_obeyed(
    server: NotificationServer, notifier: FreedesktopNotifier, replies: list[AlertReply]
) -> None:
    await notifier.show(alert())
    server.press(77, "default")
    server.emit("ActionInvoked", "us", 1, "no such key")
    server.emit("ActionInvoked", "s", "malformed")
    server.press(1, "mark-read")

    await eventually(lambda: replies, "the press arrives")
    assert [reply.action for reply in replies] == [AlertAction.MARK_READ]


async def test_another_program_cannot_click_for_the_person(
    server: NotificationServer, notifier: FreedesktopNotifier, replies: list[AlertReply]
) -> None:
    await notifier.show(alert())

    liar = await MessageBus().connect()
    signal = Message.new_signal(PATH, NAME, "ActionInvoked", "us", [1, "default"])
    signal.destination = server.last.sender  # straight to us, past what we asked the bus for
    await liar.send(signal)
    ping = Message("org.freedesktop.DBus", "/", "org.freedesktop.DBus.Peer", "Ping")
    await liar.call(ping)  # the bus has seen the signal
    liar.disconnect()
    server.press(1, "mark-read")

    await eventually(lambda: replies, "the press arrives")
    assert [reply.action for reply in replies] == [AlertAction.MARK_READ]


async def test_the_click_that_budgie_adds_to_a_button_is_not_obeyed(
    server: NotificationServer, notifier: FreedesktopNotifier, replies: list[AlertReply]
) -> None:
    await notifier.show(alert())
    server.emit("ActionInvoked", "us", 1, "mark-read")
    server.emit("ActionInvoked", "us", 1, "default")
    server.close(1)
    await notifier.show(alert("b"))

    assert [reply.action for reply in replies] == [AlertAction.MARK_READ]


async def test_a_click_in_the_servers_history_still_counts(
    server: NotificationServer, notifier: FreedesktopNotifier, replies: list[AlertReply]
) -> None:
    await notifier.show(alert())
    server.close(1, EXPIRED)
    server.press(1, "default")

    await eventually(lambda: replies, "the click arrives")


async def test_what_the_person_closes_is_passed_on_and_nothing_else(
    server: NotificationServer, notifier: FreedesktopNotifier, closed: list[str]
) -> None:
    for name in ("expired", "withdrawn", "undefined", "closed", "closed in the history"):
        await notifier.show(alert(name))
    server.close(1, EXPIRED)
    await notifier.withdraw("withdrawn")
    server.close(3, 4)
    server.close(4, DISMISSED)
    server.close(5, EXPIRED)
    server.close(5, DISMISSED)
    server.close(77, DISMISSED)

    await eventually(lambda: len(closed) == 2, "two are closed")
    await notifier.show(alert("b"))  # its answer comes after the signals
    assert closed == ["closed", "closed in the history"]


async def test_an_old_bubble_that_is_closed_says_nothing_of_the_one_that_was_shown_since(
    server: NotificationServer, notifier: FreedesktopNotifier, closed: list[str]
) -> None:
    await notifier.show(alert())
    server.close(1, EXPIRED)
    await notifier.show(alert("b"))
    await notifier.show(alert())
    server.close(1, DISMISSED)
    await notifier.show(alert("c"))  # its answer comes after the signal

    assert closed == []


# --- replacing and withdrawing ---


async def test_a_replacement_names_the_bubble_that_it_replaces(
    server: NotificationServer, notifier: FreedesktopNotifier
) -> None:
    await notifier.show(alert(title="3 notifications"))
    await notifier.show(alert(title="4 notifications"))

    assert [shown.replaces for shown in server.notified] == [0, 1]


@pytest.mark.parametrize("reason", [DISMISSED, CLOSED_BY_CALL])
async def test_a_bubble_that_is_gone_is_not_replaced(
    server: NotificationServer, notifier: FreedesktopNotifier, reason: int
) -> None:
    await notifier.show(alert())
    server.close(1, reason)
    await notifier.show(alert("b"))  # its answer comes after the signal
    await notifier.show(alert())

    assert [shown.replaces for shown in server.notified] == [0, 0, 0]


async def test_an_expired_bubble_is_shown_anew_and_leaves_the_history(
    server: NotificationServer, notifier: FreedesktopNotifier
) -> None:
    await notifier.show(alert())
    server.close(1, EXPIRED)
    await notifier.show(alert("b"))
    await notifier.show(alert())

    assert [shown.replaces for shown in server.notified] == [0, 0, 0]
    await eventually(lambda: server.closed == [1], "the expired one is withdrawn")


async def test_an_expired_bubble_can_still_be_withdrawn(
    server: NotificationServer, notifier: FreedesktopNotifier
) -> None:
    await notifier.show(alert())
    server.close(1, EXPIRED)
    await notifier.show(alert("b"))
    await notifier.withdraw("a")

    assert server.closed == [1]


async def test_alerts_that_race_are_shown_one_after_the_other(
    server: NotificationServer, notifier: FreedesktopNotifier
) -> None:
    await asyncio.gather(*(notifier.show(alert(title=f"{count} notifications")) for count in (3, 4, 5)))

    assert [(shown.title, shown.replaces) for shown in server.notified] == [
        ("3 notifications", 0),
        ("4 notifications", 1),
        ("5 notifications", 1),
    ]


async def test_a_number_that_is_given_again_means_the_new_bubble_alone(
    server: NotificationServer, notifier: FreedesktopNotifier
) -> None:
    await notifier.show(alert("a"))
    server.close(1, EXPIRED)
    server.give_again(1)
    await notifier.show(alert("b"))

    await notifier.withdraw("a")
    assert server.closed == []
    await notifier.withdraw("b")
    assert server.closed == [1]


async def test_where_a_server_does_not_replace_the_old_bubble_is_taken_away(
    private_bus: PrivateBus, connect: Connect
) -> None:
    server = NotificationServer(replaces=False)
    await server.start()
    notifier = await connect()

    await notifier.show(alert(title="3 notifications"))
    await notifier.show(alert(title="4 notifications"))

    await eventually(lambda: len(server.on_screen) == 1, "one bubble is left")
    assert server.on_screen[2].title == "4 notifications"
    await server.stop()


async def test_only_so_many_bubbles_are_remembered(
    server: NotificationServer, notifier: FreedesktopNotifier, replies: list[AlertReply]
) -> None:
    for number in range(502):
        await notifier.show(alert(str(number)))
    server.press(1, "default")
    server.press(502, "default")

    await eventually(lambda: replies, "the click arrives")
    assert [reply.alert.id for reply in replies] == ["501"]
    await notifier.withdraw("0")
    assert server.closed == []
