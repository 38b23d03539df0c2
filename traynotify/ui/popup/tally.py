"""How many are unread in each part of the inbox, kept up to date by what changes instead of counted anew."""

from __future__ import annotations

from collections import Counter

from traynotify.core.ids import AccountId
from traynotify.core.notification import Kind
from traynotify.core.reduce import Changes
from traynotify.core.settings import HIDDEN_KINDS
from traynotify.core.state import Row, State
from traynotify.ui.popup.filters import PART_KINDS, Part


class Tally:
    """Unread rows by account and kind; what is hidden is left out only when it is asked for."""

    def __init__(self, state: State) -> None:
        self._unread = Counter((row.account, row.notification.kind) for row in state.rows.values() if _waits(row))

    def take(self, changes: Changes) -> None:
        """Follow a change of the state."""
        for row in changes.touched:
            before = changes.before.rows.get(row.key)
            self._unread[row.account, row.notification.kind] += _waits(row)
            if before is not None:
                self._unread[before.account, before.notification.kind] -= _waits(before)
        gone = changes.accounts - changes.after.accounts.keys()
        for account, kind in [entry for entry in self._unread if entry[0] in gone]:
            del self._unread[account, kind]

    def counts(self, state: State, account: AccountId | None = None) -> dict[Part, int]:
        """How many wait in each part, of one account or of all."""
        kinds: Counter[Kind] = Counter()
        for (name, kind), count in self._unread.items():
            if account in (None, name) and kind not in state.settings.of(name)[HIDDEN_KINDS]:
                kinds[kind] += count
        counts = {part: sum(kinds[kind] for kind in wanted) for part, wanted in PART_KINDS.items()}
        return {Part.ALL: kinds.total(), Part.UNREAD: kinds.total(), **counts}


def _waits(row: Row) -> bool:
    return row.is_listed and not row.is_read
