"""The promises, as checks: some hold at every moment, the others once everything works again and quiet has returned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from tests.simulation.desktop import is_digest
from tests.simulation.houses.house import House
from tests.simulation.machine import App
from traynotify.core.alert import Alert
from traynotify.core.capability import ReadScope
from traynotify.core.commands import Verb
from traynotify.core.errors import Unsupported, UsageError
from traynotify.core.ids import AccountId, NotificationKey, RemoteId
from traynotify.core.notification import Origin
from traynotify.core.reduce import Changes
from traynotify.core.state import AlertState, Operation, Row

Rows = Mapping[RemoteId, Row]


@dataclass(frozen=True)
class Click:
    """What the person wants of one row since then; `accepted` names the operation."""

    verb: Verb
    accepted: object
    undone: bool = False

    def __str__(self) -> str:
        return f"{'undone ' if self.undone else ''}{self.verb}"


class Oracle:
    """Watches one history, and says what broke a promise."""

    def __init__(self, houses: Iterable[House], now_s: Callable[[], float]) -> None:
        self._houses = list(houses)
        self._now_s = now_s
        self.broken: list[str] = []
        self.raised: Counter[NotificationKey] = Counter()
        self._allowed: dict[NotificationKey, int] = {}
        """Of alerts that may be repeated, because a process ended before it had noted them: how often in all."""
        self._clicks: dict[NotificationKey, Click] = {}
        self._minds_changing = 0
        self._slots: dict[NotificationKey, tuple[AccountId, str]] = {}
        """Of rows that take one another's place: which place."""
        self._unread_here = set[NotificationKey]()
        """Rows that the person has marked as unread where no server can be told."""
        self._unanswered = set[NotificationKey]()
        """Rows of clicks that may have been taken, or not."""
        self._told_in_digest: set[NotificationKey] = set()
        self._stretch: Counter[AccountId] = Counter()
        """How often each account began to connect."""
        self._caught_up: dict[NotificationKey, tuple[AccountId, int]] = {}
        self._single: Counter[tuple[AccountId, int]] = Counter()
        self._online_at_s: dict[AccountId, float] = {}

    def blame(self, sentence: str) -> None:
        """A promise was broken."""
        if sentence not in self.broken:
            self.broken.append(sentence)

    # At every moment

    def observe(self, changes: Changes) -> None:
        """The app shows a new state."""
        for account in changes.accounts:
            before, after = changes.before.accounts.get(account), changes.after.accounts.get(account)
            if after is not None and (before is None or before.health.state != after.health.state):
                self._stretch[account] += after.health.state.value == "connecting"
                if after.health.state.value in ("live", "polling"):
                    self._online_at_s.setdefault(account, self._now_s())
        for row in changes.touched:
            if row.notification.slot:
                self._slots[row.key] = (row.account, row.notification.slot)
            if row.origin is Origin.CATCH_UP and row.key not in changes.before.rows:
                self._caught_up[row.key] = (row.account, self._stretch[row.account])
            self._keeps_click(row)

    def _keeps_click(self, row: Row) -> None:
        click = self._clicks.get(row.key)
        if click is None or self._minds_changing or self._is_contended(row.key) or row.failed is not None:
            return
        if not self._is_as_clicked(row, click):
            self.blame(
                f"at {self._now_s():.3f} s a click was undone: {click} on {row.key}, which is now "
                f"{'read' if row.is_read else 'unread'}{'' if row.is_listed else ' and gone'}"
            )

    def _is_as_clicked(self, row: Row, click: Click) -> bool:
        wanted = click.verb
        if wanted is Verb.DISMISS:
            return row.is_listed is click.undone
        return not row.is_listed or row.is_read is ((wanted is Verb.READ) is not click.undone)

    def _is_contended(self, key: NotificationKey) -> bool:
        """Whether the server's side had a say in the row as well, so that either may be last."""
        house = next(house for house in self._houses if house.account == key.account)
        fate = house.fates.get(key.remote)
        if fate is None or key in self._unanswered or house.has_refused:
            return True
        return fate.doubtful or fate.deleted or fate.told_again > 0 or fate.elsewhere_at_s is not None

    def shown(self, alert: Alert, fresh: list[NotificationKey]) -> None:
        """A bubble appeared on the desktop."""
        account = alert.keys[0].account
        if is_digest(alert, account):
            fresh = [key for key in fresh if key not in self._told_in_digest]
            self._told_in_digest.update(fresh)
        for key in fresh:
            self.raised[key] += 1
            fate = next(house for house in self._houses if house.account == key.account).fates[key.remote]
            most = max(1 + fate.told_again + fate.doubtful, self._allowed.get(key, 0))
            if self.raised[key] > most:
                self.blame(f"the alert of {key} was raised {self.raised[key]} times, with at most {most} reasons")
            stretch = self._caught_up.get(key)
            if stretch is not None and not is_digest(alert, account):
                self._single[stretch] += 1
                if self._single[stretch] > 1:
                    self.blame(f"what was caught up came in several bubbles, not in one digest: {key}")

    def unanswered(self, alert: Alert) -> None:
        """The app cannot know that a bubble is shown, and will show what it stands for again."""
        self._allowed |= {key: self.raised[key] + 1 for key in alert.keys}

    def process_ended(self, app: App | None) -> None:
        """What the desktop had answered, and the disk did not know yet, may be told again."""
        self._told_in_digest.clear()
        self._caught_up.clear()
        self._stretch.update(house.account for house in self._houses)
        if app is not None:
            for row in app.state.rows.values():
                if row.alert is AlertState.DUE and self.raised[row.key]:
                    self._allowed[row.key] = self.raised[row.key] + 1

    async def asked(self, keys: Iterable[NotificationKey], asking: Awaitable[Iterable[Operation]]) -> None:
        """The person asks for something about `keys`; once the app has taken it, it holds.

        When the app dies over it, nobody knows whether it was taken.
        """
        meant = set(keys)
        self._unanswered |= meant
        with self._changing_its_mind():
            try:
                operations = await asking
            except (UsageError, Unsupported):
                operations = ()
            for operation in operations:
                for key in operation.keys:
                    self._clicks[key] = Click(operation.verb, (operation.verb, operation.accepted_at))
                if operation.verb is Verb.UNREAD:
                    self._unread_here |= operation.keys
        self._unanswered -= meant

    async def undone(self, operation: Operation, undoing: Awaitable[bool]) -> None:
        """The person takes something back; if the app says that this was in time, it never holds."""
        with self._changing_its_mind():
            if await undoing:
                for key, click in self._clicks.items():
                    if click.accepted == (operation.verb, operation.accepted_at):
                        self._clicks[key] = replace(click, undone=True)

    @contextmanager
    def _changing_its_mind(self) -> Iterator[None]:
        """While the app answers a click, it may show it already, and we do not know of it yet."""
        self._minds_changing += 1
        try:
            yield
        finally:
            self._minds_changing -= 1

    def token_sent(self, service: str, host: str) -> None:
        """A secret went over a line."""
        self.blame(f"a token of {service} was sent to {host}")

    def error_logged(self, text: str) -> None:
        """The app had an error that it does not expect."""
        self.blame(f"an error was logged: {text}")

    # Once quiet has returned

    async def check(self, app: App, houses: Iterable[House]) -> None:
        """Compare what the app shows with what these servers hold."""
        state = app.state
        for operation in state.operations.values():
            if operation.account in {house.account for house in houses}:
                self.blame(f"a click has not reached the server: {operation}")
        for house in houses:
            rows: Rows = {row.key.remote: row for row in await app.archive.page(account=house.account, limit=100_000)}
            house.take_note()
            self._check_inbox(house, rows)
            self._check_reads(app, house, rows)
            self._check_alerts(app, house, rows)
        unanswered = app.desktop_line.unanswered
        for alert in app.desktop_line.screen.values():
            rows_now = [state.standing_for(state.rows[key]) for key in alert.keys if key in state.rows]
            if alert.id not in unanswered and all(row.is_read or not state.shows(row) for row in rows_now):
                self.blame(f"a bubble stands for nothing that is unread: {alert.id}")

    def _check_inbox(self, house: House, rows: Rows) -> None:
        held = house.held()
        if missing := sorted(held.keys() - rows.keys()):
            wanted = [remote for remote in missing if not self._was_dismissed(house, remote)]
            if wanted:
                self.blame(f"{house.service}: the server holds what the inbox does not: {wanted}")
        down_to = _looked_at(house, rows)
        surplus = [
            remote
            for remote, row in sorted(rows.items())
            if remote not in held and row.notification.order_key > down_to
        ]
        if surplus:
            self.blame(f"{house.service}: the inbox shows what the server does not hold: {surplus}")

    def _was_dismissed(self, house: House, remote: str) -> bool:
        click = self._clicks.get(NotificationKey(house.account, RemoteId(remote)))
        return (
            click is not None
            and click.verb is Verb.DISMISS
            and not click.undone
            and self._is_contended_remote(house, remote)
        )

    def _is_contended_remote(self, house: House, remote: str) -> bool:
        return self._is_contended(NotificationKey(house.account, RemoteId(remote)))

    def _check_reads(self, app: App, house: House, rows: Rows) -> None:
        if not house.tells_reads:
            return
        held, can = house.held(), app.state.accounts[house.account].account.identity.capabilities
        down_to = _looked_at(house, rows)
        unread = app.state.unread(house.account).known
        if unread != sum(not row.is_read for row in rows.values()):
            self.blame(f"{house.service}: the number says {unread} unread, the inbox says otherwise")
        for remote, row in rows.items():
            if remote not in held or row.failed is not None or row.key in self._unanswered:
                continue
            click = self._clicks.get(row.key)
            cannot_be_told = row.key in self._unread_here and ReadScope.ITEM not in can.unread
            cannot_be_told |= click is not None and house.has_refused
            is_seen = house.tells_old_reads or row.notification.order_key > down_to
            if house.keeps_flags and is_seen and not cannot_be_told and row.is_read != held[remote]:
                self.blame(
                    f"{house.service}: {remote} is {row.is_read=} here, and {held[remote]} on the server; {click}"
                )
            fate = house.fates[remote]
            if not house.keeps_flags and click is None and not fate.doubtful and row.is_read != held[remote]:
                self.blame(f"{house.service}: {remote} is {row.is_read=} here, and the marker says {held[remote]}")
        if not house.keeps_flags:
            self._check_marker(house, rows)

    def _check_marker(self, house: House, rows: Rows) -> None:
        """The marker stands at or above the newest row below which everything is read."""
        held = house.held()
        for row in sorted(rows.values(), key=lambda row: row.notification.order_key):
            if not row.is_read:
                return
            if row.key.remote in held and not held[row.key.remote] and not house.fates[row.key.remote].doubtful:
                self.blame(f"{house.service}: the marker stays below {row.key.remote}, though all up to it is read")

    def _check_alerts(self, app: App, house: House, rows: Rows) -> None:
        online_s = self._online_at_s.get(house.account)
        for remote, row in rows.items():
            fate = house.fates.get(remote)
            if row.alert is AlertState.DUE:
                self.blame(f"{house.service}: the alert of {remote} is still due")
            if fate is None or fate.seeded or online_s is None or fate.born_at_s <= online_s:
                if fate is not None and fate.seeded and self.raised[row.key]:
                    self.blame(f"{house.service}: what was there before the account alerted: {remote}")
                continue
            quiet = fate.doubtful or fate.elsewhere_at_s is not None or row.key in self._clicks or row.is_read
            if not quiet and not self._was_raised(row):
                self.blame(f"{house.service}: the alert of {remote} was lost: {row.alert}, {row.alert_reason}")

    def _was_raised(self, row: Row) -> bool:
        """Whether it was, or what stood in its place before it."""
        slot = self._slots.get(row.key)
        others = [key for key, of in self._slots.items() if of == slot] if slot is not None else []
        return any(self.raised[key] for key in (row.key, *others))


def _looked_at(house: House, rows: Rows) -> str:
    """Below which order key a change in the list need not be noticed; empty: nowhere."""
    held = house.held()
    keys = sorted((row.notification.order_key for remote, row in rows.items() if remote in held), reverse=True)
    if not keys or (house.notices_oldest_gone and len(keys) <= house.looked_at):
        return ""
    return keys[: house.looked_at][-1]
