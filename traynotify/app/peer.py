"""Whoever asked: the terminal of this process, or a command line that reached us through the instance's socket."""

from __future__ import annotations

from typing import Protocol

from traynotify.app.records import Record
from traynotify.core.ports import SignInPrompt


class Peer(SignInPrompt, Protocol):
    """Hears the events of a request while it runs, and answers the questions of a sign-in."""

    async def event(self, record: Record) -> None:
        """Tell one event of ``watch``."""
        ...
