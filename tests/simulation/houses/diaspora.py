"""A pod, which pushes nothing, and gathers what several people do to one post."""

from __future__ import annotations

import json
from collections.abc import Iterable
from random import Random

from tests.simulation.houses.house import Clock, House, Wish
from traynotify.core.commands import Verb
from traynotify.demo.diaspora import ToyDiaspora
from traynotify.demo.diaspora.model import Notification
from traynotify.demo.request_log import LoggedRequest

_GATHERED = ("liked", "reshared", "comment_on_post")


class Pod(House):
    """`House` over `ToyDiaspora`."""

    service = "diaspora"
    marks_by_name = True
    pushes = False
    can_unread = True

    def __init__(self, random: Random, clock: Clock) -> None:
        super().__init__(random, clock)
        self._toy = ToyDiaspora(clock=clock, seed=random.randrange(1 << 32))

    @property
    def toy(self) -> ToyDiaspora:
        return self._toy

    def held(self) -> dict[str, bool]:
        return {row.guid: row.read for row in self._toy.notifications()}

    def issue(self) -> str:
        return self._toy.issue_token()

    def is_sign_in_over(self) -> bool:
        tokens = (token for each in self._toy.state.authority.authorizations for token in each.tokens)
        return not any(token.value == self.token and token.expires_at > self.clock() for token in tokens)

    def revoke(self) -> None:
        self._toy.show_out()

    def add(self, *, quietly: bool) -> str:
        kind = self.random.choice(["mentioned", "liked", "reshared", "started_sharing", "comment_on_post"])
        return self._toy.notify(kind, f"guest{self.random.randrange(5)}").guid

    def add_related(self) -> None:
        about = [row for row in self._toy.notifications() if row.post is not None]
        if not about:
            self._toy.notify("liked", "guest1")
            return
        old = self.random.choice(about)
        changed = self._toy.notify(old.type, f"guest{self.random.randrange(9)}", post=old.post)
        if changed.guid in self.fates:
            self.fates[changed.guid].told_again += 1

    def add_more(self, remote: str) -> bool:
        old = self._row(remote)
        if old.type not in _GATHERED or old.read:
            return False
        self.count += 1
        self.take_note()
        self._toy.notify(old.type, f"late{self.count}", post=old.post)
        self.fates[remote].told_again += 1
        return True

    def push_again(self, remote: str) -> None:
        """Pods push nothing."""

    def read(self, ids: Iterable[str]) -> set[str]:
        unread = {remote for remote in ids if not self.held()[remote]}
        self._toy.mark(*map(self._row, sorted(unread)))
        return unread

    def remove(self, remote: str) -> None:
        self._toy.withdraw(self._row(remote))

    def wish(self, request: LoggedRequest) -> Wish | None:
        if request.method != "PATCH" or not request.body:
            return None
        verb = Verb.READ if json.loads(request.body)["read"] else Verb.UNREAD
        return Wish(verb, frozenset({request.path.rpartition("/")[2]}))

    def number_anew(self, remote: str) -> None:
        old = self._row(remote)
        self._toy.withdraw(old)
        new = self._toy.notify(old.type, old.actors[0], at=old.created_at)
        new.read = old.read

    def _row(self, remote: str) -> Notification:
        return next(row for row in self._toy.notifications() if row.guid == remote)
