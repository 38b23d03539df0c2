"""The service as accounts are added of it: recognising pods, signing in, making sources."""

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
from traynotify.sources.diaspora import discovery, settings, sign_in
from traynotify.sources.diaspora.address import parse
from traynotify.sources.diaspora.discovery import Pod
from traynotify.sources.diaspora.session import USUAL
from traynotify.sources.diaspora.source import DiasporaSource


class DiasporaService(ServiceBase):
    """diaspora* pods, from version 0.9 on."""

    api_version = 1
    id = ServiceId("diaspora")
    name = "diaspora*"
    letter = "d"
    colour = "#4B5A5E"
    settings = settings.ALL
    kinds = frozenset(Kind) - {Kind.REQUEST, Kind.QUOTE, Kind.INVITE, Kind.POST, Kind.POLL, Kind.EDIT, Kind.MODERATION}

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._known_pods: set[str] = set()
        """Where there is an account already: a browser would silently sign in as the same person again."""

    async def probe(self, address: str) -> Answer | None:
        """Whether a pod answers at `address`, be it one without an API; see `core.ports.Service`."""
        pod = await self._look(address)
        return None if pod is None else Answer(base_url=pod.base_url, software=pod.label)

    async def sign_in(self, address: str, prompt: SignInPrompt, settings: Values) -> Grant:
        """The browser's way in; see `core.ports.Service`."""
        prompt.say(tr("Looking for your pod."))
        pod = await self._find(address)
        return await sign_in.sign_in(
            pod,
            prompt,
            self._clock,
            user=parse(address).user,
            messages=_messages(settings),
            another_account=pod.base_url in self._known_pods,
        )

    async def sign_in_with_token(self, address: str, token: str, settings: Values) -> Grant:  # noqa: ARG002
        """The way in with a token; see `core.ports.Service`."""
        return await sign_in.sign_in_with_token(await self._find(address), token, self._clock)

    def source(self, context: SourceContext) -> Source:
        """A source for one account."""
        self._known_pods.add(context.base_url)
        context.note_usual(USUAL)
        return DiasporaSource(context)

    async def revoke_token(self, context: SourceContext) -> None:
        """Take the token back, if it was us who got it."""
        await sign_in.take_back(context.base_url, context.secrets, self._clock)

    async def _look(self, text: str) -> Pod | None:
        return await discovery.find_pod(parse(text), self._clock)

    async def _find(self, text: str) -> Pod:
        if (pod := await self._look(text)) is None:
            raise SignInFailed(tr("No diaspora* pod answers at {host}", host=parse(text).host))
        return pod


def _messages(values: Values) -> bool:
    return values[settings.MESSAGES]
