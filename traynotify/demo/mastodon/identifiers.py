"""Ids as the servers of this family make them, and how each server orders them.

Mastodon numbers notifications from a database sequence and casts a cursor to an integer; GoToSocial uses ULIDs, which
sort as text (protocol: ids differ in shape per server, and statuses count differently from notifications).
"""

import random
import re
from datetime import datetime
from typing import Protocol

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ULID_LENGTH = 26
SNOWFLAKE_SEQUENCE_BITS = 16


class Identifiers(Protocol):
    """Makes ids, and ranks them for paging."""

    def notification(self, at: datetime, /) -> str:
        """A fresh notification id, above all earlier ones."""

    def status(self, at: datetime) -> str:
        """A fresh status id."""

    def account(self, at: datetime) -> str:
        """A fresh account id."""

    def rank(self, identifier: str) -> int | str:
        """A value that sorts as the server sorts; also for an id that this server never made."""


class SequenceIdentifiers:
    """Notifications from a sequence, statuses and accounts as snowflakes (milliseconds, then a counter)."""

    def __init__(self, first: int) -> None:
        self._next = first
        self._snowflakes = 0

    def notification(self, _at: datetime) -> str:
        """The next number of the sequence, whatever the time."""
        self._next += 1
        return str(self._next - 1)

    def status(self, at: datetime) -> str:
        """Milliseconds since the epoch, then a counter."""
        self._snowflakes += 1
        milliseconds = int(at.timestamp() * 1000)
        return str(milliseconds << SNOWFLAKE_SEQUENCE_BITS | self._snowflakes % (1 << SNOWFLAKE_SEQUENCE_BITS))

    def account(self, at: datetime) -> str:
        """Accounts are snowflakes as well."""
        return self.status(at)

    def rank(self, identifier: str) -> int:
        """The leading digits as a number, 0 without any: the cast that lets a foreign cursor return the oldest page."""
        digits = re.match(r"\d+", identifier)
        return int(digits.group()) if digits else 0


class UlidIdentifiers:
    """26 characters: 48 bits of milliseconds, then 80 bits that grow within one millisecond."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._last = 0

    def notification(self, at: datetime) -> str:
        """A fresh ULID, above all earlier ones of its millisecond."""
        fresh = int(at.timestamp() * 1000) << 80 | self._rng.getrandbits(79)
        if fresh >> 80 == self._last >> 80:
            fresh = self._last + 1
        self._last = fresh
        return "".join(CROCKFORD[fresh >> 5 * place & 31] for place in reversed(range(ULID_LENGTH)))

    def status(self, at: datetime) -> str:
        """Every kind of id is a ULID."""
        return self.notification(at)

    def account(self, at: datetime) -> str:
        """Every kind of id is a ULID."""
        return self.notification(at)

    def rank(self, identifier: str) -> str:
        """ULIDs sort as text."""
        return identifier
