"""What happens next in the demo, and when: an endless, repeatable, believable story. Pure.

Happenings are dealt from a pack like cards: frequent things lie in it many times, rare ones once, so that every kind
of notification turns up in the course of one pack.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import TypeVar

from traynotify.demo.cast import NEWCOMERS, STRANGERS
from traynotify.demo.mastodon.lines import (
    BELL_POSTS,
    EDITED_POSTS,
    MENTIONS,
    OWN_POSTS,
    POLLS,
    QUOTED_POSTS,
    QUOTES,
    UNHEARD_OF_KIND,
    Line,
    PollLine,
)

T = TypeVar("T")


class Deed(Enum):
    """Things that happen and are no notification of their own."""

    READ_ON_PHONE = auto()
    """Robin reads everything but the newest few on another device."""
    TAKE_BACK_LIKE = auto()
    """Somebody un-likes: a notification vanishes without a word."""
    STORM = auto()
    """A post of Robin's goes round: many people like and boost it within a moment."""


Cards = tuple[str | Deed, ...]


@dataclass(frozen=True)
class Happening:
    """One thing that somebody does.

    `kind` is a notification type or a `Deed`. `pause` is the time before it, in units of the demo's usual interval.
    `about` is the number of a post of Robin's. `vanished` means that the post behind it is gone already.
    """

    kind: str | Deed
    by: str
    pause: float
    line: Line | PollLine | None = None
    about: int | None = None
    vanished: bool = False


PACK: dict[str | Deed, int] = {
    "mention": 14,
    "favourite": 12,
    "reblog": 7,
    "follow": 4,
    "status": 4,
    "quote": 3,
    "update": 3,
    "poll": 2,
    "follow_request": 2,
    "quoted_update": 1,
    "admin.sign_up": 1,
    "admin.report": 1,
    "severed_relationships": 1,
    "moderation_warning": 1,
    "annual_report": 1,
    "added_to_collection": 1,
    "collection_update": 1,
    UNHEARD_OF_KIND: 1,
    Deed.READ_ON_PHONE: 2,
    Deed.TAKE_BACK_LIKE: 2,
    Deed.STORM: 1,
}
"""How many of each kind lie in one pack."""

POPULARITY = (4, 3, 5, 16, 2, 4, 3, 2)
"""How much each of Robin's posts is liked and boosted: attention is unfair."""

BURST_CHANCE = 0.15
VANISHED_CHANCE = 0.04
VANISHING_KINDS = ("favourite", "mention", "poll")
OPENING_TIMES = 40
OPENING_UNREAD = 12
OPENING_SPAN = timedelta(days=4)
FIRST_CARDS: Cards = (
    "mention",
    "favourite",
    Deed.STORM,
    Deed.READ_ON_PHONE,
    "follow_request",
    "mention",
)
"""The first pack begins with what shows most."""
STORM = ("favourite", "favourite", "reblog", "favourite", "reblog", "favourite", "favourite")
STORM_POST, STORM_PAUSE = 3, 0.05


class Scenario:
    """The story for one seed."""

    def __init__(self, seed: int | None = None) -> None:
        self._rng = random.Random(seed)
        self._talk: dict[str, Iterator[Line | PollLine]] = {
            "mention": self._forever(MENTIONS),
            "status": self._forever(BELL_POSTS),
            "quote": self._forever(QUOTES),
            "poll": self._forever(POLLS),
            "update": self._forever([Line(by, text) for by, text in EDITED_POSTS]),
            "quoted_update": self._forever([Line(by, text) for by, text in QUOTED_POSTS]),
        }
        self._passers_by = self._forever([person.username for person in STRANGERS])
        self._newcomers = self._forever([person.username for person in NEWCOMERS])

    def happenings(self) -> Iterator[Happening]:
        """What happens while the demo runs; never ends."""
        first: Cards = FIRST_CARDS
        while True:
            pack = self._shuffled_pack(without=first)
            for kind in (*first, *pack):
                if kind is Deed.STORM:
                    yield from self._storm()
                else:
                    yield self._happening(kind)
            first = ()

    def opening(self) -> list[tuple[timedelta, Happening]]:
        """What has happened before, oldest first, each with its age; the last `OPENING_UNREAD` have not been read."""
        kinds = [kind for kind in self._shuffled_pack() if isinstance(kind, str)][:OPENING_TIMES]
        # The newer, the denser: the square root of evenly spread ages bends them towards now.
        shares = sorted((self._rng.random() ** 2 for _ in kinds), reverse=True)
        return [
            (timedelta(minutes=3) + share * OPENING_SPAN, self._happening(kind))
            for share, kind in zip(shares, kinds, strict=True)
        ]

    def _happening(self, kind: str | Deed) -> Happening:
        line = next(self._talk[kind]) if isinstance(kind, str) and kind in self._talk else None
        others = self._newcomers if kind == "admin.sign_up" else self._passers_by
        by = next(others) if line is None else line.by
        about = line.about if isinstance(line, Line) else None
        if kind in ("favourite", "reblog"):
            about = self._rng.choices(range(len(OWN_POSTS)), POPULARITY)[0]
        return Happening(
            kind=kind,
            by=by,
            pause=self._pause(),
            line=line,
            about=about,
            vanished=kind in VANISHING_KINDS and self._rng.random() < VANISHED_CHANCE,
        )

    def _storm(self) -> Iterator[Happening]:
        for number, kind in enumerate(STORM):
            pause = STORM_PAUSE if number else self._pause()
            yield Happening(kind, by=next(self._passers_by), pause=pause, about=STORM_POST)

    def _pause(self) -> float:
        if self._rng.random() < BURST_CHANCE:
            return 0.05
        return self._rng.uniform(0.5, 1.7)

    def _shuffled_pack(self, without: Sequence[str | Deed] = ()) -> list[str | Deed]:
        pack = [kind for kind, times in PACK.items() for _ in range(times)]
        for kind in without:
            pack.remove(kind)
        self._rng.shuffle(pack)
        return pack

    def _forever(self, things: Sequence[T]) -> Iterator[T]:
        """Every thing once in a random order, again and again, never twice in a row."""
        last: T | None = None
        while True:
            order = self._rng.sample(things, len(things))
            if order[0] is last:
                order.reverse()
            yield from order
            last = order[-1]
