"""Carries out what the person asked for: reading is all that a forum lets anybody but its administrators do.

A forum can mark all as read, or all of a type, but means what it holds when it hears of that: also what nobody here has
seen yet. So everything that is meant is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from traynotify.api import (
    Command,
    Items,
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

ONE_BY_ONE = 2
"""Up to so many are marked by a request each. More go along with one, which not every server may understand: so that is
looked after.
"""
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
        if not isinstance(command.selector, Items):
            raise Unsupported(tr("On Discourse, notifications are marked one by one"))
        try:
            return await self._read_items(sorted(n for text in command.selector.ids if (n := wire.whole(text))))
        except Refused:
            await self._check_key()
            self._cannot_read()
            raise

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
        """Those that the server did not take to be read, or of which it is not known: it refuses its list, or they lie
        too deep for us to look.
        """
        wanted, left = set(numbers), set[int]()
        offset, lowest = 0, max(wanted) + 1
        for _ in range(MOST_UNREAD_PAGES):
            try:
                page = await self._client.history(offset=offset, only_unread=True, purpose="mark read")
            except Refused:  # the list, and not what was asked for
                break
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
