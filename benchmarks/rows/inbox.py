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

FEW = 100
LONGEST = 3.0
TIMED = (
    ("opening the inbox for the first time", "first frame"),
    ("opening it again", "first frame"),
    ("a letter typed into the search", "what it finds is painted"),
)


async def measure(bench: Bench) -> list[Line]:
    """First frames, then memory."""
    many = 20_000 if bench.quick else 100_000
    with world.town(PEOPLE, recent=FEW // len(PEOPLE)) as town:
        profiles: dict[int, Path] = {}
        for rows in (FEW, 1_000, many):
            profiles[rows] = bench.folder / f"inbox-{rows}"
            await world.move_in(bench, town, profiles[rows], rows=rows, people=PEOPLE)
        seconds = {rows: list[tuple[float, float, float]]() for rows in (FEW, many)}
        weights = {rows: list[float]() for rows in (1_000, many)}
        for _ in range(3 if bench.quick else 5):
            for rows, times in seconds.items():
                times.append(await _openings_and_letter(bench, profiles[rows]))
        for _ in range(3):
            for rows, sizes in weights.items():
                sizes.append(await _weight(bench, profiles[rows]))
    medians = [[middle([turn[n] for turn in seconds[rows]]) for rows in (FEW, many)] for n in range(len(TIMED))]
    few_mb, many_mb = middle(weights[1_000]), middle(weights[many])
    return [
        *(
            _in_time(f"{what[0]}, {many:,} rows on disk: {what[1]}", *times)
            for what, times in zip(TIMED, medians, strict=True)
        ),
        Line(
            f"PSS after the inbox was opened and closed, {many:,} rows on disk",
            f"{many_mb:.1f} MB",
            f"{few_mb:.1f} MB with 1,000",
            many_mb / few_mb,
            1.15,
        ),
    ]


def _in_time(what: str, few_s: float, many_s: float) -> Line:
    return Line(what, f"{many_s * 1000:.0f} ms", f"{few_s * 1000:.0f} ms with {FEW}", many_s / few_s, LONGEST)


async def _openings_and_letter(bench: Bench, profile: Path) -> tuple[float, float, float]:
    """Seconds: the first opening, which loads the window too; the next one; and a letter typed into the search."""
    async with Inside.started(bench, profile) as inside:
        await asyncio.sleep(3)
        first_s = await _until_frame(bench, inside)
        await asyncio.sleep(1)
        await bench.desk.click_icon()
        await asyncio.sleep(1)
        again_s = await _until_frame(bench, inside)
        await asyncio.sleep(1)
        return first_s, again_s, float((await inside.ask("letter"))["took"])


async def _until_frame(bench: Bench, inside: Inside) -> float:
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
