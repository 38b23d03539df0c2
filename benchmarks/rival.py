"""A stand-in for the server of the rival: as much as the program asks for at its start, and a stream that is silent."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from traynotify.demo.server import ToyServer

_CONFIGURATION = """\
[Server]
url={address}
client_token=a-token
"""


def server() -> ToyServer:
    """A server with no messages on it."""
    return ToyServer(Starlette(routes=[Route("/{path:path}", _answer), WebSocketRoute("/stream", _stream)]))


def home(folder: Path, address: str) -> dict[str, str]:
    """Make a home in which the rival is signed in; returns what its environment has to say."""
    configuration = folder / ".config" / "gotify-tray.conf"
    configuration.parent.mkdir(parents=True)
    configuration.write_text(_CONFIGURATION.format(address=address), "utf-8")
    for name in (".local/share", ".cache", ".local/state"):
        (folder / name).mkdir(parents=True)
    return {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(configuration.parent),
        "XDG_DATA_HOME": str(folder / ".local/share"),
        "XDG_CACHE_HOME": str(folder / ".cache"),
        "XDG_STATE_HOME": str(folder / ".local/state"),
    }


async def _answer(request: Request) -> JSONResponse:
    match request.url.path:
        case "/version":
            return JSONResponse({"version": "2.6.0", "commit": "", "buildDate": ""})
        case "/health":
            return JSONResponse({"health": "green", "database": "green"})
        case "/message":
            return JSONResponse({"messages": [], "paging": {"size": 0, "since": 0, "limit": 100, "next": ""}})
    return JSONResponse([])


async def _stream(socket: WebSocket) -> None:
    await socket.accept()
    try:
        while True:
            await socket.receive_text()
    except WebSocketDisconnect:
        return
