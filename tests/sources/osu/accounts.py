"""Accounts on a toy osu!, opened as the app opens them: each start gets the secrets that the last one kept."""

from collections.abc import Iterable, Mapping
from typing import Any

from traynotify.api import Grant, SourceContext, SystemClock, Values
from traynotify.core.account import Account
from traynotify.core.ids import RemoteId, account_id
from traynotify.core.ports import Source
from traynotify.demo.osu import ToyOsu
from traynotify.sources.osu.service import OsuService


class Accounts:
    """One account, as a rule; its secrets live here."""

    def __init__(self, toy: ToyOsu) -> None:
        self.service = OsuService()
        self.secrets: dict[str, str] = {}
        self._toy = toy
        self._sources: list[Source] = []

    async def signed_in(self, scopes: Iterable[str] = ("*",), **how: Any) -> Grant:
        """A grant for a new token."""
        return await self.with_token(self._toy.issue_token(scopes=scopes, **how))

    async def with_token(self, token: str) -> Grant:
        """A grant for this token."""
        return await self.service.sign_in_with_token(self._toy.base_url, token, Values())

    async def open(
        self, grant: Grant | None = None, *, settings: Values | None = None, unread: Iterable[RemoteId] = ()
    ) -> Source:
        """A source after a start of the app, which asks first who it is; by default for a new token.

        `unread` is what the inbox holds as such.
        """
        context = self.context(grant or await self.signed_in(), settings=settings, unread=unread)
        source = self.service.create(context)
        self._sources.append(source)
        await source.identify()
        return source

    def context(
        self, grant: Grant, *, settings: Values | None = None, unread: Iterable[RemoteId] = ()
    ) -> SourceContext:
        """The world of the account of `grant`; keeps the secrets of whoever has saved last."""
        clock = SystemClock()
        account = Account(
            id=account_id(self.service.id, grant.identity.handle),
            service=self.service.id,
            base_url=grant.base_url,
            identity=grant.identity,
            added_at=clock.now(),
        )

        async def keep(secrets: Mapping[str, str]) -> None:
            self.secrets = dict(secrets)

        self.secrets = self.secrets or dict(grant.secrets)
        return SourceContext(
            account,
            secrets=self.secrets,
            save_secrets=keep,
            settings=settings or Values(),
            clock=clock,
            unread=lambda: dict.fromkeys(unread, ""),
        )

    async def aclose(self) -> None:
        """Close everything that was opened."""
        for source in self._sources:
            await source.aclose()
