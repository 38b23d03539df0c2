"""What the inbox is narrowed to: a part of it, an account, and what is searched for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from msgspec.structs import replace

from traynotify.core.ids import AccountId
from traynotify.core.language import phrase
from traynotify.core.notification import Kind
from traynotify.core.query import EVERYTHING, Is, Query, matches
from traynotify.core.state import MENTION_KINDS, MESSAGE_KINDS, Row, State


class Part(StrEnum):
    """The parts of the inbox, in the order of their chips."""

    ALL = "all"
    UNREAD = "unread"
    MENTIONS = "mentions"
    MESSAGES = "messages"
    SNOOZED = "snoozed"
    """What the person put off; it stands in no other part."""


PART_LABELS = {
    Part.ALL: phrase("All"),
    Part.UNREAD: phrase("Unread"),
    Part.MENTIONS: phrase("Mentions"),
    Part.MESSAGES: phrase("Messages"),
    Part.SNOOZED: phrase("Snoozed"),
}

PART_KINDS: Mapping[Part, frozenset[Kind]] = {Part.MENTIONS: MENTION_KINDS, Part.MESSAGES: MESSAGE_KINDS}
"""What is in the parts that have certain kinds only."""

_PART_STATES = {Part.UNREAD: Is.UNREAD, Part.SNOOZED: Is.SNOOZED}


@dataclass(frozen=True, slots=True)
class Filter:
    """A part of the inbox, of one account or of all."""

    part: Part = Part.ALL
    account: AccountId | None = None
    query: Query = EVERYTHING
    """What is searched for, resolved; an empty one is no search."""

    @property
    def searches(self) -> bool:
        """Whether the archive has to be asked what belongs here."""
        return not self.query.is_empty

    @property
    def asked(self) -> Query:
        """What the archive is asked for while one searches: the query within this part."""
        kinds, wanted = PART_KINDS.get(self.part), self.query
        if kinds is not None:
            both = wanted.kinds & kinds if wanted.kinds else kinds
            wanted = replace(wanted, kinds=both) if both else replace(wanted, accounts=frozenset())
        states = {part: state for part, state in _PART_STATES.items() if part is self.part}
        return replace(wanted, states=wanted.states | set(states.values())) if states else wanted

    @property
    def snoozed_only(self) -> bool:
        """Whether it is about what is put off, and nothing that stands in the inbox."""
        return self.part is Part.SNOOZED or self.query.is_about_snoozed

    def shows(self, row: Row, state: State) -> bool:
        """Whether the row is there at all, under the present settings."""
        return state.snoozes(row) if self.snoozed_only else state.shows(row)

    @property
    def unread_only(self) -> bool:
        """Whether read rows are left out."""
        return self.part is Part.UNREAD

    def admits(self, row: Row) -> bool:
        """Whether the row belongs here, its being read aside."""
        if self.account is not None and row.account != self.account:
            return False
        kinds = PART_KINDS.get(self.part)
        return (kinds is None or row.notification.kind in kinds) and (not self.searches or matches(self.query, row))
