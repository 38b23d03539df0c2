"""What an account is doing and when it tries next: for people and scripts, beside the state and no part of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from traynotify.core.budget import Allowance


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
    Doing.PAUSED: "paused",
    Doing.STOPPED: "not listening",
    Doing.UNLOCKING: "getting its permission from where it is kept",
    Doing.CONNECTING: "asking the server who we are",
    Doing.READING_ALL: "reading what is there, for the first time",
    Doing.CATCHING_UP: "asking for what was missed",
    Doing.LISTENING: "waiting for what the server tells",
    Doing.POLLING: "waiting for the next look",
    Doing.WAITING: "waiting to try again",
    Doing.NEEDS_SIGN_IN: "waiting for you to sign in again",
}
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_PERIODS = {60: "a minute", 3600: "an hour", 86400: "a day"}


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

    @property
    def words(self) -> str:
        """What it does, without times."""
        return words(self.doing, self.tries)

    @property
    def next_words(self) -> str:
        """What happens at `next_at`: “next look”, “next try”."""
        return "next try" if self.doing in (Doing.WAITING, Doing.NEEDS_SIGN_IN) else "next look"

    @property
    def allowed_words(self) -> str:
        """What the server allows, as far as it is known; else empty."""
        known = [f"{a.requests} {_PERIODS.get(a.seconds, f'in {a.seconds / 60:g} minutes')}" for a in self.allowances]
        if self.limit is not None and self.remaining is not None:
            known.append(f"{self.limit} at a time by its own word, of which {self.remaining} are left")
        return "; ".join(known)


def words(doing: Doing, failed_tries: int = 0) -> str:
    """What is done, as the middle of a sentence."""
    if doing is Doing.WAITING and failed_tries:
        return f"waiting before the {ordinal(failed_tries + 1)} try"
    return _WORDS[doing]


def ordinal(number: int) -> str:
    """“first”, “second”, ..., “21st”; `number` counts from 1."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
