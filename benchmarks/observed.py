"""The app with an observer inside: `observed.py PROFILE SOCKET` runs it, and answers at the socket what is asked there.

census    how many tasks, timers and objects of Qt there are, the objects by their classes
fired     which timers have fired since this was asked last, by their seconds, and which of Qt's go on and on
watch     begin to look for the next painting of a list
frame     when that was, by the monotonic clock
letter    how long a letter in the field for searching took, until what it finds was painted
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextvars import Context
from pathlib import Path
from typing import Any, cast

from traynotify.app import tray_start
from traynotify.app.bootstrap import App
from traynotify.app.options import Options
from traynotify.core.ports import SecretPlace
from traynotify.storage.paths import Profile


def census() -> dict[str, Any]:
    """Everything that must not grow."""
    from PySide6.QtCore import QObject, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import getCppPointer, isValid

    gc.collect()
    loop: Any = asyncio.get_running_loop()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    known = [thing for thing in gc.get_objects() if isinstance(thing, QObject) and isValid(thing)]
    roots = [thing for thing in (*known, *application.allWidgets()) if thing.parent() is None]
    # By address: to ask Qt for children makes a Python object for each, which the next census would find as well.
    things = {getCppPointer(thing)[0]: thing for root in roots for thing in (root, *root.findChildren(QObject))}
    timers = [thing for thing in things.values() if isinstance(thing, QTimer)]
    return {
        "tasks": sorted(task.get_name().split(" ")[0] for task in asyncio.all_tasks()),
        "timers": len(loop._timer._handles),
        "qt timers": sorted(timer.interval() / 1000 for timer in timers if timer.isActive()),
        "objects": Counter(thing.metaObject().className() for thing in things.values()),
    }


class Fired:
    """Which timers of the loop have fired; one that was only a deadline, and is cancelled in time, does not."""

    def __init__(self) -> None:
        self._seconds: list[float] = []
        loop: Any = asyncio.get_running_loop()
        call_at = loop.call_at

        def note(when: float, callback: Callable[..., object], *args: Any, context: Context | None = None) -> Any:
            seconds = when - loop.time()

            def fire(*given: Any) -> None:
                self._seconds.append(seconds)
                callback(*given)

            return call_at(when, fire, *args, context=context)

        loop.call_at = note

    def since(self) -> dict[str, Any]:
        """Those since this was asked last."""
        seconds, self._seconds = self._seconds, []
        return {"seconds": seconds, "qt": census()["qt timers"]}


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


async def observe(place: Path) -> None:
    """Begin to answer."""
    frames, fired = Frames(), Fired()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            match line.decode().strip():
                case "census":
                    found = census()
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

    async def prepare(_app: App) -> None:
        await observe(place)

    options = Options(profile=Profile.resolve(profile).create(), secrets=SecretPlace.FILE)
    application = tray_start.begin(options.profile)
    from traynotify.app.run import run

    return run(application, options, minimized=False, prepare=prepare)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
