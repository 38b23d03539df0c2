"""The bubbles on the screen, and the one on its way there: which rows each stands for, and which are to go."""

from __future__ import annotations

from collections.abc import Iterable

from traynotify.core.ids import NotificationKey


class Bubbles:
    """A row stands in one bubble, the last that told of it; a bubble is to go with the last of its rows."""

    def __init__(self) -> None:
        self._rows_of: dict[str, dict[NotificationKey, None]] = {}
        self._bubble_of: dict[NotificationKey, str] = {}
        self._on_its_way: dict[NotificationKey, None] = {}
        """The rows of the bubble that the desktop was asked for last, but for those that need none any more."""
        self._from_before: set[str] = set()
        """The ids of those that an earlier process showed; whether they stand there still, nobody can be asked."""
        self.to_withdraw: dict[str, str] = {}
        """The ids of those that are to go, each with the reason for the log."""

    def __len__(self) -> int:
        return len(self._rows_of)

    def of(self, key: NotificationKey) -> str | None:
        """The id of the bubble that a row stands in, if that may tell more: one from before this start does not."""
        alert_id = self._bubble_of.get(key)
        return None if alert_id in self._from_before else alert_id

    def rows_of(self, alert_id: str) -> list[NotificationKey]:
        """The rows that a bubble stands for; none if it is not there."""
        return list(self._rows_of.get(alert_id, ()))

    def told_on(self, alert_id: str) -> list[NotificationKey]:
        """The rows that a bubble tells again when more is added to it. Of one from before this start, none: where it is
        not on the screen any more, they would be told twice.
        """
        return [] if alert_id in self._from_before else self.rows_of(alert_id)

    def ids(self) -> list[str]:
        """The ids of all that stand for something."""
        return list(self._rows_of)

    def adopted(self, alert_id: str, keys: Iterable[NotificationKey]) -> None:
        """A bubble of these rows may be there from before this start."""
        self.asked(keys)
        self.shown(alert_id)
        self._from_before.add(alert_id)

    def asked(self, keys: Iterable[NotificationKey]) -> None:
        """A bubble of these rows is on its way; what becomes of them until it is `shown` becomes of it."""
        self._on_its_way = dict.fromkeys(keys)

    def shown(self, alert_id: str, still_wanted: Iterable[NotificationKey] = ()) -> None:
        """The bubble is there, in the place of what it was before, for its rows and those of it that are `still_wanted`
        after all.
        """
        self.withdraw(alert_id, "its reason went away while it was being shown")
        self._from_before.discard(alert_id)
        keys, self._on_its_way = [*self._on_its_way, *still_wanted], {}
        for key in keys:
            self._put(key, alert_id)

    def hand_over(self, key: NotificationKey, heir: NotificationKey) -> None:
        """What took the place of a row stands in its bubbles as well, if there are any."""
        if key in self._on_its_way:
            self._on_its_way[heir] = None
        if (alert_id := self._bubble_of.get(key)) is not None:
            self._put(heir, alert_id)

    def _put(self, key: NotificationKey, alert_id: str) -> None:
        if self._bubble_of.get(key) != alert_id:
            self._leave(key, "another bubble tells of what it told")
        self._rows_of.setdefault(alert_id, {})[key] = None
        self._bubble_of[key] = alert_id
        self.to_withdraw.pop(alert_id, None)

    def take_off(self, key: NotificationKey, reason: str) -> None:
        """A row needs no bubble any more: a digest goes once none of its rows is left."""
        self._on_its_way.pop(key, None)
        self._leave(key, reason)

    def _leave(self, key: NotificationKey, reason: str) -> None:
        if (alert_id := self._bubble_of.pop(key, None)) is not None:
            self._rows_of[alert_id].pop(key)
            if not self._rows_of[alert_id]:
                del self._rows_of[alert_id]
                self.to_withdraw[alert_id] = reason

    def closed(self, alert_id: str) -> None:
        """The person has seen a bubble and closed it: its rows stand in none any more."""
        for key in self._rows_of.pop(alert_id, ()):
            del self._bubble_of[key]

    def withdraw(self, alert_id: str, reason: str) -> None:
        """A bubble is to go, whatever it stands for."""
        self.closed(alert_id)
        self.to_withdraw[alert_id] = reason
