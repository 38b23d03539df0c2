"""glibc's allocator, which keeps what was freed for what may never come. Others, of whatever system, are left alone."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""The parameters of mallopt(3) as numbers: ``malloc.h``."""
_LARGE = 128 * 1024
"""glibc's own measure at first; left to itself, it raises that to the size of whatever is freed."""


def keep_little() -> None:
    """Have it keep no more than little of what will be freed."""
    with suppress(OSError, AttributeError):
        mallopt = _libc().mallopt
        mallopt(_ARENA_MAX, 1)  # each thread that allocates would have a heap of its own
        mallopt(_MMAP_THRESHOLD, _LARGE)
        mallopt(_TRIM_THRESHOLD, _LARGE)


def trim() -> None:
    """Have it give back what is free; some milliseconds."""
    with suppress(OSError, AttributeError):
        _libc().malloc_trim(0)


def _libc() -> ctypes.CDLL:
    if sys.platform != "linux":
        raise OSError("not glibc")
    return ctypes.CDLL(None)
