"""What happens next on the demo's forum, and when: an endless, repeatable story, dealt from a pack like cards. Pure."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

PACK: dict[str, int] = {
    "replied": 9,
    "liked": 6,
    "private_message": 4,
    "posted": 4,
    "mentioned": 3,
    "quoted": 2,
    "reaction": 2,
    "watching_first_post": 2,
    "linked": 1,
    "edited": 1,
    "granted_badge": 1,
    "group_mentioned": 1,
    "invited_to_topic": 1,
    "liked_consolidated": 1,
    "bookmark_reminder": 1,
    "chat_mention": 1,
    "group_message_summary": 1,
    "event_reminder": 1,
    "assigned": 1,
    "plugin": 1,
    "storm": 1,
    "read on the phone": 2,
    "like taken back": 1,
}
"""How many of each lie in one pack."""

OPENING_TIMES = 34
OPENING_SPAN = timedelta(days=5)
FIRST_CARDS = ("replied", "private_message", "storm", "read on the phone", "liked")
"""The first pack begins with what shows most."""

DEEDS = ("read on the phone", "like taken back")
BURST_CHANCE = 0.1


@dataclass(frozen=True)
class Happening:
    """One thing that happens; `pause` is the time before it, in units of the demo's usual interval."""

    what: str
    pause: float
    chance: float
    """A number between 0 and 1 that decides the details."""


class Scenario:
    """The story for one seed."""

    def __init__(self, seed: int | None = None) -> None:
        self._random = random.Random(seed)

    def happenings(self) -> Iterator[Happening]:
        """What happens while the demo runs; never ends."""
        first: tuple[str, ...] = FIRST_CARDS
        while True:
            for what in (*first, *self._shuffled(without=first)):
                yield self._happening(what)
            first = ()

    def opening(self) -> list[tuple[timedelta, Happening]]:
        """What has happened before, oldest first, each with its age; the newer, the denser."""
        cards = [what for what in self._shuffled() if what not in (*DEEDS, "storm")][:OPENING_TIMES]
        shares = sorted((self._random.random() ** 2 for _ in cards), reverse=True)
        return [
            (timedelta(minutes=4) + share * OPENING_SPAN, self._happening(what))
            for share, what in zip(shares, cards, strict=True)
        ]

    def _happening(self, what: str) -> Happening:
        pause = 0.05 if self._random.random() < BURST_CHANCE else self._random.uniform(0.5, 1.6)
        return Happening(what, pause, self._random.random())

    def _shuffled(self, without: tuple[str, ...] = ()) -> list[str]:
        pack = [what for what, times in PACK.items() for _ in range(times)]
        for what in without:
            pack.remove(what)
        self._random.shuffle(pack)
        return pack
