"""What was known of the list when it was last looked at: the only way to notice that a row has gained people.

A pod adds people to an unread row without a word: its guid, its place and its date stay. This is also the cursor of
the account, so that it is stored together with the rows that it speaks of, and never ahead of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from traynotify.sources.diaspora import wire

MOST_UNREAD = 5200
"""More than is ever looked at, so that what is looked at is known the next time."""
MOST_CHANGED = 300
"""Rows that are read, but have gained people before: remembered so that they keep their place in the inbox."""
MOST_HEARD = 200
"""Conversations, those in which something was said last, of which it is remembered up to when that was told."""
MOST_ANCHORS = 10
"""So many of the newest rows are remembered, by which a list is known again: one of them may have been deleted."""
_MILLISECOND = timedelta(milliseconds=1)
_NEVER = datetime.min.replace(tzinfo=UTC)


class Known(msgspec.Struct, frozen=True, array_like=True):
    """What is remembered of one row."""

    created_at: datetime
    people: int
    who: str
    """Fingerprint of the set of people."""
    unread: bool
    updated_at: datetime | None = None
    """When we last noticed that it gained people."""


class _Remembered(msgspec.Struct):
    """The cursor's JSON."""

    newest: datetime | None = None
    rows: dict[str, Known] = {}
    conversations: tuple[str, ...] = ()
    heard: dict[str, datetime] = {}
    anchors: dict[str, datetime] = {}


