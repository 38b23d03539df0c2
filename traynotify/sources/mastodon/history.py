"""Reads the list: all of it at first contact, what is new after a pause, the newest page now and then."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from logging import Logger, LoggerAdapter

from traynotify.api import Notification, RemoteId, Snapshot, SourceEvent
from traynotify.sources.mastodon import wire
from traynotify.sources.mastodon.client import MastodonClient, Page
from traynotify.sources.mastodon.instance import PAGE_SIZE
from traynotify.sources.mastodon.settings import Selection
from traynotify.sources.mastodon.translate import order_key

FIRST_CONTACT_ROWS = 800
"""What may be read already; what is unread is read on."""
MOST_PAGES = 250
"""How far what came during an absence is read: 20,000 rows. Servers let one ask for 300 pages in fifteen minutes."""
MOST_UNREAD_PAGES = 50
"""How far down what is unread is looked for: some 4,000 rows."""
MERGED_PAGES = 5
SHORT_PAGE = 15
"""Below a page of fewer rows there may be nothing more: no server was ever known to send so few by itself."""
OVERLAP = 20
"""Ids appear out of order: catching up begins this many rows below the newest, and rows that are known cost nothing."""
NOTHING_YET = "start"
"""The cursor of an account whose list was empty."""

Tell = Callable[[SourceEvent], Awaitable[None]]
Translate = Callable[[wire.Notification], Notification | None]


class History:
    """The list of one account, told as snapshots."""

    def __init__(
        self,
        client: MastodonClient,
        *,
        selection: Selection,
        parameters: Sequence[tuple[str, str]],
        translate: Translate,
        tell: Tell,
        log: LoggerAdapter[Logger],
        held: Callable[[], Mapping[RemoteId, str]] = dict,
    ) -> None:
        """`held` says what the inbox has that the server was last known to hold as unread."""
        self._client = client
        self._selection = selection
        self._parameters = parameters
        self._translate = translate
        self._tell = tell
        self._log = log
        self._held = held
        self._edge: str | None = None
        """The lowest id of the newest page; None while that page is the whole list, or nothing is known of it."""
        self.is_everything = selection.is_everything
        """Whether the person wants all that the server has: else its list says nothing about what is not on it."""
        self.is_doubtful = False
        """What is unread below the newest page may be gone: so were some above it, or much has come since."""
        self.is_cut = False
        """More is unread below than we read."""
        self._marker = ""
        self.cursor: str | None = None
        """Where catching up would begin now."""
        self._etag: str | None = None
        self._expected = 0
        """How often a change was expected: a page that was asked for before is not the last word then."""
        self.newest_id = ""
        """The highest id of any list so far."""
        self._has_to_begin = False
        """A first contact was cut off: what it did not reach is not known yet, though newer rows are."""

    async def catch_up(self, cursor: str | None, marker: str = "") -> None:
        """Tell everything since `cursor`; if this is the first contact, the newest rows, and those above `marker`."""
        self.cursor = cursor
        self._marker = marker
        self.newest_id = "" if cursor is None or cursor == NOTHING_YET else cursor
        if cursor is None or cursor == NOTHING_YET:
            await self._first_contact()
        elif not await self._newest_reaches(cursor):
            self.is_doubtful = True
            if await self._goes_on_from(cursor):
                await self.refresh()
            else:
                await self._first_contact()

    async def _newest_reaches(self, cursor: str) -> bool:
        """Tell the newest page if it goes from above `cursor` down to it: then nothing was missed beyond the page."""
        expected = self._expected
        page = await self._page("catch up")
        if not _spans(page, cursor):
            return False
        if await self._is_another_list(page, cursor, cursor):
            await self._first_contact()
            return True
        self._etag = page.etag if self._expected == expected else None
        await self._tell_newest(page)
        return True

    async def refresh(self) -> bool:
        """Look at the newest page, and at what lies between it and what is known. True if there was anything new."""
        if self._has_to_begin:
            await self._first_contact()
            return True
        known, expected = self.newest_id, self._expected
        page = await self._page("poll", if_none_match=self._etag)
        if page.unchanged:
            return False
        self._etag = page.etag if self._expected == expected else None
        if page.items and all(not known or order_key(item.id) > order_key(known) for item in page.items):
            # Nothing that we know is left on it: more may have come than one page holds.
            self.is_doubtful = True
            reached = bool(known) and self.cursor is not None and await self._goes_on_from(self.cursor)
            if not reached:
                await self._first_contact()
                return True
        elif self.cursor is not None and await self._is_another_list(page, self.cursor, known):
            await self._first_contact()
            return True
        await self._tell_newest(page)
        return self.newest_id != known

    def expect_change(self) -> None:
        """The stream told something that the list as it was known may not hold, or the person did something, which
        the answer to a question from before does not undo: look at the list whole the next time.
        """
        self._etag = None
        self._expected += 1

    async def reload(self) -> None:
        """Read the newest pages again, because rows with old ids came into view (“notifications_merged”)."""
        page = await self._page("catch up")
        await self._tell(Snapshot(items=self._items(page), asked_at=page.asked_at))
        await self._backward((MERGED_PAGES - 1) * PAGE_SIZE, position=_below(page))

    def unread_above(self, remote_id: str) -> int:
        """How many rows that the inbox holds as unread stand above this one."""
        above = order_key(remote_id)
        return sum(key > above for key in self._held().values())

    def reaches_below(self, remote_id: str | None = None) -> bool:
        """Whether the newest page does not show all that the inbox holds as unread, or all above `remote_id`."""
        if self._edge is None or not self.is_everything:
            return False
        edge = order_key(self._edge)
        if remote_id is not None and order_key(remote_id) < edge:
            return True
        return any(key < edge for key in self._held().values())

    async def look_below(self, marker: str | None) -> None:
        """Look at what lies below the newest page, down to the last that is held as unread, and to `marker`."""
        if self._edge is not None:
            self.is_cut = not await self._backward(0, position=self._edge, down_to=self._lowest_unread(marker))
        self.is_doubtful = False

    def _lowest_unread(self, marker: str | None) -> str:
        """The order key down to which anything may be unread."""
        keys = [*self._held().values(), *([order_key(marker)] if marker is not None else [])]
        return min(keys, default=order_key(self._edge or ""))

    async def _first_contact(self) -> None:
        """Tell the newest rows and all that is unread; or all rows, where there was none when we looked last."""
        expected, self._has_to_begin = self._expected, True
        page = await self._page("catch up")
        self.newest_id, self._etag = "", page.etag if self._expected == expected else None
        if not await self._tell_newest(page, with_cursor=False):
            rows = MOST_PAGES * PAGE_SIZE if self.cursor == NOTHING_YET else FIRST_CONTACT_ROWS
            down_to = self._lowest_unread(self._marker or None)
            rows -= len(page.items)
            self.is_cut = not await self._backward(rows, position=_below(page), down_to=down_to)
            self.is_doubtful = False
        # Only now: a first contact that was cut off has to begin again, not go on from its newest page.
        self.cursor = _overlapping(page) or NOTHING_YET
        await self._tell(Snapshot(items=(), asked_at=page.asked_at, cursor=self.cursor))
        self._has_to_begin = False

    async def _backward(self, rows: int, *, position: str | None, down_to: str | None = None) -> bool:
        """Tell up to `rows` rows below `position`, and those that follow as far as `down_to`; False if not so far."""
        pages = 0
        while position is not None and (rows > 0 or (down_to is not None and order_key(position) > down_to)):
            if pages == MOST_PAGES or (rows <= 0 and pages >= MOST_UNREAD_PAGES):
                return False
            page = await self._page("catch up" if rows > 0 else "unread", max_id=position)
            pages += 1
            rows -= max(len(page.items), 1)
            below = _below(page)
            if below is not None and order_key(below) >= order_key(position):
                return True  # a server that ignores from where it was asked
            await self._tell(self._stretch(page, position, below))
            position = below
        return True

    def _stretch(self, page: Page, above: str, below: str | None) -> Snapshot:
        """The page below `above`: the whole truth of what lies between that and `below`, where the next one begins."""
        is_whole = self._selection.is_everything and not page.damaged
        return Snapshot(
            items=self._items(page),
            asked_at=page.asked_at,
            complete_from=(order_key(below) if below is not None else "") if is_whole else None,
            complete_to=order_key(above) if is_whole else None,
        )

    async def _goes_on_from(self, cursor: str) -> bool:
        """Tell every page above `cursor`; False if the server does not hold `cursor`, so that what we know of what is
        below it may be worth nothing: it may have given everything another id.
        """
        exists = await self._client.exists(cursor)
        return await self._forward(cursor, with_cursor=exists) and exists

    async def _forward(self, cursor: str, *, with_cursor: bool) -> bool:
        """Tell every page above `cursor`, the oldest first; False if `cursor` is not one of this server's.

        Without `with_cursor`, what lies below is to be read anew, and still is if we are interrupted before that.
        """
        position = cursor
        for _ in range(MOST_PAGES):
            page = await self._page("catch up", min_id=position)
            above = [item for item in page.items if order_key(item.id) > order_key(position)]
            if page.items and not above:
                self._log.warning("the place to go on from is not of this server; starting over")
                return False
            newest = max((item.id for item in above), key=order_key, default=page.newer)
            if newest is None or order_key(newest) <= order_key(position):
                return True
            if above:
                self._note(newest)
                if with_cursor:
                    self.cursor = _overlapping(page) or self.cursor
                told_cursor = self.cursor if with_cursor else None
                await self._tell(Snapshot(items=self._items(page), asked_at=page.asked_at, cursor=told_cursor))
            position = newest
        self._log.warning("more came than is ever read at once; starting over")
        return False

    async def _is_another_list(self, page: Page, cursor: str, newest: str) -> bool:
        """Whether the newest page holds neither of these two though it should: the server gave everything another id.

        A page that does not go down to `cursor` may lack both because `newest` was deleted.
        """
        if not page.items or page.damaged or not {cursor, newest}.isdisjoint(item.id for item in page.items):
            return False
        return _spans(page, cursor) or not await self._client.exists(cursor)

    async def _tell_newest(self, page: Page, *, with_cursor: bool = True) -> bool:
        """True when it was found out that the page is all there is."""
        for item in page.items:
            self._note(item.id)
        if with_cursor:
            self.cursor = _overlapping(page) or self.cursor or NOTHING_YET
        complete_from = self._complete_from(page)
        if complete_from and await self._is_all(page):
            complete_from = ""
        self._edge = None if complete_from == "" else _below(page)
        if complete_from == "":
            self.is_doubtful = self.is_cut = False
        elif complete_from is not None:
            listed = {item.id for item in page.items}
            missing = (key >= complete_from for remote, key in self._held().items() if remote not in listed)
            self.is_doubtful |= any(missing)
        await self._tell(
            Snapshot(
                items=self._items(page),
                asked_at=page.asked_at,
                cursor=self.cursor if with_cursor else None,
                complete_from=complete_from,
            )
        )
        return complete_from == ""

    def _complete_from(self, page: Page) -> str | None:
        """From which order key upwards the newest page is the whole truth."""
        if not self._selection.is_everything or page.damaged:
            return None
        if page.items:
            return min(order_key(item.id) for item in page.items)
        return None if page.older else ""  # GoToSocial may answer an empty page with more below it

    async def _is_all(self, page: Page) -> bool:
        """Whether the server has nothing below `page`. Links do not tell: every page has one to the next."""
        if len(page.items) >= SHORT_PAGE:
            return False
        below = await self._page("poll", max_id=_below(page))
        return not below.items and not below.damaged and below.older is None

    def _items(self, page: Page) -> tuple[Notification, ...]:
        if page.damaged:
            self._log.warning("%d of %d items of a page made no sense", page.damaged, page.damaged + len(page.items))
        wanted = (self._translate(item) for item in page.items if self._selection.wants(item))
        return tuple(item for item in wanted if item is not None)

    def _note(self, remote_id: str) -> None:
        if not self.newest_id or order_key(remote_id) > order_key(self.newest_id):
            self.newest_id = remote_id

    async def _page(
        self,
        purpose: str,
        *,
        max_id: str | None = None,
        min_id: str | None = None,
        if_none_match: str | None = None,
    ) -> Page:
        return await self._client.page(
            self._parameters, purpose=purpose, max_id=max_id, min_id=min_id, if_none_match=if_none_match
        )


def _spans(page: Page, remote_id: str) -> bool:
    """Whether the page would hold this row if the server does."""
    keys = [order_key(item.id) for item in page.items]
    return bool(keys) and min(keys) <= order_key(remote_id) <= max(keys)


def _overlapping(page: Page) -> str | None:
    """The cursor that a page leaves behind: a little below its newest row."""
    ids = sorted((item.id for item in page.items), key=order_key, reverse=True)
    return ids[min(OVERLAP, len(ids) - 1)] if ids else None


def _below(page: Page) -> str | None:
    """Where the next older page begins."""
    return min((item.id for item in page.items), key=order_key, default=page.older)
