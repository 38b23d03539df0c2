"""A week of events, broken lines and openings of the inbox, as fast as they go: whether anything grows."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

from benchmarks import world
from benchmarks.bench import Bench
from benchmarks.inside import Inside
from benchmarks.processes import memory, open_files
from benchmarks.table import Line
from tests.support.notification_server import NotificationServer
from traynotify.demo.mastodon import ToyMastodon

EVENTS, RECONNECTS, OPENINGS = 10_000, 2_000, 500
ROUNDS = OPENINGS
"""In each: one opening, and its part of the rest."""
HOURS = 168
AT_REST_S = 20.0
"""Before anything is counted, nothing may have begun or ended for so long: a pause of the app's own is over by then."""
PATIENCE_S = 300.0


async def measure(bench: Bench) -> list[Line]:
    """Live the rounds; those of the first hour, and as many again, do not count."""
    rounds = 40 if bench.quick else ROUNDS
    with world.town(limits=world.UNLIMITED) as town:  # in a week, it asks for no more than they allow
        profile = bench.folder / "week"
        await world.move_in(bench, town, profile, rows=5_000)
        server = NotificationServer()
        await server.start()
        async with Inside.started(bench, profile) as inside:
            await world.all_listening(town, 4)
            numbers = iter(range(1_000_000))
            for _ in range(max(6, rounds // HOURS)):
                await live_a_round(bench, inside, town, numbers)
            first = await _state(inside)
            for _ in range(rounds):
                await live_a_round(bench, inside, town, numbers)
            last = await _state(inside)
        await server.stop()
    kinds = sorted((first.keys() | last.keys()) - {"pss"})
    more = {name: (before, after) for name in kinds if (after := last.get(name, 0)) > (before := first.get(name, 0))}
    return [
        Line(
            f"a week ({rounds} openings, {rounds * 4:,} reconnects, {rounds * 20:,} events): PSS",
            f"{last['pss']:.1f} MB",
            f"{first['pss']:.1f} MB after the first hour",
            last["pss"] / first["pss"],
            1.03,
        ),
        Line(
            "the same: kinds of things of which there are more",
            ", ".join(f"{n}: {a} → {b}" for n, (a, b) in more.items()) or "none",
            "",
            len(more),
            0,
            "",
        ),
    ]


async def live_a_round(bench: Bench, inside: Inside, town: ToyMastodon, numbers: Iterator[int]) -> None:
    """Five events a person, one opening of the inbox, all read elsewhere, and every line broken and made anew."""
    people = [account.username for account in town.state.local_accounts]
    for _ in range(5):
        number = next(numbers)
        for person in people:
            town.notify("mention", f"guest{number % 7}", to=person, text=f"event {number}")
    await _click_until(bench, inside, is_open=True)
    await _click_until(bench, inside, is_open=False)
    for person in people:
        town.read_elsewhere(town.notifications(person)[-1], person)
    town.drop_connections()
    while len(town.streams) < len(people):
        await bench.desk.choose("Check now")
        await asyncio.sleep(0.05)


async def _click_until(bench: Bench, inside: Inside, *, is_open: bool) -> None:
    """Click on the icon until the inbox is open, or closed: a click just after the one that closed it does nothing."""
    while is_open is not bool(await inside.ask("windows")):
        await bench.desk.click_icon()
        await asyncio.sleep(0.05)


async def _state(inside: Inside) -> dict[str, Any]:
    """What there is when the app is at rest, and has been for a while."""
    before = None
    async with asyncio.timeout(PATIENCE_S):
        while (counted := await inside.ask("census")) != before or await inside.ask("bustle"):
            before = counted
            await asyncio.sleep(AT_REST_S)
    counts = {f"{kind} {name}": number for kind, named in counted.items() for name, number in named.items()}
    return {"pss": memory(inside.pid).pss, **counts, **open_files(inside.pid)}
