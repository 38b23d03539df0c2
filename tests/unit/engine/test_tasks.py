"""Tasks are named, their errors are logged, and they end with their owner."""

import asyncio

import pytest

from tests.support.logs import ExpectedLogs
from tests.support.virtual_time import settle
from traynotify.engine.tasks import Tasks, finish, race


async def fail() -> None:
    raise ZeroDivisionError


async def test_an_error_is_logged_with_the_tasks_name(expected_logs: ExpectedLogs) -> None:
    expected_logs("the task “sums” failed.*ZeroDivisionError")
    tasks = Tasks()
    tasks.spawn("sums", fail())
    await settle()
    await tasks.aclose()


async def test_closing_cancels_and_waits_for_the_clean_up() -> None:
    cleaned = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(1)
            cleaned.append(True)

    tasks = Tasks()
    task = tasks.spawn("work", work())
    await settle()
    await tasks.aclose()
    assert (cleaned, task.cancelled()) == ([True], True)


async def test_a_task_may_close_its_owner() -> None:
    tasks = Tasks()
    task = tasks.spawn("last", tasks.aclose())
    other = tasks.spawn("other", asyncio.Event().wait())
    await settle()
    assert (task.cancelled(), other.cancelled()) == (False, True)


async def test_a_race_is_won_by_who_ends_first() -> None:
    async def answer() -> int:
        await asyncio.sleep(2)
        return 42

    assert await race(answer(), asyncio.sleep(3)) == 42
    assert await race(answer(), asyncio.sleep(1)) is None
    with pytest.raises(ZeroDivisionError):
        await race(fail(), asyncio.sleep(1))


async def test_what_is_to_be_finished_is_finished_however_often_its_caller_is_cancelled() -> None:
    done = []

    async def work() -> int:
        await asyncio.sleep(5)
        done.append(True)
        return 42

    assert await finish(work()) == 42
    task = asyncio.create_task(finish(work()))
    for _ in range(3):
        await asyncio.sleep(1)
        task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert done == [True, True]
    with pytest.raises(ZeroDivisionError):
        await finish(fail())
