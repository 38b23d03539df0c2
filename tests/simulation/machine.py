"""The person's computer: the app as it is put together for real, on a disk, a desktop and a network that can fail."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextvars import copy_context
from datetime import timedelta
from importlib.metadata import EntryPoint
from pathlib import Path
from random import Random
from typing import Any, TypeVar, cast

from tests.simulation.desktop import Desktop, DesktopLine, Keyring
from tests.simulation.disk import Disk
from tests.simulation.loop import Process, run_as
from tests.simulation.network import Network
from tests.support.virtual_time import VirtualClock
from traynotify.api import API_VERSION, SystemClock
from traynotify.app.sources import Factory
from traynotify.core.alert import Alert
from traynotify.core.errors import TraynotifyError
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.reduce import Changes
from traynotify.core.settings import Settings
from traynotify.core.state import State
from traynotify.engine.engine import Engine
from traynotify.engine.registry import ENTRY_POINTS, Registry
from traynotify.storage.archive import SqliteArchive, open_archive

T = TypeVar("T")

SERVICES = ("diaspora", "discourse", "mastodon", "osu")


class MachineClock(SystemClock):
    """`core.ports.Clock` of this computer, which need not show the true time."""

    def __init__(self, truth: VirtualClock) -> None:
        self.ahead_s = 0.0
        super().__init__(lambda: truth.now() + timedelta(seconds=self.ahead_s))


class _Anew:
    """An entry point whose service is made anew for each start, as a new process would have it."""

    dist = None

    def __init__(self, point: EntryPoint) -> None:
        self.name, self._point = point.name, point

    def load(self) -> Any:
        return type(self._point.load())()


def _registry() -> Registry:
    points = [EntryPoint(name, f"traynotify.sources.{name}:SERVICE", ENTRY_POINTS) for name in SERVICES]
    return Registry(lambda: API_VERSION, cast("list[EntryPoint]", [_Anew(point) for point in points]))


class App:
    """One life of the app: what `app.bootstrap` puts together, with this computer's parts."""

    def __init__(self, machine: Machine, owner: Process, archive: SqliteArchive, random: Random) -> None:
        self.process, self.archive = owner, archive
        self.registry = _registry()
        factory = Factory(
            self.registry,
            machine.keyring,
            machine.clock,
            lambda account: self.engine.store.state.settings.of(account),
            unread_of=lambda account: self.engine.store.state.unread_on_server(account),
        )
        self.engine = Engine(
            archive=archive,
            secrets=machine.keyring,
            factory=factory,
            registry=self.registry,
            clock=machine.clock,
            random=random,
        )
        self.desktop_line = DesktopLine(machine.desktop, owner, self._due)

    @property
    def state(self) -> State:
        """What everybody sees."""
        return self.engine.store.state

    def _due(self, alert: Alert) -> list[NotificationKey]:
        rows = (self.state.rows.get(key) for key in alert.keys)
        return [row.key for row in rows if row is not None and row.awaits_alert]


class Machine:
    """The computer; at most one process of the app runs on it."""

    def __init__(
        self,
        *,
        truth: VirtualClock,
        network: Network,
        random: Random,
        folder: Path,
        template: Path,
        desktop: Desktop,
        on_begin: Callable[[State], None],
        observe: Callable[[Changes], None],
        on_end: Callable[[App | None, bool], None],
    ) -> None:
        self.clock = MachineClock(truth)
        self.disk = Disk(folder, template)
        self.desktop, self.keyring = desktop, Keyring()
        self._truth, self._network, self._random = truth, network, random
        self._on_begin, self._observe, self._on_end = on_begin, observe, on_end
        self.app: App | None = None
        self._process: Process | None = None
        self.deaths = self.starts = 0

    # Its life

    async def start(self) -> bool:
        """Start the app, unless it runs; False when it could not, or died at once."""
        if self.app is not None:
            return True
        self.starts += 1
        self._process = owner = Process(self._died)
        self.disk.owner = owner
        await self._as(owner, self._begin(owner))
        return self.app is not None

    async def _begin(self, owner: Process) -> None:
        opened = await open_archive(self.disk.file, connect=self.disk.connect)
        assert not opened.notice, opened.notice
        app = App(self, owner, opened.archive, self._random)
        await app.engine.load(Settings())
        if owner.alive:
            self._on_begin(app.state)
        app.engine.store.subscribe(lambda changes: self._observe(changes) if owner.alive else None)
        app.engine.start(app.desktop_line)
        if owner.alive:
            self.app = app

    def _died(self) -> None:
        self.deaths += 1
        owner, app = self._process, self.app
        self._process, self.app = None, None
        assert owner is not None
        self.disk.statements_to_live = 0
        if self.disk.power_fails:
            self.desktop.restart()
        self.disk.leave()
        self._network.cut_off(owner)
        self._ended(app, in_order=False)
        asyncio.get_running_loop().call_soon(owner.bury)

    def _ended(self, app: App | None, *, in_order: bool) -> None:
        self.desktop.left()
        self._on_end(app, in_order)

    def kill(self) -> None:
        """End the process at this moment, if one runs."""
        if self._process is not None:
            self._process.die()

    def doom(self, *, steps: int = 0, statements: int = 0) -> None:
        """Let the process die after so many steps of its tasks, or at so many statements from now."""
        self.disk.statements_to_live = statements
        if self._process is not None:
            self._process.steps_to_live = steps

    async def quit(self) -> None:
        """End the app in good order, as at a logout."""
        if (app := self.app) is None:
            return
        await self._as(app.process, self._end(app))
        if self.app is app:
            self.app, self._process = None, None
            app.process.steps_to_live = 0  # what it left on its lines may still be scheduled
            self._ended(app, in_order=self.disk.error is None)  # without a disk, nothing can be noted any more

    async def _end(self, app: App) -> None:
        await app.engine.aclose()
        await app.archive.aclose()

    # What is done with it

    async def do(self, work: Callable[[App], Coroutine[Any, Any, T]]) -> T | None:
        """Do something in the app; None when it does not run, dies, or refuses with one of its own errors."""
        if (app := self.app) is None:
            return None
        return await self._as(app.process, work(app))

    async def _as(self, owner: Process, work: Coroutine[Any, Any, T]) -> T | None:
        async def owned() -> T | None:
            try:
                return await work
            except TraynotifyError:
                return None

        context = copy_context()
        context.run(run_as, owner)
        task = asyncio.get_running_loop().create_task(owned(), context=context)
        await asyncio.wait((task,))
        if not owner.alive:
            return None if task.cancelled() or task.exception() else task.result()
        return task.result()

    def wake(self) -> None:
        """The system says that it woke, or that the network is another."""
        if self.app is not None:
            self.app.engine.supervisor.nudge()

    def needs_sign_in(self, account: AccountId) -> bool:
        """Whether the account waits for the person."""
        return self.app is not None and self.app.state.accounts[account].health.state.value == "needs_sign_in"
