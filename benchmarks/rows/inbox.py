"""Opening the inbox, and what it leaves behind when it is closed: with a long history on disk beside a short one."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from benchmarks import world
from benchmarks.bench import Bench
from benchmarks.inside import Inside
from benchmarks.processes import memory
from benchmarks.table import Line, middle

PEOPLE = (*world.PEOPLE, "kestrel", "siskin")
"""Enough that the app keeps the whole history: of one account, it lets go of what is beyond its limit."""


async def measure(bench: Bench) -> list[Line]:
    """First frames, then memory."""
    many = 20_000 if bench.quick else 100_000
    with world.town(PEOPLE) as town:
        profiles: dict[int, Path] = {}
        for rows in (400, 1_000, many):
            profiles[rows] = bench.folder / f"inbox-{rows}"
            await world.move_in(bench, town, profiles[rows], rows=rows, people=PEOPLE)
        frames = {rows: list[float]() for rows in (400, many)}
        weights = {rows: list[float]() for rows in (1_000, many)}
        for _ in range(3 if bench.quick else 5):
            for rows, times in frames.items():
                times.append(await _first_frame(bench, profiles[rows]))
        for _ in range(3):
            for rows, sizes in weights.items():
                sizes.append(await _weight(bench, profiles[rows]))
    few_s, many_s = middle(frames[400]), middle(frames[many])
    few_mb, many_mb = middle(weights[1_000]), middle(weights[many])
    return [
        Line(
            f"opening the inbox for the first time, {many:,} rows on disk: first frame",
            f"{many_s * 1000:.0f} ms",
            f"{few_s * 1000:.0f} ms with 400",
            many_s / few_s,
            3.0,
        ),
        Line(
            f"PSS after the inbox was opened and closed, {many:,} rows on disk",
            f"{many_mb:.1f} MB",
            f"{few_mb:.1f} MB with 1,000",
            many_mb / few_mb,
            1.15,
        ),
    ]


async def _first_frame(bench: Bench, profile: Path) -> float:
    async with Inside.started(bench, profile) as inside:
        await asyncio.sleep(3)
        await inside.ask("watch")
        began = time.monotonic()
        await bench.desk.click_icon()
        return float((await inside.ask("frame"))["at"]) - began


async def _weight(bench: Bench, profile: Path) -> float:
    async with bench.desk.with_icon(bench.app(profile, "run")) as (program, _):
        await asyncio.sleep(3)
        for _ in range(2):
            await bench.desk.click_icon()
            await asyncio.sleep(2)
        return memory(program.process.pid).pss
