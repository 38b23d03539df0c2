"""A state being changed by one fact, and what differs once that is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

import msgspec
from msgspec.structs import replace

from traynotify.core.account import Account, first_health
from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.notification import Notification
from traynotify.core.ports import Batch
from traynotify.core.selector import Items, Selector, selects
from traynotify.core.settings import HIDDEN_KINDS
from traynotify.core.state import AccountState, Operation, Row, State
from traynotify.core.verbs import DEEDS


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


class Draft:
    """A state being changed: what was put is compared with what was there, once, at the end."""

    def __init__(self, state: State) -> None:
        self.before = state
        self.accounts = dict(state.accounts)
        self.operations = dict(state.operations)
        self.settings = state.settings
        self._changed: dict[NotificationKey, Row] = {}
        self._in_slot: dict[tuple[AccountId, str], NotificationKey] = {}

    def row(self, key: NotificationKey) -> Row | None:
        """The row as it is now, if it is here."""
        return self._changed[key] if key in self._changed else self.before.rows.get(key)

    def rows(self) -> Iterator[Row]:
        """All rows as they are now, beginning with those that were here before."""
        if not self._changed:
            yield from self.before.rows.values()
            return
        for key, row in self.before.rows.items():
            yield self._changed.get(key, row)
        yield from [row for key, row in self._changed.items() if key not in self.before.rows]

    def put(self, row: Row) -> None:
        """Replace a row; one that stays equal is not a change."""
        if self.row(row.key) != row:
            self._changed[row.key] = row
            if row.notification.slot and not row.gone:
                self._in_slot[row.account, row.notification.slot] = row.key

    def rows_of(self, account: AccountId, selector: Selector) -> list[Row]:
        """The rows of an account that a selector means and that are not gone."""
        if isinstance(selector, Items):
            found = self.rows_of_keys(NotificationKey(account, remote) for remote in selector.ids)
            return [row for row in found if not row.gone]
        return [
            row
            for row in self.rows()
            if row.account == account and not row.gone and selects(selector, row.notification)
        ]

    def rows_of_keys(self, keys: Iterable[NotificationKey]) -> list[Row]:
        """Those of the rows that are here, in the order of their keys: what is said of a set is the same each time."""
        return [row for key in sorted(keys) if (row := self.row(key)) is not None]

    def in_slot_of(self, item: Notification, account: AccountId) -> Row | None:
        """The row that stands where the server keeps a single one, and that is another than `item`."""
        now = self._in_slot.get((account, item.slot))
        row = self.row(now) if now is not None else self.before.rows.in_slot(account, item.slot)
        # The draft may have changed the row that stood there before.
        row = self.row(row.key) if row is not None else None
        return row if row is not None and not row.gone and row.notification.id != item.id else None

    def existing(self, ids: Iterable[int]) -> list[Operation]:
        """Those of the operations that still exist, in the order of asking."""
        return [self.operations[i] for i in sorted(ids) if i in self.operations]

    def pending(
        self, keys: frozenset[NotificationKey], beside: Operation | None = None
    ) -> dict[NotificationKey, Operation]:
        """The last mark that the outbox holds for each of these rows, where it holds any `beside` a certain click."""
        marking = (o for o in self.operations.values() if o.verb not in DEEDS)
        others = (o for o in marking if beside is None or not o.is_one_click_with(beside))
        return {key: operation for operation in others for key in operation.keys & keys}

    def ask(self, verb: Verb, rows: Iterable[Row], at: datetime, send_at: datetime | None = None) -> None:
        """Ask for the same of these rows of one account without anybody's having clicked, by default at once."""
        asked = [replace(row, overlay=verb) for row in rows]
        newest = max(self.operations, default=0)
        operation = Operation(
            id=max(newest + 1, int(at.timestamp() * 1_000_000)),
            account=asked[0].account,
            verb=verb,
            keys=frozenset(row.key for row in asked),
            accepted_at=at,
            send_at=send_at or at,
        )
        self.operations[operation.id] = operation
        for row in asked:
            self.put(row)

    def cancel(self, keys: frozenset[NotificationKey]) -> None:
        """Take these rows out of the marks that no server can have heard of."""
        self._take_out(keys, lambda operation: operation.verb not in DEEDS and operation.is_undoable)

    def put_off(self, keys: frozenset[NotificationKey]) -> None:
        """Take these rows out of what is to be read, also of what was tried in vain."""
        self._take_out(keys, lambda operation: operation.verb is Verb.READ and not operation.sending)

    def leave_out(self, key: NotificationKey) -> Verb | None:
        """Take this row out of all that would read or delete what the person has not seen, be it on its way; returns
        the mark that is left.
        """
        self._take_out(frozenset((key,)), lambda operation: operation.verb in (Verb.READ, Verb.DISMISS))
        return left.verb if (left := self.pending(frozenset((key,))).get(key)) is not None else None

    def _take_out(self, keys: frozenset[NotificationKey], of: Callable[[Operation], bool]) -> None:
        for operation in list(self.operations.values()):
            if of(operation) and not operation.keys.isdisjoint(keys):
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
        self.operations = {i: o for i, o in self.operations.items() if o.account != account}

    def _hidden_or_shown(self) -> list[NotificationKey]:
        """The rows that new settings may hide or show."""
        before = self.before.settings
        if before is self.settings:
            return []
        chosen_anew = {a for a in self.accounts if before.of(a)[HIDDEN_KINDS] != self.settings.of(a)[HIDDEN_KINDS]}
        return [row.key for row in self.rows() if row.account in chosen_anew] if chosen_anew else []

    def finish(self, *, may_be_told_again: bool = False) -> tuple[State, Changes]:
        """The new state and what differs."""
        before, rows = self.before, self.before.rows.with_rows(self._changed)
        gone = [account for account in before.accounts if account not in self.accounts]
        if gone:
            rows = rows.without(row for row in rows.values() if row.account in gone)
        after = State(
            accounts=self.accounts,
            rows=rows,
            untold={account: ids for account, ids in before.untold.items() if account in self.accounts},
            operations=self.operations,
            settings=self.settings,
        )
        added, updated, removed = [], [], []
        delta = dict.fromkeys(self.accounts, 0)
        for key in {**self._changed, **dict.fromkeys(self._hidden_or_shown())}:
            old, new = before.rows.get(key), rows[key]
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
        if gone:
            removed += [key for key in before.rows if key.account in gone]
        changed = {a for a, s in self.accounts.items() if before.accounts.get(a) != s} | set(gone)
        return after, Changes(
            before=before,
            after=after,
            added=tuple(added),
            updated=tuple(updated),
            removed=tuple(removed),
            touched=tuple(self._changed.values()),
            accounts=frozenset(changed),
            operations=before.operations != self.operations,
            settings=before.settings != self.settings,
            batch=self._batch(gone, may_be_told_again=may_be_told_again),
        )

    def _batch(self, gone: Sequence[AccountId], *, may_be_told_again: bool) -> Batch:
        """What the archive has to write, the accounts in `gone` being removed."""
        old_accounts, old_operations = self.before.accounts, self.before.operations
        accounts = (known.account for known in self.accounts.values())
        return Batch(
            accounts=tuple(a for a in accounts if a.id not in old_accounts or old_accounts[a.id].account != a),
            removed_accounts=tuple(gone),
            rows=tuple(self._changed.values()),
            operations=tuple(o for i, o in self.operations.items() if _differs(old_operations.get(i), o)),
            removed_operations=tuple(
                i for i, o in old_operations.items() if i not in self.operations and o.account not in gone
            ),
            may_be_told_again=may_be_told_again,
        )


def _differs(old: Operation | None, new: Operation) -> bool:
    """Whether it changed; two that are one are not compared key by key."""
    return old is not new and old != new
