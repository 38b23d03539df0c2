"""Plays the demo's story on a toy pod's state: houses the cast, sets the opening scene, carries out happenings."""

from datetime import datetime, timedelta

from traynotify.demo.cast import EVERYBODY_ELSE, HERO, Person
from traynotify.demo.diaspora import model
from traynotify.demo.diaspora.lines import OTHERS_POSTS, OWN_POSTS
from traynotify.demo.diaspora.model import TARGETLESS, Conversation
from traynotify.demo.diaspora.scenario import ELSEWHERE, OPENING_SPAN, Deed, Happening, Scenario
from traynotify.demo.diaspora.state import PodState

OPENING_UNREAD = 7
LEFT_UNREAD_ON_PHONE = 3
LONGEST_INBOX = 400
"""The oldest notifications are forgotten beyond this number, so that a long demo keeps its size."""


class Stage:
    """One inbox being filled: that of `HERO`, who moves in along with everybody else."""

    def __init__(self, state: PodState) -> None:
        self._state = state
        self.hero = self._move_in(HERO)
        for person in EVERYBODY_ELSE:
            self._move_in(person)
        began = state.clock() - OPENING_SPAN - timedelta(days=1)
        self._own_posts = [state.post(self.hero, text, at=began) for text in OWN_POSTS]
        self._others_posts = [state.post(state.person(by), text, at=began) for by, text in OTHERS_POSTS]
        self._letters: dict[str, Conversation] = {}

    def set_opening_scene(self, scenario: Scenario) -> None:
        """Fill the inbox with what happened in the last days; all but the newest few have been read."""
        now = self._state.clock()
        for age, happening in scenario.opening():
            self.perform(happening, at=now - age)
            self._read_all_but(OPENING_UNREAD)

    def perform(self, happening: Happening, *, at: datetime | None = None) -> None:
        """Carry out one happening."""
        match happening.kind:
            case Deed.READ_ON_PHONE:
                self._read_all_but(LEFT_UNREAD_ON_PHONE)
            case Deed.TAKE_BACK_LIKE:
                self._take_back_like()
            case Deed.LETTER:
                self._write(happening, at)
            case str(kind):
                posts = self._others_posts if kind in ELSEWHERE else self._own_posts
                post = None if kind in TARGETLESS else posts[happening.about]
                self._state.notify(kind, self._state.person(happening.by), to=self.hero, post=post, at=at)
                for row in self._state.rows_of(self.hero)[:-LONGEST_INBOX]:
                    self._state.remove(row)

    def _move_in(self, person: Person) -> model.Person:
        return self._state.add_person(
            person.username, person.display_name, domain=person.home, avatar=person.avatar, about=person.about
        )

    def _write(self, happening: Happening, at: datetime | None) -> None:
        letter = happening.letter
        if letter is None:
            return
        author = self._state.person(letter.by)
        going_on = self._letters.get(letter.subject)
        self._letters[letter.subject] = self._state.say(
            author, letter.text, conversation=going_on, subject=letter.subject, to=[self.hero], at=at
        )

    def _read_all_but(self, newest: int) -> None:
        for row in self._state.rows_of(self.hero)[:-newest]:
            row.read = True

    def _take_back_like(self) -> None:
        crowds = [row for row in self._state.rows_of(self.hero) if row.type == "liked" and len(row.actors) > 1]
        if crowds:
            crowds[-1].actors.pop()
