"""A person who signs in as a script says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from traynotify.core.errors import SignInFailed


class ScriptedPrompt:
    """Implements `traynotify.core.ports.SignInPrompt`: gives the prepared answers, then thinks for ever.

    `browse` is what the person does in the browser with the page that was opened; without it, no browser starts.
    With `ends`, asking beyond the answers fails, as where nobody can type.
    """

    def __init__(
        self,
        *,
        browse: Callable[[str], Awaitable[None]] | None = None,
        answers: Sequence[str] = (),
        ends: bool = False,
    ) -> None:
        self._browse = browse
        self._answers = list(answers)
        self._ends = ends
        self.opened: list[str] = []
        """The pages that the browser was to open."""
        self.asked: list[str] = []
        self.said: list[str] = []

    async def open_browser(self, url: str) -> bool:
        """Note the page and do in it what the script says."""
        self.opened.append(url)
        if self._browse is None:
            return False
        await self._browse(url)
        return True

    async def ask(self, question: str, *, secret: bool = False) -> str:  # noqa: ARG002
        """The next answer."""
        self.asked.append(question)
        if self._answers:
            return self._answers.pop(0)
        if self._ends:
            raise SignInFailed("There is nobody to ask")
        await asyncio.Event().wait()
        raise AssertionError("never reached")

    def say(self, text: str) -> None:
        """Note it."""
        self.said.append(text)
