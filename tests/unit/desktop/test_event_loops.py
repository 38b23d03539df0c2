"""The same desktop services under Qt's loop as under asyncio's, and without Qt where no window is wanted."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.bus import PrivateBus
from tests.support.notification_server import NotificationServer
from tests.support.waiting import eventually
from traynotify.app.application import Application
from traynotify.app.loop import run_until_done
from traynotify.core.alert import Alert, AlertAction, AlertReply
from traynotify.core.errors import NotifierFailed
from traynotify.desktop.dbus import Bus
from traynotify.desktop.launcher import BrowserLauncher
from traynotify.desktop.launcher_badge import UnityBadge
from traynotify.desktop.notifier import choose
from traynotify.desktop.notifier.freedesktop import FreedesktopNotifier
from traynotify.desktop.session import SessionWatcher

WITHOUT_QT = [
    "traynotify.desktop.launcher",
    "traynotify.desktop.launcher_badge",
    "traynotify.desktop.notifier",
    "traynotify.desktop.notifier.freedesktop",
    "traynotify.desktop.session",
    "traynotify.desktop.autostart",
    "traynotify.app.images",
]


def test_none_of_it_loads_qt_by_being_imported() -> None:
    script = f"import sys, {', '.join(WITHOUT_QT)}; sys.exit('PySide6' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], timeout=300, check=False).returncode == 0


def alert(title: str) -> Alert:
    return Alert(id="a", title=title, body="", keys=(), actions=((AlertAction.OPEN, "Open"),))


def test_alerts_are_shown_replaced_answered_and_withdrawn_under_qts_loop(
    qapp: Application, private_bus: PrivateBus
) -> None:
    replies: list[AlertReply] = []

    async def main() -> int:
        server = NotificationServer()
        await server.start()
        notifier = choose("Traynotify", desktop_entry="org.traynotify.Traynotify")
        await notifier.start(replies.append)

        await notifier.show(alert("3 notifications"))
        await notifier.show(alert("4 notifications"))
        assert [shown.replaces for shown in server.notified] == [0, 1]
        server.press(1, "default", token="token-1")
        await eventually(lambda: replies, "the click arrives")

        await notifier.show(alert("5 notifications"))
        await notifier.withdraw("a")
        assert not server.on_screen
        await server.restart()
        await notifier.show(alert("6 notifications"))
        await notifier.aclose()
        await server.stop()
        return 7

    assert run_until_done(qapp, main, lambda: None) == 7
    assert [(reply.action, reply.activation_token) for reply in replies] == [(AlertAction.OPEN, "token-1")]


def test_a_server_that_hangs_and_a_bus_that_dies_are_told_under_qts_loop(
    qapp: Application, private_bus: PrivateBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def main() -> int:
        server = NotificationServer()
        await server.start()
        notifier = FreedesktopNotifier("Traynotify", desktop_entry="org.traynotify.Traynotify")
        await notifier.start(lambda reply: None)
        server.silent = True
        monkeypatch.setattr(Bus, "timeout_s", 0.01)
        with pytest.raises(NotifierFailed, match="did not answer"):
            await notifier.show(alert("lost"))
        private_bus.stop()
        with pytest.raises(NotifierFailed, match="no session bus"):
            await notifier.show(alert("lost"))
        await notifier.aclose()
        await server.stop()
        return 7

    assert run_until_done(qapp, main, lambda: None) == 7


def test_pages_are_opened_and_the_session_is_watched_under_qts_loop(
    qapp: Application, private_bus: PrivateBus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\necho \"$1\" > '{log}'\n", "utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", private_bus.address)

    async def main() -> int:
        watcher, badge = SessionWatcher(lambda: None), UnityBadge("org.traynotify.Traynotify")
        await watcher.start()
        await badge.start()
        badge.show(3)
        opened = await BrowserLauncher().open("https://example.social/")
        await badge.aclose()
        await watcher.aclose()
        return 0 if opened else 1

    assert run_until_done(qapp, main, lambda: None) == 0
    assert log.read_text("utf-8") == "https://example.social/\n"
