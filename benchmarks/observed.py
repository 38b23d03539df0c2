"""The app with an observer inside: `observed.py PROFILE SOCKET` runs it, and answers at the socket what is asked there.

census    how many tasks, timers and objects of Qt there are, each by what it does or is
bustle    what is under way, and which windows are open: nothing when the app is at rest
windows   which are open
fired     which timers have fired since this was asked last, by their seconds, and which of Qt's go on and on
watch     begin to look for the next painting of a list
frame     when that was, by the monotonic clock
letter    how long a letter in the field for searching took, until what it finds was painted
"""

from __future__ import annotations

import asyncio
import functools
import gc
import inspect
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextvars import Context
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from traynotify.app import tray_start
from traynotify.app.bootstrap import App
from traynotify.app.options import Options
from traynotify.core.account import HealthState
from traynotify.core.ports import SecretPlace
from traynotify.storage.paths import Profile

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QTimer


def census() -> dict[str, dict[str, int]]:
    """Everything that must not grow: how many there are of each kind, by their names."""
    gc.collect()
    loop: Any = asyncio.get_running_loop()
    things = _objects()
    return {
        "task": Counter(work(task) for task in asyncio.all_tasks()),
        "timer": Counter(purpose(handle) for handle in loop._timer._handles.values()),
        "Qt timer": Counter(f"{_owner(timer)}, {timer.interval() / 1000} s" for timer in _running(things)),
        "object": Counter(thing.metaObject().className() for thing in things),
    }


def work(task: asyncio.Task[Any]) -> str:
    """What a task does: its own coroutine, and the innermost one that it is in."""
    outer: Any = task.get_coro()
    inner = outer
    while hasattr(deeper := inner.cr_await, "cr_await"):
        inner = deeper
    return " > ".join(dict.fromkeys((outer.__qualname__, inner.__qualname__)))


def purpose(timer: asyncio.TimerHandle) -> str:
    """What a timer is for: the work of the task that it wakes up or limits; else, what it calls."""
    handle: Any = timer
    called = inspect.unwrap(handle._callback)
    limited = getattr(getattr(called, "__self__", None), "_task", None)  # by `asyncio.timeout`
    slept: Any = next((given for given in handle._args or () if asyncio.isfuture(given)), None)  # in `asyncio.sleep`
    wakers = slept._callbacks or () if slept is not None else ()
    candidates = (limited, *(getattr(waker, "__self__", None) for waker, _ in wakers))
    task = next((candidate for candidate in candidates if isinstance(candidate, asyncio.Task)), None)
    return str(called.__qualname__) if task is None else work(task)


def bustle(app: App) -> list[str]:
    """What will be over by itself, or goes on for as long as a person looks; empty when the app is at rest."""
    state = app.engine.store.state
    health = {account: known.health.state for account, known in state.accounts.items()}
    return [
        *(f"{account} is {now}" for account, now in health.items() if now is not HealthState.LIVE),
        *(f"{row.key} is unread" for row in state.unread_rows()),
        *(f"{window} is open" for window in windows()),
        *(f"{_owner(timer)} waits for a moment" for timer in _running(_objects()) if timer.isSingleShot()),
    ]


def windows() -> list[str]:
    """The windows that a person sees."""
    from PySide6.QtWidgets import QApplication

    return [type(widget).__name__ for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def _objects() -> list[QObject]:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication
    from shiboken6 import getCppPointer, isValid

    known = [thing for thing in gc.get_objects() if isinstance(thing, QObject) and isValid(thing)]
    roots = [thing for thing in (*known, *QApplication.allWidgets()) if thing.parent() is None]
    # By address: to ask Qt for children makes a Python object for each, which the next census would find as well.
    things = {getCppPointer(thing)[0]: thing for root in roots for thing in (root, *root.findChildren(QObject))}
    return list(things.values())


def _running(things: list[QObject]) -> list[QTimer]:
    from PySide6.QtCore import QTimer

    return [thing for thing in things if isinstance(thing, QTimer) and thing.isActive()]


def _owner(timer: QTimer) -> str:
    return type(timer.parent()).__name__


class Fired:
    """Which timers of the loop have fired; one that was only a deadline, and is cancelled in time, does not."""

    def __init__(self) -> None:
        self._seconds: list[float] = []
        loop: Any = asyncio.get_running_loop()
        call_at = loop.call_at

        def note(when: float, callback: Callable[..., object], *args: Any, context: Context | None = None) -> Any:
            seconds = when - loop.time()

            @functools.wraps(callback)
            def fire(*given: Any) -> None:
                self._seconds.append(seconds)
                callback(*given)

            return call_at(when, fire, *args, context=context)

        loop.call_at = note

    def since(self) -> dict[str, Any]:
        """Those since this was asked last."""
        seconds, self._seconds = self._seconds, []
        return {"seconds": seconds, "qt": [timer.interval() / 1000 for timer in _running(_objects())]}


class Frames:
    """Notes when a window has next painted a list."""

    def __init__(self) -> None:
        self._painted: asyncio.Future[float] | None = None

    def watch(self) -> dict[str, Any]:
        """Begin to look."""
        from PySide6.QtCore import QEvent, QObject, QTimer
        from PySide6.QtWidgets import QAbstractItemView, QApplication

        painted: asyncio.Future[float] = asyncio.get_running_loop().create_future()

        def note() -> None:
            if not painted.done():
                painted.set_result(time.monotonic())

        class Watcher(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() is QEvent.Type.Paint and isinstance(watched.parent(), QAbstractItemView):
                    QTimer.singleShot(0, note)  # when the painting, which comes after this, is done
                return False

        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(Watcher(application))
        self._painted = painted
        return {}

    async def letter(self) -> dict[str, Any]:
        """Write a letter into the field for searching; says in how many seconds its answer was painted."""
        from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

        seen = [widget for widget in QApplication.allWidgets() if widget.isVisible()]
        field = next(widget for widget in seen if isinstance(widget, QLineEdit))
        view = next(widget for widget in seen if isinstance(widget, QAbstractItemView))
        answered, model = asyncio.Event(), cast("Any", view.model())
        model.narrowed.connect(answered.set)
        began = time.monotonic()
        field.insert("n")
        await asyncio.wait_for(answered.wait(), 30)
        self.watch()
        view.viewport().update()
        painted = await self.next()
        return {"took": painted["at"] - began}

    async def next(self) -> dict[str, Any]:
        """The moment of the first painting since `watch`."""
        assert self._painted is not None
        return {"at": await asyncio.wait_for(self._painted, 30)}


async def observe(app: App, place: Path) -> None:
    """Begin to answer."""
    frames, fired = Frames(), Fired()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            found: object
            match line.decode().strip():
                case "census":
                    found = census()
                case "bustle":
                    found = bustle(app)
                case "windows":
                    found = windows()
                case "fired":
                    found = fired.since()
                case "watch":
                    found = frames.watch()
                case "letter":
                    found = await frames.letter()
                case _:
                    found = await frames.next()
            writer.write(json.dumps(found).encode() + b"\n")

    await asyncio.start_unix_server(answer, place)


def main(profile: Path, place: Path) -> int:
    """Run the app as `traynotify run` does."""

    async def prepare(app: App) -> None:
        await observe(app, place)

    options = Options(profile=Profile.resolve(profile).create(), secrets=SecretPlace.FILE)
    application = tray_start.begin(options.profile)
    from traynotify.app.run import run

    return run(application, options, minimized=False, prepare=prepare)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
