"""What a toy server was asked, so that a test can wait for a request instead of sleeping.

The log is written on the server's thread and read from any other.
"""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

KEPT_REQUESTS = 2_000
"""The demo runs for hours: older requests are forgotten beyond this number."""

KEPT_BODY_BYTES = 64 * 1024

PATIENCE_S = 60.0
"""How long a request is waited for, unless the caller says otherwise."""


@dataclass(eq=False)
class LoggedRequest:
    """One request or websocket handshake. `status` is None until the answer has begun.

    Headers, query and body hold secrets, hence they are kept out of `repr`.
    """

    number: int
    method: str
    path: str
    query: Mapping[str, tuple[str, ...]] = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(default=b"", repr=False)
    status: int | None = None

    def parameter(self, name: str) -> str | None:
        """The first value of a query parameter, brackets included in the name (`types[]`)."""
        values = self.query.get(name)
        return values[0] if values else None

    @property
    def token(self) -> str | None:
        """The bearer token of the Authorization header, or of the query; None if the request carried none."""
        scheme, _, value = self.headers.get("authorization", "").partition(" ")
        return value if scheme.lower() == "bearer" else self.parameter("access_token")


Predicate = Callable[[LoggedRequest], bool]


class RequestLog:
    """Every request in order of arrival. All methods may be called from any thread."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._requests: deque[LoggedRequest] = deque(maxlen=KEPT_REQUESTS)
        self._count = 0
        self._watchers: list[Callable[[], None]] = []

    def __iter__(self) -> Iterator[LoggedRequest]:
        with self._condition:
            return iter(list(self._requests))

    def __len__(self) -> int:
        with self._condition:
            return len(self._requests)

    def open(
        self, method: str, path: str, query: Mapping[str, tuple[str, ...]], headers: Mapping[str, str]
    ) -> LoggedRequest:
        """Record a request that has just arrived."""
        with self._condition:
            self._count += 1
            request = LoggedRequest(self._count, method, path, query, headers)
            self._requests.append(request)
        self._notify()
        return request

    def add_body(self, request: LoggedRequest, chunk: bytes) -> None:
        """Keep a piece of the request's body, up to a limit."""
        request.body = (request.body + chunk)[:KEPT_BODY_BYTES]

    def answered(self, request: LoggedRequest, status: int) -> None:
        """Record the status with which a request is being answered (101 for an accepted websocket)."""
        request.status = status
        self._notify()

    def mark(self) -> int:
        """The number of requests so far; pass it as `after` to look only at what comes later."""
        with self._condition:
            return self._count

    def matching(
        self, path: str | None = None, *, method: str | None = None, predicate: Predicate | None = None, after: int = 0
    ) -> list[LoggedRequest]:
        """The requests with this exact path, method and predicate, oldest first."""
        return [
            request
            for request in self
            if request.number > after
            and path in (None, request.path)
            and method in (None, request.method)
            and (predicate is None or predicate(request))
        ]

    async def wait_for(self, predicate: Predicate, *, timeout: float = PATIENCE_S, after: int = 0) -> LoggedRequest:
        """Wait, without blocking the caller's loop, for a request that the predicate accepts.

        Looks at past requests (numbered above `after`) first. The predicate is asked on arrival and again when the
        status is known. Raises TimeoutError after `timeout` seconds.
        """
        loop = asyncio.get_running_loop()
        changed = asyncio.Event()

        def wake() -> None:
            loop.call_soon_threadsafe(changed.set)

        with self._condition:
            self._watchers.append(wake)
        try:
            async with asyncio.timeout(timeout):
                while True:
                    changed.clear()
                    if found := self.matching(predicate=predicate, after=after):
                        return found[0]
                    await changed.wait()
        finally:
            with self._condition:
                self._watchers.remove(wake)

    def wait_for_blocking(self, predicate: Predicate, *, timeout: float = PATIENCE_S, after: int = 0) -> LoggedRequest:
        """`wait_for` for callers without a loop: blocks the calling thread."""
        deadline = time.monotonic() + timeout
        with self._condition:
            while True:
                for request in self._requests:
                    if request.number > after and predicate(request):
                        return request
                remaining = deadline - time.monotonic()
                if remaining <= 0 or not self._condition.wait(remaining):
                    raise TimeoutError("no request matched")

    def clear(self) -> None:
        """Forget every request; numbering goes on."""
        with self._condition:
            self._requests.clear()

    def _notify(self) -> None:
        with self._condition:
            self._condition.notify_all()
            watchers = list(self._watchers)
        for wake in watchers:
            wake()
