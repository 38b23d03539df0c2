"""Many histories, in fresh processes side by side, and what they add up to.

Nothing of the app is imported here, so that a mutation can be planted first.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import re
import shlex
import tempfile
import warnings
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.simulation import mutations
from tests.simulation.only import Only
from tests.simulation.planting import Mutation

if TYPE_CHECKING:
    from tests.simulation.history import Report

MEMORY = Path("/dev/shm")
"""Where files cost no disk, on systems that have it."""
AT_ONCE = 5
"""Seeds that a process takes at a time; the garbage of all of them is collected together."""


@dataclass
class Summary:
    """What histories add up to."""

    histories: int = 0
    hours: float = 0.0
    hours_asleep: float = 0.0
    requests: int = 0
    deaths: int = 0
    alerts: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    services: Counter[str] = field(default_factory=Counter)
    broken: dict[int, list[str]] = field(default_factory=dict)
    next_seed: int = 0
    """Where to go on."""
    took_s: float = 0.0

    @classmethod
    def read(cls, file: Path) -> Self:
        """What `write` wrote."""
        values = json.loads(file.read_text(encoding="utf-8"))
        values |= {name: Counter(values[name]) for name in ("faults", "services")}
        values["broken"] = {int(seed): broken for seed, broken in values["broken"].items()}
        return cls(**values)

    def write(self, file: Path) -> None:
        """Keep it in a file, whole at every moment."""
        new = file.with_name(f"{file.name}.new")
        new.write_text(json.dumps(vars(self), indent=1), encoding="utf-8")
        new.replace(file)

    def add(self, report: Report) -> None:
        """One more."""
        self.histories += 1
        self.hours += report.hours
        self.hours_asleep += report.hours_asleep
        self.requests += report.requests
        self.deaths += report.deaths
        self.alerts += report.alerts
        self.faults.update(report.faults)
        self.services.update(report.services)
        if report.broken:
            self.broken[report.seed] = report.broken
        self.next_seed = report.seed + 1

    def lines(self, only: Sequence[str] = (), mutation: str | None = None) -> Iterator[str]:
        """In words; of histories with `only` these faults, or with this mutation planted."""
        for seed, broken in sorted(self.broken.items()):
            yield f"seed {seed} broke a promise; see it with: {replay(seed, only, mutation)}"
            yield from (f"    {sentence}" for sentence in broken)
        if not self.histories:
            return
        faults = self.faults.total()
        yield (
            f"{self.histories:,} histories, {self.hours:,.0f} simulated hours ({self.hours_asleep:,.0f} asleep), "
            f"{self.requests:,} requests, {self.alerts:,} bubbles, {self.deaths:,} deaths, "
            f"{faults:,} faults ({faults / self.histories:.1f} each)"
        )
        yield ", ".join(f"{name} {count:,}" for name, count in self.faults.most_common())
        yield f"broken: {len(self.broken)}"


def replay(seed: int, faults: Sequence[str] = (), mutation: str | None = None) -> str:
    """The command that shows the history of a seed, as it was: with these faults only, with this mutation."""
    parts = ["./run", "simulate", "--seed", str(seed), "--trace"]
    if faults:
        parts += ["--faults", ",".join(faults)]
    if mutation is not None:
        parts += ["--mutation", mutation]
    return shlex.join(parts)


def reports(
    seeds: Iterable[int], *, jobs: int, only: Only | None = None, mutation: str | None = None
) -> Generator[Report]:
    """The histories of these seeds, in their order; the processes end with the iteration."""
    with (
        tempfile.TemporaryDirectory(prefix="traynotify-", dir=MEMORY if MEMORY.is_dir() else None) as scratch,
        ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin, (mutation,)) as pool,
    ):
        try:
            yield from pool.map(partial(_live, Path(scratch), only), seeds, chunksize=AT_ONCE)
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(mutation: str | None) -> None:
    if mutation is not None:
        mutations.install(mutation)
    import tests.simulation.history  # noqa: F401 - only now that a mutation may be in place

    gc.freeze()  # what is there by now stays
    gc.disable()
    warnings.filterwarnings("ignore", "coroutine .* was never awaited")  # what a death left behind


def _live(scratch: Path, only: Only | None, seed: int) -> Report:
    from tests.simulation.history import run

    if seed % AT_ONCE == 0:
        gc.collect()
    return run(seed, scratch, only=only)


def found(mutation: Mutation, *, jobs: int, first: int = 0) -> tuple[int, Report, str] | None:
    """After how many histories, from the seed `first` on, a mutation was found, by which, and what that says of it.

    None when it was not found. Only what the mutation is to break counts, and only in a history that does not say so
    without it.
    """
    only, pattern = mutation.only, re.compile(mutation.blame)
    seeds = range(first, first + mutation.seeds)
    with closing(reports(seeds, jobs=jobs, only=only, mutation=mutation.name)) as lived:
        for count, report in enumerate(lived, 1):
            blamed = _blamed(report, pattern)
            if blamed and not any(_blamed(sound, pattern) for sound in reports([report.seed], jobs=1, only=only)):
                return count, report, blamed
    return None


def _blamed(report: Report, pattern: re.Pattern[str]) -> str:
    return next((sentence for sentence in report.broken if pattern.search(sentence)), "")
