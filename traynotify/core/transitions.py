"""What can happen to one row: each function takes it as it was and returns it as it is then.

An answer asked for before a click never undoes it, and what is told again changes nothing: until the click is settled,
its overlay wins over all that is told, which is the row again if the click is taken back. But a click means what the
person had before them: what is new to the row since then is unread, and told.
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from traynotify.core import rules
from traynotify.core.commands import Verb
from traynotify.core.facts import FromSource
from traynotify.core.language import phrase
from traynotify.core.notification import Notification, Origin
from traynotify.core.rules import Decision
from traynotify.core.selector import All, Group, OfKind, Scope
from traynotify.core.settings import Settings
from traynotify.core.state import MESSAGE_KINDS, AlertState, Operation, Row
from traynotify.core.trail import Mark, MarkedBy, Refusal, Showing, Trail
from traynotify.core.verbs import DECISIONS, DEEDS


def first_told(
    item: Notification, fact: FromSource, settings: Settings, *, asked_at: datetime | None, below_marker: bool
) -> Row:
    """The row of a notification that was not known; `asked_at` is None if it was pushed."""
    read = item.server_read if item.server_read is not None else below_marker
    alert, reason = rules.decide(item, account=fact.account, origin=fact.origin, read=read, settings=settings)
    return Row(
        account=fact.account,
        notification=item,
        origin=fact.origin,
        received_at=fact.at,
        read=read,
        alert=alert,
        alert_reason=reason,
        trail=Trail(pushed=asked_at is None, asked_at=asked_at, decided_at=fact.at),
    )


def taking_over(row: Row, before: Row, settings: Settings) -> Row:
    """The new `row`, which the server holds now instead of `before`: of what is unread still, one alert is enough, with
    a quiet one for people who joined. What was put off has no bubble that could stand for it.
    """
    if before.is_read or row.is_read or before.is_snoozed or before.alert is AlertState.NONE:
        return row
    trail = replace(row.trail, shown=before.trail.shown)
    heir = replace(row, alert=before.alert, alert_reason=before.alert_reason, trail=trail)
    return _joined(heir, before.notification, row.origin, settings, row.received_at)


def is_told_of_by_the_bubble_of(before: Row, heir: Row) -> bool:
    """Whether what the desktop told of `before` is all there is to tell of the `heir`, which took its place."""
    told = before.trail.shown
    return bool(told) and heir.trail.shown[: len(told)] == told and not heir.awaits_alert


def told_again(
    old: Row, item: Notification, fact: FromSource, settings: Settings, *, asked_at: datetime | None, below_marker: bool
) -> Row:
    """A known row after an answer to what was asked at `asked_at`, or after a push (None), told of it.

    A push may be a repetition: what it says about reading counts only if the notification happened again since. In an
    answer, only a flag that is not what the server said last is news: where reading cannot reach the server, its flag
    stays as it was.
    """
    known, at = old.notification, asked_at or fact.at
    again = item.happened_at > known.happened_at
    late = is_late(old, asked_at, fact.at)
    if old.gone and (late or (not again and (asked_at is None or old.dismissed))):
        return old
    flipped = asked_at is not None and item.server_read not in (None, known.server_read)
    unseen = again and (old.overlay in (Verb.READ, Verb.DISMISS) or (late and _was_settled_last(old)))
    decides = unseen or ((again or flipped) and not (late and old.touched_at is not None))
    content = known if not again and (late or _is_before(asked_at, old.worded_at, fact.at)) else item
    new = replace(
        old,
        notification=replace(content, server_read=item.server_read if decides else known.server_read),
        overlay=None if unseen else old.overlay,
        gone=False,
        dismissed=False,
        set_aside=None if again else old.set_aside,
    )
    if decides:
        new = _as_told(new, read=item.server_read if item.server_read is not None else below_marker)
    if new == old:
        return old
    if new.read != old.read:
        new = _marked(new, Mark(read=new.read, by=MarkedBy.SERVER, at=at))
    came_back = old.gone and old.alert_reason == rules.GONE_UNSHOWN
    is_news = again and (old.is_read or not old.is_listed or _says_something_else(item))
    if (came_back or is_news) and not new.is_read:
        decision = rules.decide(item, account=old.account, origin=fact.origin, read=False, settings=settings)
        trail = Trail(pushed=asked_at is None, asked_at=asked_at)
        new = decided(replace(new, origin=fact.origin, received_at=fact.at, trail=trail), decision, fact.at)
    elif again:
        new = _joined(new, known, fact.origin, settings, fact.at)
    if asked_at is None and not decides:
        return quiet_if_read(replace(new, worded_at=at))  # an answer on its way still has its say about the rest
    return quiet_if_read(replace(new, touched_at=at if decides or not late else old.touched_at))


def read_changed(row: Row, *, read: bool, asked_at: datetime | None, now: datetime) -> Row:
    """The row after an answer to what was asked at `asked_at`, or a push (None), said that it is read or unread.

    An answer that says what the server said last is no news, even where the row is otherwise here, and only here.
    """
    of_server = row.notification.server_read
    if (of_server is read and asked_at is not None) or (row.read is read and of_server in (None, read)):
        return row
    if row.touched_at is not None and is_late(row, asked_at, now):
        return row
    new = _as_told(replace(row, notification=_flagged(row.notification, read)), read=read)
    at = asked_at or now
    if read != row.read:
        new = _marked(new, Mark(read=read, by=MarkedBy.SERVER, at=at))
    return quiet_if_read(replace(new, touched_at=at))


def deleted(row: Row, at: datetime) -> Row:
    """The row after it was deleted, as far as we know at `at`. Should the server have it again, it is put off still."""
    return _no_alert(replace(row, gone=True, touched_at=at), rules.GONE_UNSHOWN, at)


def replaced(row: Row, at: datetime) -> Row:
    """The row after something newer took its place, where the server keeps a single one."""
    gone = replace(row, gone=True, touched_at=at)
    return _no_alert(gone, phrase("something newer took its place before it was shown"), at)


def settled(row: Row, operation: Operation, *, refusal: str | None, at: datetime, local: bool) -> Row:
    """The row after the server has done `operation` or refused it, or, if `local`, was not asked: it cannot be told.

    A refusal decides nothing about the row: what was asked before it is no less true. That of an answer stays in its
    place, because what was written would be lost with it.
    """
    if refusal is not None and operation.verb is Verb.READ and (is_here_only(row) or row.set_aside is not None):
        return row  # it stays as it was: nobody has asked for it since, or wants it any more
    if refusal is not None and operation.verb is _saying(row.read) and row.notification.server_read in (None, row.read):
        return row  # the server has said meanwhile that it is so
    if refusal is not None and row.failed in DEEDS:
        return replace(row, trail=replace(row.trail, refused_mark=Refusal(operation.verb, refusal, at)))
    if refusal is not None:
        trail = replace(row.trail, refused_at=at)
        return replace(row, failure=refusal, failed=operation.verb, trail=trail)
    row = without_refusal(row)  # that of an earlier click, which this one has overtaken
    if operation.verb is Verb.DISMISS:
        return _dismissed(row, operation, at)
    row = replace(row, touched_at=at)
    read = operation.verb is Verb.READ
    by = marked_by(operation.scope)
    mark = Mark(read=read, by=by, at=operation.accepted_at, settled_at=at, only_here=local)
    notification = row.notification if local else _flagged(row.notification, read)
    return quiet_if_read(_marked(replace(row, read=read, notification=notification), mark))


def _dismissed(row: Row, operation: Operation, at: datetime) -> Row:
    """The row after the person dismissed it. The refusal of an answer goes with it if they had that before them; one
    that came since stays to be retried.
    """
    refused_at = row.trail.refused_at
    has_seen = refused_at is None or refused_at < operation.accepted_at <= at
    left = replace(row, failure="", failed=None, failed_text="") if has_seen else row
    return left if row.is_remnant else replace(deleted(left, at), dismissed=True, snoozed_until=None)


def without_refusal(row: Row) -> Row:
    """The row without the refusal of an earlier click. That of an answer stays: it is still to be retried."""
    if row.trail.refused_mark is not None:
        row = replace(row, trail=replace(row.trail, refused_mark=None))
    return row if row.failed in DEEDS else replace(row, failure="", failed=None)


def _as_told(row: Row, *, read: bool) -> Row:
    """The row, which is read or unread by its server's word: of a refused mark that asked for that, nothing is left to
    be retried.
    """
    return replace(without_refusal(row) if row.refusal_of({_saying(read)}) else row, read=read)


def _saying(read: bool) -> Verb:
    return Verb.READ if read else Verb.UNREAD


def _was_settled_last(row: Row) -> bool:
    """Whether nothing has decided about the row since its server took the person's mark."""
    mark = row.trail.mark
    return mark is not None and mark.settled_at is not None and mark.settled_at == row.touched_at and not row.gone


