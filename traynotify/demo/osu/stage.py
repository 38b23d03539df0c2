"""Plays the demo's story on a toy osu!: houses the cast, sets the opening scene, and lets things happen."""

import asyncio
from datetime import datetime

from traynotify.demo.cast import EVERYBODY_ELSE, HERO
from traynotify.demo.osu.lines import ORIGINAL_TITLES, TEAM_CHANNEL, Line
from traynotify.demo.osu.model import Json, Notification
from traynotify.demo.osu.scenario import OPENING_UNREAD, Deed, Scenario
from traynotify.demo.osu.state import OsuState

LONGEST_INBOX = 400
"""The oldest notifications are deleted beyond this number, as a real server does after half a year."""
_TEAMMATES = ("marisol", "anselm", "jiwoo")


class Stage:
    """One inbox being filled: that of `HERO`, who moves in along with everybody else."""

    def __init__(self, state: OsuState, seed: int | None = None) -> None:
        self._state = state
        self.scenario = Scenario(seed)
        self.hero = state.add_user(HERO.username, HERO.avatar)
        for person in EVERYBODY_ELSE:
            state.add_user(person.username, person.avatar)
        self._team = state.open_channel(TEAM_CHANNEL, "TEAM", (HERO.username, *_TEAMMATES))

    def set_opening_scene(self) -> None:
        """Fill the inbox with what happened in the last days; all but the newest few has been read."""
        now = self._state.clock()
        for age, line in self.scenario.opening():
            self._perform(line, at=now - age)
        rows = self._state.rows(self.hero)
        self._state.read(self.hero, [row.identity for row in rows[:-OPENING_UNREAD]])

    def perform(self, what: Line | Deed) -> None:
        """Let one thing happen now."""
        if isinstance(what, Line):
            self._perform(what)
            self._tidy_up()
            return
        unread = [row for row in self._state.rows(self.hero) if not row.is_read]
        match what:
            case Deed.READ_STACK if unread:
                self._state.read(self.hero, [unread[0].stack])
            case Deed.READ_TYPE if unread:
                self._state.read(self.hero, [{"object_type": unread[0].object_type}])
            case Deed.DELETE_ONE:
                self._delete_oldest(1)

    def _perform(self, line: Line, *, at: datetime | None = None) -> None:
        state = self._state
        match line.name:
            case "chat":
                friend = state.user(line.by)
                state.say(state.private_channel(friend, self.hero), friend, line.text, at=at)
            case "team chat":
                state.say(self._team, state.user(line.by), line.text, at=at)
            case _:
                self._notify(line, at)

    def _notify(self, line: Line, at: datetime | None) -> Notification:
        details: dict[str, Json] = {"cover_url": f"{self._state.base_url}/pictures/{_picture(line)}.png"}
        if line.title in ORIGINAL_TITLES:
            details["title_unicode"] = ORIGINAL_TITLES[line.title]
        if line.name == "team_application_store":
            details["title"] = line.by  # where others have the title of something, applications have who applies
        return self._state.notify(
            line.name,
            line.by or None,
            to=self.hero,
            title=line.title or line.channel,
            text=line.text,
            channel=line.channel,
            at=at,
            details=details,
        )

    def _tidy_up(self) -> None:
        if (surplus := len(self._state.rows(self.hero)) - LONGEST_INBOX) > 0:
            self._delete_oldest(surplus)

    def _delete_oldest(self, count: int) -> None:
        rows = self._state.rows(self.hero)[:count]
        self._state.delete(self.hero, [row.identity for row in rows])


async def live(stage: Stage, interval: float) -> None:
    """Let things happen, on average one every `interval` seconds, until cancelled."""
    for happening in stage.scenario.happenings():
        await asyncio.sleep(happening.pause * interval)
        stage.perform(happening.what)


def _picture(line: Line) -> str:
    return {"user_achievement_unlock": "lantern", "news_post_new": "balloon"}.get(line.name, "waves")
