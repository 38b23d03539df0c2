"""Every setting holds from the moment at which it is chosen: the app that runs goes by it, and needs no other start."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.examples import ANA, BEN, account
from tests.support.virtual_time import settle
from tests.unit.engine.world import World, general
from traynotify.core.errors import StorageFailed
from traynotify.core.notification import Kind
from traynotify.core.ports import Batch
from traynotify.core.settings import (
    ACCOUNT_ALERTS,
    ACCOUNT_LABEL,
    ACCOUNT_SOUND,
    ALERT_CONTENT,
    ALERT_SOUND,
    ALERTS,
    DIGEST_ABOVE,
    GENERAL,
    GROUP_SIMILAR,
    HIDDEN_KINDS,
    IN_BADGE,
    LANGUAGE,
    NETWORK,
    OPEN_MARKS_READ,
    PER_ACCOUNT,
    QUIET_KINDS,
    THEME,
    TRAY_COLOURED,
    TRAY_PANEL,
    AnySetting,
    Settings,
    Values,
)
from traynotify.core.state import AlertState

ELSEWHERE = {
    THEME: "tests/ui/test_settings_window.py",
    LANGUAGE: "tests/ui/test_change_of_language.py",
    TRAY_COLOURED: "tests/ui/test_tray.py",
    TRAY_PANEL: "tests/ui/test_tray.py",
    GROUP_SIMILAR: "tests/ui/test_gathering.py",
    OPEN_MARKS_READ: "tests/unit/app/test_replies.py",
    **dict.fromkeys(NETWORK, "tests/unit/app/test_bootstrap.py"),
}
"""Where the others are chosen while somebody goes by them."""


def bubbles(world: World) -> int:
    return len(world.notifier.shown)


def tells_what_was_said(world: World) -> bool:
    return "The heron is back" in world.notifier.shown[-1].body


def names_the_account(world: World) -> bool:
    return "my birds" in world.notifier.shown[-1].body


def sounds(world: World) -> bool:
    return world.notifier.shown[-1].sound


def is_single(world: World) -> bool:
    return world.notifier.shown[-1].title.startswith("Cleo")


def listed(world: World) -> int:
    return len(world.unread())


def in_the_tray(world: World) -> int:
    return world.state.unread().known


CHOSEN: list[tuple[AnySetting, Any, Callable[[World], object], object, object]] = [
    (ALERTS, False, bubbles, 1, 1),
    (ALERT_CONTENT, "title", tells_what_was_said, True, False),
    (ALERT_SOUND, False, sounds, True, False),
    (DIGEST_ABOVE, 1, is_single, True, False),
    (ACCOUNT_LABEL, "my birds", names_the_account, False, True),
    (ACCOUNT_ALERTS, False, bubbles, 1, 1),
    (ACCOUNT_SOUND, False, sounds, True, False),
    (QUIET_KINDS, (Kind.MENTION.value,), bubbles, 1, 1),
    (HIDDEN_KINDS, (Kind.MENTION.value,), listed, 1, 0),
    (IN_BADGE, False, in_the_tray, 1, 0),
]


def test_none_is_forgotten() -> None:
    described = [*GENERAL, *PER_ACCOUNT]
    assert {id(s) for s in described} == {id(s) for s in (*(row[0] for row in CHOSEN), *ELSEWHERE)}


@pytest.mark.parametrize(
    ("setting", "value", "look", "before", "after"), CHOSEN, ids=[f"{row[0].group} {row[0].name}" for row in CHOSEN]
)
async def test_it_holds_for_what_comes_next(
    setting: AnySetting, value: Any, look: Callable[[World], object], before: object, after: object
) -> None:
    async with World(account(), account(BEN)) as world:
        await world.push(1)
        assert look(world) == before
        chosen = Settings()
        if setting.group == "account":
            chosen = chosen.with_account(ANA, chosen.of(ANA).parsing(setting, value))
        else:
            chosen = Settings(general=chosen.general.parsing(setting, value))
        await world.engine.change_settings(chosen)
        await world.push(2)
        await settle()
        assert look(world) == after


@pytest.mark.parametrize("chosen", ["for all", "for the account", "for its kind"])
async def test_what_was_switched_off_while_the_app_was_off_holds_from_the_start(chosen: str) -> None:
    async with World() as world:
        world.has_desktop = False
        await world.restart()
        await world.push(1)

        async def edit() -> None:
            world.settings = {
                "for all": general(ALERTS, False),
                "for the account": Settings().with_account(ANA, Values().replacing(ACCOUNT_ALERTS, False)),
                "for its kind": Settings().with_account(ANA, Values().replacing(QUIET_KINDS, (Kind.MENTION.value,))),
            }[chosen]
            world.has_desktop = True

        await world.restart(edit)
        await world.push(2)
        assert (world.notifier.shown, world.unread()) == ([], [1, 2])
        assert world.row(1).alert is AlertState.NONE
        assert "switched off" in world.row(1).alert_reason or chosen == "for its kind"
        world.settings = Settings()
        await world.restart()
        assert world.notifier.shown == []


async def test_a_disk_that_cannot_be_written_keeps_nobody_from_reading() -> None:
    async with World() as world:
        world.has_desktop = False
        await world.restart()
        await world.push(1)
        await world.engine.aclose()

        def refuse(batch: Batch) -> None:
            raise StorageFailed("The disk is full")

        world.disk.before_write, world.settings = refuse, general(ALERTS, False)
        await world.begin()
        assert world.unread() == [1]
