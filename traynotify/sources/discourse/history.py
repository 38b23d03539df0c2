"""Reads the list: all of it at first contact, what is new after a pause, and whatever says what was read elsewhere."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Mapping
from contextlib import aclosing
from datetime import datetime
from logging import Logger, LoggerAdapter

from traynotify.api import Counted, Items, Notification, ReadChanged, RemoteId, Removed, Snapshot, SourceEvent
from traynotify.sources.discourse import wire
from traynotify.sources.discourse.client import PAGE_SIZE, DiscourseClient, Page
from traynotify.sources.discourse.ledger import Cursor, Ledger
from traynotify.sources.discourse.translate import order_key, second_key

FIRST_PAGES = 10
"""How far a first contact reads what may be read already; below that, only what is unread."""
MOST_PAGES = 100
"""How far what came during an absence is read: 6,000 rows, which the forum's limits let take a quarter of an hour."""
MOST_UNREAD_PAGES = 50
"""How far what is unread is read."""
OVERLAP = 3

Tell = Callable[[SourceEvent], Awaitable[None]]
Translate = Callable[[wire.Notification], Notification]


class History:
    """The list of one account, told as snapshots."""

    def __init__(
        self,
        client: DiscourseClient,
        ledger: Ledger,
        *,
        translate: Translate,
        tell: Tell,
        log: LoggerAdapter[Logger],
        held: Callable[[], Mapping[RemoteId, str]] = dict,
    ) -> None:
        """`held` says what the inbox has that the forum was last known to hold as unread."""
        self._client = client
        self._ledger = ledger
        self._translate = translate
        self._tell = tell
        self._log = log
        self._held = held
        self._is_first = True
        """Nothing was ever told of this list to the end."""
        self._left_out = 0
        """How many more were unread there than were told when that was last looked at: some are never shown."""
        self._cursor = ""
        self.seen: int | None = None
        """Up to which notification the bell was opened when the list was last looked at."""
        self._whole: tuple[str, str] | None = None
        """Between which order keys the newest page listed everything when it was last looked at."""

    def is_gone(self, item: wire.Notification) -> bool:
        """Whether the list as it was last looked at would have this row, which we do not know, and had it not.

        The bus tells a backlog as it was, with what was deleted since.
        """
        if self._whole is None:
            return False
        lowest, highest = self._whole
        return lowest <= order_key(item.id, item.created_at) < highest

    async def catch_up(self, cursor: str | None) -> None:
        """Tell everything since `cursor`, or the newest rows if this is the first contact, and what is unread."""
        remembered = Cursor.load(cursor)
        self._ledger.restore_unread({int(remote): key for remote, key in self._held().items() if remote.isdecimal()})
        if remembered is not None:
            self._ledger.restore(remembered)
            self._is_first = False
        await self._down_to_known()

    async def glance(self) -> list[wire.Notification]:
        """Look at what the bell's menu shows; returns what was not known."""
        page = await self._client.recent(purpose="poll")
        self._ledger.begin_anew_if_renumbered(page.items)
        new = await self._tell_page(page)
        if new:
            await self._tell_cursor(page)
        return new

    async def survey(self) -> list[wire.Notification]:
        """Look at the newest page, at what is gone from it and at what was read elsewhere; returns what is new."""
        return await self._down_to_known()

    async def compare_unread(self) -> None:
        """Tell what the server counts as unread, and which of the known rows it does not any more.

        One page is enough where the server counts as many as are known.
        """
        before = self._ledger.unread_ids()
        pages: list[Page] = []
        async with aclosing(self._pages(MOST_UNREAD_PAGES, only_unread=True, purpose="unread")) as asked:
            async for page in asked:
                if page.damaged or any(item.read for item in page.items):
                    self._log.info("the server does not tell what is unread")
                    return
                await self._tell_page(page, quietly=self._ledger.is_cut and bool(pages))
                pages.append(page)
                if len(pages) == 1 and self._adds_up(page, before):
                    break
            else:
                self._ledger.is_cut = not pages[-1].is_last
        first, last, listed = pages[0], pages[-1], _ids(pages)
        if not last.is_last:
            before &= self._ledger.unread_above(_lowest(last.items))
        await self._tell_read(before - listed, first.asked_at)
        if first.total is not None:
            self._left_out = first.total - self._ledger.unread
        unread = len(listed) if first.total is None else first.total
        await self._tell_count(unread, first.asked_at, capped=self._ledger.is_cut)

    def _adds_up(self, page: Page, before: set[int]) -> bool:
        """Whether the server counts as many as are known, `page` being the newest of them; once rows were left out,
        whether there is no room for those yet.
        """
        gone = (before & self._ledger.unread_above(_lowest(page.items))) - _ids([page])
        known = self._ledger.unread - len(gone)
        if self._ledger.is_cut and known < MOST_UNREAD_PAGES * PAGE_SIZE // 2:
            return False
        return page.total == known + self._left_out

    async def _down_to_known(self) -> list[wire.Notification]:
        """Tell the pages from the newest down to what is known; returns what was not."""
        before = self._ledger.unread_ids()
        new: list[wire.Notification] = []
        pages: list[Page] = []
        is_first, reaches_known = self._is_first, False
        purpose = "poll" if self._ledger.newest else "catch up"
        async with aclosing(self._pages(MOST_PAGES, purpose=purpose)) as asked:
            async for page in asked:
                if self._ledger.begin_anew_if_renumbered(page.items):
                    is_first = True
                    await self._tell_cursor(page)  # if we are interrupted, all that is below is still to be read
                new += await self._tell_page(page, is_newest=not pages)
                pages.append(page)
                reaches_known = bool(page.items) and _lowest(page.items) <= self._ledger.newest
                if reaches_known or (is_first and len(pages) == FIRST_PAGES):
                    break
        is_whole = reaches_known and not is_first
        self._ledger.note_whole(item for page in pages for item in page.items)
        last = pages[-1]
        if last.is_last and last.total is not None and not any(page.damaged for page in pages):
            await self._tell_removed(before - _ids(pages))
            self._ledger.is_cut = False
            await self._tell_count(self._ledger.unread, last.asked_at)
        elif not is_whole or self._ledger.is_cut or self._ledger.has_unread_below(_lowest(last.items)):
            await self.compare_unread()
        await self._tell_cursor(last)
        self._is_first = False
        return new

    async def _pages(self, most: int, *, only_unread: bool = False, purpose: str) -> AsyncGenerator[Page, None]:
        """At most so many pages, the newest first; at least one."""
        offset = 0
        for _ in range(most):
            page = await self._client.history(offset=offset, only_unread=only_unread, purpose=purpose)
            yield page
            if page.is_last:
                return
            # What is deleted meanwhile moves the others up, so some rows are asked for twice.
            offset = max(offset + 1, page.next_offset - OVERLAP)

    async def _tell_page(
        self, page: Page, *, is_newest: bool = False, quietly: bool = False
    ) -> list[wire.Notification]:
        if page.damaged:
            self._log.warning("%d of %d items of a page made no sense", page.damaged, page.damaged + len(page.items))
        self.seen = page.seen if page.seen is not None else self.seen
        new = self._ledger.note(page.items)
        items = tuple(self._translate(item) for item in page.items)
        complete_from = _complete_from(page) if is_newest else None
        if is_newest:
            highest = max((order_key(item.id, item.created_at) for item in page.items), default="")
            self._whole = None if complete_from is None else (complete_from, highest)
        told = Snapshot(items=items, asked_at=page.asked_at, complete_from=complete_from, is_first_contact=quietly)
        await self._tell(told)
        return new

    async def _tell_read(self, numbers: Iterable[int], asked_at: datetime) -> None:
        if read := self._ledger.note_read(numbers):
            await self._tell(ReadChanged(selector=selector(read), read=True, asked_at=asked_at))

    async def _tell_removed(self, numbers: Iterable[int]) -> None:
        if gone := self._ledger.note_read(numbers):
            await self._tell(Removed(selector=selector(gone)))

    async def _tell_count(self, unread: int, asked_at: datetime, *, capped: bool = False) -> None:
        await self._tell(Counted(unread=unread, asked_at=asked_at, capped=capped))

    async def _tell_cursor(self, page: Page) -> None:
        """Only after all that it covers was told."""
        cursor = self._ledger.cursor.dump()
        if cursor != self._cursor:
            self._cursor = cursor
            await self._tell(Snapshot(items=(), asked_at=page.asked_at, cursor=cursor))


def selector(numbers: Iterable[int]) -> Items:
    """What names these rows."""
    return Items(frozenset(RemoteId(str(number)) for number in numbers))


def _complete_from(page: Page) -> str | None:
    """From which order key upwards the newest page is the whole truth.

    Rows of one second may stand in another order here than there: the last one's second is not sure to be whole.
    """
    if page.damaged or page.total is None:
        return None
    if page.is_last:
        return ""
    moments = [item.created_at for item in page.items if item.created_at is not None]
    return second_key(min(moments), later_by=1) if moments else None


def _lowest(items: Iterable[wire.Notification]) -> str:
    return min((order_key(item.id, item.created_at) for item in items), default="")


def _ids(pages: Iterable[Page]) -> set[int]:
    return {item.id for page in pages for item in page.items}
