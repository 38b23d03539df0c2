"""One stretch of listening to a forum: catch up, then follow the message bus, or poll where it does not serve."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from traynotify.api import Feed, Notification, Online, SourceContext, SourceEvent, tr
from traynotify.sources.discourse import wire
from traynotify.sources.discourse.allowance import Allowance
from traynotify.sources.discourse.bus import Bus
from traynotify.sources.discourse.client import DiscourseClient
from traynotify.sources.discourse.history import History
from traynotify.sources.discourse.ledger import Ledger
from traynotify.sources.discourse.live import REFUSED_RETRY_S, BusFailed, Live
from traynotify.sources.discourse.people import Faces
from traynotify.sources.discourse.site import Site
from traynotify.sources.discourse.translate import translate
from traynotify.sources.discourse.words import Excerpts

BEFORE_BUS_S = 0.3
"""Whoever only wanted to know what is new, as a command does, is gone by then, and has saved the forum a poll."""
POLL_S = 60.0
POLL_QUIET_S = 120.0
QUIET_POLLS = 10
"""After so many polls without anything new, the longer pause is taken."""
SURVEY_EVERY = 5
"""One poll in so many looks at what is gone and at what was read elsewhere, too."""


class Session:
    """One stretch of listening: it lasts until an error, which the supervisor answers with a new one."""

    def __init__(
        self,
        context: SourceContext,
        client: DiscourseClient,
        allowance: Allowance,
        ledger: Ledger,
        feed: Feed,
        *,
        username: str,
        user_id: int | None,
        found_live: Callable[[str], None],
    ) -> None:
        """`found_live` is told why the message bus does not serve, or an empty text once it does."""
        self._context = context
        self._client = client
        self._allowance = allowance
        self._ledger = ledger
        self._site = Site(base_url=context.base_url)
        self._feed = feed
        self._username = username
        self._user_id = user_id
        self._found_live = found_live
        self._excerpts = Excerpts()
        self._faces = Faces()
        self._history = History(
            client, ledger, translate=self._translate, tell=feed.tell, log=context.log, held=context.unread
        )

    async def run(self, cursor: str | None) -> None:
        """Listen for ever; raises the SourceError tree."""
        await self._history.catch_up(cursor)
        while True:
            user_id = self._user_id or self._ledger.owner
            if user_id is None:
                why = tr("the key may not ask whose it is")
                self._found_live(why)
                await self._poll(why, REFUSED_RETRY_S)
                continue
            try:
                await self._feed.tell(Online(live=False, detail=tr("Looking for the live channel")))
                await asyncio.sleep(BEFORE_BUS_S)
                await self._live(user_id).run()
            except BusFailed as failure:
                self._context.log.info("no live channel: %s", failure)
                if failure.lasts:
                    self._found_live(str(failure))
                await self._poll(str(failure), failure.retry_s)

    def announce(self, event: SourceEvent) -> None:
        """Tell `event` without waiting."""
        self.beside(self._feed.tell(event), "announcement")

    def beside(self, work: Coroutine[Any, Any, None], name: str) -> None:
        """Do `work` meanwhile; what it raises ends this stretch."""
        self._feed.start(work, name)

    def _live(self, user_id: int) -> Live:
        return Live(
            Bus(self._client, user_id),
            context=self._context,
            client=self._client,
            allowance=self._allowance,
            ledger=self._ledger,
            history=self._history,
            excerpts=self._excerpts,
            translate=self._translate,
            tell=self._tell_live,
        )

    async def _tell_live(self, event: SourceEvent) -> None:
        """Tell what the message bus brings; that it serves is known by its being listened to."""
        if isinstance(event, Online) and event.live:
            self._found_live("")
        await self._feed.tell(event)

    async def _poll(self, why: str, retry_live_s: float) -> None:
        """Ask again and again, for as long as the live channel is not to be tried again."""
        loop = asyncio.get_running_loop()
        until = loop.time() + retry_live_s
        polls = quiet = 0
        slow = False
        await self._feed.tell(_polling(why, slow=slow))
        while loop.time() < until:
            nudged = await self._context.wait_about(POLL_QUIET_S if slow else POLL_S)
            polls += 1
            is_survey = nudged or polls % SURVEY_EVERY == 0
            new = await (self._history.survey() if is_survey else self._history.glance())
            quiet = 0 if new else quiet + 1
            if slow is not (quiet >= QUIET_POLLS):
                slow = not slow
                await self._feed.tell(_polling(why, slow=slow))

    def _translate(self, item: wire.Notification) -> Notification:
        words = self._excerpts.of(item)
        return translate(item, site=self._site, me=self._username, words=words, faces=self._faces)


def _polling(why: str, *, slow: bool) -> Online:
    how_often = tr("every two minutes while it is quiet") if slow else tr("every minute")
    return Online(live=False, detail=tr("Asks {how_often}, because {why}", how_often=how_often, why=why))
