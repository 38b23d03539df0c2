"""What of everything is held in memory: the state that a start begins with, and what may leave it as it grows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from heapq import nlargest

from msgspec.structs import replace

from traynotify.core.account import first_health
from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId, RemoteId
from traynotify.core.ports import Loaded
from traynotify.core.settings import Settings
from traynotify.core.state import AccountState, AlertState, Operation, Row, Rows, State, newest_first


def initial(loaded: Loaded, settings: Settings, at: datetime) -> State:
    """The state that the archive's memory makes at start. What was being sent may have arrived."""
    rows = Rows(loaded.rows)
    state = State(
        rows=rows,
        untold=loaded.untold,
        operations={
            o.id: replace(_sent_in_vain(o, rows, at) if o.sending else o, goes_on=False)
            for o in sorted(loaded.operations, key=lambda o: o.id)
        },
        settings=settings,
    )
    unread: dict[AccountId, int] = {}
    for row in state.rows.values():
        if state.shows(row) and not row.is_read:
            unread[row.account] = unread.get(row.account, 0) + 1
    states = {
        a.id: AccountState(account=a, health=first_health(a, at), unread=unread.get(a.id, 0))
        for a in sorted(loaded.accounts, key=lambda a: a.added_at)
    }
    return replace(state, accounts=states)


def _sent_in_vain(operation: Operation, rows: Rows, at: datetime) -> Operation:
    """What was being sent, as it waits to be sent again; what was put off meanwhile is not to be read any more."""
    put_off = {key for key in operation.keys if key in rows and rows[key].overlay is None}
    keys = operation.keys - put_off if operation.verb is Verb.READ and put_off else operation.keys
    scope = operation.scope if keys is operation.keys else None
    return replace(operation.sent_in_vain(at, online_since=at), keys=keys, scope=scope)


def trimmed(state: State, recent: int) -> State:
    """`state` without the old settled rows beyond the newest `recent` of each account; they stay in the archive.

    Of what its server still has to be told, the id stays.
    """
    may_leave = [row for row in state.rows.values() if row.overlay is None and _is_settled(row)]
    listed: dict[AccountId, list[Row]] = {}
    for row in may_leave:
        if not row.gone:
            listed.setdefault(row.account, []).append(row)
    oldest = {
        account: newest_first(nlargest(recent, rows, key=newest_first)[-1])
        for account, rows in listed.items()
        if len(rows) > recent
    }
    leaving = [row for row in may_leave if row.account in oldest and newest_first(row) < oldest[row.account]]
    return replace(state, rows=state.rows.without(leaving), untold=_untold(state, leaving)) if leaving else state


def _is_settled(row: Row) -> bool:
    """Whether nothing about the row, which no command waits for, is open, so that it may leave however it is read."""
    if row.gone:
        return not row.is_remnant
    return row.read and not row.failure and row.alert is not AlertState.DUE and not row.is_snoozed


def _untold(state: State, leaving: Iterable[Row]) -> dict[AccountId, dict[RemoteId, str]]:
    """What is still to be told once these have left."""
    untold = {account: state.untold_of(account) for account in state.accounts}
    for row in leaving:
        if state.is_unread_on_server(row):
            untold[row.account][row.notification.id] = row.notification.order_key
    return untold
