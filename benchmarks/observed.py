"""The app with an observer inside: `observed.py PROFILE SOCKET` runs it, and answers at the socket what is asked there.

census    how many tasks, timers and objects of Qt there are
frame     when a window has next painted itself, by the monotonic clock
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from pathlib import Path
from typing import Any

from traynotify.app import tray_start
from traynotify.app.bootstrap import App
from traynotify.app.options import Options
from traynotify.core.ports import SecretPlace
from traynotify.storage.paths import Profile


def census() -> dict[str, Any]:
    """Everything that must not grow."""
    from PySide6.QtCore import QObject, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    gc.collect()
    loop: Any = asyncio.get_running_loop()
    known = [thing for thing in gc.get_objects() if isinstance(thing, QObject) and isValid(thing)]
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    roots = [thing for thing in known if thing.parent() is None]
    timers = [timer for root in roots for timer in root.findChildren(QTimer)] + [
        t for t in roots if isinstance(t, QTimer)
    ]
    return {
        "tasks": sorted(task.get_name().split(" ")[0] for task in asyncio.all_tasks()),
        "timers": sorted(round(handle.when() - loop.time(), 1) for handle in loop._timer._handles.values()),
        "qt timers": sorted(timer.interval() / 1000 for timer in timers if timer.isActive()),
        "objects": len(known) + sum(len(root.findChildren(QObject)) for root in roots),
        "widgets": len(application.allWidgets()),
    }


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

    async def next(self) -> dict[str, Any]:
        """The moment of the first painting since `watch`."""
        assert self._painted is not None
        return {"at": await asyncio.wait_for(self._painted, 30)}


async def observe(place: Path) -> None:
    """Begin to answer."""
    frames = Frames()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            match line.decode().strip():
                case "census":
                    found = census()
                case "watch":
                    found = frames.watch()
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
