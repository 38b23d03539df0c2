"""Reads the list: what is unread and how much that is, and what came since the last time or, at first, what was before.

Whatever was unread and is not in the list of the unread any more was read elsewhere; the old list tells it in no other
way, and today's only of the newest rows.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Collection
from datetime import datetime
from logging import Logger, LoggerAdapter

from traynotify.api import (
    Counted,
    Items,
    Notification,
    ReadChanged,
    RemoteId,
    Snapshot,
    SourceEvent,
)
from traynotify.sources.osu import wire
from traynotify.sources.osu.client import OsuClient, Page
from traynotify.sources.osu.cursor import Cursor
from traynotify.sources.osu.ledger import Ledger
from traynotify.sources.osu.translate import order_key

MOST_PAGES = 100
"""How far what is unread, and what came during an absence, is read: the terms let that take two minutes each."""
FIRST_PAGES = 4
"""How far first contact looks at what was read already."""
MOST_REMEMBERED = 5000
"""Unread ids in a cursor."""
SETTLING_S = 30.0
"""What was pushed more recently than this may not be in the list yet."""

Tell = Callable[[SourceEvent], Awaitable[None]]
Translate = Callable[[wire.Notification], Notification]


class Walk:
    """One way down the list, page by page, until it is at its end, at what is known, or has gone far enough."""

    def __init__(self, client: OsuClient, *, unread: bool, down_to: int, most_pages: int, stacks: bool) -> None:
        self._client, self._unread = client, unread
        self._down_to, self._left, self._stacks = down_to, most_pages, stacks
        self._walked: set[wire.Identity] = set()
        self.floor = 0
        """From this id upwards nothing was left out; only good after the last page."""
        self.damaged = False

    async def pages(self, first: Page) -> AsyncGenerator[Page, None]:
        """`first` and what is below it, until pages bring nothing new: a server may ignore from where it was asked."""
        seen: set[int] = set()
        page: Page | None = first
        was_new = True
        while page is not None:
            before = len(seen)
            yield self._noted(page, seen)
            async for more in self._of_stacks(page):
                yield self._noted(more, seen)
            below, total = page.bundle.more_below, page.bundle.total
            is_new = len(seen) > before
            if below is None or (total is not None and len(seen) >= total) or not (is_new or was_new):
                return
            if not is_new and below > 0:
                below -= 1  # the old list includes the id that it goes on from, which may be all that a page holds
            was_new = is_new
            page = await self._next(below)

    def _noted(self, page: Page, seen: set[int]) -> Page:
        seen.update(item.id for item in page.bundle.notifications)
        self.damaged |= page.bundle.damaged > 0
        return page

    async def _of_stacks(self, page: Page) -> AsyncIterator[Page]:
        """What did not fit into the stacks of `page`."""
        for stack in page.bundle.stacks or ():
            if stack.more_below is None or stack.identity in self._walked:
                continue
            self._walked.add(stack.identity)
            below: int | None = stack.more_below
            while below is not None and (more := await self._next(below, stack.identity)) is not None:
                yield more
                again = next((s.more_below for s in more.bundle.stacks or () if s.identity == stack.identity), None)
                below = again if again is not None and again < below else None

    async def _next(self, below: int, stack: wire.Identity | None = None) -> Page | None:
        if below <= self._down_to or self._left <= 1 or (stack is not None and not self._stacks):
            self.floor = max(self.floor, below)
            return None
        self._left -= 1
        return await self._client.page(unread=self._unread, below=below, stack=stack)


class History:
    """The list of one account, told as snapshots."""

    def __init__(
        self,
        client: OsuClient,
        ledger: Ledger,
        *,
        cursor: Cursor,
        translate: Translate,
        tell: Tell,
        log: LoggerAdapter[Logger],
    ) -> None:
        self._client, self._ledger = client, ledger
        self._translate, self._tell, self._log = translate, tell, log
        self._is_first = cursor.newest is None
        """The list was never given; a first contact may come long after the account's, where a sign-in carried less."""
        self._newest = cursor.newest or 0
        self._gap_below: int | None = None
        """Up to where everything was told, while a look that found more has not come to its end."""
        self._was_unread = set(cursor.unread)
        self.is_old = False
        """The server is as it was in 2019."""
        self._asked_first: datetime | None = None
        self._asked_last: datetime | None = None

    @property
    def cursor(self) -> Cursor:
        """Where catching up would begin now."""
        unread = self._was_unread | self._ledger.unread()
        newest = None if self._is_first else self._newest if self._gap_below is None else self._gap_below
        return Cursor(newest, tuple(sorted(unread, reverse=True)[:MOST_REMEMBERED]))

    async def catch_up(self, first: Page | None = None) -> None:
        """Tell how things are now; `first` is the newest page of what is unread, where that was asked for already."""
        now_s = asyncio.get_running_loop().time()
        first = first or await self._client.page(unread=True)
        self.is_old = first.bundle.stacks is None
        self._asked_first = first.bundle.timestamp
        was_unread = self._was_unread | self._ledger.unread(told_before_s=now_s - SETTLING_S)
        told = set() if self.is_old else await self._tell_newest()
        await self._tell_unread(first, was_unread, told)
        self._is_first, self._was_unread = False, set()
        await self._tell(Snapshot(items=(), asked_at=first.asked_at, cursor=str(self.cursor)))
        if first.bundle.unread_count is not None:
            capped = not self._ledger.is_complete
            await self._tell(Counted(unread=first.bundle.unread_count, asked_at=first.asked_at, capped=capped))

    def is_told(self, at: datetime | None) -> bool | None:
        """Whether what happened `at` by the server's clock is in what the last look has told; None: perhaps.

        A look takes a while, and the clock of its answers has whole seconds.
        """
        if at is None or self._asked_first is None or self._asked_last is None:
            return False
        second = at.replace(microsecond=0)
        return True if second < self._asked_first else False if second > self._asked_last else None

    def note(self, item: wire.Notification) -> Notification:
        """`item` as ours, remembered as told."""
        self._newest = max(self._newest, item.id)
        self._ledger.note(item, asyncio.get_running_loop().time())
        return self._translate(item)

    async def _tell_unread(self, first: Page, was_unread: set[int], told: set[int]) -> None:
        """Tell what is unread, as far as it was not `told` a moment ago, and what is so no more."""
        walk = Walk(self._client, unread=True, down_to=0, most_pages=MOST_PAGES, stacks=True)
        is_unread: set[int] = set()
        async for page in walk.pages(first):
            is_unread |= {item.id for item in page.bundle.notifications if not item.is_read}
            await self._tell(self._snapshot(page, without=told))
        self._ledger.is_complete = walk.floor == 0 and not walk.damaged
        read = {number for number in was_unread - is_unread if number >= walk.floor}
        if read and not walk.damaged:
            self._ledger.mark_read(read)
            ids = frozenset(RemoteId(str(number)) for number in read)
            await self._tell(ReadChanged(selector=Items(ids), read=True, asked_at=first.asked_at))

    async def _tell_newest(self) -> set[int]:
        """Tell what came since the last look, read or not, and what is gone of the newest; returns the ids."""
        told: set[int] = set()
        first = await self._client.page(unread=False)
        # A look that breaks off has noted what it told: the next one goes down as far as it would have.
        self._gap_below = self._newest if self._gap_below is None else self._gap_below
        walk = Walk(
            self._client,
            unread=False,
            down_to=self._gap_below if not self._is_first else 0,
            most_pages=FIRST_PAGES if self._is_first else MOST_PAGES,
            stacks=not self._is_first,
        )
        async for page in walk.pages(first):
            told |= {item.id for item in page.bundle.notifications}
            await self._tell(self._snapshot(page, complete=page is first))
        self._gap_below = None
        return told

    def _snapshot(self, page: Page, *, complete: bool = False, without: Collection[int] = ()) -> Snapshot:
        bundle = page.bundle
        self._asked_last = bundle.timestamp or self._asked_last
        if bundle.damaged:
            number = bundle.damaged + len(bundle.notifications)
            self._log.warning("%d of %d items of a page made no sense", bundle.damaged, number)
        return Snapshot(
            items=tuple(self.note(item) for item in bundle.notifications if item.id not in without),
            asked_at=page.asked_at,
            complete_from=order_key(bundle.floor) if complete and not bundle.damaged else None,
            is_first_contact=self._is_first,
        )
