"""The loop that the other tests of this folder run on."""

import asyncio

import pytest

from tests.support.virtual_time import Deadlock, VirtualClock, VirtualLoop


async def test_hours_pass_at_once_and_the_clock_with_them() -> None:
    clock = VirtualClock()
    before, loop = clock.now(), asyncio.get_running_loop()
    await asyncio.sleep(30 * 3600)
    assert (clock.now() - before).total_seconds() == loop.time() == 30 * 3600


async def test_timers_fire_in_their_order() -> None:
    fired: list[int] = []

    async def fire_after(seconds: int) -> None:
        await asyncio.sleep(seconds)
        fired.append(seconds)

    await asyncio.gather(*map(fire_after, (30, 10, 20)))
    assert fired == [10, 20, 30]


def test_waiting_for_what_never_comes_is_told() -> None:
    with pytest.raises(Deadlock), asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(asyncio.Event().wait())
