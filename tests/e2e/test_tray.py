"""The running app on a real desktop: its icon, its bubbles, its windows, and every way in which it ends."""

import asyncio
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.processes import Processes, all_is_told
from tests.e2e.tray import Panel
from tests.support.command_line import CommandLine
from tests.support.desktop import Desktop
from tests.support.notification_server import DISMISSED, NotificationServer
from tests.support.waiting import PATIENCE_S, eventually
from traynotify.demo.mastodon import ToyMastodon


def remembered(app: Processes, name: str) -> str:
    """What the archive holds under a name, or an empty text."""
    with closing(sqlite3.connect(app.profile / "archive.sqlite3")) as archive:
        found = archive.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return found[0] if found else ""


async def test_icon_and_menu_say_what_is_so(
    on_desktop: Processes, panel: Panel, toy: ToyMastodon, account: str, tmp_path: Path
) -> None:
    toy.notify("mention", "ben")
    running = on_desktop.start("run")

    item = await panel.item()
    await item.says("1 unread · 1 account live")
    assert await item.get("Title") == "traynotify"
    assert {width for width, _, _ in await item.get("IconPixmap")} >= {16, 22, 32, 64}
    toy.notify("follow", "cleo")
    await item.says("2 unread")
    menu = await item.menu()
    assert next(iter(menu)) == "Inbox: 2 unread"
    assert {"Mark all as read", "Check now", "Pause all", "Accounts…", "Settings…", "Quit"} <= set(menu)
    panel.desktop.screenshot(tmp_path / "tray.png")

    await item.choose("Mark all as read")
    await item.says("Nothing unread")
    assert not (await item.menu())["Mark all as read"]
    await item.choose("Pause all")
    await item.says("1 account paused")
    await item.choose("Resume all")
    await item.says("1 account live")
    for line, title in (("Inbox: nothing unread", "Inbox"), ("Accounts…", "Accounts"), ("Settings…", "Settings")):
        await item.choose(line)
        await panel.window(title)
    panel.desktop.screenshot(tmp_path / "windows.png")

    await item.choose("Quit")
    assert (await running.has_ended()).status == 0


async def test_another_language_is_spoken_at_once(
    on_desktop: Processes, server: NotificationServer, panel: Panel, toy: ToyMastodon, account: str, tmp_path: Path
) -> None:
    running = on_desktop.start("run")
    item = await panel.item()
    await item.says("1 account live")
    await item.choose("Inbox: nothing unread")
    inbox = await panel.window("Inbox")
    await item.choose("Settings…")
    settings = await panel.window("Settings")

    (on_desktop.profile / "settings.toml").write_text('[general]\nlanguage = "de"\n', "utf-8")
    await item.says("1 Konto live")
    assert await panel.window("Einstellungen") == settings, "the window stays"
    assert {"Einstellungen …", "Beenden"} <= set(await item.menu())
    toy.notify("mention", "ben", text="Wo ist der Reiher?")
    await eventually(lambda: server.notified, "a bubble comes")
    assert server.last.title == "Ben hat dich erwähnt"
    assert server.last.buttons["mark-read"] == "Gelesen"
    await item.says("1 ungelesen")
    await item.choose("Eingang: 1 ungelesen")
    assert await panel.window("Eingang") == inbox
    panel.desktop.screenshot(tmp_path / "german.png")

    await item.choose("Beenden")
    assert (await running.has_ended()).status == 0


