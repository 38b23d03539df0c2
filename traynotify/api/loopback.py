"""The little web server on this computer that a browser is sent back to after consent (RFC 8252, section 7.3)."""

from __future__ import annotations

import asyncio
import hmac
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

from traynotify.core.language import phrase, tr

_PATH = "/callback"
_REQUEST_LIMIT = 16 * 1024
_REQUEST_TIMEOUT_S = 10.0
_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>traynotify</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<style>body {{ font: 1.1rem/1.5 system-ui, sans-serif; display: grid; place-content: center; min-height: 90vh;
text-align: center; margin: 0 1rem }}</style></head>
<body><h1>{title}</h1><p>{text}</p></body></html>
"""
_DONE = (phrase("All done here"), phrase("You can close this tab; traynotify goes on."))
_DENIED = (
    phrase("Nothing was allowed"),
    phrase("You can close this tab. To try again, start once more in traynotify."),
)
_LOST = (
    phrase("Nothing to see here"),
    phrase("This page only takes the answer to a sign-in that was started in traynotify."),
)


class RedirectListener:
    """Listens on a free port of 127.0.0.1 while it is entered; bound before the address is told to anybody."""

    def __init__(self) -> None:
        self.address = ""
        """``http://127.0.0.1:PORT/callback``, to be registered to the letter; empty where listening is not allowed."""
        self._state = ""
        self._handlers: set[asyncio.Task[None] | None] = set()
        self._server: asyncio.Server | None = None
        self._answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def expect(self, state: str) -> None:
        """Take the answer that carries this `state`, and turn others away; to be said before the browser is opened."""
        self._state = state

    async def answer(self) -> str:
        """The address, query included, that the browser came back to with the expected state."""
        return await asyncio.shield(self._answer)

    async def __aenter__(self) -> Self:
        try:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_REQUEST_LIMIT)
        except OSError:
            return self  # a sandbox may not allow it
        port = self._server.sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}{_PATH}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.close()
        handlers = [task for task in self._handlers if task is not None]
        for task in handlers:
            task.cancel()
        await asyncio.gather(*handlers, return_exceptions=True)
        self._answer.cancel()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        self._handlers.add(task)
        try:
            async with asyncio.timeout(_REQUEST_TIMEOUT_S):
                head = await reader.readuntil(b"\r\n\r\n")
                status, page = self._reply(head.split(b"\r\n", 1)[0].decode("ascii", "replace"))
                language = tr("en", "the code of the language, for a web page")
                body = _PAGE.format(language=language, title=tr(page[0]), text=tr(page[1])).encode()
                writer.write(
                    f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
                    "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n".encode()
                    + body
                )
                await writer.drain()
        except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # a browser that opened a connection and thought better of it, or somebody who speaks nonsense
        except asyncio.CancelledError:
            pass  # we are leaving; nobody waits for this task but ourselves
        finally:
            writer.close()
            self._handlers.discard(task)

    def _reply(self, request_line: str) -> tuple[str, tuple[str, str]]:
        method, _, rest = request_line.partition(" ")
        target = rest.partition(" ")[0]
        parts = urlsplit(target)
        query = parse_qs(parts.query)
        state = query.get("state", [""])[0]
        if method != "GET" or parts.path != _PATH:
            return "404 Not Found", _LOST
        if not self._state or not hmac.compare_digest(state.encode(), self._state.encode()):
            return "400 Bad Request", _LOST
        if not self._answer.done():
            self._answer.set_result(target)
        return "200 OK", _DENIED if "error" in query else _DONE
