"""Carries out what the person asked for. A pod takes one mark at a time: many are a loop that goes easy on it.

A pod marks all that a row gathers, also what came since we asked last: so it is looked at before it is marked as read.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from itertools import count

from traynotify.api import (
    Command,
    Items,
    RateLimited,
    ReadChanged,
    Refused,
    Rejection,
    RemoteId,
    RequestBudget,
    Snapshot,
    SourceEvent,
    Unreachable,
    Unsupported,
    Verb,
    one_by_one,
    tr,
)
from traynotify.sources.diaspora.client import DiasporaClient
from traynotify.sources.diaspora.translate import CONVERSATION

AT_ONCE = 20
"""So many marks are sent one right after the other; with more, each waits a moment for its turn."""
PAUSE_S = 0.2
RESERVE = 5
"""Where a pod, or what stands before it, tells how many requests are left: so many are left to the polls."""


class Commands:
    """Performs commands for one account; tells `marked` of each mark the pod took, and `gone` of what is not there.

    What `has_news` (which tells them) is not marked as read, nor what had some since the command came, so that
    `last_news` of it are others: it is not what the person meant. All that is told goes through `note_told`.
    """

    def __init__(
        self,
        client: DiasporaClient,
        budget: RequestBudget,
        *,
        has_news: Callable[[RemoteId], Awaitable[bool]],
        last_news: Callable[[RemoteId], datetime | None],
        marked: Callable[[RemoteId, bool], None],
        gone: Callable[[RemoteId], None],
    ) -> None:
        self._client = client
        self._budget = budget
        self._has_news, self._last_news = has_news, last_news
        self._marked = marked
        self._gone = gone
        self._done: set[RemoteId] = set()
        """What the pod took of a command that was broken off: when it is tried again, it goes on from there."""
        self._done_as_read = True

    async def perform(self, command: Command) -> list[Rejection]:
        """Raises the SourceError tree; doing it twice is harmless."""
        if command.verb is Verb.DISMISS or not isinstance(command.selector, Items):
            raise Unsupported(tr("diaspora* marks notifications one by one, and lets no app delete them"))
        read = command.verb is Verb.READ
        if read is not self._done_as_read:
            self._done, self._done_as_read = set(), read
        numbers, meant = count(), {remote_id: self._last_news(remote_id) for remote_id in command.selector.ids}

        async def mark(remote_id: RemoteId) -> None:
            if (number := next(numbers)) >= AT_ONCE:
                await asyncio.sleep(PAUSE_S)
            if number and self._budget.remaining is not None and self._budget.remaining <= RESERVE:
                raise RateLimited(tr("The pod takes few requests more for now; the rest follows later"))
            if read and (await self._look(remote_id) or self._last_news(remote_id) not in (None, meant[remote_id])):
                return
            await self._mark(remote_id, read=read)
            self._done.add(remote_id)

        rejections = await one_by_one(sorted(command.selector.ids - self._done), mark)
        self._done -= command.selector.ids
        return rejections

    def note_told(self, event: SourceEvent) -> None:
        """Take note of what the pod holds: what is not as it was marked has to be marked again if that is asked for."""
        match event:
            case Snapshot(items=items):
                self._done -= {item.id for item in items if item.server_read is not self._done_as_read}
            case ReadChanged(selector=Items(ids), read=read) if read is not self._done_as_read:
                self._done -= ids
            case _:
                pass

    async def _look(self, remote_id: RemoteId) -> bool:
        try:
            return await self._has_news(remote_id)
        except (Refused, Unsupported) as error:  # the look, and not what was asked for
            raise Unreachable(str(error)) from error

    async def _mark(self, remote_id: RemoteId, *, read: bool) -> None:
        if remote_id.startswith(CONVERSATION):
            there = await self._client.mark_conversation(remote_id.removeprefix(CONVERSATION), read=read)
        else:
            there = await self._client.mark(remote_id, read=read)
        if there:
            self._marked(remote_id, read)
        else:
            self._gone(remote_id)
