"""The only place where state changes: ``reduce(state, fact) -> (State, Changes)``, pure.

A repeated event changes nothing; an answer asked for before a click never undoes it; nothing pending is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

import msgspec
from msgspec.structs import replace

from traynotify.core import rules, transitions
from traynotify.core.account import Account, first_health
from traynotify.core.commands import Verb
from traynotify.core.events import (
    Arrived,
    CapabilitiesChanged,
    Counted,
    Online,
    ReadChanged,
    Removed,
    Snapshot,
)
from traynotify.core.facts import (
    AccountChanged,
    AccountForgotten,
    AccountStored,
    AlertsShown,
    Asked,
    Fact,
    FromSource,
    HealthChanged,
    Postponed,
    Sending,
    SettingsChanged,
    Settled,
    Undone,
)
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.notification import Notification
from traynotify.core.ports import Batch
from traynotify.core.selector import Items, Selector, UpTo, selects
from traynotify.core.settings import HIDDEN_KINDS, Settings
from traynotify.core.state import AccountState, AlertState, Operation, Row, State


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What one fact changed. Views update themselves from it; `batch` is what the archive writes before they may."""

    before: State
    after: State
    added: tuple[Row, ...] = ()
    """Rows that the inbox shows now and did not before."""
    updated: tuple[Row, ...] = ()
    """Rows that the inbox showed and shows, as they are now."""
    removed: tuple[NotificationKey, ...] = ()
    """Rows that the inbox does not show any more."""
    touched: tuple[Row, ...] = ()
    """Every row that changed in any way, shown or not, as it is now."""
    accounts: frozenset[AccountId] = frozenset()
    """Accounts that came, went, or whose `AccountState` changed."""
    operations: bool = False
    settings: bool = False
    batch: Batch = Batch()

    def __bool__(self) -> bool:
        return bool(self.touched or self.removed or self.accounts or self.operations or self.settings)


def reduce(state: State, fact: Fact) -> tuple[State, Changes]:
    """The state after `fact`. Rows that the fact is about have to be in `state` if they exist at all."""
    draft = _Draft(state)
    match fact:
        case FromSource():
            _from_source(draft, fact)
        case AccountStored(account=account, at=at):
            draft.store_account(account, at)
        case AccountChanged():
            _change_account(draft, fact)
        case AccountForgotten(account=account_id):
            draft.forget_account(account_id)
        case HealthChanged():
            _change_health(draft, fact)
        case Asked(operation=operation):
            _ask(draft, operation)
        case Undone(operations=ids):
            _undo(draft, ids)
        case Sending(operations=ids):
            for operation in draft.existing(ids):
                draft.operations[operation.id] = replace(operation, sending=True)
        case Postponed(operations=ids):
            for operation in draft.existing(ids):
                draft.operations[operation.id] = replace(operation, sending=False, attempts=operation.attempts + 1)
        case Settled():
            _settle(draft, fact)
        case AlertsShown(keys=keys):
            for key in keys:
                if (row := draft.rows.get(key)) is not None and row.alert is AlertState.DUE:
                    draft.put(replace(row, alert=AlertState.SHOWN))
        case SettingsChanged(settings=settings):
            _change_settings(draft, settings)
        case _:
            assert_never(fact)
    return draft.finish()


