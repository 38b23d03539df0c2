"""The promises, as checks: some hold at every moment, the others once everything works again and quiet has returned."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from tests.simulation.answers import Answers, is_answer
from tests.simulation.bubbles import Bubbles
from tests.simulation.houses.house import Fate, House
from tests.simulation.machine import App
from tests.simulation.put_off import PutOff
from tests.simulation.writes import Writes
from traynotify.core.account import HealthState
from traynotify.core.commands import Verb
from traynotify.core.errors import Unsupported, UsageError
from traynotify.core.ids import AccountId, NotificationKey, RemoteId
from traynotify.core.reduce import Changes
from traynotify.core.state import AlertState, Operation, Row, State
from traynotify.core.verbs import DEEDS

Rows = Mapping[RemoteId, Row]

TOLD_IN_S = 12.0
"""Within so many seconds a live account shows what its server tells."""
ON_ITS_WAY_S = 60.0
"""What was done elsewhere so long before a click may arrive after it."""
ONLINE = (HealthState.LIVE, HealthState.POLLING)


@dataclass(frozen=True)
class Click:
    """What the person wants of one row since then; `accepted` names the operation."""

    verb: Verb
    accepted: object
    at_s: float
    undone: bool = False

    def __str__(self) -> str:
        return f"{'undone ' if self.undone else ''}{self.verb}"


class Oracle:
    """Watches one history, and says what broke a promise."""

    def __init__(self, houses: Iterable[House], now_s: Callable[[], float], clock: Callable[[], datetime]) -> None:
        """`now_s` is the time that the history takes, `clock` what this computer's clock shows."""
        self._houses = list(houses)
        self._now_s = now_s
        self.broken: list[str] = []
        self.bubbles = Bubbles(self._fate_of, self.blame)
        self.put_off = PutOff(clock, now_s, self.bubbles, self.blame, self._may_be_read_since)
        self._writes = {house.service: Writes(house) for house in self._houses}
        self._answers = {house.service: Answers(house, self._writes[house.service]) for house in self._houses}
        self._state = State()
        self._clicks: dict[NotificationKey, list[Click]] = {}
        """Of each row, in the order of asking."""
        self._minds_changing = 0
        self._unread_here = set[NotificationKey]()
        """Rows that the person has marked as unread where no server can be told."""
        self._unanswered = set[NotificationKey]()
        """Rows of clicks that may have been taken, or not."""
        self._ever_unanswered = set[NotificationKey]()
        self._online_at_s: dict[AccountId, float] = {}
        """Since when each account sees all that its server has for the person."""
        self._live_since_s: dict[AccountId, float] = {}
        self.spared: House | None = None
        """A server that nothing happens to; nor does anything happen to the computer."""

    def blame(self, sentence: str) -> None:
        """A promise was broken."""
        if sentence not in self.broken:
            self.broken.append(sentence)

    def _house_of(self, account: AccountId) -> House:
        return next(house for house in self._houses if house.account == account)

    def _fate_of(self, key: NotificationKey) -> Fate | None:
        return self._house_of(key.account).fates.get(key.remote)

    # At every moment

    def observe(self, changes: Changes) -> None:
        """The app shows a new state."""
        for house in self._houses:
            self._writes[house.service].take_note(self._now_s())
            self._answers[house.service].observe(changes)
        self._state = changes.after
        self.bubbles.observe(changes)
        self.put_off.observe(changes)
        for account in changes.accounts:
            self._note_health(account, changes)
        for row in changes.touched:
            before = changes.before.rows.get(row.key)
            if row.failed is not None and (before is None or before.failed is None):
                self._check_refusal(row)
            self._keeps_click(row)

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

    def _check_refusal(self, row: Row) -> None:
        """A row says that the server refused: it did, and the row says why."""
        clicks, house = self._clicks.get(row.key), self._house_of(row.account)
        if row.failed in DEEDS:
            if not self._answers[house.service].was_refused(row):
                self.blame(f"an answer was given up that no server refused: {row.failed} to {row.key}, {row.failure}")
            return
        since_s = clicks[-1].at_s if clicks and row.key not in self._ever_unanswered else 0.0
        if not self._writes[house.service].was_refused(row.key.remote, since_s):
            self.blame(f"a click was given up that no server refused: {row.failed} on {row.key}, {row.failure}")
        if not row.failure:
            self.blame(f"a row does not say why it was refused: {row.key}")

    def _keeps_click(self, row: Row) -> None:
        clicks = self._clicks.get(row.key)
        if not clicks or self._minds_changing or row.failed is not None or self._is_contended(row.key, clicks[-1]):
            return
        if not _is_as_clicked(row, clicks[-1]):
            self.blame(
                f"at {self._now_s():.3f} s a click was undone: {clicks[-1]} on {row.key}, which is now "
                f"{'read' if row.is_read else 'unread'}{'' if row.is_listed else ' and gone'}"
            )

    def _is_contended(self, key: NotificationKey, click: Click) -> bool:
        """Whether the server's side had a say in the row as well, so that either may be last."""
        house, fate = self._house_of(key.account), self._fate_of(key)
        if fate is None or key in self._unanswered or fate.doubtful or fate.told_again > 0:
            return True
        if self.put_off.has_moved_since(key, click.at_s):
            return True
        is_to_stay_away = click.verb is Verb.DISMISS and not click.undone
        if not is_to_stay_away and (fate.deleted or key.remote not in house.held()):
            return True
        if fate.elsewhere_at_s is None:
            return False
        is_here_only = click.verb is Verb.UNREAD and not house.can_unread
        return is_here_only or click.undone or fate.elsewhere_at_s > click.at_s - ON_ITS_WAY_S

    def _may_be_read_since(self, key: NotificationKey, at_s: float) -> bool:
        """Whether somebody may have read the row since then, here or elsewhere."""
        house, fate = self._house_of(key.account), self._fate_of(key)
        if self._minds_changing or fate is None or fate.elsewhere_at_s is not None or fate.doubtful or fate.told_again:
            return True
        if key.remote not in house.held() or self._writes[house.service].has_heard(key.remote, Verb.READ):
            return True
        clicks = [click for click in self._clicks.get(key, ()) if click.at_s >= at_s]
        return key in self._ever_unanswered or any(click.verb is Verb.READ for click in clicks)

    async def asked(self, keys: Iterable[NotificationKey], asking: Awaitable[Iterable[Operation]]) -> None:
        """The person asks for something about `keys`; once the app has taken it, it holds.

        When the app dies over it, nobody knows whether it was taken.
        """
        fresh = set(keys) - self._unanswered
        self._unanswered |= fresh
        with self._changing_its_mind():
            try:
                operations = await asking
            except (UsageError, Unsupported):
                operations = ()
                self._lose_sight_of(keys)  # some may have been asked for before
            except BaseException:
                self._ever_unanswered |= fresh
                self._lose_sight_of(keys)
                raise
            for operation in operations:
                if is_answer(operation):
                    self._answered(operation)
                    continue
                for key in operation.keys:
                    click = Click(operation.verb, (operation.verb, operation.accepted_at), self._now_s())
                    self._clicks.setdefault(key, []).append(click)
                if operation.verb is Verb.UNREAD:
                    self._unread_here |= operation.keys
                self._unanswered -= operation.keys
        self._unanswered -= fresh

    def _answered(self, operation: Operation) -> None:
        answers, (key,) = self._answers[self._house_of(operation.account).service], operation.keys
        answers.taken(operation, self._state.rows[key], self._now_s())

    def _lose_sight_of(self, keys: Iterable[NotificationKey]) -> None:
        for answers in self._answers.values():
            answers.lose_sight_of(keys)

    async def undone(self, operation: Operation, undoing: Awaitable[bool]) -> None:
        """The person takes something back; if the app says that this was in time, it never holds."""
        with self._changing_its_mind():
            try:
                is_undone = await undoing
            except BaseException:
                self._lose_sight_of(operation.keys)
                raise
            if is_undone and is_answer(operation):
                self._answers[self._house_of(operation.account).service].undone(operation)
                self._mark_beside_undone(operation)
            elif is_undone:
                for clicks in self._clicks.values():
                    if clicks[-1].accepted == (operation.verb, operation.accepted_at):
                        clicks[-1] = replace(clicks[-1], undone=True)

    def _mark_beside_undone(self, answer: Operation) -> None:
        """With an answer, the mark that was asked for beside it is taken back, unless it was on its way already."""
        (key,) = answer.keys
        clicks = self._clicks.get(key)
        if clicks and clicks[-1].accepted == (Verb.READ, answer.accepted_at) and not self._state.rows[key].is_read:
            clicks[-1] = replace(clicks[-1], undone=True)

    @contextmanager
    def _changing_its_mind(self) -> Iterator[None]:
        """While the app answers a click, it may show it already, and we do not know of it yet."""
        self._minds_changing += 1
        try:
            yield
        finally:
            self._minds_changing -= 1

    def process_began(self, state: State) -> None:
        """The app has read what was on the disk."""
        self._state = state
        self.put_off.began(state.rows)

    def process_ended(self, app: App | None, by_death: bool) -> None:
        """The app ended, in good order or not."""
        self._live_since_s.clear()
        self.bubbles.process_ended(by_death)
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
            row = app.state.rows.get(NotificationKey(house.account, RemoteId(remote)))
            if fate.doubtful or remote not in held:
                continue
            if since_s < fate.born_at_s <= until_s and row is None:
                self.blame(f"{house.service}: {remote} came {TOLD_IN_S:.0f} s ago, and does not show")
            if since_s < fate.born_at_s <= until_s and row is not None and row.alert is AlertState.DUE:
                self.blame(f"{house.service}: {remote} came {TOLD_IN_S:.0f} s ago, and its alert waits")
            was_read = fate.elsewhere_at_s is not None and since_s < fate.elsewhere_at_s <= until_s
            if was_read and house.pushes_reads and row is not None and row.key not in self._clicks and not row.is_read:
                self.blame(f"{house.service}: {remote} was read elsewhere {TOLD_IN_S:.0f} s ago, and is unread here")

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

    async def check(self, app: App, houses: Iterable[House]) -> None:
        """Compare what the app shows with what these servers hold."""
        state = app.state
        for operation in state.operations.values():
            if operation.account in {house.account for house in houses}:
                self.blame(f"a click has not reached the server: {operation}")
        for house in houses:
            rows = {row.key.remote: row for row in await app.archive.page(account=house.account, limit=100_000)}
            if any(row.is_snoozed for row in rows.values()):
                self.blame(f"{house.service}: what is put off stands in the inbox")
            rows |= {row.key.remote: row for row in state.rows_of(house.account) if row.is_snoozed}
            house.take_note()
            self._writes[house.service].take_note(self._now_s())
            self._check_inbox(house, rows)
            self._check_reads(app, house, rows)
            self._check_commands(house, rows)
            await self._check_answers(app, house)
            self.put_off.check(house.account)
            for row in rows.values():
                online_s = self._online_at_s.get(house.account)
                clicks = self._clicks.get(row.key)
                self.bubbles.check(house, row, online_s=online_s, clicked_at_s=clicks[-1].at_s if clicks else None)
        unanswered = app.desktop_line.unanswered
        for alert in app.desktop_line.screen.values():
            rows_now = [state.standing_for(state.rows[key]) for key in alert.keys if key in state.rows]
            if alert.id not in unanswered and all(row.is_read or not state.shows(row) for row in rows_now):
                self.blame(f"a bubble stands for nothing that is unread: {alert.id}")

    def _check_inbox(self, house: House, rows: Rows) -> None:
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
        ]
        if surplus:
            self.blame(f"{house.service}: the inbox shows what the server does not hold: {surplus}")

    def _may_be_dismissed(self, house: House, remote: str) -> bool:
        key = NotificationKey(house.account, RemoteId(remote))
        clicks = self._clicks.get(key)
        if not clicks:
            return key in self._unanswered
        if clicks[-1].verb is not Verb.DISMISS or clicks[-1].undone:
            return False
        writes = self._writes[house.service]
        return self._is_contended(key, clicks[-1]) or writes.is_said_gone(remote, Verb.DISMISS)

    def _check_reads(self, app: App, house: House, rows: Rows) -> None:
        if not house.tells_reads:
            return
        held, down_to = house.held(), _looked_at(house, rows)
        unread = app.state.unread(house.account).known
        if unread != sum(not row.is_read and not row.is_snoozed for row in rows.values()):
            self.blame(f"{house.service}: the number says {unread} unread, the inbox says otherwise")
        for remote, row in rows.items():
            if remote not in held or row.key in self._unanswered:
                continue
            clicks = self._clicks.get(row.key)
            if self._is_kept_here(house, row):
                continue
            cannot_be_told = row.key in self._unread_here and not house.can_unread
            cannot_be_told |= row.is_read and self._writes[house.service].is_said_gone(remote, Verb.READ)
            is_seen = house.tells_old_reads or row.notification.order_key > down_to
            if house.keeps_flags and is_seen and not cannot_be_told and row.is_read != held[remote]:
                last = clicks[-1] if clicks else None
                self.blame(
                    f"{house.service}: {remote} is {row.is_read=} here, and {held[remote]} on the server; {last}"
                )
            fate = house.fates[remote]
            if not house.keeps_flags and not clicks and not fate.doubtful and row.is_read != held[remote]:
                self.blame(f"{house.service}: {remote} is {row.is_read=} here, and the marker says {held[remote]}")
        if not house.keeps_flags:
            self._check_marker(house, rows)

    def _is_kept_here(self, house: House, row: Row) -> bool:
        """Whether the row is unread because it was put off, of which no server hears."""
        clicks, fate = self._clicks.get(row.key), house.fates[row.key.remote]
        changed_at_s = [fate.elsewhere_at_s or 0.0, *(click.at_s for click in clicks or () if not click.undone)]
        return not row.is_read and self.put_off.has_moved_since(row.key, max(changed_at_s))

    async def _check_answers(self, app: App, house: House) -> None:
        answers = self._answers[house.service]
        rows = {row.key: row for row in await app.engine.store.rows(answers.keys)}
        for sentence in answers.check(rows, {key: clicks[-1].at_s for key, clicks in self._clicks.items()}):
            self.blame(sentence)

    def _check_marker(self, house: House, rows: Rows) -> None:
        """The marker stands at or above the newest row below which everything is read."""
        held = house.held()
        for row in sorted(rows.values(), key=lambda row: row.notification.order_key):
            if not row.is_read:
                return
            if row.key.remote in held and not held[row.key.remote] and not house.fates[row.key.remote].doubtful:
                self.blame(f"{house.service}: the marker stays below {row.key.remote}, though all up to it is read")

    def _check_commands(self, house: House, rows: Rows) -> None:
        """The server heard of each row what was asked, in that order; what it refused, the row tells."""
        held, writes = house.held(), self._writes[house.service]
        for key, clicks in self._clicks.items():
            if key.account != house.account or key in self._ever_unanswered:
                continue
            self._check_order(house, key, clicks)
            row, last = rows.get(key.remote), clicks[-1]
            if row is None or last.undone or key.remote not in held or row.failed in (last.verb, *DEEDS):
                continue
            if self.put_off.has_moved_since(key, last.at_s):
                continue  # which took the click back, or came after it had been refused
            is_done = last.verb is not Verb.DISMISS and held[key.remote] is (last.verb is Verb.READ)
            if writes.last_refused(key.remote, last.verb) and not is_done:
                self.blame(f"{house.service}: {last} was refused, and the row does not say so: {key.remote}")

    def _check_order(self, house: House, key: NotificationKey, clicks: list[Click]) -> None:
        asked = [click.verb for click in clicks if not click.undone]
        heard = [write.wish.verb for write in self._writes[house.service].naming(key.remote)]
        place = -1
        for verb in heard:
            if place >= 0 and asked[place] is verb:
                continue  # at least once
            try:
                place = asked.index(verb, place + 1)
            except ValueError:
                said = ", ".join(heard)
                self.blame(f"{house.service} heard of {key.remote}: {said}; what was asked: {', '.join(asked)}")
                return


def _is_as_clicked(row: Row, click: Click) -> bool:
    wanted = click.verb
    if wanted is Verb.DISMISS:
        return row.is_listed is click.undone
    return not row.is_listed or row.is_read is ((wanted is Verb.READ) is not click.undone)


def _looked_at(house: House, rows: Rows) -> str:
    """Below which order key a change in the list need not be noticed; empty: nowhere."""
    held = house.held()
    keys = sorted((row.notification.order_key for remote, row in rows.items() if remote in held), reverse=True)
    if not keys or (house.notices_oldest_gone and len(keys) <= house.looked_at):
        return ""
    return keys[: house.looked_at][-1]
