"""A server of the Mastodon API: with a marker, or, on Pleroma, with flags."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from random import Random
from urllib.parse import parse_qs

from tests.simulation.houses.house import Clock, House, Told, Wish
from traynotify.core.commands import Verb
from traynotify.demo.mastodon import ToyMastodon
from traynotify.demo.mastodon.flavours import FLAVOURS as KNOWN
from traynotify.demo.mastodon.model import Notification
from traynotify.demo.request_log import LoggedRequest

SMALL_PAGE = 6
FLAVOURS = ("mastodon", "mastodon", "mastodon_old", "gotosocial", "pleroma", "pleroma")


class Instance(House):
    """`House` over `ToyMastodon`."""

    service = "mastodon"
    pushes_reads = False
    tells_old_reads = False
    notices_oldest_gone = False  # a page may be short without being the last

    def __init__(self, random: Random, clock: Clock) -> None:
        super().__init__(random, clock)
        flavour = KNOWN[random.choice(FLAVOURS)]
        if random.random() < 0.4:  # with small pages, few notifications take many
            flavour = replace(flavour, default_limit=SMALL_PAGE, largest_limit=SMALL_PAGE)
            self.looked_at = SMALL_PAGE
        self._toy = ToyMastodon(flavour, clock=clock, seed=random.randrange(1 << 32))
        self.tells_reads = self._toy.state.flavour.markers
        self.keeps_flags = self._toy.state.flavour.pleroma_read_state

    @property
    def toy(self) -> ToyMastodon:
        return self._toy

    def held(self) -> dict[str, bool]:
        rows = self._toy.notifications()
        if self.keeps_flags:
            return {row.id: row.seen for row in rows}
        marker = self._toy.marker()
        return {row.id: marker is not None and not self._toy.state.is_newer(row.id, marker) for row in rows}

    def issue(self) -> str:
        return self._toy.issue_token()

    def revoke(self) -> None:
        for token in self._toy.tokens():
            if not token.revoked:
                self._toy.revoke_token(token.value)

    def add(self, *, quietly: bool) -> str:
        kind = self.random.choice(["mention", "mention", "favourite", "reblog", "follow", "follow_request", "status"])
        actor = f"guest{self.count if kind == 'follow_request' else self.random.randrange(5)}"
        return self._toy.notify(kind, actor, text=f"Message {self.count}", publish=not quietly).id

    def add_related(self) -> None:
        about = [row.status for row in self._toy.notifications() if row.status is not None]
        status = self.random.choice(about) if about else self._toy.post("robin", "Mine")
        actor = f"guest{self.random.randrange(5)}"
        self._toy.notify(self.random.choice(["update", "favourite"]), actor, status=status)

    def push_again(self, remote: str) -> None:
        self._toy.publish(self._row(remote))

    def read(self, ids: Iterable[str]) -> set[str]:
        before = self.held()
        newest = None
        for remote in ids:
            if newest is None or self._toy.state.is_newer(remote, newest):
                newest = remote
        marker = self._toy.marker()
        if newest is None or (
            not self.keeps_flags and marker is not None and not self._toy.state.is_newer(newest, marker)
        ):
            return set()
        self._toy.read_elsewhere(newest)
        return {remote for remote, read in self.held().items() if read and not before[remote]}

    def remove(self, remote: str) -> None:
        self._toy.withdraw(self._row(remote))

    def wish(self, request: LoggedRequest) -> Wish | None:
        match request.path.split("/")[3:]:
            case ["markers"]:
                return self._up_to(parse_qs(request.body.decode()).get("notifications[last_read_id]", ["0"])[0])
            case ["pleroma", "notifications", "read"] if request.body:
                body = json.loads(request.body)
                if "id" in body:
                    return Wish(Verb.READ, frozenset({str(body["id"])}))
                return self._up_to(str(body["max_id"]))
            case ["notifications", "clear"]:
                return Wish(Verb.DISMISS, frozenset(self.held()), by_name=False)
            case ["notifications", "dismiss"]:
                return Wish(Verb.DISMISS, frozenset(parse_qs(request.body.decode()).get("id", [])))
            case ["notifications", remote, "dismiss"]:
                return Wish(Verb.DISMISS, frozenset({remote}))
        return None

    def decides_clicks(self, look: LoggedRequest) -> bool:
        return look.path.endswith("/markers")

    def told(self, request: LoggedRequest) -> Told | None:
        if request.method != "POST":
            return None
        match request.path.split("/")[3:]:
            case ["statuses"]:
                words = parse_qs(request.body.decode()).get("status", [""])[0]
                return Told(Verb.REPLY, " ".join(word for word in words.split(" ") if not word.startswith("@")))
            case ["accounts", account, "follow"]:
                return Told(Verb.FOLLOW, account)
            case ["follow_requests", account, "authorize"]:
                return Told(Verb.ACCEPT, account)
            case ["follow_requests", account, "reject"]:
                return Told(Verb.DECLINE, account)
        return None

    def has_been(self, told: Told) -> int:
        state = self._toy.state
        me = state.local_accounts[0]
        match told.verb:
            case Verb.REPLY:
                return sum(told.about in post.content for post in state.statuses.values() if post.author is me)
            case Verb.FOLLOW:
                return (me.id, told.about) in state.followed
            case Verb.ACCEPT:
                return (told.about, me.id) in state.followed
            case _:
                pending = (row for row in state.rows(me) if row.type == "follow_request")
                return all(row.actor.id != told.about for row in pending)

    def _up_to(self, newest: str) -> Wish:
        below = (remote for remote in self.held() if not self._toy.state.is_newer(remote, newest))
        return Wish(Verb.READ, frozenset(below), by_name=False)

    def number_anew(self, remote: str) -> None:
        old = self._row(remote)
        self._toy.withdraw(old)
        new = self._toy.notify(old.type, old.actor, status=old.status, at=old.created_at, publish=False)
        new.seen = old.seen

    def _row(self, remote: str) -> Notification:
        return next(row for row in self._toy.notifications() if row.id == remote)
