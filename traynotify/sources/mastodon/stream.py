"""The live stream: how it is opened on each kind of server, and what its frames mean."""

from __future__ import annotations

from collections.abc import AsyncIterator
from enum import Enum

from traynotify.api import (
    AuthRejected,
    Refused,
    ServerConfused,
    Socket,
    SourceContext,
    SourceError,
    Unsupported,
    WireError,
    decode_json,
    tr,
)
from traynotify.sources.mastodon import wire
from traynotify.sources.mastodon.instance import Server

_STREAM = "user:notification"
_FOR_GOOD = (AuthRejected, Refused, Unsupported, ServerConfused)


class StreamRefused(Exception):
    """The server does not want to stream to this sign-in, and asking again would not change that."""


class Hint(Enum):
    """That the list holds what the stream does not tell."""

    MERGED = "notifications_merged"
    """Notifications that had been filtered came into the list, with their old ids."""
    NONSENSE = "nonsense"
    """A frame that cannot be understood: whatever it was, the list has it."""


Told = wire.Notification | Hint


async def open_stream(context: SourceContext, server: Server, token: str) -> Socket:
    """Open the stream; raises StreamRefused, or Unreachable and RateLimited for a while only.

    The token goes into a header. Pleroma and its kin only take it in the address, which is the second try.
    """
    query = {"stream": _STREAM}
    try:
        return await context.open_socket(
            server.streaming_url, headers={"Authorization": f"Bearer {token}"}, query=query
        )
    except _FOR_GOOD as first:
        try:
            return await context.open_socket(server.streaming_url, query={**query, "access_token": token})
        except _FOR_GOOD as error:
            raise StreamRefused(_reason(first)) from error


async def frames(socket: Socket, context: SourceContext) -> AsyncIterator[Told]:
    """What the stream tells. Raises StreamRefused for a refusal on the open line, Unreachable when the line ends."""
    while True:
        text = await socket.receive()
        try:
            frame = decode_json(text, wire.Frame)
            if bytes(frame.error) != b"null":
                raise StreamRefused(tr("this sign-in does not include the live stream"))
            if frame.event == Hint.MERGED.value:
                yield Hint.MERGED
            elif frame.event == "notification":
                yield wire.streamed(frame)
        except WireError as error:
            context.log.warning("a frame of the stream made no sense: %s", error)
            yield Hint.NONSENSE


def _reason(error: SourceError) -> str:
    match error:
        case AuthRejected() | Refused():
            return tr("the server refuses its live stream to this sign-in")
        case Unsupported():
            return tr("the server does not offer its live stream")
        case _:
            return tr("its live stream does not work")
