"""Takes the README's picture: the inbox of the running demo.

.venv/bin/python packaging/pictures/inbox.py
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from demo_desktop import PART, PICTURES, ROOT, desktop_of_nobody, open_inbox_of_demo, still

PICTURE: Final = PICTURES / "inbox.png"


def main() -> None:
    """Keep the part of the screen where the inbox is."""
    with desktop_of_nobody() as desktop:
        open_inbox_of_demo(desktop, {})
        from PySide6.QtGui import QImage

        screen = still(desktop, Path(os.environ["HOME"]) / "screen.png")
        QImage(str(screen)).copy(*PART).save(str(PICTURE))
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
