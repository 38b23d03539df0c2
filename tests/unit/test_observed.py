"""The observer of the benchmarks says what each task and timer is for, so that a row can name what there is more of."""

import asyncio
from typing import Any

from benchmarks.observed import purpose, work


async def sleeper() -> None:
    await asyncio.sleep(3600)


async def limited() -> None:
    async with asyncio.timeout(3600):
        await asyncio.Event().wait()


async def waiter() -> None:
    await asyncio.wait_for(asyncio.Event().wait(), 3600)


def called_later() -> None:
    raise AssertionError("not within an hour")


async def test_tasks_and_timers_are_named_by_what_waits() -> None:
    loop: Any = asyncio.get_running_loop()
    tasks = [loop.create_task(one()) for one in (sleeper, limited, waiter)]
    handle = loop.call_later(3600, called_later)
    await asyncio.sleep(0)
    assert work(tasks[1]) == "limited > Event.wait"
    names = {purpose(timer) for timer in loop._scheduled}
    for task in tasks:
        task.cancel()
    handle.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert {work_of.split(" ")[0] for work_of in names} >= {"sleeper", "limited", "waiter", "called_later"}
