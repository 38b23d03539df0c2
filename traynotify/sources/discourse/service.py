"""The service as accounts are added of it: recognising forums, signing in, making sources."""

from __future__ import annotations

import asyncio

from traynotify.api import (
    AccountId,
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
from traynotify.sources.discourse import discovery, settings, sign_in
from traynotify.sources.discourse.address import places
from traynotify.sources.discourse.allowance import Allowance
from traynotify.sources.discourse.live import USUAL
from traynotify.sources.discourse.site import Site
from traynotify.sources.discourse.source import DiscourseSource


class DiscourseService(ServiceBase):
    """Forums that run Discourse, at the root of a host or in a folder of it."""

    api_version = 1
    id = ServiceId("discourse")
    name = "Discourse"
    letter = "D"
    colour = "#6F6232"
    settings = settings.ALL
    kinds = frozenset(Kind) - {Kind.BOOST}

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._allowances: dict[AccountId, Allowance] = {}
        """What an account's key may still do: the forum goes on counting when a connection is made anew."""

    async def probe(self, address: str) -> Answer | None:
        """Whether a forum answers at `address`; see `core.ports.Service`."""
        site = await self._look(address)
        return None if site is None else Answer(base_url=site.base_url, software=site.software)

    async def sign_in(self, address: str, prompt: SignInPrompt, settings: Values) -> Grant:
        """The browser's way in; see `core.ports.Service`."""
        prompt.say(tr("Looking for your forum."))
        site = await self._find(address)
        return await sign_in.sign_in(site, prompt, self._clock, redirect=_redirect(settings))

    async def sign_in_with_token(self, address: str, token: str, settings: Values) -> Grant:
        """The way in with a key; see `core.ports.Service`."""
        site = await self._find(address)
        return await sign_in.sign_in_with_key(site, token, self._clock, username=_username(settings))

    def source(self, context: SourceContext) -> Source:
        """A source for one account."""
        per_minute, per_day = context.settings[settings.PER_MINUTE], context.settings[settings.PER_DAY]
        context.budget.note_allowed((per_minute, 60), (per_day, 86_400))
        context.note_usual(USUAL)
        return DiscourseSource(context, self._allowance(context))

    async def revoke_token(self, context: SourceContext) -> None:
        """End the account's key, if it was us who asked for it."""
        await sign_in.take_back(context.base_url, context.secrets, self._clock)

    def _allowance(self, context: SourceContext) -> Allowance:
        limits = (context.settings[settings.PER_MINUTE], context.settings[settings.PER_DAY])
        known = self._allowances.get(context.account)
        if known is None or known.limits != limits or known.loop is not asyncio.get_running_loop():
            known = self._allowances[context.account] = Allowance(*limits)
        return known

    async def _look(self, address: str) -> Site | None:
        return await discovery.find_site(places(address), self._clock)

    async def _find(self, address: str) -> Site:
        if (site := await self._look(address)) is None:
            raise SignInFailed(tr("No Discourse forum answers at {address}", address=address.strip()[:200]))
        return site


def _username(values: Values) -> str:
    return values[settings.USERNAME].strip().lstrip("@")


def _redirect(values: Values) -> bool:
    return values[settings.REDIRECT]
