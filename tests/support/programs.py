"""Programs that tests start: found or skipped for, their output kept, and ended with everything that they started."""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

_END_S = 20.0

_WITH_US = ["setpriv", "--pdeathsig", "TERM", "--"] if shutil.which("setpriv") else []
"""Has the kernel end a program when the test run is killed, or crashes, before it could do so itself."""


def require(*programs: str) -> None:
    """Skip the test if one of the programs is not installed here; on a build server, where all are, fail it."""
    missing = [name for name in programs if shutil.which(name) is None and not Path(name).exists()]
    if missing and "CI" in os.environ:
        pytest.fail(f"not installed: {', '.join(missing)}")
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


class Program:
    """A running program, in a process group of its own, with what it prints in one file, or in two."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str],
        log: Path,
        errors: Path | None = None,
        pass_fds: Sequence[int] = (),
    ) -> None:
        self.log = log
        with log.open("wb") as output, (errors or log).open("ab") as standard_error:
            self.process = subprocess.Popen(
                [*_WITH_US, *(str(part) for part in command)],
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=standard_error if errors else subprocess.STDOUT,
                start_new_session=True,
                pass_fds=tuple(pass_fds),
            )

    def output(self) -> str:
        """Return what the program has written so far."""
        return self.log.read_text("utf-8", "replace")

    def is_running(self) -> bool:
        return self.process.poll() is None

    def end(self) -> int:
        """Ask the program to end, make it after a while, and return its exit status; what it started ends too."""
        if self.is_running():
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(_END_S)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        return self.process.wait(_END_S)
