"""A quiet minute with four live accounts, beside a bare client that keeps four websockets open at the same time."""

from __future__ import annotations

import asyncio

from benchmarks import world
from benchmarks.bench import Bench
from benchmarks.inside import Inside
from benchmarks.processes import turns
from benchmarks.table import Line

SHORTEST_TIMER_S = 10.0
SETTLED_S = 20.0
"""After so long, a start is over, with all that it puts off."""


async def measure(bench: Bench) -> list[Line]:
    """Watch both for the same minute."""
    seconds = 20.0 if bench.quick else 60.0
    with world.town() as town:
        profile = bench.folder / "idle"
        await world.move_in(bench, town, profile, rows=1_000)
        with bench.desk.running(bench.floor("client", *world.streams(town, world.PEOPLE))) as client:
            async with bench.desk.with_icon(bench.app(profile, "run")) as (app, _):
                await world.all_listening(town, 8)
                await asyncio.sleep(SETTLED_S)
                before = [turns(program.process.pid) for program in (app, client)]
                await asyncio.sleep(seconds)
                after = [turns(program.process.pid) for program in (app, client)]
        ours, theirs = (late - early for late, early in zip(after, before, strict=True))
        async with Inside.started(bench, profile) as inside:
            await asyncio.sleep(SETTLED_S)
            soonest = await inside.shortest_timer(seconds)
    return [
        Line(
            f"{seconds:.0f} s idle, 4 live accounts: wake-ups",
            f"{ours.wakeups}",
            f"{theirs.wakeups}, bare client",
            ours.wakeups / max(theirs.wakeups, 1),
            1.0,
        ),
        Line(
            f"{seconds:.0f} s idle: processor time",
            f"{ours.seconds * 1000:.1f} ms",
            f"{theirs.seconds * 1000:.1f} ms, bare client",
            ours.seconds / theirs.seconds,
            1.0,
        ),
        Line("idle: shortest timer that fires", f"{soonest:.1f} s", "", soonest, SHORTEST_TIMER_S, " s", at_least=True),
    ]
