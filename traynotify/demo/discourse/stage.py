"""Plays the demo's story on a forum's state: houses the cast, sets the opening scene, carries out what happens."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from traynotify.demo.cast import EVERYBODY_ELSE, HERO
from traynotify.demo.discourse.lines import (
    BADGES,
    MENTIONS,
    MESSAGES,
    NEW_TOPICS,
    QUOTES,
    REPLIES,
    STORM,
    TOPICS,
    Line,
)
from traynotify.demo.discourse.model import Json, Notification, Topic
from traynotify.demo.discourse.scenario import Happening, Scenario
from traynotify.demo.discourse.state import ForumState

OPENING_UNREAD = 7
LEFT_UNREAD_ON_PHONE = 2
LONGEST_INBOX = 300
UNHEARD_OF_TYPE = 4242
"""A plugin's type that no program knows."""

T = TypeVar("T")


class Stage:
    """One inbox being filled: that of `HERO`, who moves in along with everybody else."""

    def __init__(self, state: ForumState) -> None:
        self._state = state
        self.hero = state.add_user(HERO.username, HERO.display_name, avatar=HERO.avatar)
        for person in EVERYBODY_ELSE:
            state.add_user(person.username, person.display_name, avatar=person.avatar)
        self._topics = [state.add_topic(title) for title in TOPICS]
        self._letters: dict[str, Topic] = {}

    def set_opening_scene(self, scenario: Scenario) -> None:
        """Fill the inbox with what happened in the last days; all but the newest few has been read."""
        now = self._state.clock()
        for before, happening in scenario.opening():
            self.perform(happening, at=now - before)
        for row in self._state.rows(self.hero)[OPENING_UNREAD:]:
            row.read = True
        self._state.open_bell(self.hero)

    def perform(self, happening: Happening, *, at: datetime | None = None) -> None:
        """Carry out one happening, now or as if it had been `at`."""
        chance = happening.chance
        match happening.what:
            case "replied" | "posted":
                self._write(happening.what, _pick(REPLIES, chance), at)
            case "storm":
                for line in STORM:
                    self._write("replied", line, at)
                for line in MENTIONS:
                    self._write("mentioned", line, at)
            case "mentioned":
                self._write("mentioned", _pick(MENTIONS, chance), at)
            case "quoted" | "linked":
                self._write(happening.what, _pick(QUOTES, chance), at)
            case "private_message":
                by, title, text = _pick(MESSAGES, chance)
                topic = self._letters.setdefault(title, self._state.add_topic(title))
                self._tell("private_message", by, topic, at, text=text)
            case "watching_first_post":
                by, title = _pick(NEW_TOPICS, chance)
                self._tell("watching_first_post", by, self._state.add_topic(title), at, post=1)
            case "read on the phone":
                unread = [row.id for row in self._state.rows(self.hero) if not row.read]
                self._state.read(self.hero, unread[LEFT_UNREAD_ON_PHONE:])
            case "like taken back":
                self._take_back_like()
            case "plugin":
                self._tell(UNHEARD_OF_TYPE, _pick(REPLIES, chance).by, self._topic(chance), at)
            case what:
                who, data = self._details(what, chance)
                self._tell(what, who, self._topic(chance) if _has_topic(what) else None, at, data=data)
        self._state.prune(self.hero, LONGEST_INBOX)

    def _details(self, what: str, chance: float) -> tuple[str | None, dict[str, Json]]:
        """Who does it, and what such a notification says beside its topic."""
        by = _pick(REPLIES, chance).by
        badge, slug, number = _pick(BADGES, chance)
        match what:
            case "liked":
                count = _pick((1, 1, 2, 5), chance)
                return by, {"count": count, **({"username2": "seun"} if count > 1 else {})}
            case "reaction":
                return by, {"reaction_icon": _pick(("tada", "bread", "heart"), chance)}
            case "granted_badge":
                return None, {"badge_id": number, "badge_name": badge, "badge_slug": slug, "username": HERO.username}
            case "group_mentioned":
                return by, {"group_id": 42, "group_name": "menders"}
            case "group_message_summary":
                count = 2 + int(chance * 5)
                return None, {"group_id": 42, "group_name": "menders", "inbox_count": count, "username": HERO.username}
            case "liked_consolidated":
                return by, {"username": by, "count": 3 + int(chance * 4)}
            case "bookmark_reminder":
                return None, {"bookmark_name": "answer this", "display_username": HERO.username}
            case "chat_mention":
                place = {"chat_channel_id": 2, "chat_channel_title": "The Bench", "chat_channel_slug": "the-bench"}
                return None, {**place, "chat_message_id": 77, "mentioned_by_username": by}
            case "event_reminder":
                return None, {"message": "discourse_post_event.notifications.before_event_reminder"}
            case "assigned":
                return by, {"message": "discourse_assign.assign_notification"}
        return by, {}

    def _write(self, kind: str, line: Line, at: datetime | None) -> None:
        self._tell(kind, line.by, self._topics[line.topic], at, text=line.text)

    def _tell(
        self,
        kind: str | int,
        by: str | None,
        topic: Topic | None,
        at: datetime | None,
        *,
        text: str = "",
        post: int | None = None,
        data: dict[str, Json] | None = None,
    ) -> Notification:
        return self._state.notify(
            kind, by, to=self.hero, topic=topic, post=post, text=text, data=data, at=at, quietly=at is not None
        )

    def _topic(self, chance: float) -> Topic:
        return _pick(self._topics, chance)

    def _take_back_like(self) -> None:
        likes = [row for row in self._state.rows(self.hero) if row.kind == 5]
        if likes:
            self._state.withdraw(likes[0])


def _has_topic(what: str) -> bool:
    return what not in ("granted_badge", "group_message_summary", "liked_consolidated", "chat_mention")


def _pick(things: Sequence[T], chance: float) -> T:
    return things[int(chance * len(things)) % len(things)]
