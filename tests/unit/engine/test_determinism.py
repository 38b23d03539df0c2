"""One seed is one history: nothing that is written, shown or asked depends on how a process hashes its strings."""

import os
import subprocess
import sys

from tests.support.project import PROJECT

STORMS = [str(seed) for seed in range(100, 106)]


def test_a_storm_is_the_same_in_every_process() -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.unit.engine.transcript", *STORMS],
            cwd=PROJECT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for seed in ("1", "2")
    ]
    one, another = (process.communicate()[0].splitlines() for process in started)
    assert [process.returncode for process in started] == [0, 0]
    assert len(one) > 500, "much happened"
    different = next((pair for pair in zip(one, another, strict=False) if pair[0] != pair[1]), None)
    assert different is None
    assert len(one) == len(another)
