"""What the simulation may do to a server, and the model of what its one person should see of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import ClassVar

from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId
from traynotify.core.ports import Service
from traynotify.demo.request_log import LoggedRequest
from traynotify.demo.server import ToyServer

Clock = Callable[[], datetime]


@dataclass
class Fate:
    """What became of one notification, by the server's own account."""

    born_at_s: float
    seeded: bool = False
    """It was there before the account was added."""
    born_read: bool = False
    """It counted as read when it came."""
    slept_through: bool = False
    """The computer was asleep when it came."""
    told_again: int = 0
    """How often it happened again under the same id."""
    elsewhere_at_s: float | None = None
    """When somebody last changed whether it is read, other than the app."""
    deleted: bool = False
    doubtful: bool = False
    """The server lost or renumbered things while it was there, so that only its place in the inbox can be promised."""


@dataclass(frozen=True)
class Wish:
    """What a request wants of which rows."""

    verb: Verb
    remotes: frozenset[str]
    by_name: bool = True
    """Whether it names them, rather than meaning all up to one, or all there are."""


@dataclass(frozen=True)
class Told:
    """What a request tells somebody in answer to a notification."""

    verb: Verb
    about: str
    """Of a reply, its text; otherwise whom it is about, by the server's own id."""

    def __str__(self) -> str:
        return f"{self.verb} ({self.about})"


class House(ABC):
    """One toy server and its person."""

    service: ClassVar[str]
    keeps_flags: bool = True
    """Whether the server knows for each notification whether it is read; otherwise it has a marker."""
    tells_reads: bool = True
    """Whether it tells apps at all what was read."""
    pushes: bool = True
    """Whether a live account is told at once of what is new."""
    pushes_reads: ClassVar[bool] = True
    """Whether it is told at once of what was read elsewhere, too."""
    can_unread: ClassVar[bool] = False
    """Whether it can be told that something is to be unread."""
    marks_by_name: ClassVar[bool] = False
    """Whether it is told which ones to mark, and never to mark everything, or all up to one."""
    asked_in_a_minute: ClassVar[int | None] = None
    """With more requests than that, the app keeps to what the server allows, and everything takes up to a minute."""
    notices_oldest_gone: ClassVar[bool] = True
    """Whether it can be known that what is at the end of the list was deleted."""
    tells_old_reads: ClassVar[bool] = True
    """Whether it can be asked for what is unread, however old."""
    looked_at: int = 20
    """How many of the newest rows are looked at again and again; what is deleted further down is not noticed."""

    def __init__(self, random: Random, clock: Clock) -> None:
        self.random, self.clock = random, clock
        self.account = AccountId("")
        self.fates: dict[str, Fate] = {}
        self.token = ""
        self.now_s: Callable[[], float] = lambda: 0.0
        self.count = 0
        self.later: Callable[[float, Callable[[], object]], object] = lambda seconds, work: work()
        """Lets something happen on the server after so many seconds."""
        self.backup: dict[str, bool | None] | None = None
        self.disturbed_at_s = 0.0
        """When a fault last touched the way to it."""
        self.may_ask_for_sign_in = False
        self.has_refused = False
        """It has denied, or answered with nonsense, what it serves: that is believed until the next connection."""

    @property
    @abstractmethod
    def toy(self) -> ToyServer:
        """The server itself."""

    @property
    def host(self) -> str:
        """Its name on the network."""
        return f"{self.service}.localhost"

    def move_in(self) -> None:
        """Be told the address that stands in every URL."""
        self.toy.state.base_url = self.toy.base_url  # type: ignore[attr-defined]

    @property
    def address(self) -> str:
        """What the person types."""
        return self.toy.base_url

    # To be answered by each kind

    @abstractmethod
    def held(self) -> dict[str, bool]:
        """Everything that the server holds for the person, and whether it counts as read there."""

    @abstractmethod
    def issue(self) -> str:
        """A new token."""

    def is_sign_in_over(self) -> bool:
        """Whether the token has come to its end by itself."""
        return False

    @abstractmethod
    def revoke(self) -> None:
        """End every token."""

    @abstractmethod
    def add(self, *, quietly: bool) -> str:
        """Something new; returns its id. With `quietly`, nothing is pushed."""

    @abstractmethod
    def add_related(self) -> None:
        """Something that has to do with what was there: an edit, another like, a reply in the same topic."""

    @abstractmethod
    def push_again(self, remote: str) -> None:
        """Tell what is connected of something that it was told already."""

    @abstractmethod
    def read(self, ids: Iterable[str]) -> set[str]:
        """Somebody reads these elsewhere; returns what that changed."""

    @abstractmethod
    def remove(self, remote: str) -> None:
        """Take one away."""

    @abstractmethod
    def wish(self, request: LoggedRequest) -> Wish | None:
        """What a request that is more than a question wants; None when it is about no row."""

    def decides_clicks(self, look: LoggedRequest) -> bool:
        """Whether a click can fail because this question was refused, with which carrying it out begins or ends."""
        return False

    def told(self, request: LoggedRequest) -> Told | None:
        """What a request answers; None when it answers nothing."""
        return None

    def has_been(self, told: Told) -> int:
        """How often that was done, as far as can be seen of what there is now."""
        return 0

    def looked_down_to(self, keys: Sequence[str]) -> str:
        """Of the order keys of all that it holds, the newest first: down to which one a change has to be noticed."""
        if not keys or (self.notices_oldest_gone and len(keys) <= self.looked_at):
            return ""
        return keys[: self.looked_at][-1]

    # What happens

    def happen(self, *, quietly: bool = False) -> str:
        """Something new."""
        self.count += 1
        remote = self.add(quietly=quietly)
        self.take_note()
        return remote

    def happen_again(self) -> None:
        """Something that has to do with what was there."""
        self.count += 1
        self.add_related()
        self.take_note()

    def add_more(self, remote: str) -> bool:
        """Something comes to this one, which is unread and keeps its id; False where that is not the server's way."""
        return False

    def take_note(self) -> None:
        """Bring the fates in step with what there is now."""
        now_s, held = self.now_s(), self.held()
        for remote, is_read in held.items():
            self.fates.setdefault(remote, Fate(now_s, born_read=is_read))
        for remote, fate in self.fates.items():
            fate.deleted = remote not in held

    def tells_of_reading(self, remote: str) -> bool:
        """Whether the server says at once that this was read by somebody else."""
        return self.pushes_reads

    def read_elsewhere(self, ids: Iterable[str]) -> None:
        """The phone reads."""
        self.take_note()  # the server may have told something by itself
        for remote in self.read(ids):
            self.fates[remote].elsewhere_at_s = self.now_s()

    def delete(self, ids: Iterable[str]) -> None:
        """The server loses these."""
        for remote in ids:
            self.remove(remote)
        self.take_note()

    def back_up(self) -> None:
        """Remember how things are."""
        self.backup = dict(self.held())

    def restore(self) -> None:
        """Go back to the backup: what came since is gone."""
        if self.backup is not None:
            self.delete([remote for remote in self.held() if remote not in self.backup])
            for fate in self.fates.values():
                fate.doubtful = True

    def renumber(self) -> None:
        """Everything that is there gets another id."""
        before = dict(self.held())
        for remote in list(before):
            self.number_anew(remote)
        self.take_note()
        for fate in self.fates.values():
            fate.doubtful = True

    @abstractmethod
    def number_anew(self, remote: str) -> None:
        """Give this one another id."""

    def sign_in_service(self, services: Iterable[Service]) -> Service:
        """The service of this server."""
        return next(service for service in services if service.id == self.service)
