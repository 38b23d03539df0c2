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
from traynotify.sources.osu import settings, sign_in
from traynotify.sources.osu.address import places
from traynotify.sources.osu.pace import TERMS_PER_MINUTE, Pace
from traynotify.sources.osu.session import USUAL
from traynotify.sources.osu.source import OsuSource


class OsuService(ServiceBase):
    """osu!, and servers that run its website."""

    api_version = 1
    id = ServiceId("osu")
    name = "osu!"
    letter = "o"
    colour = "#864763"
    settings = settings.ALL
    kinds = frozenset(Kind) - {Kind.REACTION, Kind.BOOST, Kind.FOLLOW, Kind.QUOTE, Kind.POLL, Kind.EDIT}

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._paces: dict[str, Pace] = {}
        """By base address: what all accounts of a server ask it counts together."""

    async def probe(self, address: str) -> Answer | None:
        """Whether such a server answers at `address`; see `core.ports.Service`."""
        likely = places(address)
        found = await sign_in.find(likely, self._clock, self._pace(likely[0]))
        return None if found is None else Answer(base_url=found, software="osu!web")

    async def sign_in(self, address: str, prompt: SignInPrompt, settings: Values) -> Grant:  # noqa: ARG002
        """The browser's way in; see `core.ports.Service`."""
        prompt.say(tr("Looking for the server."))
        likely = places(address)
        base_url = await sign_in.find(likely, self._clock, self._pace(likely[0]))
        if base_url is None:
            raise SignInFailed(tr("No server of osu! answers at {address}", address=address))
        return await sign_in.sign_in(base_url, prompt, self._clock, self._pace(base_url))

    async def sign_in_with_token(self, address: str, token: str, settings: Values) -> Grant:  # noqa: ARG002
        """The way in with a token, at any server that answers it, even if it does not look like one of osu!."""
        likely = places(address)
        base_url = await sign_in.find(likely, self._clock, self._pace(likely[0])) or likely[0]
        return await sign_in.sign_in_with_token(base_url, token, self._clock, self._pace(base_url))

    def source(self, context: SourceContext) -> Source:
        """A source for one account."""
        context.budget.note_allowed((TERMS_PER_MINUTE, 60))
        context.note_usual(USUAL)
        return OsuSource(context, self._pace(context.base_url))

    async def revoke_token(self, context: SourceContext) -> None:
        """Take the token back, if it was us who got it."""
        await sign_in.take_back(context.base_url, context.secrets, self._clock, self._pace(context.base_url))

    def _pace(self, base_url: str) -> Pace:
        return self._paces.setdefault(base_url, Pace())
