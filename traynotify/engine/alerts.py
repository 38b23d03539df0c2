"""Keeps the desktop's bubbles in step with the state: shows what is due, bundles a burst, withdraws what was read.

A row that gains people while it is unread is told once more, without a sound: in its bubble, if that is there still.

While a person looks at the inbox, what stands there needs no bubble: one that is on the screen goes, and one that is
due waits until they have seen the row, or look away.

A bubble from before this start, where the desktop has it still, goes with its rows as every other; it tells no more.

The ledger decides, not memory: a row is due on disk before it is shown, and shown on disk once the desktop answered.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from traynotify.core.account import HealthState
from traynotify.core.alert import Alert, Sight
from traynotify.core.chronicle import absence
from traynotify.core.digest import Bundle, alert_for, joined, news, updated
from traynotify.core.errors import NotifierFailed, StorageFailed
from traynotify.core.facts import AlertsShown, Seen
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.notification import Origin
from traynotify.core.ports import Clock, Notifier, Onlooker
from traynotify.core.reduce import Changes
from traynotify.core.rules import MORE_JOINED
from traynotify.core.settings import DIGEST_ABOVE
from traynotify.core.slices import MOST
from traynotify.core.state import AlertState, Row, State
from traynotify.core.transitions import stands_alone
from traynotify.engine.bubbles import Bubbles
from traynotify.engine.remembered import Remembered
from traynotify.engine.store import Store
from traynotify.engine.tasks import Tasks

log = logging.getLogger(__name__)

BURST_S = 10.0
"""More bubbles of one account within this time than “bundle above” allows become one digest."""

PACE_S = 1.0
"""How long a digest stands before it is replaced: a flood must not become a flood of digests."""

RETRY_S = 30.0
"""How long to wait when the notifier did not take an alert, or the disk did not take the answer."""

LAST_ANSWER_S = 1.0
"""How long, at the end, the desktop has to say whether it took the bubble that it was given last."""

_WITHDRAWALS = "withdrawals"
_ADOPTION = "bubbles from before"
_MEMORY = "bubbles for later"


class _Answer(NamedTuple):
    """What the desktop took."""

    told: Row
    """The row as it was told."""
    among: int
    """How many notifications its bubble stands for."""


class Alerts:
    """Keeps what the desktop shows in step with the ledger of alerts."""

    def __init__(self, store: Store, notifier: Notifier, clock: Clock, remembered: Remembered) -> None:
        self._store, self._notifier, self._clock, self._remembered = store, notifier, clock, remembered
        self._onlooker: Onlooker | None = None
        self._tasks = Tasks()
        self._showing = asyncio.Lock()
        self._wake = asyncio.Event()
        self._due: dict[AccountId, dict[NotificationKey, None]] = {}
        """Rows that the ledger may hold as due; it is asked again before each is shown."""
        for row in store.state.rows.values():
            self._note_due(row)
        self._from_before = set[NotificationKey]().union(*self._due.values())
        """Due since before this start: told together with what came while we were off."""
        self._answered: dict[NotificationKey, _Answer] = {}
        """Rows for which the desktop has answered and the disk has not."""
        self._bubbles = Bubbles()
        self._told: dict[NotificationKey, Row] = {}
        """What was due of the bubble that the desktop was asked for last, as it was then; not what is decided since."""
        self._shown_at_s: dict[str, deque[float]] = {}
        """When bubbles were shown that count towards a burst, by the id of the digest that would follow; loop time."""
        self._not_before_s: dict[str, float] = {}
        """When to look at an account, or at the withdrawals, again; loop time."""
        self._look_again_at_s = 0.0
        """When the person is taken not to look any more, if anything waits for their eyes; loop time."""
        self._unsubscribe = store.subscribe(self._changed)
        self._tasks.spawn("alerts", self._run())

    def watch_for(self, onlooker: Onlooker) -> None:
        """From now on, what this person sees needs no bubble."""
        self._onlooker = onlooker
        self.glanced()

    def glanced(self) -> None:
        """The person may see something else now, or have looked away."""
        if self._due or self._bubbles:
            self._wake.set()

    def closed(self, alert_id: str) -> None:
        """The person closed a bubble: what it told is not told again, but for what is due anew."""
        self._bubbles.closed(alert_id)
        self._remembered.gone(alert_id)
        self._wake.set()

    async def aclose(self) -> None:
        """Stop; what is due stays due on disk, unless the desktop answers by now, and the disk takes that."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_ANSWER_S):
                await self._showing.acquire()  # nothing more is shown then
        self._unsubscribe()
        await self._tasks.aclose()
        try:
            for account in {key.account: None for key in self._answered}:
                await self._keep_answers(account)
            await self._remembered.keep()
        except StorageFailed as error:
            log.warning("what the desktop showed last will be shown again: %s", error)

    def _note_due(self, row: Row) -> None:
        if row.awaits_alert:
            self._due.setdefault(row.account, {})[row.key] = None

    def _changed(self, changes: Changes) -> None:
        for row in changes.touched:
            self._note_due(row)
            if row.alert is not AlertState.DUE:
                self._told.pop(row.key, None)
                self._answered.pop(row.key, None)
            self._follow(row, changes.after)
        for key in changes.removed:
            self._bubbles.take_off(key, "not shown any more")
        if self._due or self._bubbles.to_withdraw:
            self._wake.set()

    def _follow(self, row: Row, state: State) -> None:
        """Let the bubble that a row stands in be as the row is now."""
        heir = state.standing_for(row)
        if (heir.alert is AlertState.SHOWN or _is_quiet(heir)) and not heir.is_read:
            self._hand_over(row.key, heir.key)
        if row.is_read or not row.is_in_inbox:
            self._bubbles.take_off(row.key, absence(state, row))

    def _hand_over(self, key: NotificationKey, heir: NotificationKey) -> None:
        """What took the place of a row is what its bubble stands for now: it is the only one that there will be."""
        if key != heir:
            self._bubbles.hand_over(key, heir)

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            self._wake.clear()
            self._look_again_at_s = 0.0
            await self._try(_ADOPTION, self._adopt)
            await self._try(_WITHDRAWALS, self._withdraw)
            for account in list(self._due):
                await self._try(account, partial(self._show_due, account))
            await self._try(_MEMORY, self._remember)
            moments_s = (*self._not_before_s.values(), self._look_again_at_s)
            later_s = [at_s for at_s in moments_s if at_s > loop.time()]
            with suppress(TimeoutError):
                async with asyncio.timeout_at(min(later_s, default=None)):
                    await self._wake.wait()

    async def _adopt(self) -> float:
        """Take up the bubbles from before this start, as their rows are now."""
        try:
            alerts = await self._remembered.adopt()
        except (NotifierFailed, StorageFailed) as error:
            log.debug("what was shown before this start is taken up later: %s", error)
            return RETRY_S
        for alert in alerts:
            if not self._bubbles.rows_of(alert.id):  # else it was shown again meanwhile
                await self._take_up(alert)
        return 0.0

    async def _take_up(self, alert: Alert) -> None:
        self._bubbles.adopted(alert.id, alert.keys)
        rows = {row.key: row for row in await self._store.rows(alert.keys)}
        state = self._store.state
        for key in alert.keys:
            if (row := state.rows.get(key) or rows.get(key)) is not None:
                self._follow(row, state)
            else:
                self._bubbles.take_off(key, "not shown any more")

    async def _remember(self) -> float:
        """Keep what stands on the screen for the next start; nothing else waits for that."""
        try:
            await self._remembered.keep()
        except StorageFailed as error:
            log.debug("what stands on the screen is kept later: %s", error)
            return RETRY_S
        return 0.0

    async def _try(self, what: str, work: Callable[[], Awaitable[float]]) -> None:
        """Do `work`, which says how long it is to be left alone then; what fails holds up nothing else."""
        loop = asyncio.get_running_loop()
        if loop.time() < self._not_before_s.get(what, 0.0):
            return
        try:
            pause_s = await work()
        except (NotifierFailed, StorageFailed) as error:
            log.warning("%s: an alert waits for %d s: %s", what, RETRY_S, error)
            pause_s = RETRY_S
        except Exception:
            log.exception("%s: the alerts failed in a way that they should not", what)
            pause_s = RETRY_S
        self._not_before_s[what] = loop.time() + pause_s

    async def _withdraw(self) -> float:
        self._take_off_what_is_listed()
        while to_withdraw := self._bubbles.to_withdraw:
            alert_id = next(iter(to_withdraw))
            await self._notifier.withdraw(alert_id)
            self._remembered.gone(alert_id)
            if reason := to_withdraw.pop(alert_id, ""):
                log.info("%s: bubble withdrawn: %s", alert_id, reason)
        return 0.0

    def _take_off_what_is_listed(self) -> None:
        """Withdraw the bubbles of what the person finds in the inbox: a digest with the first of its rows."""
        if self._onlooker is None or not self._onlooker.attention_s():
            return
        for alert_id in self._bubbles.ids():
            if any(self._onlooker.sight_of(key) is not Sight.NOWHERE for key in self._bubbles.rows_of(alert_id)):
                self._bubbles.withdraw(alert_id, "it stands in the open inbox")

    async def _show_due(self, account: AccountId) -> float:
        """Show what is due of an account; returns how long to leave it alone then, in seconds."""
        await self._keep_answers(account)
        all_due = self._due_rows(account)
        due = await self._out_of_sight(all_due)
        pause_s = await self._show_each_or_bundle([row for row in due if not _is_quiet(row)], news(account))
        if len(all_due) - len(due) > MOST:
            pause_s = max(pause_s, PACE_S)  # not all of them again with each that comes
        quiet = [row for row in due if _is_quiet(row)]
        for alert_id in {bubble: None for row in quiet if (bubble := self._bubbles.of(row.key)) is not None}:
            await self._update(alert_id, quiet)
        alone = [row for row in quiet if self._bubbles.of(row.key) is None]
        return max(pause_s, await self._show_each_or_bundle(alone, joined(account)))

    def _due_rows(self, account: AccountId) -> list[Row]:
        """What the ledger holds as due, oldest first. While an account catches up, what it missed is still gathered."""
        state = self._store.state
        found = (state.rows.get(key) for key in self._due.pop(account))
        due = [row for row in found if row is not None and row.awaits_alert]
        if not due:
            return []
        self._due[account] = dict.fromkeys(row.key for row in due)
        if state.accounts[account].health.state is HealthState.CONNECTING:
            due = [row for row in due if not (_is_quiet(row) or self._came_while_away(row))]
        return sorted(due, key=lambda row: row.notification.order_key)

    async def _out_of_sight(self, due: list[Row]) -> list[Row]:
        """What needs a bubble now. What the person sees needs none; what is at hand waits until they see it, or look
        away.
        """
        if not due or self._onlooker is None or not (attention_s := self._onlooker.attention_s()):
            return due
        sights: dict[NotificationKey, Sight] = {}
        for at in range(0, len(due), MOST):
            sights |= {row.key: self._onlooker.sight_of(row.key) for row in due[at : at + MOST]}
            await asyncio.sleep(0)  # others run in between
        if seen := [key for key, sight in sights.items() if sight is Sight.SEEN]:
            await self._store.apply(Seen(keys=seen, at=self._clock.now()))
            self._forget(seen)
        if Sight.AT_HAND in sights.values():
            self._look_again_at_s = asyncio.get_running_loop().time() + attention_s
        return [row for row in due if sights[row.key] is Sight.NOWHERE]

    async def _show_each_or_bundle(self, due: Sequence[Row], bundle: Bundle) -> float:
        """Show each of these as a bubble of its own, or a burst as one `bundle`; returns the pause that follows."""
        if len(due) > MOST:
            await asyncio.sleep(0)  # others run in between
        due = self._due_still(due)
        if self._is_burst(due, bundle):
            rows = self._store.state.rows
            keys = dict.fromkeys([*self._bubbles.told_on(bundle.id), *(row.key for row in due)])
            await self._show(bundle.alert(self._store.state, [rows[key] for key in keys if key in rows]))
            self._count(bundle)
            return PACE_S
        for row in due:
            for current in self._due_still([row]):
                await self._show(alert_for(self._store.state, current))
                self._count(bundle)
        return 0.0

    def _due_still(self, rows: Sequence[Row]) -> list[Row]:
        """Those that are due still, as they are now: since they were looked at, something may have been waited for.

        What is news by now, and was only that more people joined, is told as news, with the next look.
        """
        current = self._store.state.rows
        found = ((row, now) for row in rows if (now := current.get(row.key)) is not None)
        return [now for row, now in found if now is row or _is_due_as(row, now)]

    def _is_burst(self, due: Sequence[Row], bundle: Bundle) -> bool:
        """What came while we were away is one summary; so is more than the person wants to see at once."""
        if len(due) > 1 and any(self._came_while_away(row) and not _is_quiet(row) for row in due):
            return True
        shown = self._shown_at_s.setdefault(bundle.id, deque())
        since_s = asyncio.get_running_loop().time() - BURST_S
        while shown and shown[0] < since_s:
            shown.popleft()
        return bool(due) and len(due) + len(shown) > self._store.state.settings.general[DIGEST_ABOVE]

    def _count(self, bundle: Bundle) -> None:
        self._shown_at_s.setdefault(bundle.id, deque()).append(asyncio.get_running_loop().time())

    def _came_while_away(self, row: Row) -> bool:
        return row.origin is Origin.CATCH_UP or row.key in self._from_before

    async def _update(self, alert_id: str, quiet: Sequence[Row]) -> None:
        """Show a bubble that is there already as its rows are now, those of `quiet` among them that are due still."""
        rows = self._store.state.rows
        stands_for = [rows[key] for key in self._bubbles.rows_of(alert_id) if key in rows]
        if {row.key for row in self._due_still(quiet)} & {row.key for row in stands_for}:
            await self._show(updated(alert_id, self._store.state, stands_for))

    async def _show(self, alert: Alert) -> None:
        """Show one bubble, and commit that the desktop has answered for all of its rows that are due, be they clicked
        meanwhile, and which of them it took over from bubbles of their own.
        """
        async with self._showing:
            await self._show_and_note(alert)

    async def _show_and_note(self, alert: Alert) -> None:
        held = [row for key in alert.keys if (row := self._store.state.rows.get(key)) is not None]
        told = self._told = {row.key: row for row in held if row.awaits_alert}
        taken_over = [row.key for row in held if len(alert.keys) > 1 and stands_alone(row)]
        self._bubbles.asked(alert.keys)
        place = await self._notifier.show(alert)
        self._remembered.shown(alert, place)
        self._answered |= {key: _Answer(row, len(alert.keys)) for key, row in told.items()}
        self._bubbles.shown(alert.id, [key for key, row in told.items() if self._is_wanted_still(row)])
        await self._note_shown([*told, *taken_over], told, len(alert.keys))

    def _is_wanted_still(self, told: Row) -> bool:
        """Whether a row that was `told` awaits the same alert: what was clicked meanwhile may have been undone."""
        row = self._store.state.rows.get(told.key)
        if row is told:
            return True
        if row is None or not row.awaits_alert or row.trail.decided_at != told.trail.decided_at:
            return False
        return row.notification.happened_at == told.notification.happened_at

    async def _keep_answers(self, account: AccountId) -> None:
        """Commit what the desktop had answered when the disk did not take it."""
        unkept: dict[int, dict[NotificationKey, Row]] = {}
        for key, answer in self._answered.items():
            if key.account == account:
                unkept.setdefault(answer.among, {})[key] = answer.told
        for among, told in unkept.items():
            await self._note_shown([*told], told, among)

    async def _note_shown(
        self, keys: Sequence[NotificationKey], told: Mapping[NotificationKey, Row], among: int
    ) -> None:
        await self._remembered.keep()  # first: what is noted as shown is not shown again, and so has to be known
        await self._store.apply(AlertsShown(keys=keys, at=self._clock.now(), among=among, told=told))
        self._forget(keys)

    def _forget(self, keys: Sequence[NotificationKey]) -> None:
        """The ledger does not hold these as due any more, unless they became so anew."""
        rows = self._store.state.rows
        for key in keys:
            self._answered.pop(key, None)
            self._from_before.discard(key)
            if key not in rows or not rows[key].awaits_alert:
                self._due.get(key.account, {}).pop(key, None)


def _is_due_as(before: Row, now: Row) -> bool:
    return now.awaits_alert and _is_quiet(now) is _is_quiet(before)


def _is_quiet(row: Row) -> bool:
    """Whether what is due of the row is only that more people joined in."""
    return row.alert_reason == MORE_JOINED
