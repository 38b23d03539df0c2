"""What of everything is held in memory: the state that a start begins with, and what may leave it as it grows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from traynotify.core.account import Account, first_health
from traynotify.core.ids import AccountId, NotificationKey
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
    kept: dict[NotificationKey, Row] = {}
    listed: dict[AccountId, int] = {}
    for row in sorted(state.rows.values(), key=newest_first, reverse=True):
        listed[row.account] = listed.get(row.account, 0) + row.is_listed
        open_here = not row.is_read or row.failure or row.alert is AlertState.DUE
        if listed[row.account] <= recent or row.overlay is not None or (open_here and not row.gone):
            kept[row.key] = row
    return replace(state, rows=kept)
