"""Accounts, rows and operations of invented people, for the tests of the archive."""

from datetime import UTC, datetime, timedelta
from typing import Any

from traynotify.core.account import Account, Identity
from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId, RemoteId, ServiceId
from traynotify.core.notification import Actor, Kind, Notification, Origin
from traynotify.core.state import Operation, Row

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
ANA = AccountId("mastodon:ana@larks.example")
BEN = AccountId("mastodon:ben@owls.example")


def account(name: AccountId = ANA, **changes: Any) -> Account:
    """An account, by default Ana's."""
    handle = name.partition(":")[2]
    fields: dict[str, Any] = {
        "id": name,
        "service": ServiceId("mastodon"),
        "base_url": f"https://{handle.partition('@')[2]}",
        "identity": Identity(remote_id="7", handle=handle),
        "added_at": NOON,
    }
    return Account(**fields | changes)


def row(number: int, account: AccountId = ANA, *, happened_at: datetime | None = None, **changes: Any) -> Row:
    """The row of the notification `number`, that many minutes after noon; read, unless said otherwise."""
    notification = Notification(
        id=RemoteId(str(number)),
        kind=Kind.MENTION,
        raw_kind="mention",
        title="Cleo mentioned you",
        excerpt=f"The {number}th heron of this morning",
        actors=(Actor(name="Cleo", handle="cleo@owls.example"),),
        actor_count=1,
        created_at=happened_at or NOON + timedelta(minutes=number),
        order_key=f"{number:08}",
    )
    fields: dict[str, Any] = {
        "account": account,
        "notification": notification,
        "origin": Origin.LIVE,
        "received_at": NOON,
        "read": True,
    }
    return Row(**fields | changes)


def operation(number: int, *rows: Row, **changes: Any) -> Operation:
    """A command to mark `rows` as read, which can be undone for ten seconds."""
    fields: dict[str, Any] = {
        "id": number,
        "account": rows[0].account,
        "verb": Verb.READ,
        "keys": frozenset(row.key for row in rows),
        "accepted_at": NOON,
        "send_at": NOON + timedelta(seconds=10),
    }
    return Operation(**fields | changes)


def numbers(rows: list[Row] | tuple[Row, ...]) -> list[int]:
    """The numbers that the rows were made with, in their order."""
    return [int(row.notification.id) for row in rows]
