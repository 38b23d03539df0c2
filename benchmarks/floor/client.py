"""A bare client: it turns each message of a websocket into a call of Notify, and remembers nothing.

client.py ADDRESS...    one connection for each address
"""

import asyncio
import json
import sys
from typing import Any

from dbus_fast import Message
from dbus_fast.aio import MessageBus
from websockets.asyncio.client import connect

NOTIFICATIONS = "org.freedesktop.Notifications"
PING_EVERY_S = 30.0
"""As often as the app pings."""


def notify(text: str) -> Message:
    """The call for one message of the stream."""
    told: dict[str, Any] = json.loads(json.loads(text)["payload"])
    return Message(
        destination=NOTIFICATIONS,
        path="/org/freedesktop/Notifications",
        interface=NOTIFICATIONS,
        member="Notify",
        signature="susssasa{sv}i",
        body=["floor", 0, "", str(told["type"]), str(told["account"]["display_name"]), [], {}, -1],
    )


async def listen(address: str, bus: MessageBus) -> None:
    """Show what one connection says."""
    async with connect(address, ping_interval=PING_EVERY_S, ping_timeout=60, proxy=None) as line:
        async for text in line:
            await bus.call(notify(str(text)))


async def main(addresses: list[str]) -> None:
    """Listen to every address, for as long as the process lives."""
    bus = await MessageBus().connect()
    await asyncio.gather(*(listen(address, bus) for address in addresses))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
