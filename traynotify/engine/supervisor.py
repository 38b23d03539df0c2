"""One task per account: connect, consume, classify the error, wait, try again. One account's trouble stays its own."""

from __future__ import annotations

import asyncio
import logging
from contextlib import aclosing
from datetime import datetime, timedelta
from random import Random

from msgspec.structs import replace

from traynotify.core.account import Account, Health, HealthState
from traynotify.core.errors import (
    AuthRejected,
    RateLimited,
    SecretsLocked,
    SecretsUnavailable,
    SourceError,
    StorageFailed,
    Unreachable,
)
from traynotify.core.events import Online
from traynotify.core.facts import AccountStored, FromSource, HealthChanged
from traynotify.core.ids import AccountId
from traynotify.core.notification import Origin
from traynotify.core.ports import Clock, Source, SourceFactory
from traynotify.engine.backoff import Backoff
from traynotify.engine.store import Store
from traynotify.engine.tasks import Tasks

log = logging.getLogger(__name__)

STABLE_S = 60.0
"""A connection that held this long was a good one: the next failure starts with a short delay again."""

KEYRING_RETRY_S = 60.0
"""How long to leave a locked keyring alone before asking again."""


class Supervisor:
    """Runs the accounts: each in a task of its own, started, stopped and nudged by its id."""

    def __init__(self, store: Store, factory: SourceFactory, clock: Clock, random: Random) -> None:
        self._store, self._factory, self._clock, self._random = store, factory, clock, random
        self._runners: dict[AccountId, _Runner] = {}

    def start(self, account: AccountId) -> None:
        """Begin to listen for an account; nothing happens when it runs already."""
        if account not in self._runners:
            self._runners[account] = _Runner(account, self._store, self._factory, self._clock, self._random)

    async def stop(self, account: AccountId) -> None:
        """Stop listening, and wait until its sockets are closed."""
        if (runner := self._runners.pop(account, None)) is not None:
            await runner.aclose()

    def nudge(self, account: AccountId | None = None) -> None:
        """Skip the waiting of one account, or of all: after a wake, a network change, or because the person asked."""
        for name, runner in self._runners.items():
            if account is None or name == account:
                runner.nudge()

    def source(self, account: AccountId) -> Source | None:
        """The account's connection while it is online, for what the person asks of the server."""
        runner = self._runners.get(account)
        return runner.source if runner is not None and runner.online else None

    async def aclose(self) -> None:
        """Stop every account."""
        runners, self._runners = list(self._runners.values()), {}
        await asyncio.gather(*(runner.aclose() for runner in runners))


class _Runner:
    """The task of one account."""

    def __init__(self, account: AccountId, store: Store, factory: SourceFactory, clock: Clock, random: Random) -> None:
        self._id, self._store, self._factory, self._clock = account, store, factory, clock
        self._backoff = Backoff(random)
        self._nudged = asyncio.Event()
        self._tasks = Tasks()
        self.source: Source | None = None
        self.online = False
        self._tasks.spawn(f"account {account}", self._run())

    def nudge(self) -> None:
        """Ask now: the next try if it waits for one, the next poll if it is online."""
        self._nudged.set()
        if self.source is not None:
            self.source.nudge()

    async def aclose(self) -> None:
        """End the task and its connection."""
        await self._tasks.aclose()

    @property
    def _account(self) -> Account:
        return self._store.state.accounts[self._id].account

    async def _run(self) -> None:
        while True:
            self._nudged.clear()
            try:
                await self._health(HealthState.CONNECTING)
                await self._listen()
            except AuthRejected as error:
                await self._wait(HealthState.NEEDS_SIGN_IN, str(error), None)
            except SecretsLocked as error:
                await self._wait(HealthState.OFFLINE, str(error), KEYRING_RETRY_S)
            except SecretsUnavailable as error:
                await self._wait(HealthState.NEEDS_SIGN_IN, str(error), None)
            except RateLimited as error:
                await self._wait(HealthState.LIMITED, str(error), self._backoff.next_s(error.retry_after_s or 60.0))
            except (SourceError, StorageFailed) as error:
                asked_for_s = error.retry_after_s if isinstance(error, Unreachable) else None
                await self._wait(HealthState.OFFLINE, str(error), self._backoff.next_s(asked_for_s))
            except Exception:
                log.exception("the source of %s failed in a way that it should not", self._id)
                sentence = "Something went wrong inside traynotify; the log has the details"
                await self._wait(HealthState.OFFLINE, sentence, self._backoff.next_s(60.0))

    async def _listen(self) -> None:
        """Connect and consume until something raises."""
        source = await self._factory.open(self._account)
        try:
            await self._check_identity(source)
            self.source = source
            account = self._account
            async with aclosing(source.events(account.cursor if account.seeded else None)) as events:
                async for event in events:
                    origin = Origin.LIVE if self.online else Origin.CATCH_UP
                    if not self._account.seeded:
                        origin = Origin.SEED
                    now = self._clock.now()
                    await self._store.apply(FromSource(account=self._id, event=event, origin=origin, at=now))
                    if isinstance(event, Online):
                        await self._is_online(event)
            raise Unreachable("The server ended the connection")
        finally:
            self.source, self.online = None, False
            await source.aclose()

    async def _check_identity(self, source: Source) -> None:
        identity = await source.identify()
        account = self._account
        if identity.remote_id != account.identity.remote_id:
            raise AuthRejected(f"The stored token belongs to {identity.handle}, not to {account.identity.handle}")
        if identity != account.identity:
            await self._store.apply(AccountStored(account=replace(account, identity=identity), at=self._clock.now()))

    async def _is_online(self, event: Online) -> None:
        self.online = True
        asyncio.get_running_loop().call_later(STABLE_S, self._reset_if_still, self.source)
        await self._health(HealthState.LIVE if event.live else HealthState.POLLING, event.detail)

    def _reset_if_still(self, source: Source | None) -> None:
        if self.online and self.source is source:
            self._backoff.reset()

    async def _wait(self, state: HealthState, detail: str, delay_s: float | None) -> None:
        """Say what is so, then wait `delay_s` seconds or for a nudge; None waits for a nudge only."""
        next_try_at = None if delay_s is None else self._clock.now() + timedelta(seconds=delay_s)
        await self._health(state, detail, next_try_at)
        try:
            async with asyncio.timeout(delay_s):
                await self._nudged.wait()
        except TimeoutError:
            pass

    async def _health(self, state: HealthState, detail: str = "", next_try_at: datetime | None = None) -> None:
        current = self._store.state.accounts[self._id].health
        if (current.state, current.detail) != (state, detail):
            log.info("%s is %s%s", self._id, state.value, f": {detail}" if detail else "")
        since = current.since if current.state is state else self._clock.now()
        health = Health(state=state, since=since, detail=detail, next_try_at=next_try_at)
        await self._store.apply(HealthChanged(account=self._id, health=health))
