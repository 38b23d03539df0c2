"""The inbox: what belongs together in one line, what is put off, and what is answered from where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from tests.pictures.stage import PEOPLE, Stage, below, hover, popup_of
from tests.ui.cast import everyone, lively
from tests.ui.world import EVERYTHING, ME, NOW, account, notification, row, state
from traynotify.core.commands import Verb
from traynotify.core.language import tr
from traynotify.core.notification import Kind
from traynotify.core.state import Row
from traynotify.core.verbs import Offer
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.row_layout import Spot

Shots = Iterator[tuple[str, QWidget]]

_ABLE = replace(EVERYTHING, reply=True, follow=True, decide=True)


def _boosts() -> list[Row]:
    return [
        row(notification(f"boost {n}", tr("{name} boosted your post", name=who), kind=Kind.BOOST, actors=[who],
                         minutes=5 + n, excerpt="Release 2.0 is out", group="a post"))
        for n, who in enumerate(PEOPLE)
    ]  # fmt: skip


def _offering(*verbs: Verb) -> tuple[Offer, ...]:
    return notification("", "", offers=verbs).offers


def gathered(stage: Stage) -> Shots:
    """Nine rows as one line, and as nine."""
    window = stage.world(state([*_boosts(), *lively()[2:]], everyone())).inbox()
    yield "gathered", window
    hover(window, 0, 200)
    yield "gathered-hover", window
    window.inbox._commands.ask(Spot.TURN, window.inbox.model.key_at(0), below(window.inbox.head))
    yield "gathered-open", window


def snoozed(stage: Stage) -> Shots:
    world = stage.world(state(lively(), everyone()))
    window = world.inbox()
    keys = [window.inbox.model.key_at(n) for n in (0, 3)]
    menu = popup_of(lambda: window.inbox._commands.ask(Spot.SNOOZE, keys[0], below(window.inbox.head)))
    yield "menu-snooze", menu
    menu.close()
    world.actions.snooze(keys, NOW + timedelta(hours=3))
    yield "snoozing", window
    window.inbox.narrow(Filter(Part.SNOOZED))
    yield "snoozed", window


def answering(stage: Stage) -> Shots:
    """What can be answered, and a reply that is being written."""
    both = (Verb.ACCEPT, Verb.DECLINE)
    offers = {0: (Verb.REPLY,), 4: both, 11: (Verb.FOLLOW,)}
    rows = [
        replace(r, notification=replace(r.notification, offers=_offering(*offers.get(n, ()))))
        for n, r in enumerate(lively())
    ]
    made = state(rows, [account(ME, capabilities=_ABLE), *everyone()[1:]])
    window = stage.world(made).inbox()
    yield "answerable", window
    window.inbox._commands.ask(Spot.REPLY, window.inbox.model.key_at(0), below(window.inbox.head))
    yield "reply-empty", window


SCENES = (gathered, snoozed, answering)
