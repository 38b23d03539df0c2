"""The app as processes of their own: what they print, how they end, and that none of them ever shows a traceback."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from tests.support.command_line import CommandLine, Ended
from tests.support.programs import Program
from tests.support.project import PROJECT
from tests.support.waiting import PATIENCE_S, eventually, wait_until

END_S = 20.0
"""How long the app may take to end when it is asked to: less than it waits for a server that does not answer (30 s)."""

Event = dict[str, Any]


class Running:
    """A process of the app that goes on until it is ended."""

    def __init__(self, program: Program, errors: Path) -> None:
        self.program, self._errors = program, errors

    @property
    def pid(self) -> int:
        return self.program.process.pid

    @property
    def err(self) -> str:
        """What it has said so far."""
        return self._errors.read_text("utf-8", "replace")

    @property
    def events(self) -> list[Event]:
        """What ``watch --json`` has printed so far, whole lines only."""
        *lines, _ = self.program.output().split("\n")
        return [json.loads(line) for line in lines]

    def find(self, **fields: object) -> Event:
        """The first event that has these fields; an empty one if there is none."""
        return next((event for event in self.events if fields.items() <= event.items()), {})

    def wait_for(self, **fields: object) -> Event:
        """Wait until an event with these fields has come; returns it."""
        return wait_until(lambda: self.find(**fields), f"an event with {fields}; it said: {self.err}")

    async def heard(self, **fields: object) -> Event:
        """Do as `wait_for` does, while the test's event loop runs."""
        return await eventually(lambda: self.find(**fields), f"an event with {fields}; it said: {self.err}")

    def tell(self, number: int) -> None:
        """Send a signal."""
        self.program.process.send_signal(number)

    def ended(self, within_s: float = END_S) -> Ended:
        """Wait for its end; raises TimeoutExpired when it takes longer than it may."""
        status = self.program.process.wait(within_s)
        return Ended(status, self.program.output(), self.err)

    async def has_ended(self, within_s: float = END_S) -> Ended:
        """Do as `ended` does, while the test's event loop runs."""
        await eventually(lambda: not self.program.is_running(), f"it ends within {within_s} s", within_s)
        return self.ended()

    def stop(self, number: int = signal.SIGTERM) -> Ended:
        """Ask it to end, and wait."""
        self.tell(number)
        return self.ended()

    def kill(self) -> None:
        """End it as a power cut does."""
        self.program.process.kill()
        self.program.process.wait(END_S)


class Processes:
    """Starts the app on one profile, and ends with the test what it started."""

    def __init__(self, profile: Path, folder: Path) -> None:
        self.profile, self._folder = profile, folder
        self.env: dict[str, str] = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONWARNINGS": "default"}
        self._started: list[Running] = []
        self._numbers = count()

    def command(self, *arguments: str) -> list[str]:
        """The command line of the app on this profile, with the tokens in a file."""
        options = ["--profile-dir", str(self.profile), "--secrets", "file"]
        return [sys.executable, "-m", "traynotify", *options, *arguments]

    def start(self, *arguments: str, env: Mapping[str, str] | None = None) -> Running:
        """Start the app on the profile."""
        return self.start_command(self.command(*arguments), env)

    def start_command(self, command: list[str], env: Mapping[str, str] | None = None) -> Running:
        """Start any command, with the environment of the test."""
        number = next(self._numbers)
        errors = self._folder / f"{number}.err"
        program = Program(command, env=self.env | dict(env or {}), log=self._folder / f"{number}.out", errors=errors)
        running = Running(program, errors)
        self._started.append(running)
        return running

    def run(
        self, *arguments: str, before: Sequence[str] = (), stdin: str = "", env: Mapping[str, str] | None = None
    ) -> Ended:
        """Run a command to its end; `before` is typed in front of it."""
        done = subprocess.run(
            [*before, *self.command(*arguments)],
            env=self.env | dict(env or {}),
            input=stdin,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return Ended(done.returncode, done.stdout, done.stderr)

    def watch(self, *options: str, env: Mapping[str, str] | None = None) -> Running:
        """Start ``watch --json``, and wait until every account has caught up or has said why it cannot."""
        watching = self.start("watch", "--json", *options, env=env)
        wait_until(lambda: _is_settled(watching.events), f"it is up; said: {watching.err}")
        return watching

    def end(self) -> None:
        """End what is left."""
        for running in self._started:
            running.program.end()

    def clear(self) -> list[str]:
        """End what is left; returns what was said that should not be, a traceback or a warning of Python's."""
        self.end()
        said = [running.err for running in self._started]
        return [text for text in said if "Traceback" in text or "Warning:" in text]


async def all_is_told(traynotify: CommandLine) -> None:
    """Wait until it is written down of everything in the inbox that the desktop has answered for it.

    That a bubble is there is not enough: an app that ends before it has heard so shows it again.
    """
    until = time.monotonic() + PATIENCE_S
    while waiting := await asyncio.to_thread(_not_told, traynotify):
        assert time.monotonic() < until, f"not told are still {waiting}"


def _not_told(traynotify: CommandLine) -> list[str]:
    return [row["title"] for row in traynotify("list", "--limit", "500", "--json").json if not row["alerted"]]


def _is_settled(events: list[Event]) -> bool:
    last = {event["account"]: event["state"] for event in events if event["event"] == "health"}
    return bool(last) and "connecting" not in last.values()
