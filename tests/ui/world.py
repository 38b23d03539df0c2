"""A made-up world for the user interface: a clock that stands, accounts, rows, a store on the real reducer, and actions
that are written down instead of done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from traynotify.core.account import Account, Health, HealthState, Identity
from traynotify.core.activity import Activity, Doing
from traynotify.core.capability import Capabilities, ReadScope
from traynotify.core.commands import Verb
from traynotify.core.events import Arrived
from traynotify.core.facts import Asked, Fact, FromSource, HealthChanged, SettingsChanged, Snoozed, Undone, Woken
from traynotify.core.ids import AccountId, NotificationKey, RemoteId, ServiceId
from traynotify.core.language import tr
from traynotify.core.notification import Actor, Kind, Notification, Origin
from traynotify.core.ports import Found, SecretPlace
from traynotify.core.query import Query, matches
from traynotify.core.reduce import Changes, reduce
from traynotify.core.selector import Group, OfKind
from traynotify.core.settings import AnySetting, Settings, Values
from traynotify.core.state import AccountState, Operation, Row, Rows, State, newest_first
from traynotify.core.verbs import Offer
from traynotify.ui.actions import ServerSeen, SignInEnd

NOW = datetime(2026, 3, 12, 14, 32, tzinfo=UTC)
ME = AccountId("mastodon:me@example.social")
LAB = AccountId("mastodon:lab@pixel.example")
FORUM = AccountId("discourse:forum.example.org")

_DOING = {
    HealthState.CONNECTING: Doing.CONNECTING,
    HealthState.LIVE: Doing.LISTENING,
    HealthState.POLLING: Doing.POLLING,
    HealthState.OFFLINE: Doing.WAITING,
    HealthState.NEEDS_SIGN_IN: Doing.NEEDS_SIGN_IN,
    HealthState.LIMITED: Doing.WAITING,
    HealthState.PAUSED: Doing.PAUSED,
}
"""What an account does that is so."""

EVERYTHING = Capabilities(
    read=frozenset({ReadScope.UP_TO, ReadScope.ALL}), unread=frozenset(), dismiss=True, clear=True, live=True
)


class StandingClock:
    """The wall clock, moved by hand."""

    set_backs = 0

    def __init__(self, now: datetime = NOW) -> None:
        self.moment = now

    def now(self) -> datetime:
        return self.moment

    def advance(self, **units: float) -> None:
        self.moment += timedelta(**units)


class TileService:
    """As much of a service as its tile needs."""

    settings: Sequence[AnySetting] = ()

    def __init__(
        self, name_in_keys: str, name: str, letter: str, colour: str, without: frozenset[Kind] = frozenset()
    ) -> None:
        """`without` are kinds that it never makes."""
        self.id, self.name, self.letter, self.colour = ServiceId(name_in_keys), name, letter, colour
        self.kinds = frozenset(Kind) - without


SERVICES = (
    TileService("mastodon", "Mastodon", "M", "#5B5A86"),
    TileService("discourse", "Discourse", "D", "#6F6232", frozenset({Kind.BOOST})),
    TileService("diaspora", "diaspora*", "d", "#4B5A5E"),
    TileService("osu", "osu!", "o", "#864763"),
)


def account(
    name: AccountId = ME,
    *,
    health: HealthState = HealthState.LIVE,
    detail: str = "",
    since: datetime = NOW - timedelta(hours=5, minutes=18),
    capabilities: Capabilities = EVERYTHING,
    paused: bool = False,
) -> AccountState:
    service, _, handle = name.partition(":")
    identity = Identity(
        remote_id="1", handle=handle, display_name="", avatar_url=f"https://{handle}/a.png", capabilities=capabilities
    )
    known = Account(
        id=name,
        service=ServiceId(service),
        base_url="https://example.social",
        identity=identity,
        added_at=NOW - timedelta(days=30),
        seeded=True,
        paused=paused,
    )
    return AccountState(account=known, health=Health(state=health, since=since, detail=detail))


def notification(
    remote: str,
    title: str,
    *,
    kind: Kind = Kind.MENTION,
    minutes: float = 3,
    actors: Sequence[str] = (),
    count: int = 0,
    excerpt: str = "",
    warning: str = "",
    subject: str = "",
    url: str = "https://example.social/@ana/1",
    group: str = "",
    offers: Sequence[Verb] = (),
) -> Notification:
    """Something that happened so many minutes ago; who is spelled ``Name <handle>`` or ``Name``."""
    people = []
    for spelled in actors:
        name, _, handle = spelled.rstrip(">").partition(" <")
        people.append(Actor(name=name, handle=handle, avatar_url=f"https://example.social/{name}.png"))
    moment = NOW - timedelta(minutes=minutes)
    return Notification(
        id=RemoteId(remote),
        kind=kind,
        raw_kind=kind.value,
        title=title,
        excerpt=excerpt,
        warning=warning,
        subject=subject,
        actors=tuple(people),
        actor_count=max(count, len(people)),
        url=url,
        created_at=moment,
        group_id=group,
        offers=tuple(Offer(verb, f"about {remote}") for verb in offers),
        order_key=f"{moment.timestamp():020.3f}{remote}",
    )


def row(item: Notification, *, account: AccountId = ME, read: bool = False, failure: str = "") -> Row:
    return Row(
        account=account,
        notification=item,
        origin=Origin.LIVE,
        received_at=item.created_at,
        read=read,
        failure=failure,
        failed=Verb.READ if failure else None,
    )


def state(
    rows: Sequence[Row] = (),
    accounts: Sequence[AccountState] | None = None,
    *,
    operations: Sequence[Operation] = (),
    general: dict[str, Any] | None = None,
    own: dict[AccountId, dict[str, Any]] | None = None,
) -> State:
    """A state in which every account's number fits its rows."""
    settings = Settings(general=Values(general), accounts={a: Values(v) for a, v in (own or {}).items()})
    made = State(rows=Rows(rows), operations={o.id: o for o in operations}, settings=settings)
    known = {}
    for entry in [account()] if accounts is None else accounts:
        unread = sum(r.account == entry.account.id and made.shows(r) and not r.is_read for r in rows)
        known[entry.account.id] = msgspec.structs.replace(entry, unread=unread)
    return msgspec.structs.replace(made, accounts=known)


