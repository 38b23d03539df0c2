"""Sends what the person asked for, once the time for undoing is over, until the server has settled it.

What was accepted is on disk, so nothing is lost when the server is away or the app ends. Each account is worked off by
itself, so that a slow server holds up no other.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable
from contextlib import suppress
from random import Random

from traynotify.core.account import HealthState
from traynotify.core.commands import Rejection
from traynotify.core.errors import AuthRejected, Refused, SourceError, StorageFailed, Unsupported
from traynotify.core.facts import Postponed, Sending, Settled
from traynotify.core.ids import AccountId
from traynotify.core.plan import plan
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
        """Until nothing waits any more, or the account is offline; the next change starts it again."""
        loop, backoff, not_before_s = asyncio.get_running_loop(), Backoff(self._random), 0.0
        try:
            while (source := self._source_of(account)) is not None:
                news.clear()
                if loop.time() >= not_before_s:
                    try:
                        if await self.send_due(account, source):
                            backoff.reset()
                            continue
                    except (SourceError, StorageFailed) as error:
                        log.info("what was asked of %s waits: %s", account, error)
                        if isinstance(error, AuthRejected):
                            self._on_auth_rejected(account)
                        asked_for_s = getattr(error, "retry_after_s", None) or getattr(error, "pause_s", None)
                        not_before_s = loop.time() + backoff.next_s(asked_for_s)
                    except Exception:
                        log.exception("sending to %s failed in a way that it should not", account)
                        not_before_s = loop.time() + backoff.next_s(SLOW_S)
                delay_s = max(not_before_s - loop.time(), self._due_in_s(account))
                if delay_s == math.inf:
                    return
                with suppress(TimeoutError):
                    async with asyncio.timeout(delay_s):
                        await news.wait()
        finally:
            del self._news[account]

    def _waiting(self, account: AccountId) -> list[Operation]:
        """What is in the outbox of an account, but for a click that has not been taken up as a whole yet."""
        found = [o for o in self._store.state.operations.values() if o.account == account]
        return found if not (found and found[-1].goes_on) else [o for o in found if not o.is_one_click_with(found[-1])]

    def _due_in_s(self, account: AccountId) -> float:
        """When the next operation is due, in seconds; infinity when none waits."""
        now = self._clock.now()
        waiting = self._waiting(account)
        return min((0.0 if o.is_due(now) else (o.send_at - now).total_seconds() for o in waiting), default=math.inf)

    async def send_due(self, account: AccountId, source: Source) -> bool:
        """Take one step: send the oldest operations that are due as one command, and settle them.

        False when there is nothing to do. Raises what should be tried again later (SourceError, StorageFailed); what
        the server refuses for good is settled as refused.
        """
        now = self._clock.now()
        due = [operation for operation in self._waiting(account) if operation.is_due(now)]
        step = plan(self._store.state, account, due) if account in self._store.state.accounts else None
        if step is None:
            return False
        rejections, marker = step.rejections, step.marker
        if step.command is not None:
            await self._store.apply(Sending(operations=step.operations))
            try:
                rejections += tuple(await source.perform(step.command))
            except (Refused, Unsupported) as error:
                keys = {key for operation in due if operation.id in step.operations for key in operation.keys}
                rejections += tuple(Rejection(id=key.remote, reason=str(error)) for key in sorted(keys))
                marker = ""
            except (Exception, asyncio.CancelledError):
                await self._store.apply(Postponed(operations=step.operations))
                raise
        settled = Settled(
            account=account,
            operations=step.operations,
            at=self._clock.now(),
            rejections=rejections,
            marker=marker,
            local=step.command is None,
        )
        await finish(self._store.apply(settled))
        return bool(step.operations or marker)


def _health(state: State, account: AccountId) -> HealthState | None:
    return state.accounts[account].health.state if account in state.accounts else None


def _marker_may_move(changes: Changes, account: AccountId) -> bool:
    """Whether something that stood in the way of the account's marker may be gone; also after it came online, and when
    the server can be told again.
    """
    before, after = changes.before.accounts.get(account), changes.after.accounts.get(account)
    if before is None or after is None or after.health.state not in ONLINE:
        return False
    can, could = after.account.identity.capabilities.read, before.account.identity.capabilities.read
    if after.unread < before.unread or before.health.state not in ONLINE or can != could:
        return True
    return any(row.account == account and _ends_being_put_off(changes, row) for row in changes.touched)


def _ends_being_put_off(changes: Changes, row: Row) -> bool:
    """Whether it was read or deleted while it was put off, in which it counted nowhere."""
    before = changes.before.rows.get(row.key)
    return before is not None and before.is_snoozed and not row.is_snoozed
