"""Blocking work, one job after another, off the event loop and without ever holding up the end of the process.

`concurrent.futures.ThreadPoolExecutor` joins its threads at exit, so a keyring whose prompt nobody answers would keep
the process alive for ever; this executor's thread is a daemon. It lives only while there is work, and a moment longer,
unless it is asked to stay.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from threading import Condition, Thread
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


LINGER_S = 0.05
"""How long a thread that is not to stay waits for more: to start one for each job takes longer than most jobs do."""


class SerialWorker(Executor):
    """Runs what it is given in order, never two jobs at a time, on a daemon thread called `name`."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._stays = False
        self._changed = Condition()
        self._jobs: deque[tuple[Future[Any], Callable[[], Any]]] = deque()
        self._working = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue a job. Cancelling its future takes it out of the queue, but does not stop it once it runs."""
        future: Future[T] = Future()
        with self._changed:
            if not self._working:
                Thread(target=self._work, name=self._name, daemon=True).start()
                self._working = True
            self._jobs.append((future, partial(fn, *args, **kwargs)))
            self._changed.notify()
        return future

    def stay(self) -> Callable[[], None]:
        """Keep the thread, which is woken sooner than a new one is started; returns what lets it end with the work."""
        self._stays = True

        def let_go() -> None:
            with self._changed:
                self._stays = False
                self._changed.notify()

        return let_go

    def _work(self) -> None:
        while (todo := self._next()) is not None:
            _settle(*todo)
            # The thread may wait in the next job for long: nothing of this one is kept alive by it.
            del todo

    def _next(self) -> tuple[Future[Any], Callable[[], Any]] | None:
        """The next job; None when none came for a while, and the thread is to end."""
        with self._changed:
            while self._stays and not self._jobs:
                self._changed.wait()
            if self._changed.wait_for(lambda: self._jobs, LINGER_S):
                return self._jobs.popleft()
            self._working = False
            return None


def _settle(future: Future[Any], job: Callable[[], Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = job()
    except BaseException as error:  # noqa: BLE001 - as in every Executor, it is for whoever waits for the job
        future.set_exception(error)
    else:
        future.set_result(result)


async def in_order(executor: Executor, job: Callable[[], T]) -> T:
    """The result of `job`. When the caller is cancelled the job still runs: what was asked to be written is written.

    It goes through ``run_in_executor`` of the running loop, so that a loop with a clock of its own can wait for it.
    """
    return await asyncio.shield(asyncio.get_running_loop().run_in_executor(executor, job))
