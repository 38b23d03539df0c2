"""One account's connection to a forum, as the engine knows it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from msgspec.structs import replace

from traynotify.api import (
    Capabilities,
    CapabilitiesChanged,
    Command,
    Feed,
    Identity,
    Rejection,
    SourceContext,
    SourceEvent,
)
from traynotify.sources.discourse import wire
from traynotify.sources.discourse.allowance import Allowance
from traynotify.sources.discourse.client import DiscourseClient
from traynotify.sources.discourse.commands import Commands
from traynotify.sources.discourse.identity import granted, identify, with_live, without_reading
from traynotify.sources.discourse.ledger import Ledger
from traynotify.sources.discourse.session import Session
from traynotify.sources.discourse.site import Site


class DiscourseSource:
    """Implements `traynotify.core.ports.Source`."""

    def __init__(self, context: SourceContext, allowance: Allowance) -> None:
        self._context = context
        self._allowance = allowance
        self._site = Site(base_url=context.base_url)
        self._identity = context.identity
        self._ledger = Ledger()
        self._client = DiscourseClient(context.http, context.secrets, allowance, _name(context.identity))
        self._commands = Commands(self._client, self._ledger, cannot_read=self._cannot_read)
        self._session: Session | None = None

    async def identify(self) -> Identity:
        """Ask the server who we are; see `traynotify.core.ports.Source`."""
        username = self._context.secrets.get("username", "")
        self._identity = await identify(self._client, self._site, username=username, known=self._identity)
        self._client.username = _name(self._identity)
        return self._identity

    async def events(self, cursor: str | None) -> AsyncGenerator[SourceEvent, None]:
        """Catch up and listen; see `traynotify.core.ports.Source`."""
        feed = Feed()
        self._session = Session(
            self._context,
            self._client,
            self._allowance,
            self._ledger,
            feed,
            username=_name(self._identity),
            user_id=wire.whole(self._identity.remote_id),
            found_live=self._found_live,
        )
        feed.start(self._session.run(cursor), "forum")
        self._forgive()
        try:
            async for event in feed.events():
                yield event
        finally:
            self._session = None
            await feed.aclose()

    async def perform(self, command: Command) -> Sequence[Rejection]:
        """Carry out a command; see `traynotify.core.ports.Source`."""
        return await self._commands.perform(command)

    def nudge(self) -> None:
        """End every wait now, and ask again for what was refused: a connection to a forum may last for days."""
        self._context.nudge()
        if self._session is not None:
            self._forgive()

    async def aclose(self) -> None:
        """Close the connections; safe to call twice."""
        await self._context.aclose()

    def _forgive(self) -> None:
        """What was refused before is tried again."""
        self._can(granted(self._identity.capabilities))

    def _cannot_read(self) -> None:
        """The sign-in does not include marking as read."""
        self._can(without_reading(self._identity.capabilities))

    def _found_live(self, why_not: str) -> None:
        """The message bus serves; or it does not, and this is why."""
        self._can(with_live(self._identity.capabilities, why_not))

    def _can(self, able: Capabilities) -> None:
        """Say what turned out to be possible, unless that was known."""
        if able == self._identity.capabilities:
            return
        self._identity = replace(self._identity, capabilities=able)
        if self._session is not None:
            self._session.announce(CapabilitiesChanged(capabilities=able))


def _name(identity: Identity) -> str:
    """The user name in a handle."""
    return identity.handle.partition("@")[0]
