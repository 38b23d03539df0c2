"""Opens pages in the person's browser, and nothing but pages: what cannot be a web address is refused here."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

logger = logging.getLogger(__name__)

_MAX_URL = 4096
_HOST_AND_PORT = re.compile(r"([\w.\-]+|\[[0-9a-fA-F:.]+\])(:\d+)?")
_UNSAFE = re.compile("[\"'`<>{|}^]")
"""Allowed in no address as they are, and dear to shells; a browser that is a script may hand them to one."""

_SETTLED_S = 3.0
"""A program that is still running after this long has started: it is the browser, or waits for it."""


def page_address(url: str) -> str | None:
    """`url` as it can be handed to a browser, or None if it is not the address of a web page.

    Only http and https with a host; no control or invisible characters, no white space or backslash, and no user name,
    with which ``https://bank.example@evil.example`` looks like another site.
    """
    if len(url) > _MAX_URL or not url.isprintable() or " " in url or "\\" in url:
        return None
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises when it is not a number
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _HOST_AND_PORT.fullmatch(parts.netloc):
        return None
    return _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", url)


class BrowserLauncher:
    """Starts the browser that ``$BROWSER`` names, else the desktop's own, without a shell and without blocking."""

    def __init__(self, *, settled_s: float = _SETTLED_S) -> None:
        self._settled_s = settled_s

    async def open(self, url: str, activation_token: str | None = None) -> bool:
        """Open an http(s) page; False when it was refused or no browser could be started.

        `activation_token` lets the browser's window come to the front (xdg-activation; ignored outside Linux).
        """
        address = page_address(url)
        if address is None:
            logger.warning("an address that is not a web page was not opened")
            return False
        if sys.platform == "win32":
            return await _open_on_windows(address)
        environment = _environment(activation_token)
        for command in _commands(address):
            if await self._starts(command, environment):
                return True
        return False

    async def _starts(self, command: list[str], environment: dict[str, str]) -> bool:
        """Run a command; whether it ended well, or still runs after a moment."""
        try:
            process = subprocess.Popen(  # noqa: ASYNC220 - starting is quick; a thread waits for the end
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError:
            return False
        ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        threading.Thread(target=_wait_for, args=(process, ended), name="browser", daemon=True).start()
        try:
            async with asyncio.timeout(self._settled_s):
                return await ended == 0
        except TimeoutError:
            return True


def _wait_for(process: subprocess.Popen[bytes], ended: asyncio.Future[int]) -> None:
    """Collect the exit status, however long the browser runs, and tell it if somebody still waits."""
    status = process.wait()

    def tell() -> None:
        if not ended.done():
            ended.set_result(status)

    try:
        ended.get_loop().call_soon_threadsafe(tell)
    except RuntimeError:
        pass  # the loop has ended before the browser did


def _commands(address: str) -> Iterator[list[str]]:
    """The commands to try, best first, each as its list of arguments."""
    for entry in os.environ.get("BROWSER", "").split(os.pathsep):
        try:
            words = shlex.split(entry)
        except ValueError:
            continue
        if words:
            with_address = [word.replace("%s", address) for word in words]
            yield with_address if with_address != words else [*words, address]
    for words in (["open"],) if sys.platform == "darwin" else (["xdg-open"], ["gio", "open"]):
        if shutil.which(words[0]):
            yield [*words, address]


def _environment(activation_token: str | None) -> dict[str, str]:
    # A token serves once: one that we were started with ourselves, or used for a window, is not passed on.
    spent = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
    environment = {name: value for name, value in os.environ.items() if name not in spent}
    if getattr(sys, "frozen", False):
        # A bundle made by PyInstaller points the linker at its own libraries, which break other programs; it keeps the
        # value from before. https://pyinstaller.org/en/stable/runtime-information.html
        original = environment.pop("LD_LIBRARY_PATH_ORIG", None)
        environment.pop("LD_LIBRARY_PATH", None)
        if original is not None:
            environment["LD_LIBRARY_PATH"] = original
    if activation_token:
        environment["XDG_ACTIVATION_TOKEN"] = activation_token
        environment["DESKTOP_STARTUP_ID"] = activation_token
    return environment


async def _open_on_windows(address: str) -> bool:
    try:
        await asyncio.to_thread(getattr(os, "startfile"), address)  # noqa: B009 - known to type checkers on Windows alone
    except OSError:
        return False
    return True
