"""What was told of one account: which rows are known, which of them are unread, and how new the newest is.

The list can be asked for what is unread, but not for what was read since; the difference tells, if one remembers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import nlargest

import msgspec

from traynotify.sources.discourse import wire
from traynotify.sources.discourse.translate import order_key, slot

MOST_KNOWN = 3000
MOST_REMEMBERED_UNREAD = 500
MOST_ANCHORS = 10
"""So many of the newest are remembered: where a topic has one row, the newest alone may be gone in good order."""


class Cursor(msgspec.Struct, frozen=True, array_like=True):
    """What is remembered between two starts."""

    newest: str
    """The order key up to which everything was told; empty: nothing was there yet."""
    unread: tuple[int, ...] = ()
    """The newest of those that were unread."""
    anchors: tuple[int, ...] = ()
    """The newest of all: where the list has none of them any more, its rows have got other numbers."""

    def dump(self) -> str:
        """As text."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def load(cls, text: str | None) -> Cursor | None:
        """What `dump` made; None for anything else, so that it begins anew."""
        try:
            return msgspec.json.decode(text, type=cls) if text is not None else None
        except msgspec.MsgspecError:
            return None


class Ledger:
    """What is known of the rows that were told."""

    def __init__(self) -> None:
        self.newest = ""
        """The order key up to which everything was told."""
        self.is_cut = False
        """More is unread there than was told, because it was too much to read."""
        self.owner: int | None = None
        """The number of the user whose rows they are, once one said so."""
        self._read: dict[int, bool] = {}
        self._unread: dict[int, str] = {}
        """By id, the order key, or an empty text where that was before this start."""
        self._in_slot: dict[str, int] = {}

    @property
    def unread(self) -> int:
        """How many are known to be unread."""
        return len(self._unread)

    @property
    def cursor(self) -> Cursor:
        """What to remember."""
        kept = sorted(self._unread, reverse=True)[:MOST_REMEMBERED_UNREAD]
        return Cursor(self.newest, tuple(sorted(kept)), tuple(sorted(nlargest(MOST_ANCHORS, self._read))))

    def restore(self, cursor: Cursor) -> None:
        """Go on from what was remembered."""
        self.newest = cursor.newest
        for number in cursor.unread:
            self._read.setdefault(number, False)
            self._unread.setdefault(number, "")
        for number in cursor.anchors:
            self._read.setdefault(number, True)

    def restore_unread(self, unread: Mapping[int, str]) -> None:
        """What the inbox holds as unread, with the order keys: however much that is."""
        for number, key in unread.items():
            self._read.setdefault(number, False)
            self._unread.setdefault(number, key)

    def begin_anew_if_renumbered(self, items: Iterable[wire.Notification]) -> bool:
        """Of a stretch of the list, before it is noted: when none of it is known that should be, nothing is.

        A forum that moved or was put together anew gives every row another number. Returns whether that is so.
        """
        old = [item.id for item in items if order_key(item.id, item.created_at) <= self.newest]
        if not old or any(map(self.knows, old)):
            return False
        self.newest = ""
        return True

    def knows(self, number: int) -> bool:
        """Whether the row was told."""
        return number in self._read

    def note(self, items: Iterable[wire.Notification]) -> list[wire.Notification]:
        """Note rows that are being told; returns those that were not known."""
        new = []
        for item in items:
            key = order_key(item.id, item.created_at)
            if not self.knows(item.id):
                new.append(item)
            self._read[item.id] = item.read
            if item.read:
                self._drop(item.id)
            else:
                self._unread[item.id] = key
            self.owner = item.user_id or self.owner
            self._take_slot(item)
        self._forget_old()
        return new

    def note_whole(self, items: Iterable[wire.Notification]) -> None:
        """Note that everything up to the newest of these was told; what is told by itself may have others below it."""
        self.newest = max((order_key(item.id, item.created_at) for item in items), default=self.newest)

    def note_read(self, numbers: Iterable[int]) -> frozenset[int]:
        """Note that these were read; returns those that were not known to be."""
        changed = frozenset(number for number in numbers if self._drop(number))
        self._read.update(dict.fromkeys(changed, True))
        return changed

    def note_hidden(self, numbers: Iterable[int]) -> None:
        """Note rows that exist but are not shown to us, so that nobody goes looking for them again."""
        for number in numbers:
            self._read.setdefault(number, True)

    def unread_ids(self) -> set[int]:
        """All that are known to be unread."""
        return set(self._unread)

    def unread_above(self, key: str) -> set[int]:
        """Those known to be unread whose order key is at least `key`."""
        return {number for number, own in self._unread.items() if own >= key}

    def has_unread_below(self, key: str) -> bool:
        """Whether anything unread is below `key`, or of unknown place."""
        return any(own < key for own in self._unread.values())

    def _take_slot(self, item: wire.Notification) -> None:
        """Where the server keeps a single row, an older one is gone once a newer is told."""
        if not (place := slot(item)):
            return
        before = self._in_slot.pop(place, None)
        self._in_slot[place] = max(item.id, before or item.id)
        if before is not None and before < item.id:
            self._drop(before)
        if len(self._in_slot) > MOST_KNOWN:
            del self._in_slot[next(iter(self._in_slot))]

    def _drop(self, number: int) -> bool:
        """Not unread any more; whether it was."""
        return self._unread.pop(number, None) is not None

    def _forget_old(self) -> None:
        for number in list(self._read)[: max(0, len(self._read) - MOST_KNOWN)]:
            if number not in self._unread:
                del self._read[number]
