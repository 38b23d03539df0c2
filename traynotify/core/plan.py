"""From what the person asked to the one request that does it: which command to send, given what the account can do."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import UTC, datetime
from itertools import takewhile

import msgspec
from msgspec.structs import replace

from traynotify.core.capability import Capabilities, ReadScope
from traynotify.core.commands import Command, Rejection, Verb
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.language import phrase, tr
from traynotify.core.selector import All, Group, Items, OfKind, Scope, UpTo, selects
from traynotify.core.state import Operation, Row, State
from traynotify.core.verbs import DEEDS

_READ_SCOPES = {Group: ReadScope.GROUP, OfKind: ReadScope.KIND, All: ReadScope.ALL}

TRIES = 3
"""So often what is asked is sent before all that came later; after that it lets others go first, and goes alone."""

_NOT_YET, _LATER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
_FIELD = {Verb.REPLY: "reply", Verb.FOLLOW: "follow", Verb.ACCEPT: "decide", Verb.DECLINE: "decide"}


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What to do next for one account's outbox."""

    operations: tuple[int, ...] = ()
    """The operations that this settles."""
    command: Command | None = None
    """What to send first; None when the decision stays on this computer."""
    rejections: tuple[Rejection, ...] = ()
    """What the server cannot do at all, with the reason."""
    marker: str = ""
    """Where the server's marker is once the command is done."""


def plan(
    state: State, account: AccountId, due: Sequence[Operation], resting: Container[int] = frozenset()
) -> Plan | None:
    """The next step for the `due` operations of an account, oldest first, but for those that are `resting`; None when
    there is nothing to do.

    Operations that follow one another with the same verb become one request. What was sent in vain again and again
    holds up only what is asked of the same rows. When nothing may go, a marker that has stayed behind is moved: what
    was in its way was deleted or hidden after the rows above it were read.
    """
    can = state.accounts[account].account.identity.capabilities
    due = whose_turn(due, resting)
    if not due:
        return _marker_behind(state, account) if can.reads_by_marker else None
    if due[0].verb in DEEDS:
        return _answer(can, due[0])
    together = list(takewhile(lambda operation: operation.verb is due[0].verb, due))
    if due[0].scope is not None:
        together = list(takewhile(lambda o: o.scope == due[0].scope and o.is_one_click_with(due[0]), together))
    else:
        together = list(takewhile(lambda o: o.scope is None, together))  # what was asked for as a whole goes by itself
    ids = tuple(operation.id for operation in together)
    keys = frozenset[NotificationKey]().union(*(operation.keys for operation in together))
    scope = together[0].scope
    if not keys:
        return Plan(operations=ids)  # nothing is left of it that the person still wants
    match due[0].verb:
        case Verb.READ:
            return _read(state, account, ids, keys, scope)
        case Verb.UNREAD:
            items = _items(Verb.UNREAD, keys) if ReadScope.ITEM in can.unread else None
            return Plan(operations=ids, command=items)
        case _:
            return _dismiss(state, account, ids, keys, scope)


def whose_turn(due: Sequence[Operation], resting: Container[int]) -> Sequence[Operation]:
    """Those of the operations that may go now, the oldest first: what was sent in vain comes after all others, and then
    one click at a time, the one that waits longest. What is asked later of the same rows waits with it; but an answer
    and how its row is marked do not wait for each other. What is `resting` does not go.
    """
    if all(operation.attempts < TRIES for operation in due):
        return due
    answers: dict[NotificationKey, datetime] = {}
    marks: dict[NotificationKey, datetime] = {}
    turns = []
    for operation in due:
        waiting = answers if operation.verb in DEEDS else marks
        tried_at = (operation.tried_at or _NOT_YET) if operation.attempts >= TRIES else _NOT_YET
        tried_at = _LATER if operation.id in resting else tried_at
        turns.append(max((tried_at, *(waiting[key] for key in operation.keys if key in waiting))))
        waiting |= dict.fromkeys(operation.keys, turns[-1])
    if (now := min(turns)) == _LATER:
        return ()
    first, *others = [operation for operation, turn in zip(due, turns, strict=True) if turn == now]
    return [first, *(o for o in others if first.attempts < TRIES or o.is_one_click_with(first))]


