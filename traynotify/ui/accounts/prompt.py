"""A person who signs in, as a service's sign-in sees them: its questions become a form's fields, its news a line.

This is the one place of the user interface that awaits: the form answers by calling back.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Protocol, TypeVar

from traynotify.ui.actions import Accounts

T = TypeVar("T")
_WITH_ADDRESS = re.compile(r"(?P<words>.+?)\s+(?P<address>https?://\S+)", re.DOTALL)


class PromptForm(Protocol):
    """What a form shows while a sign-in is under way."""

    def show_status(self, text: str) -> None:
        """What is going on."""
        ...

    def show_page(self, url: str, *, opened: bool) -> None:
        """The page to allow it on; one that no browser could be started for, the person has to open themselves."""
        ...

    def ask_line(self, question: str, secret: bool, answer: Callable[[str], None]) -> None:
        """Show a field; `answer` is called with what was typed."""
        ...

    def close_question(self) -> None:
        """The answer is not needed any more."""
        ...


class FormPrompt:
    """`core.ports.SignInPrompt` over a form."""

    def __init__(self, form: PromptForm, actions: Accounts) -> None:
        self._form, self._actions = form, actions

    async def open_browser(self, url: str) -> bool:
        """Open the consent page. Where that cannot be done, the sign-in says which page the person has to open."""
        opened: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._actions.open_page(url, lambda success: _settle(opened, success))
        if await opened:
            self._form.show_page(url, opened=True)
        return opened.result()

    async def ask(self, question: str, *, secret: bool = False) -> str:
        """Wait for a line; the field goes away when the sign-in needs it no more."""
        answered: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._form.ask_line(question, secret, lambda text: _settle(answered, text))
        try:
            return await answered
        finally:
            self._form.close_question()

    def say(self, text: str) -> None:
        """What is going on, in words; an address at their end is shown apart, whole and to be copied."""
        said = _WITH_ADDRESS.fullmatch(text)
        self._form.show_status(said["words"] if said else text)
        if said:
            self._form.show_page(said["address"], opened=False)


def _settle(future: asyncio.Future[T], result: T) -> None:
    if not future.done():
        future.set_result(result)