def is_here_only(row: Row) -> bool:
    """Whether the person has read it, and its server was not told, which holds it as unread."""
    mark, of_server = row.trail.mark, row.notification.server_read
    return row.read and not row.gone and of_server is False and mark is not None and mark.only_here


def answered(row: Row, operation: Operation, refusal: str | None, at: datetime) -> Row:
    """The row after the server took the answer, or refused it; how it is marked is another matter."""
    if refusal is None:
        overtaken = {row.failed, operation.verb} <= DECISIONS
        row = replace(row, failure="", failed=None) if overtaken else row
        return replace(row, answered=operation.verb)
    trail = replace(row.trail, refused_at=at)
    return replace(row, failure=refusal, failed=operation.verb, failed_text=operation.text, trail=trail)


def marked_by(scope: Scope | None) -> MarkedBy:
    """What a person meant when they asked for `scope`."""
    match scope:
        case None:
            return MarkedBy.CLICK
        case Group():
            return MarkedBy.GROUP
        case OfKind():
            return MarkedBy.KIND
        case All():
            return MarkedBy.ALL


def snoozed(row: Row, until: datetime | None) -> Row:
    """The row after the person put it off until a moment, or, with None, took that back."""
    return replace(row, snoozed_until=until)


def woken(row: Row, settings: Settings, at: datetime, *, early: bool) -> Row:
    """The row, which was put off, back in the inbox: unread, at its top, and told once unless the person fetched it.

    A click that is not settled holds that up.
    """
    if not row.is_snoozed:
        return row  # it went, or was fetched
    back = replace(row, snoozed_until=None, woken_at=at, read=False)
    if early:
        return _no_alert(back, rules.FETCHED, at)
    origin, item = Origin.LIVE, row.notification
    due, reason = rules.decide(item, account=row.account, origin=origin, read=False, settings=settings)
    return decided(back, (due, rules.PUT_OFF if due is AlertState.DUE else reason), at)


