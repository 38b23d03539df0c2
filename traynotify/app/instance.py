"""The one running instance of a profile, and how a command line reaches it: lines of JSON over a loopback socket.

Who may speak is decided by a secret in a file that only the person can read, next to the archive. A conversation is:
the client's hello with the secret and its request; then from us events, and questions with the client's answers;
last our reply.
"""

from __future__ import annotations

import asyncio
import hmac
import itertools
import json
import logging
import os
import secrets
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import msgspec

from traynotify.app.peer import Peer
from traynotify.app.records import Record
from traynotify.app.requests import Reply, Request
from traynotify.core.errors import SignInCancelled
from traynotify.engine.tasks import Tasks, race
from traynotify.storage.lock import Instance, ProfileLock

log = logging.getLogger(__name__)

LINE_LIMIT = 1 << 20
"""The longest line that a client may send, in bytes."""

HELLO_DEADLINE_S = 10.0


class Hello(msgspec.Struct, frozen=True):
    """The first line of a client."""

    secret: str
    request: Request


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the person at the client said to a question."""

    number: int
    """The question's."""
    answer: str | bool = False
    cancelled: str = ""
    """Why there is no answer, if there is none."""


class InstanceServer:
    """Listens on loopback for the command line; `answer` carries out what it asks."""

    def __init__(self, lock: ProfileLock, answer: Callable[[Request, Peer], Coroutine[Any, Any, Reply]]) -> None:
        self._lock, self._answer = lock, answer
        self._secret = secrets.token_urlsafe(32)
        self._server: asyncio.Server | None = None
        self._conversations = Tasks()
        self._writers: set[asyncio.StreamWriter] = set()

    async def start(self) -> None:
        """Begin to listen, and write down where; raises StorageFailed."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0, limit=LINE_LIMIT)
        port = self._server.sockets[0].getsockname()[1]
        self._lock.publish(Instance(port=port, token=self._secret, pid=os.getpid()))

    async def aclose(self) -> None:
        """Stop listening; conversations that are under way are broken off, and who comes now waits for our end."""
        self._lock.withdraw()
        if self._server is not None:
            self._server.close()
        for writer in self._writers:
            writer.transport.abort()  # a client that does not read would hold up what is still to be sent
        await self._conversations.aclose()

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        self._conversations.spawn("conversation", self._converse(reader, writer))

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(HELLO_DEADLINE_S):
                hello = msgspec.json.decode(await reader.readline(), type=Hello)
            if hmac.compare_digest(hello.secret.encode(), self._secret.encode()):
                await self._answer_until_gone(hello.request, RemotePeer(reader, writer))
        except (msgspec.MsgspecError, ValueError, RecursionError, OSError):
            log.info("a client did not speak our protocol, or went away")
        finally:
            try:
                writer.close()
                with suppress(OSError):
                    await writer.wait_closed()
            finally:
                self._writers.discard(writer)

    async def _answer_until_gone(self, request: Request, peer: RemotePeer) -> None:
        """Answer; a client that hangs up (Ctrl+C) ends what it asked for."""
        reply = await race(self._answer(request, peer), peer.listen())
        if reply is not None:
            peer.end(reply)


class RemotePeer:
    """The command line at the other end of a socket."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._asked: dict[int, asyncio.Future[str | bool]] = {}
        self._numbers = itertools.count()

    async def listen(self) -> None:
        """Take in the client's answers until it hangs up."""
        while line := await self._reader.readline():
            answer = msgspec.json.decode(line, type=Answer)
            if (asked := self._asked.get(answer.number)) is None or asked.done():
                continue
            if answer.cancelled:
                asked.set_exception(SignInCancelled(answer.cancelled))
            else:
                asked.set_result(answer.answer)

    async def send(self, message: dict[str, object]) -> None:
        """Write one line."""
        self._write(message)
        await self._writer.drain()

    def _write(self, message: dict[str, object]) -> None:
        self._writer.write(json.dumps(message, ensure_ascii=False).encode("utf-8", "replace") + b"\n")

    def end(self, reply: Reply) -> None:
        """The last line; one who does not read gets it when they do."""
        self._write({"reply": msgspec.to_builtins(reply)})

    async def event(self, record: Record) -> None:
        """One event of ``watch``."""
        await self.send({"event": record})

    def say(self, text: str) -> None:
        """What is going on."""
        self._write({"say": text})

    async def open_browser(self, url: str) -> bool:
        """The browser is started by the client, whose desktop it is."""
        return await self._answer_to({"browse": url}) is True

    async def ask(self, question: str, *, secret: bool = False) -> str:
        """A line from the person at the client."""
        return str(await self._answer_to({"ask": question, "secret": secret}))

    async def _answer_to(self, message: dict[str, object]) -> str | bool:
        number = next(self._numbers)
        self._asked[number] = asyncio.get_running_loop().create_future()
        try:
            await self.send({**message, "number": number})
            return await self._asked[number]
        finally:
            del self._asked[number]  # a question may be given up, and its answer still come
