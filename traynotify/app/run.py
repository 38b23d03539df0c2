"""``traynotify run``: the tray app. The icon shows first; what is heavy is imported while it is there already.

The order of starting is that of `TrayApp._main`, and the order of ending, each step with a deadline, that of its stack.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileSystemWatcher

from traynotify.app.answers import Answers
from traynotify.app.application import Application
from traynotify.app.bootstrap import App, Prepare
from traynotify.app.desk import WINDOW_PLACE, Desk
from traynotify.app.desktop_entry import DESKTOP_ENTRY
from traynotify.app.exclusive import hold_or_find
from traynotify.app.exit_status import ExitStatus, status_of
from traynotify.app.free_memory import FreeMemory
from traynotify.app.images import AvatarCache, Fetch
from traynotify.app.instance import InstanceServer
from traynotify.app.loop import run_until_done
from traynotify.app.options import Options
from traynotify.app.remote import ask_instance
from traynotify.app.requests import ShowInbox
from traynotify.app.signals import stop_on_signals
from traynotify.app.terminal import Terminal, complain
from traynotify.core.errors import SettingsBroken, StorageFailed, TraynotifyError
from traynotify.core.network import network_for_picture
from traynotify.core.reduce import Changes
from traynotify.core.settings import LANGUAGE
from traynotify.desktop import launcher_badge
from traynotify.desktop.launcher import BrowserLauncher
from traynotify.desktop.launcher_badge import LauncherBadge
from traynotify.desktop.session import SessionWatcher
from traynotify.engine.tasks import Tasks, race
from traynotify.storage.lock import Instance, ProfileLock
from traynotify.ui.app_icon import app_icon
from traynotify.ui.translations import speak

log = logging.getLogger(__name__)

STEP_DEADLINE_S = 1.0
"""How long one step of ending may take."""

TOGETHER_S = 0.1
"""Changes of the number on the dock within this time are told as one."""

FIRST_PURGE_S = 120.0
DAY_S = 86_400.0


def run(application: Application, options: Options, *, minimized: bool, prepare: Prepare | None = None) -> int:
    """Run the tray app until the person quits; with another instance on the profile, show that one's inbox instead.

    `prepare` is called with everything loaded and nothing started yet.
    """
    application.setWindowIcon(app_icon())
    application.setQuitOnLastWindowClosed(False)
    tray_app = TrayApp(application, options, minimized=minimized, prepare=prepare)
    return run_until_done(application, tray_app.main, tray_app.quit)


class TrayApp:
    """The parts of the running app, and the order in which they come and go."""

    def __init__(self, application: Application, options: Options, *, minimized: bool, prepare: Prepare | None) -> None:
        self._application = application
        self._options, self._minimized, self._prepare = options, minimized, prepare
        self._stopped: asyncio.Event | None = None

    def quit(self) -> None:
        """End the app: from the menu, by the session, or by Qt."""
        if self._stopped is not None:
            self._stopped.set()

    async def main(self) -> int:
        """Run until `quit` or a signal; returns the exit status."""
        self._stopped = stop_on_signals()
        speak()
        try:
            async with hold_or_find(self._options.profile) as found:
                if isinstance(found, Instance):
                    return await self._show_inbox_of(found)
                await self._run(await App.open(self._options), found, self._stopped)
                return ExitStatus.DONE
        except TraynotifyError as error:
            complain(str(error))
            await race(_show_error(str(error)), self._stopped.wait())
            return status_of(error)

    async def _show_inbox_of(self, other: Instance) -> int:
        """What a second start is for; not at login, when nobody asked to see anything."""
        if self._minimized:
            return ExitStatus.DONE
        reply = await ask_instance(other, ShowInbox(), Terminal(BrowserLauncher()))
        if reply.error:
            complain(reply.error)
        return reply.status

    async def _run(self, app: App, lock: ProfileLock, stopped: asyncio.Event) -> None:
        speak(app.engine.store.state.settings.general[LANGUAGE])
        async with AsyncExitStack() as stack:

            def at_the_end(name: str, close: Callable[[], Awaitable[object]]) -> None:
                stack.push_async_callback(_within_deadline, name, close)

            at_the_end("archive", app.archive.aclose)
            images = AvatarCache(app.profile.cache / "avatars", fetch_image_for(app))
            at_the_end("avatars", images.aclose)
            window_place = await app.archive.get_meta(WINDOW_PLACE) or ""
            desk = Desk(app, images, window_place, self.quit, self._application.icon)
            notifier = desk.notifier()
            at_the_end("notifier", notifier.aclose)
            at_the_end("engine", app.engine.aclose)
            tasks = Tasks()
            at_the_end("tasks", tasks.aclose)
            at_the_end("windows", desk.aclose)
            desk.start()
            await asyncio.sleep(0)  # the icon is painted before anything heavy is imported

            await notifier.start(desk.replies.answer, app.engine.closed)
            badge = launcher_badge.choose(DESKTOP_ENTRY)
            await badge.start()
            at_the_end("badge", badge.aclose)
            stack.callback(_follow_unread(app, badge))
            memory = FreeMemory(app.engine.store.state.unread().known)
            stack.callback(memory.close)
            stack.callback(app.engine.store.subscribe(memory.follow))
            server = InstanceServer(lock, Answers(app, desk.show_inbox).answer)
            await server.start()
            at_the_end("command line", server.aclose)
            watcher = SessionWatcher(app.engine.nudge)
            await watcher.start()
            at_the_end("session", watcher.aclose)
            if self._prepare is not None:
                await self._prepare(app)
            app.engine.start(notifier)
            tasks.spawn("keep house", _keep_house(app))
            stack.callback(_follow_edits(app.profile.settings_file, lambda: _reread_settings(app, desk), tasks))
            tasks.spawn("first window", desk.show_first_window(minimized=self._minimized))
            await stopped.wait()


async def _within_deadline(name: str, close: Callable[[], Awaitable[object]]) -> None:
    """One step of ending; one that hangs or fails does not keep the others from theirs."""
    try:
        async with asyncio.timeout(STEP_DEADLINE_S):
            await close()
    except TimeoutError:
        log.info("ending “%s” was not waited for any longer", name)
    except Exception:
        log.exception("ending “%s” failed", name)


def fetch_image_for(app: App) -> Fetch:
    """What fetches the pictures of people: without any sign-in, by the way of their account, and counted by host."""

    async def fetch(url: str) -> bytes | None:
        from traynotify.api.fetch import fetch_image  # with the network libraries, when the first avatar is wanted

        if (network := network_for_picture(app.engine.store.state, url)) is None:
            return None
        note = app.pictures.note_sent
        return await fetch_image(url, asking=lambda host: note(host, app.clock.now()), network=network)

    return fetch


def _follow_unread(app: App, badge: LauncherBadge) -> Callable[[], None]:
    """Keep the number on the dock, where many changes in a row are one; returns what ends that."""
    loop = asyncio.get_running_loop()
    shown = app.engine.store.state.unread().known
    badge.show(shown)
    later: asyncio.TimerHandle | None = None

    def show() -> None:
        nonlocal shown, later
        later = None
        if (now := app.engine.store.state.unread().known) != shown:
            shown = now
            badge.show(now)

    def follow(_changes: Changes) -> None:
        nonlocal later
        if later is None:
            later = loop.call_later(TOGETHER_S, show)

    unsubscribe = app.engine.store.subscribe(follow)

    def end() -> None:
        unsubscribe()
        if later is not None:
            later.cancel()

    return end


def _follow_edits(file: Path, reread: Callable[[], Coroutine[Any, Any, None]], tasks: Tasks) -> Callable[[], None]:
    """Read the settings anew whenever an editor wrote them, in place or anew; returns what ends that."""
    watcher = QFileSystemWatcher([str(file.parent)])

    def look(_path: str = "") -> None:
        if file.exists() and str(file) not in watcher.files():
            watcher.addPath(str(file))  # Qt lets go of a file that is replaced
        tasks.spawn("settings", reread())

    watcher.directoryChanged.connect(look)
    watcher.fileChanged.connect(look)
    look()
    return watcher.deleteLater


async def _reread_settings(app: App, desk: Desk) -> None:
    """Take up what was written into the settings file with an editor."""
    try:
        await app.reread_settings()
    except (SettingsBroken, StorageFailed) as error:
        desk.say(str(error))


async def _keep_house(app: App) -> None:
    """Once a day, let go of rows that are so old that nobody looks for them."""
    while True:
        await asyncio.sleep(FIRST_PURGE_S)
        try:
            await app.archive.purge(app.clock.now())
        except StorageFailed as error:
            log.warning("old rows could not be let go: %s", error)
        await asyncio.sleep(DAY_S)


async def _show_error(sentence: str) -> None:
    """Tell somebody who may have started us without a terminal, and wait until they have read it."""
    from traynotify.ui.trouble_window import TroubleWindow  # which a start that works does without

    window, read = TroubleWindow(sentence), asyncio.Event()
    window.left.connect(read.set)
    window.bring()
    try:
        await read.wait()
    finally:
        window.hide()
        window.deleteLater()
