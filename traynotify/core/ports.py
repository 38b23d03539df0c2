"""The roles that the engine speaks to, as protocols: a service, the archive, secrets, the desktop."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Collection, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

import msgspec

from traynotify.core.account import Account, Identity
from traynotify.core.alert import Alert, Bubble, CloseHandler, ReplyHandler, Sight
from traynotify.core.commands import Command, Rejection
from traynotify.core.events import SourceEvent
from traynotify.core.ids import AccountId, NotificationKey, RemoteId, ServiceId
from traynotify.core.notification import Kind
from traynotify.core.query import Query
from traynotify.core.settings import AnySetting, Values
from traynotify.core.state import Operation, Row


class Source(Protocol):
    """One account's connection to its service. Every method raises only the `SourceError` tree (and CancelledError)."""

    async def identify(self) -> Identity:
        """Ask the server who we are and what it and the token can do. Not asked before every `events`."""
        ...

    def events(self, cursor: str | None) -> AsyncGenerator[SourceEvent, None]:
        """Catch up from `cursor` (None: first contact), then listen; ends only by raising or by being closed.

        `Online` follows the last page of catching up. Duplicates are harmless.
        """
        ...

    async def perform(self, command: Command) -> Sequence[Rejection]:
        """Carry out one command; returns what was refused for good. Doing it twice must be harmless."""
        ...

    def nudge(self) -> None:
        """Ask for news now instead of at the next poll; called after a wake, a network change, or by the person."""
        ...

    async def aclose(self) -> None:
        """Let go of sockets and tasks; safe to call twice."""
        ...


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """The result of signing in: an identity, and the secrets that will speak for it."""

    identity: Identity
    base_url: str
    """Where the secrets belong; what is granted on another host or port is never taken for an account that is here."""
    secrets: dict[str, str]
    """Single-line values by name; kept in the secret store only."""
    speaks: str = "access_token"
    """The name in `secrets` of what speaks for the person: two grants in which it is the same are one on the server."""
    brought: bool = False
    """Whether the person brought it, rather than that it was made for us; set by the engine."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A server that a service recognised as its own."""

    base_url: str
    software: str
    """For people: “Name 4.3.1”."""


class SignInPrompt(Protocol):
    """The person who signs in, as a service's sign-in sees them. Cancelling is cancelling the task."""

    async def open_browser(self, url: str) -> bool:
        """Open the consent page; False when no browser could be started, so that the person has to copy the address."""
        ...

    async def ask(self, question: str, *, secret: bool = False) -> str:
        """A line that the person types or pastes; may be asked while a redirect is being waited for."""
        ...

    def say(self, text: str) -> None:
        """What is going on, in words: “Waiting for your browser”."""
        ...


class Service(Protocol):
    """A service that accounts can be added of: what an entry point of ``traynotify.sources`` names."""

    @property
    def id(self) -> ServiceId:
        """Short and stable: part of every account id."""
        ...

    @property
    def name(self) -> str:
        """For people."""
        ...

    @property
    def letter(self) -> str:
        """One letter for the tile; never the service's own mark."""
        ...

    @property
    def colour(self) -> str:
        """The tile's colour, ``#rrggbb``, readable under white."""
        ...

    @property
    def settings(self) -> Sequence[AnySetting]:
        """The service's own settings of an account; each in the group ``service``."""
        ...

    @property
    def kinds(self) -> Collection[Kind]:
        """What its notifications can be: nobody is asked whether others should alert."""
        ...

    async def probe(self, address: str) -> Answer | None:
        """The server of this service at `address` (a host, a URL or a handle), if it is one.

        Raises NotAnAddress when `address` cannot be one, and SourceError when nothing can be asked.
        """
        ...

    async def sign_in(self, address: str, prompt: SignInPrompt, settings: Values) -> Grant:
        """The browser's way in; raises SignInFailed or SourceError.

        `settings` are the service's own, as far as the person chose any before the account exists.
        """
        ...

    async def sign_in_with_token(self, address: str, token: str, settings: Values) -> Grant:
        """The way in with a token that the person brings; raises SignInFailed or SourceError."""
        ...

    def create(self, context: object) -> Source:
        """A source for one account; `context` is a ``traynotify.api.SourceContext``."""
        ...

    async def revoke(self, context: object) -> None:
        """Take the token back on the server, when the account is removed.

        Raises NotOurToken where the person brought it, otherwise the SourceError tree.
        """
        ...