def decided(row: Row, decision: Decision, at: datetime) -> Row:
    """The row after it was decided at `at` whether it raises an alert."""
    alert, reason = decision
    return replace(row, alert=alert, alert_reason=reason, trail=replace(row.trail, decided_at=at))


def shown(row: Row, told: Row, settings: Settings, at: datetime, among: int) -> Row:
    """The row, which is due, after the desktop has taken a bubble that stands for `among` notifications, for which it
    was `told`. What came while the bubble was on its way is told as if it had come after it.
    """
    is_news = row.notification.happened_at > told.notification.happened_at and _says_something_else(row.notification)
    if is_news or row.trail.decided_at != told.trail.decided_at:
        return row
    showing = Showing(at=at, reason=row.alert_reason, among=among)
    new = replace(row, alert=AlertState.SHOWN, trail=replace(row.trail, shown=(*row.trail.shown, showing)))
    return _joined(new, told.notification, Origin.LIVE, settings, at)


def _says_something_else(item: Notification) -> bool:
    """Whether what happens again to it is news of its own, also while it is unread: of all but messages, it is not."""
    return item.kind in MESSAGE_KINDS


def stands_alone(row: Row) -> bool:
    """Whether the desktop was last told of the row in a bubble of its own."""
    return row.alert is AlertState.SHOWN and bool(row.trail.shown) and row.trail.shown[-1].among == 1


def taken_over(row: Row, at: datetime, among: int) -> Row:
    """The row, which was shown alone, after its bubble became part of one that stands for `among` notifications."""
    showing = Showing(at=at, reason=row.alert_reason, among=among, took_over=True)
    return replace(row, trail=replace(row.trail, shown=(*row.trail.shown, showing)))


def seen(row: Row, at: datetime) -> Row:
    """The row after the person saw it in the inbox: an alert that is due would tell them nothing any more."""
    return _no_alert(row, rules.SEEN, at)


def is_late(row: Row, asked_at: datetime | None, now: datetime) -> bool:
    """Whether the row was decided about after `asked_at`; a push (None) never is late.

    When the clock was set back since, the moment of that decision says nothing any more; nor is anything listened to
    then that was asked for before (`Clock.set_backs`).
    """
    return _is_before(asked_at, row.touched_at or row.received_at, now)


def _is_before(asked_at: datetime | None, then: datetime | None, now: datetime) -> bool:
    return asked_at is not None and then is not None and asked_at <= then <= now


def quiet_if_read(row: Row) -> Row:
    """The row, which was just touched, without its alert if there is no reason for one any more.

    What the person has clicked can still be undone or refused until it is settled, and what is put off can be taken
    back: until then its alert is held up, not given up.
    """
    if not row.gone and (not row.read or row.overlay is Verb.UNREAD):
        return row
    return _no_alert(row, phrase("it was read before it was shown"), row.touched_at or row.received_at)


def _joined(row: Row, known: Notification, origin: Origin, settings: Settings, at: datetime) -> Row:
    """The row, of which `known` was known before: people who joined since are worth one quiet alert while it is unread.

    The person has to know of it: from a bubble, or the inbox. One that is still due says everything when it is shown.
    """
    if row.is_read or not (row.alert is AlertState.SHOWN or row.alert_reason in (rules.SEEN, rules.FETCHED)):
        return row
    if row.alert_reason == rules.MORE_JOINED:
        return row
    if row.notification.people <= known.people:
        return row
    decision = rules.decide(row.notification, account=row.account, origin=origin, read=False, settings=settings)
    return decided(row, (AlertState.DUE, rules.MORE_JOINED), at) if decision[0] is AlertState.DUE else row


def _no_alert(row: Row, reason: str, at: datetime) -> Row:
    return decided(row, (AlertState.NONE, reason), at) if row.alert is AlertState.DUE else row


def _marked(row: Row, mark: Mark) -> Row:
    """The row after it was marked; what is read is put off no more, unless it is to be unread again."""
    until = None if mark.read and row.overlay is not Verb.UNREAD else row.snoozed_until
    return replace(row, trail=replace(row.trail, mark=mark), snoozed_until=until)


def _flagged(notification: Notification, read: bool) -> Notification:
    """With the server's flag as it must be now, where the service has one."""
    return notification if notification.server_read is None else replace(notification, server_read=read)
