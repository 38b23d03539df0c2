"""A toy forum on loopback with a remote control: what the demo runs, and what tests are written against."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from traynotify.demo.discourse.app import build_app
from traynotify.demo.discourse.forums import FORUMS, STOCK_LIMITS, Forum, RateLimits
from traynotify.demo.discourse.keys import Authority
from traynotify.demo.discourse.life import live
from traynotify.demo.discourse.model import Notification, Topic, User, UserKey
from traynotify.demo.discourse.scenario import Scenario
from traynotify.demo.discourse.stage import Stage
from traynotify.demo.discourse.state import ForumState
from traynotify.demo.server import ToyServer, system_clock

SCOPES = ("notifications", "session_info")


class ToyDiscourse(ToyServer):
    """One forum. It begins empty but for `users`, of whom the first is the one that everything happens to.

    Every method may be called from any thread, before the start too. `state` itself may be touched directly only
    before the start, or through `call`.
    """

    def __init__(
        self,
        forum: Forum | str = "today",
        *,
        users: Iterable[str] = ("robin",),
        clock: Callable[[], datetime] = system_clock,
        seed: int | None = None,
        limits: RateLimits = STOCK_LIMITS,
    ) -> None:
        chosen = FORUMS[forum] if isinstance(forum, str) else forum
        self.state = ForumState(chosen, clock=clock, seed=seed)
        self.authority = Authority(self.state)
        super().__init__(build_app(self.state, self.authority, limits))
        for username in users:
            self.state.add_user(username)

    @property
    def address(self) -> str:
        """Where the forum is: the server's address, and the folder if there is one."""
        return f"{self.base_url}{self.state.forum.folder}"

    def start(self) -> None:
        """Listen, and learn the address that stands in every URL."""
        super().start()
        self.state.base_url = self.address

    def begin_story(self, *, interval: float = 4.0, seed: int | None = None) -> Callable[[], None]:
        """House the cast of the demo, set the opening scene, and let something happen every `interval` seconds.

        For a running server that was made with `users=()`. Returns what ends the story; the server's stop does too.
        """
        if self.state.users:
            raise ValueError("the story needs a forum where nobody lives yet: users=()")
        scenario = Scenario(seed)

        def set_stage() -> Stage:
            stage = Stage(self.state)
            stage.set_opening_scene(scenario)
            return stage

        stage = self.call(set_stage)
        return self.spawn("story", lambda: live(stage, scenario, interval))

    # People, topics, notifications

    def add_topic(self, title: str) -> Topic:
        """`ForumState.add_topic`: a topic, without any notification."""
        return self.call(self.state.add_topic, title)

    def notify(self, kind: str | int, by: User | str | None = None, **facts: Any) -> Notification:
        """`ForumState.notify`; somebody who is not known yet moves in first."""
        return self.call(lambda: self.state.notify(kind, by, **facts))

    def notifications(self, user: str | None = None) -> list[Notification]:
        """What the forum holds for somebody (the first one by default), newest first."""
        return self.call(lambda: self.state.rows(self._user(user)))

    def withdraw(self, row: Notification) -> None:
        """Take a notification back: nobody is told."""
        self.call(self.state.withdraw, row)

    def delete_topic(self, topic: Topic) -> None:
        """Delete a topic; its notifications are not shown any more."""
        self.call(self.state.delete_topic, topic)

    def hide(self, row: Notification) -> None:
        """Let a notification's topic be one that the person may not see."""

        def act() -> None:
            row.hidden = True

        self.call(act)

    # Reading elsewhere

    def read_elsewhere(self, *rows: Notification) -> None:
        """The person reads these on the website: their screens are told."""
        self.call(lambda: self.state.read(rows[0].recipient, [row.id for row in rows]))

    def read_all_elsewhere(self, user: str | None = None) -> None:
        """The person marks everything as read on the website."""
        self.call(lambda: self.state.read_kinds(self._user(user), None))

    def open_bell(self, user: str | None = None) -> None:
        """The person opens the bell's menu on the website."""
        self.call(lambda: self.state.open_bell(self._user(user)))

    def seen_notification_id(self, user: str | None = None) -> int:
        """Up to where the bell has been opened."""
        return self.call(lambda: self._user(user).seen_notification_id)

    # Keys

    def issue_key(self, user: str | None = None, scopes: Iterable[str] = SCOPES) -> str:
        """A user's key, without any ceremony."""
        return self.call(lambda: self.authority.issue(self._user(user), list(scopes))).value

    def issue_admin_key(self) -> str:
        """A key that may be used for any user."""

        def act() -> str:
            key = f"{self.state.random.getrandbits(256):064x}"
            self.state.admin_keys.add(key)
            return key

        return self.call(act)

    def user_keys(self) -> list[UserKey]:
        """Every key of a user that was ever made, revoked ones too."""
        return self.call(lambda: list(self.state.keys.values()))

    def revoke_keys(self) -> None:
        """End every key, also those of administrators."""

        def act() -> None:
            for key in self.state.keys.values():
                key.revoked = True
            self.state.admin_keys.clear()

        self.call(act)

    def authorise(self, url: str, *, user: str | None = None) -> str:
        """Allow what the page at this address asks for, as the person in front of the browser would.

        Returns where the browser is sent, or, without a redirect, the text that the page shows. Raises `http.Refused`
        where the page would be an error page.
        """
        fields = dict(parse_qsl(urlsplit(url).query))

        def act() -> str:
            payload = self.authority.grant(fields, self._user(user))
            return self.authority.target(fields, payload) or payload

        return self.call(act)

    def type_code(self, user_code: str, *, user: str | None = None, allow: bool = True) -> None:
        """Type the code that a program shows, and allow or deny it. KeyError when there is no such code."""

        def act() -> None:
            device = self.authority.device(user_code=user_code)
            if device is None:
                raise KeyError(user_code)
            self.authority.decide(device, self._user(user), allow=allow)

        self.call(act)

    # The message bus

    @property
    def listeners(self) -> int:
        """How many polls are being held."""
        return self.call(lambda: self.state.bus.listeners)

    def forget_bus(self) -> None:
        """Clear the memory of the message bus: its positions begin anew."""
        self.call(self.state.bus.forget)

    def _user(self, username: str | None) -> User:
        return next(iter(self.state.users.values())) if username is None else self.state.users[username.lower()]
