"""An asyncio event loop without waiting: when nothing is ready, its time jumps to the next timer.

What takes hours takes milliseconds, and the same program goes through the same steps every time. Threads and sockets
have no place here: blocking work runs where it is asked for, and a program that waits for something that no timer
brings ends in `Deadlock` instead of hanging.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import UTC, datetime, timedelta
from typing import Any

_START = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)


class Deadlock(AssertionError):
    """Every task waits, and no timer runs that could ever wake one."""


class _Jumping:
    """What asyncio asks to sleep until the next timer: it lets that much time pass at once."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise Deadlock("every task waits, and no timer runs")
        self.now_s += max(0.0, timeout)
        return []


class VirtualLoop(asyncio.BaseEventLoop):
    """The loop; its time begins at 0."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Jumping()

    def time(self) -> float:
        return self._selector.now_s

    def run_in_executor(  # type: ignore[override]
        self, executor: Executor | None, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """Run `func` on the next turn of the loop, on the loop's own thread, in the order of asking."""
        done = self.create_future()
        self.call_soon(_settle, done, func, args)
        return done

    def _process_events(self, event_list: list[Any]) -> None:
        """There are none: nothing comes from outside."""

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


class VirtualClock:
    """`core.ports.Clock` in step with the running `VirtualLoop`."""

    def __init__(self, start: datetime = _START) -> None:
        self._start = start

    def now(self) -> datetime:
        return self.at(asyncio.get_running_loop().time())

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
