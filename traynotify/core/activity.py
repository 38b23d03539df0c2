"""What an account is doing and when it tries next: for people and scripts, beside the state and no part of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from traynotify.core.budget import Allowance
from traynotify.core.language import phrase, tr


class Doing(StrEnum):
    """What an account does now."""

    PAUSED = "paused"
    STOPPED = "stopped"
    """Nobody listens to it, as in a command that asks something else."""
    UNLOCKING = "unlocking"
    CONNECTING = "connecting"
    READING_ALL = "reading all"
    CATCHING_UP = "catching up"
    LISTENING = "listening"
    POLLING = "polling"
    WAITING = "waiting"
    """It waits before it tries again."""
    NEEDS_SIGN_IN = "needs sign-in"


_WORDS = {
    Doing.PAUSED: phrase("paused"),
    Doing.STOPPED: phrase("not listening"),
    Doing.UNLOCKING: phrase("getting its permission from where it is kept"),
    Doing.CONNECTING: phrase("asking the server who we are"),
    Doing.READING_ALL: phrase("reading what is there, for the first time"),
    Doing.CATCHING_UP: phrase("asking for what was missed"),
    Doing.LISTENING: phrase("waiting for what the server tells"),
    Doing.POLLING: phrase("asking for news from time to time"),
    Doing.WAITING: phrase("waiting to try again"),
    Doing.NEEDS_SIGN_IN: phrase("waiting for you to sign in again"),
}
_ORDINALS = (phrase("first"), phrase("second"), phrase("third"), phrase("fourth"), phrase("fifth"))


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """One account, now."""

    doing: Doing
    since: datetime
    tries: int = 0
    """How many tries in a row have failed."""
    next_at: datetime | None = None
    """When it tries next, or looks at the server's list next; None where nothing is planned."""
    answered_at: datetime | None = None
    """When the server was last heard of, since the app started."""
    succeeded_at: datetime | None = None
    """When it last did what it was asked for, or told something."""
    unsent: int = 0
    """What the person asked for and the server has not settled yet."""
    requests: dict[str, int] = {}
    """Requests of the last hour by purpose, the most frequent first."""
    allowances: tuple[Allowance, ...] = ()
    """What the service is known to allow."""
    limit: int | None = None
    """What the server says that it allows in one window of its own, if it does."""
    remaining: int | None = None
    """How much of that is left."""
    resets_at: datetime | None = None
    """When that window ends, and the server counts anew; None where it has ended, or the server does not say."""

    @property
    def words(self) -> str:
        """What it does, without times."""
        return words(self.doing, self.tries)

    @property
    def next_words(self) -> str:
        """What happens at `next_at`: “next look”, “next try”."""
        return tr("next try") if self.doing in (Doing.WAITING, Doing.NEEDS_SIGN_IN) else tr("next look")

    @property
    def allowed_words(self) -> str:
        """What the server allows, as far as it is known; else empty."""
        known = [_allowed(allowance) for allowance in self.allowances]
        if self.limit is not None and self.remaining is not None:
            own = tr(
                "{limit} at a time by its own word, of which {left} are left", limit=self.limit, left=self.remaining
            )
            known.append(own)
        return "; ".join(known)


def _allowed(allowance: Allowance) -> str:
    match allowance.seconds:
        case 60:
            return tr("%n a minute", "", allowance.requests)
        case 3600:
            return tr("%n an hour", "", allowance.requests)
        case 86400:
            return tr("%n a day", "", allowance.requests)
    minutes = f"{allowance.seconds / 60:g}"
    return tr("{requests} in {minutes} minutes", requests=allowance.requests, minutes=minutes)


def words(doing: Doing, failed_tries: int = 0) -> str:
    """What is done, as the middle of a sentence."""
    if doing is Doing.WAITING and failed_tries:
        return tr("waiting before the {ordinal} try", ordinal=ordinal(failed_tries + 1))
    return tr(_WORDS[doing])


def ordinal(number: int) -> str:
    """“first”, “second”, ..., “21st”; `number` counts from 1."""
    if number <= len(_ORDINALS):
        return tr(_ORDINALS[number - 1])
    match number % 10:
        case 1 if number % 100 != 11:
            return tr("%nst", "as in the 21st try", number)
        case 2 if number % 100 != 12:
            return tr("%nnd", "as in the 22nd try", number)
        case 3 if number % 100 != 13:
            return tr("%nrd", "as in the 23rd try", number)
    return tr("%nth", "as in the 24th try", number)
