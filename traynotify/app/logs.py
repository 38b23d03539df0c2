"""Where log records go: a rotated file in the profile, and standard error for who started it in a terminal."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler

from traynotify.app.terminal import complain
from traynotify.storage.paths import Profile

FILE_SIZE = 1_000_000
FILES_KEPT = 3
LEVELS = ("debug", "info", "warning", "error")


def configure(profile: Profile, level: str, *, to_terminal: bool) -> None:
    """Send records to the profile's log file, and those from `level` upwards to the terminal."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    logging.getLogger("traynotify").setLevel(min(logging.INFO, getattr(logging, level.upper())))
    for quiet in ("httpx", "httpcore", "websockets", "asyncio", "keyring", "qasync"):
        logging.getLogger(quiet).setLevel(logging.WARNING)
    try:
        file = RotatingFileHandler(
            profile.logs / "traynotify.log", maxBytes=FILE_SIZE, backupCount=FILES_KEPT, encoding="utf-8", delay=True
        )
    except OSError as error:
        complain(f"the log cannot be written: {error}")
    else:
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root.addHandler(file)
    if to_terminal:
        terminal = logging.StreamHandler()
        terminal.setLevel(getattr(logging, level.upper()))
        terminal.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        root.addHandler(terminal)
