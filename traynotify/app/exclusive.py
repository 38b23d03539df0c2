"""One process works on a profile at a time: take the profile, or find the process that has it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from traynotify.core.errors import UsageError
from traynotify.storage.lock import Instance, ProfileLock
from traynotify.storage.paths import Profile

PATIENCE_S = 35.0
"""A command that only takes a moment holds the lock without answering; this long we wait for it to end."""

STEP_S = 0.1


@asynccontextmanager
async def hold_or_find(profile: Profile) -> AsyncIterator[ProfileLock | Instance]:
    """The lock, held until the end of the block, or else the running instance to speak to. Raises UsageError."""
    lock = ProfileLock(profile.lock_file, profile.instance_file)
    for _ in range(int(PATIENCE_S / STEP_S)):
        if lock.acquire():
            break
        if (instance := lock.instance()) is not None:
            yield instance
            return
        await asyncio.sleep(STEP_S)
    else:
        raise UsageError("Another traynotify is busy on this profile and does not answer; try again in a moment")
    try:
        yield lock
    finally:
        lock.release()
