"""Ctrl+C, a polite kill and the end of the terminal, as an event to wait for."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress


def stop_on_signals() -> asyncio.Event:
    """An event that these signals set, on systems where the loop can be told of them.

    A terminal's end is ignored where whoever started us wants that (``nohup``).
    """
    stopped = asyncio.Event()
    numbers = [signal.SIGINT, signal.SIGTERM]
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        numbers.append(signal.SIGHUP)
    for number in numbers:
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    return stopped
