"""Takes the README's picture: the running demo on a real desktop without a screen, its inbox open beside the tray.

    .venv/bin/python packaging/pictures/inbox.py

It needs what the desktop tests need, which `./run test` installs or names, and fonts for the scripts of the demo's cast
(on Debian: fonts-inter fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji).
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.support import hermetic  # noqa: E402
from tests.support.desktop import Desktop, Session  # noqa: E402
from tests.support.waiting import wait_until  # noqa: E402

PICTURE = ROOT / "docs" / "pictures" / "inbox.png"
TRAY_ICON = ("25", "16")
"""Where the panel of the test desktop puts the only icon of its tray."""
PART = (0, 0, 460, 712)
"""What is kept of the screen: left, top, width, height."""
SOME_AVATARS = 8
"""As many as rows fit in; they come one by one."""


def main() -> None:
    """Start the demo, wait until it is lively, open the inbox, and keep the part of the screen where it is."""
    hermetic.pytest_configure()  # a session of nobody's, so that the picture is the same on every machine
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[name] = str(home)
        session = Session()
        try:
            desktop = Desktop(session, home)
            desktop.start_dunst()
            command = (sys.executable, "-m", "traynotify", "--log-level", "info", "demo")
            demo = desktop.start(*command, env={"TMPDIR": str(home)})
            wait_until(lambda: ": waiting for what the server tells" in demo.output(), "the demo is live", 60)
            wait_until(lambda: bool(desktop.tray_items()), "the icon is in the tray")
            desktop.xdotool("mousemove", *TRAY_ICON, "click", "1")
            wait_until(lambda: bool(desktop.windows("^Inbox$")), "the inbox is open")
            desktop.xdotool("mousemove", "900", "700")
            wait_until(
                lambda: len(list(home.glob("*/cache/avatars/*.png"))) > SOME_AVATARS, "the avatars are there", 60
            )
            wait_until(lambda: _is_painted(desktop, home / "screen.png"), "the inbox is painted")
            PICTURE.parent.mkdir(exist_ok=True)
            _keep(home / "screen.png")
            demo.end()
        finally:
            session.stop()


def _is_painted(desktop: Desktop, path: Path) -> bool:
    """Whether two looks in a row see the same, so that nothing is still arriving."""
    before = path.read_bytes() if path.exists() else b""
    return desktop.screenshot(path).read_bytes() == before


def _keep(screen: Path) -> None:
    from PySide6.QtGui import QImage

    QImage(str(screen)).copy(*PART).save(str(PICTURE))
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
