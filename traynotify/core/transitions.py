"""What can happen to one row: each function takes it as it was and returns it as it is then.

An answer asked for before a click never undoes it, and what is told again changes nothing.
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from traynotify.core import rules
from traynotify.core.commands import Verb
from traynotify.core.facts import FromSource
from traynotify.core.notification import Notification
from traynotify.core.settings import Settings
from traynotify.core.state import AlertState, Row


def first_told(item: Notification, fact: FromSource, settings: Settings, *, below_marker: bool) -> Row:
    """The row of a notification that was not known."""
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
    )


def taking_over(row: Row, before: Row) -> Row:
    """The new `row`, which the server holds now instead of `before`: of what is unread still, one alert is enough."""
    if before.is_read or row.is_read or before.alert is AlertState.NONE:
        return row
    return replace(row, alert=before.alert, alert_reason=before.alert_reason)


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
    decides = (again or flipped) and not (late and old.touched_at is not None)
    content = item if again or not late else known
    new = replace(
        old,
        notification=replace(content, server_read=item.server_read if decides else known.server_read),
        gone=False,
        dismissed=False,
    )
    if decides:
        new = replace(new, read=item.server_read if item.server_read is not None else below_marker)
    if new == old:
        return old
    if again and not new.is_read and (old.is_read or old.gone):
        alert, reason = rules.decide(item, account=old.account, origin=fact.origin, read=False, settings=settings)
        new = replace(new, origin=fact.origin, alert=alert, alert_reason=reason)
    return quiet_if_read(replace(new, touched_at=at if decides or not late else old.touched_at))


def read_changed(row: Row, *, read: bool, asked_at: datetime | None, now: datetime) -> Row:
    """The row after an answer to what was asked at `asked_at`, or a push (None), said that it is read or unread."""
    if row.touched_at is not None and is_late(row, asked_at, now):
        return row
    new = replace(row, read=read, notification=_flagged(row.notification, read))
    return row if new == row else quiet_if_read(replace(new, touched_at=asked_at or now))


def deleted(row: Row, at: datetime) -> Row:
    """The row after it was deleted, as far as we know at `at`."""
    return _no_alert(replace(row, gone=True, touched_at=at), "it was deleted before it was shown")


def settled(row: Row, verb: Verb, *, refusal: str | None, at: datetime, local: bool) -> Row:
    """The row after the server has done `verb` or refused it, or, if `local`, was not asked since it cannot be told."""
    row = replace(row, touched_at=at)
    if refusal is not None:
        return replace(row, failure=refusal, failed=verb)
    if verb is Verb.DISMISS:
        return replace(deleted(row, at), dismissed=True)
    read = verb is Verb.READ
    return replace(row, read=read, notification=row.notification if local else _flagged(row.notification, read))


def is_late(row: Row, asked_at: datetime | None, now: datetime) -> bool:
    """Whether the row was decided about after `asked_at`; a push (None) never is late.

    When the clock was set back since, the moment of that decision says nothing any more.
    """
    decided_at = row.touched_at or row.received_at
    return asked_at is not None and asked_at <= decided_at <= now


def quiet_if_read(row: Row) -> Row:
    """The row without its alert if there is no reason for one any more."""
    return _no_alert(row, "it was read before it was shown") if row.is_read or not row.is_listed else row


def _no_alert(row: Row, reason: str) -> Row:
    return replace(row, alert=AlertState.NONE, alert_reason=reason) if row.alert is AlertState.DUE else row


def _flagged(notification: Notification, read: bool) -> Notification:
    """With the server's flag as it must be now, where the service has one."""
    return notification if notification.server_read is None else replace(notification, server_read=read)
