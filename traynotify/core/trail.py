"""How a row came here and what became of it: what `core.why` tells. Only the last of each, so that it never grows."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from traynotify.core.verbs import Verb


class MarkedBy(StrEnum):
    """Who decided that a row is read, or unread."""

    CLICK = "click"
    """The person, about this notification."""
    GROUP = "group"
    """The person, about all of its thread or post."""
    KIND = "kind"
    """The person, about all of its kind."""
    ALL = "all"
    """The person, about everything."""
    SERVER = "server"
    """The server told so: another device, or the service's own page."""


class Mark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The last decision about whether a row is read."""

    read: bool
    by: MarkedBy
    at: datetime
    """When it was decided; of what the server told, when it was asked or told us."""
    settled_at: datetime | None = None
    """Of what was decided here: when the server took it."""
    only_here: bool = False
    """The server was not told, because it cannot be."""


class Showing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One time that the desktop took a bubble."""

    at: datetime
    reason: str
    """The rule that had decided, in words."""
    among: int = 1
    """How many notifications the bubble stood for."""
    took_over: bool = False
    """It is the summary that took the place of the bubble in which the row had been shown alone."""


class Refusal(msgspec.Struct, frozen=True, gc=False):
    """That the server refused a mark."""

    verb: Verb
    reason: str
    at: datetime


class Trail(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The moments of a row that nothing else keeps."""

    pushed: bool | None = None
    """Whether the server pushed it, or it was in an answer; None: it came before this was kept."""
    asked_at: datetime | None = None
    """When the answer that it was in was asked for."""
    decided_at: datetime | None = None
    """When it was last decided whether it raises an alert."""
    shown: tuple[Showing, ...] = ()
    """The alerts since it was last news: the first, the quiet one for people who joined, and what took their place."""
    mark: Mark | None = None
    """None: as it came."""
    refused_at: datetime | None = None
    """When the server refused the command of which `Row.failure` tells."""
    refused_mark: Refusal | None = None
    """What was refused of a mark while that tells of an answer, until the row is marked again."""
