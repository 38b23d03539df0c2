"""Accounts, notifications and facts of invented people, for the tests of core and engine."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from traynotify.core.account import Account, Identity
from traynotify.core.capability import Capabilities, ReadScope
from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId, NotificationKey, RemoteId, ServiceId
from traynotify.core.notification import Actor, Kind, Notification
from traynotify.core.selector import Scope
from traynotify.core.state import Operation

NINE = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
"""When the stories of the tests begin."""

ANA = AccountId("toy:ana@larks.example")
BEN = AccountId("toy:ben@owls.example")

BY_ITEM = Capabilities(
    read=frozenset({ReadScope.ITEM, ReadScope.ALL}),
    unread=frozenset({ReadScope.ITEM}),
    dismiss=True,
    clear=True,
    live=True,
)
"""A server with a read flag for each notification, which can be set and taken back."""

BY_MARKER = Capabilities(read=frozenset({ReadScope.UP_TO}), dismiss=True, clear=True, live=True)
"""A server that only knows up to where everything is read."""

NOTHING = Capabilities()


def after(seconds: float) -> datetime:
    """That many seconds after the beginning."""
    return NINE + timedelta(seconds=seconds)


def account(name: AccountId = ANA, can: Capabilities = BY_ITEM, **changes: Any) -> Account:
    """An account that has caught up before."""
    service, _, handle = name.partition(":")
    fields: dict[str, Any] = {
        "id": name,
        "service": ServiceId(service),
        "base_url": f"https://{handle.partition('@')[2]}",
        "identity": Identity(remote_id="7", handle=handle, capabilities=can),
        "added_at": NINE,
        "seeded": True,
    }
    return Account(**fields | changes)


def notification(number: int, **changes: Any) -> Notification:
    """The notification that the server orders as `number`; it happened that many minutes before or after nine."""
    fields: dict[str, Any] = {
        "id": RemoteId(str(number)),
        "kind": Kind.MENTION,
        "raw_kind": "mention",
        "title": f"Cleo mentioned you for the {number}th time",
        "excerpt": "The heron is back",
        "actors": (Actor(name="Cleo", avatar_url="https://owls.example/cleo.png"),),
        "actor_count": 1,
        "url": f"https://larks.example/{number}",
        "created_at": NINE + timedelta(minutes=number - 1000),
        "order_key": f"{number:08}",
    }
    return Notification(**fields | changes)


def key(number: int, name: AccountId = ANA) -> NotificationKey:
    """The key of the notification with this number."""
    return NotificationKey(name, RemoteId(str(number)))


def keys(*numbers: int, name: AccountId = ANA) -> frozenset[NotificationKey]:
    """The keys of the notifications with these numbers."""
    return frozenset(key(number, name) for number in numbers)


def remote_ids(*numbers: int) -> frozenset[RemoteId]:
    """The server's ids of the notifications with these numbers."""
    return frozenset(RemoteId(str(number)) for number in numbers)


def numbers(found: Iterable[NotificationKey]) -> list[int]:
    """The numbers that the keys were made with, in ascending order."""
    return sorted(int(key.remote) for key in found)


def operation(
    asked: int,
    verb: Verb,
    *rows: int,
    at: float = 0.0,
    undo_s: float = 10.0,
    name: AccountId = ANA,
    scope: Scope | None = None,
) -> Operation:
    """What a person asked `at` seconds after the beginning."""
    return Operation(
        id=asked,
        account=name,
        verb=verb,
        keys=keys(*rows, name=name),
        accepted_at=after(at),
        send_at=after(at + undo_s),
        scope=scope,
    )
