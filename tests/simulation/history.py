"""Lives through the history of one seed, and reports what became of it."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.simulation.chance import determined
from tests.simulation.loop import process
from tests.simulation.world import Trace, World
from traynotify.storage.archive import open_archive

SCRATCH = Path("/dev/shm")


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


@cache
def _template() -> Path:
    """An archive with nothing in it, to be copied: the first start need not be repeated for each history."""
    file = Path(tempfile.mkdtemp(prefix="traynotify-simulation-", dir=SCRATCH if SCRATCH.is_dir() else None)) / "new.db"

    async def begin() -> None:
        await (await open_archive(file)).archive.aclose()

    asyncio.run(begin())
    return file


def run(seed: int, *, faults: Collection[str] = (), trace: Trace | None = None) -> Report:
    """Live through the history of one seed."""
    template = _template()
    logger = logging.getLogger("traynotify")
    with tempfile.TemporaryDirectory(dir=template.parent) as scratch:
        world = World(seed, Path(scratch) / "disk", template, faults=faults, trace=trace)
        ear = _Ear(world)
        logger.addHandler(ear)
        logging.getLogger("uvicorn.error").disabled = True  # it complains of every line that breaks
        try:
            with determined(seed, world.loop):
                _run(world, trace)
        finally:
            logger.removeHandler(ear)
            logging.getLogger("uvicorn.error").disabled = False
    return Report(
        seed=seed,
        broken=world.oracle.broken,
        digest=world.digest,
        faults=world.faults,
        deeds=world.deeds,
        hours=(world.loop.time() + world.suspended_s) / 3600,
        requests=sum(house.toy.log.mark() for house in world.houses),
        deaths=world.machine.deaths,
        alerts=world.machine.desktop.count,
        services=tuple(house.service for house in world.houses),
    )


def _run(world: World, trace: Trace | None) -> None:
    with asyncio.Runner(loop_factory=lambda: world.loop) as runner:
        try:
            runner.run(world.live())
        except Exception as error:
            world.oracle.blame(f"the history ended with {type(error).__name__}: {error}")
            if trace is not None:
                raise
