"""Accounts: find the service of an address, sign in (again), pause, remove with the token and all that was kept."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from traynotify.core.account import Account
from traynotify.core.errors import (
    AuthRejected,
    NotAnAddress,
    NotOurToken,
    PackageFault,
    SecretsUnavailable,
    SeveralAnswer,
    SignInFailed,
    StorageFailed,
    TraynotifyError,
    UsageError,
)
from traynotify.core.facts import AccountChanged, AccountForgotten, AccountStored
from traynotify.core.ids import AccountId, ServiceId, account_id
from traynotify.core.language import listed, tr
from traynotify.core.network import Network, reached_by
from traynotify.core.ports import Answer, Clock, Grant, SecretStore, Service, SignInPrompt, SourceFactory
from traynotify.core.settings import Values
from traynotify.engine.registry import Registry
from traynotify.engine.store import Store
from traynotify.engine.supervisor import PATIENCE_S, WAITING_FOR_KEYRING, Supervisor

log = logging.getLogger(__name__)

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


class Recognised(NamedTuple):
    """A server, and the service that knows it as its own."""

    service: Service
    answer: Answer


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
        return self._named(service) if service is not None else (await self._recognise(address)).service

    async def look_at(self, address: str, *, service: ServiceId | None, settings: Values) -> Recognised:
        """The server at `address`, and whose it is, by the way that `settings` name; only `service` is asked if given.

        Raises SeveralAnswer when it stays unclear.
        """
        asked = None if service is None else [self._named(service)]
        with reached_by(Network.of(settings)):
            return await self._recognise(address, asked)

    def _named(self, service: ServiceId) -> Service:
        if (named := self._registry.get(service)) is None:
            known = ", ".join(s.id for s in self._registry.services())
            raise UsageError(tr("There is no service “{service}”; there are: {known}", service=service, known=known))
        return named

    async def _recognise(self, address: str, asked: Sequence[Service] | None = None) -> Recognised:
        """Ask the services, all at once, which of them knows the server."""
        services = self._registry.services() if asked is None else asked
        answers = await asyncio.gather(*(_look(service, address) for service in services), return_exceptions=True)
        found = [
            Recognised(known, answer)
            for known, answer in zip(services, answers, strict=True)
            if isinstance(answer, Answer)
        ]
        if len(found) == 1:
            return found[0]
        if found:
            names = listed([one.service.name for one in found])
            which = tr("{names} answer at {address}; say which service it is", names=names, address=address)
            raise SeveralAnswer(which, tuple(one.service.id for one in found))
        raise _nobody_answers(address, services, answers)

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
        """Keep a new account, or the new token of one that is already here, and listen to it if that is wanted."""
        name = self.name_of(service, grant)
        known = self._store.state.accounts.get(name)
        if known is not None and known.account.identity.remote_id != grant.identity.remote_id:
            await self._give_back(service, grant)
            raise SignInFailed(
                tr(
                    "{handle} is another person on the server than the account of that name here; "
                    "remove that one first",
                    handle=grant.identity.handle,
                )
            )
        if known is not None:
            await self._refuse_less(known.account, service, grant)
        await self._keep(name, service, grant, listen=listen)
        return name

    async def _refuse_less(self, known: Account, service: Service, grant: Grant) -> None:
        """Raise SignInFailed where a part of the notifications would take the place of all of them."""
        less = tr(grant.identity.capabilities.partial)
        if less and not known.identity.capabilities.partial and await self._carries_all(known):
            await self._give_back(service, grant)
            raise SignInFailed(tr("The sign-in that is here carries more, works, and was kept. {less}", less=less))

    async def _carries_all(self, known: Account) -> bool:
        """Whether what is stored still brings all notifications; where nobody can be asked, it is not given up."""
        try:
            with faults_of(known.service):
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
        async with self._turns[name]:
            now, identity, base_url = self._clock.now(), grant.identity, grant.base_url
            new = Account(id=name, service=service.id, base_url=base_url, identity=identity, added_at=now)
            try:
                before = await self._secrets.get(name)
                await self._secrets.set(name, grant.secrets)
            except SecretsUnavailable:
                await self._give_back(service, grant)
                raise
            if name in self._store.state.accounts:
                await self._store.apply(AccountChanged(account=name, identity=identity, base_url=base_url, at=now))
            else:
                try:
                    await self._store.apply(AccountStored(account=new, at=now))
                except StorageFailed:
                    await self._delete_secrets(name)  # of an account that is not here, nothing is kept
                    await self._give_back(service, grant)
                    raise
            await self._supervisor.stop(name)
            if listen and not self.get(name).paused:
                await self._supervisor.begin(name)
            if before and before.get(grant.speaks) != grant.secrets.get(grant.speaks):
                await self._revoke(new, before)

    async def _give_back(self, service: Service, grant: Grant) -> None:
        """Revoke what is not kept: a permission that nobody holds is nobody's to use. Somebody's own token stays."""
        if grant.brought:
            return
        name = account_id(service.id, grant.identity.handle)
        nobody = Account(
            id=name, service=service.id, base_url=grant.base_url, identity=grant.identity, added_at=self._clock.now()
        )
        await self._revoke(nobody, grant.secrets)

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
            await self._give_back(service, grant)
            raise SignInFailed(
                tr(
                    "You signed in as {other}, but this account is {handle}. "
                    "Sign out on the website first, or add the other one as an account of its own",
                    other=grant.identity.handle,
                    handle=known.identity.handle,
                )
            )
        if account not in self._store.state.accounts:  # it was removed meanwhile
            await self._give_back(service, grant)
        await self._refuse_less(self.get(account), service, grant)
        await self._keep(account, service, grant, listen=True)
        return account

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
            await self._supervisor.stop(account)
            revoked = await self._revoke(known)
            problems = [revoked.problem, await self._delete_secrets(account)]
            try:
                await self._store.apply(AccountForgotten(account=account))
            except StorageFailed:
                self._supervisor.start(account)  # it is still here, and says what it needs
                raise
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


@contextmanager
def faults_of(service: str) -> Iterator[None]:
    """A service may be a stranger's: whatever it raises that is none of our errors becomes PackageFault."""
    try:
        yield
    except TraynotifyError:
        raise
    except Exception as error:
        log.exception("a fault in what brings %s", service)
        name = type(error).__name__
        raise PackageFault(
            tr(
                "What brings {service} to traynotify has a fault of its own ({name}); its author should know",
                service=service,
                name=name,
            )
        ) from error


async def _look(service: Service, address: str) -> Answer | None:
    with faults_of(service.name):
        return await service.probe(address)


def _nobody_answers(
    address: str, services: Sequence[Service], answers: Sequence[Answer | BaseException | None]
) -> TraynotifyError:
    """What to say when no service knows `address` as its own: the most telling of the reasons that they gave."""
    reasons = [a for a in answers if isinstance(a, TraynotifyError) and not isinstance(a, PackageFault)]
    telling = [reason for reason in reasons if not isinstance(reason, NotAnAddress)]
    if telling:
        return telling[0]
    if reasons and None not in answers:
        return NotAnAddress(
            tr(
                "“{address}” is no address. Type that of a server (example.social), a handle (@me@example.social), "
                "or a page of the community",
                address=address,
            )
        )
    names = ", ".join(known.name for known in services)
    return SignInFailed(
        tr("No service that traynotify knows answers at {address}. It knows {names}", address=address, names=names)
    )
