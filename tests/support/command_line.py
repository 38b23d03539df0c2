"""The command line inside the test's own process: much quicker than a process of its own, with the same ends."""

import io
import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from traynotify.app import cli, logs


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as a script takes it."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The objects that it printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


class CommandLine:
    """Call it with what a person would type; the profile is the test's own, and its tokens are in a file."""

    def __init__(self, profile: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.profile = profile
        self.secrets: str | None = "file"
        self._capsys, self._monkeypatch = capsys, monkeypatch
        monkeypatch.setattr("gc.freeze", lambda: None)  # this process goes on

    def __call__(self, *arguments: str, stdin: str = "") -> Ended:
        self._monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        self._capsys.readouterr()
        with logging_as_before():
            status = self._run(["--profile-dir", str(self.profile), *self._secrets(), *arguments])
        ended = Ended(status, *self._capsys.readouterr())
        assert "Traceback" not in ended.err
        return ended

    def _secrets(self) -> Sequence[str]:
        return () if self.secrets is None else ("--secrets", self.secrets)

    @staticmethod
    def _run(arguments: Sequence[str]) -> int:
        try:
            return cli.main(arguments)
        except SystemExit as ended:  # of the parser
            return int(ended.code or 0)

    def add(self, address: str, token: str, *options: str) -> str:
        """Add an account by its token; returns its id."""
        added = self("accounts", "add", address, "--token-stdin", *options, stdin=f"{token}\n")
        assert added.status == 0, added.err
        return added.out.removeprefix("Added ").strip()


@contextmanager
def logging_as_before() -> Iterator[None]:
    """Take back what the app does to the logging of its process."""
    root, loggers = logging.getLogger(), [logging.getLogger(name) for name in ("", "traynotify", *logs.QUIET)]
    handlers, levels = list(root.handlers), [logger.level for logger in loggers]
    try:
        yield
    finally:
        for handler in set(root.handlers) - set(handlers):
            root.removeHandler(handler)
            handler.close()
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
        logging.raiseExceptions = True


@pytest.fixture
def traynotify(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line on a profile of the test's own."""
    return CommandLine(tmp_path / "profile", capsys, monkeypatch)
