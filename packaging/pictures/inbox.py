"""Takes the README's pictures: the inbox of the running demo, light and dark.

.venv/bin/python packaging/pictures/inbox.py
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Final

import tomlkit
from demo_desktop import PART, PICTURES, ROOT, person_at_demo, still, wait_until
from PySide6.QtGui import QImage

from tests.e2e.person import Person

THEMES: Final = {"light": "inbox.png", "dark": "inbox-dark.png"}
SURFACE: Final = (230, 60)
"""A place of the screen where nothing but the inbox's ground is."""


async def main() -> None:
    """Keep the part of the screen where the inbox is, in each theme."""
    async with person_at_demo() as person:
        for theme, name in THEMES.items():
            picture = await asyncio.to_thread(taken, person, theme)
            picture.copy(*PART).save(str(PICTURES / name))
            sys.stdout.write(f"{(PICTURES / name).relative_to(ROOT)}\n")


def taken(person: Person, theme: str) -> QImage:
    """The screen with the inbox in this theme, which is written into the demo's settings as with an editor."""
    home = Path(os.environ["HOME"])
    (profile,) = home.glob("traynotify-demo-*")
    settings = profile / "settings.toml"
    written = tomlkit.parse(settings.read_text("utf-8"))
    written.setdefault("general", {})["theme"] = theme
    settings.write_text(tomlkit.dumps(written), "utf-8")
    screen = home / "screen.png"

    def is_so() -> bool:
        is_light = QImage(str(person.desktop.screenshot(screen))).pixelColor(*SURFACE).lightnessF() > 0.5
        return is_light == (theme == "light")

    wait_until(is_so, f"the inbox is {theme}")
    return QImage(str(still(person.desktop, screen)))


if __name__ == "__main__":
    asyncio.run(main())
