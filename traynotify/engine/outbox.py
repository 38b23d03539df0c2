"""Sends what the person asked for, once the time for undoing is over, until the server has settled it.

What was accepted is on disk, so nothing is lost when the server is away or the app ends. Each account is worked off by
itself, so that a slow server holds up no other.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from random import Random

from msgspec.structs import replace

from traynotify.core.account import HealthState
from traynotify.core.commands import Command, Rejection
from traynotify.core.errors import (
    AuthRejected,
    NoNetwork,
    RateLimited,
    Refused,
    SourceError,
    StorageFailed,
    Unsupported,
)
from traynotify.core.facts import Postponed, Sending, Settled
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.language import tr
from traynotify.core.plan import TRIES, Plan, plan, whose_turn
from traynotify.core.ports import Clock, Source
from traynotify.core.reduce import Changes
from traynotify.core.state import Operation, Row, State
from traynotify.engine.backoff import SLOW_S, Backoff
from traynotify.engine.store import Store
from traynotify.engine.tasks import Tasks, finish

log = logging.getLogger(__name__)

ONLINE = (HealthState.LIVE, HealthState.POLLING)


class Outbox:
    """Watches the store, and works off an account's operations while the account is online."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        random: Random,
        source_of: Callable[[AccountId], Source | None],
        on_auth_rejected: Callable[[AccountId], None],
    ) -> None:
        self._store, self._clock, self._random = store, clock, random
        self._source_of, self._on_auth_rejected = source_of, on_auth_rejected
        self._tasks = Tasks()
        self._news: dict[AccountId, asyncio.Event] = {}
        """The accounts that are being worked off, each with what wakes its task early."""
        self._unsubscribe = store.subscribe(self._changed)

    def _changed(self, changes: Changes) -> None:
        for account, news in self._news.items():
            if changes.operations or _health(changes.before, account) is not _health(changes.after, account):
                news.set()
        worth_a_look = [o.account for o in changes.after.operations.values()]
        concerned = changes.accounts.union(row.account for row in changes.touched)
        concerned = concerned.union(changes.after.accounts) if changes.settings else concerned
        worth_a_look += [account for account in sorted(concerned) if _marker_may_move(changes, account)]
        for account in dict.fromkeys(worth_a_look):
            if account not in self._news and self._source_of(account) is not None:
                self._news[account] = asyncio.Event()
                self._tasks.spawn(f"outbox of {account}", self._work_off(account, self._news[account]))

    async def aclose(self) -> None:
        """Stop sending; what is not settled stays on disk."""
        self._unsubscribe()
        await self._tasks.aclose()

    async def _work_off(self, account: AccountId, news: asyncio.Event) -> None:
        """Until nothing waits any more, or the account is offline; the next change starts it again.

        What failed is tried again also where nothing waits in the outbox: a marker has to follow what was read.
        """
        loop, pauses, not_before_s = asyncio.get_running_loop(), _Pauses(self._random), 0.0
        try:
            while (source := self._source_of(account)) is not None:
                news.clear()
                if loop.time() >= not_before_s:
                    try:
                        if await self._send_due(account, source, pauses):
                            continue
                    except (SourceError, StorageFailed) as error:
                        log.info("what was asked of %s waits: %s", account, error)
                        if isinstance(error, AuthRejected):
                            self._on_auth_rejected(account)
                        not_before_s = loop.time() + pauses.of_all.next_s(_wished_s(error))
                    except Exception:
                        log.exception("sending to %s failed in a way that it should not", account)
                        not_before_s = loop.time() + pauses.of_all.next_s(SLOW_S)
                waits_s = not_before_s - loop.time()
                delay_s = waits_s if waits_s > 0 else self._due_in_s(account, pauses)
                if delay_s == math.inf:
                    return
                with suppress(TimeoutError):
                    async with asyncio.timeout(delay_s):
                        await news.wait()
        finally:
            del self._news[account]

    def _due_in_s(self, account: AccountId, pauses: _Pauses) -> float:
        """When the next operation is due, in seconds; infinity when none waits."""
        now, waiting, resting = self._clock.now(), _waiting(self._store.state, account), pauses.resting()
        if whose_turn([o for o in waiting if o.is_due(now)], resting):
            return 0.0
        due_in_s = {o.id: (o.send_at - now).total_seconds() for o in waiting if not o.is_due(now)}
        due_in_s |= {o.id: resting[o.id] for o in waiting if o.id in resting}
        return min(due_in_s.values(), default=math.inf)

    async def _send_due(self, account: AccountId, source: Source, pauses: _Pauses) -> bool:
        """Take one step: send the oldest operations that are due as one command, and settle them.

        False when there is nothing to do. Raises what all should wait for (SourceError, StorageFailed); what only fails
        itself, again and again, rests by itself; what the server refuses for good is settled as refused.
        """
        step = await self._store.apply_next(lambda state: self._begin(state, account, pauses))
        if step is None:
            return False
        if step.command is not None:
            try:
                step = await self._told(step, step.command, source)
            except Exception as error:
                if not self._is_set_apart(step, error):
                    raise
                failing = [o for o in _waiting(self._store.state, account) if o.attempts >= TRIES]
                pauses.rest(self._of(step), len(failing), None if isinstance(error, SourceError) else SLOW_S)
                log.info("what was asked of %s rests: %r", account, error)
                return True
            await finish(self._store.apply(self._settled(account, step)))
        is_done = bool(step.operations or step.marker)
        if is_done:
            pauses.end(step.operations)
        return is_done

    def _is_set_apart(self, step: Plan, error: Exception) -> bool:
        """Whether this failed so often that it is about the click alone, as far as the error does not say otherwise."""
        if isinstance(error, AuthRejected | RateLimited | NoNetwork | StorageFailed) or _wished_s(error) is not None:
            return False
        tried = self._of(step)
        return bool(tried) and all(operation.attempts >= TRIES for operation in tried)

    async def _told(self, step: Plan, command: Command, source: Source) -> Plan:
        """The step after the server was told; what it refused is among its rejections."""
        try:
            rejections = tuple(await source.perform(command))
        except (Refused, Unsupported) as error:
            return self._in_vain(step, str(error))
        except (Exception, asyncio.CancelledError) as error:
            if self._is_hopeless(step, error):
                return self._in_vain(step, tr("It did not work for more than a day. {reason}", reason=_words(error)))
            with suppress(StorageFailed):  # what cannot be kept now is kept before anything else is sent
                await self._store.apply(Postponed(operations=step.operations, at=self._clock.now()))
            raise
        return replace(step, rejections=step.rejections + rejections)

    def _in_vain(self, step: Plan, reason: str) -> Plan:
        """The step when nothing of it was done."""
        keys = frozenset[NotificationKey]().union(*(operation.keys for operation in self._of(step)))
        rejections = tuple(Rejection(id=key.remote, reason=reason) for key in sorted(keys))
        return replace(step, rejections=step.rejections + rejections, marker="")

    def _is_hopeless(self, step: Plan, error: BaseException) -> bool:
        """Whether a server that is there has failed at this for so long that the person should hear of it."""
        if not isinstance(error, Exception) or isinstance(error, AuthRejected | RateLimited):
            return False
        tried = self._of(step)
        return bool(tried) and all(operation.is_hopeless for operation in tried)

    def _of(self, step: Plan) -> list[Operation]:
        operations = self._store.state.operations
        return [operations[number] for number in step.operations if number in operations]

    def _begin(
        self, state: State, account: AccountId, pauses: _Pauses
    ) -> tuple[Sending | Settled | Postponed, Plan] | None:
        """What to do next as things stand: it is on its way from now on, or settled where no server is asked.

        Planned when it is its turn: what was taken back in time is not among it any more, however slow the disk was.
        Nothing is on its way then; what still looks so could not be written when that ended, and was perhaps put off.
        """
        if account not in state.accounts:
            return None
        now, waiting = self._clock.now(), _waiting(state, account)
        if lost := tuple(operation.id for operation in waiting if operation.sending):
            return Postponed(operations=lost, at=now), Plan(operations=lost)
        step = plan(state, account, [operation for operation in waiting if operation.is_due(now)], pauses.resting())
        if step is None:
            return None
        return self._settled(account, step) if step.command is None else Sending(operations=step.operations), step

    def _settled(self, account: AccountId, step: Plan) -> Settled:
        return Settled(
            account=account,
            operations=step.operations,
            at=self._clock.now(),
            rejections=step.rejections,
            marker=step.marker,
            local=step.command is None,
        )


