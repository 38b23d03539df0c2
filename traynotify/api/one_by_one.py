"""Commands for servers that take one notification at a time: what is refused of one says nothing about the others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from traynotify.core.commands import Rejection
from traynotify.core.errors import Refused, Unsupported
from traynotify.core.ids import RemoteId


async def one_by_one(ids: Iterable[RemoteId], ask: Callable[[RemoteId], Awaitable[None]]) -> list[Rejection]:
    """Ask for each of `ids`; returns those that the server refused for good. Raises what is to be tried again later."""
    rejections = []
    for remote_id in ids:
        try:
            await ask(remote_id)
        except (Refused, Unsupported) as error:
            rejections.append(Rejection(id=remote_id, reason=str(error)))
    return rejections
