"""Makes sure of what is unread below the newest page: what is read or deleted there, no server tells by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

from traynotify.api import Clock, Counted, Feed
from traynotify.sources.mastodon.client import COUNT_LIMIT, MastodonClient
from traynotify.sources.mastodon.history import History

LOOK_S = 3600.0
"""How often the rows themselves are looked at where the server does not count."""


class Depth:
    """Compares the server's own number with what the inbox holds, and looks below where that differs."""

    def __init__(
        self,
        client: MastodonClient,
        history: History,
        feed: Feed,
        *,
        clock: Clock,
        counts: bool,
        parameters: Sequence[tuple[str, str]],
    ) -> None:
        """`counts` says whether the server does."""
        self._client, self._history, self._feed = client, history, feed
        self._clock, self._counts, self._parameters = clock, counts, parameters
        self._difference = 0
        """By how many the server's number was more than ours after we had looked: what is read here above its marker,
        and what is never shown."""
        self._looked_at_s = asyncio.get_running_loop().time()
        self._was_capped = False

    async def check(self, marker: str | None, *, anyway: bool = False, thorough: bool = False) -> None:
        """Tell the number, and look below where it differs, there was a sign, or nobody counts and it was long ago.

        Where nobody counts and this is to be `thorough`, look below in any case.

        `marker` is up to where the server has everything as read, None where that is not known. Where the newest page
        shows all that is unread, nothing is asked, unless `anyway`.
        """
        reaches_below = self._history.reaches_below(marker or None)
        if not (anyway or reaches_below):
            return
        counted = await self._count() if marker is not None else None
        await self._feed.taken_up()
        now_s = asyncio.get_running_loop().time()
        differs = self._differs(counted, marker)
        is_due = counted is None and (thorough or now_s >= self._looked_at_s + LOOK_S)
        if (reaches_below and (self._history.is_doubtful or is_due)) or differs:
            self._looked_at_s = now_s
            await self._history.look_below((marker or None) if differs else None)
            await self._feed.taken_up()
        await self._tell(counted, marker)

    def _differs(self, counted: tuple[int, datetime] | None, marker: str | None) -> bool:
        if counted is None or not self._history.is_everything:
            return False
        count, here = counted[0], self._history.unread_above(marker or "")
        return min(count, here) < COUNT_LIMIT and count - here != self._difference

    async def _tell(self, counted: tuple[int, datetime] | None, marker: str | None) -> None:
        here, is_cut = self._history.unread_above(marker or ""), self._history.is_cut
        if counted is not None:
            count, asked_at = counted
            self._difference = count - here
            capped = is_cut or here < COUNT_LIMIT <= count or (not marker and here < count)
            await self._feed.tell(Counted(unread=count, asked_at=asked_at, capped=capped))
        elif is_cut is not self._was_capped:
            await self._feed.tell(Counted(unread=here, asked_at=self._clock.now(), capped=is_cut))
        self._was_capped = is_cut

    async def _count(self) -> tuple[int, datetime] | None:
        return await self._client.unread_count(self._parameters) if self._counts else None
