"""A toy osu! on loopback with a remote control: what the demo runs, and what tests are written against."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from traynotify.demo.osu.app import build_app
from traynotify.demo.osu.authority import App
from traynotify.demo.osu.feed import Feed
from traynotify.demo.osu.generations import GENERATIONS, Generation
from traynotify.demo.osu.model import Channel, Json, Message, Notification
from traynotify.demo.osu.oauth_routes import decide_request
from traynotify.demo.osu.stage import Stage, live
from traynotify.demo.osu.state import OsuState
from traynotify.demo.server import ToyServer, system_clock

EVERYTHING = ("*",)


@dataclass(frozen=True)
class Pair:
    """Tokens with what renews them."""

    access: str
    refresh: str
    client_id: str
    client_secret: str


class ToyOsu(ToyServer):
    """One server. It begins empty but for `users`; whoever else is named moves in.

    Every method may be called from any thread, before the start too. `state` itself may be touched directly only
    before the start, or through `call`. Where nobody is named, the first user is meant.
    """

    def __init__(
        self,
        generation: Generation | str = "today",
        *,
        users: Iterable[str] = ("robin",),
        clock: Callable[[], datetime] = system_clock,
        seed: int | None = None,
        throttle: int = 1200,
        ping_interval: float = 20.0,
    ) -> None:
        chosen = GENERATIONS[generation] if isinstance(generation, str) else generation
        self.state = OsuState(chosen, clock=clock, seed=seed)
        self.feed = Feed(self.state)
        super().__init__(build_app(self.state, self.feed, throttle), ping_interval=ping_interval)
        self.feed.break_off = self._break_off
        for username in users:
            self.state.add_user(username)

    def start(self) -> None:
        """Listen, and learn the address that stands in every URL."""
        super().start()
        self.state.base_url = self.base_url

    def begin_story(self, *, interval: float = 4.0, seed: int | None = None) -> Callable[[], None]:
        """House the cast of the demo, set the opening scene, and let something happen every `interval` seconds.

        For a running server that was made with `users=()`. Returns what ends the story; the server's stop does too.
        """
        if self.state.users:
            raise ValueError("the story needs a server where nobody lives yet: users=()")
        stage = self.call(Stage, self.state, seed)
        self.call(stage.set_opening_scene)
        return self.spawn("story", lambda: live(stage, interval))

    # Notifications and chat

    def notify(self, name: str, by: str | None = None, **facts: Any) -> Notification:
        """`OsuState.notify`."""
        return self.call(lambda: self.state.notify(name, by, **facts))

    def publish(self, *rows: Notification) -> None:
        """Tell the websockets of notifications, in this order, which need not be that of their ids."""

        def act() -> None:
            for row in rows:
                self.state.publish(row)

        self.call(act)

    def override(self, row: Notification, **fields: Json) -> None:
        """Replace fields of a notification's JSON from now on (`model.REMOVED` leaves one out)."""

        def act() -> None:
            row.overrides = {**row.overrides, **fields}

        self.call(act)

    def notifications(self, user: str | None = None) -> list[Notification]:
        """What the server holds, oldest first."""
        return self.call(lambda: self.state.rows(self.state.user(user)))

    def unread(self, user: str | None = None) -> set[int]:
        """The ids of what is unread."""
        return {row.id for row in self.notifications(user) if not row.is_read}

    def read_elsewhere(self, *identities: Mapping[str, Json] | Notification, user: str | None = None) -> int:
        """The person reads on the website: notifications, stacks, types, or (without any identity) everything."""
        meant = [each.identity if isinstance(each, Notification) else each for each in identities]
        return self.call(lambda: self.state.read(self.state.user(user), meant or [{"object_type": None}]))

    def delete(
        self, *identities: Mapping[str, Json] | Notification, user: str | None = None, silently: bool = False
    ) -> int:
        """Delete notifications as the website does, or without a word."""
        meant = [each.identity if isinstance(each, Notification) else each for each in identities]
        return self.call(lambda: self.state.delete(self.state.user(user), meant, silently=silently))

    def open_channel(self, name: str, kind: str, members: Iterable[str]) -> Channel:
        """`OsuState.open_channel`: PM, ANNOUNCE, TEAM or PUBLIC."""
        return self.call(self.state.open_channel, name, kind, members)

    def say(self, by: str, text: str, *, to: str | None = None, channel: Channel | None = None, **how: Any) -> Message:
        """A line of chat in a channel, or else in private."""

        def act() -> Message:
            sender = self.state.user(by)
            place = channel or self.state.private_channel(sender, self.state.user(to))
            return self.state.say(place, sender, text, **how)

        return self.call(act)

    # Tokens

    def issue_token(self, user: str | None = None, scopes: Iterable[str] = EVERYTHING, *, verified: bool = True) -> str:
        """An access token, without any ceremony; by default one that only the game itself can have."""
        return self.call(lambda: self.state.authority.issue(self.state.user(user), scopes, verified=verified).value)

    def issue_pair(self, user: str | None = None, scopes: Iterable[str] = EVERYTHING) -> Pair:
        """A token with what renews it."""

        def act() -> Pair:
            person = self.state.user(user)
            app = self.state.authority.register(person, "A program", "http://127.0.0.1/callback")
            token = self.state.authority.issue(person, scopes, app)
            return Pair(token.value, token.refresh, str(app.id), app.secret)

        return self.call(act)

    def register_app(self, owner: str | None = None, redirect: str = "http://127.0.0.1/callback") -> App:
        """An application in the settings of the website."""
        return self.call(lambda: self.state.authority.register(self.state.user(owner), "Robin's own window", redirect))

    def revoke_token(self, token: str, *, announce: bool = True) -> None:
        """End a session; its websocket is told and closed, unless it was ended in the account settings."""
        self.call(lambda: self.state.revoke(self.state.authority.tokens[token], announce=announce))

    def expire_token(self, token: str) -> None:
        """Let a token be too old from now on."""

        def act() -> None:
            self.state.authority.tokens[token].expires_at = self.state.clock()

        self.call(act)

    def verify(self, token: str) -> None:
        """The person confirms a session."""
        self.call(lambda: self.state.verify(self.state.authority.tokens[token]))

    def authorise(self, url: str, *, user: str | None = None, allow: bool = True) -> str:
        """Decide as the person in front of the browser would who opened this /oauth/authorize address.

        Returns the address that the browser is sent to. Raises `OAuthError` where the page would show an error.
        """
        parameters = dict(parse_qsl(urlsplit(url).query))
        return self.call(decide_request, self.state, parameters, user, allow=allow)

    # The websocket

    def point_to(self, endpoint: str | None) -> None:
        """Say from now on that the websocket is there; None: where it really is."""

        def act() -> None:
            self.state.endpoint = endpoint

        self.call(act)

    def refuse_listeners(self, refuses: bool = True, *, explains: bool = True) -> None:
        """Let nobody in on the websocket, whatever their token, with or without the word that says so."""

        def act() -> None:
            self.feed.refuses, self.feed.explains = refuses, explains

        self.call(act)

    def send_frame(self, frame: str | bytes) -> int:
        """Send a raw frame on every open websocket; returns how many there are."""
        return self.call(self.feed.send_raw, frame)

    def close_listeners(self) -> int:
        """Close every websocket in an orderly way; returns how many there were."""
        return self.call(self.feed.close_all)

    @property
    def listeners(self) -> list[str]:
        """Whose websockets are open."""
        return self.call(
            lambda: [each.token.user.username for each in self.feed.sessions if each.token.user is not None]
        )

    @property
    def chatting(self) -> int:
        """How many of them have asked for lines of chat."""
        return self.call(lambda: sum(each.chats for each in self.feed.sessions))

    def _break_off(self, client: tuple[str, int]) -> None:
        transport = self._connections.of_peer(client)
        if transport is not None:
            transport.abort()