class _Draft:
    """A state being changed: what was put is compared with what was there, once, at the end."""

    def __init__(self, state: State) -> None:
        self.before = state
        self.accounts = dict(state.accounts)
        self.operations = dict(state.operations)
        self.settings = state.settings
        self.rows = dict(state.rows)
        self._touched: dict[NotificationKey, None] = {}

    def put(self, row: Row) -> None:
        """Replace a row; one that stays equal is not a change."""
        if self.rows.get(row.key) != row:
            self.rows[row.key] = row
            self._touched[row.key] = None

    def rows_of(self, account: AccountId, selector: Selector) -> list[Row]:
        """The rows of an account that a selector means and that are not gone."""
        if isinstance(selector, Items):
            found = (self.rows.get(NotificationKey(account, i)) for i in selector.ids)
            return [row for row in found if row is not None and not row.gone]
        return [
            row
            for row in self.rows.values()
            if row.account == account and not row.gone and selects(selector, row.notification)
        ]

    def in_slot_of(self, item: Notification, account: AccountId) -> Row | None:
        """The row that stands where the server keeps a single one, and that is another than `item`."""
        here = self.rows.values() if item.slot else ()
        rows = (row for row in here if row.notification.slot == item.slot and row.account == account and not row.gone)
        return next((row for row in rows if row.notification.id != item.id), None)

    def existing(self, ids: Iterable[int]) -> list[Operation]:
        """Those of the operations that still exist, in the order of asking."""
        return [self.operations[i] for i in sorted(ids) if i in self.operations]

    def pending(self, keys: frozenset[NotificationKey]) -> dict[NotificationKey, Operation]:
        """The last thing that the outbox holds for each of these rows, where it holds any."""
        return {key: operation for operation in self.operations.values() for key in operation.keys & keys}

    def cancel(self, keys: frozenset[NotificationKey]) -> None:
        """Take these rows out of the operations that no server can have heard of."""
        for operation in list(self.operations.values()):
            if operation.is_undoable and not operation.keys.isdisjoint(keys):
                self.operations[operation.id] = replace(operation, keys=operation.keys - keys, scope=None)
                if not self.operations[operation.id].keys:
                    del self.operations[operation.id]

    def account(self, account: AccountId) -> Account:
        """The remembered account."""
        return self.accounts[account].account

    def store_account(self, account: Account, at: datetime) -> None:
        """Add or replace what is remembered. One that is paused is not heard of until it is resumed."""
        old = self.accounts.get(account.id)
        if old is None:
            self.accounts[account.id] = AccountState(account=account, health=first_health(account, at))
        elif old.account.paused != account.paused:
            self.accounts[account.id] = replace(old, account=account, health=first_health(account, at))
        else:
            self.accounts[account.id] = replace(old, account=account)

    def forget_account(self, account: AccountId) -> None:
        """Drop an account with its rows and operations."""
        self.accounts.pop(account, None)
        self.rows = {key: row for key, row in self.rows.items() if row.account != account}
        self.operations = {i: o for i, o in self.operations.items() if o.account != account}

    def _hidden_or_shown(self) -> list[NotificationKey]:
        """The rows that new settings may hide or show."""
        before = self.before.settings
        if before is self.settings:
            return []
        chosen_anew = {a for a in self.accounts if before.of(a)[HIDDEN_KINDS] != self.settings.of(a)[HIDDEN_KINDS]}
        return [key for key in self.rows if key.account in chosen_anew] if chosen_anew else []

    def finish(self) -> tuple[State, Changes]:
        """The new state and what differs."""
        before = self.before
        after = State(accounts=self.accounts, rows=self.rows, operations=self.operations, settings=self.settings)
        added, updated, removed = [], [], []
        delta = dict.fromkeys(self.accounts, 0)
        for key in {**self._touched, **dict.fromkeys(self._hidden_or_shown())}:
            old, new = before.rows.get(key), self.rows[key]
            was, shows = old is not None and before.shows(old), after.shows(new)
            delta[new.account] += (shows and not new.is_read) - (was and old is not None and not old.is_read)
            if shows and not was:
                added.append(new)
            elif shows and old != new:
                updated.append(new)
            elif was and not shows:
                removed.append(key)
        for account, difference in delta.items():
            if difference:
                counted = self.accounts[account]
                self.accounts[account] = replace(counted, unread=counted.unread + difference)
        gone = [a for a in before.accounts if a not in self.accounts]
        if gone:
            removed += [key for key in before.rows if key.account in gone]
        changed = {a for a, s in self.accounts.items() if before.accounts.get(a) != s} | set(gone)
        touched = tuple(self.rows[key] for key in self._touched)
        batch = Batch(
            accounts=tuple(
                s.account
                for a, s in self.accounts.items()
                if a in changed and (a not in before.accounts or before.accounts[a].account != s.account)
            ),
            removed_accounts=tuple(gone),
            rows=touched,
            operations=tuple(o for i, o in self.operations.items() if before.operations.get(i) != o),
            removed_operations=tuple(
                i for i, o in before.operations.items() if i not in self.operations and o.account not in gone
            ),
        )
        return after, Changes(
            before=before,
            after=after,
            added=tuple(added),
            updated=tuple(updated),
            removed=tuple(removed),
            touched=touched,
            accounts=frozenset(changed),
            operations=before.operations != self.operations,
            settings=before.settings != self.settings,
            batch=batch,
        )


