"""The command line against a running toy server."""

from collections.abc import Iterator

import pytest

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
