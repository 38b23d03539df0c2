"""What a source is given to work with: its account's address, secrets and settings, a client, a clock, a log."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

import httpx

from traynotify.api.http import HttpClient
from traynotify.api.socket import Socket, open_socket
from traynotify.core.account import Account, Identity
from traynotify.core.ids import AccountId
from traynotify.core.ports import Clock
from traynotify.core.settings import Values

SaveSecrets = Callable[[Mapping[str, str]], Awaitable[None]]


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
        proxy: str | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.account: AccountId = account.id
        self.base_url: str = account.base_url
        self.identity: Identity = account.identity
        self.settings = settings
        self.clock = clock
        self.secrets: Mapping[str, str] = dict(secrets)
        self.http = HttpClient(account.base_url, clock=clock, proxy=proxy, transport=transport)
        self.log = AccountLog(logging.getLogger(f"traynotify.sources.{account.service}"), {"account": account.id})
        self._save_secrets = save_secrets
        self._proxy = proxy
        self._nudged = asyncio.Event()
        self._nudges = 0
        self._heeded: WeakKeyDictionary[asyncio.Task[Any], int] = WeakKeyDictionary()
        """How many nudges each task knows of: one that comes while a task is busy ends its next wait."""

    async def save_secrets(self, secrets: Mapping[str, str]) -> None:
        """Replace the account's secrets for good, as after a token was renewed. Raises SecretsUnavailable."""
        self.secrets = dict(secrets)
        await self._save_secrets(secrets)

    async def open_socket(
        self, url: str, *, headers: Mapping[str, str] | None = None, query: Mapping[str, str] | None = None
    ) -> Socket:
        """Open a websocket; see `traynotify.api.socket.open_socket`."""
        return await open_socket(url, headers=headers, query=query, proxy=self._proxy)

    async def wait(self, seconds: float) -> bool:
        """Wait; True when a nudge cut it short, or came since this task waited last."""
        task = asyncio.current_task()
        assert task is not None
        try:
            if self._heeded.setdefault(task, 0) == self._nudges:
                async with asyncio.timeout(seconds):
                    await self._nudged.wait()
        except TimeoutError:
            return False
        self._heeded[task] = self._nudges
        return True

    async def wait_about(self, seconds: float) -> bool:
        """Wait for `seconds`, give or take a sixth, so that many people's programs do not ask at once."""
        return await self.wait(seconds * random.uniform(5 / 6, 7 / 6))

    def nudge(self) -> None:
        """End every wait now, and the next one of every task that is busy."""
        self._nudges += 1
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
