"""The promise about what is new to a row since a click: it is not read with it, and it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.simulation.clicks import Clicks
from tests.simulation.houses.house import House
from traynotify.core.ids import NotificationKey, RemoteId
from traynotify.core.state import Row


class Unseen:
    """What came to rows that were clicked before, while their server still held them as unread."""

    def __init__(
        self,
        clicks: Clicks,
        raised: Mapping[NotificationKey, int],
        now_s: Callable[[], float],
        blame: Callable[[str], None],
    ) -> None:
        """`raised` is how often a bubble was shown because of each row."""
        self._clicks, self._raised, self._now_s, self._blame = clicks, raised, now_s, blame
        self._came: dict[NotificationKey, tuple[float, int]] = {}
        """When something came last to a row, and how often it had been told before."""

    def came(self, key: NotificationKey) -> None:
        """Something came, of which the person cannot know yet."""
        self._came[key] = (self._now_s(), self._raised.get(key, 0))

    def check(self, house: House, rows: Mapping[RemoteId, Row]) -> None:
        """Once quiet has returned: it is unread, here and there, and was told."""
        held = house.held()
        for key, (came_at_s, told_before) in self._came.items():
            fate, last, row = self._clicks.fate_of(key), self._clicks.last(key), rows.get(key.remote)
            if key.account != house.account or fate is None or fate.doubtful or key.remote not in held or row is None:
                continue
            if key in self._clicks.unanswered or (last is not None and last.at_s > came_at_s):
                continue
            if fate.elsewhere_at_s is not None and fate.elsewhere_at_s > came_at_s:
                continue
            if held[key.remote] or row.is_read:
                self._blame(f"{house.service}: what came after a click was read with it: {key.remote}")
            elif self._raised.get(key, 0) <= told_before:
                self._blame(f"{house.service}: what came after a click was not told: {key.remote}")
