"""A toy pod on loopback with a remote control: what the demo runs, and what tests are written against."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from traynotify.demo.diaspora.app import build_app
from traynotify.demo.diaspora.attacks import Attack
from traynotify.demo.diaspora.connect_routes import decide_request
from traynotify.demo.diaspora.life import live
from traynotify.demo.diaspora.model import Conversation, Json, Notification, Person, Post
from traynotify.demo.diaspora.pods import PODS, Pod
from traynotify.demo.diaspora.scenario import Scenario
from traynotify.demo.diaspora.stage import Stage
from traynotify.demo.diaspora.state import PodState
from traynotify.demo.server import ToyServer, system_clock

USUAL_SCOPES = ("openid", "profile", "notifications", "conversations")
STRANGERS_DOMAIN = "meadow.example"


class ToyDiaspora(ToyServer):
    """One pod. It begins empty but for `users`, people of the pod who can sign in and be notified.

    Every method may be called from any thread, before the start too. `state` itself may be touched directly only
    before the start, or through `call`.
    """

    def __init__(
        self,
        pod: Pod | str = "diaspora",
        *,
        users: Iterable[str] = ("robin",),
        clock: Callable[[], datetime] = system_clock,
        seed: int | None = None,
    ) -> None:
        self.state = PodState(PODS[pod] if isinstance(pod, str) else pod, clock=clock, seed=seed)
        super().__init__(build_app(self.state))
        for username in users:
            self.state.add_person(username, username.capitalize())

    def start(self) -> None:
        """Listen, and learn the address that stands in every URL and every ID."""
        super().start()
        self.state.base_url = self.base_url

    def begin_story(self, *, interval: float = 4.0, seed: int | None = None) -> Callable[[], None]:
        """House the cast of the demo, set the opening scene, and let something happen every `interval` seconds.

        For a running pod that was made with `users=()`. Returns what ends the story; the pod's stop does too.
        """
        if self.state.people:
            raise ValueError("the story needs a pod where nobody lives yet: users=()")
        scenario = Scenario(seed)

        def set_stage() -> Stage:
            stage = Stage(self.state)
            stage.set_opening_scene(scenario)
            return stage

        stage = self.call(set_stage)
        return self.spawn("story", lambda: live(stage, scenario, interval))

    # People, posts, notifications

    def add_person(self, username: str, name: str = "", **facts: Any) -> Person:
        """`PodState.add_person`: somebody of this pod unless `domain` is given."""
        return self.call(self.state.add_person, username, name, **facts)

    def post(self, author: Person | str, text: str = "") -> Post:
        """A post, without any notification."""
        return self.call(lambda: self.state.post(self._somebody(author), text))

    def notify(
        self,
        kind: str,
        actor: Person | str,
        *,
        to: Person | str | None = None,
        post: Post | None = None,
        at: datetime | None = None,
        overrides: dict[str, Json] | None = None,
    ) -> Notification:
        """`PodState.notify`; an actor who is not known yet (`name` or `name@domain`) becomes known first."""

        def act() -> Notification:
            recipient = None if to is None else self.state.person(to)
            person = self._somebody(actor)
            return self.state.notify(kind, person, to=recipient, post=post, at=at, overrides=overrides)

        return self.call(act)

    def attack(self, attack: Attack) -> Notification:
        """One of `attacks.ATTACKS`: a mention by somebody new, with hostile or broken fields."""

        def act() -> Notification:
            number = len(self.state.people)
            person = self.state.add_person(f"mallory{number}", domain="trouble.example", overrides=attack.person)
            return self.state.notify("mentioned", person, overrides=attack.notification)

        return self.call(act)

    def leave(self, row: Notification, person: Person | str) -> None:
        """Somebody takes back what they did: they vanish from the notification, which may stay without anybody."""
        self.call(lambda: row.actors.remove(self.state.person(person)))

    def withdraw(self, row: Notification) -> None:
        """A notification vanishes."""
        self.call(self.state.remove, row)

    def delete_post(self, post: Post) -> None:
        """A post is deleted; what it was notified of stays."""
        self.call(self.state.delete_post, post)

    def notifications(self, user: str | None = None) -> list[Notification]:
        """What the pod holds for one of its people (the first one by default), oldest first."""
        return self.call(lambda: self.state.rows_of(self._user(user)))

    def override(self, thing: Person | Notification | Conversation, **fields: Json) -> None:
        """Replace fields of a thing's JSON from now on (`model.REMOVED` leaves one out)."""

        def act() -> None:
            thing.overrides = {**thing.overrides, **fields}

        self.call(act)

    # Conversations

    def say(
        self, author: Person | str, text: str, *, conversation: Conversation | None = None, subject: str = ""
    ) -> Conversation:
        """A private message to the first of the pod's people, in a new conversation unless one is given."""
        return self.call(
            lambda: self.state.say(self._somebody(author), text, conversation=conversation, subject=subject)
        )

    # Reading

    def mark(self, *rows: Notification, read: bool = True) -> None:
        """The person marks notifications on the website, or on the phone."""

        def act() -> None:
            for row in rows:
                row.read = read

        self.call(act)

    def read_conversation(self, conversation: Conversation, user: str | None = None) -> None:
        """The person reads a conversation elsewhere."""
        self.call(lambda: conversation.unread.update({self._user(user).guid: 0}))

    def is_unread(self, conversation: Conversation, user: str | None = None) -> bool:
        """Whether the pod counts anything in the conversation as unread."""
        return self.call(lambda: bool(conversation.unread.get(self._user(user).guid)))

    # Tokens

    def issue_token(self, user: str | None = None, scopes: Iterable[str] = USUAL_SCOPES) -> str:
        """An access token for one of the pod's people, without any ceremony; it cannot be renewed."""
        return self.call(lambda: self.state.authority.issue(self._user(user), tuple(scopes))).value

    def expire_tokens(self) -> None:
        """Every access token is a day old; refresh tokens still work."""
        self.call(self.state.authority.expire_tokens)

    def show_out(self) -> None:
        """The person removes every app on the page for that: access and refresh tokens die."""
        self.call(self.state.authority.authorizations.clear)

    @property
    def grants(self) -> int:
        """How many grants are alive."""
        return self.call(lambda: len(self.state.authority.authorizations))

    def authorise(self, url: str, *, user: str | None = None, allow: bool = True) -> str:
        """Decide as the person in front of the browser would who opened this address.

        Returns the address that the browser is sent to. Raises `authority.OAuthError`, or `authority.Crash`, where the
        pod would show an error page.
        """
        parameters = dict(parse_qsl(urlsplit(url).query))
        return self.call(decide_request, self.state, parameters, user, allow=allow)

    def _user(self, username: str | None) -> Person:
        return self.state.local_people[0] if username is None else self.state.person(username)

    def _somebody(self, who: Person | str) -> Person:
        try:
            return self.state.person(who)
        except KeyError:
            username, _, domain = str(who).partition("@")
            return self.state.add_person(
                username, username.capitalize(), domain=domain or STRANGERS_DOMAIN, avatar=username
            )
