"""Faults that a test scripts for a toy server: what shall go wrong, on which route, how many times.

A plan is consulted once per request. It is safe to change from any thread while the server runs.
"""

import asyncio
import fnmatch
import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

JsonBody = Any
"""A decoded JSON document: it has whatever shape the server under test gives it."""


@dataclass(frozen=True)
class Respond:
    """Answer with this instead of asking the server."""

    status: int
    body: bytes = b""
    content_type: str = "application/json; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Delay:
    """Wait for so many seconds, then answer as usual."""

    seconds: float


@dataclass(frozen=True)
class Hang:
    """Never answer: the connection stays open until the client, or the server's stop, ends it."""


@dataclass(frozen=True)
class Disconnect:
    """Break the TCP connection without an answer."""


@dataclass(frozen=True)
class Truncate:
    """Cut the real answer's body, keeping this share of it.

    Normally the full Content-Length is announced and the connection is broken; with `honest` the Content-Length
    is that of the cut body, so that only the JSON is damaged.
    """

    keep: float = 0.5
    honest: bool = False


@dataclass(frozen=True)
class Flood:
    """Answer 200 with a JSON array of at least this many bytes, in chunks and without a Content-Length."""

    size: int


@dataclass(frozen=True)
class Rewrite:
    """Change the decoded JSON body of the real answer; the function returns the body to send."""

    change: Callable[[JsonBody], JsonBody]


class Gate:
    """A door that is shut until `open` is called, from whichever thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open = False
        self._waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    def open(self) -> None:
        """Let everybody through, now and later."""
        with self._lock:
            self._open = True
            waiting, self._waiting = self._waiting, []
        for loop, event in waiting:
            loop.call_soon_threadsafe(event.set)

    async def passed(self) -> None:
        """Wait until the gate is open."""
        event = asyncio.Event()
        with self._lock:
            if self._open:
                return
            self._waiting.append((asyncio.get_running_loop(), event))
        await event.wait()


@dataclass(frozen=True)
class Hold:
    """Withhold the real answer until the gate opens.

    The answer is worked out at once, so that it is stale by the time it arrives; with `ask_late` the server is
    asked only after the gate has opened.
    """

    gate: Gate
    ask_late: bool = False


Effect = Respond | Delay | Hang | Disconnect | Truncate | Flood | Rewrite | Hold


def failure(
    status: int, *, error: str = "Something is wrong", retry_after: int | str | None = None, html: bool = False
) -> Respond:
    """An error answer, as JSON or as the HTML page of a proxy; `retry_after` is in seconds, or a date."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    if html:
        page = f"<!doctype html><html><head><title>{status}</title></head><body><h1>{error}</h1></body></html>"
        return Respond(status, page.encode(), "text/html; charset=utf-8", headers)
    return Respond(status, json.dumps({"error": error}).encode(), headers=headers)


def redirect(location: str, status: int = 302) -> Respond:
    """A redirect to wherever, another host included."""
    return Respond(status, b"", "text/plain; charset=utf-8", {"Location": location})


def garbage(status: int = 200) -> Respond:
    """An answer that claims to be JSON and is not even text."""
    return Respond(status, bytes(range(128, 256)) * 4)


@dataclass(eq=False)
class Fault:
    """One planned fault. `remaining` is None for a fault that lasts; `hits` counts how often it struck."""

    path: str
    effect: Effect
    method: str | None
    remaining: int | None
    skip: int
    hits: int = 0

    def wants(self, method: str, path: str) -> bool:
        """Whether the fault is meant for this request, its counters aside."""
        return self.method in (None, method) and fnmatch.fnmatchcase(path, self.path)


class FaultPlan:
    """The faults that are still to happen, in the order in which they were added."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: list[Fault] = []

    def add(
        self, path: str, effect: Effect, *, method: str | None = None, times: int | None = 1, skip: int = 0
    ) -> Fault:
        """Plan `effect` for requests whose path matches the shell-style pattern `path`.

        `times` None means until removed; the first `skip` matches are spared. A websocket handshake counts as GET, and
        can be met with every effect but those that alter a body: `Truncate`, `Rewrite` and `Flood`.
        """
        fault = Fault(path, effect, method, times, skip)
        with self._lock:
            self._faults.append(fault)
        return fault

    def hold(self, path: str, *, method: str | None = None, times: int | None = 1, ask_late: bool = False) -> Gate:
        """Plan a `Hold` and return the gate that releases it."""
        gate = Gate()
        self.add(path, Hold(gate, ask_late), method=method, times=times)
        return gate

    def remove(self, fault: Fault) -> None:
        """Take a fault out of the plan; one that is spent already is no error."""
        with self._lock:
            if fault in self._faults:
                self._faults.remove(fault)

    def clear(self) -> None:
        """Plan nothing any more."""
        with self._lock:
            self._faults.clear()

    def take(self, method: str, path: str) -> Effect | None:
        """The effect for this request, if any; counts it."""
        with self._lock:
            for fault in self._faults:
                if not fault.wants(method, path):
                    continue
                if fault.skip > 0:
                    fault.skip -= 1
                    continue
                fault.hits += 1
                if fault.remaining is not None:
                    fault.remaining -= 1
                    if fault.remaining == 0:
                        self._faults.remove(fault)
                return fault.effect
        return None
