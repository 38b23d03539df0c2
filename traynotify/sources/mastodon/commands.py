"""Carries out what the person asked for: reading moves the server's marker or sets its flags, dismissing deletes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection

from traynotify.api import (
    DEEDS,
    All,
    Command,
    Items,
    Refused,
    Rejection,
    RemoteId,
    Unreachable,
    Unsupported,
    UpTo,
    Verb,
    one_by_one,
    tr,
)
from traynotify.sources.mastodon.answers import carry_out
from traynotify.sources.mastodon.client import MastodonClient
from traynotify.sources.mastodon.instance import Server
from traynotify.sources.mastodon.translate import order_key

_MARKER_ATTEMPTS = 3


class Commands:
    """Performs commands for one account; calls `learned` with the name of a capability that was refused."""

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
                return await self._try("read", self._set_flags(command) if flags else self._move_marker(command))
            case Verb.DISMISS if isinstance(command.selector, All):
                return await self._try("clear", self._clear())
            case Verb.DISMISS if isinstance(command.selector, Items):
                return await self._try("dismiss", self._dismiss(command.selector.ids))
            case verb if verb in DEEDS and isinstance(command.selector, Items):
                (remote_id,) = command.selector.ids
                return await self._checked(carry_out(self._client, command, remote_id))
            case _:
                raise Unsupported(tr("This service has no way to do that"))

    async def _try(self, field: str, work: Awaitable[list[Rejection]]) -> list[Rejection]:
        """Do `work`; what the server or the token does not allow may be offered no more for a while, and what is read
        until then stays read here only.
        """
        try:
            return await self._checked(work)
        except (Unsupported, Refused):
            self._learned(field)
            raise

    async def _checked(self, work: Awaitable[list[Rejection]]) -> list[Rejection]:
        """Do `work`; a refusal counts only where it is not the token that is refused, which some servers do alike."""
        try:
            rejections = await work
        except (Unsupported, Refused):
            await self._client.check_token()
            raise
        if rejections:
            await self._client.check_token()
        return rejections

    async def _clear(self) -> list[Rejection]:
        await self._client.clear()
        return []

    async def _move_marker(self, command: Command) -> list[Rejection]:
        """Move the server's marker forward to what `command` means, never back: that would unread it for every app."""
        match command.selector:
            case UpTo(id=wanted):
                target: str = wanted
            case All():
                target = await self._newest()
            case _:
                raise Unsupported(tr("This server only knows up to where you have read"))
        for _ in range(_MARKER_ATTEMPTS):
            marker = await self._client.marker()
            if marker is None:
                raise Unsupported(tr("This server keeps no read position, or not for this sign-in"))
            if not target or order_key(marker[0]) >= order_key(target) or await self._client.set_marker(target):
                return []
        raise Unreachable(tr("The read position is being moved by another app at the same time"))

    async def _set_flags(self, command: Command) -> list[Rejection]:
        match command.selector:
            case Items(ids):
                return await self._each(ids, self._set_flag)
            case UpTo(id=remote_id):
                await self._client.read_up_to_on_pleroma(remote_id)
            case All():
                if newest := await self._newest():
                    await self._client.read_up_to_on_pleroma(newest)
            case _:
                raise Unsupported(tr("This server marks notifications one by one, up to one, or all"))
        return []

    async def _set_flag(self, remote_id: RemoteId) -> None:
        if not await self._client.read_on_pleroma(remote_id) and await self._client.exists(remote_id):
            raise Refused(tr("This server does not let this notification be marked as read"))

    async def _dismiss(self, ids: Collection[RemoteId]) -> list[Rejection]:
        if not self._server.features.dismiss:
            raise Unsupported(tr("This server does not let apps delete single notifications"))
        return await self._each(ids, self._dismiss_one)

    async def _dismiss_one(self, remote_id: RemoteId) -> None:
        if await self._client.dismiss(remote_id) or not await self._client.exists(remote_id):
            return
        if not await self._client.dismiss_by_form(remote_id):
            raise Unsupported(tr("This server does not let apps delete single notifications"))

    @staticmethod
    async def _each(ids: Collection[RemoteId], ask: Callable[[RemoteId], Awaitable[None]]) -> list[Rejection]:
        """`one_by_one` in the order of their coming; raises Unsupported when all are refused."""
        rejections = await one_by_one(sorted(ids, key=order_key), ask)
        if rejections and len(rejections) == len(ids):
            raise Unsupported(rejections[0].reason)
        return rejections

    async def _newest(self) -> str:
        """The highest id that the person can have seen; asked of the server where nothing was listed yet."""
        if newest := self._newest_id():
            return newest
        try:
            page = await self._client.page(purpose="mark read", limit=1)
        except Refused as error:  # the list, and not what was asked for
            raise Unreachable(str(error)) from error
        return max((item.id for item in page.items), key=order_key, default="")
