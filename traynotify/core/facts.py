"""Everything that can happen to the state: the only input of `core.reduce`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from traynotify.core.account import Account, Health
from traynotify.core.commands import Rejection
from traynotify.core.events import SourceEvent
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.notification import Origin
from traynotify.core.settings import Settings
from traynotify.core.state import Operation


class FromSource(msgspec.Struct, frozen=True, kw_only=True):
    """A source told something."""

    account: AccountId
    event: SourceEvent
    origin: Origin
    at: datetime


class AccountStored(msgspec.Struct, frozen=True, kw_only=True):
    """An account was added, or what is remembered about it changed (its identity, paused, signed in again)."""

    account: Account
    at: datetime


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


class Undone(msgspec.Struct, frozen=True, kw_only=True):
    """The person took an operation back before it was sent."""

    operation: int
    at: datetime


class Sending(msgspec.Struct, frozen=True, kw_only=True):
    """These operations are on their way to the server and can no longer be undone."""

    operations: Sequence[int]


class Postponed(msgspec.Struct, frozen=True, kw_only=True):
    """Sending these failed for now; they stay in the outbox."""

    operations: Sequence[int]


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """The server has done these, but for what it rejected."""

    operations: Sequence[int]
    at: datetime
    rejections: Sequence[Rejection] = ()
    marker: str = ""
    """The order key that the server's marker was moved to, where that is how it was done."""


class AlertsShown(msgspec.Struct, frozen=True, kw_only=True):
    """The desktop has answered for these."""

    keys: Sequence[NotificationKey]


class SettingsChanged(msgspec.Struct, frozen=True, kw_only=True):
    """The person chose something else."""

    settings: Settings


Fact = (
    FromSource
    | AccountStored
    | AccountForgotten
    | HealthChanged
    | Asked
    | Undone
    | Sending
    | Postponed
    | Settled
    | AlertsShown
    | SettingsChanged
)
