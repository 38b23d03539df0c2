"""Everything that can happen to the state: the only input of `core.reduce`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

import msgspec

from traynotify.core.account import Account, Health, Identity
from traynotify.core.commands import Rejection
from traynotify.core.events import SourceEvent
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.notification import Origin
from traynotify.core.settings import Settings
from traynotify.core.state import Operation, Row


class FromSource(msgspec.Struct, frozen=True, kw_only=True):
    """A source told something."""

    account: AccountId
    event: SourceEvent
    origin: Origin
    at: datetime


class AccountStored(msgspec.Struct, frozen=True, kw_only=True):
    """An account was added."""

    account: Account
    at: datetime


class AccountChanged(msgspec.Struct, frozen=True, kw_only=True):
    """Something else is so about an account that is known; None: as it was. What it has caught up with stays."""

    account: AccountId
    at: datetime
    identity: Identity | None = None
    base_url: str | None = None
    paused: bool | None = None


class AccountForgotten(msgspec.Struct, frozen=True, kw_only=True):
    """An account was removed with all that it held."""

    account: AccountId


class HealthChanged(msgspec.Struct, frozen=True, kw_only=True):
    """The supervisor says how an account is doing."""

    account: AccountId
    health: Health


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The person asked for something: a new entry of the outbox."""

    operation: Operation
    seen: Mapping[NotificationKey, datetime] = MappingProxyType({})
    """Up to when they saw what happened, where that is known: what is new to a row since then is not meant."""
    mark: Operation | None = None
    """With an answer, to be taken up with it or not at all: the mark of its notification as read."""


class Undone(msgspec.Struct, frozen=True, kw_only=True):
    """The person took operations back before they were sent."""

    operations: Sequence[int]


class Sending(msgspec.Struct, frozen=True, kw_only=True):
    """These operations are on their way to the server and can no longer be undone."""

    operations: Sequence[int]


class Postponed(msgspec.Struct, frozen=True, kw_only=True):
    """Sending these failed for now; they stay in the outbox."""

    operations: Sequence[int]
    at: datetime


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """The server has done these operations of one account, but for what it rejected."""

    account: AccountId
    operations: Sequence[int]
    at: datetime
    rejections: Sequence[Rejection] = ()
    marker: str = ""
    """The order key that the server's marker was moved to, where that is how it was done."""
    local: bool = False
    """The server was not asked, because it cannot be told: its own flags stay as they were."""


class AlertsShown(msgspec.Struct, frozen=True, kw_only=True):
    """The desktop has answered for these: they are due, or were shown alone before and are part of a summary now."""

    keys: Sequence[NotificationKey]
    at: datetime
    among: int = 1
    """How many notifications the bubble stands for."""
    told: Mapping[NotificationKey, Row] = MappingProxyType({})
    """Those that are due, as they were when the desktop was asked: what was decided or came since is another matter."""


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """The person saw these in the inbox before the desktop told of them."""

    keys: Sequence[NotificationKey]
    at: datetime


class Snoozed(msgspec.Struct, frozen=True, kw_only=True):
    """The person put these off until a moment; None: not after all, as if they never had."""

    keys: Sequence[NotificationKey]
    until: datetime | None
    at: datetime


class Woken(msgspec.Struct, frozen=True, kw_only=True):
    """What was put off comes back: its time has come, or the person wants it `early`, and then without an alert."""

    keys: Sequence[NotificationKey]
    at: datetime
    early: bool = False


class SettingsChanged(msgspec.Struct, frozen=True, kw_only=True):
    """The person chose something else."""

    settings: Settings
    at: datetime


Fact = (
    FromSource
    | AccountStored
    | AccountChanged
    | AccountForgotten
    | HealthChanged
    | Asked
    | Undone
    | Sending
    | Postponed
    | Settled
    | AlertsShown
    | Seen
    | Snoozed
    | Woken
    | SettingsChanged
)