class Store:
    """The state and its changes, by the real reducer."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._callbacks: list[Callable[[Changes], None]] = []

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def apply(self, fact: Fact) -> None:
        self.state, changes = reduce(self.state, fact)
        if changes:
            for callback in list(self._callbacks):
                callback(changes)

    def arrive(self, *items: Notification, account: AccountId = ME, at: datetime = NOW) -> None:
        """The server pushes notifications."""
        self.apply(FromSource(account=account, event=Arrived(items=items), origin=Origin.LIVE, at=at))

    def ask(self, verb: Verb, *keys: NotificationKey, at: datetime = NOW, delay_s: float = 10, text: str = "") -> int:
        """The person asks for something; returns the operation's number."""
        number = max(self.state.operations, default=0) + 1
        operation = Operation(
            id=number,
            account=keys[0].account,
            verb=verb,
            keys=frozenset(keys),
            accepted_at=at,
            send_at=at + timedelta(seconds=delay_s),
            text=text,
        )
        self.apply(Asked(operation=operation))
        return number

    def undo(self, operation: int, at: datetime = NOW) -> None:
        self.apply(Undone(operations=(operation,)))

    def health(self, account: AccountId, state: HealthState, detail: str = "") -> None:
        self.apply(HealthChanged(account=account, health=Health(state=state, since=NOW, detail=detail)))

    def settings(self, settings: Settings) -> None:
        self.apply(SettingsChanged(settings=settings, at=NOW))


class _Handle:
    def __init__(self, actions: Actions) -> None:
        self._actions = actions

    def cancel(self) -> None:
        self._actions.calls.append(("cancel",))


