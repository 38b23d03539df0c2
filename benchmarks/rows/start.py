"""From the start to the icon on the bus, and what the process then holds, beside a bare icon and the rival."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field

from benchmarks import rival, world
from benchmarks.bench import Bench, Command
from benchmarks.processes import memory
from benchmarks.table import Line, middle

ROWS_ON_DISK = 5_000
SETTLED_S = 8.0
"""After so long, every account is live, nothing more is imported, and what this left behind was given back."""


@dataclass
class _Contestant:
    command: Command
    env: Mapping[str, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)


async def measure(bench: Bench) -> list[Line]:
    """Let the contestants start by turns."""
    with ExitStack() as stack:
        town = stack.enter_context(world.town())
        profile = bench.folder / "start"
        await world.move_in(bench, town, profile, rows=ROWS_ON_DISK)
        icon, app = _Contestant(bench.floor("icon")), _Contestant(bench.app(profile, "run"))
        contestants = [icon, app]
        if (python := bench.environments.rival) is not None:
            server = stack.enter_context(rival.server())
            env = rival.home(bench.folder / "rival", server.base_url)
            contestants.append(_Contestant([python, "-m", "gotify_tray"], env))
        for turn in range(bench.runs):
            for contestant in contestants:
                await _take_turn(bench, contestant, weigh=turn < 3)
    return [*_lines(icon, app), *(_lines_of_rival(app, other) for other in contestants[2:])]


async def _take_turn(bench: Bench, contestant: _Contestant, *, weigh: bool) -> None:
    async with bench.desk.with_icon(contestant.command, contestant.env) as (program, seconds):
        contestant.seconds.append(seconds)
        if weigh:
            await asyncio.sleep(SETTLED_S)
            contestant.megabytes.append(memory(program.process.pid).pss)


def _lines(icon: _Contestant, app: _Contestant) -> list[Line]:
    ours, bare = middle(app.seconds), middle(icon.seconds)
    heavy, light = middle(app.megabytes), middle(icon.megabytes)
    start = f"start to the icon on the bus, 4 accounts, {ROWS_ON_DISK:,} rows on disk"
    return [
        Line(start, f"{ours * 1000:.0f} ms", f"{bare * 1000:.0f} ms, bare icon", ours / bare, 1.25),
        Line("PSS after the start", f"{heavy:.1f} MB", f"{light:.1f} MB, bare icon", heavy / light, 1.5),
    ]


def _lines_of_rival(app: _Contestant, other: _Contestant) -> Line:
    ours, theirs = middle(app.megabytes), middle(other.megabytes)
    return Line("PSS after the start", f"{ours:.1f} MB", f"{theirs:.1f} MB, gotify-tray", ours / theirs, 1.0)
