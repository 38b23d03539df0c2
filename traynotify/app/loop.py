"""The one module that knows which event loop runs under Qt: qasync's, with its timers mended and a quit that waits.

qasync 0.28 (measured with it; look again at a newer one) arms a coarse Qt timer for every delay: it may fire early or
5 % late, stays armed when the handle is cancelled, and cannot wait longer than 24 days. Every callback takes a turn of
Qt's loop of its own, a ready socket one more. And Qt's own quit ends the loop before what is awaited has ended.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable, Coroutine
from contextvars import Context
from typing import Any, Protocol

import qasync
from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimerEvent, Signal
from PySide6.QtWidgets import QApplication

from traynotify.app.application import Application


class HasFileno(Protocol):
    """Such as a socket."""

    def fileno(self) -> int:
        """Its file descriptor."""
        ...


FileDescriptor = int | HasFileno

LONGEST_MS = 2**31 - 1
PRECISE_BELOW_MS = 10_000
COARSE = 0.05
"""By how much of its time a coarse timer of Qt's may fire too early or too late, so that it fires with others."""


AT_ONCE_S = 0.005
"""For how long one callback may follow upon the other before Qt has its turn."""


class _Ready(QObject):
    """Runs what is to be called: what follows from it too, in the same turn of Qt's loop."""

    _called = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._handles: deque[asyncio.Handle] = deque()
        self._timer = 0
        self._called.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def add(self, handle: asyncio.Handle) -> asyncio.Handle:
        """Call it soon."""
        self._handles.append(handle)
        self._arm()
        return handle

    def add_from_thread(self, handle: asyncio.Handle) -> asyncio.Handle:
        """Call it soon; any thread may say so."""
        self._handles.append(handle)
        self._called.emit()
        return handle

    def run(self, handle: asyncio.Handle) -> None:
        """Call it now, for Qt has just said that its time has come, and then what waits."""
        handle._run()
        self._run()

    def timerEvent(self, _event: QTimerEvent) -> None:
        """Qt has nothing more urgent to do."""
        self._run()

    def _run(self) -> None:
        self._disarm()  # anew with the next callback: one may run a loop of Qt's own, in which the others go on
        until = time.monotonic() + AT_ONCE_S
        while self._handles:
            handle = self._handles.popleft()
            if not handle.cancelled():
                handle._run()
            if time.monotonic() > until:
                break
        if self._handles:
            self._arm()
        else:
            self._disarm()

    def _arm(self) -> None:
        if not self._timer:
            self._timer = self.startTimer(0)

    def _disarm(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0

    def stop(self) -> None:
        """Call no more."""
        self._handles.clear()
        self._disarm()


class _Handle(asyncio.TimerHandle):
    """A timer that takes its Qt timer with it when it is cancelled."""

    timers: _Timers
    number: int = 0

    def cancel(self) -> None:
        if not self.cancelled():
            self.timers.drop(self)
        super().cancel()


class _Timers(QObject):
    """Qt timers for the handles of one loop: never early, gone when cancelled, of any length."""

    def __init__(self, loop: asyncio.AbstractEventLoop, ready: _Ready) -> None:
        super().__init__()
        self._loop, self._ready = loop, ready
        self._handles: dict[int, _Handle] = {}
        self._stopped = False

    def arm(self, handle: _Handle) -> None:
        """Start the Qt timer of a handle; a delay too long for Qt is armed again when its part is over."""
        wait_ms = max(0, math.ceil((handle.when() - self._loop.time()) * 1000))
        precise = wait_ms < PRECISE_BELOW_MS
        kind = Qt.TimerType.PreciseTimer if precise else Qt.TimerType.CoarseTimer
        if not precise:
            wait_ms = math.ceil(wait_ms / (1 - COARSE))  # at its earliest it is in time: no waking up in vain
        handle.number = self.startTimer(min(wait_ms, LONGEST_MS), kind)
        self._handles[handle.number] = handle

    def drop(self, handle: _Handle) -> None:
        """Take the Qt timer of a cancelled handle away."""
        if self._handles.pop(handle.number, None) is not None:
            self.killTimer(handle.number)

    def timerEvent(self, event: QTimerEvent) -> None:
        """A Qt timer fired."""
        self.killTimer(event.timerId())
        handle = self._handles.pop(event.timerId(), None)
        if handle is None or self._stopped or handle.cancelled():
            return
        if handle.when() - self._loop.time() > 0.0005:
            self.arm(handle)
        else:
            self._ready.run(handle)

    def stop(self) -> None:
        """Fire no more."""
        self._stopped = True

    def set_debug(self, enabled: bool) -> None:
        """What qasync calls for the debug mode, which these timers have none of."""


class QtLoop(qasync.QEventLoop):  # type: ignore[misc]  # qasync has no types
    """An asyncio loop on Qt's, with timers that keep their time, and few turns of Qt's."""

    def __init__(self, application: QApplication) -> None:
        self._ready_now = _Ready()
        super().__init__(application)
        self._timer = _Timers(self, self._ready_now)

    def call_soon(self, callback: Callable[..., object], *args: Any, context: Context | None = None) -> asyncio.Handle:
        """Call in the order of asking, after what runs now."""
        self._check_closed()
        return self._ready_now.add(asyncio.Handle(callback, args, self, context))

    def call_soon_threadsafe(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """The same, from any thread."""
        self._check_closed()
        return self._ready_now.add_from_thread(asyncio.Handle(callback, args, self, context))

    def _add_callback(self, handle: asyncio.Handle, _delay: float = 0) -> asyncio.Handle:
        """What asyncio calls for a signal that came."""
        return self._ready_now.add(handle)

    def _add_reader(self, fd: FileDescriptor, callback: Callable[..., object], *args: Any) -> None:
        """Call whenever `fd` can be read, in the very turn in which Qt says so."""
        self._remove_reader(fd)
        self._read_notifiers[fd] = self._notifier(fd, QSocketNotifier.Type.Read, callback, args)

    def _add_writer(self, fd: FileDescriptor, callback: Callable[..., object], *args: Any) -> None:
        """The same for writing."""
        self._remove_writer(fd)
        self._write_notifiers[fd] = self._notifier(fd, QSocketNotifier.Type.Write, callback, args)

    def _notifier(
        self, fd: FileDescriptor, kind: QSocketNotifier.Type, callback: Callable[..., object], args: tuple[Any, ...]
    ) -> QSocketNotifier:
        self._check_closed()
        handle = asyncio.Handle(callback, args, self)
        notifier = QSocketNotifier(fd if isinstance(fd, int) else fd.fileno(), kind, self._ready_now)
        notifier.activated["int"].connect(lambda _fd: self._ready_now.run(handle))  # type: ignore[index]
        return notifier

    def _remove_reader(self, fd: FileDescriptor) -> bool:
        """Listen no more; False where nobody did."""
        return not self.is_closed() and _let_go(self._read_notifiers.pop(fd, None))

    def _remove_writer(self, fd: FileDescriptor) -> bool:
        """The same for writing."""
        return not self.is_closed() and _let_go(self._write_notifiers.pop(fd, None))

    def close(self) -> None:
        """Release everything; nothing is called any more."""
        super().close()
        self._ready_now.stop()

    def call_at(
        self, when: float, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.TimerHandle:
        """Call at a time of the loop's clock, in seconds."""
        self._check_closed()
        handle = _Handle(when, callback, args, self, context)
        handle.timers = self._timer
        self._timer.arm(handle)
        return handle

    def call_later(
        self, delay: float, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.TimerHandle:
        """Call after `delay` seconds."""
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """asyncio's own bookkeeping of cancelled timers; ours are gone already."""


def _let_go(notifier: QSocketNotifier | None) -> bool:
    if notifier is None:
        return False
    notifier.setEnabled(False)
    notifier.deleteLater()  # not now: it may be what it called that lets it go
    return True


def run_until_done(
    application: Application, main: Callable[[], Coroutine[Any, Any, int]], on_quit: Callable[[], None]
) -> int:
    """Run `main` on the application's loop to its end and return what it returns; a quit of Qt's calls `on_quit`."""
    application.on_quit = on_quit
    with asyncio.Runner(loop_factory=lambda: QtLoop(application)) as runner:
        try:
            return runner.run(main())
        finally:
            application.on_quit = None
