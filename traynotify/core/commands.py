"""What a person asks of a server, as a source is handed it."""

from __future__ import annotations

import msgspec

from traynotify.core.ids import RemoteId
from traynotify.core.selector import Selector
from traynotify.core.verbs import Verb

__all__ = ["Command", "Rejection", "Verb"]


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """One request to a server. The engine only makes commands that the account's capabilities allow."""

    verb: Verb
    selector: Selector
    about: str = ""
    """Of an answer: what the source said of its `Offer`."""
    text: str = ""
    """Of a reply: what the person wrote, as plain text."""
    nonce: str = ""
    """Of an answer: the same each time that this one is sent, and of no other: a server may know it again by that."""


class Rejection(msgspec.Struct, frozen=True, kw_only=True):
    """One notification for which the server refused for good, with the reason in a sentence."""

    id: RemoteId
    reason: str
