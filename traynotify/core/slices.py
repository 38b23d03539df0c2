"""A fact about thousands of rows as facts about a few hundred each, so that others may run in between.

A crash between two of them loses nothing: what a server told is told again, because what must not be ahead of the rows
comes last, and what a person asked for is done in part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from msgspec.structs import replace

from traynotify.core.events import Arrived, ReadChanged, Removed, Snapshot, SourceEvent
from traynotify.core.facts import AlertsShown, Asked, Fact, FromSource, Seen, Settled, Snoozed, Undone, Woken
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.marked import meant
from traynotify.core.selector import Items, Selector, selects
from traynotify.core.state import Row, State

T = TypeVar("T")

MOST = 500
"""Rows of one slice: some ten milliseconds, with all that follows from them."""


def slices(state: State, fact: Fact) -> Iterator[Fact]:
    """Facts that together are `fact`, in the order in which they have to happen; a small one is its only slice.

    `state` is the one before `fact`, with the rows that it is about.
    """
    match fact:
        case FromSource(account=account, event=event) if account in state.accounts:
            for part in _of_event(state, account, event):
                yield replace(fact, event=part)
        case AlertsShown(keys=keys) | Seen(keys=keys) | Snoozed(keys=keys) | Woken(keys=keys):
            for some in cut(keys):
                yield replace(fact, keys=some)
        case Asked(operation=operation):
            *parts, last = cut(sorted(operation.keys, key=attrgetter("remote")))
            for number, some in enumerate(parts):
                begun = replace(operation, id=operation.id + number, keys=frozenset(some), goes_on=True)
                yield replace(fact, operation=begun)
            yield replace(fact, operation=replace(operation, id=operation.id + len(parts), keys=frozenset(last)))
        case Settled(operations=[*parts, last]) if _are_many(state, fact.operations):
            for number in parts:
                yield replace(fact, operations=(number,), marker="")
            yield replace(fact, operations=(last,))
        case Undone(operations=numbers) if _are_many(state, numbers):
            for number in numbers:
                yield Undone(operations=(number,))
        case _:
            yield fact


def broken_off(state: State) -> State:
    """`state` after a failure between two slices: what a person asked for holds as far as it was taken up."""
    operations = {i: replace(o, goes_on=False) if o.goes_on else o for i, o in state.operations.items()}
    return replace(state, operations=operations)


def _of_event(state: State, account: AccountId, event: SourceEvent) -> Iterator[SourceEvent]:
    """What is told again changes nothing: so the whole, with cursor and marker, may follow what was told in parts."""
    match event:
        case Arrived(items=items):
            for some in cut(items):
                yield Arrived(items=tuple(some))
        case Snapshot(items=items) if len(items) > MOST:
            for some in cut(items):
                yield Snapshot(items=tuple(some), asked_at=event.asked_at)
            yield event
        case ReadChanged(selector=selector, read=read) if _may_be_many(state, selector):
            rows = meant(event, state.accounts[account].account, _selected(state, account, selector))
            for ids in _ids_but_the_last(row for row in rows if row.read is not read):
                yield replace(event, selector=ids)
            yield event
        case Removed(selector=selector) if _may_be_many(state, selector):
            for ids in _ids_but_the_last(_selected(state, account, selector)):
                yield Removed(selector=ids)
            yield event
        case _:
            yield event


def _selected(state: State, account: AccountId, selector: Selector) -> Iterable[Row]:
    if isinstance(selector, Items):
        keys = (NotificationKey(account, remote) for remote in sorted(selector.ids))
        return (row for key in keys if (row := state.rows.get(key)) is not None and not row.gone)
    return (row for row in state.rows_of(account) if not row.gone and selects(selector, row.notification))


def _are_many(state: State, operations: Sequence[int]) -> bool:
    return sum(len(state.operations[number].keys) for number in operations if number in state.operations) > MOST


def _may_be_many(state: State, selector: Selector) -> bool:
    return len(selector.ids if isinstance(selector, Items) else state.rows) > MOST


def _ids_but_the_last(rows: Iterable[Row]) -> Iterator[Items]:
    """The rows in slices, without the last, which the whole brings."""
    *parts, _ = cut([row.notification.id for row in rows])
    for ids in parts:
        yield Items(frozenset(ids))


def cut(things: Sequence[T]) -> Iterator[Sequence[T]]:
    """Slices of `things`; a single one, which may be empty, where they are few."""
    for start in range(0, max(len(things), 1), MOST):
        yield things[start : start + MOST]
