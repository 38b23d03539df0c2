"""What one account's server and token can do, honestly: what is not here is not offered in the inbox."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class ReadScope(StrEnum):
    """How much one request can mark as read (or unread) on the server."""

    ITEM = "item"
    GROUP = "group"
    KIND = "kind"
    UP_TO = "up_to"
    """A marker: everything up to one notification. Reads are then kept per row here, and the marker follows."""
    ALL = "all"


class Capabilities(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Computed by a source after sign-in, per account; reading here always works, these say what reaches the server."""

    read: frozenset[ReadScope] = frozenset()
    reads_in_order: bool = False
    """What has no flag of its own reaches the server once all that is older in its group is read too."""
    unread: frozenset[ReadScope] = frozenset()
    dismiss: bool = False
    """Single notifications can be deleted on the server."""
    clear: bool = False
    """All notifications can be deleted at once on the server."""
    reply: bool = False
    """Somebody who wrote can be answered."""
    follow: bool = False
    """Somebody who followed can be followed back."""
    decide: bool = False
    """Requests, such as to follow, can be accepted and declined."""
    live: bool = False
    """The server can push to us."""
    partial: str = ""
    """What of the notifications the sign-in does not carry, in a sentence; empty where it carries them all."""
    reasons: dict[str, str] = {}
    """For what is missing, by the field's name: why, in a sentence."""

    @property
    def reads_by_marker(self) -> bool:
        """Whether the server is told up to where everything is read, and nothing else."""
        return ReadScope.UP_TO in self.read and ReadScope.ITEM not in self.read

    def can_be_told_again(self, before: Capabilities) -> bool:
        """Whether the server can be told of each single notification that it was read, and could not `before`."""
        return ReadScope.ITEM in self.read and ReadScope.ITEM not in before.read
