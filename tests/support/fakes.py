"""Stand-ins for what the engine speaks to: servers, the desktop, the keyring, a disk that can fail."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Mapping, Sequence
from copy import deepcopy
from itertools import count

from tests.support.examples import BY_ITEM
from traynotify.core.account import Account, Identity
from traynotify.core.alert import Alert, Bubble, CloseHandler, ReplyHandler
from traynotify.core.capability import Capabilities
from traynotify.core.commands import Command, Rejection
from traynotify.core.errors import NotifierFailed, SecretsUnavailable, StorageFailed, TraynotifyError
from traynotify.core.events import Arrived, Online, SourceEvent
from traynotify.core.ids import AccountId, NotificationKey, RemoteId, ServiceId
from traynotify.core.notification import Kind, Notification
from traynotify.core.ports import Answer, Batch, Grant, Loaded, SecretPlace, SignInPrompt
from traynotify.core.selector import Items
from traynotify.core.settings import AnySetting, Values
from traynotify.core.state import Row
from traynotify.storage.memory import MemoryArchive

_SESSIONS = count(1)


class FakeServer:
    """One person's server, as its sources find it. Tests say what happens on it and read what was asked of it."""

    def __init__(self, handle: str = "ana@larks.example", can: Capabilities = BY_ITEM) -> None:
        self.identity = Identity(remote_id="7", handle=handle, capabilities=can)
        self.missed: list[SourceEvent] = []
        """What the next connection is told before it is online."""
        self.catches_up = True
        """False: a connection hangs before it is online."""
        self.online = Online(live=True)
        self.refusals: list[Exception] = []
        """Raised by the next connections, one by one."""
        self.identify_problem: Exception | None = None
        """Raised to whoever asks who they are."""
        self.identified = 0
        """How often that was asked."""
        self.tried = asyncio.Event()
        """Set by every try to connect."""
        self.connections: list[FakeSource] = []
        self.performed: list[Command] = []
        self.answers: list[Exception | Sequence[Rejection] | asyncio.Future[Sequence[Rejection]]] = []
        """How the next commands end, one by one; after that they all succeed."""
        self.stumbles_at: dict[RemoteId, Exception] = {}
        """Raised, after that, by whatever is asked of one of these by name."""
        self.revoked = 0

    def catch_up(self, cursor: str | None) -> list[SourceEvent]:
        """What a connection is told before it is online."""
        missed, self.missed = self.missed, []
        return missed

    def carry_out(self, command: Command) -> Sequence[Rejection]:
        """Do what was asked; returns what is refused."""
        named = command.selector.ids if isinstance(command.selector, Items) else ()
        for remote in sorted(self.stumbles_at.keys() & named):
            raise self.stumbles_at[remote].with_traceback(None)
        return ()

    @property
    def connection(self) -> "FakeSource":
        """The connection that is open."""
        return self.connections[-1]

    def push(self, *items: Notification) -> None:
        """Tell the open connection of these."""
        self.tell(Arrived(items=items))

    def tell(self, event: SourceEvent) -> None:
        """Tell the open connection."""
        self.connection.coming.put_nowait(event)

    def fail(self, error: Exception) -> None:
        """End the open connection with an error."""
        self.connection.coming.put_nowait(error)


class FakeSource:
    """`core.ports.Source`: one connection to a `FakeServer`."""

    def __init__(self, server: FakeServer) -> None:
        self.server = server
        self.coming: asyncio.Queue[SourceEvent | Exception | None] = asyncio.Queue()
        self.cursor: str | None = None
        self.nudges = 0
        self.closed = False

    async def identify(self) -> Identity:
        self.server.identified += 1
        if self.server.identify_problem is not None:
            raise self.server.identify_problem
        return self.server.identity

    async def events(self, cursor: str | None) -> AsyncGenerator[SourceEvent, None]:
        self.cursor = cursor
        for event in self.server.catch_up(cursor):
            yield event
        if self.server.catches_up:
            yield self.server.online
        while (event_or_error := await self.coming.get()) is not None:
            if isinstance(event_or_error, Exception):
                raise event_or_error
            yield event_or_error

    async def perform(self, command: Command) -> Sequence[Rejection]:
        self.server.performed.append(command)
        if not self.server.answers:
            return self.server.carry_out(command)
        answer = self.server.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return await answer if isinstance(answer, asyncio.Future) else answer

    def nudge(self) -> None:
        self.nudges += 1

    async def aclose(self) -> None:
        self.closed = True