async def test_a_bubble_from_its_coming_to_its_going(
    on_desktop: Processes, server: NotificationServer, panel: Panel, toy: ToyMastodon, account: str, tmp_path: Path
) -> None:
    running = on_desktop.start("run")
    item = await panel.item()
    await item.says("1 account live")

    first = toy.notify("mention", "ben", text="have you seen <b>the heron</b> & the owl?")
    await eventually(lambda: server.notified, "a bubble comes")
    shown = server.last
    assert (shown.app_name, shown.title) == ("traynotify", "Ben mentioned you")
    assert "&lt;b&gt;the heron&lt;/b&gt; &amp; the owl?" in shown.body
    assert list(shown.buttons) == ["default", "open", "mark-read"]
    assert shown.hints["desktop-entry"] == "org.traynotify.Traynotify"

    server.press(shown.number, "default", "a-token")
    opened = tmp_path / "opened"
    await eventually(lambda: opened.exists() and opened.read_text("utf-8").endswith("\n"), "the browser opens")
    assert first.status is not None
    address, token = opened.read_text("utf-8").split()
    assert (address.rpartition("/")[2], token) == (first.status.id, "a-token")
    await item.says("Nothing unread")

    second = toy.notify("mention", "cleo", text="look at this")
    await eventually(lambda: server.last.title == "Cleo mentioned you", "the next bubble comes")
    server.press(server.last.number, "mark-read")
    await item.says("Nothing unread")
    assert opened.read_text("utf-8").count("\n") == 1

    pictures = on_desktop.profile.rglob
    await eventually(lambda: list(pictures("*.png")), "the picture is here, for which no bubble waits long")
    third = toy.notify("favourite", "ben")
    await eventually(lambda: "favourited" in server.last.title or "liked" in server.last.title, "another bubble comes")
    number = server.last.number
    avatar = Path(server.last.hints["image-path"].removeprefix("file://"))
    assert avatar.read_bytes().startswith(b"\x89PNG")
    toy.read_elsewhere(third)
    await item.choose("Check now")
    await eventually(lambda: number in server.closed, "what was read on the phone is withdrawn")
    await item.says("Nothing unread")

    assert toy.marker() == third.id
    assert second.id < third.id
    assert running.stop(signal.SIGINT).status == 0


async def test_what_is_marked_in_a_bubble_reaches_the_server(
    on_desktop: Processes, server: NotificationServer, panel: Panel, toy: ToyMastodon, account: str
) -> None:
    on_desktop.start("run")
    await (await panel.item()).says("1 account live")
    notification = toy.notify("mention", "ben")
    await eventually(lambda: server.notified, "a bubble comes")
    server.press(server.last.number, "mark-read")

    await eventually(lambda: toy.marker() == notification.id, "the marker is moved")


async def test_a_restart_repeats_nothing_and_what_came_meanwhile_is_one_bubble(
    on_desktop: Processes,
    traynotify: CommandLine,
    server: NotificationServer,
    panel: Panel,
    toy: ToyMastodon,
    account: str,
) -> None:
    running = on_desktop.start("run")
    await (await panel.item()).says("1 account live")
    toy.notify("mention", "ben", text="while we listened")
    await eventually(lambda: server.notified, "a bubble comes")
    await all_is_told(traynotify)
    assert running.stop(signal.SIGTERM).status == 0
    for number in range(3):
        toy.notify("mention", "cleo", text=f"while we slept, {number}")

    again = on_desktop.start("run")
    await (await panel.item()).says("4 unread")
    await eventually(lambda: len(server.notified) == 2, "a digest comes")
    assert server.last.title.startswith("3 new notifications for ")
    assert list(server.last.buttons.values())[-2:] == ["Open inbox", "Mark all read"]
    server.press(server.last.number, "default")
    await panel.window("Inbox")
    await all_is_told(traynotify)
    assert again.stop(signal.SIGHUP).status == 0

    on_desktop.start("run")
    await (await panel.item()).says("1 account live")
    toy.notify("follow", "wren")
    await eventually(lambda: server.last.title == "Wren followed you", "what is new is told")
    assert len(server.notified) == 3, "and nothing else"


async def test_a_notification_server_may_vanish_and_come_back(
    on_desktop: Processes,
    traynotify: CommandLine,
    server: NotificationServer,
    panel: Panel,
    toy: ToyMastodon,
    account: str,
) -> None:
    on_desktop.start("run")
    await (await panel.item()).says("1 account live")
    toy.notify("mention", "ben")
    await eventually(lambda: server.notified, "a bubble comes")
    await all_is_told(traynotify)

    await server.restart()
    toy.notify("follow", "cleo")

    await eventually(lambda: server.last.title == "Cleo followed you", "the next bubble comes")


async def test_without_a_notification_server_alerts_stay_inside(
    on_desktop: Processes, traynotify: CommandLine, panel: Panel, toy: ToyMastodon, account: str, tmp_path: Path
) -> None:
    on_desktop.start("run")
    item = await panel.item()
    await item.says("1 account live")
    toy.notify("mention", "ben", text="quietly")

    await item.says("1 unread")
    await all_is_told(traynotify)
    await item.activate()
    await panel.window("Inbox")
    panel.desktop.screenshot(tmp_path / "toast.png")


