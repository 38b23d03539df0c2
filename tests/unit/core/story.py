"""A state that lives through facts, each of which is checked for what holds after every fact."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from tests.support.examples import ANA, account, after, key, operation
from traynotify.core.account import Account
from traynotify.core.commands import Rejection, Verb
from traynotify.core.events import Arrived, ReadChanged, Snapshot, SourceEvent
from traynotify.core.facts import AccountStored, Asked, Fact, FromSource, Postponed, Sending, Settled, Undone
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.notification import Notification, Origin
from traynotify.core.ports import Batch, Loaded
from traynotify.core.reduce import Changes, reduce
from traynotify.core.selector import Scope, item
from traynotify.core.settings import Settings
from traynotify.core.state import Operation, Row, State
from traynotify.core.trail import Trail
from traynotify.core.verbs import DEEDS
from traynotify.core.working_set import initial

K = TypeVar("K")

TOLD = {"server_read": False}
"""A notification of a service that has a read flag for each."""


class Story:
    """Applies facts; `at` is in seconds after the beginning, and goes on by itself unless it is given."""

    def __init__(self, *accounts: Account, settings: Settings | None = None) -> None:
        self.state = State(settings=settings or Settings())
        self._disk = _Disk()
        self.seconds = 0.0
        for known in accounts or (account(),):
            self.apply(AccountStored(account=known, at=after(0)))

    def apply(self, fact: Fact) -> Changes:
        """Reduce, and check what must hold."""
        before = self.state
        rows_before = dict(before.rows)
        self.state, changes = reduce(before, fact)
        assert dict(before.rows) == rows_before, "the old state was changed"
        self._disk.commit(changes.batch)
        check(before, changes, self._disk)
        return changes

    def start_again(self, at: datetime) -> None:
        """The app was killed, and starts on what is on the disk."""
        disk = self._disk
        accounts, rows, operations = (*disk.accounts.values(),), (*disk.rows.values(),), (*disk.operations.values(),)
        loaded = Loaded(accounts=accounts, rows=rows, operations=operations)
        self.state = initial(loaded, self.state.settings, at)
        disk.operations = dict(self.state.operations)

    def now(self, at: float | None) -> float:
        """The moment of the next fact: what was given, or one second after the last."""
        self.seconds = self.seconds + 1 if at is None else at
        return self.seconds

    def tell(
        self, event: SourceEvent, *, at: float | None = None, origin: Origin = Origin.LIVE, name: AccountId = ANA
    ) -> Changes:
        """The source told something."""
        return self.apply(FromSource(account=name, event=event, origin=origin, at=after(self.now(at))))

    def push(self, *items: Notification, at: float | None = None, origin: Origin = Origin.LIVE) -> Changes:
        """The server pushed these."""
        return self.tell(Arrived(items=items), at=at, origin=origin)

    def answer(
        self,
        *items: Notification,
        asked: float,
        at: float | None = None,
        origin: Origin = Origin.LIVE,
        cursor: str | None = None,
        complete_from: str | None = None,
        complete_to: str | None = None,
    ) -> Changes:
        """The server answered what was asked at `asked`."""
        event = Snapshot(
            items=items,
            asked_at=after(asked),
            cursor=cursor,
            complete_from=complete_from,
            complete_to=complete_to,
        )
        return self.tell(event, at=at, origin=origin)

    def read_elsewhere(self, number: int, read: bool = True, *, at: float | None = None) -> Changes:
        """The server pushed that it was read, or marked unread, by another client."""
        return self.tell(ReadChanged(selector=item(key(number).remote), read=read), at=at)

    def ask(
        self,
        asked: int,
        verb: Verb,
        *numbers: int,
        at: float | None = None,
        undo_s: float = 10.0,
        scope: Scope | None = None,
    ) -> Changes:
        """The person clicked."""
        return self.apply(
            Asked(operation=operation(asked, verb, *numbers, at=self.now(at), undo_s=undo_s, scope=scope))
        )

    def undo(self, *ids: int) -> Changes:
        """The person took it back."""
        return self.apply(Undone(operations=ids))

    def sending(self, *ids: int) -> Changes:
        """A request is on its way."""
        return self.apply(Sending(operations=ids))

    def postponed(self, *ids: int) -> Changes:
        """It failed for now."""
        return self.apply(Postponed(operations=ids, at=after(self.now(None))))

    def settled(
        self,
        *ids: int,
        at: float | None = None,
        refused: Sequence[int] = (),
        local: bool = False,
        marker: str = "",
        name: AccountId = ANA,
    ) -> Changes:
        """The server has done it, but for what it refused."""
        rejections = tuple(Rejection(id=key(number).remote, reason="It is not yours") for number in refused)
        fact = Settled(
            account=name,
            operations=ids,
            at=after(self.now(at)),
            rejections=rejections,
            local=local,
            marker=marker,
        )
        return self.apply(fact)

    def row(self, number: int) -> Row:
        """The row with this number."""
        return self.state.rows[key(number)]

    def unread(self) -> list[int]:
        """The numbers of what the person sees as unread, oldest first."""
        return [int(row.key.remote) for row in reversed(self.state.listed(unread_only=True))]

    def listed(self) -> list[int]:
        """The numbers of what is in the inbox, oldest first."""
        return [int(row.key.remote) for row in reversed(self.state.listed())]


class _Disk:
    """An archive as far as it matters here: what was written, in one piece."""

    def __init__(self) -> None:
        self.accounts: dict[AccountId, Account] = {}
        self.rows: dict[NotificationKey, Row] = {}
        self.operations: dict[int, Operation] = {}

    def commit(self, batch: Batch) -> None:
        for gone in batch.removed_accounts:
            self.accounts.pop(gone)
            self.rows = {k: row for k, row in self.rows.items() if row.account != gone}
            self.operations = {i: o for i, o in self.operations.items() if o.account != gone}
        self.accounts |= {a.id: a for a in batch.accounts}
        self.rows |= {row.key: row for row in batch.rows}
        self.operations |= {o.id: o for o in batch.operations}
        for removed in batch.removed_operations:
            del self.operations[removed]


def check(before: State, changes: Changes, disk: _Disk) -> None:
    """Hold `changes` against what a recount of everything says."""
    after = changes.after
    assert changes.before is before
    for name, known in after.accounts.items():
        assert known.unread == sum(not row.is_read for row in after.rows_of(name) if after.shows(row))
    assert disk.accounts == {name: known.account for name, known in after.accounts.items()}
    assert disk.rows == dict(after.rows)
    assert disk.operations == dict(after.operations)
    assert list(disk.operations) == sorted(disk.operations)

    shown_before = {k: row for k, row in before.rows.items() if before.shows(row)}
    shown = {k: row for k, row in after.rows.items() if after.shows(row)}
    assert _once(row.key for row in changes.added) == shown.keys() - shown_before.keys()
    both = shown.keys() & shown_before.keys()
    assert _once(row.key for row in changes.updated) == {k for k in both if shown[k] != shown_before[k]}
    removed = _once(changes.removed)
    assert shown_before.keys() - shown.keys() <= removed
    assert all(k in shown_before or k not in after.rows for k in removed)
    touched = {k: row for k, row in after.rows.items() if before.rows.get(k) != row}
    assert {row.key: row for row in changes.touched} == touched
    assert _once(row.key for row in changes.batch.rows) == touched.keys()
    changed_operations = {i for i, o in after.operations.items() if before.operations.get(i) != o}
    assert _once(o.id for o in changes.batch.operations) == changed_operations
    assert changes.operations == (dict(before.operations) != dict(after.operations))
    both_accounts = before.accounts.keys() | after.accounts.keys()
    assert changes.accounts == {a for a in both_accounts if before.accounts.get(a) != after.accounts.get(a)}
    for row in after.rows.values():
        marks = [o for o in after.operations.values() if o.verb not in DEEDS]
        if row.set_aside is not None:
            marks = [o for o in marks if not (o.sending and o.verb is Verb.READ)]
        pending = [o.verb for o in marks if row.key in o.keys]
        assert row.overlay == (pending[-1] if pending else None)


def _once(found: Iterable[K]) -> set[K]:
    listed = list(found)
    assert len(listed) == len(set(listed)), "something is told twice"
    return set(listed)


def forget_times(row: Row) -> Row:
    """The row without the moments that differ from one telling of a story to the next."""
    return replace(row, received_at=after(0), touched_at=None, worded_at=None, trail=Trail())
