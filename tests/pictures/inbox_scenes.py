"""The inbox: what a person sees on a good day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from tests.pictures.stage import Stage, act, below, close_menus, hover, pick, popup_of, settle, tip, tip_of, write
from tests.ui.cast import everyone, lively, unruly
from tests.ui.world import FORUM, ME, NOW, account, notification, row, state
from traynotify.core.account import HealthState
from traynotify.core.events import Counted
from traynotify.core.ids import AccountId
from traynotify.core.language import tr
from traynotify.core.notification import Kind
from traynotify.core.ports import Found
from traynotify.core.state import State
from traynotify.ui import words
from traynotify.ui.popup.filters import Part
from traynotify.ui.popup.row_delegate import RowDelegate
from traynotify.ui.popup.row_layout import Spot

Shots = Iterator[tuple[str, QWidget]]

_LONG = (
    "Could you look at the draft before I send it? The second chart still uses last year’s numbers.\n\n"
    "I moved the paragraph about the mill to the end, where it explains the third picture, and left out the "
    "two sentences that nobody understood.\n\nIf you have no time today, tell me, and I ask Juniper instead."
)
_MANY = 20_000


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
        title = tr("{who} liked your post", "", 1, who=name)
        world.store.arrive(notification(name, title, kind=Kind.REACTION, actors=[name], minutes=0))
    yield "scrolled", window


def kinds(stage: Stage) -> Shots:
    """One row of every kind."""
    rows = [
        row(notification(str(n), tr(words.KIND_LABELS[kind]), kind=kind, actors=["Ana Silva"], minutes=3 + n))
        for n, kind in enumerate(Kind)
    ]  # fmt: skip
    yield "kinds", stage.world(state(rows)).inbox(420, 160 + 53 * len(rows))


def filters(stage: Stage) -> Shots:
    """One account; more accounts than there is room for; more unread than the service counts."""
    window = stage.world(_day()).inbox()
    window.inbox.choose(account=ME)
    yield "one-account", window
    names = ("ana", "office", "garden", "choir", "museum", "bicycle")
    more = [account(AccountId(f"mastodon:{name}@{name}.example")) for name in names]
    counted = Counted(unread=200, asked_at=NOW, capped=True)
    accounts = [replace(account(ME), counted=counted), *everyone()[1:], *more]
    window = stage.world(state(lively(), accounts)).inbox()
    yield "many-accounts", window
    yield "menu-accounts", popup_of(window.inbox.head.accounts.open_menu)


def search(stage: Stage) -> Shots:
    world = stage.world(_day())
    window = world.inbox()
    window.inbox.head.search.setText("is:unlucky")
    yield "search-under-way", window
    for text, name in (("th is:unread", "search"), ("from:nobody", "search-nothing"), ("is:lucky", "search-unknown")):
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
        act(window, position, Spot.PREVIEW)
        yield name, window
    act(window, 8, Spot.SHOW)
    yield "preview-unfolded", window
    write(window, " ")
    yield "unfolded", window


def sheets(stage: Stage) -> Shots:
    """What lies over the list: a story, the keys, a question."""
    world = stage.world(_day())
    window = world.inbox(360, 560)
    title = tr("{who} liked your post", "", 1, who="Bob")
    world.store.arrive(notification("50", title, kind=Kind.REACTION, actors=["Bob"], minutes=0))
    world.actions.mark_read((window.inbox.model.key_at(0),))
    act(window, 0, Spot.WHY)
    yield "why", window
    window.inbox.sheet.dismiss()
    write(window, "?")
    yield "keys", window
    window.inbox.sheet.dismiss()
    window.inbox.choose(account=ME)
    window.inbox.head.menu_asked.emit(below(window.inbox.head))
    pick(tr("Delete everything of {account}…", account=words.account_name(world.store.state, ME)))
    yield "confirm", window


def menus(stage: Stage) -> Shots:
    world = stage.world(_day())
    window = world.inbox()
    inbox = window.inbox
    for position, name in ((0, "menu-row"), (8, "menu-row-warning"), (9, "menu-row-failed")):
        yield name, popup_of(lambda at=position: act(window, at, Spot.MORE))  # type: ignore[misc]
        close_menus()
    for narrowed, name in ((None, "menu-inbox-all"), (ME, "menu-inbox")):
        inbox.choose(account=narrowed)
        yield name, popup_of(lambda: inbox.head.menu_asked.emit(below(inbox.head)))
        close_menus()
    paused = stage.world(state([], [account(ME, health=HealthState.PAUSED, paused=True)])).inbox().inbox
    for narrowed, name in ((None, "menu-paused-all"), (ME, "menu-paused")):
        paused.choose(account=narrowed)
        yield name, popup_of(lambda: paused.head.menu_asked.emit(below(paused.head)))
        close_menus()


def many(stage: Stage) -> Shots:
    """As many rows as anybody has, somewhere in the middle of what is loaded."""
    title = tr("{who} liked your post", "", 1, who="Ana Silva")
    rows = [
        row(notification(str(n), title, kind=Kind.REACTION, actors=["Ana Silva"], minutes=n,
                         excerpt=f"Post number {n}"), read=n > 40)
        for n in range(_MANY)
    ]  # fmt: skip
    window = stage.world(state(rows, everyone())).inbox()
    bar = window.inbox.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    yield "many", window


def searches(stage: Stage) -> Shots:
    """What is said of a search that was narrowed, that is not understood, and that has found too much."""
    world = stage.world(_day())
    window = world.inbox(360, 560)
    for text, part, narrowed, name in (
        ("lamp", Part.UNREAD, None, "part"), ("lamp", Part.ALL, ME, "account"),
        ("lamp is:failed", Part.MESSAGES, ME, "both"), ("in:nowhere", Part.ALL, None, "place"),
    ):  # fmt: skip
        window.inbox.head.search.setText(text)
        window.inbox.choose(part, narrowed)
        while world.actions.search_calls:
            world.actions.answer_search([])
        yield f"search-{name}-nothing", window
    for states in ("is:pending is:read", "is:snoozed"):
        window.inbox.head.search.setText(f"lamp {states} {' '.join(f'kind:{kind}' for kind in Kind)}")
        window.inbox.choose(Part.ALL)
        while world.actions.search_calls:
            world.actions.answer_search([])
        yield f"search-{states.partition(':')[2].partition(' ')[0]}", window
    window.inbox.head.search.setText("in:forum kind:reply")
    window.inbox.choose(Part.ALL)
    yield "search-begun", window
    while world.actions.search_calls:
        _query, _before, answer = world.actions.search_calls.pop(0)
        answer(Found(rows=tuple(r for r in lively() if r.account == FORUM), count=1000, capped=True))
    yield "search-many", window


def beside(stage: Stage) -> Shots:
    """As a window like others, which is what it is where no window may choose its place."""
    yield "inbox-window", stage.world(_day()).inbox(640, 500, as_popup=False)


def tips(stage: Stage) -> Shots:
    """What is said where the pointer rests: what a button does, exactly when it was, all of a text that is cut."""
    window = stage.world(state(unruly(), everyone())).inbox(360, 560)
    for name, x in (("tip-time", -30), ("tip-text", 120)):
        yield name, tip_of(window, 0, x, 18)
    act(window, 1, Spot.REPLY)
    yield "tip-no-answer", tip()
    hover(window, 0, 200)
    view = window.inbox.view
    delegate = view.itemDelegate()
    assert isinstance(delegate, RowDelegate)
    layout = delegate.layout_of(view.model().index(0, 0), view.viewport().width())
    for spot, place in layout.spots.items():
        yield f"tip-{spot}", tip_of(window, 0, round(place.center().x()), round(place.center().y()))


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
    world.clock.advance(seconds=1)
    world.actions.dismiss([window.inbox.model.key_at(n) for n in range(3)])
    settle()
    yield "undo-several-gone", window


def late(stage: Stage) -> Shots:
    """The same inbox three days later."""
    world = stage.world(_day())
    world.clock.moment = NOW + timedelta(days=3)
    yield "late", world.inbox()


SCENES = (
    inbox, focus, scrolled, kinds, filters, search, searches, chosen, preview, sheets, menus, many, beside, tips, undo,
    late,
)  # fmt: skip
