"""Where log records go: a rotated file in the profile, and standard error for who started it in a terminal.

Secrets are taken out of every line on its way, tracebacks included: what a library logs is not in our hands.
"""

from __future__ import annotations

import copy
import logging
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from traynotify.core.redact import redact
from traynotify.storage.paths import Profile

FILE_SIZE = 1_000_000
FILES_KEPT = 3
QUIET = ("httpx", "httpcore", "websockets", "asyncio", "keyring", "qasync", "filelock")
"""Libraries that tell much, and that few want to know, below a warning."""


class _Redacted(logging.Formatter):
    """Lines without secrets; tracebacks are for the file, and for who wants to see everything."""

    def __init__(self, template: str, *, with_tracebacks: bool) -> None:
        super().__init__(template)
        self._with_tracebacks = with_tracebacks

    def format(self, record: logging.LogRecord) -> str:
        if not self._with_tracebacks:
            record = copy.copy(record)
            record.exc_info = record.exc_text = record.stack_info = None
        return redact(super().format(record))


class _PrivateFile(RotatingFileHandler):
    """A log that only its owner may read."""

    def _open(self) -> TextIOWrapper:
        opened = super()._open()
        with suppress(OSError):
            Path(self.baseFilename).chmod(0o600)
        return opened


def configure(profile: Profile, level: str, *, to_terminal: bool) -> None:
    """Send records to the profile's log file, and those from `level` upwards to the terminal.

    A disk that does not take a line costs that line, and nothing else.
    """
    logging.raiseExceptions = False
    chosen = getattr(logging, level.upper())
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    logging.getLogger("traynotify").setLevel(min(logging.INFO, chosen))
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    file = _PrivateFile(
        profile.logs / "traynotify.log", maxBytes=FILE_SIZE, backupCount=FILES_KEPT, encoding="utf-8", delay=True
    )
    file.setFormatter(_Redacted("%(asctime)s %(levelname)s %(name)s: %(message)s", with_tracebacks=True))
    root.addHandler(file)
    if to_terminal:
        terminal = logging.StreamHandler()
        terminal.setLevel(chosen)
        terminal.setFormatter(_Redacted("%(levelname)s: %(message)s", with_tracebacks=chosen <= logging.INFO))
        root.addHandler(terminal)
