"""The state of the whole app as one immutable value, and the views on it. Only `core.reduce` makes a new one."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from traynotify.core.account import Account, Health
from traynotify.core.commands import Verb
from traynotify.core.events import Counted
from traynotify.core.ids import AccountId, NotificationKey, RemoteId
from traynotify.core.layered import Layered
from traynotify.core.notification import Kind, Notification, Origin
from traynotify.core.selector import Scope
from traynotify.core.settings import HIDDEN_KINDS, IN_BADGE, Settings
from traynotify.core.trail import Trail
from traynotify.core.verbs import DEEDS


class AlertState(StrEnum):
    """Where a row stands in the ledger of alerts."""

    NONE = "none"
    """Nothing is to be shown; `Row.alert_reason` says why."""
    DUE = "due"
    """Committed as to be shown; shown again after a crash, because the desktop has not answered yet."""
    SHOWN = "shown"
    """The desktop has answered."""


# gc=False, here and in what a row is made of: no cycle can run through them, and to look for garbage among 50,000
# of them would stop the window for a tenth of a second.
class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A notification together with what was done to it here."""

    account: AccountId
    notification: Notification
    origin: Origin
    received_at: datetime
    read: bool
    """The settled truth: the server's, or ours where the service has no flag for single items."""
    overlay: Verb | None = None
    """What the person asked and the server has not confirmed yet; wins over `read`."""
    touched_at: datetime | None = None
    """When the server, by its news or by taking a click, last decided about this row; answers asked for before that are
    late. What is asked and not settled lies over what they say, which holds again once it is undone or refused."""
    worded_at: datetime | None = None
    """When other words were last pushed for it, which decide nothing else; older answers do not bring theirs back."""
    failure: str = ""
    """Why the server refused the last command, until the next one."""
    failed: Verb | None = None
    """The command that was refused, for Retry."""
    failed_text: str = ""
    """What the person had written, where that was a reply."""
    answered: Verb | None = None
    """How the person answered it last, once the server has taken that."""
    gone: bool = False
    """Dismissed here or deleted there; kept for a while so that a late answer does not bring it back."""
    dismissed: bool = False
    """Gone because the person dismissed it: only when it happens again, which the server tells, does it come back."""
    alert: AlertState = AlertState.NONE
    alert_reason: str = ""
    """The rule that decided about the alert, in words."""
    trail: Trail = Trail()
    """What else is known of how it came here and what became of it."""
    snoozed_until: datetime | None = None
    """The person put it off until then: it stands nowhere but among what is put off, and the server hears nothing."""
    set_aside: datetime | None = None
    """When the mark as read was to be sent that putting it off took back: if that is taken back, it holds again."""
    woken_at: datetime | None = None
    """When it came back from that: where it stands since."""

    @property
    def key(self) -> NotificationKey:
        """The row's unique name."""
        return NotificationKey(self.account, self.notification.id)

    @property
    def is_read(self) -> bool:
        """Whether the person sees it as read; of what is gone, nothing is left to read."""
        if self.gone or self.overlay is Verb.READ:
            return True
        return False if self.overlay is Verb.UNREAD else self.read

    def refusal_of(self, verbs: Container[Verb]) -> str:
        """Why the server refused the last of these; empty if it did not, or something else was asked since."""
        mark = self.trail.refused_mark
        if mark is not None and mark.verb in verbs:
            return mark.reason
        return self.failure if self.failed is not None and self.failed in verbs else ""

    @property
    def is_listed(self) -> bool:
        """Whether it is there at all (hidden kinds aside): in the inbox, or put off."""
        return not self.gone and self.overlay is not Verb.DISMISS

    @property
    def is_remnant(self) -> bool:
        """Whether it is gone, but for an answer to it that was refused, and can be retried still."""
        return self.gone and self.failed in DEEDS

    @property
    def is_snoozed(self) -> bool:
        """Whether it is put off, and so not in the inbox."""
        return self.snoozed_until is not None and self.is_listed

    @property
    def is_in_inbox(self) -> bool:
        """Whether it stands in the inbox (hidden kinds aside): there, or only with its refused answer."""
        if self.is_remnant:
            return self.overlay is not Verb.DISMISS
        return self.is_listed and self.snoozed_until is None

    @property
    def awaits_alert(self) -> bool:
        """Whether its alert is to be shown now. What can still be taken back leaves it due, and holds it up: a click
        that is not settled, and being put off.
        """
        return self.alert is AlertState.DUE and self.is_in_inbox and not self.is_read

    @property
    def stands_at(self) -> datetime:
        """What the inbox sorts by: when it happened last, or came back."""
        happened_at = self.notification.happened_at
        return happened_at if self.woken_at is None else max(happened_at, self.woken_at)


