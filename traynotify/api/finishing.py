"""What must not be broken off half-way, such as the renewal of a token that ends the old one at once."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, which goes on to its end although the caller is cancelled; only then the caller is."""
    working = asyncio.create_task(work)  # noqa: TID251  (held here until it is over)
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        await asyncio.wait((working,))
        if not working.cancelled():
            working.exception()  # nobody is left who could do anything about it
        raise
