"""One task per account, so that one account's trouble stays its own."""

from __future__ import annotations

import asyncio
from random import Random

from msgspec.structs import replace

from traynotify.core.activity import Activity, Doing
from traynotify.core.budget import Budgets
from traynotify.core.ids import AccountId
from traynotify.core.ports import Clock, Source, SourceFactory
from traynotify.engine.runner import Runner
from traynotify.engine.store import Store


class Supervisor:
    """Runs the accounts: each in a task of its own, started, stopped and nudged by its id."""

    def __init__(
        self, store: Store, factory: SourceFactory, clock: Clock, random: Random, budgets: Budgets | None = None
    ) -> None:
        """`budgets` are those that the sources of `factory` count in."""
        self._store, self._factory, self._clock, self._random = store, factory, clock, random
        self._budgets = budgets or Budgets()
        self._runners: dict[AccountId, Runner] = {}

    def start(self, account: AccountId) -> None:
        """Begin to listen for an account; nothing happens when it runs already."""
        if account not in self._runners:
            budget = self._budgets.of(account)
            self._runners[account] = Runner(account, self._store, self._factory, self._clock, self._random, budget)

    async def begin(self, account: AccountId) -> None:
        """Do as `start`, and wait until everybody knows that it connects: how it was before is no answer any more."""
        self.start(account)
        await self._runners[account].begun.wait()

    async def stop(self, account: AccountId) -> bool:
        """Stop listening, and wait until its sockets are closed; returns whether anybody listened."""
        if (runner := self._runners.pop(account, None)) is not None:
            await runner.aclose()
        return runner is not None

    async def restart(self, account: AccountId) -> None:
        """Stop and start, unless the account does not run; it must not be stopped by anybody else meanwhile."""
        if account in self._runners:
            await self.stop(account)
            self.start(account)

    def nudge(self, account: AccountId | None = None) -> None:
        """Skip the waiting of one account, or of all: after a wake, a network change, or because the person asked."""
        for name, runner in self._runners.items():
            if account is None or name == account:
                runner.nudge()

    def source(self, account: AccountId) -> Source | None:
        """The account's connection while it is online, for what the person asks of the server."""
        runner = self._runners.get(account)
        return runner.source if runner is not None and runner.online else None

    def activity(self, account: AccountId) -> Activity:
        """What the account is doing now."""
        known, budget = self._store.state.accounts[account], self._budgets.of(account)
        now = Activity(
            doing=Doing.PAUSED if known.account.paused else Doing.STOPPED,
            since=known.health.since,
            answered_at=budget.answered_at,
            succeeded_at=budget.succeeded_at,
            unsent=sum(operation.account == account for operation in self._store.state.operations.values()),
            requests=budget.of_last_hour(self._clock.now()),
            allowances=budget.allowances,
            limit=budget.limit,
            remaining=budget.remaining,
            resets_at=budget.window_ends_at(self._clock.now()),
        )
        if (runner := self._runners.get(account)) is None:
            return now
        next_at = runner.next_try_at or budget.next_at
        return replace(now, doing=runner.doing, since=runner.since, tries=runner.tries, next_at=next_at)

    async def aclose(self) -> None:
        """Stop every account."""
        runners, self._runners = list(self._runners.values()), {}
        await asyncio.gather(*(runner.aclose() for runner in runners))
