"""All windows for other eyes and other hands: high contrast, large text, right to left, and the keyboard's rings."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.pictures.focus import ringed
from tests.pictures.stage import Stage, act, hover, open_accounts, popup_of, write
from tests.ui.cast import POD, everyone, lively
from tests.ui.world import LAB, ME, account, state
from traynotify.core.language import tr
from traynotify.core.state import State
from traynotify.ui.popup.row_layout import Spot
from traynotify.ui.popup.window import InboxWindow

Shots = Iterator[tuple[str, QWidget]]


def _day() -> State:
    return state(lively(), everyone())


def high_contrast(stage: Stage) -> Shots:
    """The colours of a system that was asked for high contrast: shapes and outlines say what colours said."""
    with stage.high_contrast():
        world = stage.world(_day())
        window = world.inbox()
        world.actions.mark_read((window.inbox.model.key_at(4),))
        hover(window, 0, 331)
        yield "contrast", window
        window.inbox.view.step_in(2)
        window.inbox.view.chosen.toggle(1)
        yield "contrast-chosen", window
        yield "contrast-menu", popup_of(lambda: act(window, 8, Spot.MORE))
        yield from _all_windows(stage, "contrast")


def large_text(stage: Stage) -> Shots:
    with stage.large_text():
        window: InboxWindow = stage.world(_day()).inbox()
        hover(window, 1, 200)
        yield "large", window
        act(window, 1, Spot.PREVIEW)
        yield "large-preview", window
        write(window, "?")
        yield "large-keys", window
        yield from _all_windows(stage, "large")


def mirrored(stage: Stage) -> Shots:
    with stage.mirrored():
        world = stage.world(_day())
        window = world.inbox()
        world.actions.mark_read((window.inbox.model.key_at(4),))
        hover(window, 0, 50)
        yield "mirrored", window
        act(window, 1, Spot.PREVIEW)
        yield "mirrored-preview", window
        yield from _all_windows(stage, "mirrored")


def rings(stage: Stage) -> Iterator[tuple[str, QImage]]:
    """Every control of every window, as it looks when the keyboard is on it."""
    world = stage.world(_day())
    inbox = world.inbox()
    yield "rings-inbox", ringed(inbox)
    inbox.inbox.view.chosen.toggle(0)
    yield "rings-chosen", ringed(inbox)
    inbox.inbox.view.chosen.choose_none()
    act(inbox, 0, Spot.PREVIEW)
    yield "rings-preview", ringed(inbox)
    inbox.hide()
    accounts = open_accounts(world)
    yield "rings-accounts", ringed(accounts)
    accounts.bring(LAB)
    assert accounts.page is not None
    accounts.page.offer_sign_in()
    yield "rings-sign-in", ringed(accounts)
    accounts.side.add.click()
    accounts.form.more.click()
    yield "rings-form", ringed(accounts)
    accounts.hide()
    for window, name in ((world.settings(), "rings-settings"), (world.welcome(), "rings-welcome")):
        window.bring()
        yield name, ringed(window)
        window.hide()


def _all_windows(stage: Stage, name: str) -> Shots:
    world = stage.world(state(lively(), [account(ME), account(POD), *everyone()[3:]]))
    window = open_accounts(world)
    yield f"{name}-accounts", window
    assert window.page is not None
    window.page.remove.click()
    yield f"{name}-sheet", window
    yield f"{name}-settings", world.settings()
    yield f"{name}-welcome", world.welcome()
    yield f"{name}-trouble", world.trouble(tr("The archive is closed"))


SCENES = (high_contrast, large_text, mirrored, rings)
