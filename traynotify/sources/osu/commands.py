"""Carries out what the person asked for: marks single notifications, stacks, types or everything as read."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Collection, Iterable
from contextlib import aclosing

from traynotify.api import (
    All,
    Command,
    Group,
    Items,
    OfKind,
    Refused,
    Rejection,
    RemoteId,
    Unreachable,
    Unsupported,
    Verb,
    phrase,
    tr,
)
from traynotify.sources.osu.chats import Chats
from traynotify.sources.osu.client import OsuClient, ScopeMissing
from traynotify.sources.osu.history import MOST_PAGES, Walk
from traynotify.sources.osu.ledger import Ledger
from traynotify.sources.osu.translate import chat_line
from traynotify.sources.osu.wire import Identity

AT_ONCE = 100
"""Notifications marked with one request."""
_STACK = re.compile(r"([a-z_]{1,60})-(\d{1,20})-([\w.]{1,80})")
_NOT_WHOLE = phrase("osu! does not say what this is about; marking it alone is not possible")


class Commands:
    """Performs commands for one account."""

    def __init__(
        self,
        client: OsuClient,
        ledger: Ledger,
        chats: Chats,
        *,
        is_old: Callable[[], bool],
        had_list: Callable[[], bool],
        sent: Callable[[], Awaitable[None]],
        cannot_read: Callable[[], None],
    ) -> None:
        self._client, self._ledger, self._chats = client, ledger, chats
        self._is_old, self._had_list, self._sent, self._cannot_read = is_old, had_list, sent, cannot_read

    async def perform(self, command: Command) -> list[Rejection]:
        """Raises the SourceError tree; doing it twice is harmless."""
        if command.verb is not Verb.READ:
            raise Unsupported(tr("osu! has no way to do that"))
        try:
            rejections = await self._read(command)
        except (ScopeMissing, Unsupported):
            self._cannot_read()  # what is read after that stays read here only
            raise
        await self._sent()
        return rejections

    async def _read(self, command: Command) -> list[Rejection]:
        match command.selector:
            case Items(ids):
                return await self._read_items(ids)
            case Group(group_id) if (found := _STACK.fullmatch(group_id)) is not None:
                stack = Identity(object_type=found[1], object_id=int(found[2]), category=found[3])
                await self._client.mark_stack_read(stack)
            case OfKind(raw_kind):
                await self._read_name(raw_kind)
            case All() if self._is_old():
                await self._mark([Identity(id=number) for number in self._ledger.unread()])
            case All() if not self._ledger.is_complete:
                return await self._read_items([RemoteId(str(number)) for number in sorted(self._ledger.unread())])
            case All():
                await self._client.mark_everything_read()
            case _:
                raise Refused(tr("osu! marks single notifications, stacks, types, or all"))
        return []

    async def _read_items(self, ids: Iterable[RemoteId]) -> list[Rejection]:
        known = {remote_id: chat_line(remote_id) for remote_id in sorted(ids)}
        await self._read_lines(line for line in known.values() if line is not None)
        numbers = [int(remote_id) for remote_id, line in known.items() if line is None and remote_id.isdecimal()]
        if self._is_old():
            await self._mark([Identity(id=number) for number in numbers])
            return []
        found, rejections = await self._identities(numbers)
        await self._mark([identity for identity in found if identity.has_stack])
        not_whole = (RemoteId(str(identity.id)) for identity in found if not identity.has_stack)
        return [*rejections, *(Rejection(id=remote_id, reason=tr(_NOT_WHOLE)) for remote_id in not_whole)]

    async def _read_lines(self, lines: Iterable[tuple[int, int]]) -> None:
        by_channel: dict[int, set[int]] = {}
        for channel, line in lines:
            by_channel.setdefault(channel, set()).add(line)
        for channel, read in by_channel.items():
            mark = self._chats.mark(channel, read)
            if mark is not None:
                await self._client.mark_channel_read(channel, mark)
            self._chats.note_read(channel, read, marked=mark)  # only now: what fails is asked for again

    async def _identities(self, numbers: Iterable[int]) -> tuple[list[Identity], list[Rejection]]:
        """All that the server knows these by, without those that it does not have any more; and which it does not tell.

        With the id alone, the server would tell open web pages something that they take for everything.
        """
        found = {number: self._ledger.identity(number) for number in numbers}
        missing = {number for number, identity in found.items() if identity is None}
        rejections = []
        try:
            found |= await self._looked_up(missing)
        except (Refused, Unsupported) as error:  # the list, and not what was asked for
            if self._had_list():
                raise Unreachable(str(error)) from error
            rejections = [Rejection(id=RemoteId(str(number)), reason=str(error)) for number in sorted(missing)]
        return [identity for identity in found.values() if identity is not None], rejections

    async def _looked_up(self, missing: Collection[int]) -> dict[int, Identity]:
        """What was not told since the start is looked for from the newest on: the list has a stack where its newest
        notification is.
        """
        found: dict[int, Identity] = {}
        if not missing:
            return found
        walk = Walk(self._client, unread=False, down_to=min(missing) - 1, most_pages=MOST_PAGES, stacks=True)
        first = await self._client.page(unread=False, purpose="mark read")
        async with aclosing(walk.pages(first)) as pages:
            async for page in pages:
                found |= {item.id: item.identity for item in page.bundle.notifications if item.id in missing}
                if len(found) == len(missing):
                    break
        return found

    async def _read_name(self, name: str) -> None:
        """Mark what has this name. The server knows types, which mean more, unless nothing else is unread in one."""
        by_type: dict[str, list[Identity]] = {}
        for identity in self._ledger.unread_of_name(name):
            if identity.has_stack:
                by_type.setdefault(str(identity.object_type), []).append(identity)
        for object_type, identities in by_type.items():
            alone = self._ledger.unread_names_of_type(object_type) == {name}
            if alone and self._ledger.is_complete and not self._is_old():
                await self._client.mark_type_read(object_type)
            else:
                await self._mark(identities)

    async def _mark(self, identities: list[Identity]) -> None:
        for start in range(0, len(identities), AT_ONCE):
            meant = identities[start : start + AT_ONCE]
            await self._client.mark_read(meant, old_server=self._is_old())
            # So that the next look at the list does not take for news what was done here.
            self._ledger.mark_read(identity.id for identity in meant if identity.id is not None)