class _Pauses:
    """What waits for how long after its failures, on the loop's clock: all of an account, and each click that failed so
    often that the others go on without it.
    """

    def __init__(self, random: Random) -> None:
        self.of_all = Backoff(random)
        self._random, self._until_s = random, dict[int, float]()

    def resting(self) -> dict[int, float]:
        """The operations that are not to be tried now, with the seconds that are left to each."""
        now_s = asyncio.get_running_loop().time()
        return {number: until_s - now_s for number, until_s in self._until_s.items() if until_s > now_s}

    def rest(self, tried: Sequence[Operation], failing: int, at_least_s: float | None) -> None:
        """These failed once more. The more clicks are `failing`, the rarer is each tried: the server is asked as seldom
        as if it were one.
        """
        now_s = asyncio.get_running_loop().time()
        for operation in tried:
            backoff = Backoff(self._random, failures=operation.attempts)
            self._until_s[operation.id] = now_s + failing * backoff.next_s(at_least_s)

    def end(self, done: Iterable[int]) -> None:
        """The server has done these. If one of them had failed so often, the others are worth a try now, too."""
        self.of_all.reset()
        if not self._until_s.keys().isdisjoint(done):
            self._until_s.clear()


def _wished_s(error: BaseException) -> float | None:
    """For how many seconds the server wants to be left alone, or it makes no sense to ask it."""
    return getattr(error, "retry_after_s", None) or getattr(error, "pause_s", None)


def _waiting(state: State, account: AccountId) -> list[Operation]:
    """What is in the outbox of an account, but for a click that has not been taken up as a whole yet."""
    found = [o for o in state.operations.values() if o.account == account]
    return found if not (found and found[-1].goes_on) else [o for o in found if not o.is_one_click_with(found[-1])]


def _words(error: BaseException) -> str:
    if isinstance(error, SourceError):
        return str(error)
    return tr("Something went wrong inside traynotify; the log has the details")


def _health(state: State, account: AccountId) -> HealthState | None:
    return state.accounts[account].health.state if account in state.accounts else None


def _marker_may_move(changes: Changes, account: AccountId) -> bool:
    """Whether something that stood in the way of the account's marker may be gone, or be hidden now; also after it came
    online, and when the server can be told again.
    """
    before, after = changes.before.accounts.get(account), changes.after.accounts.get(account)
    if before is None or after is None or after.health.state not in ONLINE:
        return False
    can, could = after.account.identity.capabilities.read, before.account.identity.capabilities.read
    if after.unread < before.unread or before.health.state not in ONLINE or can != could or changes.settings:
        return True
    return any(row.account == account and _ends_being_put_off(changes, row) for row in changes.touched)


def _ends_being_put_off(changes: Changes, row: Row) -> bool:
    """Whether it was read or deleted while it was put off, in which it counted nowhere."""
    before = changes.before.rows.get(row.key)
    return before is not None and before.is_snoozed and not row.is_snoozed