def _change_account(draft: _Draft, fact: AccountChanged) -> None:
    if fact.account not in draft.accounts:
        return  # it was removed meanwhile
    account = draft.account(fact.account)
    changed = replace(
        account,
        identity=account.identity if fact.identity is None else fact.identity,
        base_url=account.base_url if fact.base_url is None else fact.base_url,
        paused=account.paused if fact.paused is None else fact.paused,
    )
    draft.store_account(changed, fact.at)


def _change_health(draft: _Draft, fact: HealthChanged) -> None:
    known = draft.accounts.get(fact.account)
    if known is not None and not known.account.paused:  # of one that is paused, nothing is news until it is resumed
        draft.accounts[fact.account] = replace(known, health=fact.health)


def _change_settings(draft: _Draft, settings: Settings) -> None:
    """Take up new settings; an alert that they rule out is not due any more."""
    draft.settings = settings
    for row in draft.before.rows.values():
        if row.alert is AlertState.DUE:
            alert, reason = rules.decide(
                row.notification, account=row.account, origin=row.origin, read=row.is_read, settings=settings
            )
            if alert is not AlertState.DUE:
                draft.put(replace(row, alert=alert, alert_reason=reason))


def _from_source(draft: _Draft, fact: FromSource) -> None:
    if fact.account not in draft.accounts:
        return  # it was removed while the event was on its way
    account = draft.account(fact.account)
    match fact.event:
        case Snapshot(items=items, asked_at=asked_at, cursor=cursor, complete_from=complete_from):
            for item in items:
                below_marker = bool(account.marker) and item.order_key <= account.marker
                _told(draft, fact, item, asked_at=asked_at, below_marker=below_marker)
            if complete_from is not None:
                _notice_deletions(draft, fact.account, items, asked_at, complete_from, fact.at)
            if cursor is not None:
                draft.store_account(replace(account, cursor=cursor), fact.at)
        case Arrived(items=items):
            for item in items:  # nobody can have read it yet, wherever the marker is: ids do not come in order
                _told(draft, fact, item, asked_at=None, below_marker=False)
        case ReadChanged():
            _read_changed(draft, fact.account, fact.event, fact.at)
        case Removed(selector=selector):
            for row in draft.rows_of(fact.account, selector):
                draft.put(transitions.deleted(row, fact.at))
        case Counted(asked_at=asked_at):
            counted = draft.accounts[fact.account].counted
            if counted is None or counted.asked_at < asked_at:
                draft.accounts[fact.account] = replace(draft.accounts[fact.account], counted=fact.event)
        case Online():
            draft.store_account(replace(account, seeded=True), fact.at)
        case CapabilitiesChanged(capabilities=capabilities):
            identity = replace(account.identity, capabilities=capabilities)
            draft.store_account(replace(account, identity=identity), fact.at)
        case _:
            assert_never(fact.event)


def _told(
    draft: _Draft, fact: FromSource, item: Notification, *, asked_at: datetime | None, below_marker: bool
) -> None:
    old = draft.rows.get(NotificationKey(fact.account, item.id))
    before = draft.in_slot_of(item, fact.account) if old is None or old.gone else None
    if before is not None and before.notification.order_key > item.order_key:
        return  # it has been replaced since
    if old is None:
        row = transitions.first_told(item, fact, draft.settings, below_marker=below_marker)
        draft.put(row if before is None else transitions.taking_over(row, before))
        if before is not None:
            draft.put(transitions.deleted(before, fact.at))
    else:
        draft.put(transitions.told_again(old, item, fact, draft.settings, asked_at=asked_at, below_marker=below_marker))


