"""What a test started, it also ends: tasks, threads and windows that outlive it make it fail."""

import asyncio
import inspect
import sys
import threading
from collections.abc import AsyncIterator, Generator

import pytest

_GRACE_S = 20.0
"""How long a thread that was told to stop may take."""

_threads_before = pytest.StashKey[set[threading.Thread]]()


@pytest.fixture(autouse=True)
def _no_task_left(request: pytest.FixtureRequest) -> None:
    if inspect.iscoroutinefunction(getattr(request, "function", None)):
        request.getfixturevalue("_no_task_left_in_loop")


@pytest.fixture
async def _no_task_left_in_loop() -> AsyncIterator[None]:
    yield
    for _ in range(3):  # a task that has just been cancelled, or woken, needs a turn to end
        await asyncio.sleep(0)
    left = asyncio.all_tasks() - {asyncio.current_task()}
    if left:
        pytest.fail("tasks outlive the test: " + ", ".join(sorted(str(task.get_coro()) for task in left)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    item.stash[_threads_before] = set(threading.enumerate())
    return (yield)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    yield
    before = item.stash.get(_threads_before, None)
    if before is None:
        return
    for thread in set(threading.enumerate()) - before:
        thread.join(_GRACE_S)
        if thread.is_alive():
            pytest.fail(f"the thread {thread.name!r} outlives the test")
    if windows := _visible_windows():
        pytest.fail(f"windows outlive the test: {', '.join(windows)}")


def _visible_windows() -> list[str]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for window in windows:
        window.close()
    return [f"{type(window).__name__} {window.windowTitle()!r}" for window in windows]