def able_to(can: Capabilities, verb: Verb) -> bool:
    """Whether an account can answer in this way."""
    return bool(getattr(can, _FIELD[verb]))


def _answer(can: Capabilities, operation: Operation) -> Plan:
    ids, remotes = (operation.id,), frozenset(key.remote for key in operation.keys)
    if not able_to(can, operation.verb):
        reason = tr(can.reasons.get(_FIELD[operation.verb], phrase("This sign-in does not allow that")))
        return Plan(operations=ids, rejections=tuple(Rejection(id=remote, reason=reason) for remote in sorted(remotes)))
    command = Command(
        verb=operation.verb,
        selector=Items(remotes),
        about=operation.about,
        text=operation.text,
        nonce=f"traynotify-{operation.id}",
    )
    return Plan(operations=ids, command=command)


def _read(
    state: State, account: AccountId, ids: tuple[int, ...], keys: frozenset[NotificationKey], scope: Scope | None
) -> Plan:
    can = state.accounts[account].account.identity.capabilities
    if can.reads_by_marker:
        step = _marker_behind(state, account, keys)
        return replace(step, operations=ids) if step is not None else Plan(operations=ids)
    if scope is not None and _READ_SCOPES[type(scope)] in can.read:
        meant = (row for row in state.rows_of(account) if selects(scope, row.notification))
        if not any(blocks(state, row, keys) for row in meant):
            return Plan(operations=ids, command=Command(verb=Verb.READ, selector=scope))
    return Plan(operations=ids, command=_items(Verb.READ, keys) if ReadScope.ITEM in can.read else None)


def blocks(state: State, row: Row, being_read: frozenset[NotificationKey] = frozenset()) -> bool:
    """Whether the row is unread once `being_read` are read, so that no marker may pass it.

    What can still be undone counts as not done.
    """
    if row.gone or (row.read and row.overlay is not Verb.UNREAD):
        return False
    return row.key not in being_read and not state.hides(row)


def _marker_behind(
    state: State, account: AccountId, being_read: frozenset[NotificationKey] = frozenset()
) -> Plan | None:
    """Move the marker to the newest row that is read and has nothing unread between the marker and itself.

    Never past an unread row, never backwards: the marker belongs to every client of the person.
    """
    marker = state.accounts[account].account.marker
    above = [row for row in state.rows_of(account) if row.notification.order_key > marker]
    limit = min((row.notification.order_key for row in above if blocks(state, row, being_read)), default=None)
    reached = [(row.notification.order_key, row.notification.id) for row in above if row.read or row.key in being_read]
    reached += [(order_key, remote) for remote, order_key in state.untold_of(account).items()]
    below = [place for place in reached if limit is None or place[0] < limit]
    if not below:
        return None
    order_key, remote = max(below)
    return Plan(command=Command(verb=Verb.READ, selector=UpTo(order_key=order_key, id=remote)), marker=order_key)


def _dismiss(
    state: State, account: AccountId, ids: tuple[int, ...], keys: frozenset[NotificationKey], scope: Scope | None
) -> Plan:
    can = state.accounts[account].account.identity.capabilities
    keys = frozenset(key for key in keys if not ((row := state.rows.get(key)) is not None and row.is_remnant))
    if not keys:
        return Plan(operations=ids)  # its server has none of it any more
    clears = isinstance(scope, All) and can.clear
    if clears and all(row.gone or row.key in keys for row in state.rows_of(account)):
        return Plan(operations=ids, command=Command(verb=Verb.DISMISS, selector=All()))
    if can.dismiss:
        return Plan(operations=ids, command=_items(Verb.DISMISS, keys))
    if clears:
        reason = tr("This server can only delete everything at once, and something is there now that is new or put off")
    else:
        reason = tr(can.reasons.get("dismiss", phrase("This server cannot delete single notifications")))
    return Plan(operations=ids, rejections=tuple(Rejection(id=key.remote, reason=reason) for key in sorted(keys)))


def _items(verb: Verb, keys: frozenset[NotificationKey]) -> Command:
    return Command(verb=verb, selector=Items(frozenset(key.remote for key in keys)))
