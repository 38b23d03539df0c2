"""The client's side of `instance`: asks the running instance of a profile, and lets this terminal be its peer."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress

import msgspec

from traynotify.app.instance import LINE_LIMIT, Hello
from traynotify.app.peer import Peer
from traynotify.app.requests import ExitStatus, Reply, Request
from traynotify.core.errors import UsageError
from traynotify.storage.lock import Instance

CONNECT_DEADLINE_S = 5.0


async def ask_instance(instance: Instance, request: Request, peer: Peer) -> Reply:
    """The reply of the process that runs on the profile; raises UsageError when it cannot be reached."""
    try:
        async with asyncio.timeout(CONNECT_DEADLINE_S):
            reader, writer = await asyncio.open_connection("127.0.0.1", instance.port, limit=LINE_LIMIT)
    except (OSError, TimeoutError) as error:
        raise UsageError(f"traynotify runs on this profile (process {instance.pid}) but does not answer") from error
    try:
        writer.write(msgspec.json.encode(Hello(instance.token, request)) + b"\n")
        await writer.drain()
        while line := await reader.readline():
            if (reply := await _heard(json.loads(line), writer, peer)) is not None:
                return reply
        return Reply(error="The running traynotify ended before it had answered", status=ExitStatus.FAILED)
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def _heard(message: dict[str, object], writer: asyncio.StreamWriter, peer: Peer) -> Reply | None:
    """Deal with one line of the instance; the last one is the reply."""
    match message:
        case {"reply": reply}:
            return msgspec.convert(reply, Reply)
        case {"event": dict(record)}:
            await peer.event(record)
        case {"say": str(text)}:
            peer.say(text)
        case {"browse": str(url)}:
            await _send(writer, await peer.open_browser(url))
        case {"ask": str(question), "secret": secret}:
            await _send(writer, await peer.ask(question, secret=bool(secret)))
    return None


async def _send(writer: asyncio.StreamWriter, answer: object) -> None:
    writer.write(json.dumps({"answer": answer}).encode() + b"\n")
    await writer.drain()
