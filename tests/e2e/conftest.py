"""The app in processes of its own, on a profile of the test's own, against a toy server on this machine."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.e2e.processes import Processes
from tests.e2e.tray import Panel
from tests.e2e.tray import panel as panel_of
from tests.support.command_line import CommandLine
from tests.support.command_line import traynotify as traynotify
from tests.support.desktop import Desktop
from tests.support.notification_server import NotificationServer
from traynotify.demo.mastodon import ToyMastodon


@pytest.fixture
def toy() -> Iterator[ToyMastodon]:
    """A server where robin has an account and nothing has happened yet."""
    with ToyMastodon(seed=1) as server:
        yield server


@pytest.fixture
def account(traynotify: CommandLine, toy: ToyMastodon) -> str:
    """The id of robin's account, which has been added and has caught up."""
    return traynotify.add(toy.base_url, toy.issue_token())


@pytest.fixture
def app(traynotify: CommandLine, tmp_path: Path) -> Iterator[Processes]:
    """The app as processes, on the profile of `traynotify`."""
    folder = tmp_path / "processes"
    folder.mkdir()
    processes = Processes(traynotify.profile, folder)
    yield processes
    if complaints := processes.clear():
        pytest.fail("\n".join(complaints))


@pytest.fixture
def on_desktop(
    app: Processes, desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Processes]:
    """The app as processes on a real desktop, whose browser writes down what it is to open.

    A notification server of the test's own, once it is started, is that of the desktop.
    """
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.bus.address)
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nprintf "%s %s\\n" "$1" "$XDG_ACTIVATION_TOKEN" >>"{tmp_path / "opened"}"\n', "utf-8")
    script.chmod(0o755)
    app.env |= {**desktop.env, "BROWSER": str(script)}
    yield app
    app.end()  # before the desktop looks for icons that were left behind


@pytest.fixture
async def server(on_desktop: Processes) -> AsyncIterator[NotificationServer]:
    """The notification server of the desktop, which does as the test says."""
    server = NotificationServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def panel(desktop: Desktop) -> AsyncIterator[Panel]:
    """The panel of the desktop."""
    async with panel_of(desktop) as panel:
        yield panel
