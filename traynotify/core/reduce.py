"""The only place where state changes: ``reduce(state, fact) -> (State, Changes)``, pure.

A repeated event changes nothing; an answer asked for before a click never undoes it; nothing pending is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

import msgspec
from msgspec.structs import replace

from traynotify.core import rules
from traynotify.core.account import Account, Health, HealthState
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
from traynotify.core.settings import Settings
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
        case AccountForgotten(account=account_id):
            draft.forget_account(account_id)
        case HealthChanged(account=account_id, health=health):
            if account_id in draft.accounts:
                draft.accounts[account_id] = replace(draft.accounts[account_id], health=health)
        case Asked(operation=operation):
            _ask(draft, operation)
        case Undone(operation=operation_id, at=at):
            _undo(draft, operation_id, at)
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
            draft.settings = settings
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

    def existing(self, ids: Iterable[int]) -> list[Operation]:
        """Those of the operations that still exist, in the order of asking."""
        return [self.operations[i] for i in sorted(ids) if i in self.operations]

    def pending_verb(self, key: NotificationKey) -> Verb | None:
        """The last thing that the outbox holds for a row."""
        return next((o.verb for o in reversed(self.operations.values()) if key in o.keys), None)

    def account(self, account: AccountId) -> Account:
        """The remembered account."""
        return self.accounts[account].account

    def store_account(self, account: Account, at: datetime) -> None:
        """Add or replace what is remembered."""
        old = self.accounts.get(account.id)
        fresh = Health(state=HealthState.PAUSED if account.paused else HealthState.CONNECTING, since=at)
        new = AccountState(account=account, health=fresh)
        self.accounts[account.id] = replace(old, account=account) if old else new

    def forget_account(self, account: AccountId) -> None:
        """Drop an account with its rows and operations."""
        self.accounts.pop(account, None)
        self.rows = {key: row for key, row in self.rows.items() if row.account != account}
        self.operations = {i: o for i, o in self.operations.items() if o.account != account}

    def finish(self) -> tuple[State, Changes]:
        """The new state and what differs."""
        before = self.before
        after = State(accounts=self.accounts, rows=self.rows, operations=self.operations, settings=self.settings)
        settings_changed = before.settings != self.settings
        keys: Iterable[NotificationKey] = before.rows if settings_changed else self._touched
        added, updated, removed = [], [], []
        delta = dict.fromkeys(self.accounts, 0)
        for key in {**dict.fromkeys(keys), **self._touched}:
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
            settings=settings_changed,
            batch=batch,
        )


def _from_source(draft: _Draft, fact: FromSource) -> None:
    if fact.account not in draft.accounts:
        return  # it was removed while the event was on its way
    account = draft.account(fact.account)
    match fact.event:
        case Snapshot(items=items, asked_at=asked_at, cursor=cursor, complete_from=complete_from):
            for item in items:
                below_marker = bool(account.marker) and item.order_key <= account.marker
                _upsert(draft, fact, item, asked_at=asked_at, read_elsewhere=below_marker)
            if complete_from is not None:
                _notice_deletions(draft, fact.account, items, asked_at, complete_from)
            if cursor is not None:
                draft.store_account(replace(account, cursor=cursor), fact.at)
        case Arrived(items=items):
            for item in items:
                _upsert(draft, fact, item, asked_at=fact.at, read_elsewhere=False)
        case ReadChanged():
            _read_changed(draft, fact.account, fact.event, fact.at)
        case Removed(selector=selector):
            for row in draft.rows_of(fact.account, selector):
                draft.put(_gone(row))
        case Counted():
            draft.accounts[fact.account] = replace(draft.accounts[fact.account], counted=fact.event)
        case Online():
            draft.store_account(replace(account, seeded=True), fact.at)
        case CapabilitiesChanged(capabilities=capabilities):
            identity = replace(account.identity, capabilities=capabilities)
            draft.store_account(replace(account, identity=identity), fact.at)
        case _:
            assert_never(fact.event)


def _upsert(draft: _Draft, fact: FromSource, item: Notification, *, asked_at: datetime, read_elsewhere: bool) -> None:
    old = draft.rows.get(NotificationKey(fact.account, item.id))
    if old is None:
        read = item.server_read if item.server_read is not None else read_elsewhere
        alert, reason = rules.decide(item, account=fact.account, origin=fact.origin, read=read, settings=draft.settings)
        draft.put(
            Row(
                account=fact.account,
                notification=item,
                origin=fact.origin,
                received_at=fact.at,
                read=read,
                alert=alert,
                alert_reason=reason,
            )
        )
        return
    if old.dismissed or (old.gone and asked_at <= (old.touched_at or old.received_at)):
        return
    new = replace(old, notification=item, gone=False)
    if item.server_read is not None and _is_news(old, asked_at):
        new = replace(new, read=item.server_read)
        if old.read and not new.read and item.happened_at > old.notification.happened_at:
            alert, reason = rules.decide(
                item, account=fact.account, origin=fact.origin, read=new.is_read, settings=draft.settings
            )
            new = replace(new, alert=alert, alert_reason=reason)
    draft.put(_quiet_if_read(new))


def _notice_deletions(
    draft: _Draft, account: AccountId, items: tuple[Notification, ...], asked_at: datetime, complete_from: str
) -> None:
    held = {item.id for item in items}
    for row in list(draft.rows.values()):
        if (
            row.account == account
            and not row.gone
            and row.notification.id not in held
            and row.notification.order_key >= complete_from
            and row.received_at < asked_at
        ):
            draft.put(_gone(replace(row, touched_at=asked_at)))


def _read_changed(draft: _Draft, account_id: AccountId, event: ReadChanged, at: datetime) -> None:
    rows = draft.rows_of(account_id, event.selector)
    if isinstance(event.selector, UpTo) and event.read:
        account, marker = draft.account(account_id), event.selector.order_key
        if marker <= account.marker:
            return  # a marker counts by its movement only: what was marked unread here below it stays so
        rows = [row for row in rows if row.notification.order_key > account.marker]
        draft.store_account(replace(account, marker=marker), at)
    for row in rows:
        if _is_news(row, event.asked_at or at):
            draft.put(_quiet_if_read(replace(row, read=event.read, touched_at=event.asked_at or at)))


def _ask(draft: _Draft, operation: Operation) -> None:
    """Accept a command: its rows show it at once, and it takes them out of older operations that were not sent yet."""
    for older in list(draft.operations.values()):
        if older.account == operation.account and not older.sending and not older.keys.isdisjoint(operation.keys):
            draft.operations[older.id] = replace(older, keys=older.keys - operation.keys, whole=False)
    keys = set()
    for key in operation.keys:
        row = draft.rows.get(key)
        if row is None or row.gone:
            continue
        in_flight = draft.pending_verb(key)
        row = replace(row, overlay=operation.verb, touched_at=operation.accepted_at, failure="", failed=None)
        if in_flight is None and operation.verb is not Verb.DISMISS and row.read == (operation.verb is Verb.READ):
            row = replace(row, overlay=None)
        else:
            keys.add(key)
        draft.put(_quiet_if_read(row))
    draft.operations = {i: o for i, o in draft.operations.items() if o.keys or o.sending}
    if keys:
        draft.operations[operation.id] = replace(operation, keys=frozenset(keys))


def _undo(draft: _Draft, operation_id: int, at: datetime) -> None:
    operation = draft.operations.get(operation_id)
    if operation is None or operation.sending:
        return
    del draft.operations[operation_id]
    for key in operation.keys:
        if (row := draft.rows.get(key)) is not None:
            draft.put(replace(row, overlay=draft.pending_verb(key), touched_at=at))


def _settle(draft: _Draft, fact: Settled) -> None:
    refused = {rejection.id: rejection.reason for rejection in fact.rejections}
    for operation in draft.existing(fact.operations):
        del draft.operations[operation.id]
        for key in operation.keys:
            if (row := draft.rows.get(key)) is not None:
                draft.put(_settle_row(row, operation.verb, draft.pending_verb(key), refused.get(key.remote), fact.at))
        if fact.marker:
            account = draft.account(operation.account)
            draft.store_account(replace(account, marker=max(account.marker, fact.marker)), fact.at)


def _settle_row(row: Row, verb: Verb, pending: Verb | None, refusal: str | None, at: datetime) -> Row:
    row = replace(row, overlay=pending, touched_at=at)
    if refusal is not None:
        return replace(row, failure=refusal, failed=verb)
    match verb:
        case Verb.READ | Verb.UNREAD:
            return replace(row, read=verb is Verb.READ)
        case Verb.DISMISS:
            return replace(_gone(row), dismissed=True)


def _is_news(row: Row, asked_at: datetime) -> bool:
    """Whether an answer asked for at `asked_at` may decide about the row: not if a click or a push came later."""
    return row.touched_at is None or asked_at > row.touched_at


def _gone(row: Row) -> Row:
    return _no_alert(replace(row, gone=True, overlay=None), "it was deleted before it was shown")


def _quiet_if_read(row: Row) -> Row:
    return _no_alert(row, "it was read before it was shown") if row.is_read or not row.is_listed else row


def _no_alert(row: Row, reason: str) -> Row:
    return replace(row, alert=AlertState.NONE, alert_reason=reason) if row.alert is AlertState.DUE else row


def initial(
    accounts: Iterable[Account], rows: Iterable[Row], operations: Iterable[Operation], settings: Settings, at: datetime
) -> State:
    """The state that the archive's memory makes at start."""
    state = State(
        rows={row.key: row for row in rows},
        operations={o.id: replace(o, sending=False) for o in sorted(operations, key=lambda o: o.id)},
        settings=settings,
    )
    unread: dict[AccountId, int] = {}
    for row in state.rows.values():
        if state.shows(row) and not row.is_read:
            unread[row.account] = unread.get(row.account, 0) + 1
    health = {False: HealthState.CONNECTING, True: HealthState.PAUSED}
    states = {
        a.id: AccountState(account=a, health=Health(state=health[a.paused], since=at), unread=unread.get(a.id, 0))
        for a in sorted(accounts, key=lambda a: a.added_at)
    }
    return replace(state, accounts=states)


def trimmed(state: State, recent: int) -> State:
    """`state` without the old read rows beyond the newest `recent` of each account; they stay in the archive."""
    kept: dict[NotificationKey, Row] = {}
    seen: dict[AccountId, int] = {}
    for row in sorted(state.rows.values(), key=lambda r: r.notification.order_key, reverse=True):
        seen[row.account] = seen.get(row.account, 0) + 1
        needed = not row.is_read or row.overlay is not None or row.failure or row.alert is AlertState.DUE
        if seen[row.account] <= recent or (needed and not row.gone):
            kept[row.key] = row
    return replace(state, rows=kept)
