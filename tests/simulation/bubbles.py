"""The promise about alerts: each once, none lost, and what was missed as one digest for each account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from tests.simulation.desktop import is_about_people
from tests.simulation.houses.house import Fate, House
from traynotify.core.alert import Alert
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.notification import Origin
from traynotify.core.reduce import Changes
from traynotify.core.state import AlertState, Row, State
from traynotify.engine.store import Store


class Bubbles:
    """Watches what the desktop is given."""

    def __init__(self, fate_of: Callable[[NotificationKey], Fate | None], blame: Callable[[str], None]) -> None:
        self._fate_of, self._blame = fate_of, blame
        self.raised: Counter[NotificationKey] = Counter()
        """How often a bubble was shown because this row was due."""
        self._repeats: Counter[NotificationKey] = Counter()
        """How often an alert may be repeated, because the app could not know that it was shown."""
        self._on_the_way: dict[NotificationKey, int] = {}
        """What was shown, and has not been noted as shown yet: the numbers of its bubbles."""
        self.strays = set[int]()
        """The numbers of bubbles that the app may never have heard of: it died in that moment, or they were lost."""
        self._heirs: dict[NotificationKey, NotificationKey] = {}
        """Rows that took the place of one that was unread, whose alert was theirs: that one."""
        self._state = State()
        """What everybody saw last."""
        self._stretch: Counter[AccountId] = Counter()
        """How often each account began to connect."""
        self._caught_up: dict[NotificationKey, tuple[AccountId, int]] = {}
        self._summaries: Counter[tuple[AccountId, int]] = Counter()
        self._closed: dict[NotificationKey, str] = {}
        """What a bubble told that the person closed since: its id."""
        self._returns: Counter[NotificationKey] = Counter()
        """How often it came back after having been put off."""
        self._put_off = set[NotificationKey]()
        self._awaited: dict[NotificationKey, tuple[int, float]] = {}
        """What came back: how often it had been raised before, and since when it is awaited again."""

    def observe(self, changes: Changes) -> None:
        """The app shows a new state."""
        for account in changes.accounts:
            before, after = changes.before.accounts.get(account), changes.after.accounts.get(account)
            if after is not None and (before is None or before.health.state != after.health.state):
                self._stretch[account] += after.health.state.value == "connecting"
        for row in changes.touched:
            if row.alert is not AlertState.DUE:
                self._on_the_way.pop(row.key, None)
        for row in changes.touched:
            if row.alert is AlertState.DUE and not row.awaits_alert:
                self._caught_up.pop(row.key, None)  # a click holds it up: once that is taken back, it is told by itself
            if row.key in changes.before.rows:
                continue
            fate = self._fate_of(row.key)
            if row.origin is Origin.CATCH_UP or (fate is not None and fate.slept_through):
                self._caught_up[row.key] = (row.account, self._stretch[row.account])
            self._note_heir(row)
        self._state = changes.after

    def began(self, state: State) -> None:
        """The app has read what was on the disk: with what it had committed in its last moment, and nobody saw."""
        for row in state.rows.values():
            if row.key not in self._state.rows:
                self._note_heir(row)
        self._state = state

    def _note_heir(self, row: Row) -> None:
        heir_of = self._state.rows.in_slot(row.account, row.notification.slot)
        if heir_of is not None and heir_of.key != row.key and not heir_of.is_read:
            self._heirs[row.key] = heir_of.key

    def shown(self, number: int, alert: Alert, due: Sequence[NotificationKey]) -> None:
        """A bubble appeared on the desktop, on account of those of its rows that were due."""
        account = alert.keys[0].account
        if not due:
            self._blame(f"a bubble was shown for nothing that was due: {alert.id}")
        self._on_the_way |= dict.fromkeys(due, number)
        for key in due:
            self._closed.pop(key, None)
        if told_again := [key for key in alert.keys if self._closed.get(key) == alert.id]:
            self._blame(f"what the person closed is told again: {told_again} in {alert.id}")
        first = [key for key in due if not self.raised[key]]
        for key in due:
            self.raised[key] += 1
            fate = self._fate_of(key)
            reasons = 1 + self._repeats[key] + self._returns[key]
            most = reasons + (fate.told_again + fate.doubtful if fate is not None else 0)
            if self.raised[key] > most:
                self._blame(f"the alert of {key} was raised {self.raised[key]} times, with at most {most} reasons")
        if is_about_people(alert, account):
            return
        for stretch in {self._caught_up[key] for key in first if key in self._caught_up}:
            self._summaries[stretch] += 1
            if self._summaries[stretch] > 1:
                self._blame(f"what was caught up came in several bubbles, not in one digest: {alert.id}")

    def closed(self, alert: Alert) -> None:
        """The person closed a bubble, and the desktop says so to the app."""
        self._closed |= dict.fromkeys(alert.keys, alert.id)

    def put_off(self, key: NotificationKey) -> None:
        """The person wants to hear of it later."""
        self._put_off.add(key)
        self._awaited.pop(key, None)
        self._caught_up.pop(key, None)

    def came_back(self, key: NotificationKey, awaited_since_s: float | None) -> None:
        """What was put off is back, and to be told; None: the person has fetched it, and may be told as well."""
        self._returns[key] += 1
        if awaited_since_s is not None:
            self._awaited[key] = (self.raised[key], awaited_since_s)

    def unanswered(self, number: int, alert: Alert) -> None:
        """The app cannot know that a bubble is shown, and will show what it stands for again."""
        self.strays.add(number)
        self._repeats.update(alert.keys)

    def process_ended(self, *, in_order: bool) -> None:
        """What the desktop had answered, and the disk did not know when the process died, may be told again; so may
        what the disk did not take until the end.
        """
        self._caught_up.clear()
        self._stretch.update(self._stretch.keys())
        if not in_order:
            self._closed.clear()  # the last may not have been noted
            self._repeats.update(self._on_the_way.keys())
            self.strays.update(self._on_the_way.values())
        self._on_the_way.clear()

    async def check_screen(self, store: Store, screen: Mapping[int, Alert], knows: Callable[[int], bool]) -> None:
        """Once quiet has returned: the app knows each bubble, whoever showed it, and each stands for something unread.

        Of what it was not told, or did not live to note, it need not know.
        """
        for number, alert in list(screen.items()):
            if not knows(number):
                if number not in self.strays:
                    self._blame(f"a bubble is on the screen that the app does not know: {alert.id}")
                continue
            rows, state = await store.rows(alert.keys), store.state
            if all(row.is_read or not state.shows(row) for row in map(state.standing_for, rows)):
                self._blame(f"a bubble stands for nothing that is unread: {alert.id}")

    def check(
        self, house: House, row: Row, *, online_s: float | None, clicked_at_s: float | None, may_be_clicked: bool
    ) -> None:
        """Once quiet has returned: nothing is due, and what is unread had its alert.

        What was there before had none, but for what is new to it since a click, which is known or `may_be`.
        """
        fate, remote = house.fates.get(row.key.remote), row.key.remote
        if row.awaits_alert:
            self._blame(f"{house.service}: the alert of {remote} is still due")
        self._check_return(row, fate, clicked_at_s)
        if fate is None or fate.seeded or online_s is None or fate.born_at_s <= online_s:
            has_reasons = fate is not None and (self._returns[row.key] or (fate.told_again and may_be_clicked))
            if fate is not None and fate.seeded and self.raised[row.key] and not has_reasons:
                self._blame(f"{house.service}: what was there before the account alerted: {remote}")
            return
        quiet = fate.doubtful or fate.elsewhere_at_s is not None or clicked_at_s is not None or row.is_read
        if not quiet and row.key not in self._put_off and not self._was_raised(row.key):
            self._blame(f"{house.service}: the alert of {remote} was lost: {row.alert}, {row.alert_reason}")

    def _check_return(self, row: Row, fate: Fate | None, clicked_at_s: float | None) -> None:
        """What came back and is unread had its alert since."""
        before, since_s = self._awaited.get(row.key, (-1, 0.0))
        was_clicked = clicked_at_s is not None and clicked_at_s >= since_s
        if fate is None or fate.doubtful or row.is_read or row.is_snoozed or was_clicked:
            return
        if self.raised[row.key] <= before:
            self._blame(f"what was put off came back without its alert: {row.key}, {row.alert}, {row.alert_reason}")

    def _was_raised(self, key: NotificationKey | None) -> bool:
        """Whether it was, or that of the row whose place it took while that was unread."""
        while key is not None:
            if self.raised[key]:
                return True
            key = self._heirs.get(key)
        return False
