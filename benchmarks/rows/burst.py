"""Ten thousand notifications at once, with the inbox open: how long the interface is ever busy, and what remains."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from benchmarks import world
from benchmarks.bench import Bench
from benchmarks.processes import memory
from benchmarks.table import Line
from tests.support.notification_server import NotificationServer
from tests.support.waiting import eventually
from traynotify.app.free_memory import QUIET_S
from traynotify.demo.mastodon import ToyMastodon

COUNT = 10_000
LONGEST_GAP_MS = 50.0
MEMORY_BACK = 1.10
GIVEN_BACK_S = QUIET_S + 5
"""So long after all was read, the app has given back what it can."""


async def measure(bench: Bench) -> list[Line]:
    """Let it happen to one account, and wait until the archive has everything and the desktop was told."""
    count = COUNT // 10 if bench.quick else COUNT
    with world.town() as town:
        profile = bench.folder / "burst"
        await world.move_in(bench, town, profile, rows=5_000)
        server = NotificationServer()
        await server.start()
        async with bench.desk.with_icon(bench.app(profile, "run")) as (program, _):
            pid = program.process.pid
            await world.all_listening(town, 4)
            for _ in range(2):
                await bench.desk.click_icon()
                await asyncio.sleep(2)
            before = memory(pid).pss
            await bench.desk.click_icon()
            await asyncio.sleep(1)
            probe = await _probe(bench)
            began = time.perf_counter()
            town.spawn("burst", lambda: _burst(town, count))
            while _unread(profile) < count:
                await asyncio.sleep(0.2)
            taken_in = time.perf_counter() - began
            await asyncio.sleep(3)
            probe.terminate()
            answers = json.loads((await asyncio.to_thread(probe.communicate))[0])
            peak = memory(pid).pss
            await bench.desk.click_icon()  # the inbox closes: what was not seen in it is told now
            await eventually(lambda: server.notified and server.notified[-1].title[0].isdigit(), "a digest is told", 30)
            bubbles, told = len({shown.number for shown in server.notified}), server.notified[-1].title
            town.read_elsewhere(town.notifications("robin")[-1], "robin")
            await bench.desk.choose("Check now")
            while _unread(profile):
                await asyncio.sleep(0.2)
            await asyncio.sleep(GIVEN_BACK_S)
            after = memory(pid).pss
        await server.stop()
    took = f"{count:,} notifications in {taken_in:.1f} s"
    return [
        Line(
            f"{took}: longest gap of the interface",
            f"{answers['longest']:.0f} ms",
            f"usually {answers['usual']:.1f} ms, {answers['over 50']} of {answers['asked']:,} above 50 ms; "
            f"the probe itself was up to {answers['late']:.0f} ms late",
            answers["longest"],
            LONGEST_GAP_MS,
            " ms",
        ),
        Line(
            "the same: bubbles once the inbox is closed",
            f"{bubbles}",
            f"“{told}”, told in its place {len(server.notified)} times",
            bubbles,
            1,
            "",
        ),
        Line(
            "the same: PSS when all is read again",
            f"{after:.1f} MB",
            f"{before:.1f} MB before, {peak:.1f} MB between",
            after / before,
            MEMORY_BACK,
        ),
    ]


async def _burst(town: ToyMastodon, count: int) -> None:
    for number in range(count):
        town.state.notify("mention", f"guest{number % 7}", to="robin", text=f"burst {number}")
        if number % 20 == 0:
            await asyncio.sleep(0)


async def _probe(bench: Bench) -> subprocess.Popen[str]:
    (item,) = await bench.desk.tray_items()
    script = Path(__file__).parents[1] / "responsiveness.py"
    return subprocess.Popen([sys.executable, str(script), item], env=bench.desk.env, stdout=subprocess.PIPE, text=True)


def _unread(profile: Path) -> int:
    with closing(sqlite3.connect(f"file:{profile / 'archive.sqlite3'}?mode=ro", uri=True)) as archive:
        return int(archive.execute("SELECT count(*) FROM rows WHERE unread").fetchone()[0])
