"""The service as accounts are added of it: recognising servers, signing in, making sources."""

from __future__ import annotations

from traynotify.api import (
    Answer,
    Clock,
    Grant,
    Kind,
    ServiceBase,
    ServiceId,
    SignInFailed,
    SignInPrompt,
    Source,
    SourceContext,
    SystemClock,
    Values,
    tr,
)
from traynotify.sources.mastodon import discovery, settings, sign_in
from traynotify.sources.mastodon.address import parse
from traynotify.sources.mastodon.instance import Server
from traynotify.sources.mastodon.session import USUAL
from traynotify.sources.mastodon.source import MastodonSource


class MastodonService(ServiceBase):
    """Mastodon and the servers that speak its API: GoToSocial, Pleroma, Akkoma, Pixelfed, Friendica, Takahē."""

    api_version = 1
    id = ServiceId("mastodon")
    name = "Mastodon"
    letter = "M"
    colour = "#5B5A86"
    settings = settings.ALL
    kinds = frozenset(Kind) - {Kind.INVITE}

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._known_servers: set[str] = set()
        """Where there is an account already: a browser would silently sign in as the same person again."""
        self._servers: dict[str, Server] = {}
        """What the servers of accounts said of themselves: no return has to ask that again."""

    async def probe(self, address: str) -> Answer | None:
        """Whether such a server answers at `address`; see `core.ports.Service`."""
        server = await self._look(address)
        return None if server is None else Answer(base_url=server.base_url, software=server.label)

    async def sign_in(self, address: str, prompt: SignInPrompt, settings: Values) -> Grant:  # noqa: ARG002
        """The browser's way in; see `core.ports.Service`."""
        prompt.say(tr("Looking for your server."))
        server = await self._find(address)
        another = server.base_url in self._known_servers
        return await sign_in.sign_in(server, prompt, self._clock, user=parse(address).user, another_account=another)

    async def sign_in_with_token(self, address: str, token: str, settings: Values) -> Grant:  # noqa: ARG002
        """The way in with a token; see `core.ports.Service`."""
        server = await self._find(address)
        return await sign_in.sign_in_with_token(server, token, self._clock, user=parse(address).user)

    def source(self, context: SourceContext) -> Source:
        """A source for one account."""
        self._known_servers.add(context.base_url)
        context.note_usual(USUAL)
        return MastodonSource(context, self._servers)

    async def revoke_token(self, context: SourceContext) -> None:
        """Take the token back, if it was us who got it."""
        await sign_in.take_back(context.base_url, dict(context.secrets), self._clock)

    async def _look(self, text: str) -> Server | None:
        return await discovery.find_server(parse(text), self._clock)

    async def _find(self, text: str) -> Server:
        if (server := await self._look(text)) is None:
            raise SignInFailed(tr("No server that speaks Mastodon’s language answers at {host}", host=parse(text).host))
        return server
