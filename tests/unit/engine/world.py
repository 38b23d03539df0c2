"""A whole engine between made-up servers and a made-up desktop, on a virtual clock."""

from collections.abc import Awaitable, Callable
from random import Random
from types import TracebackType
from typing import Any

from tests.support.examples import ANA, account, after, key, keys, notification
from tests.support.fakes import Disk, FakeFactory, FakeNotifier, FakeSecrets, FakeServer
from tests.support.virtual_time import VirtualClock, settle
from traynotify.core.account import Account, Health, HealthState
from traynotify.core.commands import Command, Verb
from traynotify.core.events import Arrived, Snapshot
from traynotify.core.ids import AccountId
from traynotify.core.ports import Batch
from traynotify.core.selector import Items, UpTo
from traynotify.core.settings import Setting, Settings, Values
from traynotify.core.state import Operation, Row, State
from traynotify.engine.engine import Engine
from traynotify.engine.registry import Registry


def title(number: int) -> str:
    """What the notification with this number says."""
    return notification(number).title


def page(*numbers: int) -> Snapshot:
    """What was missed."""
    return Snapshot(items=tuple(map(notification, numbers)), asked_at=after(0), cursor=str(max(numbers, default=0)))


def general(setting: Setting[Any], value: Any) -> Settings:
    """The settings with this one chosen otherwise."""
    return Settings(general=Values().replacing(setting, value))


class World:
    """``async with World() as world``: the engine runs, and its accounts are online."""

    def __init__(self, *accounts: Account, settings: Settings | None = None) -> None:
        self.accounts = accounts or (account(),)
        self.settings = settings or Settings()
        self.clock, self.disk, self.secrets = VirtualClock(), Disk(), FakeSecrets()
        self.servers = {a.id: FakeServer(a.identity.handle, a.identity.capabilities) for a in self.accounts}
        self.factory, self.registry = FakeFactory(self.servers), Registry(lambda: 1, [])
        self.notifier = FakeNotifier()
        self.has_desktop = True
        self.engine: Engine

    async def __aenter__(self) -> "World":
        await self.disk.commit(Batch(accounts=self.accounts))
        await self.begin()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.engine.aclose()

    async def begin(self) -> None:
        """Start the app on what is on disk."""
        self.engine = Engine(
            archive=self.disk,
            secrets=self.secrets,
            factory=self.factory,
            registry=self.registry,
            clock=self.clock,
            random=Random(4),
        )
        await self.engine.load(self.settings)
        self.engine.start(self.notifier if self.has_desktop else None)
        await settle()

    async def restart(self, meanwhile: Callable[[], Awaitable[None]] | None = None) -> None:
        """End the app and start it again."""
        await self.engine.aclose()
        if meanwhile is not None:
            await meanwhile()
        await self.begin()

    @property
    def server(self) -> FakeServer:
        """Ana's server."""
        return self.servers[ANA]

    @property
    def state(self) -> State:
        """What everybody sees."""
        return self.engine.store.state

    def row(self, number: int, name: AccountId = ANA) -> Row:
        """The row with this number."""
        return self.state.rows[key(number, name)]

    def health(self, name: AccountId = ANA) -> Health:
        """How the account is doing."""
        return self.state.accounts[name].health

    def is_live(self, name: AccountId = ANA) -> bool:
        """Whether the account is live."""
        return self.health(name).state is HealthState.LIVE

    def unread(self) -> list[int]:
        """The numbers of what the person sees as unread, oldest first."""
        return sorted(int(row.key.remote) for row in self.state.listed(unread_only=True))

    async def ask(self, verb: Verb, *numbers: int, undo_s: float = 10.0) -> Operation:
        """The person clicks on Ana's rows."""
        (asked,) = await self.engine.ask(verb, keys(*numbers), undo_s=undo_s)
        await settle()
        return asked

    async def push(self, *numbers: int, **changes: Any) -> None:
        """Ana's server pushes one event for each."""
        for n in numbers:
            self.server.push(notification(n, **changes))
        await settle()

    def on_screen(self) -> list[list[int]]:
        """The numbers that each bubble on the screen stands for."""
        return sorted(sorted(int(k.remote) for k in alert.keys) for alert in self.notifier.screen.values())

    def requests(self) -> list[tuple[str, list[int]]]:
        """What Ana's server was asked to do, with the numbers that were meant; a marker is its own number."""
        return [(command.verb.value, _numbers(command)) for command in self.server.performed]


def _numbers(command: Command) -> list[int]:
    match command.selector:
        case Items(ids):
            return sorted(map(int, ids))
        case UpTo(_, remote):
            return [int(remote)]
        case _:
            return []


def with_five_unread() -> World:
    """Ana has five unread notifications; not yet begun."""
    world = World()
    world.server.missed = [Arrived(items=tuple(map(notification, range(1, 6))))]
    return world
