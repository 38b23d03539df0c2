"""Which rows a change is about besides those that it names: those of an account, or of something in the outbox."""

from __future__ import annotations

from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.reduce import Changes
from traynotify.core.state import State


def accounts_look_different(changes: Changes) -> bool:
    """Whether an account changed in a way that rows show: its name, what it can do, or whether it is reachable."""

    def seen(state: State, account: AccountId) -> object:
        known = state.accounts.get(account)
        return (known.account.identity, known.health.state) if known else None

    return any(seen(changes.before, a) != seen(changes.after, a) for a in changes.accounts)


def rows_of_changed_operations(changes: Changes) -> set[NotificationKey]:
    """The rows that what came into the outbox, changed there or left it is about."""
    before, after = changes.before.operations, changes.after.operations
    changed = [o for i, o in (*before.items(), *after.items()) if before.get(i) != after.get(i)]
    return set().union(*(o.keys for o in changed))