class Actions:
    """Writes down what it is asked for; reading and undoing also happen, in the store."""

    def __init__(self, store: Store, clock: StandingClock) -> None:
        self.store, self.clock = store, clock
        self.calls: list[tuple[Any, ...]] = []
        self.pages: list[Sequence[Row] | None] = []
        self.history_calls: list[tuple[Row | None, AccountId | None, bool, Callable[[Any], None]]] = []
        self.search_calls: list[tuple[Query, Row | None, Callable[[Found | None], None]]] = []
        self.pictures: dict[str, str] = {}
        self.looks: list[tuple[str, ServiceId | None, Values]] = []
        """What was looked at, while a person typed."""
        self.look_ends: list[Callable[[ServerSeen], None]] = []
        self.sign_in_ends: list[Callable[[SignInEnd], None]] = []
        self.prompts: list[Any] = []
        self.autostart = False
        self.autostart_problem = ""
        self.setting_problem = ""
        self.demo_problem = ""
        self.chosen = Values()
        self.browser_works = True
        self.activities: dict[AccountId, Activity] = {}
        self.unusable: list[str] = []

    def names(self) -> list[str]:
        """What was asked for, without the details."""
        return [call[0] for call in self.calls]

    def open(self, key: NotificationKey, activation_token: str | None = None, *, others: Any = ()) -> None:
        self.calls.append(("open", key, tuple(others)) if others else ("open", key))

    def copy_link(self, key: NotificationKey) -> None:
        self.calls.append(("copy_link", key))

    def mark_read(self, keys: Any) -> None:
        self.calls.append(("mark_read", tuple(keys)))
        self.store.ask(Verb.READ, *keys, at=self.clock.now())

    def mark_unread(self, keys: Any) -> None:
        self.calls.append(("mark_unread", tuple(keys)))
        self.store.ask(Verb.UNREAD, *keys, at=self.clock.now())

    def mark_all_read(self, account: AccountId | None = None) -> None:
        self.calls.append(("mark_all_read", account))

    def mark_scope_read(self, account: AccountId, scope: Group | OfKind) -> None:
        self.calls.append(("mark_scope_read", (account, scope)))

    def dismiss(self, keys: Any) -> None:
        self.calls.append(("dismiss", tuple(keys)))
        self.store.ask(Verb.DISMISS, *keys, at=self.clock.now())

    def clear(self, account: AccountId) -> None:
        self.calls.append(("clear", account))

    def can_undo(self) -> Operation | None:
        last = max(self.store.state.operations.values(), key=lambda o: o.id, default=None)
        return last if last is not None and not last.sending and self.clock.now() < last.send_at else None

    def undo(self, operation: int | None = None) -> None:
        self.calls.append(("undo", operation))
        if (last := self.can_undo()) is not None:
            self.store.undo(operation or last.id, self.clock.now())

    def answer(self, verb: Verb, key: NotificationKey, text: str = "") -> None:
        self.calls.append(("answer", verb, key, text))
        self.store.ask(verb, key, at=self.clock.now(), text=text)

    def snooze(self, keys: Any, until: datetime | None) -> None:
        self.calls.append(("snooze", tuple(keys), until))
        self.store.apply(Snoozed(keys=tuple(keys), until=until, at=self.clock.now()))

    def wake(self, keys: Any) -> None:
        self.calls.append(("wake", tuple(keys)))
        self.store.apply(Woken(keys=tuple(keys), at=self.clock.now(), early=True))

    def retry(self, keys: Any) -> None:
        self.calls.append(("retry", tuple(keys)))

    def history(self, before: Any, account: Any, unread_only: bool, callback: Any) -> None:
        self.history_calls.append((before, account, unread_only, callback))

    def answer_history(self, page: Sequence[Row] | None) -> None:
        """The archive answers the oldest question."""
        self.history_calls.pop(0)[3](page)

    def search(self, query: Query, before: Row | None, callback: Callable[[Found | None], None]) -> None:
        self.search_calls.append((query, before, callback))

    def answer_search(self, everything: Sequence[Row] | None, size: int = 100) -> None:
        """The archive, which holds these rows, newest first, answers the oldest question."""
        query, before, callback = self.search_calls.pop(0)
        if everything is None:
            callback(None)
            return
        fitting = [r for r in everything if matches(query, self.store.state.rows.get(r.key, r))]
        older = [r for r in fitting if before is None or newest_first(r) < newest_first(before)]
        callback(Found(rows=tuple(older[:size]), count=len(fitting)))

    def answer_history_from(self, everything: Sequence[Row], size: int = 100) -> None:
        """The archive answers the oldest question with a page of these rows, which are given newest first."""
        before = self.history_calls[0][0]
        place = None if before is None else (before.notification.happened_at, before.notification.order_key)
        older = [
            r for r in everything if place is None or (r.notification.happened_at, r.notification.order_key) < place
        ]
        self.answer_history(older[:size])

    def avatar(self, url: str, callback: Callable[[str | None], None]) -> None:
        callback(self.pictures.get(url))

    def unusable_services(self) -> Sequence[str]:
        return self.unusable

    def activity(self, account: AccountId) -> Activity | None:
        if (known := self.store.state.accounts.get(account)) is None:
            return None
        usual = Activity(doing=_DOING[known.health.state], since=known.health.since)
        return self.activities.get(account, usual)

    def services(self) -> Any:
        return SERVICES

    def refresh(self) -> None:
        self.calls.append(("refresh",))

    def pause(self, account: AccountId | None, paused: bool) -> None:
        self.calls.append(("pause", account, paused))

    def look_at_server(self, address: str, service: Any, done: Any, chosen: Values) -> _Handle:
        self.looks.append((address, service, chosen))
        self.look_ends.append(done)
        return _Handle(self)

    def start_sign_in(self, address: str, service: Any, token: Any, prompt: Any, done: Any, chosen: Values) -> _Handle:
        self.chosen = chosen
        self.calls.append(("start_sign_in", address, service, token))
        self.sign_in_ends.append(done)
        self.prompts.append(prompt)
        return _Handle(self)

    def sign_in_again(self, account: AccountId, token: Any, prompt: Any, done: Any) -> _Handle:
        self.calls.append(("sign_in_again", account, token))
        self.sign_in_ends.append(done)
        self.prompts.append(prompt)
        return _Handle(self)

    def remove_account(self, account: AccountId, done: Callable[[str], None]) -> None:
        self.calls.append(("remove_account", account))
        self.removed = done

    def describe_secrets(self, callback: Callable[[str], None]) -> None:
        callback(tr("Tokens are kept in the keyring of your desktop ({name})", name="Secret Service"))

    def keep_secrets_in(self, place: SecretPlace) -> None:
        self.calls.append(("keep_secrets_in", place))

    def open_page(self, url: str, callback: Callable[[bool], None]) -> None:
        self.calls.append(("open_page", url))
        callback(self.browser_works)

    def set_setting(self, setting: AnySetting, value: Any) -> None:
        self.calls.append(("set_setting", setting.name, value))
        settings = self.store.state.settings
        general = settings.general.replacing(setting, value)
        self.store.settings(msgspec.structs.replace(settings, general=general))

    def set_account_setting(self, account: AccountId, setting: AnySetting, value: Any) -> str:
        self.calls.append(("set_account_setting", account, setting.name, value))
        settings = self.store.state.settings
        values = settings.of(account).replacing(setting, value)
        self.store.settings(settings.with_account(account, values))
        return self.setting_problem

    def autostart_enabled(self) -> bool:
        return self.autostart

    def set_autostart(self, enabled: bool) -> str:
        self.calls.append(("set_autostart", enabled))
        if not self.autostart_problem:
            self.autostart = enabled
        return self.autostart_problem

    def show_inbox(self, account: AccountId | None = None) -> None:
        self.calls.append(("show_inbox", account))

    def show_accounts(self, account: AccountId | None = None) -> None:
        self.calls.append(("show_accounts", account))

    def show_settings(self) -> None:
        self.calls.append(("show_settings",))

    def try_demo(self) -> str:
        self.calls.append(("try_demo",))
        return self.demo_problem

    def quit(self) -> None:
        self.calls.append(("quit",))
