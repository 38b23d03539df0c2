"""The app in processes of its own, on a profile of the test's own, against a toy server on this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.processes import Processes
from tests.support.command_line import CommandLine
from tests.support.command_line import traynotify as traynotify
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
