"""An asyncio event loop without waiting: when nothing is ready, its time jumps to the next timer.

What takes hours takes milliseconds, and the same program goes through the same steps every time. Threads and sockets
have no place here: a program that waits for something that no timer brings ends in `Deadlock` instead of hanging.
"""

import asyncio
import selectors
from datetime import UTC, datetime, timedelta

_START = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)


class Deadlock(AssertionError):
    """Every task waits, and no timer runs that could ever wake one."""


class _Jumping(selectors.DefaultSelector):
    """asyncio asks it to sleep until the next timer; it lets that much time pass at once."""

    def __init__(self) -> None:
        super().__init__()
        self.now_s = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout is None:
            raise Deadlock("every task waits, and no timer runs")
        if not ready and timeout is not None:
            self.now_s += max(0.0, timeout)
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """The loop; its time begins at 0."""

    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now_s


class VirtualClock:
    """`core.ports.Clock` in step with the running `VirtualLoop`."""

    def __init__(self, start: datetime = _START) -> None:
        self._start = start

    def now(self) -> datetime:
        return self._start + timedelta(seconds=asyncio.get_running_loop().time())

    def jump(self, seconds: float) -> None:
        """Set the wall clock forward or back, as a person or a time server does; the loop's own time goes on."""
        self._start += timedelta(seconds=seconds)


async def settle(turns: int = 50) -> None:
    """Let everything run that can run now, without letting time pass."""
    for _ in range(turns):
        await asyncio.sleep(0)
