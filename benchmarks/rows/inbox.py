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


async def measure(bench: Bench) -> list[Line]:
    """First frames, then memory."""
    many = 20_000 if bench.quick else 100_000
    with world.town(PEOPLE, recent=FEW // len(PEOPLE)) as town:
        profiles: dict[int, Path] = {}
        for rows in (FEW, 1_000, many):
            profiles[rows] = bench.folder / f"inbox-{rows}"
            await world.move_in(bench, town, profiles[rows], rows=rows, people=PEOPLE)
        frames = {rows: list[float]() for rows in (FEW, many)}
        letters = {rows: list[float]() for rows in (FEW, many)}
        weights = {rows: list[float]() for rows in (1_000, many)}
        for _ in range(3 if bench.quick else 5):
            for rows, times in frames.items():
                until_painted, until_found = await _first_frame_and_letter(bench, profiles[rows])
                times.append(until_painted)
                letters[rows].append(until_found)
        for _ in range(3):
            for rows, sizes in weights.items():
                sizes.append(await _weight(bench, profiles[rows]))
    few_s, many_s = middle(frames[FEW]), middle(frames[many])
    few_letter_s, many_letter_s = middle(letters[FEW]), middle(letters[many])
    few_mb, many_mb = middle(weights[1_000]), middle(weights[many])
    return [
        Line(
            f"opening the inbox for the first time, {many:,} rows on disk: first frame",
            f"{many_s * 1000:.0f} ms",
            f"{few_s * 1000:.0f} ms with {FEW}",
            many_s / few_s,
            3.0,
        ),
        Line(
            f"a letter typed into the search, {many:,} rows on disk: what it finds is painted",
            f"{many_letter_s * 1000:.0f} ms",
            f"{few_letter_s * 1000:.0f} ms with {FEW}",
            many_letter_s / few_letter_s,
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


async def _first_frame_and_letter(bench: Bench, profile: Path) -> tuple[float, float]:
    async with Inside.started(bench, profile) as inside:
        await asyncio.sleep(3)
        await inside.ask("watch")
        began = time.monotonic()
        await bench.desk.click_icon()
        until_painted = float((await inside.ask("frame"))["at"]) - began
        await asyncio.sleep(1)
        return until_painted, float((await inside.ask("letter"))["took"])


async def _weight(bench: Bench, profile: Path) -> float:
    async with bench.desk.with_icon(bench.app(profile, "run")) as (program, _):
        await asyncio.sleep(3)
        for _ in range(2):
            await bench.desk.click_icon()
            await asyncio.sleep(2)
        return memory(program.process.pid).pss
