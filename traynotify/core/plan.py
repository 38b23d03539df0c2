"""From what the person asked to the one request that does it: which command to send, given what the account can do."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from traynotify.core.capability import Capabilities, ReadScope
from traynotify.core.commands import Command, Rejection, Verb
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.selector import All, Items, UpTo
from traynotify.core.state import Operation, Row, State


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What to do next for one account's outbox."""

    operations: tuple[int, ...]
    """The operations that this settles."""
    command: Command | None = None
    """What to send first; None when the decision stays on this computer."""
    rejections: tuple[Rejection, ...] = ()
    """What the server cannot do at all, with the reason."""
    marker: str = ""
    """Where the server's marker is once the command is done."""


def plan(state: State, account: AccountId, due: Sequence[Operation]) -> Plan | None:
    """The next step for the `due` operations of an account, oldest first; None when nothing is due.

    Operations that follow one another with the same verb become one request.
    """
    if not due:
        return None
    verb = due[0].verb
    together = []
    for operation in due:
        if operation.verb is not verb:
            break
        together.append(operation)
    ids = tuple(operation.id for operation in together)
    keys = frozenset().union(*(operation.keys for operation in together))
    can = state.accounts[account].account.identity.capabilities
    whole = any(operation.whole for operation in together)
    match verb:
        case Verb.READ:
            return _read(state, account, can, ids, keys, whole)
        case Verb.UNREAD:
            return Plan(operations=ids, command=_items(verb, keys) if ReadScope.ITEM in can.unread else None)
        case Verb.DISMISS:
            return _dismiss(state, account, can, ids, keys, whole)


def _read(
    state: State,
    account: AccountId,
    can: Capabilities,
    ids: tuple[int, ...],
    keys: frozenset[NotificationKey],
    whole: bool,
) -> Plan:
    unread = [row for row in state.rows_of(account) if state.shows(row) and _stays_unread(row, keys)]
    if whole and ReadScope.ALL in can.read and not unread and ReadScope.UP_TO not in can.read:
        return Plan(operations=ids, command=Command(verb=Verb.READ, selector=All()))
    if ReadScope.ITEM in can.read:
        return Plan(operations=ids, command=_items(Verb.READ, keys))
    if ReadScope.UP_TO in can.read:
        frontier = _frontier(state, account, unread)
        if frontier is None:
            return Plan(operations=ids)
        selector = UpTo(order_key=frontier.notification.order_key, id=frontier.notification.id)
        return Plan(
            operations=ids, command=Command(verb=Verb.READ, selector=selector), marker=frontier.notification.order_key
        )
    return Plan(operations=ids)


def _stays_unread(row: Row, about_to_be_read: frozenset[NotificationKey]) -> bool:
    """Whether the row is unread once these are read; a read that can still be undone does not count as one."""
    if row.key in about_to_be_read:
        return False
    return not row.read if row.overlay is Verb.READ else not row.is_read


def _frontier(state: State, account: AccountId, unread: Sequence[Row]) -> Row | None:
    """The newest row with nothing unread at or below it, if the marker is not there or further already.

    Never past an unread row, never backwards: the marker belongs to every client of the person.
    """
    marker = state.accounts[account].account.marker
    limit = min((row.notification.order_key for row in unread), default=None)
    below = [
        row
        for row in state.rows_of(account)
        if row.notification.order_key > marker and (limit is None or row.notification.order_key < limit)
    ]
    return max(below, key=lambda row: row.notification.order_key, default=None)


def _dismiss(
    state: State,
    account: AccountId,
    can: Capabilities,
    ids: tuple[int, ...],
    keys: frozenset[NotificationKey],
    whole: bool,
) -> Plan:
    others = any(not row.gone and row.key not in keys for row in state.rows_of(account))
    if whole and can.clear and not others:
        return Plan(operations=ids, command=Command(verb=Verb.DISMISS, selector=All()))
    if can.dismiss:
        return Plan(operations=ids, command=_items(Verb.DISMISS, keys))
    reason = can.reasons.get("dismiss", "this server cannot delete single notifications")
    return Plan(operations=ids, rejections=tuple(Rejection(id=key.remote, reason=reason) for key in sorted(keys)))


def _items(verb: Verb, keys: frozenset[NotificationKey]) -> Command:
    return Command(verb=verb, selector=Items(frozenset(key.remote for key in keys)))
