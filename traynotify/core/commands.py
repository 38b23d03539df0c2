"""What a person asks of a server, as a source is handed it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from traynotify.core.ids import RemoteId
from traynotify.core.selector import Selector


class Verb(StrEnum):
    """What is asked."""

    READ = "read"
    UNREAD = "unread"
    DISMISS = "dismiss"
    """Delete on the server; never a synonym of read."""


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """One request to a server. The engine only makes commands that the account's capabilities allow."""

    verb: Verb
    selector: Selector


class Rejection(msgspec.Struct, frozen=True, kw_only=True):
    """One notification for which the server refused for good, with the reason in a sentence."""

    id: RemoteId
    reason: str
