"""Run as a program with seeds: writes what each storm brings to disk and desktop and asks of the server, in order."""

import logging
import sys
from collections.abc import Iterator
from typing import Any

import msgspec

from tests.support.virtual_time import VirtualLoop
from tests.unit.engine.test_storm import STEPS, Storm
from traynotify.core.reduce import Changes

_encode = msgspec.json.Encoder(order="deterministic", enc_hook=str).encode


async def lines_of(seed: int) -> list[str]:
    """What happens in the storm with this seed, a line for each thing."""
    lines: list[str] = []

    def note(what: str, *values: Any) -> None:
        lines.append(f"{what}: {_encode(values).decode()}")

    def changed(changes: Changes) -> None:
        note("changes", [row.key for row in (*changes.added, *changes.updated)], changes.removed)

    storm = Storm(seed)
    async with storm:
        followed = None
        for _ in range(STEPS):
            if storm.engine is not followed:
                followed = storm.engine
                followed.store.subscribe(changed)
            storm.disk.before_write = lambda batch: note("batch", batch)
            await storm.blow()
        note("shown", storm.notifier.shown)
        note("asked", storm.busy.performed)
        note("rows", list(storm.state.rows.values()))
    return lines


def main(seeds: Iterator[int]) -> None:
    """Write the storms of these seeds to standard output."""
    logging.disable(logging.CRITICAL)
    for seed in seeds:
        loop = VirtualLoop()
        sys.stdout.writelines(f"{line}\n" for line in loop.run_until_complete(lines_of(seed)))
        loop.close()


if __name__ == "__main__":
    main(map(int, sys.argv[1:]))
