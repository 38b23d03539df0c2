"""Makes the source of an account: hands its service a context with the account's secrets, settings and clock."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from traynotify.core.account import Account
from traynotify.core.budget import Budgets
from traynotify.core.errors import AuthRejected, SecretsUnavailable, Unsupported
from traynotify.core.ids import AccountId, RemoteId
from traynotify.core.language import tr
from traynotify.core.network import Network, reached_by
from traynotify.core.ports import Clock, SecretStore, Service, Source
from traynotify.core.settings import Values
from traynotify.engine.registry import Registry

if TYPE_CHECKING:
    from traynotify.api.context import SourceContext

log = logging.getLogger(__name__)

PATIENCE_S = 5.0
"""How long the end of the app waits for the keyring to take what it did not take before."""


class Factory:
    """`core.ports.SourceFactory` over the registry and the secret store."""

    def __init__(
        self,
        registry: Registry,
        secrets: SecretStore,
        clock: Clock,
        settings_of: Callable[[AccountId], Values],
        budgets: Budgets | None = None,
        unread_of: Callable[[AccountId], Mapping[RemoteId, str]] = lambda _account: {},
    ) -> None:
        """`budgets` are where the requests of each account are counted; `unread_of` says what the inbox holds."""
        self._registry, self._secrets, self._clock, self._settings_of = registry, secrets, clock, settings_of
        self._budgets, self._unread_of = budgets or Budgets(), unread_of
        self._unsaved: dict[AccountId, tuple[Mapping[str, str], Mapping[str, str]]] = {}
        """What was stored when the keyring did not take the renewed secrets, and these: a server may have ended the
        stored ones already."""

    async def open(self, account: Account) -> Source:
        """The account's source; raises AuthRejected when its token is not there any more."""
        service = self._service(account)
        return service.create(await self._context(account))

    async def revoke(self, account: Account, secrets: Mapping[str, str] | None = None) -> None:
        """Take the account's token back on its server, the stored one or that of `secrets`."""
        service = self._service(account)
        given = None if secrets is None else self._renewed(account.id, secrets)
        context = await self._context(account, given)
        try:
            with reached_by(context.network):
                await service.revoke(context)
        finally:
            await context.aclose()

    async def store_unsaved(self) -> None:
        """Offer the keyring once more what it did not take: after the end of the process it would be lost."""
        for account in list(self._unsaved):
            try:
                async with asyncio.timeout(PATIENCE_S):
                    await self._kept(account, await self._secrets.get(account))
            except (SecretsUnavailable, TimeoutError) as error:
                log.warning("a renewed token of %s is lost, and has to be signed in again: %s", account, error)

    def _service(self, account: Account) -> Service:
        if (service := self._registry.get(account.service)) is None:
            raise Unsupported(
                tr("The service “{service}” is not installed or could not be loaded", service=account.service)
            )
        return service

    async def _context(self, account: Account, given: Mapping[str, str] | None = None) -> SourceContext:
        from traynotify.api.context import SourceContext  # the network libraries wait until the tray icon shows

        if given is not None:
            secrets = stored = given
        else:
            secrets, stored = await self._kept(account.id, await self._secrets.get(account.id))
        if not secrets:
            raise AuthRejected(tr("No token is stored for {handle}; sign in again", handle=account.identity.handle))

        async def save(renewed: Mapping[str, str]) -> None:
            nonlocal stored
            if await self._keep(account.id, stored, renewed):
                stored = dict(renewed)

        settings = self._settings_of(account.id)
        return SourceContext(
            account,
            secrets=secrets,
            save_secrets=save,
            settings=settings,
            clock=self._clock,
            network=Network.of(settings),
            budget=self._budgets.of(account.id),
            unread=lambda: self._unread_of(account.id),
        )

    async def _keep(self, account: AccountId, stored: Mapping[str, str], renewed: Mapping[str, str]) -> bool:
        """Store `renewed` in the place of `stored`, which it renews; returns whether it is stored now.

        Where something else is stored, somebody has signed in since, or removed the account: that is not undone.
        """
        try:
            if await self._secrets.get(account) != stored:
                log.info("a renewed token of %s is not kept: another sign-in has taken its place", account)
                return False
            await self._secrets.set(account, renewed)
        except SecretsUnavailable as error:
            log.warning("a renewed token of %s is in memory only for now: %s", account, error)
            self._unsaved[account] = (dict(stored), dict(renewed))
            return False
        self._unsaved.pop(account, None)
        return True

    async def _kept(self, account: AccountId, stored: Mapping[str, str]) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """The newest secrets of an account where `stored` are, and what is stored now.

        The former are others where they could not be stored when they were renewed.
        """
        newest = self._renewed(account, stored)
        if newest is stored or not await self._keep(account, stored, newest):
            return newest, stored
        return newest, newest

    def _renewed(self, account: AccountId, stored: Mapping[str, str]) -> Mapping[str, str]:
        """What has renewed `stored` and is in memory only, or else `stored`."""
        before, renewed = self._unsaved.get(account, (None, None))
        return renewed if renewed is not None and before == stored else stored