async def test_a_second_start_shows_the_inbox_of_the_first(
    on_desktop: Processes, panel: Panel, desktop: Desktop, account: str
) -> None:
    running = on_desktop.start("run", "--minimized")
    await (await panel.item()).says("1 account live")
    at_login = on_desktop.start("run", "--minimized")
    assert (await at_login.has_ended(PATIENCE_S)).status == 0
    assert desktop.windows("^Inbox$") == []

    second = on_desktop.start("run")

    await panel.window("Inbox")
    ended = await second.has_ended(PATIENCE_S)
    assert (ended.status, ended.err) == (0, "")
    assert len(desktop.tray_items()) == 1
    assert remembered(on_desktop, "inbox window") == ""
    assert running.stop().status == 0
    assert remembered(on_desktop, "inbox window"), "where it stood, and how large it was"


async def test_where_there_is_no_tray_the_inbox_is_a_window_until_one_comes(
    on_desktop: Processes, desktop: Desktop, panel: Panel, account: str
) -> None:
    desktop.session.stop_panel()
    on_desktop.start("run")
    await panel.window("Inbox")

    desktop.session.start_panel()
    await (await panel.item()).says("1 account live")
    desktop.session.stop_panel()
    desktop.session.start_panel()
    item = await panel.item()
    await item.says("1 account live")
    await item.choose("Quit")


async def test_without_an_account_it_says_welcome(
    on_desktop: Processes, traynotify: CommandLine, panel: Panel, toy: ToyMastodon
) -> None:
    running = on_desktop.start("run")
    item = await panel.item()
    await item.says("no account yet")
    await panel.window("Welcome")

    await asyncio.to_thread(traynotify.add, toy.base_url, toy.issue_token())
    await item.says("1 account live")
    assert running.stop().status == 0


async def test_a_keyring_that_is_not_there_is_no_reason_to_fail(
    on_desktop: Processes, panel: Panel, toy: ToyMastodon, account: str
) -> None:
    running = on_desktop.start("--secrets", "keyring", "run")

    item = await panel.item()
    await item.says("1 account needs sign-in")
    await item.choose("Accounts…")
    await panel.window("Accounts")
    assert running.stop().status == 0


async def test_what_went_wrong_at_the_start_is_seen(
    on_desktop: Processes, traynotify: CommandLine, panel: Panel, account: str
) -> None:
    (traynotify.profile / "settings.toml").write_text("[general\n", "utf-8")
    running = on_desktop.start("run")

    await panel.window("Inbox")

    assert running.stop().status == 0
    assert (traynotify.profile / "settings.toml").read_text("utf-8") == "[general\n"


async def test_a_profile_that_cannot_be_used_is_said_in_a_window(
    on_desktop: Processes, traynotify: CommandLine, panel: Panel, account: str
) -> None:
    (traynotify.profile / "archive.sqlite3").unlink()
    (traynotify.profile / "archive.sqlite3").mkdir()
    running = on_desktop.start("run")

    await panel.window("traynotify")
    running.tell(signal.SIGTERM)

    ended = await running.has_ended()
    assert (ended.status, ended.err.count("\n")) == (6, 1)


async def test_what_was_shown_before_a_power_cut_is_not_shown_again(
    on_desktop: Processes,
    traynotify: CommandLine,
    server: NotificationServer,
    panel: Panel,
    toy: ToyMastodon,
    account: str,
) -> None:
    running = on_desktop.start("run")
    await (await panel.item()).says("1 account live")
    toy.notify("mention", "ben")
    await eventually(lambda: server.notified, "a bubble comes")
    server.close(server.last.number, DISMISSED)
    await all_is_told(traynotify)
    running.kill()

    on_desktop.start("run")
    await (await panel.item()).says("1 unread · 1 account live")
    toy.notify("follow", "cleo")
    await eventually(lambda: server.last.title == "Cleo followed you", "what is new is told")
    assert [shown.title for shown in server.notified] == ["Ben mentioned you", "Cleo followed you"]


@pytest.mark.parametrize("display", [{}, {"DISPLAY": ""}])
def test_without_a_display_it_says_what_to_do_instead(app: Processes, display: dict[str, str]) -> None:
    ended = app.run("run", env={"QT_QPA_PLATFORM": "", **display})

    assert (ended.status, "traynotify watch" in ended.err) == (2, True)
