"""Why a row is as it is: how it came here, what decided about its alert, how it was read, and what still waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from traynotify.core.commands import Verb
from traynotify.core.language import phrase, tr
from traynotify.core.notification import Origin
from traynotify.core.plan import blocks
from traynotify.core.rules import KIND_WORDS, spoken
from traynotify.core.state import AlertState, Operation, Row, State
from traynotify.core.trail import Mark, MarkedBy
from traynotify.core.transitions import is_here_only, marked_by

_DONE = {
    (Verb.READ, MarkedBy.CLICK): phrase("You marked it as read"),
    (Verb.READ, MarkedBy.GROUP): phrase("You marked it as read, with all of its thread"),
    (Verb.READ, MarkedBy.KIND): phrase("You marked it as read, with all of its kind"),
    (Verb.READ, MarkedBy.ALL): phrase("You marked it as read, with everything"),
    (Verb.UNREAD, MarkedBy.CLICK): phrase("You marked it as unread"),
    (Verb.UNREAD, MarkedBy.GROUP): phrase("You marked it as unread, with all of its thread"),
    (Verb.UNREAD, MarkedBy.KIND): phrase("You marked it as unread, with all of its kind"),
    (Verb.UNREAD, MarkedBy.ALL): phrase("You marked it as unread, with everything"),
    (Verb.DISMISS, MarkedBy.CLICK): phrase("You dismissed it"),
    (Verb.DISMISS, MarkedBy.GROUP): phrase("You dismissed it, with all of its thread"),
    (Verb.DISMISS, MarkedBy.KIND): phrase("You dismissed it, with all of its kind"),
    (Verb.DISMISS, MarkedBy.ALL): phrase("You dismissed it, with everything"),
    (Verb.REPLY, MarkedBy.CLICK): phrase("You replied to it"),
    (Verb.FOLLOW, MarkedBy.CLICK): phrase("You followed back"),
    (Verb.ACCEPT, MarkedBy.CLICK): phrase("You accepted it"),
    (Verb.DECLINE, MarkedBy.CLICK): phrase("You declined it"),
}
_REFUSED = {
    Verb.READ: phrase("The server refused to mark it as read: {reason}"),
    Verb.UNREAD: phrase("The server refused to mark it as unread: {reason}"),
    Verb.DISMISS: phrase("The server refused to delete it: {reason}"),
    Verb.REPLY: phrase("The server refused your reply: {reason}"),
    Verb.FOLLOW: phrase("The server refused to follow back: {reason}"),
    Verb.ACCEPT: phrase("The server refused to accept it: {reason}"),
    Verb.DECLINE: phrase("The server refused to decline it: {reason}"),
}

_WAITS_FOR_OLDER = phrase("The server is told once what is older is read too: it knows only up to where everything is")


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
    return [*_arrival(row), *_alert(row), *_marks(state, row), *_pending(state, row), *_absence(state, row)]


def _arrival(row: Row) -> Iterator[Reason]:
    notification, trail = row.notification, row.trail
    yield Reason(notification.created_at, tr("It happened, by the server’s clock"))
    if notification.updated_at is not None and notification.updated_at != notification.created_at:
        yield Reason(notification.updated_at, tr("It last changed, by the server’s clock"))
    if trail.asked_at is not None:
        yield Reason(trail.asked_at, tr(_QUESTIONS[row.origin]))
    if trail.pushed is None:
        yield Reason(row.received_at, tr("It was received; an earlier version did not note how"))
    else:
        yield Reason(row.received_at, tr("The server pushed it") if trail.pushed else tr("It was in the answer"))


_QUESTIONS = {
    Origin.SEED: phrase("The account was new, and the server was asked for what was there already"),
    Origin.CATCH_UP: phrase("We had been away, and the server was asked for what was missed"),
    Origin.LIVE: phrase("The server was asked for news"),
}


def _alert(row: Row) -> Iterator[Reason]:
    kind = row.notification.kind
    for showing in row.trail.shown:
        said = spoken(showing.reason, kind)
        if showing.took_over:
            text = tr("A summary of {count} took the place of its alert", count=showing.among)
        elif showing.among > 1:
            text = tr("An alert was shown in a summary of {count}: {reason}", count=showing.among, reason=said)
        else:
            text = tr("An alert was shown: {reason}", reason=said)
        yield Reason(showing.at, text)
    reason = spoken(row.alert_reason, kind)
    match row.alert:
        case AlertState.DUE if row.awaits_alert:
            yield Reason(
                row.trail.decided_at,
                tr("An alert is due, and waits for a desktop to show it: {reason}", reason=reason),
            )
        case AlertState.DUE:
            yield Reason(
                row.trail.decided_at, tr("No alert yet: you were faster; it comes only if that is undone or refused")
            )
        case AlertState.NONE if row.alert_reason:
            yield Reason(row.trail.decided_at, tr("No alert: {reason}", reason=reason))
        case AlertState.SHOWN if not row.trail.shown:
            yield Reason(None, tr("An alert was shown: {reason}", reason=reason))


def _marks(state: State, row: Row) -> Iterator[Reason]:
    if (mark := row.trail.mark) is None:
        return
    if mark.by is MarkedBy.SERVER:
        yield Reason(mark.at, _marked_elsewhere(mark))
        return
    yield Reason(mark.at, tr(_DONE[Verb.READ if mark.read else Verb.UNREAD, mark.by]))
    account = state.accounts[row.account].account
    has_no_flag = mark.read and row.notification.server_read is None
    if has_no_flag and account.has_marker:
        yield _told_by_marker(state, row, mark)
    elif has_no_flag and account.identity.capabilities.reads_in_order and not mark.only_here:
        yield _told_in_order(state, row, mark)
    elif not mark.only_here:
        yield Reason(mark.settled_at, tr("The server was told"))
    elif is_here_only(row):
        yield Reason(mark.settled_at, tr("The server could not be told: it is so only here until it can be"))
    else:
        yield Reason(mark.settled_at, tr("The server was not told, because it cannot be: it is so only here"))


def _told_by_marker(state: State, row: Row, mark: Mark) -> Reason:
    """Whether a server that knows only up to where everything is read has heard of it; when, if that was at once."""
    marker = state.accounts[row.account].account.marker
    if row.notification.order_key > marker:
        below = (
            r for r in state.rows_of(row.account) if marker < r.notification.order_key < row.notification.order_key
        )
        if any(blocks(state, older) for older in below):
            text = tr(_WAITS_FOR_OLDER)
        else:
            text = tr("The server could not be told: it is so only here until it can be")
        return Reason(mark.settled_at, text)
    return Reason(None if mark.only_here else mark.settled_at, tr("The server was told"))


def _told_in_order(state: State, row: Row, mark: Mark) -> Reason:
    """Whether a server that knows up to where each group is read has heard of it; when, if that was at once."""
    this = row.notification
    others = (r for r in state.rows_of(row.account) if r.notification.group_id == this.group_id and not r.gone)
    older = [r for r in others if r.notification.order_key < this.order_key]
    if not all(r.read for r in older):
        return Reason(mark.settled_at, tr(_WAITS_FOR_OLDER))
    had_waited = any(r.trail.mark is not None and _is_later(r.trail.mark, mark) for r in older)
    return Reason(None if had_waited else mark.settled_at, tr("The server was told"))


def _is_later(mark: Mark, other: Mark) -> bool:
    return mark.settled_at is not None and other.settled_at is not None and mark.settled_at > other.settled_at


def _marked_elsewhere(mark: Mark) -> str:
    if mark.read:
        return tr("It was marked as read on the server or on another device")
    return tr("It was marked as unread on the server or on another device")


def _pending(state: State, row: Row) -> Iterator[Reason]:
    for operation in state.operations.values():
        if row.key in operation.keys:
            yield Reason(operation.accepted_at, tr(_DONE[operation.verb, marked_by(operation.scope)]))
            yield _next_step(operation)
    if row.failure and row.failed is not None:
        yield Reason(row.trail.refused_at, tr(_REFUSED[row.failed], reason=row.failure))
    if (mark := row.trail.refused_mark) is not None:
        yield Reason(mark.at, tr(_REFUSED[mark.verb], reason=mark.reason))


def _next_step(operation: Operation) -> Reason:
    if operation.sending:
        return Reason(None, tr("The server is being told"))
    if operation.attempts:
        return Reason(None, _told_in_vain(operation.attempts))
    return Reason(operation.send_at, tr("Until then it can be undone; then the server is told"))


def _told_in_vain(times: int) -> str:
    if times == 1:
        return tr("The server was told once without success, and is told again when it answers")
    return tr("The server was told %n times without success, and is told again when it answers", "", times)


def _absence(state: State, row: Row) -> Iterator[Reason]:
    if row.is_snoozed:
        yield Reason(row.snoozed_until, tr("Until then you put it off: it is neither shown nor counted"))
    elif row.woken_at is not None and not row.gone:
        yield Reason(row.woken_at, tr("It came back, after you had put it off"))
    if row.gone:
        yield Reason(row.touched_at, _cause_of_absence(state, row))
    elif state.hides(row):
        kind = tr(KIND_WORDS[row.notification.kind])
        yield Reason(None, tr("It is neither shown nor counted: {kind} is hidden for this account", kind=kind))


def _cause_of_absence(state: State, row: Row) -> str:
    if row.dismissed:
        return tr("The server deleted it, as you had asked")
    if (heir := state.standing_for(row)) is not row:
        return tr("Newer news took its place: {key}", key=heir.key)
    return tr("The server does not have it any more")
