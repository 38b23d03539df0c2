"""What a change means for each of its rows, in words for the log: rules and reasons, never what people wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from traynotify.core.commands import Verb
from traynotify.core.ids import NotificationKey
from traynotify.core.notification import Origin
from traynotify.core.reduce import Changes
from traynotify.core.state import AlertState, Operation, Row, State
from traynotify.core.trail import MarkedBy, Showing
from traynotify.core.transitions import marked_by
from traynotify.core.verbs import DEEDS

_QUESTIONS = {
    Origin.SEED: "asked for, the account being new",
    Origin.CATCH_UP: "asked for, with what was missed",
    Origin.LIVE: "asked for, in a look for news",
}
_SCOPES = {
    MarkedBy.GROUP: ", with all of its thread",
    MarkedBy.KIND: ", with all of its kind",
    MarkedBy.ALL: ", with everything",
}


class Entry(NamedTuple):
    """One thing that happened to one row. What happened to many together has the same words for each."""

    key: NotificationKey
    what: str


def entries(changes: Changes) -> Iterator[Entry]:
    """How rows came and what was decided, shown and marked; then what became of clicks and answers."""
    for row in changes.touched:
        known = changes.before.rows.get(row.key)
        if what := "; ".join(_told(changes.after, row, known)):
            yield Entry(row.key, what)
    if changes.operations:
        yield from _asked(changes)
        yield from _ended(changes)


def absence(state: State, row: Row) -> str:
    """Why nothing on the screen stands for `row` any more, a row that is read or not in the inbox."""
    if row.gone:
        heir = state.standing_for(row)
        return "deleted here" if row.dismissed else f"replaced by {heir.key}" if heir is not row else "deleted there"
    if not row.is_listed:
        return "deleted here"
    if row.is_snoozed:
        return "put off"
    mark = row.trail.mark
    is_elsewhere = row.overlay is None and mark is not None and mark.by is MarkedBy.SERVER
    return "read elsewhere" if is_elsewhere else "read here"


def _told(state: State, row: Row, known: Row | None) -> Iterator[str]:
    if known is None or row.received_at != known.received_at:
        yield "pushed" if row.trail.pushed else _QUESTIONS[row.origin]
    if known is not None and row.trail.mark != known.trail.mark and row.read != known.read:
        yield from _marked_elsewhere(row)
    if row.gone and not row.dismissed and not (known is not None and known.gone):
        yield absence(state, row)
    if known is not None and row.trail.shown[: len(known.trail.shown)] == known.trail.shown:
        yield from (_shown(row, number) for number in range(len(known.trail.shown), len(row.trail.shown)))
    if row.alert is AlertState.SHOWN:
        if known is None:
            yield "its alert was shown for what it replaces"
    elif known is None or (row.alert, row.alert_reason) != (known.alert, known.alert_reason):
        yield f"{'alert due' if row.alert is AlertState.DUE else 'no alert'}: {row.alert_reason}"


def _marked_elsewhere(row: Row) -> Iterator[str]:
    if row.trail.mark is not None and row.trail.mark.by is MarkedBy.SERVER:
        yield "read elsewhere" if row.read else "marked as unread elsewhere"


def _shown(row: Row, number: int) -> str:
    showing: Showing = row.trail.shown[number]
    if showing.took_over:
        return f"its bubble became part of a digest of {showing.among}"
    where = "alone" if showing.among == 1 else f"in a digest of {showing.among}"
    return f"{'shown again' if number else 'shown'} {where}: {showing.reason}"


def _asked(changes: Changes) -> Iterator[Entry]:
    """What is new in the outbox, or on its way, or back from there."""
    for number, operation in changes.after.operations.items():
        before = changes.before.operations.get(number)
        what = ""
        if before is None:
            what = f"{operation.verb} asked for{_SCOPES.get(marked_by(operation.scope), '')}"
        elif operation.sending > before.sending:
            what = f"{operation.verb} sent"
        elif operation.attempts > before.attempts:
            what = f"{operation.verb} was sent in vain, and waits"
        if what:
            yield from (Entry(key, what) for key in sorted(operation.keys))
        if before is not None:
            yield from (Entry(key, f"{operation.verb} undone") for key in sorted(before.keys - operation.keys))


def _ended(changes: Changes) -> Iterator[Entry]:
    """What the outbox held, and holds no more."""
    for number, operation in changes.before.operations.items():
        if number not in changes.after.operations and operation.account in changes.after.accounts:
            for key in sorted(operation.keys):
                before, after = changes.before.rows.get(key), changes.after.rows.get(key)
                if before is not None and after is not None:
                    yield Entry(key, f"{operation.verb} {_end(operation, before, after)}")


def _end(operation: Operation, before: Row, after: Row) -> str:
    """How an operation ended for one row: what no server can have heard of is settled here, or was taken back."""
    if after.trail.refused_at != before.trail.refused_at:
        return "refused, in words of the server" if operation.verb is Verb.REPLY else f"refused: {after.failure}"
    if after.trail.refused_mark is not None and after.trail.refused_mark != before.trail.refused_mark:
        return f"refused: {after.trail.refused_mark.reason}"
    if operation.verb in DEEDS or after.dismissed:
        return "settled" if operation.sending else "undone"
    is_settled = after.trail.mark is not None and after.trail.mark != before.trail.mark
    is_settled |= before.is_remnant and not after.is_remnant
    if operation.sending:
        return "settled" if is_settled else "not taken by the server: it stays so here"
    return "settled here only: the server cannot be told" if is_settled else "undone"