class Rows(Layered[NotificationKey, Row]):
    """The rows in memory by their keys, immutable; those that stand in a slot by that as well."""

    __slots__ = ("_by_slot",)

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        by_key = {row.key: row for row in rows}
        super().__init__(by_key)
        self._by_slot = Layered(_slots_of(by_key.values()))

    def in_slot(self, account: AccountId, slot: str) -> Row | None:
        """The row that stands where the server keeps a single one, if it is here and not gone."""
        row = self.get(self._by_slot[account, slot]) if slot and (account, slot) in self._by_slot else None
        return row if row is not None and not row.gone and row.notification.slot == slot else None

    def with_rows(self, changed: Mapping[NotificationKey, Row]) -> Rows:
        """A copy with these rows put in."""
        copy = Rows()
        copy._take(self, changed)
        copy._by_slot = self._by_slot.replacing(slots) if (slots := _slots_of(changed.values())) else self._by_slot
        return copy

    def without(self, rows: Iterable[Row]) -> Rows:
        """A copy without these rows; it costs as much as the whole."""
        leaving = {row.key for row in rows}
        copy = Rows()
        copy._take(Layered({key: row for key, row in self.items() if key not in leaving}), {})
        copy._by_slot = Layered({slot: key for slot, key in self._by_slot.items() if key not in leaving})
        return copy


def _slots_of(rows: Iterable[Row]) -> dict[tuple[AccountId, str], NotificationKey]:
    return {(row.account, row.notification.slot): row.key for row in rows if row.notification.slot and not row.gone}


GIVE_UP_AFTER, GIVE_UP_IN = 30, timedelta(days=1)
"""What an account that is online has sent in vain so often, and for so long, ends as if it were refused."""


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """A command of the person that the server has not settled: one entry of the outbox."""

    id: int
    """Increasing; the order in which the person asked."""
    account: AccountId
    verb: Verb
    keys: frozenset[NotificationKey]
    accepted_at: datetime
    send_at: datetime
    """Until then it can be undone without the server ever hearing of it."""
    attempts: int = 0
    """How often it was sent in vain."""
    tried_at: datetime | None = None
    """When that was last, as far as this is known."""
    failed_for: timedelta = timedelta()
    """For how long it has failed while the account was online, from the first time on."""
    sending: bool = False
    about: str = ""
    text: str = ""
    """Of an answer: see `Command`."""
    scope: Scope | None = None
    """What it was asked for as a whole; one request for that serves, as long as `keys` are all that it would change."""
    goes_on: bool = False
    """The same click is about more rows, and goes on in the operation that follows."""

    def is_due(self, now: datetime) -> bool:
        """Whether it is to be sent: its time for undoing is over, or cannot be told, the clock having been set back."""
        return not self.accepted_at <= now < self.send_at

    def sent_in_vain(self, at: datetime, online_since: datetime) -> Operation:
        """As it waits for another try, after one that ended at `at`.

        No try stands for more than its share of the day: the computer may have slept, or its clock been set, since the
        one before.
        """
        since = max(self.tried_at or at, online_since)
        failed_for = self.failed_for + min(max(at - since, timedelta()), GIVE_UP_IN / GIVE_UP_AFTER)
        return replace(self, sending=False, attempts=self.attempts + 1, tried_at=at, failed_for=failed_for)

    def is_one_click_with(self, other: Operation) -> bool:
        """Whether the person asked for both at once: what is about many rows or accounts is many operations."""
        return (self.verb, self.accepted_at) == (other.verb, other.accepted_at)

    @property
    def is_hopeless(self) -> bool:
        """Whether it was tried so often, and for so long, that the person should hear of it."""
        return self.failed_for >= GIVE_UP_IN

    @property
    def is_undoable(self) -> bool:
        """Whether no server can have heard of it, so that it can be taken back as if it had never been asked."""
        return not self.sending and self.attempts == 0


class AccountState(msgspec.Struct, frozen=True, kw_only=True):
    """One account as the engine sees it now."""

    account: Account
    health: Health
    unread: int = 0
    """Rows that are unread here, hidden kinds left out."""
    counted: Counted | None = None
    """The service's own number, where it gives one."""


