"""Ctrl+C, a polite kill and the end of the terminal, as an event to wait for."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress


def hold_signals() -> None:
    """Keep these signals until `stop_on_signals`, so that an end in the midst of starting is one in good order, too.

    Windows cannot do that; there, Ctrl+C is a KeyboardInterrupt until then.
    """
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, _numbers())


def stop_on_signals() -> asyncio.Event:
    """An event that these signals set, on systems where the loop can be told of them."""
    stopped, numbers = asyncio.Event(), _numbers()
    for number in numbers:
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)
    return stopped


def _numbers() -> list[signal.Signals]:
    """Those that end the app; a terminal's end is ignored where whoever started us wants that (``nohup``)."""
    numbers = [signal.SIGINT, signal.SIGTERM]
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        numbers.append(signal.SIGHUP)
    return numbers
