"""What the contract has to be given by each service: its server, and a hand on it."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import ClassVar

import pytest
from msgspec.structs import replace

from traynotify.api.testing.inbox import Inbox
from traynotify.api.testing.world import Listener, open_context
from traynotify.core.ports import Grant, Service, SignInPrompt, Source
from traynotify.core.settings import Values

_GRACE_S = 10.0


class ContractHooks(ABC):
    """A server on this computer, its person (the account under test), and what the contract has happen there.

    Each test has an object, and hence a server, of its own. A hook that makes no sense for a service is filled in with
    ``pytest.skip("why")``: the reason then stands in the report of every test that would need it.
    """

    settings: Values = Values()
    """The service's own settings of the account."""

    not_secret: ClassVar[frozenset[str]] = frozenset()
    """Names among the stored secrets whose values may be logged, such as the scope that was granted."""

    _grant: Grant | None = None

    # Signing in

    @property
    @abstractmethod
    def service(self) -> Service:
        """What the entry point names."""

    @property
    @abstractmethod
    def address(self) -> str:
        """Where the server is, as a person would type it."""

    @abstractmethod
    async def sign_in(self) -> Grant:
        """Sign in to the account under test; with a token, where that is possible."""

    @abstractmethod
    async def sign_in_as_another(self) -> Grant:
        """Sign in to somebody else's account on the same server."""

    @abstractmethod
    def person(self, *, agrees: bool) -> SignInPrompt:
        """The account's person in front of `Service.sign_in`, who in the end allows it, or does not."""

    # Notifications

    @abstractmethod
    def arrive(self, count: int = 1) -> list[str]:
        """Let unread notifications arrive on the server, oldest first; returns their ids."""

    @abstractmethod
    def arrive_of_unknown_kind(self) -> str:
        """Let one arrive of a type that the service may invent tomorrow; returns its id."""

    @abstractmethod
    def damage(self, remote_id: str) -> None:
        """Have the server send something that makes no sense in place of this one, from now on."""

    # Reading: for sources that claim to read on the server

    @abstractmethod
    def unread(self) -> set[str]:
        """The ids of what the server counts as unread."""

    @abstractmethod
    def read_elsewhere(self, remote_id: str) -> None:
        """The person reads this one in another program; where the server has a marker, everything up to it."""

    def unread_elsewhere(self, remote_id: str) -> None:
        """The person marks this one as unread in another program. For sources that claim `Capabilities.unread`."""
        raise NotImplementedError("the source claims to mark as unread: the contract has to see it happen elsewhere")

    def held(self) -> set[str]:
        """The ids of what the server holds. For sources that claim to `dismiss` or `clear`."""
        raise NotImplementedError("the source claims to delete: the contract has to see what the server holds")

    # Trouble

    @abstractmethod
    def revoke(self) -> None:
        """Take the account's token back on the server."""

    @abstractmethod
    def go_offline(self) -> None:
        """Break every connection to the server, and let it take no new one."""

    @abstractmethod
    def come_back(self) -> None:
        """Let the server answer again, at the same address."""

    @abstractmethod
    def limit(self, seconds: int) -> None:
        """Refuse every request from now on as one too many, and ask to wait so long."""

    @abstractmethod
    def requests(self) -> int:
        """How many requests have reached the server."""

    # What the tests are made of

    async def grant(self) -> Grant:
        """What the first `sign_in` gave, with the secrets as they were renewed since."""
        if self._grant is None:
            self._grant = await self.sign_in()
        return self._grant

    async def open(self) -> Source:
        """A source for the account under test, as after a start of the app; whoever opens it closes it."""
        grant = await self.grant()

        async def keep(secrets: Mapping[str, str]) -> None:
            self._grant = replace(grant, secrets=dict(secrets))

        context = open_context(self.service.id, grant, settings=self.settings, save_secrets=keep)
        return self.service.create(context)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Source]:
        """`open`, and close in the end."""
        source = await self.open()
        try:
            yield source
        finally:
            await source.aclose()

    @asynccontextmanager
    async def listening(self, cursor: str | None = None, inbox: Inbox | None = None) -> AsyncIterator[Listener]:
        """A listener to an open source that has made sure whose account it is, as the engine does."""
        async with self.opened() as source:
            await source.identify()
            async with Listener(source, cursor, inbox) as listener:
                yield listener


async def until_none_but(before: set[asyncio.Task[object]]) -> None:
    """Wait for the tasks that were not there `before`; fails when one of them goes on."""
    left = asyncio.all_tasks() - before
    if left:
        _, left = await asyncio.wait(left, timeout=_GRACE_S)
    if left:
        pytest.fail("these tasks go on: " + ", ".join(sorted(str(task.get_coro()) for task in left)))
