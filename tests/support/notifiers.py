"""Started notifiers on the session bus of a test."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from traynotify.core.alert import AlertReply
from traynotify.desktop.notifier.freedesktop import FreedesktopNotifier

ID = "org.traynotify.Traynotify"
Connect = Callable[..., Awaitable[FreedesktopNotifier]]


@asynccontextmanager
async def notifiers(
    replies: list[AlertReply], closed: list[str] | None = None, **always: object
) -> AsyncIterator[Connect]:
    """Makes them, with what they are always given and what is asked for; they are closed in the end."""
    on_closed = closed.append if closed is not None else None
    made: list[FreedesktopNotifier] = []

    async def connected(**options: object) -> FreedesktopNotifier:
        notifier = FreedesktopNotifier("Traynotify", desktop_entry=ID, **always, **options)  # type: ignore[arg-type]
        made.append(notifier)
        await notifier.start(replies.append, on_closed)
        return notifier

    try:
        yield connected
    finally:
        for notifier in made:
            await notifier.aclose()
