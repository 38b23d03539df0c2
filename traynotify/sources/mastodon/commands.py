"""Carries out what the person asked for: reading moves the server's marker or sets its flags, dismissing deletes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from traynotify.api import (
    All,
    Command,
    Items,
    Refused,
    Rejection,
    Unreachable,
    Unsupported,
    UpTo,
    Verb,
)
from traynotify.sources.mastodon.client import MastodonClient
from traynotify.sources.mastodon.instance import Server
from traynotify.sources.mastodon.translate import order_key

_MARKER_ATTEMPTS = 3


class Commands:
    """Performs commands for one account; calls `learned` with the name of a capability that is missing after all."""

    def __init__(
        self,
        client: MastodonClient,
        server: Server,
        *,
        newest_id: Callable[[], str],
        learned: Callable[[str], None],
    ) -> None:
        self._client = client
        self._server = server
        self._newest_id = newest_id
        self._learned = learned

    async def perform(self, command: Command) -> list[Rejection]:
        """Raises the SourceError tree; doing it twice is harmless."""
        match command.verb:
            case Verb.READ:
                flags = self._server.features.read_flags
                await self._read(self._set_flags(command) if flags else self._move_marker(command))
            case Verb.DISMISS if isinstance(command.selector, All):
                await self._delete("clear", self._client.clear())
            case Verb.DISMISS if isinstance(command.selector, Items):
                await self._delete("dismiss", self._dismiss(command.selector.ids))
            case _:
                raise Unsupported("This service has no way to do that")
        return []

    async def _read(self, work: Awaitable[None]) -> None:
        """Do `work`; where the server or the token does not allow it, what is read here stays read here only."""
        try:
            await work
        except (Unsupported, Refused):
            await self._client.check_token()
            self._learned("read")

    async def _delete(self, field: str, work: Awaitable[None]) -> None:
        """Do `work`; that the server or the token does not allow it is remembered, so that it is offered no more."""
        try:
            await work
        except (Unsupported, Refused) as error:
            await self._client.check_token()
            self._learned(field)
            raise Unsupported(str(error)) from error

    async def _move_marker(self, command: Command) -> None:
        """Move the server's marker forward to what `command` means, never back: that would unread it for every app."""
        match command.selector:
            case UpTo(id=wanted):
                target: str = wanted
            case All():
                target = await self._newest()
            case _:
                raise Unsupported("This server only knows up to where you have read")
        for _ in range(_MARKER_ATTEMPTS):
            marker = await self._client.marker()
            if marker is None:
                raise Unsupported("This server keeps no read position, or not for this sign-in")
            if not target or order_key(marker[0]) >= order_key(target) or await self._client.set_marker(target):
                return
        raise Unreachable("The read position is being moved by another app at the same time")

    async def _set_flags(self, command: Command) -> None:
        match command.selector:
            case Items(ids):
                for remote_id in sorted(ids, key=order_key):
                    await self._client.read_on_pleroma(id=remote_id)
            case UpTo(id=remote_id):
                await self._client.read_on_pleroma(max_id=remote_id)
            case All():
                if newest := await self._newest():
                    await self._client.read_on_pleroma(max_id=newest)
            case _:
                raise Unsupported("This server marks notifications one by one, up to one, or all")

    async def _dismiss(self, ids: Iterable[str]) -> None:
        if not self._server.features.dismiss:
            raise Unsupported("This server does not let apps delete single notifications")
        for remote_id in sorted(ids, key=order_key):
            if await self._client.dismiss(remote_id) or not await self._client.exists(remote_id):
                continue
            if not await self._client.dismiss_by_form(remote_id):
                raise Unsupported("This server does not let apps delete single notifications")

    async def _newest(self) -> str:
        """The highest id that the person can have seen; asked of the server where nothing was listed yet."""
        if newest := self._newest_id():
            return newest
        page = await self._client.page(purpose="mark read", limit=1)
        return max((item.id for item in page.items), key=order_key, default="")
