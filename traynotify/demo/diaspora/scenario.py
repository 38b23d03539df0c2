"""What happens next on the demo's pod, and when: an endless, repeatable story. Pure.

Happenings are dealt from a pack like cards, so that every kind of notification turns up in the course of one pack.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import TypeVar

from traynotify.demo.cast import STRANGERS
from traynotify.demo.diaspora.lines import LETTERS, OTHERS_POSTS, OWN_POSTS, UNHEARD_OF_KIND, Letter

T = TypeVar("T")


class Deed(Enum):
    """Things that happen and are no notification of their own."""

    LETTER = auto()
    """Somebody writes in private."""
    READ_ON_PHONE = auto()
    """Robin reads everything but the newest few on another device."""
    TAKE_BACK_LIKE = auto()
    """Somebody thinks better of it, and vanishes from a notification."""
    STORM = auto()
    """Many people like the same post within a moment."""


Cards = tuple[str | Deed, ...]


@dataclass(frozen=True)
class Happening:
    """One thing that somebody does.

    `kind` is a notification type or a `Deed`. `pause` is the time before it, in units of the demo's usual interval.
    `about` is the number of a post: Robin's own, or, for what happens elsewhere, one of the others'.
    """

    kind: str | Deed
    by: str
    pause: float
    about: int = 0
    letter: Letter | None = None


PACK: dict[str | Deed, int] = {
    "liked": 18,
    "comment_on_post": 8,
    "also_commented": 5,
    "liked_comment": 5,
    "reshared": 5,
    "mentioned": 3,
    "mentioned_in_comment": 3,
    "started_sharing": 3,
    "contacts_birthday": 1,
    UNHEARD_OF_KIND: 1,
    Deed.LETTER: 4,
    Deed.READ_ON_PHONE: 2,
    Deed.TAKE_BACK_LIKE: 1,
    Deed.STORM: 1,
}
"""How many of each kind lie in one pack."""

ELSEWHERE = frozenset({"also_commented", "liked_comment", "mentioned", "mentioned_in_comment"})
"""Types about the posts of others."""

POPULARITY = (3, 2, 14, 5, 2, 4)
"""How much each of Robin's posts is liked: one of them gathers a crowd."""

STORM, STORM_POST = 6, 2
FIRST_CARDS: Cards = (
    "comment_on_post",
    Deed.STORM,
    "started_sharing",
    Deed.READ_ON_PHONE,
    Deed.LETTER,
)
"""The first pack begins with what shows most, for a pod is asked only every few minutes."""
OPENING_TIMES = 34
OPENING_SPAN = timedelta(days=5)
STORM_PAUSE = 0.05


class Scenario:
    """The story for one seed."""

    def __init__(self, seed: int | None = None) -> None:
        self._rng = random.Random(seed)
        self._passers_by = self._forever([person.username for person in STRANGERS])
        self._letters = 0

    def happenings(self) -> Iterator[Happening]:
        """What happens while the demo runs; never ends."""
        first: Cards = FIRST_CARDS
        while True:
            for kind in (*first, *self._shuffled_pack(without=first)):
                if kind is Deed.STORM:
                    yield from self._storm()
                else:
                    yield self._happening(kind)
            first = ()

    def opening(self) -> list[tuple[timedelta, Happening]]:
        """What has happened before, oldest first, each with its age."""
        kinds = [kind for kind in self._shuffled_pack() if isinstance(kind, str)][:OPENING_TIMES]
        # The newer, the denser: the square of evenly spread ages bends them towards now.
        shares = sorted((self._rng.random() ** 2 for _ in kinds), reverse=True)
        return [
            *(
                (timedelta(minutes=5) + share * OPENING_SPAN, self._happening(kind))
                for share, kind in zip(shares, kinds, strict=True)
            ),
            (timedelta(minutes=2), self._happening(Deed.LETTER)),
        ]

    def _happening(self, kind: str | Deed) -> Happening:
        by, about, letter = next(self._passers_by), self._rng.choices(range(len(OWN_POSTS)), POPULARITY)[0], None
        if kind in ELSEWHERE:
            about = self._rng.randrange(len(OTHERS_POSTS))
            by = OTHERS_POSTS[about][0] if kind == "mentioned" else by
        if kind is Deed.LETTER:
            letter = LETTERS[self._letters % len(LETTERS)]
            by, self._letters = letter.by, self._letters + 1
        return Happening(kind=kind, by=by, pause=self._rng.uniform(0.5, 1.5), about=about, letter=letter)

    def _storm(self) -> Iterator[Happening]:
        for number in range(STORM):
            pause = STORM_PAUSE if number else 1.0
            yield Happening(kind="liked", by=next(self._passers_by), pause=pause, about=STORM_POST)

    def _shuffled_pack(self, without: Sequence[str | Deed] = ()) -> list[str | Deed]:
        pack = [kind for kind, times in PACK.items() for _ in range(times)]
        for kind in without:
            pack.remove(kind)
        self._rng.shuffle(pack)
        return pack

    def _forever(self, things: Sequence[T]) -> Iterator[T]:
        """Every thing once in a random order, again and again."""
        while True:
            yield from self._rng.sample(things, len(things))
