"""From an event on the server to the call of Notify on the bus, beside a bare client that does nothing else."""

from __future__ import annotations

import asyncio
import time

from benchmarks import world
from benchmarks.bench import Bench
from benchmarks.table import Line, high, middle
from tests.support.notification_server import NotificationServer

FLOOR = "kestrel"
PAUSE_S = 0.03
NO_DIGESTS = "[alerts]\ndigest_above = 50\n"


async def measure(bench: Bench) -> list[Line]:
    """Events by turns: one for the app, one for the bare client."""
    count = 40 if bench.quick else 400
    with world.town((*world.PEOPLE, FLOOR)) as town:
        profile = bench.folder / "latency"
        await world.move_in(bench, town, profile, rows=5_000, people=world.PEOPLE)
        (profile / "settings.toml").write_text(NO_DIGESTS, "utf-8")
        server = NotificationServer()
        await server.start()
        ours, theirs = list[float](), list[float]()
        with bench.desk.running(bench.floor("client", *world.streams(town, [FLOOR]))):
            async with bench.desk.with_icon(bench.app(profile, "run")):
                await world.all_listening(town, 5)
                await asyncio.sleep(2)
                calls = bench.desk.calls("Notify")

                async def time_to_notify(person: str, number: int) -> float:
                    began = time.perf_counter()
                    town.notify("mention", f"guest{number % 7}", to=person, text=f"event {number}")
                    at, _ = await asyncio.wait_for(calls.get(), 10)
                    return at - began

                for number in range(count):
                    ours.append(await time_to_notify(world.PEOPLE[number % 4], number))
                    await asyncio.sleep(PAUSE_S)
                    theirs.append(await time_to_notify(FLOOR, number))
                    await asyncio.sleep(PAUSE_S)
        await server.stop()
    return [
        _line("median", middle(ours), middle(theirs)),
        _line("99th percentile", high(ours), high(theirs)),
    ]


def _line(which: str, ours: float, theirs: float) -> Line:
    what = f"server event to Notify on the bus, {which}"
    return Line(what, f"{ours * 1000:.1f} ms", f"{theirs * 1000:.1f} ms, bare client", ours / theirs, 1.5)
