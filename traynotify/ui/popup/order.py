"""The order of the inbox, newest first, so that a change costs by what it changes and not by what there is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from heapq import heappush, heappushpop
from operator import itemgetter

from traynotify.core.ids import NotificationKey
from traynotify.core.state import Row

Moment = tuple[datetime, str, NotificationKey]
"""When a row happened, in the order of the inbox: compared with another one, the greater is the newer."""

Place = tuple[Moment, bool, Moment]
"""Where something stands: by the moment of its line; below that, but for the line itself (True), by its own moment."""

Run = tuple[int, int]
"""Positions that follow one another: the first and the last."""


def moment_of(row: Row) -> Moment:
    """When `row` happened."""
    return (row.stands_at, row.notification.order_key, row.key)


def newest(rows: Iterable[Row], count: int, wanted: Callable[[Row], bool]) -> list[Row]:
    """The newest `count` of the `wanted` ones among `rows`, newest first.

    Most rows are passed over for their moment alone, so that it takes no longer than a walk over all of them.
    """
    found: list[tuple[Moment, Row]] = []
    for row in rows:
        moment = row.stands_at
        if (len(found) < count or moment >= found[0][0][0]) and wanted(row):
            (heappush if len(found) < count else heappushpop)(found, (moment_of(row), row))
    return [row for _, row in sorted(found, key=itemgetter(0), reverse=True)]


def runs(positions: Iterable[int]) -> list[Run]:
    """`positions` in stretches without a gap, from the last one to the first."""
    found: list[Run] = []
    for position in sorted(set(positions), reverse=True):
        if found and found[-1][0] == position + 1:
            found[-1] = (position, found[-1][1])
        else:
            found.append((position, position))
    return found


def key_of(place: Place) -> NotificationKey:
    """What stands there."""
    return place[2][2]


class Order:
    """The places of lines and rows, by key and by position; position 0 is the newest."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._places = {key_of(place): place for place in places}
        self._sorted = sorted(self._places.values())  # oldest first, so that what is new goes to its end

    def __len__(self) -> int:
        return len(self._sorted)

    def __contains__(self, key: NotificationKey) -> bool:
        return key in self._places

    def place(self, key: NotificationKey) -> Place | None:
        """Where the row of this key stands, if it is here."""
        return self._places.get(key)

    def key_at(self, position: int) -> NotificationKey:
        """The row at this position."""
        return key_of(self._sorted[-1 - position])

    def position(self, key: NotificationKey) -> int | None:
        """The position of a row that is here."""
        place = self._places.get(key)
        return None if place is None else len(self._sorted) - 1 - bisect_left(self._sorted, place)

    def before(self, place: Place) -> int:
        """How many of the rows are newer than `place`: the position that it would take."""
        return len(self._sorted) - bisect_left(self._sorted, place)

    def arrivals(self, places: Collection[Place]) -> Iterator[tuple[int, list[Place]]]:
        """`places`, none of which is here, by the position at which they go in together; each is to be put at once."""
        waiting = sorted(places)  # the newest at its end
        while waiting:
            position = self.before(waiting[-1])
            older = self._sorted[-1 - position] if position < len(self._sorted) else None
            begin = 0 if older is None else bisect_left(waiting, older)
            yield position, waiting[begin:]
            del waiting[begin:]

    def put(self, places: list[Place]) -> None:
        """Take in places that stand together, oldest first."""
        at = bisect_left(self._sorted, places[0])
        self._sorted[at:at] = places
        self._places.update((key_of(place), place) for place in places)

    def take(self, run: Run) -> list[NotificationKey]:
        """Take out what stands at these positions; returns its keys."""
        first, last = run
        end = len(self._sorted) - first
        keys = [key_of(place) for place in self._sorted[end - (last - first + 1) : end]]
        del self._sorted[end - (last - first + 1) : end]
        for key in keys:
            del self._places[key]
        return keys
