"""Sends what the person asked for, once the time for undoing is over, until the server has settled it.

What was accepted is on disk, so nothing is lost when the server is away or the app ends. Each account is worked off by
itself, so that a slow server holds up no other.
"""

from __future__ import annotations

import asyncio
import logging
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
from traynotify.core.state import Operation
from traynotify.engine.backoff import Backoff
from traynotify.engine.store import Store
from traynotify.engine.tasks import Tasks

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
        for account in {operation.account for operation in changes.after.operations.values()}:
            if account in self._news:
                if changes.operations or _came_online(changes, account):
                    self._news[account].set()
            elif self._source_of(account) is not None:
                self._news[account] = asyncio.Event()
                self._tasks.spawn(f"outbox of {account}", self._work_off(account, self._news[account]))

    async def aclose(self) -> None:
        """Stop sending; what is not settled stays on disk."""
        self._unsubscribe()
        await self._tasks.aclose()

    async def _work_off(self, account: AccountId, news: asyncio.Event) -> None:
        """Until nothing waits any more, or the account is offline; the next change starts it again."""
        backoff = Backoff(self._random)
        try:
            while (waiting := self._waiting(account)) and (source := self._source_of(account)) is not None:
                delay_s = (min(o.send_at for o in waiting) - self._clock.now()).total_seconds()
                if delay_s <= 0:
                    try:
                        await self.send_due(account, source)
                        backoff.reset()
                        continue
                    except (SourceError, StorageFailed) as error:
                        log.info("what was asked of %s waits: %s", account, error)
                        if isinstance(error, AuthRejected):
                            self._on_auth_rejected(account)
                        delay_s = backoff.next_s(getattr(error, "retry_after_s", None))
                news.clear()
                with suppress(TimeoutError):
                    async with asyncio.timeout(delay_s):
                        await news.wait()
        finally:
            del self._news[account]

    def _waiting(self, account: AccountId) -> list[Operation]:
        return [o for o in self._store.state.operations.values() if o.account == account and not o.sending]

    async def send_due(self, account: AccountId, source: Source) -> bool:
        """Take one step: send the oldest operations that are due as one command, and settle them.

        False when nothing is due. Raises what should be tried again later (SourceError, StorageFailed); what the
        server refuses for good is settled as refused.
        """
        now = self._clock.now()
        waiting = sorted(self._waiting(account), key=lambda o: o.id)
        step = plan(self._store.state, account, [o for o in waiting if o.send_at <= now])
        if step is None:
            return False
        rejections: tuple[Rejection, ...] = step.rejections
        marker = step.marker
        if step.command is not None:
            await self._store.apply(Sending(operations=step.operations))
            try:
                rejections += tuple(await source.perform(step.command))
            except (Refused, Unsupported) as error:
                keys = [key for i in step.operations for key in self._store.state.operations[i].keys]
                rejections += tuple(Rejection(id=key.remote, reason=str(error)) for key in keys)
                marker = ""
            except BaseException:
                await asyncio.shield(self._store.apply(Postponed(operations=step.operations)))
                raise
        at = self._clock.now()
        await self._store.apply(Settled(operations=step.operations, at=at, rejections=rejections, marker=marker))
        return True


def _came_online(changes: Changes, account: AccountId) -> bool:
    before, after = changes.before.accounts.get(account), changes.after.accounts[account]
    return after.health.state in ONLINE and (before is None or before.health.state not in ONLINE)
