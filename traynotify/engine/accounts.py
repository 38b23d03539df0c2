"""Accounts: find the service of an address, sign in (again), pause, remove with the token and all that was kept."""

from __future__ import annotations

import asyncio
import logging

from msgspec.structs import replace

from traynotify.core.account import Account, Health, HealthState
from traynotify.core.errors import SecretsUnavailable, SignInFailed, SourceError, TraynotifyError, UsageError
from traynotify.core.facts import AccountForgotten, AccountStored, HealthChanged
from traynotify.core.ids import AccountId, ServiceId, account_id
from traynotify.core.ports import Clock, Grant, SecretStore, Service, SignInPrompt, SourceFactory
from traynotify.core.settings import Values
from traynotify.engine.registry import Registry
from traynotify.engine.store import Store
from traynotify.engine.supervisor import Supervisor

log = logging.getLogger(__name__)

REVOKE_DEADLINE_S = 10.0


class Accounts:
    """What happens to accounts as a whole. Methods raise the `TraynotifyError` tree."""

    def __init__(
        self,
        store: Store,
        supervisor: Supervisor,
        registry: Registry,
        secrets: SecretStore,
        factory: SourceFactory,
        clock: Clock,
    ) -> None:
        self._store, self._supervisor, self._registry = store, supervisor, registry
        self._secrets, self._factory, self._clock = secrets, factory, clock

    async def service_of(self, address: str, service: ServiceId | None = None) -> Service:
        """The service to sign in with: the named one, or the one whose server answers at `address`."""
        if service is not None:
            if (named := self._registry.get(service)) is None:
                known = ", ".join(s.id for s in self._registry.services())
                raise UsageError(f"There is no service “{service}”; there are: {known}")
            return named
        last: SourceError | None = None
        for candidate in self._registry.services():
            try:
                if await candidate.probe(address) is not None:
                    return candidate
            except SourceError as error:
                last = error
        if last is not None:
            raise last
        names = ", ".join(s.name for s in self._registry.services())
        raise SignInFailed(f"No service that traynotify knows answers at {address}. It knows {names}")

    async def sign_in(
        self,
        address: str,
        *,
        service: ServiceId | None,
        token: str | None,
        prompt: SignInPrompt,
        settings: Values | None = None,
    ) -> tuple[Service, Grant]:
        """Get a grant with the browser, or with a token that the person brought."""
        prompt.say(f"Looking at {address} …")
        chosen = await self.service_of(address, service)
        if token is not None:
            return chosen, await chosen.sign_in_with_token(address, token, settings or Values())
        return chosen, await chosen.sign_in(address, prompt, settings or Values())

    async def add(self, service: Service, grant: Grant, *, listen: bool = True) -> AccountId:
        """Keep a new account, or the new token of one that is already here, and listen to it if that is wanted."""
        name = account_id(service.id, grant.identity.handle)
        known = self._store.state.accounts.get(name)
        if known is not None and known.account.identity.remote_id != grant.identity.remote_id:
            raise SignInFailed(
                f"{grant.identity.handle} is another person on the server than the account of that name here; "
                "remove that one first"
            )
        await self._secrets.set(name, grant.secrets)
        now = self._clock.now()
        fresh = Account(id=name, service=service.id, base_url=grant.base_url, identity=grant.identity, added_at=now)
        account = fresh if known is None else replace(known.account, identity=grant.identity, base_url=grant.base_url)
        await self._store.apply(AccountStored(account=account, at=now))
        await self._supervisor.stop(name)
        if listen and not account.paused:
            self._supervisor.start(name)
        return name

    async def sign_in_again(self, account: AccountId, *, token: str | None, prompt: SignInPrompt) -> AccountId:
        """A new token for a known account; its history and settings stay. Another person's sign-in is refused."""
        known = self.get(account)
        service, grant = await self.sign_in(
            known.base_url,
            service=known.service,
            token=token,
            prompt=prompt,
            settings=self._store.state.settings.of(account),
        )
        if grant.identity.remote_id != known.identity.remote_id:
            raise SignInFailed(
                f"You signed in as {grant.identity.handle}, but this account is {known.identity.handle}. "
                "Sign out on the website first, or add the other one as an account of its own"
            )
        return await self.add(service, grant)

    def get(self, account: AccountId) -> Account:
        """What is remembered about an account; UsageError when there is none."""
        if (state := self._store.state.accounts.get(account)) is None:
            raise UsageError(f"There is no account “{account}”; see “traynotify accounts list”")
        return state.account

    async def pause(self, account: AccountId, paused: bool) -> None:
        """Stop or resume listening; what came meanwhile is caught up as one digest."""
        known = self.get(account)
        if known.paused == paused:
            return
        now = self._clock.now()
        await self._store.apply(AccountStored(account=replace(known, paused=paused), at=now))
        if paused:
            await self._supervisor.stop(account)
            health = Health(state=HealthState.PAUSED, since=now, detail="You paused it")
            await self._store.apply(HealthChanged(account=account, health=health))
        else:
            self._supervisor.start(account)

    async def remove(self, account: AccountId) -> str:
        """Revoke the token, and delete secrets and rows. Returns what did not work, in a sentence, or an empty text."""
        known = self.get(account)
        await self._supervisor.stop(account)
        problem = ""
        try:
            async with asyncio.timeout(REVOKE_DEADLINE_S):
                await self._factory.revoke(known)
        except (SourceError, SecretsUnavailable, TimeoutError) as error:
            why = str(error) or "the server did not answer in time"
            problem = f"The token could not be revoked on the server ({why}); do it in the settings of {known.base_url}"
        try:
            await self._secrets.delete(account)
        except TraynotifyError as error:
            problem = f"{problem}. " if problem else ""
            problem += f"The stored token could not be deleted: {error}"
        await self._store.apply(AccountForgotten(account=account))
        return problem
