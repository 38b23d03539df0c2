"""The inbox: what belongs together in one line, what is put off, and what is answered from where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.pictures.stage import PEOPLE, Stage, act, close_menus, hover, pick_first, popup_of, write
from tests.ui.cast import everyone, lively
from tests.ui.world import EVERYTHING, ME, NOW, account, notification, row, state
from traynotify.core.account import HealthState
from traynotify.core.commands import Verb
from traynotify.core.language import tr
from traynotify.core.notification import Kind
from traynotify.core.state import AccountState, Operation, Row, State
from traynotify.core.verbs import Offer
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.row_layout import Spot

Shots = Iterator[tuple[str, QWidget]]

_ABLE = replace(EVERYTHING, reply=True, follow=True, decide=True)


_ANSWERS = (Verb.REPLY, Verb.FOLLOW, Verb.ACCEPT, Verb.DECLINE)
_TEXT = "I look at it tonight."
_TALL = 820


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
    yield "menu-gathered", popup_of(lambda: act(window, 0, Spot.MORE))
    close_menus()
    act(window, 0, Spot.TURN)
    yield "gathered-open", window
    yield "menu-gathered-open", popup_of(lambda: act(window, 0, Spot.MORE))
    close_menus()
    told = [
        row(notification(f"message {n}", tr("{who} sent you a message", "", 1, who="Juniper Vale"), kind=Kind.MESSAGE,
                         actors=["Juniper Vale"], minutes=1 + n, excerpt=text, group="a talk"))
        for n, text in enumerate(("Until then!", "Thursday is fine.", "Or on Thursday?"))
    ]  # fmt: skip
    window = stage.world(state([*told, *lively()[4:]], everyone())).inbox()
    yield "gathered-talk", window
    act(window, 0, Spot.PREVIEW)
    yield "preview-talk", window


def snoozed(stage: Stage) -> Shots:
    world = stage.world(state(lively(), everyone()))
    window = world.inbox()
    keys = [window.inbox.model.key_at(n) for n in (0, 3)]
    yield "menu-snooze", popup_of(lambda: act(window, 0, Spot.SNOOZE))
    pick_first()
    yield "snoozing", window
    world.actions.snooze(keys, NOW + timedelta(hours=3))
    window.inbox.narrow(Filter(Part.SNOOZED))
    yield "snoozed", window
    yield "menu-snoozed", popup_of(lambda: act(window, 0, Spot.MORE))


def answering(stage: Stage) -> Shots:
    """What can be answered, and a reply that is being written."""
    both = (Verb.ACCEPT, Verb.DECLINE)
    offers = {0: (Verb.REPLY,), 4: both, 11: (Verb.FOLLOW,)}
    rows = [
        replace(r, notification=replace(r.notification, offers=_offering(*offers.get(n, ()))))
        for n, r in enumerate(lively())
    ]
    world = stage.world(state(rows, [account(ME, capabilities=_ABLE), *everyone()[1:]]))
    window = world.inbox()
    yield "answerable", window
    for position, name in ((0, "menu-answerable"), (4, "menu-request")):
        yield name, popup_of(lambda at=position: act(window, at, Spot.MORE))  # type: ignore[misc]
        close_menus()
    act(window, 4, Spot.PREVIEW)
    yield "preview-answerable", window
    act(window, 4, Spot.ACCEPT)
    act(window, 0, Spot.REPLY)
    yield "reply-empty", window
    write(window, "I look at it tonight. The second chart is easy; for the first one I need the table from March.")
    yield "reply-draft", window
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield "reply-sent", window


def refused(stage: Stage) -> Shots:
    """A reply that the server did not take: the row says why, and the text is there to be mended."""
    mention = replace(lively()[0].notification, offers=_offering(Verb.REPLY))
    reason = tr("{host} does not allow this with the present sign-in", host="example.social")
    sent = replace(row(mention), failure=reason, failed=Verb.REPLY, failed_text=_TEXT)
    window = stage.world(state([sent, *lively()[1:]], [account(ME, capabilities=_ABLE), *everyone()[1:]])).inbox()
    yield "reply-refused", window
    act(window, 0, Spot.REPLY)
    yield "reply-again", window


def verbs(stage: Stage) -> Shots:
    """For everything that can be asked for: it can be taken back, it waits, it was refused."""
    world = stage.world(_one_row_each())
    window = world.inbox(420, _TALL)
    for number, verb in enumerate(Verb):
        key = next(r.key for r in world.store.state.rows.values() if r.notification.id == str(number))
        world.store.ask(verb, key, text=_TEXT if verb is Verb.REPLY else "")
    yield "verbs-undo", window
    made = _one_row_each(account(ME, health=HealthState.OFFLINE, capabilities=_ABLE))
    waiting = [
        Operation(
            id=number, account=ME, verb=verb, keys=frozenset({item.key}), attempts=1, accepted_at=NOW, send_at=NOW
        )
        for number, (verb, item) in enumerate(zip(Verb, made.rows.values(), strict=True), start=1)
    ]
    rows = [replace(item, overlay=verb) for verb, item in zip(Verb, made.rows.values(), strict=True)]
    yield "verbs-waiting", stage.world(state(rows, list(made.accounts.values()), operations=waiting)).inbox(420, _TALL)
    reason = tr("{host} refused the request (error {status})", host="example.social", status=422)
    rows = [replace(item, failed=verb, failure=reason) for verb, item in zip(Verb, made.rows.values(), strict=True)]
    yield "verbs-refused", stage.world(state(rows)).inbox(420, _TALL)


def _one_row_each(known: AccountState | None = None) -> State:
    rows = [
        row(notification(str(number), tr("{name} mentioned you", name=who), actors=[who], minutes=5 + number,
                         offers=[verb] if verb in _ANSWERS else ()), read=verb is Verb.UNREAD)
        for number, (verb, who) in enumerate(zip(Verb, PEOPLE, strict=False))
    ]  # fmt: skip
    return state(rows, [known or account(ME, capabilities=_ABLE)])


SCENES = (gathered, snoozed, answering, refused, verbs)