class FakeFactory:
    """`core.ports.SourceFactory` over one `FakeServer` an account."""

    def __init__(self, servers: Mapping[AccountId, FakeServer]) -> None:
        self.servers = servers
        self.revoking: Callable[[], Awaitable[None]] | None = None
        self.taken_back: list[dict[str, str]] = []
        """The secrets that were revoked without being those of an account here."""

    async def open(self, account: Account) -> FakeSource:
        server = self.servers[account.id]
        server.tried.set()
        if server.refusals:
            raise server.refusals.pop(0)
        server.connections.append(FakeSource(server))
        return server.connection

    async def revoke(self, account: Account, secrets: Mapping[str, str] | None = None) -> None:
        if self.revoking is not None:
            await self.revoking()
        if secrets is not None:
            self.taken_back.append(dict(secrets))
        else:
            self.servers[account.id].revoked += 1


class FakeNotifier:
    """`core.ports.Notifier`: a desktop on which everything stays until it is replaced or withdrawn.

    It outlives the app, and a session of it can end.
    """

    def __init__(self) -> None:
        self.shown: list[Alert] = []
        """Everything that was ever shown, in order."""
        self.screen: dict[str, Alert] = {}
        self.withdrawn: list[str] = []
        self.session = f"session {next(_SESSIONS)}"
        self.adopted: list[Alert] = []
        """What the app knew of when it was started last."""
        self.error: NotifierFailed | None = None
        self.answering: asyncio.Event | None = None
        """Show answers only when this is set."""

    async def start(self, on_reply: ReplyHandler, on_closed: CloseHandler | None = None) -> None:
        pass

    def begin_anew(self) -> None:
        """Another session begins, with nothing on the screen."""
        self.session = f"session {next(_SESSIONS)}"
        self.screen.clear()

    async def adopt(self, bubbles: Sequence[Bubble]) -> Collection[str]:
        if self.error is not None:
            raise self.error
        self.adopted = [bubble.alert for bubble in bubbles if bubble.place == self.session]
        return {alert.id for alert in self.adopted}

    async def show(self, alert: Alert) -> str:
        if self.error is not None:
            raise self.error
        self.shown.append(alert)
        self.screen[alert.id] = alert
        if self.answering is not None:
            await self.answering.wait()
        return self.session

    async def withdraw(self, alert_id: str) -> None:
        if self.error is not None:
            raise self.error
        self.withdrawn.append(alert_id)
        self.screen.pop(alert_id, None)

    async def aclose(self) -> None:
        pass

    @property
    def titles(self) -> list[str]:
        """The titles of everything that was ever shown."""
        return [alert.title for alert in self.shown]


class FakeSecrets:
    """`core.ports.SecretStore` in a dictionary."""

    place = SecretPlace.SESSION

    def __init__(self) -> None:
        self.kept: dict[AccountId, dict[str, str]] = {}
        self.error: TraynotifyError | None = None
        self.prompts_for_s = 0.0
        """How long the person takes to unlock it, each time."""

    async def get(self, account: AccountId) -> dict[str, str]:
        await asyncio.sleep(self.prompts_for_s)
        if isinstance(self.error, SecretsUnavailable):
            raise self.error
        return self.kept.get(account, {})

    async def set(self, account: AccountId, secrets: Mapping[str, str]) -> None:
        if self.error is not None:
            raise self.error
        self.kept[account] = dict(secrets)

    async def delete(self, account: AccountId) -> None:
        if self.error is not None:
            raise self.error
        self.kept.pop(account, None)

    async def describe(self) -> str:
        return "In this test"


