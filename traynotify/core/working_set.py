"""What of everything is held in memory: the state that a start begins with, and what may leave it as it grows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from heapq import nlargest

from msgspec.structs import replace

from traynotify.core.account import Account, first_health
from traynotify.core.ids import AccountId
from traynotify.core.settings import Settings
from traynotify.core.state import AccountState, AlertState, Operation, Row, State, newest_first


def initial(
    accounts: Iterable[Account], rows: Iterable[Row], operations: Iterable[Operation], settings: Settings, at: datetime
) -> State:
    """The state that the archive's memory makes at start. What was being sent may have arrived."""
    state = State(
        rows={row.key: row for row in rows},
        operations={
            o.id: replace(o, sending=False, attempts=o.attempts + o.sending)
            for o in sorted(operations, key=lambda o: o.id)
        },
        settings=settings,
    )
    unread: dict[AccountId, int] = {}
    for row in state.rows.values():
        if state.shows(row) and not row.is_read:
            unread[row.account] = unread.get(row.account, 0) + 1
    states = {
        a.id: AccountState(account=a, health=first_health(a, at), unread=unread.get(a.id, 0))
        for a in sorted(accounts, key=lambda a: a.added_at)
    }
    return replace(state, accounts=states)


def trimmed(state: State, recent: int) -> State:
    """`state` without the old read rows beyond the newest `recent` of each account; they stay in the archive."""
    listed: dict[AccountId, list[Row]] = {}
    for row in state.rows.values():
        if row.is_listed:
            listed.setdefault(row.account, []).append(row)
    oldest = {
        account: newest_first(nlargest(recent, rows, key=newest_first)[-1])
        for account, rows in listed.items()
        if len(rows) > recent
    }
    return replace(
        state,
        rows={
            key: row
            for key, row in state.rows.items()
            if _has_to_stay(row) or row.account not in oldest or newest_first(row) >= oldest[row.account]
        },
    )


def _has_to_stay(row: Row) -> bool:
    """Whether the row has to be in memory however old it is."""
    unsettled = not row.is_read or bool(row.failure) or row.alert is AlertState.DUE
    return row.overlay is not None or (unsettled and not row.gone)
