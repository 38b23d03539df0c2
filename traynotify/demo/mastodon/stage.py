"""Plays the demo's story on a toy server's state: houses the cast, sets the opening scene, carries out happenings."""

from datetime import datetime, timedelta

from traynotify.demo.cast import EVERYBODY_ELSE, HERO, Person
from traynotify.demo.mastodon.lines import OWN_POSTS, Line, PollLine
from traynotify.demo.mastodon.model import Account, Notification, Poll, Status
from traynotify.demo.mastodon.scenario import OPENING_SPAN, OPENING_UNREAD, Deed, Happening, Scenario
from traynotify.demo.mastodon.state import MastodonState

LEFT_UNREAD_ON_PHONE = 3
LONGEST_INBOX = 400
"""The oldest notifications are forgotten beyond this number, as on a server that tidies up."""

TEAPOT_EMOJI = ":teapot:"


class Stage:
    """One inbox being filled: that of `HERO`, who moves in along with everybody else."""

    def __init__(self, state: MastodonState, scenario: Scenario) -> None:
        self._state = state
        self._scenario = scenario
        self.hero = self._move_in(HERO)
        for person in EVERYBODY_ELSE:
            self._move_in(person)
        began = state.clock() - OPENING_SPAN - timedelta(days=1)
        self._own_posts = [
            state.post(self.hero, text, at=began + timedelta(hours=3 * number)) for number, text in enumerate(OWN_POSTS)
        ]
        self._edited: dict[str, Status] = {}

    def set_opening_scene(self) -> None:
        """Fill the inbox with what happened in the last days; all but the newest dozen has been read."""
        now = self._state.clock()
        for age, happening in self._scenario.opening():
            self.perform(happening, at=now - age)
        rows = self._state.rows(self.hero)
        self._read_up_to(rows[-OPENING_UNREAD - 1])

    def perform(self, happening: Happening, *, at: datetime | None = None, publish: bool = True) -> Notification | None:
        """Carry out one happening; returns the notification, if that is what it was."""
        if happening.kind is Deed.READ_ON_PHONE:
            rows = self._state.rows(self.hero)
            if len(rows) > LEFT_UNREAD_ON_PHONE:
                self._read_up_to(rows[-LEFT_UNREAD_ON_PHONE - 1])
            return None
        if happening.kind is Deed.TAKE_BACK_LIKE:
            self._take_back_like()
            return None
        assert isinstance(happening.kind, str)
        status = self._status_for(happening, at)
        row = self._state.notify(happening.kind, happening.by, to=self.hero, status=status, at=at, publish=publish)
        self._tidy_up()
        return row

    def _move_in(self, person: Person) -> Account:
        overrides: dict[str, object] = {}
        if TEAPOT_EMOJI in person.display_name:
            picture = f"{self._state.base_url}/avatars/cup.png"
            emoji = {"shortcode": TEAPOT_EMOJI.strip(":"), "url": picture, "static_url": picture}
            overrides["emojis"] = [{**emoji, "visible_in_picker": True}]
        return self._state.add_account(
            person.username,
            person.display_name,
            domain=person.home,
            note=person.about,
            avatar=person.avatar,
            bot=person.bot,
            locked=person.locked,
            overrides=overrides,
        )

    def _status_for(self, happening: Happening, at: datetime | None) -> Status | None:
        if happening.vanished:
            return None
        kind, line = happening.kind, happening.line
        moment = at or self._state.clock()
        if isinstance(line, PollLine):
            poll = Poll(id=self._state.ids.status(moment), options=list(line.options), expires_at=moment)
            return self._state.post(line.by, line.text, poll=poll, at=moment - timedelta(days=1))
        if kind in ("update", "quoted_update") and isinstance(line, Line):
            return self._edit(line, moment, quoting=kind == "quoted_update")
        if isinstance(line, Line):
            return self._write(line, moment, is_quote=kind == "quote", is_mention=kind == "mention")
        if happening.about is None:
            return None
        own = self._own_posts[happening.about]
        own.favourites += kind == "favourite"
        own.reblogs += kind == "reblog"
        return own

    def _write(self, line: Line, at: datetime, *, is_quote: bool, is_mention: bool) -> Status:
        about = None if line.about is None else self._own_posts[line.about]
        return self._state.post(
            line.by,
            f"@{self.hero.acct} {line.text}" if is_mention else line.text,
            warning=line.warning,
            visibility=line.visibility,
            language=line.language,
            mentions=[self.hero] if is_mention else [],
            in_reply_to=about if is_mention else None,
            quote=about if is_quote else None,
            at=at,
        )

    def _edit(self, line: Line, at: datetime, *, quoting: bool) -> Status:
        """The post is written once and edited again and again, so that one notification replaces another."""
        status = self._edited.get(line.text)
        if status is None:
            original = self._state.post(line.by, line.text, at=at - timedelta(hours=2))
            status = self._state.post(self.hero, "Worth reading:", quote=original, at=at) if quoting else original
            self._edited[line.text] = status
        (status.quote or status).edited_at = at
        return status

    def _read_up_to(self, row: Notification) -> None:
        marker = self._state.marker(self.hero)
        if marker is None or self._state.is_newer(row.id, marker.last_read_id):
            self._state.read_up_to(self.hero, row.id)

    def _take_back_like(self) -> None:
        likes = [row for row in self._state.rows(self.hero) if row.type == "favourite"]
        if likes:
            self._state.remove(self.hero, likes[-1].id)

    def _tidy_up(self) -> None:
        for row in self._state.rows(self.hero)[:-LONGEST_INBOX]:
            self._state.remove(self.hero, row.id)
            lasting = (*self._own_posts, *self._edited.values())
            if row.status is not None and row.status not in lasting:
                self._state.delete_status(row.status)
