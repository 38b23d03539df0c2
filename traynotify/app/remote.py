"""The client's side of `instance`: asks the running instance of a profile, and lets this terminal be its peer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial

import msgspec

from traynotify.app.exit_status import ExitStatus
from traynotify.app.instance import Answer, Hello
from traynotify.app.peer import Peer
from traynotify.app.requests import Reply, Request
from traynotify.core.errors import SignInCancelled, UsageError
from traynotify.engine.tasks import Tasks
from traynotify.storage.lock import Instance

CONNECT_DEADLINE_S = 5.0

LONGEST_REPLY = 1 << 30
"""In bytes: the instance is ours, and a long history is one line."""

BROKEN_OFF = Reply(error="The running traynotify broke off before it had answered", status=ExitStatus.FAILED)


async def ask_instance(instance: Instance, request: Request, peer: Peer) -> Reply:
    """The reply of the process that runs on the profile; raises UsageError when it cannot be reached."""
    try:
        async with asyncio.timeout(CONNECT_DEADLINE_S):
            reader, writer = await asyncio.open_connection("127.0.0.1", instance.port, limit=LONGEST_REPLY)
    except (OSError, TimeoutError) as error:
        raise UsageError(f"traynotify runs on this profile (process {instance.pid}) but does not answer") from error
    questions = Tasks()
    try:
        writer.write(msgspec.json.encode(Hello(instance.token, request)) + b"\n")
        while line := await _next_line(reader):
            match json.loads(line):
                case {"reply": reply}:
                    return msgspec.convert(reply, Reply)
                case {"event": dict(record)}:
                    await peer.event(record)
                case {"say": str(text)}:
                    peer.say(text)
                case {"browse": str(url), "number": int(number)}:
                    questions.spawn("browser", _put(writer, number, partial(peer.open_browser, url)))
                case {"ask": str(question), "secret": bool(secret), "number": int(number)}:
                    # Meanwhile the browser may come back, which answers the question as well.
                    questions.spawn("question", _put(writer, number, partial(peer.ask, question, secret=secret)))
        return BROKEN_OFF
    finally:
        await questions.aclose()
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def _next_line(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readline()
    except OSError:
        return b""


async def _put(writer: asyncio.StreamWriter, number: int, asking: Callable[[], Awaitable[str | bool]]) -> None:
    """Send the answer to a question when it comes."""
    try:
        answer = Answer(number=number, answer=await asking())
    except SignInCancelled as error:
        answer = Answer(number=number, cancelled=str(error))
    writer.write(msgspec.json.encode(answer) + b"\n")
