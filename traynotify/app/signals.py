"""Ctrl+C and a polite kill, as an event to wait for."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress


def stop_on_signals() -> asyncio.Event:
    """An event that SIGINT and SIGTERM set, on systems where the loop can be told of signals."""
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    return stopped
