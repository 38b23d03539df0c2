"""The task of one account: connect, consume, classify the error, wait, try again."""

from __future__ import annotations

import asyncio
import logging
import math
from contextlib import aclosing, suppress
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple, NoReturn

from traynotify.core.account import Account, Health, HealthState
from traynotify.core.activity import Doing, words
from traynotify.core.budget import RequestBudget
from traynotify.core.errors import (
    AuthRejected,
    NoNetwork,
    RateLimited,
    SecretsLocked,
    SecretsUnavailable,
    ServerConfused,
    SourceError,
    StorageFailed,
    Unreachable,
)
from traynotify.core.events import CatchingUp, Online, Snapshot, SourceEvent
from traynotify.core.facts import AccountChanged, FromSource, HealthChanged
from traynotify.core.ids import AccountId
from traynotify.core.language import phrase, tr
from traynotify.core.notification import Origin
from traynotify.core.ports import Clock, Source, SourceFactory
from traynotify.engine.backoff import SLOW_S, Backoff, granted_s
from traynotify.engine.store import Store
from traynotify.engine.tasks import Tasks

log = logging.getLogger(__name__)

STABLE_S = 60.0
"""A connection that held this long was a good one: the next failure starts with a short delay again."""

PATIENCE_S = 1.0
"""How long something may take before a person is told what is waited for."""

WAITING_FOR_KEYRING = phrase("Waiting for your keyring: answer its prompt, which may be behind a window")

KEYRING_RETRY_S = 60.0
"""How long to leave a locked keyring alone before asking again."""

OWN_FAULT_S = 60.0
"""What fails so soon after a start, a wake or a change of network was ended by that, and not by its server."""

SLEPT_S = 30.0
"""The wall clock, so much further ahead of the loop's than it was, shows that the computer slept."""

IDENTITY_S = 12 * 3600.0
"""For how long a return does not ask again who we are and what the server can do: everybody returns in one moment."""


_TROUBLED = (HealthState.LIMITED, HealthState.OFFLINE, HealthState.NEEDS_SIGN_IN)


class _ClockSetBack(Unreachable):
    """Whether an answer was asked for before or after a click cannot be told any more: it has to be asked for anew."""


_SLEPT = "The computer slept"


class _Slept(Unreachable):
    """The connection is from before a sleep, whether it has outlived it or not: what was missed is to be caught up."""


class _Trouble(NamedTuple):
    """What ended a connection or a try, and what follows."""

    state: HealthState
    detail: str
    delay_s: float | None
    """How long to wait before the next try; None: until somebody does something about it."""
    asked_for_s: float = 0.0
    """The part of it that the server asked for, and that nothing shortens."""


