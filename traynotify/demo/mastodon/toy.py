"""A toy Mastodon on loopback with a remote control: what the demo runs, and what tests are written against."""

import random
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from traynotify.demo.mastodon.app import build_app
from traynotify.demo.mastodon.attacks import Attack
from traynotify.demo.mastodon.authority import Token
from traynotify.demo.mastodon.flavours import FLAVOURS, Flavour
from traynotify.demo.mastodon.life import live
from traynotify.demo.mastodon.model import Account, Json, Notification, Status
from traynotify.demo.mastodon.oauth import decide_request
from traynotify.demo.mastodon.rate_limits import RateLimits
from traynotify.demo.mastodon.scenario import Scenario
from traynotify.demo.mastodon.stage import Stage
from traynotify.demo.mastodon.state import MastodonState
from traynotify.demo.mastodon.streaming import StreamHub
from traynotify.demo.server import ToyServer, system_clock

ALL_SCOPES = ("read", "write", "follow", "push")


class ToyMastodon(ToyServer):
    """One server. It begins empty but for `users`, local accounts that can sign in and be notified.

    Every method may be called from any thread, before the start too. `state` itself may be touched directly only
    before the start, or through `call`.
    """

    def __init__(
        self,
        flavour: Flavour | str = "mastodon",
        *,
        users: Iterable[str] = ("robin",),
        clock: Callable[[], datetime] = system_clock,
        seed: int | None = None,
        limits: RateLimits | None = None,
        ping_interval: float = 30.0,
    ) -> None:
        chosen = FLAVOURS[flavour] if isinstance(flavour, str) else flavour
        self.state = MastodonState(chosen, clock=clock, seed=seed)
        self.hub = StreamHub(self.state)
        super().__init__(build_app(self.state, self.hub, limits or RateLimits()), ping_interval=ping_interval)
        for username in users:
            self.state.add_account(username, username.capitalize())

    def start(self) -> None:
        """Listen, and learn the address that stands in every URL."""
        super().start()
        self.state.base_url = self.base_url

    def begin_story(self, *, interval: float = 4.0, seed: int | None = None) -> Callable[[], None]:
        """House the cast of the demo, set the opening scene, and let something happen every `interval` seconds.

        For a running server that was made with `users=()`. Returns what ends the story; the server's stop does too.
        """
        if self.state.accounts:
            raise ValueError("the story needs a server where nobody lives yet: users=()")
        scenario = Scenario(seed)

        def set_stage() -> Stage:
            stage = Stage(self.state, scenario)
            stage.set_opening_scene()
            return stage

        stage = self.call(set_stage)
        return self.spawn("story", lambda: live(self.state, stage, scenario, interval, random.Random(seed)))

    # People, posts, notifications

    def add_account(self, username: str, display_name: str = "", **facts: Any) -> Account:
        """`MastodonState.add_account`: a person, local unless `domain` is given."""
        return self.call(self.state.add_account, username, display_name, **facts)

    def post(self, author: Account | str, text: str = "", **facts: Any) -> Status:
        """`MastodonState.post`: a post, without any notification."""
        return self.call(self.state.post, author, text, **facts)

    def notify(self, kind: str, actor: Account | str, **facts: Any) -> Notification:
        """`MastodonState.notify`; an actor who is not known yet (`name` or `name@domain`) moves in first."""

        def act() -> Notification:
            try:
                person = self.state.account(actor)
            except KeyError:
                username, _, domain = str(actor).partition("@")
                person = self.state.add_account(username, username.capitalize(), domain=domain or "tidepool.example")
            return self.state.notify(kind, person, **facts)

        return self.call(act)

    def attack(self, attack: Attack, *, publish: bool = True) -> Notification:
        """One of `attacks.ATTACKS`: a mention from a newcomer with hostile or broken fields."""

        def act() -> Notification:
            number = len(self.state.accounts)
            actor = self.state.add_account(f"mallory{number}", domain="trouble.example", overrides=attack.account)
            row = self.state.notify("mention", actor, publish=False, overrides=attack.notification)
            assert row.status is not None
            row.status.overrides = attack.status
            if publish:
                self.state.publish(row)
            return row

        return self.call(act)

    def publish(self, *notifications: Notification) -> None:
        """Send notifications to the streams in this order, which need not be that of their ids."""

        def act() -> None:
            for each in notifications:
                self.state.publish(each)

        self.call(act)

    def withdraw(self, notification: Notification) -> None:
        """Delete a notification on the server, as when a like is taken back: nobody is told."""
        self.call(self.state.remove, notification.recipient, notification.id)

    def delete_post(self, status: Status) -> None:
        """Delete a post and its notifications."""
        self.call(self.state.delete_status, status)

    def notifications(self, user: str | None = None) -> list[Notification]:
        """What the server holds for a local user (the first one by default), oldest first."""
        return self.call(lambda: self.state.rows(self._user(user)))

    def accept_filtered(self, user: str | None = None) -> int:
        """Let filtered notifications through, and say so on the streams."""
        return self.call(lambda: self.state.accept_filtered(self._user(user)))

    # Reading

    def read_elsewhere(self, up_to: Notification | str, user: str | None = None) -> None:
        """The person reads on the phone: the marker moves (and Pleroma's flags with it)."""
        last = up_to if isinstance(up_to, str) else up_to.id
        self.call(lambda: self.state.read_up_to(self._user(user), last))

    def marker(self, user: str | None = None) -> str | None:
        """The last read id, None if never set."""
        found = self.call(lambda: self.state.marker(self._user(user)))
        return None if found is None else found.last_read_id

    # Tokens

    def issue_token(self, user: str | None = None, scopes: Iterable[str] = ALL_SCOPES) -> str:
        """An access token for a local user, without any ceremony."""
        return self.call(lambda: self.state.authority.issue(self._user(user), scopes)).value

    def revoke_token(self, token: str) -> None:
        """End a token; its streams are closed where the server does that."""
        self.call(self.state.authority.revoke, token)

    def tokens(self) -> list[Token]:
        """Every token ever issued, revoked ones too."""
        return self.call(lambda: list(self.state.authority.tokens.values()))

    def authorise(self, url: str, *, user: str | None = None, allow: bool = True) -> str:
        """Decide as the person in front of the browser would who opened this /oauth/authorize address.

        Returns the address that the browser is sent to. For an out-of-band request it is one of this server, with
        `code` in its query. Raises `OAuthError` where the page would show an error.
        """
        parameters = dict(parse_qsl(urlsplit(url).query))
        return self.call(decide_request, self.state, parameters, user, allow=allow)

    # Streams

    def send_frame(self, frame: str | bytes) -> int:
        """Send a raw frame on every open stream; returns how many there are."""
        return self.call(self.hub.send_raw, frame)

    def close_streams(self) -> int:
        """Close every stream in an orderly way; returns how many there were."""
        return self.call(self.hub.close_all)

    @property
    def streams(self) -> list[tuple[str | None, frozenset[str]]]:
        """The open streams: username, and the names listened to."""
        return self.call(
            lambda: [
                (None if each.token.user is None else each.token.user.username, frozenset(each.streams))
                for each in self.hub.sessions
            ]
        )

    def override(self, thing: Account | Status | Notification, **fields: Json) -> None:
        """Replace fields of a thing's JSON from now on (`model.REMOVED` leaves one out)."""

        def act() -> None:
            thing.overrides = {**thing.overrides, **fields}

        self.call(act)

    def _user(self, username: str | None) -> Account:
        return self.state.local_accounts[0] if username is None else self.state.account(username)
