"""A game's server, with flags, stacks and a websocket that says what was read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from random import Random

from tests.simulation.houses.house import Clock, House, Wish
from traynotify.core.commands import Verb
from traynotify.demo.osu import ToyOsu
from traynotify.demo.osu.model import Notification
from traynotify.demo.request_log import LoggedRequest

NAMES = (
    "comment_new",
    "forum_topic_reply",
    "beatmapset_discussion_post_new",
    "user_achievement_unlock",
    "news_post_new",
)


class Game(House):
    """`House` over `ToyOsu`."""

    service = "osu"

    def __init__(self, random: Random, clock: Clock) -> None:
        super().__init__(random, clock)
        self._toy = ToyOsu(clock=clock, seed=random.randrange(1 << 32))

    @property
    def toy(self) -> ToyOsu:
        return self._toy

    def held(self) -> dict[str, bool]:
        return {str(row.id): row.is_read for row in self._toy.notifications()}

    def issue(self) -> str:
        return self._toy.issue_token()

    def is_sign_in_over(self) -> bool:
        return self._toy.state.authority.tokens[self.token].expires_at <= self.clock()

    def revoke(self) -> None:
        for token in self._toy.state.authority.tokens.values():
            if not token.revoked:
                self._toy.revoke_token(token.value, announce=self.random.random() < 0.5)

    def add(self, *, quietly: bool) -> str:
        title = f"Thing {self.random.randrange(8)}"
        name, by = self.random.choice(NAMES), f"guest{self.random.randrange(5)}"
        return str(self._toy.notify(name, by, title=title, text=f"Message {self.count}", publish=not quietly).id)

    def add_related(self) -> None:
        self._toy.notify("comment_new", "guest1", title="Thing 1", text=f"Message {self.count}")

    def push_again(self, remote: str) -> None:
        self._toy.publish(self._row(remote))

    def read(self, ids: Iterable[str]) -> set[str]:
        unread = {remote for remote in ids if not self.held()[remote]}
        if unread:
            self._toy.read_elsewhere(*map(self._row, sorted(unread)))
        return unread

    def remove(self, remote: str) -> None:
        self._toy.delete(self._row(remote), silently=self.random.random() < 0.3)

    def wish(self, request: LoggedRequest) -> Wish | None:
        if not request.path.endswith("/notifications/mark-read"):
            return None
        body = json.loads(request.body or "{}")
        named = frozenset(str(identity["id"]) for identity in body.get("notifications", ()))
        return Wish(Verb.READ, named or frozenset(self.fates), by_name=bool(named))

    def number_anew(self, remote: str) -> None:
        old = self._row(remote)
        self._toy.delete(old, silently=True)
        by = old.source.username if old.source is not None else None
        self._toy.notify(
            old.name,
            by,
            object_id=old.object_id,
            details=old.details,
            at=old.created_at,
            read=old.is_read,
            publish=False,
        )

    def _row(self, remote: str) -> Notification:
        return next(row for row in self._toy.notifications() if str(row.id) == remote)
