"""Finds out what the sign-in may have and where the websocket is, anew each time, and opens it."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

from traynotify.api import Feed, Refused, SourceContext, SourceError, tr
from traynotify.sources.osu.access import Access, access_of, usable_endpoint, usual_endpoint
from traynotify.sources.osu.client import OsuClient, Page, ScopeMissing
from traynotify.sources.osu.line import Line
from traynotify.sources.osu.pace import Pace
from traynotify.sources.osu.settings import ENDPOINT
from traynotify.sources.osu.tokens import Tokens

REFUSED_RETRY_S = 1800.0


class Connector:
    """Opens the websocket of one account."""

    def __init__(
        self, context: SourceContext, client: OsuClient, tokens: Tokens, pace: Pace, feed: Feed, asked: Page | None
    ) -> None:
        self._context, self._client, self._tokens = context, client, tokens
        self._pace, self._feed = pace, feed
        self._asked = asked
        self._from_s = 0.0
        self.access: Access | None = None
        """What the sign-in carries; None until it was tried."""
        self.had_list = not context.identity.capabilities.partial
        """Whether it was more than chat before: what is refused it now, may be so for a moment only."""
        self.why_not = ""
        """Why there is no line now, as the end of a sentence."""

    @property
    def is_refused(self) -> bool:
        """Whether the server does not want us on the line, so that it makes no sense to try at once again."""
        return asyncio.get_running_loop().time() < self._from_s

    async def ask(self) -> Page | None:
        """The newest page of what is unread, which names the websocket; None for a sign-in that may not have it."""
        page, self._asked = self._asked, None
        try:
            page = page or await self._client.page(unread=True, purpose="connection")
        except ScopeMissing:
            page = None
        self.access = access_of(page.bundle if page is not None else None)
        self.had_list |= page is not None
        return page

    async def has_list_again(self) -> bool:
        """Whether a sign-in that had the list, and was refused it, has it again. Raises the SourceError tree."""
        if not self.had_list:
            return False
        try:
            self._asked = await self._client.page(unread=True, purpose="connection")
        except ScopeMissing:
            return False
        return True

    async def open(self, page: Page | None) -> Line | None:
        """A line that the server has let us in on; None where there is none now."""
        if self.is_refused:
            return None
        endpoint = self._endpoint(page)
        if not endpoint:
            self.why_not = tr("the server names a live connection that must not be used")
            return None
        token = await self._tokens.fresh()
        line = await self._tried(endpoint, token)
        if line is not None and isinstance(line.trouble, Refused):
            another = await self._tokens.renewed(token)
            line = await self._tried(endpoint, another) if another is not None else line
        if line is not None and line.trouble is not None:
            self.lost(line.trouble)
            return None
        return line

    def lost(self, trouble: SourceError) -> None:
        """A line has ended. Whether the token is good at all, the list tells; the websocket has one word for all."""
        self._context.log.info("the live connection ended: %s", trouble)
        if not isinstance(trouble, Refused):
            self.why_not = tr("the live connection broke")
            return
        if self.access is Access.CHAT:
            self.access = Access.NONE
        self.why_not = tr("the live connection does not accept this sign-in")
        self._from_s = asyncio.get_running_loop().time() + REFUSED_RETRY_S

    def _endpoint(self, page: Page | None) -> str:
        base_url = self._context.base_url
        named = page.bundle.endpoint if page is not None else self._context.settings[ENDPOINT].strip()
        return usable_endpoint(named, base_url) if named else usual_endpoint(base_url)

    async def _tried(self, endpoint: str, token: str) -> Line | None:
        """A line, which has its `trouble` and is closed where the server did not let us in; None if it did not open."""
        await self._pace.turn()
        try:
            socket = await self._context.open_socket(endpoint, headers={"Authorization": f"Bearer {token}"})
        except SourceError as error:
            self._context.log.info("no live connection: %s", error)
            self.why_not = tr("the live connection does not answer")
            return None
        line = Line(socket, self._context.log)
        self._feed.start(line.listen(), "live connection")
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(line)
            if await line.admitted():
                stack.pop_all()
        return line
