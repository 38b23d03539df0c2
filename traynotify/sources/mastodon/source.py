"""One account's connection to a server of the Mastodon API, as the engine knows it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Collection, Sequence
from contextlib import aclosing

from traynotify.api import (
    CapabilitiesChanged,
    Command,
    Feed,
    Identity,
    Rejection,
    SourceContext,
    SourceEvent,
)
from traynotify.sources.mastodon.client import MastodonClient
from traynotify.sources.mastodon.commands import Commands
from traynotify.sources.mastodon.identity import identify
from traynotify.sources.mastodon.instance import REFUSED, Server, capabilities, with_again, without
from traynotify.sources.mastodon.session import Session
from traynotify.sources.mastodon.tokens import Tokens

_DELETING = frozenset({"dismiss", "clear"})


class MastodonSource:
    """Implements `traynotify.core.ports.Source`."""

    def __init__(self, context: SourceContext, servers: dict[str, Server]) -> None:
        """`servers` outlives connections: what servers said of themselves when they were asked last, by base URL."""
        self._context, self._servers = context, servers
        self._tokens = Tokens(context)
        granted = context.secrets.get("scope")
        self._scopes = frozenset(granted.split()) if granted else None
        self._server = servers.get(context.base_url)
        self._client = MastodonClient(context.http, self._tokens.current, self._server)
        self._session: Session | None = None
        self._commands: Commands | None = None
        self._capabilities = context.identity.capabilities
        self._refused_commands: set[str] = set()
        self._doubted: set[str] = set()
        """Ways of deleting that were refused once since the last look at the list."""

    async def identify(self) -> Identity:
        """Ask the server who we are; see `traynotify.core.ports.Source`."""
        await self._tokens.keep_fresh()
        server = await self._asked()
        known = self._context.identity
        return await identify(self._client, server, token=self._tokens.current, scopes=self._scopes, known=known)

    async def events(self, cursor: str | None) -> AsyncGenerator[SourceEvent, None]:
        """Catch up and listen; see `traynotify.core.ports.Source`."""
        feed = Feed()
        feed.start(self._run(feed, cursor), "mastodon")
        feed.start(self._tokens.keep_fresh_for_ever(), "token")
        try:
            async with aclosing(feed.events()) as told:
                async for event in told:
                    yield event
        finally:
            self._session = None
            await feed.aclose()

    async def perform(self, command: Command) -> Sequence[Rejection]:
        """Carry out a command; see `traynotify.core.ports.Source`."""
        if self._commands is None:
            server = await self._discover()
            self._commands = Commands(self._client, server, newest_id=self._newest_id, learned=self._refused_command)
        try:
            return await self._commands.perform(command)
        finally:
            if self._session is not None:
                self._session.expect_change()

    def nudge(self) -> None:
        """End every wait now."""
        self._context.nudge()

    async def aclose(self) -> None:
        """Close the connections; safe to call twice."""
        await self._context.aclose()

    async def _run(self, feed: Feed, cursor: str | None) -> None:
        server = await self._discover()
        self._session = Session(
            self._context,
            self._client,
            server,
            self._tokens.current,
            feed,
            cursor,
            refused=self._refused,
            granted=self._granted,
            reopened=self._forget_refusals,
            looking=lambda: self._forget_refusals(_DELETING),
        )
        offered = {"read", *_DELETING} if server.features.read_flags else _DELETING  # elsewhere, markers say so
        for change in filter(None, map(self._granted, sorted(offered))):
            await feed.tell(change)
        await self._session.run()

    async def _discover(self) -> Server:
        return self._server or await self._asked()

    async def _asked(self) -> Server:
        self._server = self._servers[self._context.base_url] = await self._client.server()
        return self._server

    def _newest_id(self) -> str:
        return self._session.newest_id if self._session is not None else ""

    def _refused(self, field: str) -> CapabilitiesChanged | None:
        """The server refused what `field` names: what that changes, unless it was known."""
        if not getattr(self._capabilities, field):
            return None
        self._capabilities = without(self._capabilities, field)
        return CapabilitiesChanged(capabilities=self._capabilities)

    def _granted(self, field: str) -> CapabilitiesChanged | None:
        """The server may take what it refused: what that changes, unless a command was refused since we began."""
        refused = self._capabilities.reasons.get(field) == REFUSED
        if not refused or field in self._refused_commands or self._server is None:
            return None
        self._capabilities = with_again(self._capabilities, field, capabilities(self._server, self._scopes))
        return CapabilitiesChanged(capabilities=self._capabilities) if getattr(self._capabilities, field) else None

    def _forget_refusals(self, of: Collection[str] = frozenset({"read", *_DELETING})) -> CapabilitiesChanged | None:
        """What the server refused of these, over another line or a while ago, is asked again; what that changes."""
        refused = sorted(self._refused_commands.intersection(of))
        self._refused_commands.difference_update(of)
        self._doubted.difference_update(of)
        changes = [change for field in refused if (change := self._granted(field)) is not None]
        return changes[-1] if changes else None

    def _refused_command(self, field: str) -> None:
        """What may not be read stays here, and is told later. But what may not be deleted can only be tried again: so
        the second refusal is believed, since the first may have been something in front of the server.
        """
        if field in _DELETING and field not in self._doubted:
            self._doubted.add(field)
            return
        self._refused_commands.add(field)
        if (change := self._refused(field)) is not None and self._session is not None:
            self._session.announce(change)
