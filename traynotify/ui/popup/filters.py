"""What the inbox is narrowed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from traynotify.core.ids import AccountId
from traynotify.core.notification import Kind
from traynotify.core.state import MENTION_KINDS, MESSAGE_KINDS, Row


class Part(StrEnum):
    """The parts of the inbox, in the order of their chips."""

    ALL = "all"
    UNREAD = "unread"
    MENTIONS = "mentions"
    MESSAGES = "messages"


PART_LABELS = {Part.ALL: "All", Part.UNREAD: "Unread", Part.MENTIONS: "Mentions", Part.MESSAGES: "Messages"}

PART_KINDS: Mapping[Part, frozenset[Kind]] = {Part.MENTIONS: MENTION_KINDS, Part.MESSAGES: MESSAGE_KINDS}
"""What is in the parts that have certain kinds only."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A part of the inbox, of one account or of all."""

    part: Part = Part.ALL
    account: AccountId | None = None

    @property
    def unread_only(self) -> bool:
        """Whether read rows are left out."""
        return self.part is Part.UNREAD

    def admits(self, row: Row) -> bool:
        """Whether the row belongs here, its being read aside."""
        if self.account is not None and row.account != self.account:
            return False
        kinds = PART_KINDS.get(self.part)
        return kinds is None or row.notification.kind in kinds
