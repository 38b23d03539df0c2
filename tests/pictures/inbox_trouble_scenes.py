"""The inbox: empty, offline, in need of a person, or with words that are hard to lay out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from tests.pictures.stage import Stage, act, hover
from tests.ui.cast import POD, everyone, lively, unruly
from tests.ui.world import FORUM, LAB, ME, NOW, account, row, state
from traynotify.core.account import HealthState
from traynotify.core.alert import Alert, AlertAction
from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId
from traynotify.core.language import tr
from traynotify.core.state import Operation
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.row_layout import Spot

Shots = Iterator[tuple[str, QWidget]]

_NARROW = (360, 480)
_OFFICE = AccountId("mastodon:verwaltungsangelegenheiten@bundesamt.example")


def empty(stage: Stage) -> Shots:
    """Nothing to show, for every reason that there is."""
    yield "no-account", stage.world(state([], [])).inbox(*_NARROW)
    yield "nothing-yet", stage.world(state([])).inbox(*_NARROW)
    known = [account(ME), account(FORUM)]
    world = stage.world(state([row(lively()[5].notification, read=True)], known))
    window = world.inbox(*_NARROW)
    for part, name in (
        (Part.UNREAD, "caught-up"), (Part.MENTIONS, "no-mentions"), (Part.MESSAGES, "no-messages"),
        (Part.SNOOZED, "nothing-snoozed"),
    ):  # fmt: skip
        window.inbox.narrow(Filter(part))
        yield f"{name}-yet" if world.actions.history_calls else name, window
        while world.actions.history_calls:
            world.actions.answer_history([])
            yield name, window
    for health in HealthState:
        paused = health is HealthState.PAUSED
        known = [account(ME, health=health, paused=paused), account(FORUM, health=health, paused=paused)]
        yield f"empty-{health.value}", stage.world(state([], known)).inbox(*_NARROW)
    first = account(ME, health=HealthState.CONNECTING)
    first = replace(first, account=replace(first.account, seeded=False))
    yield "first-contact", stage.world(state([], [first])).inbox(*_NARROW)


def banners(stage: Stage) -> Shots:
    """What stands above the rows of an account, or of all, when nothing new can come."""
    asked = tr("{host} asks for fewer requests", host="example.social")
    for health, detail in (
        (HealthState.OFFLINE, ""), (HealthState.PAUSED, ""), (HealthState.LIMITED, asked),
        (HealthState.NEEDS_SIGN_IN, tr("{host} no longer accepts this sign-in; please sign in again",
                                       host="example.social")),
    ):  # fmt: skip
        known = [account(ME, health=health, detail=detail, paused=health is HealthState.PAUSED)]
        rows = [r for r in lively() if r.account == ME]
        yield f"banner-{health.value}", stage.world(state(rows, known)).inbox(*_NARROW)


def offline(stage: Stage) -> Shots:
    since = NOW - timedelta(minutes=27)
    accounts = [account(a, health=HealthState.OFFLINE, since=since) for a in (ME, FORUM, POD)]
    rows = lively()[:4]
    operation = Operation(id=1, account=ME, verb=Verb.READ, keys=frozenset({rows[3].key}), attempts=1,
                          accepted_at=NOW - timedelta(minutes=5), send_at=NOW - timedelta(minutes=4))  # fmt: skip
    rows[3] = replace(rows[3], overlay=Verb.READ)
    made = state(rows, accounts, operations=[operation])
    yield "offline", stage.world(made).inbox(*_NARROW)
    yield "pending", stage.world(made).inbox()


def needs_sign_in(stage: Stage) -> Shots:
    window = stage.world(state(lively()[:4], everyone())).inbox(*_NARROW)
    window.inbox.narrow(Filter(account=LAB))
    yield "needs-sign-in", window


def long_words(stage: Stage) -> Shots:
    window = stage.world(state(unruly(), [account(ME), account(FORUM), account(_OFFICE)])).inbox(360, 560)
    hover(window, 0, 200)
    yield "long", window
    for position, name in ((0, "long-preview"), (3, "long-everybody")):
        act(window, position, Spot.PREVIEW)
        yield name, window


def toasts(stage: Stage) -> Shots:
    """An alert inside the inbox, and in the window that stands in for a notification server."""
    world = stage.world(state(lively(), everyone()))
    window = world.inbox()
    window.inbox.toasts.show_alert(_alert("1", "Could you look at the draft before I send it?"))
    yield "toast", window
    window.inbox.toasts.withdraw("1")
    window.inbox.toasts.say("This is the demo: everybody in it is made up, and nothing of it stays when you quit it.")
    yield "notice", window
    alerts = world.alerts()
    for number, body in enumerate(("Could you look at the draft before I send it? " * 3, "")):
        alerts.show_alert(_alert(str(number), body))
    yield "alerts", alerts


def _alert(number: str, body: str) -> Alert:
    actions = ((AlertAction.OPEN, tr("Open")), (AlertAction.MARK_READ, tr("Mark read")))
    title = tr("{name} mentioned you", name="Ana Silva")
    return Alert(id=number, title=title, body=body, keys=(), actions=actions)


SCENES = (empty, banners, offline, needs_sign_in, long_words, toasts)
