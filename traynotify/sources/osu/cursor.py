"""Where an account goes on after a restart: how far the list was told, and what the server waits to hear of chat."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from traynotify.api import WireError, decode_json


class Lines(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is remembered of a channel; what is unread there is what the inbox has."""

    read: tuple[int, ...] = ()
    """Lines that were read above one that was not."""


class Cursor(msgspec.Struct, frozen=True, omit_defaults=True):
    """As it is kept between two starts of the app. A sign-in may have the list for a while only, or come to have it."""

    newest: int | None = None
    """The highest id that was told; None while the list was never given."""
    unread: tuple[int, ...] = ()
    """What was unread on the server."""
    chat: Mapping[int, Lines] = {}
    """By channel, for a sign-in that carries chat only."""
    line: int = 0
    """The newest line of chat that was told. No server tells it again: so its row goes to the disk with this."""

    @classmethod
    def parse(cls, text: str | None) -> Cursor:
        """The cursor that `text` spells; one that remembers nothing for anything else."""
        try:
            return decode_json(text, cls) if text else cls()
        except WireError:
            return cls()

    def __str__(self) -> str:
        return msgspec.json.encode(self).decode()
