"""Answers the requests of the command line with an engine: the running instance's, or one opened for the command."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, assert_never

from traynotify.app import records, requests
from traynotify.app.exit_status import ExitStatus, status_of
from traynotify.app.peer import Peer
from traynotify.app.records import Record
from traynotify.app.requests import Reply, Request
from traynotify.core.account import HealthState
from traynotify.core.commands import Verb
from traynotify.core.errors import SeveralAnswer, TraynotifyError, UsageError
from traynotify.core.ids import AccountId, NotificationKey, ServiceId
from traynotify.core.network import Network, reached_by
from traynotify.core.settings import ACCOUNT_LABEL, NETWORK, OPEN_MARKS_READ, AnySetting, Values
from traynotify.core.state import AccountState, Operation, State
from traynotify.engine.tasks import race

if TYPE_CHECKING:
    from traynotify.app.bootstrap import App

CATCH_UP_DEADLINE_S = 30.0

SETTLE_DEADLINE_S = 20.0
"""How long a command waits for its server before it says that it will be sent later."""

ONLINE = (HealthState.LIVE, HealthState.POLLING)
UNREACHED = (HealthState.OFFLINE, HealthState.NEEDS_SIGN_IN, HealthState.LIMITED, HealthState.CONNECTING)

WATCH_BACKLOG = 10_000
"""Events that a reader of ``watch`` may be behind before it is let go."""


class Answers:
    """Carries out requests. `show_inbox` is what a second start asks for, where there is an inbox to show."""

    def __init__(self, app: App, show_inbox: Callable[[], None] | None = None) -> None:
        self._app, self._engine, self._show_inbox = app, app.engine, show_inbox

    async def answer(self, request: Request, peer: Peer) -> Reply:
        """The reply to `request`; an error of ours becomes its sentence and exit status."""
        try:
            return await self._answer(request, peer)
        except TraynotifyError as error:
            return Reply(error=str(error), status=status_of(error))

    async def _answer(self, request: Request, peer: Peer) -> Reply:
        state = self._engine.store.state
        match request:
            case requests.ListRows():
                return Reply(value=await self._rows(request))
            case requests.Status():
                return Reply(value=self._status())
            case requests.Mark(verb=verb, keys=keys):
                return await self._settled(await self._engine.ask(verb, parse_keys(keys), undo_s=0))
            case requests.MarkAllRead(account=account):
                return await self._settled(await self._engine.mark_all_read(optional_account(account), undo_s=0))
            case requests.OpenPage(key=key):
                return await self._open(parse_keys([key])[0])
            case requests.Why(key=key):
                (row,) = await self._engine.store.rows(parse_keys([key])) or (None,)
                if row is None:
                    raise UsageError(f"There is no notification “{key}” here")
                return Reply(value=records.story_record(state, row))
            case requests.ListAccounts():
                accounts = [records.account_record(state, known.account) for known in state.accounts.values()]
                return Reply(value=accounts)
            case requests.ListServices():
                return Reply(value=self._services())
            case requests.AddAccount():
                return await self._add(request, peer)
            case requests.RemoveAccount(account=account):
                removal = await self._app.remove_account(AccountId(account))
                status = ExitStatus.SERVER if removal.problem else ExitStatus.DONE
                return Reply(value=account, error=removal.text, status=status)
            case requests.Watch(once=once):
                return await self._watch(peer, once=once)
            case requests.ShowInbox():
                if self._show_inbox is None:
                    raise UsageError("traynotify is already running on this profile, in a terminal")
                self._show_inbox()
                return Reply()
            case _:
                assert_never(request)

    def _status(self) -> Record:
        state = self._engine.store.state
        activities = {account: self._engine.activity(account) for account in state.accounts}
        return records.status_record(state, activities, self._app.pictures.of_last_hour(self._app.clock.now()))

    async def _rows(self, request: requests.ListRows) -> list[Record]:
        account = optional_account(request.account)
        if account is not None:
            self._engine.accounts.get(account)
        if request.search:
            rows = await self._app.search(request.search, account, request.unread_only, request.limit)
        else:
            rows = await self._app.history(account, request.unread_only, request.limit)
        state = self._engine.store.state
        return [records.row_record("added", row) | {"why": records.reasons(state, row)} for row in rows]

    async def _open(self, key: NotificationKey) -> Reply:
        rows = await self._engine.store.rows([key])
        if not rows or rows[0].gone:
            raise UsageError(f"There is no notification “{key}” in the inbox")
        url = rows[0].notification.url
        if not await self._app.launcher.open(url):
            return Reply(
                error=f"No browser could be started for {url or 'it: it has no page'}", status=ExitStatus.FAILED
            )
        if self._engine.store.state.settings.general[OPEN_MARKS_READ]:
            seen = {key: rows[0].notification.happened_at}  # more may have come while the browser started
            return await self._settled(await self._engine.ask(Verb.READ, [key], seen=seen, undo_s=0))
        return Reply()

    async def _settled(self, operations: Sequence[Operation]) -> Reply:
        """Wait until the servers have answered for `operations`; says so when they have not yet."""
        held = self._engine.store.state.operations.values()
        ids = {o.id for o in held if any(o.is_one_click_with(operation) for operation in operations)}
        with suppress(TimeoutError):
            async with asyncio.timeout(SETTLE_DEADLINE_S):
                await self._engine.store.until(lambda state: _cannot_settle_more(state, ids))
        state = self._engine.store.state
        if waiting := sorted(ids & state.operations.keys()):
            return _not_sent(state.accounts[state.operations[waiting[0]].account])
        keys = [key for operation in operations for key in sorted(operation.keys)]
        asked = {operation.verb for operation in operations}
        for row in await self._engine.store.rows(keys):
            if reason := row.refusal_of(asked):
                return Reply(error=f"{row.key}: {reason}", status=ExitStatus.REFUSED)
        return Reply(value=sorted(str(key) for key in keys))

    def _services(self) -> list[Record]:
        return [
            {
                "id": record.id,
                "name": record.service.name if record.service is not None else record.id,
                "status": record.status.value,
                "reason": record.reason,
                "package": record.package,
                "settings": {s.name: s.help for s in record.service.settings} if record.service is not None else {},
            }
            for record in self._app.registry.records()
        ]

    async def _add(self, request: requests.AddAccount, peer: Peer) -> Reply:
        try:
            with reached_by(Network.of(choose(NETWORK, request.settings, others=True))):
                service = await self._engine.accounts.service_of(
                    request.address, ServiceId(request.service) if request.service else None
                )
        except SeveralAnswer as error:
            options = " or ".join(f"--service {name}" for name in error.services)
            raise SeveralAnswer(f"{error}, with {options}", error.services) from error
        chosen = choose((*service.settings, *NETWORK), request.settings)
        if request.label is not None:
            chosen = chosen.replacing(ACCOUNT_LABEL, request.label)
        _, grant = await self._engine.accounts.sign_in(
            request.address, service=service.id, token=request.token, prompt=peer, settings=chosen
        )
        account = await self._app.add_account(service, grant, chosen)
        await self.caught_up([account])  # from here on, what comes is news
        health = self._engine.store.state.accounts[account].health
        if health.state is HealthState.NEEDS_SIGN_IN:
            return Reply(value=account, error=health.detail, status=ExitStatus.SERVER)
        if health.detail:
            peer.say(health.detail)
        return Reply(value=account)

    async def _watch(self, peer: Peer, *, once: bool) -> Reply:
        """Tell what is so, and then every change, until the peer goes or, with `once`, every account has caught up."""
        queue: asyncio.Queue[Record] = asyncio.Queue(WATCH_BACKLOG)
        behind = asyncio.Event()

        def put(found: Iterable[Record]) -> None:
            for record in found:
                try:
                    queue.put_nowait(record)
                except asyncio.QueueFull:
                    behind.set()

        async def tell() -> None:
            while True:
                await peer.event(await queue.get())

        unsubscribe = self._engine.store.subscribe(lambda changes: put(records.events_of(changes)))
        try:
            state = self._engine.store.state
            put(records.health_record(state, account) for account in state.accounts)
            put([records.unread_record(state)])
            if not once:
                await race(tell(), behind.wait())
                raise UsageError("The reader of the events was too slow; start watching again")
            await self.caught_up(state.accounts)
            while not queue.empty():
                await peer.event(queue.get_nowait())
        finally:
            unsubscribe()
        unreached = (known for known in self._engine.store.state.accounts.values() if known.health.state in UNREACHED)
        return _not_caught_up(next(unreached, None))

    async def caught_up(self, accounts: Iterable[AccountId]) -> None:
        """Wait until each of the accounts has caught up, and has tried to send what waited in the outbox, or has said
        why it cannot; at most half a minute.
        """
        wanted = list(accounts)
        with suppress(TimeoutError):  # what is told then shows for each account how far it came
            async with asyncio.timeout(CATCH_UP_DEADLINE_S):
                await self._engine.store.until(lambda state: _settled(state, wanted))
                now = self._app.clock.now()
                waiting = {o.id: o.attempts for o in self._engine.store.state.operations.values() if o.is_due(now)}
                await self._engine.store.until(lambda state: _tried(state, waiting))


def parse_keys(texts: Iterable[str]) -> list[NotificationKey]:
    """The keys that a person typed; UsageError for one that is none."""
    try:
        return [NotificationKey.parse(text) for text in texts]
    except ValueError as error:
        raise UsageError(str(error)) from error


def optional_account(text: str | None) -> AccountId | None:
    """The account that a person named, if any."""
    return None if text is None else AccountId(text)


def choose(settings: Iterable[AnySetting], texts: dict[str, str], *, others: bool = False) -> Values:
    """The values that ``--set NAME=VALUE`` spells; UsageError for a value that does not fit.

    A name that is none of `settings` is one too, unless there are `others`.
    """
    known = {setting.name: setting for setting in settings}
    chosen = Values()
    for name, text in texts.items():
        if (setting := known.get(name)) is None:
            if others:
                continue
            raise UsageError(f"This service has no setting “{name}”; it has {', '.join(known) or 'none'}")
        try:
            chosen = chosen.reading(setting, text)
        except ValueError as error:
            raise UsageError(str(error)) from error
    return chosen


def _not_sent(known: AccountState) -> Reply:
    """What was asked is in the outbox, and stays there for now."""
    health = known.health
    if health.state in ONLINE:
        why = "Kept here and sent again in a while: the server did not take it"
    else:
        said = health.detail or f"{known.account.id} is {health.state.value.replace('_', ' ')}"
        why = f"Kept here and sent when the server is back: {said}"
    return Reply(error=why, status=ExitStatus.NOT_SENT_YET)


def _not_caught_up(known: AccountState | None) -> Reply:
    """The end of ``watch --once``, given an account that could not be asked, if there is one."""
    if known is None:
        return Reply()
    why = known.health.detail or "its server did not answer in time"
    return Reply(error=f"{known.account.id} could not be caught up: {why}", status=ExitStatus.SERVER)


def _settled(state: State, accounts: Iterable[AccountId]) -> bool:
    here = [state.accounts[account] for account in accounts if account in state.accounts]
    return all(known.health.state is not HealthState.CONNECTING for known in here)


def _tried(state: State, attempts: dict[int, int]) -> bool:
    """Whether each of these operations, given how often it had been tried, was tried again or cannot be now."""
    waiting = [state.operations[i] for i in attempts if i in state.operations]
    online = [o for o in waiting if state.accounts[o.account].health.state in ONLINE]
    return not any(o.sending or o.attempts == attempts[o.id] for o in online)


def _cannot_settle_more(state: State, operations: set[int]) -> bool:
    """Whether all are settled, or those that are not belong to accounts that are not online."""
    waiting = [state.operations[i] for i in operations if i in state.operations]
    trying = (HealthState.CONNECTING, *ONLINE)
    return not any(state.accounts[operation.account].health.state in trying for operation in waiting)
