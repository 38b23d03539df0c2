"""Takes the README's animation: somebody reads, marks, takes back and searches in the inbox of the running demo.

.venv/bin/pip install 'traynotify[pictures]' && .venv/bin/python packaging/pictures/animation.py
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from demo_desktop import PART, PICTURES, ROOT, person_at_demo, still
from PIL import Image

from tests.e2e.person import Person

PICTURE: Final = PICTURES / "inbox-in-use.png"
SEARCH: Final = "is:unread boost"
COLOURS: Final = 160
READ_MS, GLANCE_MS, KEY_MS = 1800, 900, 130


class Film:
    """Frames of the screen, each with the time that it is shown."""

    def __init__(self, person: Person) -> None:
        self._person, self._path = person, Path(os.environ["HOME"]) / "frame.png"
        self._frames: list[tuple[Image.Image, int]] = []

    async def take(self, milliseconds: int, *, blinking: bool = False) -> None:
        """One more frame; with a cursor that is `blinking`, nothing is ever still."""
        left, top, width, height = PART
        look = self._person.desktop.screenshot if blinking else partial(still, self._person.desktop)
        screen = await asyncio.to_thread(look, self._path)
        frame = Image.open(screen).convert("RGB")
        self._frames.append((frame.crop((left, top, left + width, top + height)), milliseconds))

    async def after(self, key: str, seen: Callable[[list[str]], bool], said: str, milliseconds: int) -> None:
        """Press a key, and take a frame when the rows are as wanted."""
        self._person.types(key)
        await self._person.sees(seen, said)
        await self.take(milliseconds)

    def save(self) -> None:
        """Write all frames as one APNG, in as few colours as do."""
        palette = self._frames[0][0].quantize(COLOURS)
        frames = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame, _ in self._frames]
        times = [milliseconds for _, milliseconds in self._frames]
        frames[0].save(PICTURE, save_all=True, append_images=frames[1:], duration=times, loop=0, optimize=True)


async def act(person: Person, film: Film) -> None:
    """What is shown: something arrives, is read as a whole, marked, taken back; a search, and its end."""
    await (await (await person.reader.app()).find("list", "Notifications")).do("SetFocus")
    before = await person.rows()
    await film.take(READ_MS)
    await person.sees(lambda rows: rows[0] != before[0], "something arrives")
    await film.take(READ_MS)
    person.types("j")  # with a ring on a row, what arrives waits
    await film.take(GLANCE_MS)
    first = (await person.rows())[0].removeprefix("Unread. ")
    person.types("space")
    await film.take(READ_MS)
    person.types("space")
    await person.is_at_the_list()
    await film.after("r", lambda rows: rows[0].startswith(first[:20]), "it is read", READ_MS)
    await film.after("z", lambda rows: rows[0].startswith("Unread"), "it is unread again", GLANCE_MS)
    person.types("slash")
    count = len(await person.rows())
    for letter in SEARCH:
        person.writes(letter)
        await film.take(KEY_MS, blinking=True)
    found = await person.sees(lambda rows: len(rows) if 0 < len(rows) < count else 0, "some are found")
    await film.take(READ_MS, blinking=True)
    await film.after("Escape", lambda rows: len(rows) > found, "everything is there again", GLANCE_MS)


async def main() -> None:
    """Play, and keep it."""
    async with person_at_demo() as person:
        film = Film(person)
        await act(person, film)
        film.save()
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    asyncio.run(main())
