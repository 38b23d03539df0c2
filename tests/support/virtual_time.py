"""An asyncio event loop without waiting: when nothing is ready, its time jumps to the next timer.

What takes hours takes milliseconds, and the same program goes through the same steps every time. Threads and sockets
have no place here: blocking work runs where it is asked for, and a program that waits for something that no timer
brings ends in `Deadlock` instead of hanging.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor
from contextvars import Context
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from typing import Any

from traynotify.api import SystemClock

_START = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)


class Deadlock(AssertionError):
    """Every task waits, and no timer runs that could ever wake one."""


class VirtualLoop(asyncio.BaseEventLoop):
    """The loop; its time begins at 0. Timers of the same moment fire in the order in which they were set.

    It does what asyncio's own does at each turn, without what is about sockets, threads and debugging.
    """

    def __init__(self) -> None:
        super().__init__()
        self._now_s = 0.0
        self._ready: deque[asyncio.Handle] = deque()
        self._timers: list[tuple[float, int, asyncio.TimerHandle]] = []
        self._timer_count = 0

    get_debug = staticmethod(bool)  # False, without a step of Python: it is asked for each future

    def time(self) -> float:
        return self._now_s

    def call_soon(  # type: ignore[override]
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        handle = asyncio.Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_at(  # type: ignore[override]
        self, when: float, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.TimerHandle:
        timer = asyncio.TimerHandle(when, callback, args, self, context)
        self._timer_count += 1
        heappush(self._timers, (when, self._timer_count, timer))
        return timer

    def _run_once(self) -> None:
        ready, timers = self._ready, self._timers
        while timers and timers[0][2]._cancelled:
            heappop(timers)
        if not ready:
            if not timers:
                raise Deadlock("every task waits, and no timer runs")
            self._now_s = max(self._now_s, timers[0][0])
        while timers and timers[0][0] <= self._now_s:
            ready.append(heappop(timers)[2])
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    def run_in_executor(  # type: ignore[override]
        self, executor: Executor | None, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """Run `func` on the next turn of the loop, on the loop's own thread, in the order of asking."""
        done = self.create_future()
        self.call_soon(_settle, done, func, args)
        return done

    def _write_to_self(self) -> None:
        """Nobody sleeps who would have to be woken."""


def _settle(done: asyncio.Future[Any], func: Callable[..., Any], args: tuple[Any, ...]) -> None:
    if done.cancelled():
        return
    try:
        result = func(*args)
    except Exception as error:  # noqa: BLE001 - it is for whoever waits for the job
        done.set_exception(error)
    else:
        done.set_result(result)


class VirtualClock(SystemClock):
    """`core.ports.Clock` in step with the running `VirtualLoop`."""

    def __init__(self, start: datetime = _START) -> None:
        self._start = start
        super().__init__(lambda: self.at(asyncio.get_running_loop().time()))

    def at(self, loop_s: float) -> datetime:
        """What it shows when the loop's time is `loop_s`."""
        return self._start + timedelta(seconds=loop_s)

    def jump(self, seconds: float) -> None:
        """Set the wall clock forward or back, as a person or a time server does; the loop's own time goes on."""
        self._start += timedelta(seconds=seconds)


async def settle(turns: int = 50) -> None:
    """Let everything run that can run now, without letting time pass."""
    for _ in range(turns):
        await asyncio.sleep(0)
