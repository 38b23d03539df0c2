"""A person before the running app: looks through what it tells screen readers, and acts with real keys and clicks."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from tests.support.desktop import Desktop
from tests.support.screen_reader import GoneError, ScreenReader, State, Thing
from tests.support.waiting import PATIENCE_S

T = TypeVar("T")

_BUTTON = 28
_FROM_THE_END = 12
_BUTTONS = ("More", "Dismiss", "Mark read", "Open")
"""What a row offers under the pointer, from its end."""


@dataclass
class Person:
    """Eyes and hands on one desktop."""

    desktop: Desktop
    reader: ScreenReader

    async def rows(self) -> list[str]:
        """The notifications in the list, as they are read out."""
        return await (await self._list()).names()

    async def row(self, name: str) -> Thing:
        """The row that is read out so, in part."""
        for thing in await (await self._list()).children():
            if name in await thing.name():
                return thing
        raise GoneError(name)

    async def sees(self, what: Callable[[list[str]], T], said: str) -> T:
        """Look at the rows until they are as wanted; raises AssertionError with those that are there instead."""
        rows: list[str] = []

        async def look() -> T:
            rows[:] = await self.rows()
            return what(rows)

        try:
            return await self.finds(look, said)
        except AssertionError as error:
            raise AssertionError(f"{error}; the rows are {rows}") from None

    async def finds(self, look: Callable[[], Awaitable[T]], said: str) -> T:
        """Look until there is something; raises AssertionError when there is nothing in a quarter of a minute."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while True:
                    try:
                        if found := await look():
                            return found
                    except GoneError:  # the window changes while one looks around in it
                        pass
        except TimeoutError:
            raise AssertionError(f"not so after all: {said}") from None

    async def button(self, name: str) -> Thing:
        """A button, by the beginning of its name, as soon as it is shown."""
        return await (await self.reader.app()).find("push button", name)

    def types(self, *keys: str) -> None:
        """Press keys, one after another, by the names that X has for them."""
        self.desktop.xdotool("key", *keys)

    def writes(self, text: str) -> None:
        """Type a text where the keyboard is."""
        self.desktop.xdotool("type", text)

    async def clicks(self, thing: Thing, *, button: int = 1) -> None:
        """Click in the middle of it."""
        left, top, width, height = await thing.place()
        self._click(left + width // 2, top + height // 2, button)

    async def clicks_on_row(self, name: str, spot: str) -> None:
        """Click on one of the buttons that the row shows while the pointer is on it."""
        left, top, width, _ = await (await self.row(name)).place()
        x = left + width - _FROM_THE_END - _BUTTONS.index(spot) * _BUTTON - _BUTTON // 2
        self._click(x, top + _BUTTON, 1)

    async def is_in(self, title: str) -> None:
        """Wait until keys go to the window of that title, so that it has found its place."""

        async def active() -> bool:
            frames = await (await self.reader.app()).children()
            return any([State.ACTIVE in await f.states() for f in frames if await f.name() == title])

        await self.finds(active, f"the keyboard is in the window “{title}”")

    async def is_at_the_list(self) -> None:
        """Wait until keys go to the list."""

        async def focused() -> bool:
            return State.FOCUSED in await (await self._list()).states()

        await self.finds(focused, "the keyboard is at the list")

    def _click(self, x: int, y: int, button: int) -> None:
        self.desktop.xdotool("mousemove", str(x), str(y), "click", str(button))

    async def _list(self) -> Thing:
        return await (await self.reader.app()).find("list", "Notifications")
