"""``traynotify watch``: the same engine without Qt, its events as lines; with ``--notify`` it raises bubbles too."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, suppress

from traynotify.app import requests
from traynotify.app.answers import Answers
from traynotify.app.bootstrap import App, Prepare
from traynotify.app.desktop_entry import DESKTOP_ENTRY
from traynotify.app.exclusive import hold_or_find
from traynotify.app.exit_status import ExitStatus
from traynotify.app.instance import InstanceServer
from traynotify.app.options import Options
from traynotify.app.remote import ask_instance
from traynotify.app.replies import Replies
from traynotify.app.requests import Reply
from traynotify.app.signals import stop_on_signals
from traynotify.app.terminal import Terminal, complain
from traynotify.core.errors import NotifierFailed
from traynotify.core.ports import Notifier
from traynotify.desktop.launcher import BrowserLauncher
from traynotify.desktop.notifier import choose
from traynotify.engine.tasks import race
from traynotify.storage.lock import Instance, ProfileLock

SHOWING_DEADLINE_S = 5.0
"""How long ``watch --once --notify`` waits for the desktop to take what is due."""


def watch(options: Options, *, as_json: bool, notify: bool, once: bool, prepare: Prepare | None = None) -> int:
    """Print events until interrupted, or with `once` until every account has caught up."""
    terminal = Terminal(BrowserLauncher(), as_json=as_json)
    return asyncio.run(_watch(options, terminal, prepare, notify=notify, once=once))


async def _watch(options: Options, terminal: Terminal, prepare: Prepare | None, *, notify: bool, once: bool) -> int:
    stopped = stop_on_signals()
    request = requests.Watch(once=once)
    async with hold_or_find(options.profile) as found:
        if isinstance(found, Instance):
            reply = await race(ask_instance(found, request, terminal), stopped.wait())
        else:
            reply = await _watch_alone(options, terminal, stopped, request, found, prepare, notify=notify)
    if reply is None:
        return ExitStatus.INTERRUPTED if once else ExitStatus.DONE
    if reply.error:
        complain(reply.error)
    return reply.status


async def _watch_alone(
    options: Options,
    terminal: Terminal,
    stopped: asyncio.Event,
    request: requests.Watch,
    lock: ProfileLock,
    prepare: Prepare | None,
    *,
    notify: bool,
) -> Reply | None:
    async with AsyncExitStack() as stack:
        app = await App.open(options)
        stack.push_async_callback(app.archive.aclose)
        for notice in app.notices:
            terminal.say(notice)
        notifier = await _notifier(app, terminal, stack) if notify else None
        stack.push_async_callback(app.engine.aclose)
        if prepare is not None:
            await prepare(app)
        if not app.engine.store.state.accounts:
            terminal.say("No account yet; add one with “traynotify accounts add ADDRESS”")
        answers = Answers(app)
        server = InstanceServer(lock, answers.answer)
        await server.start()
        stack.push_async_callback(server.aclose)

        async def listen_and_print() -> Reply:
            app.engine.start(notifier)  # its tasks begin with the next wait, when the printing listens already
            reply = await answers.answer(request, terminal)
            if notifier is not None:
                await _all_shown(app)
            return reply

        return await race(listen_and_print(), stopped.wait())


async def _all_shown(app: App) -> None:
    """Wait until no alert is due; one that the desktop does not take stays due for the next start."""
    with suppress(TimeoutError):
        async with asyncio.timeout(SHOWING_DEADLINE_S):
            await app.engine.store.until(lambda s: not any(row.awaits_alert for row in s.rows.values()))


async def _notifier(app: App, terminal: Terminal, stack: AsyncExitStack) -> Notifier | None:
    """The desktop's notifier; without one, what is due stays due, and the person is told."""
    notifier, replies = choose("traynotify", desktop_entry=DESKTOP_ENTRY), Replies(app, terminal.say)
    try:
        await notifier.start(replies.answer, app.engine.closed)
    except NotifierFailed as error:
        terminal.say(f"No notifications will be raised: {error}")
        return None
    stack.push_async_callback(replies.aclose)
    stack.push_async_callback(notifier.aclose)
    return notifier
