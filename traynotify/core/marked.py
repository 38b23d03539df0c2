"""Which rows are meant when a server says that something was read, or is unread again."""

from __future__ import annotations

from collections.abc import Iterable

from traynotify.core.account import Account
from traynotify.core.events import ReadChanged
from traynotify.core.selector import Items, UpTo
from traynotify.core.state import Row


def meant(event: ReadChanged, account: Account, selected: Iterable[Row]) -> list[Row]:
    """Those of the rows that `event.selector` selects of which the server knew when it said so."""
    if isinstance(event.selector, UpTo) and event.read:
        marker = account.marker
        if event.selector.order_key <= marker:
            # A marker counts by its movement: what was marked unread here below it, or came back, stays so. But what
            # was pushed late, after it had passed, the server has as read.
            return [row for row in selected if _is_late(row, event)]
        return [row for row in selected if row.notification.order_key > marker or row.touched_at is None]
    if event.asked_at is not None and not isinstance(event.selector, Items):
        return [row for row in selected if row.received_at <= event.asked_at]  # what came later was not meant
    return list(selected)


def _is_late(row: Row, event: ReadChanged) -> bool:
    untouched = row.touched_at is None and row.woken_at is None
    return untouched and event.asked_at is not None and row.received_at <= event.asked_at
