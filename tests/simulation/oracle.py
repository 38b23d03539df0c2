"""The promises, as checks: some hold at every moment, the others once everything works again and quiet has returned.

What is promised of clicks, answers, bubbles and of what is put off stands in modules of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime

from tests.simulation.answers import Answers
from tests.simulation.bubbles import Bubbles
from tests.simulation.clicks import Clicks
from tests.simulation.houses.house import House
from tests.simulation.machine import App
from tests.simulation.put_off import PutOff
from tests.simulation.unasked import Unasked
from tests.simulation.unseen import Unseen
from tests.simulation.writes import Writes
from traynotify.core.account import HealthState
from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId, NotificationKey, RemoteId
from traynotify.core.notification import Kind
from traynotify.core.reduce import Changes
from traynotify.core.state import Row, State
from traynotify.core.verbs import DEEDS

Rows = Mapping[RemoteId, Row]

TOLD_IN_S = 12.0
"""Within so many seconds a live account shows what its server tells."""
ONLINE = (HealthState.LIVE, HealthState.POLLING)


class Oracle:
    """Watches one history, and says what broke a promise."""

    def __init__(self, houses: Iterable[House], now_s: Callable[[], float], clock: Callable[[], datetime]) -> None:
        """`now_s` is the time that the history takes, `clock` what this computer's clock shows."""
        self._houses = list(houses)
        self._now_s = now_s
        self.broken: list[str] = []
        self._writes = {house.service: Writes(house) for house in self._houses}
        self._answers = {house.service: Answers(house, self._writes[house.service]) for house in self._houses}
        self.clicks = Clicks(
            self._houses,
            self._writes,
            self._answers,
            now_s,
            self.blame,
            lambda key, since_s: self.put_off.has_moved_since(key, since_s),
        )
        self.bubbles = Bubbles(self.clicks.fate_of, self.blame)
        self.put_off = PutOff(
            clock, now_s, self.bubbles, self.blame, self.clicks.may_be_read_since, self.clicks.is_gone
        )
        self.unasked = Unasked(self.clicks, self._writes, now_s, self.blame)
        self.unseen = Unseen(self.clicks, self.bubbles.raised, now_s, self.blame)
        self._online_at_s: dict[AccountId, float] = {}
        """Since when each account sees all that its server has for the person."""
        self._live_since_s: dict[AccountId, float] = {}
        self.spared: House | None = None
        """A server that nothing happens to; nor does anything happen to the computer."""

    def blame(self, sentence: str) -> None:
        """A promise was broken."""
        if sentence not in self.broken:
            self.broken.append(sentence)

    # At every moment

    def observe(self, changes: Changes) -> None:
        """The app shows a new state."""
        for house in self._houses:
            self._writes[house.service].take_note(self._now_s())
            self._answers[house.service].observe(changes)
        self.bubbles.observe(changes)
        self.put_off.observe(changes)
        for account in changes.accounts:
            self._note_health(account, changes)
        self.clicks.observe(changes)
        self.unasked.observe(changes)

    def _note_health(self, account: AccountId, changes: Changes) -> None:
        before, after = changes.before.accounts.get(account), changes.after.accounts.get(account)
        if after is None or (before is not None and before.health == after.health):
            return
        if after.health.state in ONLINE and not after.account.identity.capabilities.partial:
            self._online_at_s.setdefault(account, self._now_s())
        if before is not None and before.health.state == after.health.state:
            return
        self._live_since_s.pop(account, None)
        if after.health.state is HealthState.LIVE:
            self._live_since_s[account] = self._now_s()
        if self.spared is None or self.spared.account != account or before is None or after.account.paused:
            return
        was_well = before.health.state is HealthState.LIVE if self.spared.pushes else before.health.state in ONLINE
        if was_well and (after.health.state not in ONLINE or self.spared.pushes):
            self.blame(f"{account} was disturbed by another account: {after.health}")

    def process_began(self, state: State) -> None:
        """The app has read what was on the disk."""
        self.clicks.begin(state)
        self.bubbles.began(state)
        self.put_off.began(state)

    def process_ended(self, app: App | None, in_order: bool) -> None:
        """The app ended, in good order or not."""
        self._live_since_s.clear()
        self.bubbles.process_ended(in_order=in_order)
        self.put_off.process_ended()

    def watch(self, app: App, house: House, well_since_s: float) -> None:
        """Nothing has happened to the server since then: what it tells a live account shows within seconds."""
        self.put_off.watch(house.account, well_since_s)
        since_s = max(well_since_s, self._live_since_s.get(house.account, self._now_s()))
        until_s = self._now_s() - TOLD_IN_S
        if not house.pushes or since_s >= until_s or self.is_at_its_limit(house):
            return
        held = house.held()
        for remote, fate in house.fates.items():
            key = NotificationKey(house.account, RemoteId(remote))
            row = app.state.rows.get(key)
            if fate.doubtful or remote not in held:
                continue
            if since_s < fate.born_at_s <= until_s and row is None:
                self.blame(f"{house.service}: {remote} came {TOLD_IN_S:.0f} s ago, and does not show")
            if since_s < fate.born_at_s <= until_s and row is not None and self._is_kept_waiting(row, until_s):
                self.blame(f"{house.service}: {remote} came {TOLD_IN_S:.0f} s ago, and its alert waits")
            read_at_s = fate.elsewhere_at_s
            if read_at_s is None or not since_s < read_at_s <= until_s or not house.tells_of_reading(remote):
                continue
            may_be_unread = self.clicks.last(key) is not None or self.put_off.was_put_off_since(key, read_at_s)
            if row is not None and not row.is_read and not may_be_unread:
                self.blame(f"{house.service}: {remote} was read elsewhere {TOLD_IN_S:.0f} s ago, and is unread here")

    def _is_kept_waiting(self, row: Row, until_s: float) -> bool:
        return row.awaits_alert and not self.put_off.has_moved_since(row.key, until_s)

    def is_at_its_limit(self, house: House) -> bool:
        """Whether the app has asked so much within the last minute that it has to wait."""
        most = house.asked_in_a_minute
        return most is not None and self._writes[house.service].heard_since(self._now_s() - 75.0) > most

    def token_sent(self, service: str, host: str) -> None:
        """A secret went over a line."""
        self.blame(f"a token of {service} was sent to {host}")

    def error_logged(self, text: str) -> None:
        """The app had an error that it does not expect."""
        self.blame(f"an error was logged: {text}")

    # Once quiet has returned

    async def check(self, app: App, houses: Iterable[House], *, looked_again: bool) -> None:
        """Compare what the app shows with what these servers hold.

        A request that was answered is gone on the server; here it may stand, once more if ids changed, until we have
        `looked_again`.
        """
        state = app.state
        for operation in state.operations.values():
            if operation.account in {house.account for house in houses}:
                self.blame(f"a click has not reached the server: {operation}")
        for house in houses:
            shown = await app.archive.page(account=house.account, limit=100_000)
            rows = {row.key.remote: row for row in shown if not row.gone}
            if any(row.gone and not (row.failed in DEEDS and row.failure) for row in shown):
                self.blame(f"{house.service}: the inbox shows what is gone, and was not answered in vain")
            if any(row.is_snoozed for row in rows.values()):
                self.blame(f"{house.service}: what is put off stands in the inbox")
            rows |= {row.key.remote: row for row in state.rows_of(house.account) if row.is_snoozed}
            house.take_note()
            self._writes[house.service].take_note(self._now_s())
            self._check_inbox(house, rows, looked_again=looked_again)
            self._check_reads(app, house, rows)
            self.clicks.check(house, rows)
            await self._check_answers(app, house, {row.key for row in (*shown, *rows.values())})
            self.put_off.check(house.account)
            self.unseen.check(house, rows)
            self.unasked.check(house, rows)
            for row in rows.values():
                self.clicks.check_kept(row)
                online_s, last = self._online_at_s.get(house.account), self.clicks.last(row.key)
                self.bubbles.check(
                    house,
                    row,
                    online_s=online_s,
                    clicked_at_s=last.at_s if last is not None else None,
                    may_be_clicked=self.clicks.may_be_clicked(row.key),
                )
        await self.bubbles.check_screen(app.engine.store, app.desktop_line.screen, app.desktop_line.knows)

    def _check_inbox(self, house: House, rows: Rows, *, looked_again: bool) -> None:
        held = house.held()
        if missing := sorted(held.keys() - rows.keys()):
            wanted = [remote for remote in missing if not self._may_be_dismissed(house, remote)]
            if wanted:
                self.blame(f"{house.service}: the server holds what the inbox does not: {wanted}")
        down_to = _looked_at(house, rows)
        surplus = [
            remote
            for remote, row in sorted(rows.items())
            if remote not in held and row.notification.order_key > down_to
            if looked_again or row.notification.kind is not Kind.REQUEST
        ]
        if surplus:
            self.blame(f"{house.service}: the inbox shows what the server does not hold: {surplus}")
        counted = [
            remote
            for remote, row in sorted(rows.items())
            if looked_again and remote not in held and not row.is_read and row.key not in self.clicks.unread_here
            if not self.clicks.is_kept_unread(row)
        ]
        if counted:
            self.blame(f"{house.service}: counted as unread, however old, and not held by the server: {counted}")

    def _may_be_dismissed(self, house: House, remote: str) -> bool:
        key = NotificationKey(house.account, RemoteId(remote))
        last = self.clicks.last(key)
        if last is None:
            return key in self.clicks.unanswered
        if last.verb is not Verb.DISMISS or last.undone:
            return False
        return self.clicks.is_contended(key, last)

    def _check_reads(self, app: App, house: House, rows: Rows) -> None:
        if not house.tells_reads:
            return
        held, down_to = house.held(), _looked_at(house, rows)
        unread = app.state.unread(house.account).known
        if unread != sum(not row.is_read and not row.is_snoozed for row in rows.values()):
            self.blame(f"{house.service}: the number says {unread} unread, the inbox says otherwise")
        for remote, row in rows.items():
            if remote not in held or row.key in self.clicks.unanswered:
                continue
            last = self.clicks.last(row.key)
            if self.clicks.is_kept_unread(row):
                continue
            cannot_be_told = row.key in self.clicks.unread_here and not house.can_unread
            cannot_be_told |= row.is_read and self._writes[house.service].is_said_gone(remote, Verb.READ)
            is_seen = house.tells_old_reads or row.notification.order_key > down_to
            if house.keeps_flags and is_seen and not cannot_be_told and row.is_read != held[remote]:
                self.blame(
                    f"{house.service}: {remote} is {row.is_read=} here, and {held[remote]} on the server; {last}"
                )
            fate = house.fates[remote]
            if not house.keeps_flags and last is None and not fate.doubtful and row.is_read != held[remote]:
                self.blame(f"{house.service}: {remote} is {row.is_read=} here, and the marker says {held[remote]}")
        if not house.keeps_flags:
            self._check_marker(house, rows)

    async def _check_answers(self, app: App, house: House, listed: Collection[NotificationKey]) -> None:
        answers = self._answers[house.service]
        rows = {row.key: row for row in await app.engine.store.rows(answers.keys)}
        for sentence in answers.check(rows, listed, self.clicks.dismissed_at_s):
            self.blame(sentence)

    def _check_marker(self, house: House, rows: Rows) -> None:
        """The marker stands at or above the newest row below which everything is read."""
        held = house.held()
        for row in sorted(rows.values(), key=lambda row: row.notification.order_key):
            if not row.is_read:
                return
            if row.key.remote in held and not held[row.key.remote] and not house.fates[row.key.remote].doubtful:
                self.blame(f"{house.service}: the marker stays below {row.key.remote}, though all up to it is read")


def _looked_at(house: House, rows: Rows) -> str:
    """Below which order key a change in the list need not be noticed; empty: nowhere."""
    held = house.held()
    keys = sorted((row.notification.order_key for remote, row in rows.items() if remote in held), reverse=True)
    return house.looked_down_to(keys)
