"""What a server was asked to change: row by row, in the order in which it heard of it, and what it said to that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from tests.simulation.houses.house import House, Told, Wish
from traynotify.core.commands import Verb
from traynotify.demo.request_log import LoggedRequest

NOT_NOW = (401, 408, 409, 425, 429)
"""Of what begins with a four: what says something about the moment, or about the sign-in, and not about the request."""
NOT_THERE = (403, 404)
"""The words for what is gone; the former is Pleroma's."""


class Said(Enum):
    """What became of a request, as far as its status tells."""

    NOTHING = auto()
    """It was not answered, or is not answered yet."""
    YES = auto()
    REFUSED = auto()
    TROUBLE = auto()


def said(request: LoggedRequest) -> Said:
    """What the server, or what a fault put in its place, said to a request."""
    if request.status is None:
        return Said.NOTHING
    if request.status < 300:
        return Said.YES
    return Said.REFUSED if 400 <= request.status < 500 and request.status not in NOT_NOW else Said.TROUBLE


def _is_arriving(request: LoggedRequest) -> bool:
    return request.status is None and len(request.body) < int(request.headers.get("content-length", "0"))


@dataclass(frozen=True)
class Write:
    """One request that was to change something."""

    at_s: float
    wish: Wish
    request: LoggedRequest


@dataclass(frozen=True)
class Telling:
    """One request that was to answer something."""

    at_s: float
    told: Told
    request: LoggedRequest


class Writes:
    """All of one server."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._read_to = 0
        self._arriving: list[LoggedRequest] = []
        self._of: defaultdict[str, list[Write]] = defaultdict(list)
        self._looks: list[tuple[float, LoggedRequest]] = []
        """What was only asked; some of it is asked in order to change something."""
        self._answers: list[Telling] = []
        self._heard_at_s: list[float] = []

    def take_note(self, now_s: float) -> None:
        """Take up what the server has heard since the last time; what it means is judged by what it holds now."""
        log = self._house.toy.log
        if log.mark() == self._read_to and not self._arriving:
            return
        heard = [*self._arriving, *log.matching(after=self._read_to)]
        self._heard_at_s += [now_s] * (log.mark() - self._read_to)
        self._read_to = log.mark()
        self._arriving = [request for request in heard if _is_arriving(request)]
        for request in heard:
            if request in self._arriving:
                continue
            if request.method == "GET":
                self._looks.append((now_s, request))
            elif (wish := self._house.wish(request)) is not None:
                for remote in sorted(wish.remotes):
                    self._of[remote].append(Write(now_s, wish, request))
            elif (told := self._house.told(request)) is not None:
                self._answers.append(Telling(now_s, told, request))

    def heard_since(self, since_s: float) -> int:
        """How many requests there were since then."""
        return sum(at_s >= since_s for at_s in self._heard_at_s)

    def naming(self, remote: str) -> Sequence[Write]:
        """Those that name the row itself, and not where it stands or what it belongs to."""
        return [write for write in self._of[remote] if write.wish.by_name]

    def has_heard(self, remote: str, verb: Verb, until_s: float) -> bool:
        """Whether this was asked of the row until then, by name or not."""
        return any(write.wish.verb is verb and write.at_s <= until_s for write in self._of[remote])

    def has_done(self, remote: str, verb: Verb, since_s: float, until_s: float) -> bool:
        """Whether it said yes to this, asked of the row by name or not, between these moments."""
        return any(
            write.wish.verb is verb and since_s <= write.at_s <= until_s and said(write.request) is Said.YES
            for write in self._of[remote]
        )

    def telling(self, told: Told, since_s: float) -> Sequence[Telling]:
        """Those that answered with this since then."""
        return [each for each in self._answers if each.told == told and each.at_s >= since_s]

    def was_refused(self, remote: str, since_s: float) -> bool:
        """Whether what was asked of the row since then was refused, or a look without which it cannot be done."""
        asked = [(each.at_s, each.request) for each in self._of[remote]]
        looks = (look for look in self._looks if self._house.decides_clicks(look[1]))
        return any(at_s >= since_s and said(request) is Said.REFUSED for at_s, request in (*asked, *looks))

    def is_said_gone(self, remote: str, verb: Verb) -> bool:
        """Whether the server said twice that the row is not there: to this, asked of it last, and to the question."""
        if not self.last_refused(remote, verb):
            return False
        asked_at_s = self.naming(remote)[-1].at_s
        looks = (look for at_s, look in self._looks if at_s >= asked_at_s and look.path.endswith(f"/{remote}"))
        first = next(looks, None)
        return first is not None and first.status in NOT_THERE

    def last_refused(self, remote: str, verb: Verb) -> bool:
        """Whether the last that was asked of the row by name is this, and was refused."""
        named = self.naming(remote)
        return bool(named) and named[-1].wish.verb is verb and said(named[-1].request) is Said.REFUSED