class Memory:
    """Remembers what is unread, and who is in it. `changes` counts what was news; it never goes down."""

    def __init__(self, cursor: str | None, rows: Collection[str] = (), conversations: Collection[str] = ()) -> None:
        """`rows` and `conversations`: what the inbox holds as unread, and the cursor may not: it may be older."""
        self.changes = 0
        remembered = _decoded(cursor)
        self.is_blank = remembered is None
        """There was no complete look at the account yet."""
        remembered = remembered or _Remembered()
        self.newest = remembered.newest
        """When the newest row that was ever listed was made."""
        self._anchors = dict(remembered.anchors)
        """The newest rows that were ever listed, and when each was made."""
        self._rows = dict(remembered.rows)
        self._marked_at: dict[str, datetime] = {}
        """When the person marked a row here: older answers know nothing of that."""
        self._met_at: dict[str, datetime] = {}
        """When the newest answer was asked for that told who is in a row: older ones do not know all of them."""
        self._overlooked = {guid for guid in rows if guid not in self._rows or not self._rows[guid].unread}
        """Rows that are unread here, and have not been listed since they were forgotten."""
        self.conversations = {*remembered.conversations, *conversations}
        """The conversations that are unread, by their guids."""
        self._heard = dict(remembered.heard)
        """When that was said which was told last of each conversation that was read for it."""

    def cursor(self) -> str:
        """All of this as the text to begin with the next time."""
        remembered = _Remembered(self.newest, self._rows, tuple(sorted(self.conversations)), self._heard, self._anchors)
        return msgspec.json.encode(remembered).decode()

    def meet(self, item: wire.Notification, asked_at: datetime) -> datetime | None:
        """Take note of a row in an answer to what was asked at `asked_at`; returns when it last gained people."""
        known, gained = self._rows.get(item.guid), self.has_gained(item, asked_at)
        created_at, unread = item.created_at or asked_at, item.read is False
        people, who = len(item.people), _fingerprint(item.people)
        if self._is_from_before_mark(item.guid, asked_at):
            unread = known.unread if known is not None else item.guid in self._overlooked
        updated_at = known.updated_at if known else None
        if known is not None and gained:
            updated_at = max(asked_at, (known.updated_at or known.created_at) + _MILLISECOND)
        if known is not None and self._is_older(item.guid, asked_at):
            people, who = known.people, known.who
        else:
            self._met_at[item.guid] = asked_at
        new = Known(created_at, people, who, unread, updated_at)
        if new != known and (known is not None or unread):
            self._rows[item.guid] = new
            self.changes += 1
        self.pass_by(item, asked_at)
        return updated_at

    def has_gained(self, item: wire.Notification, asked_at: datetime) -> bool:
        """Whether people have joined a row, which is unread for that, since it was met."""
        known = self._rows.get(item.guid)
        if known is None or item.read is not False or len(item.people) < known.people:
            return False
        return known.who != _fingerprint(item.people) and not self._is_older(item.guid, asked_at)

    def _is_from_before_mark(self, guid: str, asked_at: datetime) -> bool:
        """Whether an answer cannot know how the row was marked here."""
        return guid in self._marked_at and asked_at <= self._marked_at[guid]

    def _is_older(self, guid: str, asked_at: datetime) -> bool:
        """Whether a later answer has told who is in the row."""
        return asked_at < self._met_at.get(guid, asked_at)

    def gained_at(self, guid: str) -> datetime | None:
        """When we last noticed that a row gained people; None if it never did, or that is forgotten."""
        known = self._rows.get(guid)
        return known.updated_at if known is not None else None

    def pass_by(self, item: wire.Notification, asked_at: datetime) -> None:
        """Take note that a row was listed, which is of no interest otherwise."""
        if not self._is_from_before_mark(item.guid, asked_at):
            self._overlooked.discard(item.guid)
        if item.created_at is None:
            return
        if self.newest is None or item.created_at > self.newest:
            self.newest = item.created_at
            self.changes += 1
        self._anchors[item.guid] = item.created_at
        if len(self._anchors) > MOST_ANCHORS:
            del self._anchors[min(self._anchors, key=self._anchors.__getitem__)]

    def begins_anew(self, newest: Iterable[wire.Notification]) -> bool:
        """Whether nothing of the newest page is known that should be, so that nothing is: its rows have other guids.

        A pod that was put together anew gives every row another one.
        """
        last = self.newest
        old = [row.guid for row in newest if last is not None and row.created_at is not None and row.created_at <= last]
        if not old or not self._anchors or any(guid in self._anchors or guid in self._rows for guid in old):
            return False
        self._anchors.clear()
        return True

    def unread_below(self, moment: datetime) -> set[str]:
        """The rows that were unread and are older than `moment`, or may be."""
        unread = {guid for guid, known in self._rows.items() if known.unread and known.created_at < moment}
        return unread | self._overlooked

    def newest_first(self, guids: Iterable[str]) -> list[str]:
        """`guids` in the order of the list; those of which it is not known come last."""

        def made_at(guid: str) -> datetime:
            known = self._rows.get(guid)
            return known.created_at if known is not None else _NEVER

        return sorted(guids, key=made_at, reverse=True)

    def note_read(self, guid: str, *, read: bool, at: datetime) -> None:
        """Take note that a row is read or unread as of `at`: the person marked it here, or the list implies it."""
        known = self._rows.get(guid)
        if at < self._marked_at.get(guid, at):
            return  # it was marked since
        self._marked_at[guid] = at
        if known is not None:
            self._rows[guid] = replace(known, unread=not read)
        elif read:
            self._overlooked.discard(guid)
        else:
            self._overlooked.add(guid)

    def forget(self, guid: str) -> None:
        """Forget a row that is gone."""
        self._overlooked.discard(guid)
        if self._rows.pop(guid, None) is not None:
            self.changes += 1

    def keep_only(self, listed: Collection[str], *, above: datetime | None) -> None:
        """Forget the rows newer than `above` (None: all) that are not `listed`: they are gone."""
        for guid, known in list(self._rows.items()):
            if guid not in listed and (above is None or known.created_at > above):
                self.forget(guid)
        if above is None:
            self._overlooked.clear()

    def note_conversation(self, guid: str, *, unread: bool) -> None:
        """Take note of how a conversation is."""
        if (guid in self.conversations) is not unread:
            self.changes += 1
            if unread:
                self.conversations.add(guid)
            else:
                self.conversations.discard(guid)

    def heard_at(self, guid: str) -> datetime | None:
        """When that was said which was told last of a conversation; None where nothing was, or that is forgotten."""
        return self._heard.get(guid)

    def note_heard(self, guid: str, said_at: datetime) -> None:
        """Take note that what was said in a conversation is told up to then."""
        self._heard[guid] = max(said_at, self._heard.get(guid, said_at))
        if len(self._heard) > MOST_HEARD:
            del self._heard[min(self._heard, key=self._heard.__getitem__)]

    def tidy(self) -> None:
        """Forget what no comparison needs any more."""
        unread = [guid for guid, known in self._rows.items() if known.unread]
        changed = [guid for guid, known in self._rows.items() if not known.unread and known.updated_at is not None]
        changed.sort(key=lambda guid: self._rows[guid].updated_at or self._rows[guid].created_at, reverse=True)
        kept = {*self.newest_first(unread)[:MOST_UNREAD], *changed[:MOST_CHANGED]}
        self._rows = {guid: known for guid, known in self._rows.items() if guid in kept}
        looked_for = kept | self._overlooked
        self._marked_at = {guid: moment for guid, moment in self._marked_at.items() if guid in looked_for}
        self._met_at = {guid: moment for guid, moment in self._met_at.items() if guid in kept}


def _decoded(cursor: str | None) -> _Remembered | None:
    try:
        return None if cursor is None else msgspec.json.decode(cursor, type=_Remembered)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None  # not a cursor of ours: as if the account had never been looked at


def _fingerprint(people: Sequence[wire.Person]) -> str:
    names = sorted({person.guid or person.diaspora_id for person in people})
    return blake2b("\n".join(names).encode("utf-8", "replace"), digest_size=6).hexdigest()
