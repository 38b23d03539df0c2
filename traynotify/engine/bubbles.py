"""The bubbles on the screen: which rows each of them stands for, and which are to be withdrawn."""

from __future__ import annotations

from collections.abc import Iterable

from traynotify.core.ids import NotificationKey


class Bubbles:
    """A row stands in one bubble, the last that told of it; a bubble is to go with the last of its rows."""

    def __init__(self) -> None:
        self._rows_of: dict[str, dict[NotificationKey, None]] = {}
        self._bubble_of: dict[NotificationKey, str] = {}
        self.to_withdraw: dict[str, str] = {}
        """The ids of those that are to go, each with the reason for the log."""

    def __len__(self) -> int:
        return len(self._rows_of)

    def of(self, key: NotificationKey) -> str | None:
        """The id of the bubble that a row stands in."""
        return self._bubble_of.get(key)

    def rows_of(self, alert_id: str) -> list[NotificationKey]:
        """The rows that a bubble stands for; none if it is not there."""
        return list(self._rows_of.get(alert_id, ()))

    def ids(self) -> list[str]:
        """The ids of all that stand for something."""
        return list(self._rows_of)

    def shown(self, alert_id: str, keys: Iterable[NotificationKey]) -> None:
        """A bubble is there, in the place of what it was before, and stands for these rows."""
        self.withdraw(alert_id, "its reason went away while it was being shown")
        for key in keys:
            self._put(key, alert_id)

    def hand_over(self, key: NotificationKey, heir: NotificationKey) -> None:
        """What took the place of a row stands in its bubble as well, if there is one."""
        if (alert_id := self._bubble_of.get(key)) is not None:
            self._put(heir, alert_id)

    def _put(self, key: NotificationKey, alert_id: str) -> None:
        if self._bubble_of.get(key) != alert_id:
            self.take_off(key, "another bubble tells of what it told")
        self._rows_of.setdefault(alert_id, {})[key] = None
        self._bubble_of[key] = alert_id
        self.to_withdraw.pop(alert_id, None)

    def take_off(self, key: NotificationKey, reason: str) -> None:
        """A row needs no bubble any more: a digest goes once none of its rows is left."""
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
