"""Reads the list: most of it at first contact, what is new after a pause, the newest page and what is unread below."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from logging import Logger, LoggerAdapter

from traynotify.api import (
    Counted,
    Items,
    Notification,
    ReadChanged,
    RemoteId,
    Removed,
    ServerConfused,
    Snapshot,
    SourceEvent,
    item,
    tr,
)
from traynotify.sources.diaspora import wire
from traynotify.sources.diaspora.client import PAGE_SIZE, DiasporaClient, Page
from traynotify.sources.diaspora.memory import Memory
from traynotify.sources.diaspora.settings import Selection
from traynotify.sources.diaspora.translate import EVERYTHING, above

FIRST_CONTACT_PAGES = 8
MOST_PAGES = 100
MOST_GAPS = 5
MOST_UNREAD_PAGES = 50
"""How far what is unread is read: 5,000 rows of a pod's usual pages."""
UNREAD_PAGES_A_POLL = 10
"""Where they are more, they are looked at with every second, third poll, and so on."""
MOST_LOOKED_AT = 10
"""Rows that are unread no more are looked at one by one, up to so many: they may have been deleted instead."""
OVERLAP = timedelta(minutes=1)
"""Rows appear out of order: catching up begins a little before the newest, and rows that are known cost nothing."""
_MILLISECOND = timedelta(milliseconds=1)
_LONG_AGO = datetime.fromtimestamp(0, UTC)

Tell = Callable[[SourceEvent], Awaitable[None]]
Translate = Callable[[wire.Notification, datetime | None], Notification]


