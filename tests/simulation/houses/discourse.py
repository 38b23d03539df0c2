"""A forum, of which each topic's replies are one row that is replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from urllib.parse import parse_qs

from tests.simulation.houses.house import Clock, House, Wish
from traynotify.core.commands import Verb
from traynotify.demo.discourse import ToyDiscourse
from traynotify.demo.discourse.forums import RAISED_LIMITS, BusManners
from traynotify.demo.discourse.model import Notification
from traynotify.demo.discourse.state import SHOWN_ON_THE_BUS
from traynotify.demo.request_log import LoggedRequest
from traynotify.sources.discourse.client import PAGE_SIZE

FORUMS = ("today", "today", "today", "old", "silent", "no_bus")


class Forum(House):
    """`House` over `ToyDiscourse`."""

    service = "discourse"
    marks_by_name = True
    asked_in_a_minute = 8

    def __init__(self, random: Random, clock: Clock) -> None:
        super().__init__(random, clock)
        self._toy = ToyDiscourse(
            random.choice(FORUMS), clock=clock, seed=random.randrange(1 << 32), limits=RAISED_LIMITS
        )
        if self._toy.state.forum.bus is BusManners.SILENT:
            self.pushes = False

    @property
    def toy(self) -> ToyDiscourse:
        return self._toy

    def held(self) -> dict[str, bool]:
        return {str(row.id): row.read for row in self._toy.notifications()}

    def looked_down_to(self, keys: Sequence[str]) -> str:
        """What is of the second in which the newest page ends may stand below it."""
        second, _, _ = keys[PAGE_SIZE - 1].partition("-") if len(keys) > PAGE_SIZE else ("", "", "")
        return max(super().looked_down_to(keys), f"{second}~" if second else "")

    def issue(self) -> str:
        return self._toy.issue_key()

    def revoke(self) -> None:
        self._toy.revoke_keys()

    def add(self, *, quietly: bool) -> str:
        kind = self.random.choice(["mentioned", "mentioned", "liked", "quoted", "private_message", "replied"])
        by, words = f"guest{self.random.randrange(5)}", f"Message {self.count}"
        return str(self._toy.notify(kind, by, topic=f"Topic {self.count}", text=words, quietly=quietly).id)

    def add_related(self) -> None:
        topics = [row.topic for row in self._toy.notifications() if row.topic is not None]
        topic = self.random.choice(topics) if topics else self._toy.add_topic("A topic")
        self._toy.notify("replied", f"guest{self.random.randrange(5)}", topic=topic, text=f"Message {self.count}")

    def push_again(self, remote: str) -> None:
        self._toy.state.publish(self._row(remote).recipient)

    def read(self, ids: Iterable[str]) -> set[str]:
        held = self.held()
        unread = [remote for remote in ids if not held[remote]]
        if unread:
            self._toy.read_elsewhere(*map(self._row, unread))
        return set(unread)

    def tells_of_reading(self, remote: str) -> bool:
        """Of the newest ones only; of others if the number tells that something was read."""
        newer = [row for row in self._toy.notifications() if row.id > int(remote) and (row.read or not row.important)]
        return self.pushes_reads and len(newer) < SHOWN_ON_THE_BUS

    def remove(self, remote: str) -> None:
        self._toy.withdraw(self._row(remote))

    def wish(self, request: LoggedRequest) -> Wish | None:
        if request.method != "PUT":
            return None
        first = parse_qs(request.body.decode()).get("id", [])
        others = [each for each in request.headers.get("discourse-clear-notifications", "").split(",") if each]
        named = frozenset(first + others)
        return Wish(Verb.READ, named or frozenset(self.fates), by_name=bool(named))

    def number_anew(self, remote: str) -> None:
        old = self._row(remote)
        self._toy.withdraw(old)
        self._toy.notify(
            old.kind, old.actor, topic=old.topic, post=old.post_number, at=old.created_at, read=old.read, quietly=True
        )

    def _row(self, remote: str) -> Notification:
        return next(row for row in self._toy.notifications() if str(row.id) == remote)
