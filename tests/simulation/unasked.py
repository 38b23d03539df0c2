"""The promise about marks: nothing is read on a server that nobody has read, though a mark may mean more than a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from tests.simulation.clicks import Clicks
from tests.simulation.houses.house import House
from tests.simulation.writes import Writes
from traynotify.core.commands import Verb
from traynotify.core.ids import NotificationKey, RemoteId
from traynotify.core.reduce import Changes
from traynotify.core.state import Row

SENT_IN_S = 20.0
"""A mark that the server hears was sent at most so long ago."""


class Unasked:
    """For how long rows have stood unread in the inbox, which is when no mark may pass them."""

    def __init__(
        self, clicks: Clicks, writes: Mapping[str, Writes], now_s: Callable[[], float], blame: Callable[[str], None]
    ) -> None:
        self._clicks, self._writes, self._now_s, self._blame = clicks, writes, now_s, blame
        self._since_s: dict[NotificationKey, float] = {}
        self._spans: defaultdict[NotificationKey, list[tuple[float, float]]] = defaultdict(list)
        """From when until when each row was unread, where that is over."""

    def observe(self, changes: Changes) -> None:
        """The app shows a new state."""
        for row in changes.touched:
            if row.is_listed and not row.is_read:
                self._since_s.setdefault(row.key, self._now_s())
            elif (since_s := self._since_s.pop(row.key, None)) is not None:
                self._spans[row.key].append((since_s, self._now_s()))

    def check(self, house: House, rows: Mapping[RemoteId, Row]) -> None:
        """What was never clicked, nor read elsewhere, is not read on the server.

        Where marks cannot name what they mean, they may mean what we have not heard of yet, but no row that stands
        unread in the inbox.
        """
        held = house.held()
        for remote, row in rows.items():
            fate = house.fates.get(remote)
            if fate is None or fate.doubtful or fate.elsewhere_at_s is not None or not held.get(remote):
                continue
            if fate.born_read or self._clicks.may_be_clicked(row.key):
                continue
            if house.marks_by_name or self._was_passed(house, row.key):
                self._blame(f"{house.service}: {remote} was marked as read, and nobody had asked for that")

    def _was_passed(self, house: House, key: NotificationKey) -> bool:
        spans = [*self._spans[key], (self._since_s.get(key, self._now_s()), self._now_s())]
        writes = self._writes[house.service]
        return any(writes.has_done(key.remote, Verb.READ, since_s + SENT_IN_S, until_s) for since_s, until_s in spans)
