"""What was told of an account, as far as it is needed to understand what the server says was read or deleted."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from traynotify.api import All, Group, Items, OfKind, RemoteId, Selector
from traynotify.sources.osu.names import is_about_one_thing, names_only_of
from traynotify.sources.osu.wire import Identity, Notification

MOST_READ = 2000
"""Notifications that are read and still remembered here; the inbox remembers them anyway."""


class Entry(msgspec.Struct):
    """A notification as the server was last known to have it."""

    identity: Identity
    name: str
    unread: bool
    told_at_s: float


class Ledger:
    """Notifications by their ids."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}
        self.is_complete = False
        """All that is unread on the server was told."""

    def note(self, item: Notification, now_s: float) -> None:
        """Something was told, for the first time or again. What was read once does not become unread."""
        known = self._entries.get(item.id)
        if known is None:
            self._entries[item.id] = Entry(item.identity, item.name, not item.is_read, now_s)
            self._forget_some()
        elif item.is_read:
            known.unread = False

    def identity(self, number: int) -> Identity | None:
        """All that the server knows a notification by, if it was told."""
        return entry.identity if (entry := self._entries.get(number)) is not None else None

    def unread(self, *, told_before_s: float | None = None) -> set[int]:
        """What is unread on the server, as far as is known; with `told_before_s`, without what came after that."""
        return {
            number
            for number, entry in self._entries.items()
            if entry.unread and (told_before_s is None or entry.told_at_s < told_before_s)
        }

    def unread_of_name(self, name: str) -> list[Identity]:
        """What is unread of this name."""
        return [entry.identity for entry in self._entries.values() if entry.unread and entry.name == name]

    def unread_names_of_type(self, object_type: str) -> set[str]:
        """The names of what is unread about things of this type."""
        return {e.name for e in self._entries.values() if e.unread and e.identity.object_type == object_type}

    def mark_read(self, numbers: Iterable[int]) -> None:
        """The server has these as read."""
        for number in numbers:
            if (entry := self._entries.get(number)) is not None:
                entry.unread = False

    def change(self, identity: Identity, *, deleted: bool) -> None:
        """The server says that what `identity` means was read, or deleted."""
        for number in [number for number, entry in self._entries.items() if _means(identity, entry.identity)]:
            if deleted:
                del self._entries[number]
            else:
                self._entries[number].unread = False

    def selectors(self, identities: Collection[Identity]) -> list[Selector]:
        """What `identities` mean in our words."""
        single = frozenset(RemoteId(str(identity.id)) for identity in identities if identity.id is not None)
        found: list[Selector] = [Items(single)] if single else []
        for identity in identities:
            if identity.id is None:
                found += self._several(identity)
        return found

    def _several(self, identity: Identity) -> list[Selector]:
        if identity.object_type is None:
            return [All()]
        if identity.is_stack and is_about_one_thing(identity.object_type):
            return [Group(identity.stack)]
        names = () if identity.is_stack else names_only_of(identity.object_type)
        others = frozenset(
            RemoteId(str(number))
            for number, entry in self._entries.items()
            if _means(identity, entry.identity) and entry.name not in names
        )
        return [*(OfKind(name) for name in names), *([Items(others)] if others else [])]

    def _forget_some(self) -> None:
        """Let go of the oldest that are read."""
        if len(self._entries) % MOST_READ:
            return
        read = sorted(number for number, entry in self._entries.items() if not entry.unread)
        for number in read[:-MOST_READ]:
            del self._entries[number]


def _means(meant: Identity, entry: Identity) -> bool:
    """Whether the notification `entry` is among those that `meant` means."""
    if meant.id is not None:
        return meant.id == entry.id
    if meant.object_type is None:
        return True
    if meant.is_stack:
        return meant.stack == entry.stack
    return meant.object_type == entry.object_type
