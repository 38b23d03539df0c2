"""What a person can do about a notification: mark it, which is always possible, or answer it, where that is offered."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Verb(StrEnum):
    """What is asked."""

    READ = "read"
    UNREAD = "unread"
    DISMISS = "dismiss"
    """Delete on the server; never a synonym of read."""
    REPLY = "reply"
    """Write back, where it was written."""
    FOLLOW = "follow"
    """Follow who followed."""
    ACCEPT = "accept"
    DECLINE = "decline"
    """These two answer a request."""


DEEDS = frozenset({Verb.REPLY, Verb.FOLLOW, Verb.ACCEPT, Verb.DECLINE})
"""What does something in the world, instead of marking: one notification at a time, and only where it is offered."""

DECISIONS = frozenset({Verb.ACCEPT, Verb.DECLINE})
"""Of which one excludes the other."""


class Offer(msgspec.Struct, frozen=True, gc=False):
    """That a notification can be answered in this way."""

    verb: Verb
    about: str
    """What the source needs to do it, however much later: opaque to everybody else."""
