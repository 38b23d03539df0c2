"""Lives through the history of one seed, and reports what became of it."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.simulation.chance import determined
from tests.simulation.loop import process
from tests.simulation.only import Only
from tests.simulation.world import Trace, World
from traynotify.storage.archive import open_archive

AnyWorld = TypeVar("AnyWorld", bound=World)


@dataclass
class Report:
    """What became of one history."""

    seed: int
    broken: list[str]
    digest: str
    """Of every byte on every line, and of everything that was done, in order."""
    faults: Counter[str] = field(default_factory=Counter)
    deeds: Counter[str] = field(default_factory=Counter)
    hours: float = 0.0
    hours_asleep: float = 0.0
    requests: int = 0
    deaths: int = 0
    alerts: int = 0
    services: tuple[str, ...] = ()


class _Ear(logging.Handler):
    """Hears what the app logs as an error."""

    def __init__(self, world: World) -> None:
        super().__init__(logging.ERROR)
        self._world = world

    def emit(self, record: logging.LogRecord) -> None:
        owner = process()
        if owner is None or owner.alive:
            self._world.oracle.error_logged(self.format(record))


def _template(scratch: Path) -> Path:
    """An archive with nothing in it, to be copied: the first start need not be repeated for each history."""
    file = scratch / f"new-{os.getpid()}.db"
    if not file.exists():

        async def begin() -> None:
            await (await open_archive(file)).archive.aclose()

        asyncio.run(begin())
    return file


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Hold the garbage collector back until the end: what it finds would unwind in the middle of something else."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
            gc.collect()


def run(seed: int, scratch: Path, *, only: Only | None = None, trace: Trace | None = None) -> Report:
    """Live through the history of one seed; what is written meanwhile is in the folder `scratch`."""
    world = live_through(seed, scratch, World, only=only, trace=trace)
    return Report(
        seed=seed,
        broken=world.oracle.broken,
        digest=world.digest,
        faults=world.faults,
        deeds=world.deeds,
        hours=(world.loop.time() + world.suspended_s) / 3600,
        hours_asleep=world.suspended_s / 3600,
        requests=sum(house.toy.log.mark() for house in world.houses),
        deaths=world.machine.deaths,
        alerts=world.machine.desktop.count,
        services=tuple(house.service for house in world.houses),
    )


def live_through(
    seed: int, scratch: Path, kind: type[AnyWorld], *, only: Only | None = None, trace: Trace | None = None
) -> AnyWorld:
    """The world of one seed, after all that was to happen in it."""
    logger, uvicorn = logging.getLogger("traynotify"), logging.getLogger("uvicorn.error")
    with tempfile.TemporaryDirectory(dir=scratch) as folder, warnings.catch_warnings(), _nothing_collected():
        warnings.simplefilter("ignore")  # what a death leaves behind is never awaited
        world = kind(seed, Path(folder) / "disk", _template(scratch), only=only, trace=trace)
        ear = _Ear(world)
        logger.addHandler(ear)
        uvicorn.disabled = True  # it complains of every line that breaks
        try:
            with determined(seed, world.loop, world.now):
                _live(world, trace)
        finally:
            logger.removeHandler(ear)
            uvicorn.disabled = False
    return world


def _live(world: World, trace: Trace | None) -> None:
    world.loop.set_exception_handler(lambda loop, context: None)  # of what died; the app logs its own
    try:
        with asyncio.Runner(loop_factory=lambda: world.loop) as runner:
            runner.run(world.live())
    except Exception as error:
        world.oracle.blame(f"the history ended with {type(error).__name__}: {error}")
        if trace is not None:
            raise
