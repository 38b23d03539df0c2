"""An account's context for a test, a listener that keeps what a source tells, and a server of nothing in particular."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing, asynccontextmanager, suppress
from types import TracebackType
from typing import Self, TypeVar

from traynotify.api.clock import SystemClock
from traynotify.api.context import SaveSecrets, SourceContext
from traynotify.api.testing.inbox import Inbox
from traynotify.core.account import Account
from traynotify.core.budget import RequestBudget
from traynotify.core.events import Arrived, Online, Snapshot, SourceEvent
from traynotify.core.ids import RemoteId, ServiceId, account_id
from traynotify.core.notification import Notification
from traynotify.core.ports import Clock, Grant, Source
from traynotify.core.settings import Values

T = TypeVar("T")
PATIENCE_S = 60.0
_NOT_FOUND = (
    b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
    b"<!doctype html><title>Not found</title><p>There is nothing here.</p>"
)


def open_context(
    service: ServiceId,
    grant: Grant,
    *,
    settings: Values | None = None,
    clock: Clock | None = None,
    save_secrets: SaveSecrets | None = None,
    unread: Callable[[], Mapping[RemoteId, str]] = dict,
    budget: RequestBudget | None = None,
) -> SourceContext:
    """A context for the account of `grant`, as the app would make it; `unread` is what its inbox holds.

    Secrets that the source renews go to `save_secrets`; without it, they are forgotten. `budget` is that of an earlier
    context of the account, if it is to have had one.
    """
    clock = clock or SystemClock()
    account = Account(
        id=account_id(service, grant.identity.handle),
        service=service,
        base_url=grant.base_url,
        identity=grant.identity,
        added_at=clock.now(),
    )

    async def forget(_secrets: Mapping[str, str]) -> None:
        """Nowhere to keep them."""

    return SourceContext(
        account,
        secrets=grant.secrets,
        save_secrets=save_secrets or forget,
        settings=settings or Values(),
        clock=clock,
        unread=unread,
        budget=budget,
    )


@asynccontextmanager
async def ordinary_website() -> AsyncIterator[str]:
    """The address of a server on this computer that answers everything with a page that says “not found”."""
    busy: set[asyncio.Task[None] | None] = set()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        busy.add(asyncio.current_task())
        with suppress(OSError, EOFError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(_NOT_FOUND)
            writer.close()
            await writer.wait_closed()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()
        yield f"http://{host}:{port}"
        await asyncio.gather(*(task for task in busy if task is not None))


class Listener:
    """Listens to a source while it is entered, as the engine would, and keeps everything that is told."""

    def __init__(self, source: Source, cursor: str | None = None, inbox: Inbox | None = None) -> None:
        self.source = source
        self.inbox = inbox or Inbox()
        """What a person sees after all that was told."""
        self._cursor = cursor
        self._changed = asyncio.Event()
        self._group = asyncio.TaskGroup()
        self.told: list[SourceEvent] = []
        self.error: Exception | None = None
        """Why the source stopped telling."""

    @property
    def items(self) -> list[Notification]:
        """Every notification, in the order of telling; the same one may come twice."""
        return [item for event in self.told if isinstance(event, Snapshot | Arrived) for item in event.items]

    @property
    def cursor(self) -> str | None:
        """Where a restart would go on from."""
        cursors = [event.cursor for event in self.told if isinstance(event, Snapshot) and event.cursor is not None]
        return cursors[-1] if cursors else self._cursor

    @property
    def online(self) -> Online | None:
        """The last word on how the source listens."""
        return next((event for event in reversed(self.told) if isinstance(event, Online)), None)

    async def until(self, condition: Callable[[Self], T | None], what: str = "the condition") -> T:
        """Wait until `condition` holds; raises the source's error if that comes first, or AssertionError."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not (value := condition(self)):
                    if self.error is not None:
                        raise self.error
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError as error:
            raise AssertionError(f"never came: {what}; told were {[type(e).__name__ for e in self.told]}") from error
        return value

    async def until_online(self) -> Online:
        """Wait until it is caught up."""
        return await self.until(lambda listener: listener.online, "Online")

    async def until_error(self) -> Exception:
        """Wait until the source gives up, and return why."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while self.error is None:
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError as error:
            raise AssertionError("the source did not give up") from error
        return self.error

    async def __aenter__(self) -> Self:
        self.inbox.restart()
        await self._group.__aenter__()
        self._task = self._group.create_task(self._listen())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._task.cancel()
        await self._group.__aexit__(None, None, None)  # which would wrap the test's own failure in a group

    async def _listen(self) -> None:
        try:
            async with aclosing(self.source.events(self._cursor)) as events:
                async for event in events:
                    self.told.append(event)
                    self.inbox.take(event)
                    self._changed.set()
        except Exception as error:  # noqa: BLE001  (kept for the test to judge)
            self.error = error
            self._changed.set()
