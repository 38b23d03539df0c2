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
    """Unread rows, and those that are put off, by account and kind; what is hidden is left out when it is asked for."""

    def __init__(self, state: State) -> None:
        self._unread = Counter((row.account, row.notification.kind) for row in state.rows.values() if _waits(row))
        self._snoozed = Counter((row.account, row.notification.kind) for row in state.rows.values() if row.is_snoozed)

    def take(self, changes: Changes) -> None:
        """Follow a change of the state."""
        for row in changes.touched:
            before = changes.before.rows.get(row.key)
            self._unread[row.account, row.notification.kind] += _waits(row)
            self._snoozed[row.account, row.notification.kind] += row.is_snoozed
            if before is not None:
                self._unread[before.account, before.notification.kind] -= _waits(before)
                self._snoozed[before.account, before.notification.kind] -= before.is_snoozed
        gone = changes.accounts - changes.after.accounts.keys()
        for counted in (self._unread, self._snoozed):
            for entry in [entry for entry in counted if entry[0] in gone]:
                del counted[entry]

    def counts(self, state: State, account: AccountId | None = None) -> dict[Part, int]:
        """How many wait in each part, of one account or of all."""
        kinds = _by_kind(self._unread, state, account)
        counts = {part: sum(kinds[kind] for kind in wanted) for part, wanted in PART_KINDS.items()}
        snoozed = _by_kind(self._snoozed, state, account).total()
        return {Part.ALL: kinds.total(), Part.UNREAD: kinds.total(), **counts, Part.SNOOZED: snoozed}


def _by_kind(counted: Counter[tuple[AccountId, Kind]], state: State, account: AccountId | None) -> Counter[Kind]:
    kinds: Counter[Kind] = Counter()
    for (name, kind), count in counted.items():
        if account in (None, name) and kind not in state.settings.of(name)[HIDDEN_KINDS]:
            kinds[kind] += count
    return kinds


def _waits(row: Row) -> bool:
    return row.is_in_inbox and not row.is_read
