"""What people do most, on the running app: by real keys, by real clicks, and through what a screen reader can do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.e2e.person import Person
from tests.e2e.processes import Processes
from tests.e2e.tray import Panel, TrayItem
from tests.support.command_line import CommandLine
from tests.support.desktop import Desktop
from tests.support.notification_server import NotificationServer
from tests.support.screen_reader import State, screen_reader
from tests.support.waiting import PATIENCE_S, eventually
from traynotify.demo.mastodon import ToyMastodon

THREE = ("Wren followed you", "Cleo mentioned you", "Ben mentioned you")
"""What waits, newest first."""


@pytest.fixture
async def person(on_desktop: Processes, desktop: Desktop) -> AsyncIterator[Person]:
    """Somebody with eyes and hands; the app that they start tells screen readers what it shows."""
    async with screen_reader() as reader:
        on_desktop.env |= {"AT_SPI_BUS_ADDRESS": reader.address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        desktop.xdotool("mousemove", "900", "600")
        yield Person(desktop, reader)
        on_desktop.end()


@pytest.fixture
async def item(
    person: Person, on_desktop: Processes, server: NotificationServer, panel: Panel, toy: ToyMastodon, account: str
) -> TrayItem:
    """The icon of the running app, for which three notifications wait."""
    for kind, actor in (("mention", "ben"), ("mention", "cleo"), ("follow", "wren")):
        toy.notify(kind, actor)
    on_desktop.start("run", "--minimized")
    item = await panel.item()
    await item.says("3 unread · 1 account live")
    return item


@pytest.fixture
async def inbox(person: Person, item: TrayItem) -> TrayItem:
    """The same, with the inbox open and the keyboard in it."""
    await item.activate()
    await person.is_at_the_list()
    await person.sees(lambda rows: len(rows) == len(THREE), "three rows are there")
    return item


async def has_opened(tmp_path: Path) -> list[str]:
    """The addresses that the browser was started with, as soon as there is one."""
    opened = tmp_path / "opened"
    await eventually(lambda: opened.exists() and opened.read_text("utf-8").endswith("\n"), "the browser opens")
    return opened.read_text("utf-8").split()


async def test_a_click_on_the_icon_opens_the_inbox(
    person: Person, on_desktop: Processes, panel: Panel, toy: ToyMastodon, account: str
) -> None:
    toy.notify("mention", "ben")
    await eventually(lambda: not person.desktop.has_icon_in_sight(), "the tray is empty")
    on_desktop.start("run")
    await (await panel.item()).says("1 unread · 1 account live")
    await eventually(person.desktop.has_icon_in_sight, "the icon is painted")
    person.desktop.click_on_tray()

    await panel.window("Inbox")
    await person.sees(
        lambda rows: [row for row in rows if row.startswith("Unread. Ben mentioned you.")], "Ben is there"
    )


async def test_the_bubble_of_what_the_inbox_shows_goes_when_it_opens(
    person: Person, item: TrayItem, server: NotificationServer
) -> None:
    await eventually(lambda: server.notified, "what waits is told")
    assert server.closed == []

    await item.activate()
    await person.is_at_the_list()

    await eventually(lambda: server.closed == [server.last.number], "what is in the list needs no bubble")
    await item.says("3 unread")


async def test_the_list_is_read_and_a_row_is_opened_by_keys(person: Person, inbox: TrayItem, tmp_path: Path) -> None:
    rows = await person.rows()
    assert [row.split(". ")[1] for row in rows] == list(THREE)
    person.types("j", "j", "j", "k")  # on the first, to the second, to the third, and back
    person.types("Return")
    (address, *_) = await has_opened(tmp_path)
    assert "@cleo" in address
    await inbox.says("2 unread")


async def test_a_row_is_opened_by_a_click(person: Person, inbox: TrayItem, tmp_path: Path) -> None:
    await person.clicks(await person.row("Ben mentioned you"))

    (address, *_) = await has_opened(tmp_path)
    assert "@ben" in address
    await inbox.says("2 unread")


async def test_marked_read_and_taken_back_by_keys(person: Person, inbox: TrayItem, toy: ToyMastodon) -> None:
    marker = toy.marker()
    person.types("j", "r")
    await person.sees(lambda rows: rows[0].startswith("Wren followed you"), "the first row is read")
    await inbox.says("2 unread")
    person.types("z")
    await person.sees(lambda rows: rows[0].startswith("Unread. Wren"), "it is unread again")
    await inbox.says("3 unread")
    assert toy.marker() == marker, "the server has not heard of it"


async def test_marked_read_and_dismissed_by_clicks(person: Person, inbox: TrayItem) -> None:
    await person.clicks_on_row("Cleo mentioned you", "Mark read")
    await inbox.says("2 unread")
    await person.clicks_on_row("Wren followed you", "Dismiss")
    await person.sees(lambda rows: len(rows) == 2, "one row is gone")
    await person.clicks(await person.button("Undo"))
    await person.sees(lambda rows: len(rows) == 3, "it is back")


async def test_dismissed_by_a_key(person: Person, inbox: TrayItem) -> None:
    person.types("j", "d")
    await person.sees(lambda rows: [row.split(". ")[1] for row in rows] == list(THREE[1:]), "the first row is gone")
    await inbox.says("2 unread")


async def test_all_marked_read_by_a_key(person: Person, inbox: TrayItem) -> None:
    person.types("shift+r")
    await inbox.says("Nothing unread")
    await person.sees(lambda rows: not [row for row in rows if row.startswith("Unread")], "no row is unread")


async def test_searched_and_cleared(person: Person, inbox: TrayItem) -> None:
    person.types("slash")
    person.writes("from:cleo")
    await person.sees(lambda rows: len(rows) == 1 and "Cleo" in rows[0], "one row is found")
    person.types("Escape")
    await person.sees(lambda rows: len(rows) == 3, "everything is there again")


async def test_narrowed_to_an_account_by_keys_and_by_a_click(
    person: Person, traynotify: CommandLine, inbox: TrayItem
) -> None:
    with ToyMastodon(seed=2) as other:
        await asyncio.to_thread(traynotify.add, other.base_url, other.issue_token())
        await inbox.says("2 accounts live")
        other.notify("mention", "ben")
        await inbox.says("4 unread")
        await person.button("Show 1 new")  # nothing moves under the pointer
        person.types("n")
        await person.sees(lambda rows: len(rows) == 4, "the other account's row is there")
        for key, count in (("2", 1), ("1", 3), ("0", 4)):
            person.types(key)
            await person.sees(lambda rows, wanted=count: len(rows) == wanted, f"{count} rows")  # type: ignore[misc]
        chip = await (await person.reader.app()).find("check box", "Mentions")
        await person.clicks(chip)
        await person.sees(lambda rows: len(rows) == 3, "the mentions of both")


async def test_paused_and_resumed(person: Person, item: TrayItem) -> None:
    await item.choose("Accounts…")
    await person.is_in("Accounts")
    await person.clicks(await person.button("Pause"))
    await item.says("1 account paused")
    await person.clicks(await person.button("Resume"))
    await item.says("1 account live")


async def test_told_why(person: Person, inbox: TrayItem) -> None:
    person.types("j", "w")
    app = await person.reader.app()
    await app.find("label", "Why did I get this?")
    person.types("Escape")
    await person.is_at_the_list()


async def test_an_account_is_added_by_its_address(
    person: Person, on_desktop: Processes, panel: Panel, toy: ToyMastodon, tmp_path: Path
) -> None:
    on_desktop.start("run")
    item = await panel.item()
    await person.is_in("Welcome")
    app = await person.reader.app()
    await person.clicks(await app.find("text", "Your address or server"))
    person.writes(toy.base_url)
    person.types("Return")
    (page, *_) = await has_opened(tmp_path)
    await asyncio.to_thread(httpx.get, toy.authorise(page), timeout=PATIENCE_S)
    await item.says("1 account live")
    await app.find("push button", "Open the inbox")


# --- through what a screen reader can do -----------------------------------------------------------------------------


async def test_every_row_is_told_with_its_state(person: Person, inbox: TrayItem) -> None:
    rows = await (await (await person.reader.app()).find("list", "Notifications")).children()
    assert {await row.role() for row in rows} == {"list item"}
    assert all([State.SHOWING in await row.states() for row in rows])
    assert [(await row.name()).startswith(f"Unread. {title}.") for row, title in zip(rows, THREE, strict=True)]


async def test_a_row_is_chosen_and_marked_without_a_key_or_a_pointer(person: Person, inbox: TrayItem) -> None:
    row = await person.row("Cleo mentioned you")
    await row.do("Toggle")

    async def chosen() -> bool:
        return State.SELECTED in await row.states()

    await person.finds(chosen, "the row is chosen")
    await (await person.button("Mark read")).do("Press")
    await person.sees(lambda rows: rows[1].startswith("Cleo mentioned you"), "it is read")
    await inbox.says("2 unread")


async def test_a_filter_says_that_it_is_on(person: Person, inbox: TrayItem) -> None:
    app = await person.reader.app()
    chip = await app.find("check box", "Mentions")
    assert State.CHECKED not in await chip.states()
    await chip.do("Toggle")
    await person.sees(lambda rows: len(rows) == 2, "the two mentions")
    assert State.CHECKED in await chip.states()
