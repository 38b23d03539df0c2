"""This process's own terminal as a peer: prints events as lines or as JSON, and asks the questions of a sign-in."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from traynotify.core.errors import SignInCancelled

if TYPE_CHECKING:
    import asyncio

    from traynotify.app.records import Record
    from traynotify.core.ports import Launcher


def show(text: str) -> None:
    """Print a result to standard output."""
    print(text, flush=True)


def complain(text: str) -> None:
    """Print what went wrong to standard error."""
    print(f"traynotify: {text}", file=sys.stderr, flush=True)


def as_json(value: object) -> str:
    """One line of JSON: as people write, where standard output takes that, else in ASCII."""
    import json  # as everything that the tray app does not need before its icon shows

    takes_all = codecs.lookup(sys.stdout.encoding or "ascii").name == "utf-8"
    return json.dumps(value, ensure_ascii=not takes_all)


def take_any_text() -> None:
    """Let no character that the terminal does not have end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def fall_silent() -> None:
    """Let what is still to be written, also by Python itself when it ends, go nowhere: nobody is left to read it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


class Terminal:
    """Events go to standard output; everything that is said or asked to standard error."""

    def __init__(self, launcher: Launcher, *, as_json: bool = False) -> None:
        self._launcher, self._as_json = launcher, as_json

    async def event(self, record: Record) -> None:
        """Print one event."""
        text = as_json(record) if self._as_json else in_words(record)
        if text:
            show(text)

    def say(self, text: str) -> None:
        """What is going on."""
        print(text, file=sys.stderr, flush=True)

    async def open_browser(self, url: str) -> bool:
        """Start the browser, and show the address for the case that it does not come up.

        Where none can be started, this very page is of no use: the sign-in goes on with another.
        """
        opened = await self._launcher.open(url)
        if opened:
            self.say(f"Your browser should show this page to allow it:\n  {url}")
        return opened

    async def ask(self, question: str, *, secret: bool = False) -> str:
        """A line from the person; SignInCancelled where nobody can type one."""
        if not sys.stdin.isatty():
            raise SignInCancelled("Nobody can type here; sign in with a token instead (--token-stdin)")
        import getpass

        read_line = getpass.getpass if secret else _visibly
        return await _in_thread(lambda: read_line(f"{question}: "))


def _visibly(prompt: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    if not (line := sys.stdin.readline()):
        raise EOFError
    return line.strip()


async def _in_thread(work: Callable[[], str]) -> str:
    """Run what blocks on the keyboard in a thread that does not hold up the end of the process."""
    import asyncio
    import threading

    loop = asyncio.get_running_loop()
    done: asyncio.Future[str] = loop.create_future()

    def settle(result: str | SignInCancelled) -> None:
        if done.done():
            return
        if isinstance(result, SignInCancelled):
            done.set_exception(result)
        else:
            done.set_result(result)

    def run() -> None:
        try:
            result: str | SignInCancelled = work()
        except (OSError, EOFError):
            result = SignInCancelled("Signing in was stopped")
        with suppress(RuntimeError):  # the command has ended before the person typed
            loop.call_soon_threadsafe(settle, result)

    threading.Thread(target=run, name="keyboard", daemon=True).start()
    return await done


def in_words(record: Record) -> str:
    """One event as a person reads it; empty for one that a person need not read."""
    match record["event"]:
        case "added":
            return row_in_words(record)
        case "health":
            return f"{record['account']}: {health_in_words(record)}"
        case "unread":
            return f"{record['total']} unread"
    return ""


def health_in_words(record: Record) -> str:
    """How an account is doing, given its state and what there is to say about it."""
    detail = f" ({record['detail']})" if record["detail"] else ""
    return f"{record['state'].replace('_', ' ')}{detail}"


def story_in_words(record: Record) -> str:
    """What became of one notification: its title, and a line for each thing that happened to it."""
    return "\n".join([record["title"], *(f"  {_moment(reason['at'])}  {reason['text']}" for reason in record["why"])])


def _moment(at: str | None) -> str:
    blank = " " * len("2000-01-01 00:00:00")
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M:%S}" if at else blank


def activity_in_words(record: Record) -> list[str]:
    """What an account is doing and when it tries next, and what it asked of its server: two lines."""
    now, requests = record["now"], record["requests"]
    parts = [f"{now['words']} since {_clock(now['since'])}"]
    if now["next_at"]:
        parts.append(f"{now['next']} at {_clock(now['next_at'])}")
    if now["succeeded_at"]:
        parts.append(f"last heard of at {_clock(now['succeeded_at'])}")
    if now["unsent"]:
        parts.append(f"{now['unsent']} to be sent")
    purposes = ", ".join(f"{purpose} {count}" for purpose, count in requests["by_purpose"].items())
    asked = f"requests in the last hour: {requests['last_hour']}{f' ({purposes})' if purposes else ''}"
    return ["; ".join(parts), asked]


def _clock(timestamp: str) -> str:
    return f"{datetime.fromisoformat(timestamp).astimezone():%H:%M:%S}"


def row_in_words(record: Record) -> str:
    """One notification: a line that says what happened, and one with what was written."""
    when = datetime.fromisoformat(record["created_at"]).astimezone()
    dot = " " if record["read"] else "●"
    first = f"{dot} {when:%Y-%m-%d %H:%M}  {record['title']}"
    excerpt = f"[{record['warning']}]" if record["warning"] else record["excerpt"].replace("\n", " ")
    lines = [first, f"      {excerpt}" if excerpt else "", f"      {record['key']}"]
    return "\n".join(line for line in lines if line)
