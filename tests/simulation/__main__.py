"""The simulation by hand: one history with its trace, many of them, or the proof that it bites."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.simulation.mutations import MUTATIONS
from tests.simulation.runs import Summary, found, reports


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; 1 when a promise was broken, or a mutation was not found."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seed", type=int, action="append", help="live through this history; may be given repeatedly")
    parser.add_argument("--trace", action="store_true", help="with --seed: say everything that happens")
    parser.add_argument("--histories", type=int, default=2000, help="how many (default: %(default)s)")
    parser.add_argument("--first", type=int, default=0, help="the first seed (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: %(default)s)")
    parser.add_argument("--faults", default="", help="only these, by name, with commas between; see --list")
    parser.add_argument("--list", action="store_true", help="name the faults and the mutations")
    parser.add_argument("--mutations", nargs="*", metavar="NAME", help="plant them (by default all), one by one")
    options = parser.parse_args(arguments)
    faults = tuple(name.strip() for name in options.faults.split(",") if name.strip())
    if options.list:
        return _list()
    if options.mutations is not None:
        return _plant(options.mutations, options.jobs)
    if options.seed is not None:
        return max(_one(seed, faults, trace=options.trace) for seed in options.seed)
    return _many(range(options.first, options.first + options.histories), faults, options.jobs)


def _list() -> int:
    from tests.simulation.faults import FAULTS

    _say("faults: " + ", ".join(FAULTS))
    _say("mutations: " + ", ".join(mutation.name for mutation in MUTATIONS))
    return 0


def _one(seed: int, faults: tuple[str, ...], *, trace: bool) -> int:
    from tests.simulation.history import run

    with tempfile.TemporaryDirectory(prefix="traynotify-") as scratch:
        report = run(seed, Path(scratch), faults=faults, trace=_say if trace else None)
    summary = Summary()
    summary.add(report)
    for line in summary.lines():
        _say(line)
    _say(f"digest {report.digest}")
    return 1 if report.broken else 0


def _many(seeds: Sequence[int], faults: tuple[str, ...], jobs: int) -> int:
    summary, began_at = Summary(), time.monotonic()
    for report in reports(seeds, jobs=jobs, faults=faults):
        summary.add(report)
        if report.broken:
            _say(f"seed {report.seed}: {report.broken[0]}")
    for line in summary.lines():
        _say(line)
    took_s = time.monotonic() - began_at
    _say(
        f"seeds {seeds[0]} to {seeds[-1]}, {took_s:.0f} s, {summary.hours / took_s * 60:,.0f} simulated hours a minute"
    )
    return 1 if summary.broken else 0


def _plant(names: Sequence[str], jobs: int) -> int:
    missed = 0
    for mutation in MUTATIONS:
        if names and mutation.name not in names:
            continue
        result = found(mutation, jobs=jobs)
        if result is None:
            missed += 1
            _say(f"{mutation.name}: NOT FOUND in {mutation.seeds} histories")
        else:
            count, report = result
            _say(f"{mutation.name}: found after {count} of at most {mutation.seeds} histories, by seed {report.seed}")
            _say(f"    {report.broken[0][:200]}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