class Unread(msgspec.Struct, frozen=True):
    """A number of unread notifications; a capped one shows a plus."""

    known: int
    capped: bool = False


class State(msgspec.Struct, frozen=True, kw_only=True):
    """Everything: accounts in the order of adding, rows in memory (all unread, the newest read), outbox, settings."""

    accounts: Mapping[AccountId, AccountState] = MappingProxyType({})
    rows: Rows = Rows()
    untold: Mapping[AccountId, Mapping[RemoteId, str]] = MappingProxyType({})
    """What was read here, not on its server, and has left memory since: order keys by ids. See `untold_of`."""
    operations: Mapping[int, Operation] = MappingProxyType({})
    settings: Settings = msgspec.field(default_factory=Settings)

    def listed(self, account: AccountId | None = None, *, unread_only: bool = False) -> list[Row]:
        """The rows of the inbox that are in memory, newest first."""
        rows = [
            row
            for row in self.rows.values()
            if (account is None or row.account == account) and self.shows(row) and not (unread_only and row.is_read)
        ]
        return sorted(rows, key=newest_first, reverse=True)

    def unread_rows(self, account: AccountId | None = None) -> list[Row]:
        """The rows of the inbox that are unread, in no order; all of them are in memory."""
        here = self.rows.values() if account is None else self.rows_of(account)
        return [row for row in here if not row.is_read and self.shows(row)]

    def shows(self, row: Row) -> bool:
        """Whether the row belongs to the inbox under the present settings."""
        return row.is_in_inbox and not self.hides(row)

    def snoozes(self, row: Row) -> bool:
        """Whether the row stands among what is put off, under the present settings."""
        return row.is_snoozed and not self.hides(row)

    def hides(self, row: Row) -> bool:
        """Whether the person wants to see nothing of this row's kind."""
        return row.notification.kind in self.settings.of(row.account)[HIDDEN_KINDS]

    def unread(self, account: AccountId | None = None) -> Unread:
        """The number for one account, or of all accounts that count in the badge."""
        if account is not None:
            states = [self.accounts[account]]
        else:
            states = [s for i, s in self.accounts.items() if self.settings.of(i)[IN_BADGE]]
        capped = any(s.counted is not None and s.counted.capped for s in states)
        return Unread(sum(s.unread for s in states), capped)

    def unread_on_server(self, account: AccountId) -> dict[RemoteId, str]:
        """What the account's server is taken to hold as unread, whatever was clicked here since: order keys by ids."""
        found = (row.notification for row in self.rows_of(account) if self.is_unread_on_server(row))
        return self.untold_of(account) | {notification.id: notification.order_key for notification in found}

    def untold_of(self, account: AccountId) -> dict[RemoteId, str]:
        """What only the archive holds of an account, and its server still as unread: order keys by ids.

        A row that is in memory speaks for itself.
        """
        left, known = self.untold.get(account), self.accounts.get(account)
        if not left or known is None:
            return {}
        marker = known.account.marker
        found = {remote: order_key for remote, order_key in left.items() if order_key > marker}
        for row in self.rows_of(account):  # which are few beside them
            found.pop(row.notification.id, None)
        return found

    def is_unread_on_server(self, row: Row) -> bool:
        """Whether the row's server is taken to hold it as unread.

        Where it has a marker instead of flags, that is all above the marker, and what came below it and is unread here.
        """
        if row.gone or row.notification.server_read is not None:
            return not row.gone and not row.notification.server_read
        if not row.read:
            return True
        account = self.accounts[row.account].account
        return account.has_marker and row.notification.order_key > account.marker

    def rows_of(self, account: AccountId) -> Iterator[Row]:
        """All rows in memory of one account, in no order, the ones that are gone included."""
        return (row for row in self.rows.values() if row.account == account)

    def standing_for(self, row: Row) -> Row:
        """`row`, or the one that took its place where the server keeps a single one."""
        return (self.rows.in_slot(row.account, row.notification.slot) or row) if row.gone else row


def newest_first(row: Row) -> tuple[datetime, str]:
    """The sort key of the inbox (to be used with ``reverse=True``): the moment, then the server's own order."""
    return (row.stands_at, row.notification.order_key)


MESSAGE_KINDS = frozenset({Kind.MESSAGE})
MENTION_KINDS = frozenset({Kind.MENTION, Kind.REPLY, Kind.QUOTE})
