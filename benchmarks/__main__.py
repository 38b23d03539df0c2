"""`python -m benchmarks`: measure everything, and print the table."""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.environments import Environments, environments
from benchmarks.table import Line, rendered

ROWS = ("start", "inbox", "idle", "latency", "burst", "week")


def main() -> int:
    """Read what was typed, and measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What traynotify costs.")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"one of {', '.join(ROWS)}; without any, all")
    parser.add_argument("--quick", action="store_true", help="fewer runs, and a tenth of the load")
    chosen = parser.parse_args()
    if unknown := [row for row in chosen.rows if row not in ROWS]:
        parser.error(f"there is no row “{unknown[0]}”")
    made = environments()
    if made.rival is None:
        print(f"gotify-tray cannot be installed here: {made.why}", file=sys.stderr)
    from tests.support import hermetic

    hermetic.pytest_configure()
    folder = Path(tempfile.mkdtemp(prefix="traynotify-benchmarks-"))
    try:
        asyncio.run(_measure(chosen.rows or ROWS, folder, quick=chosen.quick, made=made))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(hermetic.scratch_folder("end").parent, ignore_errors=True)
    return 0


async def _measure(rows: Sequence[str], folder: Path, *, quick: bool, made: Environments) -> None:
    from benchmarks.bench import Bench
    from benchmarks.desk import open_desk

    lines: list[Line] = []
    print(f"load at the beginning: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", file=sys.stderr)
    async with open_desk(folder) as desk:
        bench = Bench(desk, made, folder, quick)
        for name in rows:
            print(f"measuring: {name}", file=sys.stderr)
            lines += await import_module(f"benchmarks.rows.{name}").measure(bench)
            print(rendered(lines), file=sys.stderr)
    print(rendered(lines))


if __name__ == "__main__":
    sys.exit(main())
