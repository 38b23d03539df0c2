"""The picture of a bubble: waited for, but not for long."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

ImagePath = Callable[[str], Awaitable[str | None]]
"""Gives the local file of an avatar's address, as `core.ports.ImageCache.path` does."""

AVATAR_TIMEOUT_S = 2.0
"""A bubble without its picture now is worth more than one with it later."""


async def avatar(url: str, image_path: ImagePath | None, timeout_s: float = AVATAR_TIMEOUT_S) -> str | None:
    """The local file of the avatar, or None when there is none or it does not come in time."""
    if not url or image_path is None:
        return None
    try:
        async with asyncio.timeout(timeout_s):
            return await image_path(url)
    except TimeoutError:
        return None
