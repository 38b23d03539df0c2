"""What the person answered to a bubble becomes what it asks for: open, mark read, or the inbox for a digest."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from traynotify.app.bootstrap import App
from traynotify.core.alert import AlertAction, AlertReply
from traynotify.core.commands import Verb
from traynotify.core.errors import TraynotifyError
from traynotify.core.ids import NotificationKey
from traynotify.core.language import phrase, tr
from traynotify.core.settings import OPEN_MARKS_READ
from traynotify.core.state import Row
from traynotify.core.transitions import is_told_of_by_the_bubble_of
from traynotify.engine.tasks import Tasks

NOT_OPENED = phrase("It could not be opened: it has no page, or no browser could be started")


class Replies:
    """Hands replies to the engine, and tells the person by `say` what went wrong.

    `show_inbox` is for digests; without an inbox their newest page is opened.
    """

    def __init__(
        self, app: App, say: Callable[[str], None], show_inbox: Callable[[str | None], None] | None = None
    ) -> None:
        self._app, self._say, self._show_inbox = app, say, show_inbox
        self._tasks = Tasks()

    def answer(self, reply: AlertReply) -> None:
        """Carry out one reply; returns at once."""
        keys, seen = reply.alert.keys, dict(zip(reply.alert.keys, reply.alert.told, strict=False))
        if reply.action is AlertAction.MARK_READ:
            self._tasks.spawn("mark read from a bubble", self._saying(lambda: self._mark_told(keys, seen)))
        elif len(keys) > 1 and self._show_inbox is not None:
            self._show_inbox(reply.activation_token)
        else:
            self._tasks.spawn(
                "open from a bubble", self._saying(lambda: self._open_told(keys[0], reply.activation_token, seen))
            )

    async def _saying(self, work: Callable[[], Awaitable[object]]) -> None:
        try:
            await work()
        except TraynotifyError as error:
            self._say(str(error))

    async def _open_told(
        self, key: NotificationKey, activation_token: str | None, seen: Mapping[NotificationKey, datetime]
    ) -> None:
        if not await self.open(key, activation_token, seen=seen):
            self._say(tr(NOT_OPENED))

    async def open(
        self,
        key: NotificationKey,
        activation_token: str | None = None,
        *,
        others: Sequence[NotificationKey] = (),
        seen: Mapping[NotificationKey, datetime] = MappingProxyType({}),
    ) -> bool:
        """Open a notification's page and, where the settings say so, mark it and `others` read, as far as they were
        `seen`, or are there by now. False when it has no page or no browser could be started; they stay unread then.
        Raises TraynotifyError when they could not be marked.
        """
        clicked, rest = await self._rows([key]), await self._app.engine.store.rows(others)
        seen = {row.key: row.notification.happened_at for row in (*clicked, *rest)} | dict(seen)
        if not clicked or not await self._app.launcher.open(clicked[0].notification.url, activation_token):
            return False
        if self._app.settings.general[OPEN_MARKS_READ]:
            await self._mark_read([row.key for row in (*clicked, *rest)], seen)
        return True

    async def _mark_told(self, keys: Sequence[NotificationKey], seen: Mapping[NotificationKey, datetime]) -> None:
        """Mark read what a bubble told of, or what took its place since and has no alert of its own."""
        store = self._app.engine.store
        rows = [(row, store.state.standing_for(row)) for row in await store.rows(keys)]
        meant = [heir.key for row, heir in rows if heir is row or is_told_of_by_the_bubble_of(row, heir)]
        await self._mark_read(meant, seen)

    async def _mark_read(self, keys: Sequence[NotificationKey], seen: Mapping[NotificationKey, datetime]) -> None:
        here = [row.key for row in await self._app.engine.store.rows(keys) if not row.gone]
        await self._app.engine.ask(Verb.READ, here, seen=seen)

    async def _rows(self, keys: Sequence[NotificationKey]) -> list[Row]:
        """The rows of these keys, or what took their places since."""
        store = self._app.engine.store
        return [store.state.standing_for(row) for row in await store.rows(keys)]

    async def aclose(self) -> None:
        """Break off what is under way; what was accepted is in the outbox."""
        await self._tasks.aclose()
