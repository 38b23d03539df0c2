"""Waiting for a condition, never for a guess: the only place where a test sleeps."""

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE_S = 60.0
"""How long anything may take that a test waits for: a machine that is busy with other things makes none fail."""

_STEP_S = 0.01


def wait_until(condition: Callable[[], T], what: str, timeout_s: float = PATIENCE_S) -> T:
    """Return the first truthy value of `condition`; raises AssertionError, naming `what`, if none comes in time."""
    deadline = time.monotonic() + timeout_s
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"after {timeout_s} s, still not: {what}")
        time.sleep(_STEP_S)  # noqa: TID251  (between two looks at the condition)
    return value


async def eventually(condition: Callable[[], T], what: str, timeout_s: float = PATIENCE_S) -> T:
    """Do as `wait_until` does, while the event loop runs."""
    deadline = time.monotonic() + timeout_s
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"after {timeout_s} s, still not: {what}")
        await asyncio.sleep(_STEP_S)
    return value
