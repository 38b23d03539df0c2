"""Asks the app's tray icon for its title over and over, as a panel could, and says at its end how long it ever waited.

Beside it, how late it was itself, in milliseconds as well: so long can nobody be blamed for on a busy machine.

responsiveness.py ADDRESS
"""

from __future__ import annotations

import asyncio
import json
import signal
import sys
import time

from dbus_fast import Message
from dbus_fast.aio import MessageBus

STEP_S = 0.005


async def main(address: str) -> None:
    """Ask until SIGTERM."""
    owner, _, path = address.partition("/")
    bus = await MessageBus().connect()
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    waits, lateness = list[float](), list[float]()
    while not ended.is_set():
        began = time.perf_counter()
        call = Message(
            destination=owner,
            path=f"/{path}",
            interface="org.freedesktop.DBus.Properties",
            member="Get",
            signature="ss",
            body=["org.kde.StatusNotifierItem", "Title"],
        )
        await bus.call(call)
        waits.append((time.perf_counter() - began) * 1000)
        asleep = time.perf_counter()
        await asyncio.sleep(STEP_S)
        lateness.append((time.perf_counter() - asleep - STEP_S) * 1000)
    waits.sort()
    print(
        json.dumps(
            {
                "longest": waits[-1],
                "late": max(lateness),
                "usual": waits[len(waits) // 2],
                "asked": len(waits),
                "over 50": sum(w > 50 for w in waits),
            }
        )
    )


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
