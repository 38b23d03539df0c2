"""The simulation by hand: one history with its trace, many of them, or the proof that it bites."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.simulation.mutations import MUTATIONS, install
from tests.simulation.only import Only
from tests.simulation.runs import Summary, found, replay, reports

PROGRESS_S = 20.0
"""How often progress is told, and kept."""


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; 1 when a promise was broken, or a mutation was not found."""
    parser = argparse.ArgumentParser(prog="./run simulate", description=__doc__)
    parser.add_argument("--seed", type=int, action="append", help="live through this history; may be given repeatedly")
    parser.add_argument("--trace", action="store_true", help="with --seed: say everything that happens")
    parser.add_argument("--histories", type=int, default=2000, help="how many (default: %(default)s)")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first seed (default: %(default)s)")
    parser.add_argument("--sums", type=Path, metavar="FILE", help="go on where this file ends, and add up in it")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: %(default)s)")
    parser.add_argument("--faults", default="", help="only these, by name, with commas between; see --list")
    parser.add_argument("--list", action="store_true", help="name the faults and the mutations")
    names, several = [mutation.name for mutation in MUTATIONS], "plant them (by default all), one by one"
    parser.add_argument("--mutations", nargs="*", metavar="NAME", choices=names, help=several)
    single = "with --seed: live through it with this one planted"
    parser.add_argument("--mutation", metavar="NAME", choices=names, help=single)
    options = parser.parse_args(arguments)
    only = Only(faults=tuple(name.strip() for name in options.faults.split(",") if name.strip()))
    if unknown := _unknown_faults(only):
        parser.error(f"no such fault: {unknown}; --list names them")
    if options.list:
        return _list()
    if options.mutations is not None:
        return _plant(options.mutations, options.jobs, options.first)
    if options.seed is not None:
        if options.mutation is not None:
            (only,) = (each.only for each in MUTATIONS if each.name == options.mutation)
            install(options.mutation)
        return max(_one(seed, only, options.mutation, trace=options.trace) for seed in options.seed)
    return _many(range(options.first, options.first + options.histories), only, options.jobs, options.sums)


def _unknown_faults(only: Only) -> str:
    if not only.faults:
        return ""  # the app must not be imported before a mutation is planted
    from tests.simulation.faults import FAULTS

    return ", ".join(name for name in only.faults if name not in FAULTS)


def _list() -> int:
    from tests.simulation.faults import FAULTS

    _say("faults: " + ", ".join(FAULTS))
    _say("mutations: " + ", ".join(mutation.name for mutation in MUTATIONS))
    return 0


def _one(seed: int, only: Only, mutation: str | None, *, trace: bool) -> int:
    from tests.simulation.history import run

    with tempfile.TemporaryDirectory(prefix="traynotify-") as scratch:
        report = run(seed, Path(scratch), only=only, trace=_say if trace else None)
    summary = Summary()
    summary.add(report)
    for line in summary.lines(() if mutation else only.faults, mutation):
        _say(line)
    _say(f"digest {report.digest}")
    return 1 if report.broken else 0


def _many(seeds: Sequence[int], only: Only, jobs: int, sums: Path | None) -> int:
    """Live through those of the seeds that are not in `sums` yet, which is written all along: one may stop any time."""
    summary = Summary.read(sums) if sums is not None and sums.exists() else Summary()
    before_s, began_at, told_at = summary.took_s, time.monotonic(), time.monotonic()
    with closing(reports([s for s in seeds if s >= summary.next_seed], jobs=jobs, only=only)) as lived:
        for report in lived:
            summary.add(report)
            summary.took_s = before_s + time.monotonic() - began_at
            if report.broken:
                _say(f"seed {report.seed}: {report.broken[0]}")
            if time.monotonic() - told_at > PROGRESS_S:
                told_at = time.monotonic()
                sys.stderr.write(f"{summary.histories:,} histories, {len(summary.broken)} broken\n")
                _keep(summary, sums)
    _keep(summary, sums)
    for line in summary.lines(only.faults):
        _say(line)
    rate = summary.hours / summary.took_s * 60
    _say(f"seeds {seeds[0]} to {seeds[-1]}, {summary.took_s:.0f} s, {rate:,.0f} simulated hours a minute")
    return 1 if summary.broken else 0


def _keep(summary: Summary, sums: Path | None) -> None:
    if sums is not None:
        summary.write(sums)


def _plant(names: Sequence[str], jobs: int, first: int) -> int:
    missed = 0
    for mutation in MUTATIONS:
        if names and mutation.name not in names:
            continue
        result = found(mutation, jobs=jobs, first=first)
        if result is None:
            missed += 1
            _say(f"{mutation.name}: NOT FOUND in {mutation.seeds} histories")
        else:
            count, report, blamed = result
            _say(f"{mutation.name}: found after {count} of at most {mutation.seeds} histories, by seed {report.seed}")
            _say(f"    {blamed[:200]}")
            _say(f"    see it with: {replay(report.seed, mutation=mutation.name)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
