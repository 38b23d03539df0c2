"""What happens next on the demo's osu!, and when: an endless, repeatable, believable story. Pure."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import TypeVar

from traynotify.demo.osu.lines import CHEERS, HAPPENINGS, MESSAGES, OWN_MAPS, TEAM_TALK, Line

T = TypeVar("T")

OPENING_SPAN = timedelta(days=5)
OPENING_UNREAD = 9
STORM_CHANCE = 0.03


class Deed(Enum):
    """Things that happen and are no notification of their own."""

    READ_STACK = auto()
    """Robin opens the page of a beatmap or a topic on the phone, and has read all about it."""
    READ_TYPE = auto()
    """Robin clears a whole tab of the website."""
    DELETE_ONE = auto()
    """Robin deletes an old notification on the website."""


@dataclass(frozen=True)
class Happening:
    """One thing. `pause` is the time before it, in units of the demo's usual interval."""

    what: Line | Deed
    pause: float


_DEEDS: dict[Deed, int] = {Deed.READ_STACK: 4, Deed.READ_TYPE: 1, Deed.DELETE_ONE: 2}
_CHAT_TIMES, _TEAM_TIMES = 2, 2
_FIRST = ("beatmapset_nominate", "forum_topic_reply", "beatmapset_discussion_post_new", "comment_new")
"""The story begins with what is most like osu!, and goes on with a storm and with something read elsewhere."""


class Scenario:
    """The story for one seed."""

    def __init__(self, seed: int | None = None) -> None:
        self._rng = random.Random(seed)

    def opening(self) -> list[tuple[timedelta, Line]]:
        """What has happened before, oldest first, each with its age."""
        lines = self._shuffled(HAPPENINGS)
        # The newer, the denser: squares of evenly spread shares are bent towards now.
        shares = sorted((self._rng.random() ** 2 for _ in lines), reverse=True)
        return [(timedelta(minutes=4) + share * OPENING_SPAN, line) for share, line in zip(shares, lines, strict=True)]

    def happenings(self) -> Iterator[Happening]:
        """What happens while the demo runs; never ends."""
        for name in _FIRST:
            yield Happening(next(line for line in HAPPENINGS if line.name == name), self._pause())
        yield from self._storm()
        yield Happening(Deed.READ_STACK, self._pause())
        while True:
            talk = [Line("team chat", by, text=text) for by, text in TEAM_TALK]
            deeds = [deed for deed, times in _DEEDS.items() for _ in range(times)]
            pack: list[Line | Deed] = [*HAPPENINGS, *MESSAGES * _CHAT_TIMES, *talk * _TEAM_TIMES, *deeds]
            for what in self._shuffled(pack):
                yield Happening(what, self._pause())
                if self._rng.random() < STORM_CHANCE:
                    yield from self._storm()

    def _storm(self) -> Iterator[Happening]:
        """A beatmap is ranked, and everybody has something to say at once."""
        title = self._rng.choice(OWN_MAPS)
        yield Happening(Line("beatmapset_rank", title=title), self._pause())
        for number, by in enumerate(self._shuffled(CHEERS)):
            words = ("hurray!", "at last", "congratulations 🎉", "knew it")[number % 4]
            yield Happening(Line("comment_new", by, title, words), 0.03)

    def _pause(self) -> float:
        return self._rng.uniform(0.4, 1.6)

    def _shuffled(self, things: Sequence[T]) -> list[T]:
        return self._rng.sample(list(things), len(things))
