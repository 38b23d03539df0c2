"""The inbox: what a person sees on a good day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from tests.pictures.stage import Stage, below, close_menus, hover, popup_of, settle
from tests.ui.cast import everyone, lively
from tests.ui.world import ME, NOW, notification, row, state
from traynotify.core.notification import Kind
from traynotify.core.state import State
from traynotify.ui.popup.row_layout import Spot
from traynotify.ui.popup.window import InboxWindow

Shots = Iterator[tuple[str, QWidget]]

_LONG = (
    "Could you look at the draft before I send it? The second chart still uses last year’s numbers.\n\n"
    "I moved the paragraph about the mill to the end, where it explains the third picture, and left out the "
    "two sentences that nobody understood.\n\nIf you have no time today, tell me, and I ask Juniper instead."
)
_MANY = 100_000


def _day() -> State:
    return state(lively(), everyone())


def inbox(stage: Stage) -> Shots:
    """As it opens; with the pointer on a row that offers what can be done, and another that was just marked read."""
    world = stage.world(_day())
    window = world.inbox()
    yield "inbox-resting", window
    world.actions.mark_read((window.inbox.model.key_at(4),))
    hover(window, 0, 331)
    yield "inbox", window
    hover(window, 1, 200)
    yield "hover-group", window


def focus(stage: Stage) -> Shots:
    window = stage.world(_day()).inbox()
    window.inbox.view.step_in(2)
    yield "focus-row", window
    window.inbox.head.search.take_focus()
    yield "focus-search", window


def scrolled(stage: Stage) -> Shots:
    """Far down, where arrivals wait: a folded warning, a row that the server refused, days."""
    world = stage.world(_day())
    window = world.inbox()
    view = window.inbox.view
    view.step_in(8)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    for name in ("Ana Silva", "Bob"):
        world.store.arrive(notification(name, f"{name} liked your post", kind=Kind.REACTION, actors=[name], minutes=0))
    yield "scrolled", window


def kinds(stage: Stage) -> Shots:
    """One row of every kind."""
    rows = [
        row(notification(str(n), f"Ana Silva did something: {kind.value}", kind=kind, actors=["Ana Silva"],
                         minutes=3 + n))
        for n, kind in enumerate(Kind)
    ]  # fmt: skip
    yield "kinds", stage.world(state(rows)).inbox(420, 160 + 53 * len(rows))


def filters(stage: Stage) -> Shots:
    window = stage.world(_day()).inbox()
    window.inbox.choose(account=ME)
    yield "one-account", window


def search(stage: Stage) -> Shots:
    world = stage.world(_day())
    window = world.inbox()
    for text, name in (("th is:unread", "search"), ("from:nobody", "search-nothing")):
        window.inbox.head.search.setText(text)
        window.inbox.head.search.take_focus()
        while world.actions.search_calls:
            world.actions.answer_search(lively())
        yield name, window


def chosen(stage: Stage) -> Shots:
    """Several rows at once."""
    window = stage.world(_day()).inbox()
    view = window.inbox.view
    view.step_in()
    for position in (0, 1, 2, 4):
        view.chosen.toggle(position)
    hover(window, 4, 200)
    yield "chosen", window


def preview(stage: Stage) -> Shots:
    """One notification as a whole; everybody who did it; a warning."""
    rows = lively()
    long = replace(rows[0].notification, excerpt=_LONG)
    window = stage.world(state([replace(rows[0], notification=long), *rows[1:]], everyone())).inbox()
    for position, name in ((0, "preview"), (1, "preview-everybody"), (8, "preview-warning")):
        window.inbox._reading.begin(window.inbox.model.key_at(position))
        yield name, window


def sheets(stage: Stage) -> Shots:
    """What lies over the list: a story, the keys, a question."""
    world = stage.world(_day())
    window = world.inbox(360, 560)
    world.store.arrive(notification("50", "Bob liked your post", kind=Kind.REACTION, actors=["Bob"], minutes=0))
    world.actions.mark_read((window.inbox.model.key_at(0),))
    found = window.inbox.model.row_of(window.inbox.model.key_at(0))
    assert found is not None
    window.inbox._commands.ask(Spot.WHY, found.key, below(window.inbox.head))
    yield "why", window
    window.inbox._show_keys()
    yield "keys", window
    window.inbox._confirm_clear(ME)
    yield "confirm", window


def menus(stage: Stage) -> Shots:
    world = stage.world(_day())
    window = world.inbox()
    inbox = window.inbox
    where = below(inbox.head)
    yield "menu-row", popup_of(lambda: inbox._commands.ask(Spot.MORE, inbox.model.key_at(8), where))
    close_menus()
    inbox.choose(account=ME)
    yield "menu-inbox", popup_of(lambda: inbox._open_menu(where))


def many(stage: Stage) -> Shots:
    """As many rows as anybody has, somewhere in the middle of what is loaded."""
    rows = [row(notification(str(n), "Ana Silva liked your post", kind=Kind.REACTION, actors=["Ana Silva"],
                             minutes=n, excerpt=f"Post number {n}"), read=n > 40) for n in range(_MANY)]  # fmt: skip
    window = stage.world(state(rows, everyone())).inbox()
    bar = window.inbox.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    yield "many", window


def undo(stage: Stage) -> Shots:
    """What can be taken back: in a row, and for a row that is gone."""
    world = stage.world(_day())
    window = world.inbox()
    world.actions.dismiss((window.inbox.model.key_at(1),))
    yield "undo-dismissed", window
    world.clock.advance(seconds=1)
    world.actions.mark_read([window.inbox.model.key_at(n) for n in range(3)])
    settle()
    yield "undo-several", window


def mirrored(stage: Stage) -> Shots:
    with stage.mirrored():
        world = stage.world(_day())
        window = world.inbox()
        world.actions.mark_read((window.inbox.model.key_at(4),))
        hover(window, 0, 50)
        yield "mirrored", window
        window.inbox._reading.begin(window.inbox.model.key_at(1))
        yield "mirrored-preview", window


def large_text(stage: Stage) -> Shots:
    with stage.large_text():
        window: InboxWindow = stage.world(_day()).inbox(640, 800)
        hover(window, 1, 200)
        yield "large", window
        window.inbox._reading.begin(window.inbox.model.key_at(1))
        yield "large-preview", window
        window.inbox._reading.end()
        window.inbox._show_keys()
        yield "large-keys", window


def late(stage: Stage) -> Shots:
    """The same inbox three days later."""
    world = stage.world(_day())
    world.clock.moment = NOW + timedelta(days=3)
    yield "late", world.inbox()


SCENES = (
    inbox, focus, scrolled, kinds, filters, search, chosen, preview, sheets, menus, many, undo, mirrored,
    large_text, late,
)  # fmt: skip
