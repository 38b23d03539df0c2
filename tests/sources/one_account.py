"""One account in the whole engine, on an archive in memory: for tests of what a person sees in the end."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from random import Random
from typing import cast

from msgspec.structs import replace

from tests.support.waiting import eventually
from traynotify.api import Grant, Group, OfKind, SystemClock
from traynotify.api.testing import open_context
from traynotify.core.account import Account
from traynotify.core.commands import Verb
from traynotify.core.facts import AccountStored
from traynotify.core.ids import account_id
from traynotify.core.ports import SecretStore, Service, Source
from traynotify.core.settings import Settings
from traynotify.core.state import Row
from traynotify.engine.engine import Engine
from traynotify.engine.registry import Registry
from traynotify.storage.memory import MemoryArchive

SETTLED_S = 1.5
LOOKS = 4


class OneAccount:
    """The engine with one account, which goes on with the same archive and secrets when it is started again."""

    def __init__(self, service: Service, grant: Grant) -> None:
        self._service, self._grant = service, grant
        self._clock = SystemClock()
        self._archive = MemoryArchive()
        self.id = account_id(service.id, grant.identity.handle)
        self.engine = self._new_engine()

    async def start(self) -> None:
        """Store the account, and listen."""
        account = Account(
            id=self.id,
            service=self._service.id,
            base_url=self._grant.base_url,
            identity=self._grant.identity,
            added_at=self._clock.now(),
        )
        await self.engine.store.apply(AccountStored(account=account, at=self._clock.now()))
        self.engine.start(None)

    async def start_again(self) -> None:
        """End, and begin anew with what was kept."""
        await self.engine.aclose()
        self.engine = self._new_engine()
        await self.engine.load(Settings())
        self.engine.start(None)

    async def aclose(self) -> None:
        """End everything."""
        await self.engine.aclose()

    @property
    def rows(self) -> list[Row]:
        """What is listed, newest first."""
        return self.engine.store.state.listed(self.id)

    @property
    def shown(self) -> dict[str, bool]:
        """The ids of what is listed, each with whether it is read."""
        return {str(row.notification.id): row.is_read for row in self.rows}

    @property
    def unread(self) -> int:
        """The number beside the account."""
        return self.engine.store.state.unread(self.id).known

    async def click(self, row: Row, verb: Verb = Verb.READ) -> None:
        """Ask for something of one row, without a time to undo it."""
        await self.engine.ask(verb, [row.key], undo_s=0)

    async def read_like(self, row: Row, scope: type[Group] | type[OfKind]) -> None:
        """Mark everything read that is in the group of `row`, or of its kind; what is in no group, alone."""
        item = row.notification
        if scope is Group and not item.group_id:
            await self.click(row)
        else:
            wanted = Group(item.group_id) if scope is Group else OfKind(item.raw_kind)
            await self.engine.mark_scope_read(row.account, wanted)

    async def settle(self, is_same: Callable[[], bool]) -> None:
        """Wait until everything asked for is done, and then, after looks at the server, until `is_same`.

        What was never told has to be asked for; what is on its way while that is answered, once more. Returns when it
        takes too long, for the test to say what differs.
        """
        await eventually(lambda: not self.engine.store.state.operations, "everything asked for is done")
        for _ in range(LOOKS):
            self.engine.supervisor.nudge()
            with suppress(AssertionError):
                await eventually(is_same, "the same truth", SETTLED_S)
                return

    async def open(self, _account: Account) -> Source:
        """As `core.ports.SourceFactory` has it."""

        async def keep(secrets: Mapping[str, str]) -> None:
            self._grant = replace(self._grant, secrets=dict(secrets))

        return self._service.create(open_context(self._service.id, self._grant, save_secrets=keep))

    async def revoke(self, account: Account, secrets: Mapping[str, str] | None = None) -> None:
        """Never called."""
        raise AssertionError(account)

    def _new_engine(self) -> Engine:
        return Engine(
            archive=self._archive,
            secrets=cast("SecretStore", None),
            factory=self,
            registry=Registry(lambda: 1, []),
            clock=self._clock,
            random=Random(1),
        )
