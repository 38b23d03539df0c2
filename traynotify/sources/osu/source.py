"""One account's connection to an osu! server, as the engine knows it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from msgspec.structs import replace

from traynotify.api import Command, Feed, Identity, Rejection, SourceContext, SourceEvent, Unreachable, tr
from traynotify.sources.osu.access import Access
from traynotify.sources.osu.chats import Chats
from traynotify.sources.osu.client import OsuClient, Page
from traynotify.sources.osu.commands import Commands
from traynotify.sources.osu.connector import Connector
from traynotify.sources.osu.cursor import Cursor
from traynotify.sources.osu.history import History
from traynotify.sources.osu.identity import identify, own_id
from traynotify.sources.osu.ledger import Ledger
from traynotify.sources.osu.pace import Pace
from traynotify.sources.osu.session import NOT_CONNECTED, Session
from traynotify.sources.osu.settings import ORIGINAL_TITLES
from traynotify.sources.osu.tokens import Tokens
from traynotify.sources.osu.translate import Viewpoint, translate


class OsuSource:
    """Implements `traynotify.core.ports.Source`."""

    def __init__(self, context: SourceContext, pace: Pace) -> None:
        self._context, self._pace = context, pace
        self._tokens = Tokens(
            context.secrets,
            base_url=context.base_url,
            clock=context.clock,
            pace=pace,
            save=context.save_secrets,
            budget=context.budget,
            network=context.network,
        )
        self._client = OsuClient(context.http, self._tokens, pace)
        self._identity = context.identity
        self._asked: Page | None = None
        self._session: Session | None = None
        self._commands: Commands | None = None

    async def identify(self) -> Identity:
        """Ask the server who we are; see `traynotify.core.ports.Source`."""
        known = self._identity
        if self._session is not None:
            known = replace(known, capabilities=self._session.able)
        self._identity, self._asked = await identify(
            self._client, self._context.base_url, token=self._tokens.bearer, known=known
        )
        return self._identity

    async def events(self, cursor: str | None) -> AsyncGenerator[SourceEvent, None]:
        """Catch up and listen; see `traynotify.core.ports.Source`."""
        feed = Feed()
        feed.start(self._begin(feed, cursor).run(), "osu")
        try:
            async for event in feed.events():
                yield event
        finally:
            self._session = self._commands = None
            await feed.aclose()

    async def perform(self, command: Command) -> Sequence[Rejection]:
        """Carry out a command; see `traynotify.core.ports.Source`."""
        if self._commands is None:
            raise Unreachable(tr(NOT_CONNECTED))
        return await self._commands.perform(command)

    def nudge(self) -> None:
        """End every wait now."""
        self._context.nudge()
        if self._session is not None:
            self._session.nudge()

    async def aclose(self) -> None:
        """Close the connections; safe to call twice."""
        await self._context.aclose()

    def _begin(self, feed: Feed, cursor: str | None) -> Session:
        """A new stretch of listening that tells its events to `feed`."""
        context, identity = self._context, self._identity
        view = Viewpoint(
            base_url=context.base_url,
            me=own_id(identity),
            my_avatar=identity.avatar_url,
            original_titles=context.settings[ORIGINAL_TITLES],
        )
        remembered = Cursor.parse(cursor)
        ledger, chats = Ledger(), Chats(view, remembered.chat, context.unread())
        history = History(
            self._client,
            ledger,
            cursor=remembered,
            translate=lambda item: translate(item, view),
            tell=feed.tell,
            log=context.log,
        )
        asked, self._asked = self._asked, None
        connector = Connector(context, self._client, self._tokens, self._pace, feed, asked)
        able = identity.capabilities
        session = Session(context, self._tokens, connector, feed, ledger, history, chats, able)
        self._commands = Commands(
            self._client,
            ledger,
            chats,
            is_old=lambda: connector.access is Access.OLD,
            had_list=lambda: connector.had_list,
            sent=session.expect_echo,
            cannot_read=session.cannot_read,
        )
        self._session = session
        return session
