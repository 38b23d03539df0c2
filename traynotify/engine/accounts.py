"""Accounts: sign in (again), at that server alone, pause, remove with the token and all that was kept."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from traynotify.core.account import Account, is_same_server
from traynotify.core.errors import (
    AuthRejected,
    NotOurToken,
    SecretsUnavailable,
    SignInFailed,
    StorageFailed,
    TraynotifyError,
    UsageError,
)
from traynotify.core.facts import AccountChanged, AccountForgotten, AccountStored
from traynotify.core.ids import AccountId, ServiceId, account_id
from traynotify.core.language import tr
from traynotify.core.network import Network, reached_by
from traynotify.core.ports import Clock, Grant, SecretStore, Service, SignInPrompt, SourceFactory
from traynotify.core.settings import Values
from traynotify.engine.finding import Recognised, faults_of, recognise
from traynotify.engine.registry import Registry
from traynotify.engine.runner import PATIENCE_S, WAITING_FOR_KEYRING
from traynotify.engine.store import Store
from traynotify.engine.supervisor import Supervisor

REVOKE_DEADLINE_S = 10.0


class Removal(msgspec.Struct, frozen=True):
    """What is left to say once an account is gone; each is a sentence or more, or empty."""

    problem: str = ""
    """What did not work."""
    note: str = ""
    """What is as it should be, and worth knowing."""

    @property
    def text(self) -> str:
        """All of it."""
        return ". ".join(part for part in (self.problem, self.note) if part)


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
        self._turns: defaultdict[AccountId, asyncio.Lock] = defaultdict(asyncio.Lock)
        """One thing after the other happens to an account, while its server or the keyring is waited for."""

    async def service_of(self, address: str, service: ServiceId | None = None) -> Service:
        """The service to sign in with: the named one, or the one whose server answers at `address`.

        Raises SeveralAnswer when it stays unclear.
        """
        if not address.strip():
            raise UsageError(tr("Say where the account is: a server, a handle or a page"))
        if service is not None:
            return self._named(service)
        return (await recognise(address, self._registry.services())).service

    async def look_at(self, address: str, *, service: ServiceId | None, settings: Values) -> Recognised:
        """The server at `address`, and whose it is, by the way that `settings` name; only `service` is asked if given.

        Raises SeveralAnswer when it stays unclear.
        """
        asked = self._registry.services() if service is None else [self._named(service)]
        with reached_by(Network.of(settings)):
            return await recognise(address, asked)

    def _named(self, service: ServiceId) -> Service:
        if (named := self._registry.get(service)) is None:
            known = ", ".join(s.id for s in self._registry.services())
            raise UsageError(tr("There is no service “{service}”; there are: {known}", service=service, known=known))
        return named

    async def sign_in(
        self,
        address: str,
        *,
        service: ServiceId | None,
        token: str | None,
        prompt: SignInPrompt,
        settings: Values | None = None,
    ) -> tuple[Service, Grant]:
        """Get a grant with the browser, or with a token that the person brought, by the way that `settings` name."""
        await self._secrets_are_ready(prompt)  # before anybody allows something that could not be kept
        with reached_by(Network.of(settings or Values())):
            return await self._granted(address, service, token, prompt, settings or Values())

    async def _granted(
        self, address: str, service: ServiceId | None, token: str | None, prompt: SignInPrompt, settings: Values
    ) -> tuple[Service, Grant]:
        prompt.say(tr("Looking at {address} …", address=address))
        chosen = await self.service_of(address, service)
        with faults_of(chosen.name):
            if token is not None:
                grant = await chosen.sign_in_with_token(address, token, settings)
                return chosen, replace(grant, brought=True)
            return chosen, await chosen.sign_in(address, prompt, settings)

    async def _secrets_are_ready(self, prompt: SignInPrompt) -> None:
        waiting = asyncio.get_running_loop().call_later(PATIENCE_S, prompt.say, tr(WAITING_FOR_KEYRING))
        try:
            await self._secrets.get(AccountId("nobody"))
        finally:
            waiting.cancel()

    async def add(self, service: Service, grant: Grant, *, listen: bool = True) -> AccountId:
        """Keep a new account, or the new token of one that is already here, and listen to it if that is wanted.

        Raises as `accept` does.
        """
        name = self.name_of(service, grant)
        async with self._turns[name]:
            await self._accept(name, service, grant)
            await self._keep(name, service, grant, listen=listen)
        return name

    async def accept(self, service: Service, grant: Grant) -> AccountId:
        """The id that the account of `grant` has or will have, if `add` would take it now; otherwise it is given back.

        Raises SignInFailed where it is another server's or another person's than the account of that name here, or
        carries less.
        """
        name = self.name_of(service, grant)
        async with self._turns[name]:
            await self._accept(name, service, grant)
        return name

    async def _accept(self, name: AccountId, service: Service, grant: Grant) -> None:
        if (state := self._store.state.accounts.get(name)) is None:
            return
        another = tr(
            "{handle} is another person on the server than the account of that name here; remove that one first",
            handle=grant.identity.handle,
        )
        await self._refuse_unless_its_own(state.account, service, grant, another)

    async def _refuse_unless_its_own(self, known: Account, service: Service, grant: Grant, another: str) -> None:
        """Raise SignInFailed where the grant is another server's (any can claim the name of one that is here), is
        `another` person's, or carries less.
        """
        if not is_same_server(known.base_url, grant.base_url):
            await self.give_back(service, grant)
            raise _another_server(known, grant.base_url)
        if known.identity.remote_id != grant.identity.remote_id:
            await self.give_back(service, grant)
            raise SignInFailed(another)
        await self._refuse_less(known, service, grant)

    async def _refuse_less(self, known: Account, service: Service, grant: Grant) -> None:
        """Raise SignInFailed where a part of the notifications would take the place of all of them."""
        less = tr(grant.identity.capabilities.partial)
        if less and not known.identity.capabilities.partial and await self._carries_all(known):
            await self.give_back(service, grant)
            raise SignInFailed(tr("The sign-in that is here carries more, works, and was kept. {less}", less=less))

    async def _carries_all(self, known: Account) -> bool:
        """Whether what is stored still brings all notifications; where nobody can be asked, it is not given up."""
        try:
            with faults_of(known.service):
                if (listening := self._supervisor.source(known.id)) is not None:  # two might renew one token
                    return not (await listening.identify()).capabilities.partial
                source = await self._factory.open(known)
                try:
                    return not (await source.identify()).capabilities.partial
                finally:
                    await source.aclose()
        except AuthRejected:
            return False
        except TraynotifyError:
            return True

    def name_of(self, service: Service, grant: Grant) -> AccountId:
        """The id that the account of a grant has or will have."""
        return self._same_person(service, grant) or account_id(service.id, grant.identity.handle)

    def _same_person(self, service: Service, grant: Grant) -> AccountId | None:
        """The account that the grant is for, if it is here; a person may have another handle than before."""
        here = (state.account for state in self._store.state.accounts.values())
        wanted = (service.id, grant.base_url, grant.identity.remote_id)
        return next((a.id for a in here if (a.service, a.base_url, a.identity.remote_id) == wanted), None)

    async def _keep(self, name: AccountId, service: Service, grant: Grant, *, listen: bool) -> None:
        """Store what was accepted, in the account's turn. Nobody listens meanwhile, and renews what it replaces."""
        before = self._store.state.accounts.get(name)
        listens = await self._supervisor.stop(name)
        try:
            replaced = await self._store_grant(name, service, grant)
            listens = listen and not self.get(name).paused
        finally:
            if listens:
                self._supervisor.start(name)
        if listens:
            await self._supervisor.begin(name)
        if before is not None and replaced and replaced.get(grant.speaks) != grant.secrets.get(grant.speaks):
            await self._revoke(before.account, replaced)  # as it was: there, and nowhere else, the token was from

    async def _store_grant(self, name: AccountId, service: Service, grant: Grant) -> Mapping[str, str]:
        """Write the secrets and the account down; returns the secrets that were there before."""
        now, identity, base_url = self._clock.now(), grant.identity, grant.base_url
        try:
            before = await self._secrets.get(name)
            await self._secrets.set(name, grant.secrets)
        except SecretsUnavailable:
            await self.give_back(service, grant)
            raise
        if name in self._store.state.accounts:
            await self._store.apply(AccountChanged(account=name, identity=identity, base_url=base_url, at=now))
            return before
        new = Account(id=name, service=service.id, base_url=base_url, identity=identity, added_at=now)
        try:
            await self._store.apply(AccountStored(account=new, at=now))
        except StorageFailed:
            await self._delete_secrets(name)  # of an account that is not here, nothing is kept
            await self.give_back(service, grant)
            raise
        return before

    async def give_back(self, service: Service, grant: Grant) -> None:
        """Revoke what is not kept: a permission that nobody holds is nobody's to use. Somebody's own token stays."""
        if grant.brought:
            return
        name = account_id(service.id, grant.identity.handle)
        nobody = Account(
            id=name, service=service.id, base_url=grant.base_url, identity=grant.identity, added_at=self._clock.now()
        )
        await self._revoke(nobody, grant.secrets)

    async def sign_in_again(self, account: AccountId, *, token: str | None, prompt: SignInPrompt) -> AccountId:
        """A new token for a known account; its history and settings stay.

        Another person's sign-in is refused, and another server's before anybody allows, or is given, anything there.
        """
        known, settings = self.get(account), self._store.state.settings.of(account)
        await self._refuse_to_be_led_away(known, settings)
        service, grant = await self.sign_in(
            known.base_url, service=known.service, token=token, prompt=prompt, settings=settings
        )
        async with self._turns[account]:
            if account not in self._store.state.accounts:  # it was removed meanwhile
                await self.give_back(service, grant)
            known = self.get(account)
            another = tr(
                "You signed in as {other}, but this account is {handle}. "
                "Sign out on the website first, or add the other one as an account of its own",
                other=grant.identity.handle,
                handle=known.identity.handle,
            )
            await self._refuse_unless_its_own(known, service, grant, another)
            await self._keep(account, service, grant, listen=True)
        return account

    async def _refuse_to_be_led_away(self, known: Account, settings: Values) -> None:
        """Raise SignInFailed where the account's address leads to another server by now, and if nobody can tell."""
        answer = (await self.look_at(known.base_url, service=known.service, settings=settings)).answer
        if not is_same_server(known.base_url, answer.base_url):
            raise _another_server(known, answer.base_url)

    def get(self, account: AccountId) -> Account:
        """What is remembered about an account; UsageError when there is none."""
        if (state := self._store.state.accounts.get(account)) is None:
            raise UsageError(tr("There is no account “{account}”; see “traynotify accounts list”", account=account))
        return state.account

    async def pause(self, account: AccountId, paused: bool) -> None:
        """Stop or resume listening; what came meanwhile is caught up as one digest."""
        async with self._turns[account]:
            if self.get(account).paused == paused:
                return
            await self._store.apply(AccountChanged(account=account, paused=paused, at=self._clock.now()))
            if paused:
                await self._supervisor.stop(account)
            else:
                self._supervisor.start(account)

    async def listen_anew(self, account: AccountId) -> None:
        """Connect again, for what a source reads only when it is made; nothing happens where nobody listens."""
        async with self._turns[account]:
            await self._supervisor.restart(account)

    async def say_anew(self) -> None:
        """Have the accounts say in the language of now why they are as they are: their sentences cannot be translated.

        One that is online says it when it connects; the others try again, as far as their servers let them.
        """
        for account, known in self._store.state.accounts.items():
            if self._supervisor.source(account) is None:
                self._supervisor.nudge(account)
            elif known.health.detail:
                await self.listen_anew(account)

    async def remove(self, account: AccountId) -> Removal:
        """Revoke the token, unless the person brought it, and delete secrets and rows. Returns what is left to say."""
        async with self._turns[account]:
            known = self.get(account)
            listened = await self._supervisor.stop(account)
            try:
                revoked = await self._revoke(known)
                problems = [revoked.problem, await self._delete_secrets(account)]
                await self._store.apply(AccountForgotten(account=account))
            finally:
                if listened and account in self._store.state.accounts:  # it is still here, and says what it needs
                    self._supervisor.start(account)
        return Removal(". ".join(problem for problem in problems if problem), revoked.note)

    async def _revoke(self, account: Account, secrets: Mapping[str, str] | None = None) -> Removal:
        try:
            async with asyncio.timeout(REVOKE_DEADLINE_S):
                with faults_of(account.service):
                    await self._factory.revoke(account, secrets)
        except NotOurToken:
            return Removal(
                note=tr(
                    "The token that you brought stays valid; "
                    "if you use it nowhere else, revoke it in the settings of {address}",
                    address=account.base_url,
                )
            )
        except (TraynotifyError, TimeoutError) as error:
            why = str(error) or tr("the server did not answer in time")
            return Removal(
                tr(
                    "The token could not be revoked on the server ({why}); do it in the settings of {address}",
                    why=why,
                    address=account.base_url,
                )
            )
        return Removal()

    async def _delete_secrets(self, account: AccountId) -> str:
        try:
            await self._secrets.delete(account)
        except TraynotifyError as error:
            return tr("The stored token could not be deleted: {error}", error=error)
        return ""


def _another_server(known: Account, address: str) -> SignInFailed:
    return SignInFailed(
        tr(
            "The account {handle} here is on {known}, but this sign-in is on {other}, and any server can claim a name; "
            "it was not kept. If your server has moved there, remove the account first",
            handle=known.identity.handle,
            known=known.base_url,
            other=address,
        )
    )
