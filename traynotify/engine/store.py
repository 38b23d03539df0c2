"""Holds the state. ``apply(fact)`` reduces, writes to the archive, and only then shows the new state to anybody."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from traynotify.core.account import Identity
from traynotify.core.capability import Capabilities
from traynotify.core.events import Arrived, CapabilitiesChanged, ReadChanged, Removed, Snapshot
from traynotify.core.facts import AccountChanged, Asked, Fact, FromSource, Settled, Snoozed
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.ports import Archive, Clock
from traynotify.core.reduce import Changes, reduce
from traynotify.core.selector import All, Group, Items, OfKind
from traynotify.core.settings import Settings
from traynotify.core.slices import broken_off, slices
from traynotify.core.state import Row, State
from traynotify.core.working_set import initial, trimmed
from traynotify.engine.tasks import finish

log = logging.getLogger(__name__)

T = TypeVar("T")
Subscriber = Callable[[Changes], None]

RECENT_ROWS = 100
"""How many of the newest rows of each account stay in memory; older history is paged in from the archive."""

TRIMMED_PART = 8
"""So large a part of the rows has to have changed until all of them are looked through for what may leave memory."""


class Store:
    """One state, changed by one fact at a time, in the order in which they were handed in."""

    def __init__(self, archive: Archive, clock: Clock, *, recent: int = RECENT_ROWS) -> None:
        self._archive, self._clock, self._recent = archive, clock, recent
        self._state = State()
        self._subscribers: dict[int, Subscriber] = {}
        self._next_subscriber = 0
        self._turn = asyncio.Lock()
        self._trim_above = self._touched = 0
        """With more rows than that, or so many that changed, memory is looked through for what may leave it."""

    @property
    def state(self) -> State:
        """Everything as it is now, and as it is on disk."""
        return self._state

    async def load(self, settings: Settings) -> None:
        """Take up what the archive remembers; raises StorageFailed."""
        loaded = await self._archive.load(self._recent)
        self._state = initial(loaded, settings, self._clock.now())
        self._trim_above = len(self._state.rows) + self._recent

    def subscribe(self, callback: Subscriber) -> Callable[[], None]:
        """Call back after every change; returns what ends the subscription."""
        number = self._next_subscriber
        self._next_subscriber += 1
        self._subscribers[number] = callback

        def unsubscribe() -> None:
            self._subscribers.pop(number, None)

        return unsubscribe

    async def apply(self, fact: Fact) -> Changes:
        """Change the state by `fact`. When the archive fails (StorageFailed), nothing has changed.

        Cancelling never parts what is in memory from what is on disk: a write that has begun is finished first.

        A large fact is taken up in slices, between which others run, and each of which is on disk and told before the
        next; a failure then ends it after some of them. What is returned is about the last, with the rows of all.
        """
        async with self._turn:
            return await self._take_up(fact)

    async def apply_next(self, decide: Callable[[State], tuple[Fact, T] | None]) -> T | None:
        """As `apply`, with what `decide` makes of the state once all that was handed in before is taken up.

        Returns what it gives beside the fact; None when it wants nothing to happen.
        """
        async with self._turn:
            decided = decide(self._state)
            if decided is None:
                return None
            fact, beside = decided
            await self._take_up(fact)
            return beside

    async def _take_up(self, fact: Fact) -> Changes:
        known = await self._with_rows_of(fact)
        first, *others = slices(known, fact)
        try:
            changes = await self._apply(known, first)
            return await self._go_on(changes, others) if others else changes
        except BaseException:
            if others:
                after = broken_off(self._state)
                self._show(after, Changes(before=self._state, after=after, operations=True))
            raise

    async def _go_on(self, first: Changes, slices_after: Iterable[Fact]) -> Changes:
        changes, touched = first, list(first.touched)
        for part in slices_after:
            await asyncio.sleep(0)
            changes = await self._apply(await self._with_rows_of(part), part)
            touched += changes.touched
        return replace(changes, before=first.before, touched=tuple(touched))

    async def _apply(self, known: State, fact: Fact) -> Changes:
        state, changes = reduce(known, fact)
        if not changes.batch:
            self._show(state, changes)
        elif found := await finish(self._write(state, changes, _pushed(fact, known))):
            return await self._apply(_with(known, found), fact)
        return changes

    async def _write(self, state: State, changes: Changes, new: Sequence[NotificationKey]) -> list[Row]:
        """Write and show, unless rows that are taken for new stand in the archive: these are returned."""
        if not (found := await self._archive.commit(changes.batch, unless=new)):
            self._show(state, changes)
        return found

    def _show(self, state: State, changes: Changes) -> None:
        self._state = state
        self._touched += len(changes.touched)
        many = len(state.rows)
        if many > self._trim_above or self._touched > max(self._recent, many // TRIMMED_PART):
            self._state = trimmed(state, self._recent)
            self._trim_above, self._touched = len(self._state.rows) + self._recent, 0
        if changes:
            self._tell(changes)

    async def until(self, holds: Callable[[State], bool]) -> None:
        """Wait until the state is as `holds` wants it; returns at once when it is."""
        reached = asyncio.Event()

        def look(changes: Changes) -> None:
            if holds(changes.after):
                reached.set()

        unsubscribe = self.subscribe(look)
        try:
            if not holds(self._state):
                await reached.wait()
        finally:
            unsubscribe()

    async def rows(self, keys: Iterable[NotificationKey]) -> list[Row]:
        """The rows of these keys, from memory or from the archive; those that do not exist are left out."""
        wanted = list(dict.fromkeys(keys))
        here = {key: self._state.rows[key] for key in wanted if key in self._state.rows}
        missing = [key for key in wanted if key not in here]
        if missing:
            here |= {row.key: row for row in await self._archive.rows(missing)}
        return [here[key] for key in wanted if key in here]

    async def _with_rows_of(self, fact: Fact) -> State:
        """The state together with the rows that `fact` is about and that only the archive holds.

        What a server pushes is hardly ever there already: it is taken for new, and the archive says if it is not.
        """
        found: list[Row] = []
        match fact:
            case FromSource(account=account, event=Snapshot(items=items, complete_from=whole_from, complete_to=to)):
                found = await self._missing(NotificationKey(account, item.id) for item in items)
                if whole_from is not None:
                    stored = await self._stored(account, whole_from)
                    found += [row for row in stored if to is None or row.notification.order_key < to]
            case FromSource(
                account=account, event=ReadChanged(selector=Items(ids=ids)) | Removed(selector=Items(ids=ids))
            ):
                found = await self._missing(NotificationKey(account, remote) for remote in sorted(ids))
            case FromSource(account=account, event=ReadChanged(read=False) | Removed()):
                found = await self._stored(account)  # everything unread is in memory, but not everything that is read
            case FromSource(account=account, event=ReadChanged(read=True, selector=Group() | OfKind() | All())):
                found = await self._untold(account)
            case (
                FromSource(account=account, event=CapabilitiesChanged(capabilities=can))
                | AccountChanged(account=account, identity=Identity(capabilities=can))
            ) if self._can_be_told_again(account, can):
                found = await self._untold(account)
            case Asked(operation=operation):
                found = await self._missing(sorted(operation.keys))
            case Settled(operations=ids):  # of marks, the rows are in memory; what was answered may have left it
                known = self._state.operations
                found = await self._missing(sorted({key for i in ids if i in known for key in known[i].keys}))
            case Snoozed(keys=keys):
                found = await self._missing(keys)  # what is put off already is in memory
        return _with(self._state, found)

    async def _stored(self, account: AccountId, order_key: str = "") -> list[Row]:
        """The listed rows of an account in the archive, down to `order_key`."""
        found: list[Row] = []
        before: Row | None = None
        while page := await self._archive.page(account=account, before=before, limit=self._recent):
            above = [row for row in page if row.notification.order_key >= order_key]
            if not above:
                break
            found += above
            before = page[-1]
        return found

    def _can_be_told_again(self, account: AccountId, can: Capabilities) -> bool:
        known = self._state.accounts.get(account)
        return known is not None and can.can_be_told_again(known.account.identity.capabilities)

    async def _untold(self, account: AccountId) -> list[Row]:
        return await self._missing(NotificationKey(account, remote) for remote in self._state.untold_of(account))

    async def _missing(self, keys: Iterable[NotificationKey]) -> list[Row]:
        missing = [key for key in keys if key not in self._state.rows]
        return await self._archive.rows(missing) if missing else []

    def _tell(self, changes: Changes) -> None:
        for callback in list(self._subscribers.values()):
            try:
                callback(changes)
            except Exception:
                log.exception("a subscriber of the store failed")


def _pushed(fact: Fact, known: State) -> list[NotificationKey]:
    """What a server pushed and is not `known`."""
    match fact:
        case FromSource(account=account, event=Arrived(items=items)):
            return [key for item in items if (key := NotificationKey(account, item.id)) not in known.rows]
    return []


def _with(state: State, found: Iterable[Row]) -> State:
    """The state with rows that were found in the archive."""
    fresh = {row.key: row for row in found if row.key not in state.rows}
    return replace(state, rows=state.rows.with_rows(fresh)) if fresh else state
