"""The app with an observer inside, as the rows of the table ask it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from benchmarks.bench import Bench
from tests.support.programs import Program
from tests.support.waiting import eventually


class Inside:
    """A running observed app."""

    def __init__(self, program: Program, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.program, self._reader, self._writer = program, reader, writer

    @classmethod
    @asynccontextmanager
    async def started(cls, bench: Bench, profile: Path) -> AsyncIterator[Inside]:
        """Run it on a profile, until the end of the block."""
        place = profile / "observer"
        async with bench.desk.with_icon(bench.observed(profile, place)) as (program, _):
            await eventually(place.exists, f"the observer is there; it said {program.output()}", 30)
            reader, writer = await asyncio.open_unix_connection(place)
            try:
                yield cls(program, reader, writer)
            finally:
                writer.close()
                await writer.wait_closed()
        place.unlink(missing_ok=True)

    @property
    def pid(self) -> int:
        """Of the process."""
        return self.program.process.pid

    async def shortest_timer(self, within_s: float) -> float:
        """The seconds of the shortest timer that fires within so many; `within_s` where none does."""
        await self.ask("fired")
        await asyncio.sleep(within_s)
        fired = await self.ask("fired")
        return min(map(float, (*fired["seconds"], *fired["qt"])), default=within_s)

    async def ask(self, question: str) -> Any:
        """What the observer says to a question; `observed` has a list."""
        self._writer.write(question.encode() + b"\n")
        return json.loads(await self._reader.readline())