class SourceFactory(Protocol):
    """Makes the source of an account with all that it needs; the composition root provides it."""

    async def open(self, account: Account) -> Source:
        """Raises SecretsUnavailable, or AuthRejected when no secrets are stored."""
        ...

    async def revoke(self, account: Account, secrets: Mapping[str, str] | None = None) -> None:
        """Revoke the account's token on its server, the stored one or that of `secrets`.

        Raises SourceError or SecretsUnavailable.
        """
        ...


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """What the archive remembers at start: everything that has to be in memory."""

    accounts: tuple[Account, ...] = ()
    rows: tuple[Row, ...] = ()
    operations: tuple[Operation, ...] = ()
    untold: Mapping[AccountId, Mapping[RemoteId, str]] = MappingProxyType({})
    """Of each account that has such, what is read here and not on its server: order keys by ids."""


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """What one fact changes on disk; written in one transaction or not at all."""

    accounts: tuple[Account, ...] = ()
    removed_accounts: tuple[AccountId, ...] = ()
    """Removing an account removes its rows and operations."""
    rows: tuple[Row, ...] = ()
    operations: tuple[Operation, ...] = ()
    removed_operations: tuple[int, ...] = ()
    may_be_told_again: bool = False
    """Whether a server has all of it as well, above what the cursor on the disk says, and so tells it again."""

    def __bool__(self) -> bool:
        return bool(self.accounts or self.removed_accounts or self.rows or self.operations or self.removed_operations)


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a search: some of the rows, and how many there are in all."""

    rows: tuple[Row, ...] = ()
    """Listed rows, newest first."""
    count: int = 0
    """How many rows fit, older and newer ones included."""
    capped: bool = False
    """Whether there are more than `count`, which were not counted."""


class Archive(Protocol):
    """Remembers rows, accounts and the outbox. Every method raises only StorageFailed."""

    async def load(self, recent: int) -> Loaded:
        """Accounts, operations, and rows: those unread, pending, failed, alert-due, and the newest of each account.

        `recent` is how many of the newest. Of other rows that are still to be told to their servers, the ids.
        """
        ...

    async def rows(self, keys: Sequence[NotificationKey]) -> list[Row]:
        """Those of the rows that exist, the ones that are gone included."""
        ...

    async def page(
        self,
        *,
        account: AccountId | None = None,
        unread_only: bool = False,
        before: Row | None = None,
        limit: int = 100,
    ) -> list[Row]:
        """History: listed rows, newest first, older than `before`."""
        ...

    async def search(self, query: Query, *, before: Row | None = None, limit: int = 100) -> Found:
        """The newest listed rows that a resolved `query` fits, older than `before`."""
        ...

    async def commit(self, batch: Batch, *, unless: Sequence[NotificationKey] = ()) -> list[Row]:
        """Write all of `batch` durably, or nothing; what may be told again need not outlive a loss of power.

        It was made as if there were no rows of the keys `unless`. Where there are, nothing is written, and they are
        returned.
        """
        ...

    async def bubbles(self) -> list[Bubble]:
        """What `keep_bubbles` was given and is not gone, in the order of showing; of very many, the last."""
        ...

    async def keep_bubbles(self, shown: Sequence[Bubble], gone: Collection[str]) -> None:
        """Remember what was `shown`, each in place of what had its id before, and forget the ids that are `gone`.

        It outlives the process, and need not outlive a loss of power: no bubble does.
        """
        ...

    async def aclose(self) -> None:
        """Finish what is under way and let go of the file."""
        ...


class SecretPlace(StrEnum):
    """Where tokens are kept."""

    KEYRING = "keyring"
    SESSION = "session"
    FILE = "file"


class SecretStore(Protocol):
    """Keeps the secrets of accounts. Methods raise SecretsUnavailable or SecretsLocked."""

    @property
    def place(self) -> SecretPlace:
        """Which kind of place this is."""
        ...

    async def get(self, account: AccountId) -> dict[str, str]:
        """The account's secrets by name; empty when there are none."""
        ...

    async def set(self, account: AccountId, secrets: Mapping[str, str]) -> None:
        """Replace the account's secrets, and read them back to be sure."""
        ...

    async def delete(self, account: AccountId) -> None:
        """Forget them; nothing happens when there are none."""
        ...

    async def describe(self) -> str:
        """In words, where tokens are and how they are protected there."""
        ...


class Notifier(Protocol):
    """The desktop's notification service."""

    async def start(self, on_reply: ReplyHandler, on_closed: CloseHandler | None = None) -> None:
        """Connect; raises NotifierFailed with the reason when this one does not fit here.

        `on_closed` is not told of what went away by itself: that may be listed elsewhere still.
        """
        ...

    async def adopt(self, bubbles: Sequence[Bubble]) -> Collection[str]:
        """Take up what an earlier process was shown, oldest first; returns the ids of those that may stand there still.

        These are as if they had been shown by `show`. Raises NotifierFailed when nothing can be said of them.
        """
        ...

    async def show(self, alert: Alert) -> str:
        """Show it, or replace the one with the same id, and wait for the desktop's answer. Raises NotifierFailed.

        Returns its place for `adopt`; nothing where no later process could take it up.
        """
        ...

    async def withdraw(self, alert_id: str) -> None:
        """Take it off the screen; nothing happens when it is not there any more."""
        ...

    async def aclose(self) -> None:
        """Let go of the connection; safe to call twice."""
        ...


class Onlooker(Protocol):
    """The person at the inbox, as far as the inbox can tell."""

    def attention_s(self) -> float:
        """How long they are taken to look at it still, unless they do something there; 0 if they do not look."""
        ...

    def sight_of(self, key: NotificationKey) -> Sight:
        """Where this notification is for them now."""
        ...

    def shown_at(self, key: NotificationKey) -> datetime | None:
        """When the newest happened that the inbox says of this notification; None where it holds nothing back."""
        ...


class ImageCache(Protocol):
    """Avatars on disk, fetched without any token, limited in size, decoded once."""

    async def path(self, url: str) -> str | None:
        """The file with the image as a small PNG, or None when there is no usable image. Never raises."""
        ...


class Clock(Protocol):
    """The wall clock. Waiting is asyncio's business; the loop's time is what a virtual clock replaces."""

    @property
    def set_backs(self) -> int:
        """How often it has shown less than before. What was said before and after that cannot be put in order by it."""
        ...

    def now(self) -> datetime:
        """Aware UTC."""
        ...


class Launcher(Protocol):
    """Opens pages in the person's browser."""

    async def open(self, url: str, activation_token: str | None = None) -> bool:
        """Open an http(s) page; False when it was refused (another scheme) or no browser could be started."""
        ...
