"""Started notifiers on the session bus of a test."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from traynotify.core.alert import AlertReply
from traynotify.desktop.notifier.freedesktop import FreedesktopNotifier

ID = "org.traynotify.Traynotify"
Connect = Callable[..., Awaitable[FreedesktopNotifier]]


@asynccontextmanager
async def notifiers(replies: list[AlertReply], **always: object) -> AsyncIterator[Connect]:
    """Makes them, with what they are always given and what is asked for; they are closed in the end."""
    made: list[FreedesktopNotifier] = []

    async def connected(**options: object) -> FreedesktopNotifier:
        notifier = FreedesktopNotifier("Traynotify", desktop_entry=ID, **always, **options)  # type: ignore[arg-type]
        made.append(notifier)
        await notifier.start(replies.append)
        return notifier

    try:
        yield connected
    finally:
        for notifier in made:
            await notifier.aclose()
