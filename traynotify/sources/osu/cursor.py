"""Where an account goes on after a restart: how far the list was told, and which lines of chat are not read."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from traynotify.api import WireError, decode_json


class Lines(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is remembered of a channel."""

    unread: tuple[int, ...] = ()
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

    @classmethod
    def parse(cls, text: str | None) -> Cursor:
        """The cursor that `text` spells; one that remembers nothing for anything else."""
        try:
            return decode_json(text, cls) if text else cls()
        except WireError:
            return cls()

    def __str__(self) -> str:
        return msgspec.json.encode(self).decode()
