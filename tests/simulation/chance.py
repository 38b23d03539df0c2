"""Nothing from outside: while a history runs, random numbers, ids and clocks come from its seed."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from types import ModuleType, SimpleNamespace
from unittest.mock import patch

from tests.simulation.loop import SimulatedLoop
from tests.simulation.network import Socket


@contextmanager
def determined(seed: int, loop: SimulatedLoop, now: Callable[[], datetime]) -> Iterator[None]:
    """Replace what libraries ask the system for: entropy, the time, and whether a socket is readable.

    httpcore looks for `sniffio` at every step; where that is not installed, it is told so without a look at the disk.
    """
    entropy = random.Random(f"entropy of {seed}")
    state = random.getstate()
    random.seed(seed)
    clock = SimpleNamespace(**{**vars(time), "monotonic": loop.time, "time": lambda: now().timestamp()})
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    modules.setdefault("sniffio", None)
    try:
        with (
            patch.object(os, "urandom", entropy.randbytes),
            patch.object(random, "_urandom", entropy.randbytes),
            patch("httpcore._async.http11.time", clock),
            patch("email.utils.time", clock),
            patch("httpcore._backends.anyio.is_socket_readable", _is_readable),
        ):
            yield
    finally:
        random.setstate(state)
        if modules["sniffio"] is None:
            del modules["sniffio"]


def _is_readable(socket: Socket | None) -> bool:
    return socket is None or socket.is_readable