def _notice_deletions(
    draft: _Draft,
    account: AccountId,
    items: tuple[Notification, ...],
    asked_at: datetime,
    complete_from: str,
    now: datetime,
) -> None:
    held = {item.id for item in items}
    for row in list(draft.rows.values()):
        if (
            row.account == account
            and not row.gone
            and row.notification.id not in held
            and row.notification.order_key >= complete_from
            and not transitions.is_late(row, asked_at, now)
        ):
            draft.put(transitions.deleted(row, asked_at))


def _read_changed(draft: _Draft, account_id: AccountId, event: ReadChanged, at: datetime) -> None:
    rows = draft.rows_of(account_id, event.selector)
    if isinstance(event.selector, UpTo) and event.read:
        account, marker = draft.account(account_id), event.selector.order_key
        if marker <= account.marker:
            return  # a marker counts by its movement only: what was marked unread here below it stays so
        rows = [row for row in rows if row.notification.order_key > account.marker or row.touched_at is None]
        draft.store_account(replace(account, marker=marker), at)
    elif event.asked_at is not None and not isinstance(event.selector, Items):
        rows = [row for row in rows if row.received_at <= event.asked_at]  # what came later was not meant
    for row in rows:
        draft.put(transitions.read_changed(row, read=event.read, asked_at=event.asked_at, now=at))


def _ask(draft: _Draft, operation: Operation) -> None:
    """Accept a command: its rows show it at once. Taking back a click that no server has heard of just cancels it."""
    rows = {key: row for key in operation.keys if (row := draft.rows.get(key)) is not None and row.is_listed}
    pending = draft.pending(frozenset(rows))
    if operation.verb is not Verb.DISMISS:
        draft.cancel(frozenset(key for key, earlier in pending.items() if earlier.verb is not operation.verb))
        pending = draft.pending(frozenset(rows))
    keys, send_at = set(), operation.send_at
    for key, row in rows.items():
        earlier = pending.get(key)
        if earlier is not None and earlier.verb is not operation.verb:
            keys.add(key)
            send_at = max(send_at, earlier.send_at)  # a row's commands are sent in the order in which they were asked
        elif earlier is None and (operation.verb is Verb.DISMISS or row.read != (operation.verb is Verb.READ)):
            keys.add(key)
        overlay = operation.verb if earlier is not None or key in keys else None
        asked = replace(row, overlay=overlay, failure="", failed=None)
        if asked != row:
            draft.put(transitions.quiet_if_read(replace(asked, touched_at=operation.accepted_at)))
    if keys:
        draft.operations[operation.id] = replace(operation, keys=frozenset(keys), send_at=send_at)


def _undo(draft: _Draft, ids: Iterable[int]) -> None:
    for operation in draft.existing(ids):
        if operation.is_undoable:
            del draft.operations[operation.id]
            pending = draft.pending(operation.keys)
            for key in operation.keys:
                if (row := draft.rows.get(key)) is not None:
                    draft.put(replace(row, overlay=pending[key].verb if key in pending else None))


def _settle(draft: _Draft, fact: Settled) -> None:
    refused = {rejection.id: rejection.reason for rejection in fact.rejections}
    for operation in draft.existing(fact.operations):
        del draft.operations[operation.id]
        pending = draft.pending(operation.keys)
        for key in operation.keys:
            if (row := draft.rows.get(key)) is not None:
                row = replace(row, overlay=pending[key].verb if key in pending else None)
                refusal = refused.get(key.remote)
                draft.put(transitions.settled(row, operation.verb, refusal=refusal, at=fact.at, local=fact.local))
    if fact.marker and fact.account in draft.accounts:
        account = draft.account(fact.account)
        draft.store_account(replace(account, marker=max(account.marker, fact.marker)), fact.at)
