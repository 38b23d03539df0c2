"""Takes the first notifier that fits this desktop, and the next one for as long as it does not."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec

from traynotify.core.alert import Alert, Bubble, CloseHandler, ReplyHandler
from traynotify.core.errors import NotifierFailed
from traynotify.core.ports import Notifier

logger = logging.getLogger(__name__)

_REST_S = 60.0
"""How long a notifier that failed is left alone before it is tried again."""


class DescribedNotifier(Notifier, Protocol):
    """A notifier that can say what it speaks to."""

    @property
    def description(self) -> str:
        """For people: “dunst 1.9.0”."""
        ...


@dataclass(frozen=True)
class Candidate:
    """One way of showing alerts; `make` may import what only its own desktop has, and may fail."""

    name: str
    make: Callable[[], DescribedNotifier]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How one candidate is doing, for people."""

    name: str
    description: str
    """What it speaks to: “dunst 1.9.0”; its name until it was started."""
    in_use: bool = False
    failure: str = ""
    """Why it could not be used the last time that it was tried."""


@dataclass
class _Entry:
    candidate: Candidate
    notifier: DescribedNotifier | None = None
    started: bool = False
    failure: str = ""
    rests_until: float = 0.0


class FallbackNotifier:
    """A notifier made of several, best first: an alert goes to the first that takes it.

    One that failed is tried again after a rest, since a notification service may come later than the app does.
    """

    def __init__(
        self,
        candidates: Sequence[Candidate],
        *,
        on_change: Callable[[tuple[Standing, ...]], None] | None = None,
        rest_s: float = _REST_S,
    ) -> None:
        """`on_change` hears the standings whenever another candidate comes into use."""
        self._entries = [_Entry(candidate) for candidate in candidates]
        self._on_change = on_change
        self._rest_s = rest_s
        self._on_reply: ReplyHandler | None = None
        self._on_closed: CloseHandler | None = None
        self._starting = asyncio.Lock()
        self._in_use: _Entry | None = None

    def describe(self) -> tuple[Standing, ...]:
        """The standing of every candidate, best first."""
        return tuple(
            Standing(
                name=entry.candidate.name,
                description=entry.notifier.description if entry.notifier is not None else entry.candidate.name,
                in_use=entry is self._in_use,
                failure=entry.failure,
            )
            for entry in self._entries
        )

    async def start(self, on_reply: ReplyHandler, on_closed: CloseHandler | None = None) -> None:
        """Start the first candidate that fits; raises NotifierFailed when none does."""
        self._on_reply, self._on_closed = on_reply, on_closed
        for entry in self._entries:
            if await self._is_ready(entry):
                self._use(entry)
                return
        raise NotifierFailed(self._failures())

    async def adopt(self, bubbles: Sequence[Bubble]) -> Collection[str]:
        """Let the best of them take up what it knows: only the desktop's own shows what outlives a process.

        Raises NotifierFailed while it cannot be asked.
        """
        best = self._entries[0]
        if not await self._is_ready(best) or best.notifier is None:
            raise NotifierFailed(best.failure)
        return await best.notifier.adopt(bubbles)

    async def show(self, alert: Alert) -> str:
        """Show the alert through the first candidate that takes it; raises NotifierFailed when none does."""
        for entry in self._entries:
            if not await self._is_ready(entry) or entry.notifier is None:
                continue
            try:
                place = await entry.notifier.show(alert)
            except NotifierFailed as error:
                self._set_aside(entry, str(error))
            except Exception as error:  # noqa: BLE001 - whatever a system library raises, the next candidate is there
                self._set_aside(entry, f"{type(error).__name__}: {error}")
            else:
                self._use(entry)
                await self._withdraw(alert.id, but_from=entry)
                return place
        raise NotifierFailed(self._failures())

    async def withdraw(self, alert_id: str) -> None:
        """Take the alert away wherever it was shown."""
        await self._withdraw(alert_id)

    async def aclose(self) -> None:
        """Close every candidate that was started."""
        self._on_reply = None
        for entry in self._entries:
            if entry.notifier is not None:
                await entry.notifier.aclose()
            entry.started = False
        self._in_use = None

    async def _is_ready(self, entry: _Entry) -> bool:
        """Whether the candidate can be asked now; starts it where it is not, unless it rests."""
        async with self._starting:
            if entry.started:
                return True
            if self._on_reply is None or asyncio.get_running_loop().time() < entry.rests_until:
                return False
            try:
                if entry.notifier is None:
                    entry.notifier = entry.candidate.make()
                await entry.notifier.start(self._on_reply, self._on_closed)
            except NotifierFailed as error:
                self._set_aside(entry, str(error))
                return False
            except Exception as error:  # noqa: BLE001 - a system library that is missing or broken is a reason, no more
                self._set_aside(entry, f"{type(error).__name__}: {error}")
                return False
            entry.started = True
            return True

    def _set_aside(self, entry: _Entry, failure: str) -> None:
        if entry.failure != failure:
            logger.info("notifications by %s: %s", entry.candidate.name, failure)
        entry.started = False
        entry.failure = failure
        entry.rests_until = asyncio.get_running_loop().time() + self._rest_s

    def _use(self, entry: _Entry) -> None:
        entry.failure = ""
        if entry is not self._in_use:
            self._in_use = entry
            logger.info("notifications are shown by %s", entry.candidate.name)
            if self._on_change is not None:
                self._on_change(self.describe())

    async def _withdraw(self, alert_id: str, but_from: _Entry | None = None) -> None:
        for entry in self._entries:
            if entry.notifier is not None and entry is not but_from:
                await entry.notifier.withdraw(alert_id)

    def _failures(self) -> str:
        return "; ".join(f"{entry.candidate.name}: {entry.failure}" for entry in self._entries)
