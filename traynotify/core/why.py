"""Why a row is as it is: how it came here, what decided about its alert, how it was read, and what still waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from traynotify.core.commands import Verb
from traynotify.core.notification import Origin
from traynotify.core.state import AlertState, Operation, Row, State
from traynotify.core.trail import Mark, MarkedBy
from traynotify.core.transitions import marked_by

_DONE = {Verb.READ: "marked it as read", Verb.UNREAD: "marked it as unread", Verb.DISMISS: "dismissed it"}
_TO_DO = {Verb.READ: "mark it as read", Verb.UNREAD: "mark it as unread", Verb.DISMISS: "delete it"}
_TOGETHER_WITH = {
    MarkedBy.GROUP: ", with all of its thread",
    MarkedBy.KIND: ", with all of its kind",
    MarkedBy.ALL: ", with everything",
}


class Reason(NamedTuple):
    """One thing that happened, or will happen, to a row."""

    at: datetime | None
    """When, as aware UTC; None for what has no moment. Whoever shows it says it as is usual there."""
    text: str
    """A sentence without its moment and without a full stop: “The server pushed it”."""


def why(state: State, row: Row) -> list[Reason]:
    """The story of `row`, a row of `state` or of the archive, in the order in which it is best told.

    Pure and cheap: a few sentences, of which the first tells how it came here. It never quotes what people wrote.
    """
    return [*_arrival(row), *_alert(row), *_marks(row), *_pending(state, row), *_absence(state, row)]


def _arrival(row: Row) -> Iterator[Reason]:
    notification, trail = row.notification, row.trail
    yield Reason(notification.created_at, "It happened, by the server's clock")
    if notification.updated_at is not None and notification.updated_at != notification.created_at:
        yield Reason(notification.updated_at, "It last changed, by the server's clock")
    if trail.asked_at is not None:
        yield Reason(trail.asked_at, _QUESTIONS[row.origin])
    if trail.pushed is None:
        yield Reason(row.received_at, "It was received; an earlier version did not note how")
    else:
        yield Reason(row.received_at, "The server pushed it" if trail.pushed else "It was in the answer")


_QUESTIONS = {
    Origin.SEED: "The account was new, and the server was asked for what was there already",
    Origin.CATCH_UP: "We had been away, and the server was asked for what was missed",
    Origin.LIVE: "The server was asked for news",
}


def _alert(row: Row) -> Iterator[Reason]:
    for showing in row.trail.shown:
        among = f" in a summary of {showing.among}" if showing.among > 1 else ""
        yield Reason(showing.at, f"An alert was shown{among}: {showing.reason}")
    match row.alert:
        case AlertState.DUE:
            yield Reason(row.trail.decided_at, f"An alert is due, and waits for the desktop: {row.alert_reason}")
        case AlertState.NONE if row.alert_reason:
            yield Reason(row.trail.decided_at, f"No alert: {row.alert_reason}")
        case AlertState.SHOWN if not row.trail.shown:
            yield Reason(None, f"An alert was shown: {row.alert_reason}")


def _marks(row: Row) -> Iterator[Reason]:
    if (mark := row.trail.mark) is None:
        return
    if mark.by is MarkedBy.SERVER:
        yield Reason(mark.at, f"It was marked as {_word(mark)} on the server or on another device")
        return
    yield Reason(mark.at, f"You marked it as {_word(mark)}{_TOGETHER_WITH.get(mark.by, '')}")
    if mark.only_here:
        yield Reason(mark.settled_at, "The server was not told, because it cannot be: it is so only here")
    else:
        yield Reason(mark.settled_at, "The server was told")


def _word(mark: Mark) -> str:
    return "read" if mark.read else "unread"


def _pending(state: State, row: Row) -> Iterator[Reason]:
    for operation in state.operations.values():
        if row.key in operation.keys:
            with_others = _TOGETHER_WITH.get(marked_by(operation.scope), "")
            yield Reason(operation.accepted_at, f"You {_DONE[operation.verb]}{with_others}")
            yield _next_step(operation)
    if row.failure and row.failed is not None:
        yield Reason(row.trail.refused_at, f"The server refused to {_TO_DO[row.failed]}: {row.failure}")


def _next_step(operation: Operation) -> Reason:
    if operation.sending:
        return Reason(None, "The server is being told")
    if operation.attempts:
        times = "once" if operation.attempts == 1 else f"{operation.attempts} times"
        return Reason(None, f"The server was told {times} without success, and is told again when it answers")
    return Reason(operation.send_at, "Until then it can be undone; then the server is told")


def _absence(state: State, row: Row) -> Iterator[Reason]:
    if row.gone:
        yield Reason(row.touched_at, _cause_of_absence(state, row))
    elif state.hides(row):
        yield Reason(None, f"It is neither shown nor counted: {row.notification.kind.value} is hidden for this account")


def _cause_of_absence(state: State, row: Row) -> str:
    if row.dismissed:
        return "The server deleted it, as you had asked"
    if (heir := state.standing_for(row)) is not row:
        return f"Newer news took its place: {heir.key}"
    return "The server does not have it any more"
