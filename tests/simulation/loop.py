"""The event loop of a simulation: virtual time, a network in memory, and processes that can die at any moment.

A process is what belongs together and dies together. Whatever runs on its behalf carries it in its context; once it is
dead, nothing that its coroutines still do while they unwind reaches a line, a disk or a desktop.
"""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Callable
from concurrent.futures import Executor
from contextvars import Context, ContextVar
from typing import TYPE_CHECKING, Any

import sniffio

from tests.support.virtual_time import VirtualLoop

if TYPE_CHECKING:
    from tests.simulation.network import Network

_running: ContextVar[Process | None] = ContextVar("process", default=None)


class Dead(OSError):
    """Raised into what is left of a dead process when it reaches for something."""


class Process:
    """One life of the app, from its start to its end or death."""

    def __init__(self, on_death: Callable[[], None]) -> None:
        self.alive = True
        self.steps_to_live = 0
        """When positive: how many more times something may be scheduled on the loop before it dies."""
        self._on_death = on_death
        self._tasks: list[weakref.ref[asyncio.Task[Any]]] = []

    def adopt(self, task: asyncio.Task[Any]) -> None:
        """A task was started on this process's behalf."""
        self._tasks.append(weakref.ref(task))

    def step(self) -> None:
        """Something is being scheduled: the process may be at its end."""
        if self.steps_to_live > 0:
            self.steps_to_live -= 1
            if self.steps_to_live == 0:
                self.die()

    def die(self) -> None:
        """End here and now, as by SIGKILL; dying twice is no error."""
        if self.alive:
            self.alive = False
            self._on_death()

    def bury(self) -> None:
        """Let the coroutines of a dead process unwind; what they do reaches nobody."""
        for reference in self._tasks:
            if (task := reference()) is not None:
                task.cancel()
        self._tasks.clear()


def process() -> Process | None:
    """The process that the running code belongs to; None for servers and for the simulation itself."""
    return _running.get()


def run_as(owner: Process) -> None:
    """From now on, the running task and what it starts belong to `owner`."""
    _running.set(owner)


class SimulatedLoop(VirtualLoop):
    """`VirtualLoop` with a network. Blocking work takes a moment of virtual time, and runs in the order of asking."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self._network = network
        self.blocking_s: Callable[[], float] = lambda: 0.0
        """How long the next piece of blocking work takes."""
        self._free_at_s = 0.0

    def call_soon(  # type: ignore[override]
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        owner = _running.get() if context is None else context.get(_running)
        if owner is not None and owner.steps_to_live:
            owner.step()
        handle = asyncio.Handle(callback, args, self, context)  # as `VirtualLoop` does, a call less for each turn
        self._ready.append(handle)
        return handle

    def create_task(self, coro: Any, *, context: Context | None = None, **options: Any) -> asyncio.Task[Any]:
        task: asyncio.Task[Any] = super().create_task(coro, context=context, **options)
        if (owner := _running.get() if context is None else context.get(_running)) is not None:
            owner.adopt(task)
        return task

    def run_in_executor(  # type: ignore[override]
        self, executor: Executor | None, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        done, owner = self.create_future(), _running.get()
        self._free_at_s = max(self._free_at_s, self.time()) + self.blocking_s()

        def work() -> None:
            if done.cancelled():
                return
            try:
                if owner is not None and not owner.alive:
                    raise Dead("the process is dead")
                done.set_result(func(*args))
            except Exception as error:  # noqa: BLE001 - it is for whoever waits for the job
                done.set_exception(error)

        self.call_at(self._free_at_s, work)
        return done

    def run_forever(self) -> None:
        """Say beforehand whose loop this is: httpx would find it out anew at each of its steps."""
        before, sniffio.thread_local.name = sniffio.thread_local.name, "asyncio"
        try:
            super().run_forever()
        finally:
            sniffio.thread_local.name = before

    async def getaddrinfo(self, host: Any, port: Any, **hints: Any) -> Any:
        return await self._network.resolve(host, port)

    async def create_connection(  # type: ignore[override]
        self, protocol_factory: Callable[[], asyncio.Protocol], host: str, port: int, **options: Any
    ) -> tuple[asyncio.Transport, asyncio.Protocol]:
        return await self._network.connect(protocol_factory, host, port)
