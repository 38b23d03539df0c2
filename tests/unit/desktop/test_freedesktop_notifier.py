"""The D-Bus notifier against a scripted server on a private bus: what it sends, and what it does when things break."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from dbus_fast import Message
from dbus_fast.aio import MessageBus

from tests.support.bus import PrivateBus
from tests.support.notification_server import CLOSED_BY_CALL, DISMISSED, EXPIRED, NAME, PATH, NotificationServer
from tests.support.notification_server import notification_server as notification_server
from tests.support.waiting import eventually
from traynotify.core.alert import Alert, AlertAction, AlertReply
from traynotify.core.errors import NotifierFailed
from traynotify.desktop.dbus import Bus
from traynotify.desktop.notifier.freedesktop import FreedesktopNotifier

ID = "org.traynotify.Traynotify"
BUTTONS = ((AlertAction.OPEN, "Open"), (AlertAction.MARK_READ, "Mark read"))
Connect = Callable[..., Awaitable[FreedesktopNotifier]]


def alert(alert_id: str = "a", **changes: object) -> Alert:
    values: dict[str, object] = {"title": "Bob mentioned you", "body": "Lunch?", "keys": (), "actions": BUTTONS}
    return Alert(id=alert_id, **(values | changes))  # type: ignore[arg-type]


@pytest.fixture
def replies() -> list[AlertReply]:
    return []


@pytest.fixture
async def connect(private_bus: PrivateBus, replies: list[AlertReply]) -> AsyncIterator[Connect]:
    """Makes started notifiers, and closes them after the test."""
    made: list[FreedesktopNotifier] = []

    async def connected(**options: object) -> FreedesktopNotifier:
        notifier = FreedesktopNotifier("Traynotify", desktop_entry=ID, **options)  # type: ignore[arg-type]
        made.append(notifier)
        await notifier.start(replies.append)
        return notifier

    yield connected
    for notifier in made:
        await notifier.aclose()


@pytest.fixture
async def notifier(notification_server: NotificationServer, connect: Connect) -> FreedesktopNotifier:
    return await connect()


@pytest.fixture
def server(notification_server: NotificationServer) -> NotificationServer:
    return notification_server


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


# --- when the world breaks ---


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
