"""What a source is given to work with: its account's address, secrets and settings, a client, a clock, a log."""

from __future__ import annotations

import asyncio
import logging
import math
import random
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import httpx

from traynotify.api.http import HttpClient
from traynotify.api.socket import Socket, open_socket
from traynotify.api.urls import is_loopback
from traynotify.core.account import Account, Identity
from traynotify.core.budget import RequestBudget, Usual
from traynotify.core.ids import AccountId, RemoteId
from traynotify.core.network import Network
from traynotify.core.ports import Clock
from traynotify.core.settings import Values

SaveSecrets = Callable[[Mapping[str, str]], Awaitable[None]]

JITTER = (5 / 6, 7 / 6)
"""Between which parts of a pause `SourceContext.wait_about` chooses."""
LIVE = "live"
"""The purpose of what opens or holds a live connection."""
FIRST_PART = 0.7
"""How much of the spread a source takes that returns by itself, once: only tries that failed together pile up."""
HEEDED_S = 60.0
"""A nudge that is older says nothing about a server that fails now."""
_LONGEST_PLAN_S = 366 * 86_400.0


class SourceContext:
    """The world of one account, as its source sees it. Made by the composition root; needs a running event loop."""

    def __init__(
        self,
        account: Account,
        *,
        secrets: Mapping[str, str],
        save_secrets: SaveSecrets,
        settings: Values,
        clock: Clock,
        network: Network | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        budget: RequestBudget | None = None,
        unread: Callable[[], Mapping[RemoteId, str]] = dict,
    ) -> None:
        self.account: AccountId = account.id
        self.base_url: str = account.base_url
        self.identity: Identity = account.identity
        self.settings = settings
        self.clock = clock
        self.secrets: Mapping[str, str] = dict(secrets)
        self.unread = unread
        """What of the account the inbox holds that the server has as unread, as far as is known: order keys by ids."""
        self.budget = budget or RequestBudget()
        self.network = network or Network()
        """The way to the server that the person chose; for clients that a source makes beside `http`."""
        self.http = HttpClient(
            account.base_url, clock=clock, budget=self.budget, network=self.network, transport=transport
        )
        self.log = AccountLog(logging.getLogger(f"traynotify.sources.{account.service}"), {"account": account.id})
        self._save_secrets = save_secrets
        self._nudged = asyncio.Event()
        self._nudges = 0
        self._nudged_at_s = -math.inf
        self._heeded: WeakKeyDictionary[asyncio.Task[Any], int] = WeakKeyDictionary()
        """How many nudges each task knows of: one that comes while a task is busy ends its next wait."""

    def note_usual(self, usual: Usual) -> None:
        """Say what the account asks, so that coming back is spread rightly from the first minute on.

        A server on this computer nobody else has lost: there, only what was counted holds.
        """
        if not is_loopback(urlsplit(self.base_url).hostname or ""):
            self.budget.note_usual(usual)

    async def save_secrets(self, secrets: Mapping[str, str]) -> None:
        """Replace the account's secrets for good, as after a token was renewed.

        Where there is no place for them just now, they are held, and stored on the next occasion.
        """
        self.secrets = dict(secrets)
        await self._save_secrets(secrets)

    async def open_socket(
        self, url: str, *, headers: Mapping[str, str] | None = None, query: Mapping[str, str] | None = None
    ) -> Socket:
        """Open a websocket; see `traynotify.api.socket.open_socket`. RateLimited while the server wants no requests."""
        self.http.check_rest()
        self.budget.note_sent(LIVE, self.clock.now())
        return await open_socket(url, headers=headers, query=query, network=self.network, heard=self._heard)

    def _heard(self) -> None:
        self.budget.note_answer(self.clock.now(), is_success=True)

    def planning(self, seconds: float) -> AbstractContextManager[None]:
        """While this is entered, people are told that the server is asked next in so many seconds."""
        return self.budget.planning(self.clock.now() + timedelta(seconds=min(seconds, _LONGEST_PLAN_S)))

    async def wait(self, seconds: float) -> bool:
        """Wait; True when a nudge cut it short, or came since this task waited last."""
        task = asyncio.current_task()
        assert task is not None
        try:
            if self._heeded.setdefault(task, 0) == self._nudges:
                async with asyncio.timeout(seconds):
                    with self.planning(seconds):
                        await self._nudged.wait()
        except TimeoutError:
            return False
        self._heeded[task] = self._nudges
        return True

    async def wait_about(self, seconds: float) -> bool:
        """Wait for `seconds`, give or take a sixth, so that many people's programs do not ask at once."""
        return await self.wait(seconds * random.uniform(*JITTER))

    async def wait_to_return(self, requests: int | None = None) -> bool:
        """Wait before asking a server that has just failed, so that not everybody who lost it asks in one moment.

        True when a nudge cut it short. How long depends on what the account usually asks, and on how many `requests`
        this return takes; without a number, as many as a new connection.
        """
        task = asyncio.current_task()
        assert task is not None
        if asyncio.get_running_loop().time() - self._nudged_at_s > HEEDED_S:
            self._heeded[task] = self._nudges
        spread_s = FIRST_PART * self.budget.spread_s(asyncio.get_running_loop().time(), requests)
        return await self.wait(random.uniform(0, spread_s))

    def nudge(self) -> None:
        """End every wait now, and the next one of every task that is busy."""
        self._nudges += 1
        self._nudged_at_s = asyncio.get_running_loop().time()
        self._nudged.set()
        self._nudged = asyncio.Event()

    async def aclose(self) -> None:
        """Close the connections; safe to call twice."""
        await self.http.aclose()


class AccountLog(logging.LoggerAdapter[logging.Logger]):
    """A log whose records carry the account, both as an attribute and in front of the message."""

    def process(self, msg: Any, kwargs: Any) -> tuple[Any, Any]:
        """Put the account in front."""
        kwargs["extra"] = {**(self.extra or {}), **kwargs.get("extra", {})}
        return f"{(self.extra or {}).get('account')}: {msg}", kwargs