class Runner:
    """The task of one account, from when it is made until `aclose`."""

    def __init__(
        self,
        account: AccountId,
        store: Store,
        factory: SourceFactory,
        clock: Clock,
        random: Random,
        budget: RequestBudget,
    ) -> None:
        self._id, self._store, self._factory, self._clock, self._budget = account, store, factory, clock, budget
        self._backoff = Backoff(random)
        self._nudged = asyncio.Event()
        self._nudged_at_s = _now_s()
        """When it was started or nudged last; long ago, once it has been online since, or has had its quick try."""
        self.doing, self.since = Doing.STOPPED, clock.now()
        self._logged: tuple[Doing, str] | None = None
        self.next_try_at: datetime | None = None
        self.tries = 0
        """How many tries in a row have failed."""
        self._tasks = Tasks()
        self._settled = store.state.accounts[account].health
        """How it was before it tried to connect."""
        self._online_since_s: float | None = None
        self._missed = True
        """Whether what is told came while nobody could see it."""
        self._identified_at_s = -math.inf
        self._ahead_s = 0.0
        """How far ahead of the loop's time the wall clock was when it began to listen, or at least since."""
        self._listening: asyncio.Timeout | None = None
        self.source: Source | None = None
        self.begun = asyncio.Event()
        """Set once it has said what it does."""
        self._tasks.spawn(f"account {account}", self._run())

    @property
    def online(self) -> bool:
        """Whether it has caught up and is listening."""
        return self._online_since_s is not None

    def nudge(self) -> None:
        """Ask now: the next poll if it is online, else the next try, and after a sleep anew."""
        self._nudged_at_s = _now_s()
        if not self.online:
            self._nudged.set()
        if self._listening is not None and self._has_slept():
            self._listening.reschedule(_now_s())
            self._listening = None
        elif self.source is not None:
            self.source.nudge()

    def _now_ahead_s(self) -> float:
        return self._clock.now().timestamp() - _now_s()

    def _has_slept(self) -> bool:
        """Whether the computer slept since it began to listen. Where the loop's time goes on then, nobody sees it."""
        now_s = self._now_ahead_s()
        self._ahead_s = min(self._ahead_s, now_s)  # the clock may have been set back
        return now_s - self._ahead_s > SLEPT_S

    async def aclose(self) -> None:
        """End the task and its connection."""
        self.begun.set()
        await self._tasks.aclose()

    @property
    def _account(self) -> Account:
        return self._store.state.accounts[self._id].account

    async def _run(self) -> None:
        while self._id in self._store.state.accounts:
            self._nudged.clear()
            if (trouble := await self._listen_until_trouble()) is not None:
                self.tries += 1
                await self._wait(trouble)

    async def _listen_until_trouble(self) -> _Trouble | None:
        """Connect and listen; tells what ended it, None if that was a sleep: it is to begin anew at once."""
        try:
            await self._does(Doing.UNLOCKING, HealthState.CONNECTING)
            self.begun.set()
            await self._listen()
        except _Slept:
            log.info("%s: the computer slept: what came meanwhile is caught up", self._id)
            self._nudged_at_s = _now_s()
            return None
        except SecretsLocked as error:
            return _Trouble(HealthState.OFFLINE, str(error), KEYRING_RETRY_S)
        except (AuthRejected, SecretsUnavailable) as error:
            return _Trouble(HealthState.NEEDS_SIGN_IN, str(error), None)
        except RateLimited as error:
            asked_for_s = granted_s(error.retry_after_s or SLOW_S)
            return _Trouble(HealthState.LIMITED, str(error), self._delay_s(asked_for_s), asked_for_s)
        except (NoNetwork, _ClockSetBack) as error:
            return _Trouble(HealthState.OFFLINE, str(error), self._delay_s(None, at_once=True))
        except Unreachable as error:
            asked_for_s = granted_s(error.retry_after_s or 0.0)
            delay_s = self._delay_s(error.pause_s if error.retry_after_s is None else error.retry_after_s)
            return _Trouble(HealthState.OFFLINE, str(error), delay_s, asked_for_s)
        except ServerConfused as error:
            return _Trouble(HealthState.OFFLINE, str(error), self._delay_s(SLOW_S))
        except (SourceError, StorageFailed) as error:
            return _Trouble(HealthState.OFFLINE, str(error), self._backoff.next_s())
        except Exception:
            log.exception("the source of %s failed in a way that it should not", self._id)
            sentence = tr("Something went wrong inside traynotify; the log has the details")
            return _Trouble(HealthState.OFFLINE, sentence, self._backoff.next_s(SLOW_S))

    def _delay_s(self, asked_for_s: float | None, *, at_once: bool = False) -> float:
        """The delay after a server has failed, which others have lost in the same moment.

        What a wake or a change of network has cut off, nobody else has lost: there, it is tried at once. So it is after
        a start, which somebody waits for. But once only, because the next failure is the server's.
        """
        now_s = _now_s()
        if not at_once:
            at_once = now_s - self._nudged_at_s < OWN_FAULT_S
            self._nudged_at_s = -math.inf
        spread_s = self._budget.spread_s(now_s, identifying=not self._is_identified)
        return self._backoff.next_s(asked_for_s, spread_s=spread_s, at_once=at_once)

    @property
    def _is_identified(self) -> bool:
        return _now_s() < self._identified_at_s + IDENTITY_S

    async def _listen(self) -> NoReturn:
        """Connect and consume until something raises."""
        self._budget.note_connecting()
        set_backs = self._clock.set_backs
        waiting = self._tasks.spawn(f"keyring of {self._id}", self._say_what_is_waited_for())
        try:
            source = await self._factory.open(self._account)
        finally:
            waiting.cancel()
        try:
            await self._does(Doing.CONNECTING, HealthState.CONNECTING)
            if not self._is_identified:
                await self._check_identity(source)
            self.source = source
            await self._consume(source, set_backs)
        except Exception as error:
            if not isinstance(error, Unreachable | RateLimited):
                self._identified_at_s = -math.inf  # it may be another server, or another token, than it was
            raise
        finally:
            if self._online_since_s is not None:
                self._budget.note_lost(_now_s())
                if _now_s() - self._online_since_s >= STABLE_S:
                    self._backoff.reset()
            self.source, self._online_since_s = None, None
            await source.aclose()

    async def _consume(self, source: Source, set_backs: int) -> NoReturn:
        """Take what it tells since the clock had been set back so often, until something raises."""
        account, self._ahead_s, self._missed = self._account, self._now_ahead_s(), True
        await self._does(Doing.CATCHING_UP if account.seeded else Doing.READING_ALL, HealthState.CONNECTING)
        listening = self._listening = asyncio.timeout(None)
        events = source.events(account.cursor if account.seeded else None)
        try:
            async with listening, aclosing(events):
                async for event in events:
                    await self._take(event, set_backs)
        except TimeoutError:
            if listening.expired():
                raise _Slept(_SLEPT) from None
            raise
        finally:
            self._listening = None
        raise Unreachable(tr("The server ended the connection"))

    async def _take(self, event: SourceEvent, set_backs: int) -> None:
        slept = self._has_slept()
        self._missed |= isinstance(event, CatchingUp)
        if slept or isinstance(event, CatchingUp):
            await self._does(Doing.CATCHING_UP, HealthState.CONNECTING)
        if self._clock.set_backs != set_backs and _is_answer(event):
            raise _ClockSetBack(tr("The clock was set back: what was on its way is asked for again"))
        origin = self._origin_of(event, missed=slept or self._missed)
        await self._store.apply(FromSource(account=self._id, event=event, origin=origin, at=self._clock.now()))
        if slept:
            raise _Slept(_SLEPT)
        if isinstance(event, Online):
            await self._is_online(event)

    def _origin_of(self, event: SourceEvent, *, missed: bool) -> Origin:
        if not self._account.seeded or (isinstance(event, Snapshot) and event.is_first_contact):
            return Origin.SEED
        return Origin.CATCH_UP if missed else Origin.LIVE

    async def _say_what_is_waited_for(self) -> None:
        await asyncio.sleep(PATIENCE_S)
        await self._health(HealthState.CONNECTING, WAITING_FOR_KEYRING)

    async def _check_identity(self, source: Source) -> None:
        identity, known = await source.identify(), self._account.identity
        if identity.remote_id != known.remote_id:
            raise AuthRejected(
                tr("The stored token belongs to {other}, not to {handle}", other=identity.handle, handle=known.handle)
            )
        if identity != known:
            await self._store.apply(AccountChanged(account=self._id, identity=identity, at=self._clock.now()))
        self._identified_at_s = _now_s()
        self._budget.note_identified()

    async def _is_online(self, event: Online) -> None:
        self._missed = False
        if self._online_since_s is None:
            self._online_since_s = _now_s()
            self._nudged_at_s = -math.inf
            self.tries = 0
            self._nudged.clear()
        self._budget.note_online(_now_s())
        if event.live:
            await self._does(Doing.LISTENING, HealthState.LIVE, event.detail)
        else:
            await self._does(Doing.POLLING, HealthState.POLLING, event.detail)

    async def _wait(self, trouble: _Trouble) -> None:
        """Say what is so, then wait as long as it takes, or for a nudge once the server's own wish is fulfilled."""
        now = self._clock.now()
        next_try_at = None if trouble.delay_s is None else now + timedelta(seconds=trouble.delay_s)
        doing = Doing.WAITING if next_try_at is not None else Doing.NEEDS_SIGN_IN
        await self._does(doing, trouble.state, trouble.detail, next_try_at)
        not_before = now + timedelta(seconds=trouble.asked_for_s)
        with suppress(TimeoutError):
            async with asyncio.timeout(trouble.delay_s):
                await self._nudged.wait()
                while now <= self._clock.now() < not_before:
                    self._nudged.clear()
                    await self._nudged.wait()

    async def _does(
        self, doing: Doing, state: HealthState, detail: str = "", next_try_at: datetime | None = None
    ) -> None:
        """From now on it does this: to be seen in its activity and its health, and in the log."""
        if doing is not self.doing:
            self.since = self._clock.now()
        self.doing, self.next_try_at = doing, next_try_at
        if (doing, detail) != self._logged:
            self._logged = doing, detail
            when = f" at {next_try_at.astimezone():%H:%M:%S}" if next_try_at is not None else ""
            log.info("%s: %s%s%s", self._id, words(doing, self.tries), when, f" ({detail})" if detail else "")
        await self._health(state, detail, next_try_at)

    async def _health(self, state: HealthState, detail: str = "", next_try_at: datetime | None = None) -> None:
        if (known := self._store.state.accounts.get(self._id)) is None:
            return  # it was removed meanwhile
        current = known.health
        if current.state is not HealthState.CONNECTING:
            self._settled = current
        since = current.since if current.state is state else self._clock.now()
        if state in _TROUBLED and current.state is HealthState.CONNECTING and self._settled.state is state:
            since = self._settled.since  # a try in vain is no new trouble
        health = Health(state=state, since=since, detail=detail, next_try_at=next_try_at)
        if health != current:
            await self._store.apply(HealthChanged(account=self._id, health=health))


def _is_answer(event: SourceEvent) -> bool:
    """Whether it was asked for, so that it may be older than what was done meanwhile; a push is true now."""
    return getattr(event, "asked_at", None) is not None


def _now_s() -> float:
    return asyncio.get_running_loop().time()
