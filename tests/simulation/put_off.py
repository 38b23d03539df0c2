"""The promise about what a person puts off: nowhere until its time, then back, unread, with one alert."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime, timedelta

from tests.simulation.bubbles import Bubbles
from traynotify.core.commands import Verb
from traynotify.core.errors import UsageError
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.reduce import Changes
from traynotify.core.state import Row, State

BACK_IN_S = 40.0
"""So long after its time, while the app runs, it is back at the latest: every thirty seconds the app looks."""
UNSETTLED_S = 75.0
"""Around the time of something that is put off, nothing is compared: it may be there or not."""


class PutOff:
    """Watches what is put off in one history; times are those of this computer's clock, which may be wrong."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        now_s: Callable[[], float],
        bubbles: Bubbles,
        blame: Callable[[str], None],
        may_be_read_since: Callable[[NotificationKey, float], bool],
        is_gone: Callable[[NotificationKey], bool],
    ) -> None:
        """Whether anybody may have read a row since then, and whether its server does not hold it any more."""
        self._may_be_read_since, self._is_gone = may_be_read_since, is_gone
        self._clock, self._now_s, self._bubbles, self._blame = clock, now_s, bubbles, blame
        self._until: dict[NotificationKey, datetime] = {}
        """What the app showed as put off when it was looked at last."""
        self._until_when_gone: dict[NotificationKey, datetime] = {}
        """Of what was put off and went from its server: until when, for should it be there again."""
        self._before: dict[NotificationKey, datetime | None] = {}
        """Of these: when they had come back the last time."""
        self._being_read = set[NotificationKey]()
        """Of these: what was on its way to be read, which nobody takes back any more."""
        self._given_up_at_s: dict[NotificationKey, float] = {}
        """When the last try to tell the server of such ended without an answer: it heard of it until then, or never."""
        self._asked_about = set[NotificationKey]()
        self._unanswered = set[NotificationKey]()
        """The app died while it was asked about these: nobody knows whether it took that."""
        self._taken = set[NotificationKey]()
        self._overdue_since_s: dict[NotificationKey, float] = {}
        self._moved_at_s: dict[NotificationKey, float] = {}
        self._put_off_at_s: dict[NotificationKey, float] = {}

    async def asked(
        self,
        keys: Collection[NotificationKey],
        until: datetime | None,
        asking: Awaitable[None],
        rows: Callable[[], Rows],
    ) -> None:
        """The person puts `keys` off until then, or, with None, fetches them back; `rows` are those of the app."""
        self._asked_about |= set(keys)
        self._taken.clear()
        try:
            await asking
        except UsageError:
            return
        except BaseException:
            self._unanswered |= set(keys)
            raise
        finally:
            self._asked_about -= set(keys)
        for key in keys:
            row = rows().get(key)
            if key not in self._taken and row is not None and row.is_listed and self._until.get(key) != until:
                self._blame(f"{key} was to be put off until {until}, and is until {self._until.get(key)}")

    def observe(self, changes: Changes) -> None:
        """The app shows a new state."""
        for row in changes.touched:
            self._see(row.key, row, changes.after)
        if changes.operations:
            self._notice_vain_tries(changes)

    def _notice_vain_tries(self, changes: Changes) -> None:
        for number, before in changes.before.operations.items():
            now = changes.after.operations.get(number)
            if before.sending and now is not None and not now.sending:
                ended = before.keys & self._being_read
                self._being_read -= ended
                self._given_up_at_s |= dict.fromkeys(ended, self._now_s())

    def began(self, state: State) -> None:
        """The app starts with this."""
        for key in [*self._until, *(row.key for row in state.rows.values() if row.snoozed_until is not None)]:
            self._see(key, state.rows.get(key), state)

    def process_ended(self) -> None:
        """The app ended."""
        self._overdue_since_s.clear()

    def _see(self, key: NotificationKey, row: Row | None, state: State) -> None:
        was, until = self._until.get(key), row.snoozed_until if row is not None and not row.gone else None
        if was == until:
            return
        self._taken.add(key)
        put_off_at_s, self._moved_at_s[key] = self._moved_at_s.get(key, 0.0), self._now_s()
        self._overdue_since_s.pop(key, None)
        by_person = key in self._asked_about or key in self._unanswered
        if row is not None and until is not None:
            self._put_off_at_s[key] = self._now_s()
            self._until[key], self._before[key] = until, row.woken_at
            self._bubbles.put_off(key)
            (self._being_read.add if _is_on_its_way(state, key) else self._being_read.discard)(key)
            self._given_up_at_s.pop(key, None)
            if not by_person and until != self._until_when_gone.get(key):
                self._blame(f"nobody has put {key} off until {until}")
            return
        was = self._until.pop(key)
        assert was is not None
        if row is not None and row.gone:
            self._until_when_gone[key] = was
        elif row is None and not self._is_gone(key):
            self._blame(f"what was put off until {was} is forgotten: {key}")
        elif row is None:
            return
        elif row.woken_at is not None and row.woken_at != self._before[key]:
            self._came_back(row, was, by_person=by_person)
        elif not (by_person or (row.is_read and self._may_be_read(key, put_off_at_s))):
            self._blame(f"{key} was put off until {was}, and is not any more")

    def _came_back(self, row: Row, was: datetime, *, by_person: bool) -> None:
        assert row.woken_at is not None
        if row.read:
            self._blame(f"what was put off came back as read: {row.key}")
        if row.woken_at >= was:
            self._bubbles.came_back(row.key, None if by_person else self._now_s())
        elif not by_person:
            self._blame(f"{row.key} was put off until {was}, and came back at {row.woken_at}")

    def _may_be_read(self, key: NotificationKey, since_s: float) -> bool:
        if key in self._being_read or self._may_be_read_since(key, since_s):
            return True
        return key in self._given_up_at_s and self._may_be_read_since(key, self._given_up_at_s[key])

    def has_moved_since(self, key: NotificationKey, at_s: float) -> bool:
        """Whether it was put off since then, or came back, so that it need not be as it was clicked before."""
        return self._moved_at_s.get(key, -1.0) >= at_s

    def was_put_off_since(self, key: NotificationKey, at_s: float) -> bool:
        """Whether it was put off since then, so that it comes back as unread whatever was so before."""
        return self._put_off_at_s.get(key, -1.0) >= at_s

    def watch(self, account: AccountId, well_since_s: float) -> None:
        """Nothing has happened to the computer since then: what is due is back in time."""
        for key, until in self._until.items():
            if key.account != account:
                continue
            if self._clock() < until:
                self._overdue_since_s.pop(key, None)
                continue
            since_s = max(well_since_s, self._overdue_since_s.setdefault(key, self._now_s()))
            if since_s < self._now_s() - BACK_IN_S:
                self._blame(f"{key} was put off until {until}, and has not come back")

    def is_unsettled(self) -> bool:
        """Whether something has come back just now, or will soon."""
        now, margin = self._clock(), timedelta(seconds=UNSETTLED_S)
        return any(now - margin < until < now + margin for until in self._until.values()) or any(
            at_s > self._now_s() - UNSETTLED_S for at_s in self._moved_at_s.values()
        )

    def check(self, account: AccountId) -> None:
        """Once quiet has returned: nothing is overdue."""
        for key, until in self._until.items():
            if key.account == account and until < self._clock():
                self._blame(f"{key} was put off until {until}, and has not come back")


Rows = Mapping[NotificationKey, Row]


def _is_on_its_way(state: State, key: NotificationKey) -> bool:
    """Whether a click to read it is being sent, so that the server may hear of it."""
    return any(o.sending and o.verb is Verb.READ and key in o.keys for o in state.operations.values())
