"""One account's connection to its pod, as the engine knows it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from datetime import datetime

from traynotify.api import (
    Command,
    Feed,
    Identity,
    Rejection,
    RemoteId,
    SourceContext,
    SourceEvent,
    Unreachable,
    tr,
)
from traynotify.sources.diaspora.client import DiasporaClient
from traynotify.sources.diaspora.commands import Commands
from traynotify.sources.diaspora.identity import identify
from traynotify.sources.diaspora.session import NOT_CONNECTED, Session
from traynotify.sources.diaspora.tokens import Tokens


class DiasporaSource:
    """Implements `traynotify.core.ports.Source`."""

    def __init__(self, context: SourceContext) -> None:
        self._context = context
        tokens = Tokens(context.http, context.secrets, context.save_secrets)
        self._client = DiasporaClient(context.http, tokens)
        self._commands = Commands(
            self._client,
            context.http.budget,
            has_news=self._has_news,
            last_news=self._last_news,
            marked=self._marked,
            gone=self._gone,
        )
        self._session: Session | None = None

    async def identify(self) -> Identity:
        """Ask the pod who we are; see `traynotify.core.ports.Source`."""
        return await identify(self._client, base_url=self._context.base_url, known=self._context.identity)

    async def events(self, cursor: str | None) -> AsyncGenerator[SourceEvent, None]:
        """Catch up and listen; see `traynotify.core.ports.Source`."""
        feed = Feed()
        feed.start(self._run(feed, cursor), "diaspora")
        try:
            async with aclosing(feed.events()) as told:
                async for event in told:
                    self._commands.note_told(event)
                    yield event
        finally:
            self._session = None
            await feed.aclose()

    async def perform(self, command: Command) -> Sequence[Rejection]:
        """Carry out a command; see `traynotify.core.ports.Source`."""
        try:
            return await self._commands.perform(command)
        finally:
            if self._session is not None:
                self._session.note_performed(command)

    def nudge(self) -> None:
        """Ask for news now."""
        if self._session is not None:
            self._session.nudge()

    async def aclose(self) -> None:
        """Close the connections; safe to call twice."""
        await self._context.aclose()

    async def _run(self, feed: Feed, cursor: str | None) -> None:
        self._session = Session(self._context, self._client, feed, cursor)
        await self._session.run()

    async def _has_news(self, remote_id: RemoteId) -> bool:
        if self._session is None:
            raise Unreachable(tr(NOT_CONNECTED))
        return await self._session.has_news(remote_id)

    def _last_news(self, remote_id: RemoteId) -> datetime | None:
        return self._session.last_news(remote_id) if self._session is not None else None

    def _marked(self, remote_id: RemoteId, read: bool) -> None:
        if self._session is not None:
            self._session.note_marked(remote_id, read)

    def _gone(self, remote_id: RemoteId) -> None:
        if self._session is not None:
            self._session.note_gone(remote_id)
