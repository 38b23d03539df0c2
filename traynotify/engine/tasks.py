"""The only way to start a task: named, kept from being collected, its error logged, and ended with its owner."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

log = logging.getLogger(__name__)

T = TypeVar("T")


class Tasks:
    """The tasks of one owner. Closing cancels them and waits until they are gone."""

    def __init__(self) -> None:
        self._tasks: dict[asyncio.Task[Any], None] = {}
        """In the order of starting, in which they are ended too."""

    def spawn(self, name: str, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Start `coroutine` as a task. An error that it ends with is logged, and hurts nobody else."""
        task = asyncio.get_running_loop().create_task(coroutine, name=name)
        self._tasks[task] = None
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.pop(task, None)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("the task “%s” failed", task.get_name(), exc_info=error)

    async def aclose(self, deadline_s: float = 2.0, *, patience_s: float = 0.0) -> None:
        """Cancel every task that does not end by itself within `patience_s` seconds, and wait for their clean-up,
        `deadline_s` seconds at most.
        """
        if patience_s and self._tasks:
            await asyncio.wait(list(self._tasks), timeout=patience_s)
        tasks = [task for task in self._tasks if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=deadline_s)
            for task in [task for task in tasks if task in late]:
                log.warning("the task “%s” did not end in time", task.get_name())


async def race(work: Coroutine[Any, Any, T], until: Coroutine[Any, Any, Any]) -> T | None:
    """The result of `work`, or None when `until` ended first. Both have ended when this returns or is cancelled."""
    loop = asyncio.get_running_loop()
    working, waiting = loop.create_task(work), loop.create_task(until)
    try:
        await asyncio.wait((working, waiting), return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        for half in (working, waiting):
            half.cancel()
        await asyncio.gather(working, waiting, return_exceptions=True)


async def finish(work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, which goes on to its end even when the caller is cancelled; only then is the caller."""
    working = asyncio.get_running_loop().create_task(work)
    cancelled: asyncio.CancelledError | None = None
    while not working.done():
        try:
            await asyncio.wait((working,))
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is None:
        return working.result()
    if not working.cancelled() and (error_of_work := working.exception()) is not None:
        log.info("what was under way failed: %s", error_of_work)
    raise cancelled
