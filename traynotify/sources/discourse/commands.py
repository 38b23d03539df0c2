"""Carries out what the person asked for: reading is all that a forum lets anybody but its administrators do."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from traynotify.api import (
    All,
    Command,
    Items,
    OfKind,
    Refused,
    Rejection,
    RemoteId,
    Unreachable,
    Unsupported,
    Verb,
    one_by_one,
    tr,
)
from traynotify.sources.discourse import wire
from traynotify.sources.discourse.client import DiscourseClient
from traynotify.sources.discourse.ledger import Ledger
from traynotify.sources.discourse.type_names import is_named

ONE_BY_ONE = 6
"""Up to so many are marked by a request each. More go along with one, which not every server may understand."""
MOST_AT_ONCE = 100
MOST_UNREAD_PAGES = 10


class Commands:
    """Performs commands for one account; calls `cannot_read` when the sign-in turns out not to include it."""

    def __init__(self, client: DiscourseClient, ledger: Ledger, *, cannot_read: Callable[[], None]) -> None:
        self._client = client
        self._ledger = ledger
        self._cannot_read = cannot_read

    async def perform(self, command: Command) -> list[Rejection]:
        """Raises the SourceError tree; doing it twice is harmless."""
        if command.verb is not Verb.READ:
            raise Unsupported(tr("Discourse lets apps mark notifications as read, and do nothing else with them"))
        try:
            return await self._read(command)
        except Refused:
            await self._check_key()
            self._cannot_read()
            raise

    async def _read(self, command: Command) -> list[Rejection]:
        match command.selector:
            case Items(ids):
                return await self._read_items(sorted(number for text in ids if (number := wire.whole(text))))
            case OfKind(raw_kind):
                of_kind = self._ledger.unread_of(raw_kind)
                may_name_it = is_named(raw_kind) and not self._ledger.is_cut
                if not may_name_it or not await self._client.mark_type_read(raw_kind):
                    return await self._read_items(sorted(of_kind))
                self._ledger.note_read(of_kind)
            case All():
                return await self._read_all()
            case _:
                raise Unsupported(tr("Discourse marks notifications one by one, by their type, or all"))
        return []

    async def _read_all(self) -> list[Rejection]:
        """Mark all that was told: by one request only where the forum holds nothing else that is unread."""
        known = self._ledger.unread_ids()
        if not await self._is_all_known(known):
            return await self._read_items(sorted(known))
        await self._client.mark_read()
        self._ledger.note_read(known)
        return []

    async def _is_all_known(self, known: set[int]) -> bool:
        try:
            page = await self._client.history(only_unread=True, purpose="mark read")
        except Refused:  # the list, and not what was asked for
            return False
        return page.total is not None and page.total <= len(known) and known.issuperset(i.id for i in page.items)

    async def _read_items(self, numbers: list[int]) -> list[Rejection]:
        left = set(numbers)
        if len(numbers) > ONE_BY_ONE:
            for start in range(0, len(numbers), MOST_AT_ONCE):
                first, *others = numbers[start : start + MOST_AT_ONCE]
                await self._client.mark_read(first, also=others)
            left = await self._still_unread(numbers)
        rejections = await one_by_one([RemoteId(str(number)) for number in sorted(left)], self._read_one)
        self._ledger.note_read(set(numbers) - left)
        if rejections and len(rejections) == len(numbers):
            raise Refused(rejections[0].reason)
        if rejections:
            await self._check_key()
        return rejections

    async def _read_one(self, remote_id: RemoteId) -> None:
        await self._client.mark_read(int(remote_id))
        self._ledger.note_read([int(remote_id)])

    async def _still_unread(self, numbers: Iterable[int]) -> set[int]:
        """Those that the server did not take to be read, or that lie too deep for us to look."""
        wanted, left = set(numbers), set[int]()
        offset, lowest = 0, max(wanted) + 1
        for _ in range(MOST_UNREAD_PAGES):
            page = await self._client.history(offset=offset, only_unread=True, purpose="mark read")
            left |= {item.id for item in page.items if not item.read} & wanted
            offset = page.next_offset
            lowest = min((item.id for item in page.items), default=lowest)
            if page.is_last or lowest <= min(wanted):
                return left
        return left | {number for number in wanted if number < lowest}

    async def _check_key(self) -> None:
        """With a key that is dead, the connection has to look; one that is alive may only look."""
        if not await self._client.is_known():
            raise Unreachable(tr("The forum does not let this sign-in in at the moment"))
