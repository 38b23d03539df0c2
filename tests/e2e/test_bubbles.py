"""Bubbles without Qt: ``watch --notify``, for those who have no tray."""

from pathlib import Path

import pytest

from tests.e2e.processes import Processes
from tests.support.bus import PrivateBus
from tests.support.notification_server import NotificationServer
from tests.support.notification_server import notification_server as notification_server
from tests.support.waiting import PATIENCE_S, eventually
from traynotify.demo.mastodon import ToyMastodon


@pytest.fixture
def opened(app: Processes, private_bus: PrivateBus, tmp_path: Path) -> Path:
    """The file in which a stand-in for a browser writes down what it is to open; the app is on the test's own bus."""
    opened, script = tmp_path / "opened", tmp_path / "browser"
    opened.touch()
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >>"{opened}"\n', "utf-8")
    script.chmod(0o755)
    app.env |= {"BROWSER": str(script), "DBUS_SESSION_BUS_ADDRESS": private_bus.address}
    return opened


async def test_a_click_opens_the_page_and_marks_it_read(
    app: Processes, notification_server: NotificationServer, toy: ToyMastodon, account: str, opened: Path
) -> None:
    watching = app.start("watch", "--json", "--notify")
    await watching.heard(event="health", state="live")
    notification = toy.notify("mention", "ben")
    await watching.heard(event="updated", alerted=True)

    notification_server.press(notification_server.last.number, "default")

    await watching.heard(event="updated", key=f"{account}/{notification.id}", read=True)
    assert notification.status is not None
    page = f"{notification.status.id}\n"
    await eventually(lambda: opened.read_text("utf-8").endswith(page), "its page is opened")
    assert watching.stop().status == 0


async def test_once_tells_what_was_missed_and_ends(
    app: Processes, notification_server: NotificationServer, toy: ToyMastodon, account: str, opened: Path
) -> None:
    for actor in ("ben", "cleo"):
        toy.notify("mention", actor)

    once = app.start("watch", "--json", "--once", "--notify")

    assert (await once.has_ended(PATIENCE_S)).status == 0
    assert [shown.title for shown in notification_server.notified] == [
        f"2 new notifications for @robin@127.0.0.1:{toy.port}"
    ]
    again = app.start("watch", "--json", "--once", "--notify")
    assert (await again.has_ended(PATIENCE_S)).status == 0
    assert len(notification_server.notified) == 1


async def test_without_a_notification_server_it_says_so_and_what_is_due_stays_due(
    app: Processes, toy: ToyMastodon, account: str, opened: Path, private_bus: PrivateBus
) -> None:
    toy.notify("mention", "ben")
    once = app.start("watch", "--json", "--once", "--notify")
    ended = await once.has_ended(PATIENCE_S)
    assert (ended.status, "No notifications will be raised" in ended.err) == (0, True)

    server = NotificationServer()
    await server.start()
    watching = app.start("watch", "--json", "--notify")
    await eventually(lambda: server.notified, "it is shown when there is somebody to show it")
    assert server.last.title == "Ben mentioned you"
    assert watching.stop().status == 0
    await server.stop()