class FakeService:
    """`core.ports.Service`: signs everybody in as the person of `grant`."""

    letter, colour = "T", "#404040"
    settings: Sequence[AnySetting] = ()
    kinds = tuple(Kind)

    def __init__(self, grant: Grant, name: str = "toy") -> None:
        self.id, self.name = ServiceId(name), name.title()
        self.api_version = 1
        self.grant = grant
        self.hosts: Sequence[str] = ("larks.example",)
        self.leads_to = ""
        """Where whatever is asked redirects to."""
        self.probe_error: TraynotifyError | None = None
        self.signed_in: list[tuple[str, str | None, Values]] = []

    async def probe(self, address: str) -> Answer | None:
        if self.probe_error is not None:
            raise self.probe_error
        known = any(host in address for host in self.hosts)
        there = self.leads_to or (address if "://" in address else f"https://{address}")
        return Answer(base_url=there, software="Toy 1") if known else None

    async def sign_in(self, address: str, prompt: SignInPrompt, settings: Values) -> Grant:
        self.signed_in.append((address, None, settings))
        return self.grant

    async def sign_in_with_token(self, address: str, token: str, settings: Values) -> Grant:
        self.signed_in.append((address, token, settings))
        return self.grant

    def create(self, context: object) -> FakeSource:
        raise NotImplementedError("sources come from FakeFactory")

    async def revoke(self, context: object) -> None:
        raise NotImplementedError("tokens are revoked by FakeFactory")


class FakePrompt:
    """`core.ports.SignInPrompt` of a person who only listens."""

    def __init__(self) -> None:
        self.said: list[str] = []

    async def open_browser(self, url: str) -> bool:
        return False

    async def ask(self, question: str, *, secret: bool = False) -> str:
        return ""

    def say(self, text: str) -> None:
        self.said.append(text)


class Disk(MemoryArchive):
    """An archive that can fail or be slow, and of which every moment can be kept as a crash would leave it."""

    def __init__(self) -> None:
        super().__init__()
        self.error: StorageFailed | None = None
        self.slow: asyncio.Event | None = None
        """Writes end only when this is set."""
        self.writing = 0
        self.before_read: Callable[[Sequence[NotificationKey]], None] = lambda keys: None
        self.before_write: Callable[[Batch], None] = lambda batch: None
        self.after_write: Callable[[Batch], None] = lambda batch: None

    async def load(self, recent: int) -> Loaded:
        self._complain()
        return await super().load(recent)

    async def rows(self, keys: Sequence[NotificationKey]) -> list[Row]:
        self.before_read(keys)
        self._complain()
        return await super().rows(keys)

    async def commit(self, batch: Batch, *, unless: Sequence[NotificationKey] = ()) -> list[Row]:
        self.writing += 1
        try:
            self.before_write(batch)
            if self.slow is not None:
                await self.slow.wait()
            self._complain()
            known = await super().commit(batch, unless=unless)
            if not known:
                self.after_write(batch)
            return known
        finally:
            self.writing -= 1

    async def bubbles(self) -> list[Bubble]:
        self._complain()
        return await super().bubbles()

    async def keep_bubbles(self, shown: Sequence[Bubble], gone: Collection[str]) -> None:
        if self.slow is not None:
            await self.slow.wait()
        self._complain()
        await super().keep_bubbles(shown, gone)

    def as_it_is(self) -> "Disk":
        """What a crash at this moment would leave."""
        left = Disk()
        memory = {name: value for name, value in vars(self).items() if name in vars(MemoryArchive())}
        vars(left).update(deepcopy(memory))
        return left

    def _complain(self) -> None:
        if self.error is not None:
            raise self.error
