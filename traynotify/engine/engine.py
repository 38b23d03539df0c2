"""The engine as one object: what starts and stops together, and what a person can ask of notifications."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random
from types import MappingProxyType

from msgspec.structs import replace

from traynotify.core.activity import Activity
from traynotify.core.budget import Budgets
from traynotify.core.commands import Verb
from traynotify.core.errors import StorageFailed, Unsupported, UsageError
from traynotify.core.facts import Asked, SettingsChanged, Snoozed, Undone, Woken
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.language import phrase, tr
from traynotify.core.plan import able_to
from traynotify.core.ports import Archive, Clock, Notifier, Onlooker, SecretStore, SourceFactory
from traynotify.core.selector import All, Group, OfKind, Scope, selects
from traynotify.core.settings import OPEN_MARKS_READ, Settings
from traynotify.core.slices import MOST
from traynotify.core.state import Operation, Row
from traynotify.core.verbs import DEEDS
from traynotify.engine.accounts import Accounts
from traynotify.engine.alerts import Alerts
from traynotify.engine.journal import Journal
from traynotify.engine.outbox import Outbox
from traynotify.engine.registry import Registry
from traynotify.engine.remembered import Remembered
from traynotify.engine.snoozes import Snoozes
from traynotify.engine.store import Store
from traynotify.engine.supervisor import Supervisor

UNDO_S = 10.0
"""How long a click can be taken back before the server hears of it."""


class Engine:
    """Store, accounts, outbox and alerts, wired. `load`, then `start` to listen; `aclose` ends everything."""

    def __init__(
        self,
        *,
        archive: Archive,
        secrets: SecretStore,
        factory: SourceFactory,
        registry: Registry,
        clock: Clock,
        random: Random,
        budgets: Budgets | None = None,
    ) -> None:
        """`budgets` are those that the sources of `factory` count in."""
        self._archive, self._clock = archive, clock
        self.store = Store(archive, clock)
        self.supervisor = Supervisor(self.store, factory, clock, random, budgets)
        self.outbox = Outbox(self.store, clock, random, self.supervisor.source, self.supervisor.nudge)
        self.accounts = Accounts(self.store, self.supervisor, registry, secrets, factory, clock)
        self._journal = Journal(self.store)
        self._alerts: Alerts | None = None
        self._onlooker: Onlooker | None = None
        self._snoozes: Snoozes | None = None
        self._newest_operation = 0

    async def load(self, settings: Settings) -> None:
        """Take up what is on disk, and settings that may be others than when it was written; raises StorageFailed.

        A disk that cannot be written keeps nobody from reading: an alert that they rule out stays due then.
        """
        await self.store.load(settings)
        with suppress(StorageFailed):
            await self.change_settings(settings)

    def start(self, notifier: Notifier | None) -> None:
        """Listen to every account that is not paused. Without a notifier, what is due stays due."""
        if notifier is not None:
            self._alerts = Alerts(self.store, notifier, self._clock, Remembered(self._archive, notifier))
            if self._onlooker is not None:
                self._alerts.watch_for(self._onlooker)
        self._journal.stand_back()
        self._snoozes = Snoozes(self.store, self._clock)
        for account, state in self.store.state.accounts.items():
            if not state.account.paused:
                self.supervisor.start(account)

    async def aclose(self) -> None:
        """Stop accounts, outbox and alerts, in this order; the archive is closed by whoever opened it."""
        if self._snoozes is not None:
            await self._snoozes.aclose()
        await self.supervisor.aclose()
        await self.outbox.aclose()
        if self._alerts is not None:
            await self._alerts.aclose()
        await self._journal.aclose()

    async def ask(
        self,
        verb: Verb,
        keys: Collection[NotificationKey],
        *,
        seen: Mapping[NotificationKey, datetime] = MappingProxyType({}),
        undo_s: float = UNDO_S,
    ) -> list[Operation]:
        """Ask for the same thing of many notifications. Returns an operation for each account, with what it changed.

        What is already so is left out, and so is what came to a notification after the moment up to which it was
        `seen`, or else after now. Raises UsageError for an unknown key or something an account cannot do.
        """
        return await self._ask(verb, await self._known(keys), undo_s, seen=seen)

    def shown(self, keys: Iterable[NotificationKey]) -> dict[NotificationKey, datetime]:
        """Of those whose lines in the open inbox do not say all: when the newest happened that they say."""
        if (onlooker := self._onlooker) is None:
            return {}
        return {key: moment for key in keys if (moment := onlooker.shown_at(key)) is not None}

    async def answer(
        self, verb: Verb, key: NotificationKey, text: str = "", *, undo_s: float = UNDO_S
    ) -> list[Operation]:
        """Reply, follow back, accept or decline; where opening marks as read, so does answering.

        Raises UsageError for an unknown key, a reply without words, or what went before it could be answered;
        Unsupported where it is not offered. Nothing is sent then.
        """
        (row,), now = await self._known((key,)), self._clock.now()
        can = self.accounts.get(row.account).identity.capabilities
        if row.notification.offer(verb) is None or not able_to(can, verb):
            raise Unsupported(tr("This notification cannot be answered in that way"))
        if verb is Verb.REPLY and not text.strip():
            raise UsageError(tr("There is nothing to send yet"))
        marks = self.store.state.settings.general[OPEN_MARKS_READ] and not row.is_read
        mark = self._operation(Verb.READ, row.account, (key,), now, undo_s) if marks else None
        answer = replace(self._operation(verb, row.account, (key,), now, undo_s), text=text.strip())
        seen = {key: row.notification.happened_at} | self.shown((key,))
        after = (await self.store.apply(Asked(operation=answer, mark=mark, seen=seen))).after
        if answer.id not in after.operations:
            raise UsageError(tr("Your answer was not sent: the notification was deleted or has changed meanwhile"))
        return [asked for asked in (mark, answer) if asked is not None and asked.id in after.operations]

    async def _known(self, keys: Collection[NotificationKey]) -> list[Row]:
        rows = await self.store.rows(keys)
        known = {row.key for row in rows if row.is_remnant or not row.gone}
        if unknown := sorted(key for key in keys if key not in known):
            raise UsageError(tr("There is no notification “{key}” in the inbox", key=unknown[0]))
        return rows

    async def mark_all_read(self, account: AccountId | None = None, *, undo_s: float = UNDO_S) -> list[Operation]:
        """Mark everything read that is unread now, of one account or of all."""
        if account is not None:
            self.accounts.get(account)
        return await self._ask(Verb.READ, self.store.state.unread_rows(account), undo_s, All())

    async def mark_scope_read(self, account: AccountId, scope: Group | OfKind) -> list[Operation]:
        """Mark everything read that is unread now in one group, or of one kind, of an account."""
        rows = [row for row in self.store.state.unread_rows(account) if selects(scope, row.notification)]
        return await self._ask(Verb.READ, rows, UNDO_S, scope)

    async def clear(self, account: AccountId, *, undo_s: float = UNDO_S) -> list[Operation]:
        """Delete everything of an account on its server, but for what is put off; raises UsageError where the server
        cannot.
        """
        can = self.accounts.get(account).identity.capabilities
        if not can.clear:
            raise UsageError(tr("This server cannot delete all notifications at once"))
        if not can.dismiss and any(row.is_snoozed for row in self.store.state.rows_of(account)):
            raise UsageError(
                tr("This server can only delete everything at once: please wake first what you have put off")
            )
        rows = await self._archive.page(account=account, limit=1_000_000)
        return await self._ask(Verb.DISMISS, rows, undo_s, All())

    async def undo(self, operation: int | None = None) -> bool:
        """Take back an operation, or the last one, with those that one click made of other accounts beside it.

        False when it is too late.
        """
        found = self.undoable() if operation is None else self.store.state.operations.get(operation)
        if found is None:
            return False
        others = self.store.state.operations.values()
        asked_with_it = [o.id for o in others if o.is_one_click_with(found) or _marks_with(o, found)]
        changes = await self.store.apply(Undone(operations=asked_with_it))
        return found.id in changes.before.operations and found.id not in changes.after.operations

    def undoable(self) -> Operation | None:
        """The last operation that the server has not heard of, while its time for undoing runs."""
        now = self._clock.now()
        waiting = [o for o in self.store.state.operations.values() if o.is_undoable and not o.is_due(now)]
        return max(waiting, key=lambda o: o.id, default=None)

    async def retry(self, keys: Iterable[NotificationKey]) -> list[Operation]:
        """Ask the server again for what it refused; returns what that asks for."""
        rows = [row for row in await self.store.rows(keys) if row.failed is not None]
        marks = [verb for verb in Verb if verb not in DEEDS]
        asked = [await self._ask(verb, [row for row in rows if row.failed is verb], 0.0) for verb in marks]
        asked += [
            await self.answer(row.failed, row.key, row.failed_text, undo_s=0.0) for row in rows if row.failed in DEEDS
        ]
        return [operation for operations in asked for operation in operations]

    async def snooze(self, keys: Collection[NotificationKey], until: datetime | None) -> None:
        """Put notifications off until a moment, which no server hears of; None takes that back, as if it never was.

        Raises UsageError for an unknown key, or a moment that is over.
        """
        rows, now = await self._known(keys), self._clock.now()
        if until is not None and until <= now:
            raise UsageError(tr("It can only be put off until a moment that is still to come"))
        await self.store.apply(Snoozed(keys=[row.key for row in rows], until=until, at=now))

    async def wake(self, keys: Collection[NotificationKey]) -> None:
        """Bring back what was put off, before its time; raises UsageError for an unknown key."""
        rows = await self._known(keys)
        await self.store.apply(Woken(keys=[row.key for row in rows], at=self._clock.now(), early=True))

    def nudge(self) -> None:
        """The computer woke up, or is on another network, or the person asks for news: look at everything now."""
        self.supervisor.nudge()
        if self._snoozes is not None:
            self._snoozes.nudge()

    def watch_for(self, onlooker: Onlooker) -> None:
        """From now on, no bubble is shown of what this person sees in the inbox; call `glanced` when that changes."""
        self._onlooker = onlooker
        if self._alerts is not None:
            self._alerts.watch_for(onlooker)

    def glanced(self) -> None:
        """The person may see something else in the inbox now, or look at it no more."""
        if self._alerts is not None:
            self._alerts.glanced()

    def closed(self, alert_id: str) -> None:
        """The person closed a bubble."""
        if self._alerts is not None:
            self._alerts.closed(alert_id)

    def activity(self, account: AccountId) -> Activity:
        """What an account is doing now, when it tries next, and what it asked of its server; UsageError without it."""
        self.accounts.get(account)
        return self.supervisor.activity(account)

    async def change_settings(self, settings: Settings) -> None:
        """Let new settings take effect."""
        await self.store.apply(SettingsChanged(settings=settings, at=self._clock.now()))

    async def _ask(
        self,
        verb: Verb,
        rows: Collection[Row],
        undo_s: float,
        scope: Scope | None = None,
        seen: Mapping[NotificationKey, datetime] = MappingProxyType({}),
    ) -> list[Operation]:
        meant = {row.account for row in rows}
        accounts = [account for account in self.store.state.accounts if account in meant]
        if verb is Verb.DISMISS:
            there = {row.account for row in rows if not row.gone}
            self._check_dismissal(there, everything=isinstance(scope, All))
        now, asked = self._clock.now(), []
        for account in accounts:
            here = {row.key: row.notification.happened_at for row in rows if row.account == account}
            operation = replace(self._operation(verb, account, here, now, undo_s), scope=scope)
            up_to = {key: seen.get(key, happened_at) for key, happened_at in here.items()}
            changes = await self.store.apply(Asked(operation=operation, seen=up_to))
            if changes.touched:
                asked.append(replace(operation, keys=frozenset(row.key for row in changes.touched)))
        return asked

    def _check_dismissal(self, accounts: Iterable[AccountId], *, everything: bool) -> None:
        for account in accounts:
            can = self.accounts.get(account).identity.capabilities
            if not (can.dismiss or (everything and can.clear)):
                otherwise = (
                    phrase("This server can only delete everything at once")
                    if can.clear
                    else phrase("This server cannot delete single notifications")
                )
                reason = tr(can.reasons.get("dismiss", otherwise))
                raise Unsupported(tr("{reason}; mark it as read instead", reason=reason.rstrip(".")))

    def _operation(
        self, verb: Verb, account: AccountId, keys: Collection[NotificationKey], now: datetime, undo_s: float
    ) -> Operation:
        """What is asked for now. Its id is larger than every one before it, across restarts too: microseconds of the
        wall clock, or one more than the last; each slice of it has one.
        """
        newest = max(self.store.state.operations, default=0)
        number = max(newest + 1, self._newest_operation + 1, int(now.timestamp() * 1_000_000))
        self._newest_operation = number + (len(keys) - 1) // MOST
        send_at = now + timedelta(seconds=undo_s)
        return Operation(id=number, account=account, verb=verb, keys=frozenset(keys), accepted_at=now, send_at=send_at)


def _marks_with(operation: Operation, answer: Operation) -> bool:
    """Whether the `answer` has marked its notification with this `operation`."""
    at_once = operation.accepted_at == answer.accepted_at and operation.keys == answer.keys
    return at_once and answer.verb in DEEDS and operation.verb is Verb.READ