class History:
    """The list of one account, told as snapshots."""

    def __init__(
        self,
        client: DiasporaClient,
        memory: Memory,
        *,
        selection: Selection,
        translate: Translate,
        tell: Tell,
        log: LoggerAdapter[Logger],
    ) -> None:
        self._client = client
        self._memory = memory
        self._selection = selection
        self._translate = translate
        self._tell = tell
        self._log = log
        self._is_cut = False
        """More is unread than we read."""
        self._resting = 0
        """For how many polls yet what is unread below the newest page is left alone."""
        self._etag: str | None = None
        self._marked_at: datetime | None = None
        """When something was marked here last."""
        self._longest = 0
        """The most rows that a page ever had."""
        self._limit = PAGE_SIZE
        """How many rows the pod gives at most, as far as is known."""
        self._edge: datetime | None = None
        """When the oldest row of the newest page was made; None while that page is the whole list."""

    async def catch_up(self) -> None:
        """Tell everything since the last time, or the newest rows and all that is unread if there was none."""
        if self._memory.is_blank:
            await self._begin(await self._newest("catch up"))
        else:
            await self.refresh(thorough=True)

    async def has_news(self, guid: str) -> bool:
        """Look whether people have joined a row of whom nobody was told yet; if so, that is told now."""
        page = await self._client.notification(guid)
        if page.damaged:
            raise ServerConfused(tr("{host} sent data that cannot be understood", host=self._client.host))
        if not any(self._memory.has_gained(row, page.asked_at) for row in page.items):
            return False
        await self._tell_page(page)
        return True

    async def _begin(self, page: Page[wire.Notification]) -> None:
        """Tell the newest page, all that is unread, and of the rest as much as a first contact takes."""
        await self._tell_newest(page, with_cursor=False)
        if self._edge is not None:
            async with aclosing(self._downward(self._edge, purpose="catch up", pages=FIRST_CONTACT_PAGES)) as pages:
                async for below in pages:
                    await self._tell_page(below, with_cursor=False)
            await self._look_at_unread_below(self._edge, with_cursor=False)
        # Only now: a first contact that was cut off has to begin again, not go on from its newest page.
        await self._tell(Snapshot(items=(), asked_at=page.asked_at, cursor=self._memory.cursor()))
        self._keep_etag(page)

    async def refresh(self, *, thorough: bool) -> None:
        """Look at the newest page, at what lies between it and what is known, and at what was unread below it.

        If `thorough`, look below it even where nothing was unread: it may have been marked so elsewhere.
        """
        page = await self._newest("poll", if_none_match=self._etag)
        if self._memory.begins_anew(page.items):
            self._longest, self._limit = 0, PAGE_SIZE  # what was learned while the list changed may be wrong
            await self._begin(page)
        elif not page.unchanged:
            for _ in range(MOST_GAPS):  # more than a page may have come again while the gap was being filled
                if not self._leaves_a_gap(page):
                    break
                await self._forward()
                page = await self._newest("poll")
            await self._tell_newest(page)
            self._keep_etag(page)
        if self._edge is not None and (thorough or (self._memory.unread_below(self._edge) and not self._resting)):
            await self._look_at_unread_below(self._edge)
        elif self._edge is None:
            await self._tell_whether_cut(False, page, 0)
        else:
            self._resting = max(0, self._resting - 1)
        self._memory.tidy()

    def forget_page(self, marked_at: datetime) -> None:
        """Something was marked here at that moment: a page that is as it was before would tell that it was marked back
        elsewhere. One that is on its way was asked for before that, too.
        """
        self._etag, self._marked_at = None, marked_at

    def _keep_etag(self, page: Page[wire.Notification]) -> None:
        self._etag = page.etag if self._marked_at is None or page.asked_at > self._marked_at else None

    def _leaves_a_gap(self, page: Page[wire.Notification]) -> bool:
        """Whether nothing that is known is left on the newest page, so that more may have come than it holds."""
        known = self._memory.newest
        made = [row.created_at for row in page.items if row.created_at is not None]
        return bool(made) and (known is None or min(made) > known)

    async def _forward(self) -> None:
        """Tell every page since the newest row that is known, the oldest first."""
        known = self._memory.newest
        position = known - OVERLAP if known is not None else _LONG_AGO
        for _ in range(MOST_PAGES):
            page = await self._page(after=position)
            if page.newer is None or page.newer <= position:
                return
            await self._tell_page(page)
            following = page.newer - 2 * _MILLISECOND  # what was made in the same moment as the newest comes again
            if following <= position:
                return
            position = following

    async def _downward(
        self, start: datetime, *, purpose: str, pages: int, only_unread: bool = False
    ) -> AsyncGenerator[Page[wire.Notification], None]:
        """Up to so many pages of rows that were made at `start` or before it; the edge of each page comes twice.

        A pod compares strictly and to the millisecond, so that rows of one moment would be lost between two pages.
        """
        position = start + _MILLISECOND
        for _ in range(pages):
            page = await self._page(before=position, only_unread=only_unread, purpose=purpose)
            if not page.count:
                return
            yield page
            if page.older is None or page.older >= position:
                return
            again = page.older + _MILLISECOND
            position = again if again < position else page.older

    async def _tell_newest(self, page: Page[wire.Notification], *, with_cursor: bool = True) -> None:
        whole = await self._is_whole_list(page)
        self._edge = None if whole else page.older
        complete_from = None
        if self._selection.is_everything and not page.damaged and (whole or page.older is not None):
            complete_from = EVERYTHING if page.older is None or whole else above(page.older)
            self._memory.keep_only({row.guid for row in page.items}, above=self._edge)
        await self._tell_page(page, with_cursor=with_cursor, complete_from=complete_from)

    async def _look_at_unread_below(self, edge: datetime, *, with_cursor: bool = True) -> None:
        """Tell what is unread at `edge` and below; what was and is not any more was read elsewhere, or deleted."""
        expected = self._memory.unread_below(edge)
        told: list[Page[wire.Notification]] = []
        unread = self._downward(edge, purpose="poll", pages=MOST_UNREAD_PAGES, only_unread=True)
        async with aclosing(unread) as pages:
            async for page in pages:
                await self._tell_page(page, with_cursor=with_cursor)
                expected -= {row.guid for row in page.items}
                told.append(page)
        lowest = told[-1].older if len(told) == MOST_UNREAD_PAGES else None
        if lowest is not None:
            expected -= self._memory.unread_below(lowest)  # the list goes on, but we do not
        self._resting = len(told) // UNREAD_PAGES_A_POLL
        if told:
            await self._tell_whether_cut(lowest is not None, told[0], sum(page.count for page in told))
        is_whole = not self._selection.parameters() and not any(page.damaged for page in told)
        await self._look_at(self._memory.newest_first(expected), only_singly=not is_whole)

    async def _tell_whether_cut(self, is_cut: bool, page: Page[wire.Notification], unread: int) -> None:
        if is_cut is not self._is_cut:
            self._is_cut = is_cut
            await self._tell(Counted(unread=unread, asked_at=page.asked_at, capped=is_cut))

    async def _look_at(self, guids: list[str], *, only_singly: bool) -> None:
        """Tell what became of rows that are not listed as unread any more, the first ones as they are themselves."""
        asked_at: datetime | None = None
        for guid in guids[:MOST_LOOKED_AT]:
            page = await self._client.notification(guid)
            asked_at = asked_at or page.asked_at
            if page.items:
                await self._tell_page(page)
            elif not page.damaged:
                self._memory.forget(guid)
                await self._tell(Removed(selector=item(RemoteId(guid))))
        rest = guids[MOST_LOOKED_AT:]
        if rest and asked_at is not None and not only_singly:
            for guid in rest:
                self._memory.note_read(guid, read=True, at=asked_at)
            selector = Items(frozenset(RemoteId(guid) for guid in rest))
            await self._tell(ReadChanged(selector=selector, read=True, asked_at=asked_at))

    async def _tell_page(
        self, page: Page[wire.Notification], *, with_cursor: bool = True, complete_from: str | None = None
    ) -> None:
        items = self._items(page)
        cursor = self._memory.cursor() if with_cursor else None
        await self._tell(Snapshot(items=items, asked_at=page.asked_at, cursor=cursor, complete_from=complete_from))

    def _items(self, page: Page[wire.Notification]) -> tuple[Notification, ...]:
        if page.damaged:
            self._log.warning("%d of %d items of a page made no sense", page.damaged, page.count)
        told = []
        for row in page.items:
            if self._selection.wants(row):
                told.append(self._translate(row, self._memory.meet(row, page.asked_at)))
            else:
                self._memory.pass_by(row, page.asked_at)
        return tuple(told)

    async def _is_whole_list(self, page: Page[wire.Notification]) -> bool:
        """Whether nothing is below the newest page. A short page need not be the end: a pod may give few at a time."""
        if page.older is None or page.count < self._longest:
            return True
        if page.count >= self._limit:
            return False
        below = await self._page(before=page.older + _MILLISECOND)
        self._longest = page.count
        if below.damaged or {row.guid for row in below.items} - {row.guid for row in page.items}:
            self._limit = page.count
        return self._limit > page.count

    async def _newest(self, purpose: str, *, if_none_match: str | None = None) -> Page[wire.Notification]:
        return await self._client.notifications(
            self._selection.parameters(), purpose=purpose, if_none_match=if_none_match
        )

    async def _page(
        self,
        *,
        before: datetime | None = None,
        after: datetime | None = None,
        only_unread: bool = False,
        purpose: str = "catch up",
    ) -> Page[wire.Notification]:
        return await self._client.notifications(
            self._selection.parameters(), purpose=purpose, before=before, after=after, only_unread=only_unread
        )
