"""Alerts as the notification daemons that people run really draw them, and the clicks that come back."""

import json
import re
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage

from tests.support import programs
from tests.support.bus import PrivateBus
from tests.support.desktop import NOTIFICATIONS, Desktop
from tests.support.notifiers import Connect, notifiers
from tests.support.waiting import PATIENCE_S, eventually, wait_until
from traynotify.core.alert import Alert, AlertAction, AlertReply, Bubble
from traynotify.core.errors import NotifierFailed

XFCE_NOTIFYD = Path("/usr/share/dbus-1/services/org.xfce.xfce4-notifyd.Notifications.service")
PINK = QColor("#ff00aa")


def alert(alert_id: str = "a", title: str = "Bob <b>Builder</b> & co.", body: str = "<b>5 < 6</b> & more") -> Alert:
    buttons = ((AlertAction.OPEN, "Open"), (AlertAction.MARK_READ, "Mark read"))
    return Alert(id=alert_id, title=title, body=body, keys=(), actions=buttons, avatar_url="https://example.social/bob")


@pytest.fixture
def replies() -> list[AlertReply]:
    return []


@pytest.fixture
async def connect(
    desktop: Desktop, replies: list[AlertReply], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Connect]:
    """Makes a started notifier on the desktop's bus, with a pink avatar."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.bus.address)
    avatar = QImage(64, 64, QImage.Format.Format_RGB32)
    avatar.fill(PINK)
    avatar.save(str(tmp_path / "avatar.png"))

    async def picture(url: str) -> str | None:
        return str(tmp_path / "avatar.png")

    async with notifiers(replies, image_path=picture) as connected:
        yield connected


def pink_pixels(desktop: Desktop, name: str, tmp_path: Path) -> int:
    """How much of the avatar is on the screen."""
    screen = QImage(str(desktop.screenshot(tmp_path / f"{name}.png"))).convertToFormat(QImage.Format.Format_RGB888)
    return bytes(screen.constBits()).count(bytes((0xFF, 0x00, 0xAA)))


# --- dunst ---


def dunstctl(desktop: Desktop, *arguments: str) -> str:
    command = ["dunstctl", *arguments]
    return subprocess.run(
        command, env=desktop.env, capture_output=True, text=True, timeout=PATIENCE_S, check=True
    ).stdout


def displayed(desktop: Desktop) -> int:
    return int(dunstctl(desktop, "count", "displayed"))


def history(desktop: Desktop) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(dunstctl(desktop, "history"))["data"][0]
    return [{name: field["data"] for name, field in entry.items()} for entry in entries]


async def test_dunst_shows_replaces_and_withdraws(desktop: Desktop, connect: Connect, tmp_path: Path) -> None:
    desktop.start_dunst()
    notifier = await connect()

    await notifier.show(alert("a"))
    await notifier.show(alert("b", title="Cleo followed you", body=""))
    wait_until(lambda: displayed(desktop) == 2, "both are shown")
    wait_until(lambda: pink_pixels(desktop, "dunst", tmp_path), "the avatar is on the screen")

    await notifier.show(alert("a", title="Two notifications"))
    await notifier.withdraw("b")
    wait_until(lambda: displayed(desktop) == 1, "one was replaced, the other withdrawn")
    await notifier.withdraw("a")
    wait_until(lambda: displayed(desktop) == 0, "nothing is left")

    assert {entry["summary"] for entry in history(desktop)} <= {"Cleo followed you", "Two notifications"}


async def test_dunst_shows_what_people_wrote_as_they_wrote_it(
    desktop: Desktop, connect: Connect, tmp_path: Path
) -> None:
    desktop.start_dunst()
    notifier = await connect()

    await notifier.show(alert())
    wait_until(lambda: displayed(desktop) == 1, "it is shown")
    await notifier.withdraw("a")
    (entry,) = wait_until(lambda: history(desktop), "it is in the history")

    assert entry["message"] == (
        "<b>Bob &lt;b&gt;Builder&lt;/b&gt; &amp; co.</b>\n&lt;b&gt;5 &lt; 6&lt;/b&gt; &amp; more"
    )


async def test_dunst_passes_on_a_click(desktop: Desktop, connect: Connect, replies: list[AlertReply]) -> None:
    desktop.start_dunst()
    notifier = await connect()
    await notifier.show(alert())
    wait_until(lambda: displayed(desktop) == 1, "it is shown")

    dunstctl(desktop, "action")

    await eventually(lambda: replies, "the click arrives")
    assert [(reply.alert.id, reply.action) for reply in replies] == [("a", AlertAction.OPEN)]


async def test_dunst_passes_on_a_button(
    desktop: Desktop, connect: Connect, replies: list[AlertReply], tmp_path: Path
) -> None:
    choose, menu = tmp_path / "choose", tmp_path / "menu"
    choose.write_text(f"#!/bin/sh\ntee '{menu}' | grep 'Mark read'\n", "utf-8")
    choose.chmod(0o755)
    desktop.start_dunst(choose)
    notifier = await connect()
    await notifier.show(alert())
    wait_until(lambda: displayed(desktop) == 1, "it is shown")

    dunstctl(desktop, "context")

    await eventually(lambda: replies, "the press arrives")
    assert [reply.action for reply in replies] == [AlertAction.MARK_READ]
    assert [line.split(" (")[0] for line in menu.read_text().splitlines()] == ["#Open", "#Mark read"]


async def test_a_restart_of_dunst_is_survived(desktop: Desktop, connect: Connect, replies: list[AlertReply]) -> None:
    dunst = desktop.start_dunst()
    notifier = await connect()
    await notifier.show(alert("before"))
    dunst.end()
    wait_until(lambda: not desktop.bus.has_owner(NOTIFICATIONS), "it is gone")

    with pytest.raises(NotifierFailed):
        await notifier.show(alert("meanwhile"))

    desktop.start_dunst()
    await notifier.withdraw("before")
    await notifier.show(alert("after"))
    wait_until(lambda: displayed(desktop) == 1, "the new one shows the new alert")
    dunstctl(desktop, "action")
    await eventually(lambda: replies, "the click arrives")
    assert [reply.alert.id for reply in replies] == ["after"]


async def test_dunst_keeps_what_an_earlier_process_showed_and_takes_it_back(
    desktop: Desktop, connect: Connect, replies: list[AlertReply]
) -> None:
    desktop.start_dunst()
    notifier = await connect()
    alerts = [alert("a"), alert("b", title="Cleo followed you")]
    bubbles = [Bubble.of(each, await notifier.show(each)) for each in alerts]
    await notifier.aclose()
    later = await connect()

    assert sorted(await later.adopt(bubbles)) == ["a", "b"]
    wait_until(lambda: displayed(desktop) == 2, "both stand")
    await later.withdraw("a")
    wait_until(lambda: displayed(desktop) == 1, "one was withdrawn")
    await later.show(alert("b", title="Two notifications"))
    wait_until(lambda: displayed(desktop) == 1, "the other was replaced")
    dunstctl(desktop, "action")
    await eventually(lambda: replies, "the click arrives")
    assert [reply.alert.title for reply in replies] == ["Two notifications"]


async def test_the_first_alert_starts_the_daemon_that_the_session_would_start(
    home: Path, desktop: Desktop, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.require("dunst")
    service = home / f"{NOTIFICATIONS}.service"
    service.write_text(f"[D-BUS Service]\nName={NOTIFICATIONS}\nExec=/usr/bin/dunst\n", "utf-8")
    bus = PrivateBus(service, env=desktop.env)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    notifier = await connect()
    assert not bus.has_owner(NOTIFICATIONS)

    await notifier.show(alert())

    assert bus.has_owner(NOTIFICATIONS)
    assert notifier.description.startswith("dunst ")
    await notifier.aclose()
    bus.stop()


# --- xfce4-notifyd ---


@pytest.fixture
def xfce_notifyd(desktop: Desktop) -> None:
    """The daemon of the Xfce desktop, with buttons below its bubbles."""
    programs.require(str(XFCE_NOTIFYD))
    (program,) = re.findall("(?m)^Exec=(.*)$", XFCE_NOTIFYD.read_text())
    desktop.start(program)
    wait_until(lambda: desktop.bus.has_owner(NOTIFICATIONS), "it takes notifications")


def bubbles(desktop: Desktop) -> list[str]:
    return desktop.windows("xfce4-notifyd")


@pytest.mark.usefixtures("xfce_notifyd")
async def test_xfce_shows_replaces_and_withdraws(desktop: Desktop, connect: Connect, tmp_path: Path) -> None:
    notifier = await connect()

    await notifier.show(alert("a"))
    await notifier.show(alert("b", title="Cleo followed you", body=""))
    await eventually(lambda: len(bubbles(desktop)) == 2, "both are shown")
    await eventually(lambda: pink_pixels(desktop, "xfce4-notifyd", tmp_path), "the avatar is on the screen")

    await notifier.show(alert("a", title="Two notifications"))
    await notifier.withdraw("b")
    await eventually(lambda: len(bubbles(desktop)) == 1, "one was replaced, the other withdrawn")
    await notifier.withdraw("a")
    await eventually(lambda: not bubbles(desktop), "nothing is left")


@pytest.mark.usefixtures("xfce_notifyd")
@pytest.mark.parametrize(("from_the_right", "action"), [(60, AlertAction.MARK_READ), (150, AlertAction.OPEN)])
async def test_xfce_passes_on_its_buttons(
    desktop: Desktop,
    connect: Connect,
    replies: list[AlertReply],
    tmp_path: Path,
    from_the_right: int,
    action: AlertAction,
) -> None:
    notifier = await connect()
    await notifier.show(alert())
    (bubble,) = await eventually(lambda: bubbles(desktop), "it is shown")
    whole_avatar = 48 * 48
    await eventually(lambda: pink_pixels(desktop, "xfce-buttons", tmp_path) == whole_avatar, "it is there for good")

    geometry = dict(line.split("=") for line in desktop.xdotool("getwindowgeometry", "--shell", bubble).split())
    left, top, width, height = (int(geometry[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
    desktop.xdotool("mousemove", str(left + width - from_the_right), str(top + height - 30), "click", "1")

    await eventually(lambda: replies, "the press arrives")
    assert [reply.action for reply in replies] == [action]
