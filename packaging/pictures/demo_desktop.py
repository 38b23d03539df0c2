"""The running demo on a real desktop without a screen, its inbox open beside the tray: where the README's pictures come
from. It needs what the desktop tests need, which `./run test` installs or names, and fonts for the scripts of the
demo's cast (on Debian: fonts-inter fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji).
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.e2e.person import Person  # noqa: E402
from tests.support import hermetic  # noqa: E402
from tests.support.desktop import Desktop, Session  # noqa: E402
from tests.support.programs import Program  # noqa: E402
from tests.support.screen_reader import screen_reader  # noqa: E402
from tests.support.waiting import wait_until  # noqa: E402

PICTURES: Final = ROOT / "docs" / "pictures"
PART: Final = (0, 0, 460, 712)
"""What is kept of the screen: left, top, width, height."""
_SOME_AVATARS: Final = 8
"""As many as rows fit in; they come one by one."""
_A_CLICK_S: Final = 5
NOWHERE: Final = ("900", "700")


@contextmanager
def desktop_of_nobody() -> Iterator[Desktop]:
    """A desktop with a notification daemon, in a session of nobody's: pictures of it are the same on every machine."""
    hermetic.pytest_configure()
    scratch = Path(os.environ["HOME"])
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        session = Session()
        desktop = Desktop(session, Path(folder))
        try:
            desktop.start_dunst()
            yield desktop
        finally:
            desktop.clear()
            session.stop()
            shutil.rmtree(scratch, ignore_errors=True)


@asynccontextmanager
async def person_at_demo() -> AsyncIterator[Person]:
    """Somebody at the demo's inbox, who has read and closed what the demo says of itself; the pointer is far away."""
    with desktop_of_nobody() as desktop:
        async with screen_reader() as reader:
            env = {"AT_SPI_BUS_ADDRESS": reader.address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
            await asyncio.to_thread(open_inbox_of_demo, desktop, env)  # meanwhile the reader answers the app
            person = Person(desktop, reader)
            await person.is_at_the_list()
            await person.clicks(await person.button("Close"))
            desktop.xdotool("mousemove", *NOWHERE)
            yield person
            desktop.clear()


def open_inbox_of_demo(desktop: Desktop, env: Mapping[str, str]) -> Program:
    """Start the demo, and wait until it is lively; its inbox is open, and the pointer far from it."""
    home = Path(os.environ["HOME"])
    command = (sys.executable, "-m", "traynotify", "--log-level", "info", "demo")
    demo = desktop.start(*command, env={"TMPDIR": str(home), "PYTHONPATH": str(ROOT), **env})
    wait_until(lambda: ": waiting for what the server tells" in demo.output(), "the demo is live", 60)
    wait_until(desktop.has_icon_in_sight, "the icon is in the tray", 60)
    wait_until(lambda: _opens_inbox(desktop), "a click on the icon opens the inbox", 60)
    desktop.xdotool("mousemove", *NOWHERE)
    avatars = "*/cache/avatars/*.png"
    wait_until(lambda: len(list(home.glob(avatars))) > _SOME_AVATARS, "the avatars are there", 60)
    return demo


def _opens_inbox(desktop: Desktop) -> bool:
    """Whether a click on the icon does it; one is lost on an icon that only says that the app is coming."""
    desktop.click_on_tray()
    try:
        return wait_until(lambda: bool(desktop.windows("^Inbox$")), "the inbox is open", _A_CLICK_S)
    except AssertionError:
        return False


def still(desktop: Desktop, path: Path) -> Path:
    """A picture of the screen in `path`, of a moment when nothing on it moves: two looks in a row saw the same."""

    def is_still() -> bool:
        before = path.read_bytes() if path.exists() else b""
        return desktop.screenshot(path).read_bytes() == before

    wait_until(is_still, "nothing moves")
    return path
