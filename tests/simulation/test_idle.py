"""Nothing of ours ticks while nothing happens: a quiet app wakes for the pings and polls that are due, and no more."""

import asyncio
from collections.abc import Callable
from contextvars import Context
from pathlib import Path
from typing import Any

import pytest

from tests.simulation.history import live_through
from tests.simulation.houses import KINDS
from tests.simulation.loop import process
from tests.simulation.only import Only
from tests.simulation.world import ONLINE, World

SETTLED_S, QUIET_S = 900.0, 1800.0
SHORTEST_S = 10.0
"""No timer of ours is to be shorter."""
NOT_OURS = ("tests.simulation.network", "tests.simulation.loop")
"""Cables and threads take their time as well."""


class QuietWorld(World):
    """One in which nothing happens once the account is listened to."""

    async def live(self) -> None:
        """Note the timers that the app sets while it is quiet."""
        await self._begin()
        await asyncio.sleep(SETTLED_S)
        self._set_timer, self._timers = self.loop.call_at, list[tuple[float, asyncio.TimerHandle]]()
        self.loop.call_at = self._noting  # type: ignore[method-assign]
        await asyncio.sleep(QUIET_S)
        assert self.machine.app is not None
        assert self.machine.app.state.accounts[self.houses[0].account].health.state in ONLINE
        self.fired_s = [seconds for seconds, timer in self._timers if _has_fired(timer)]
        await self.machine.quit()

    def _noting(
        self, when: float, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.TimerHandle:
        timer = self._set_timer(when, callback, *args, context=context)
        if process() is not None and callback.__module__ not in NOT_OURS:
            self._timers.append((when - self.loop.time(), timer))
        return timer


def _has_fired(timer: asyncio.TimerHandle) -> bool:
    """Those that were cancelled woke nobody."""
    return not timer.cancelled() and timer.when() < asyncio.get_running_loop().time()


@pytest.mark.parametrize("service", sorted(KINDS))
def test_no_timer_of_a_quiet_account_is_short(service: str, tmp_path: Path) -> None:
    world = live_through(7, tmp_path, QuietWorld, only=Only(services=(service,)))
    assert world.oracle.broken == []
    assert world.fired_s, "something keeps the account live"
    assert min(world.fired_s) >= SHORTEST_S
