"""What stands in the tables of the archive, as plain functions on a connection; `archive` runs them on its worker."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import msgspec

from traynotify.core.account import Account
from traynotify.core.alert import Bubble
from traynotify.core.ids import AccountId, NotificationKey, RemoteId
from traynotify.core.ports import Batch, Loaded
from traynotify.core.state import Operation, Row
from traynotify.storage.retention import KEEP_ALWAYS, KEEP_AT_MOST, KEEP_GONE, KEEP_READ, is_active

log = logging.getLogger(__name__)

T = TypeVar("T")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_encoder = msgspec.json.Encoder(order="deterministic")
"""What is equal is written alike: the order of a set is another one in every process."""
_account_decoder = msgspec.json.Decoder(Account)
_row_decoder = msgspec.json.Decoder(Row)
_operation_decoder = msgspec.json.Decoder(Operation)
_bubble_decoder = msgspec.json.Decoder(Bubble)

BUBBLES_AT_MOST = 500
"""So many bubbles are remembered; no screen has more of one program."""

_ACCOUNT_NUMBER = "(SELECT number FROM accounts WHERE id = :account)"
_PUT_ACCOUNT = """
INSERT INTO accounts (id, payload) VALUES (:id, :payload)
ON CONFLICT (id) DO UPDATE SET payload = excluded.payload
"""
_PUT_ROW = f"""
INSERT INTO rows (account, remote, happened_at, order_key, listed, unread, active, server_read, payload)
VALUES ({_ACCOUNT_NUMBER}, :remote, :happened_at, :order_key, :listed, :unread, :active, :server_read, :payload)
ON CONFLICT (account, remote) DO UPDATE SET
    happened_at = excluded.happened_at, order_key = excluded.order_key, payload = excluded.payload,
    listed = excluded.listed, unread = excluded.unread, active = excluded.active, server_read = excluded.server_read,
    gone_since = CASE WHEN excluded.listed OR excluded.active THEN NULL ELSE rows.gone_since END
"""
_PUT_OPERATION = f"""
INSERT INTO operations (id, account, payload) VALUES (:id, {_ACCOUNT_NUMBER}, :payload)
ON CONFLICT (id) DO UPDATE SET account = excluded.account, payload = excluded.payload
"""
_ROW_OF_KEY = f"SELECT payload FROM rows WHERE account = {_ACCOUNT_NUMBER} AND remote = :remote"
_ACCOUNTS = "SELECT payload FROM accounts ORDER BY number"
_OPERATIONS = "SELECT payload FROM operations ORDER BY id"
_ACTIVE = "SELECT happened_at, order_key, id, payload FROM rows INDEXED BY rows_active WHERE active"
NEWEST_FIRST = "ORDER BY happened_at DESC, order_key DESC, id DESC LIMIT :limit"
_NEWEST_OF_ACCOUNT = f"""
SELECT happened_at, order_key, id, payload FROM rows INDEXED BY rows_newest_of_account
WHERE listed AND account = :number {NEWEST_FIRST}
"""
_UNTOLD = f"""
SELECT remote, order_key FROM rows INDEXED BY rows_untold
WHERE listed AND NOT active AND server_read IS NOT 1 AND account = {_ACCOUNT_NUMBER} AND order_key > :marker
AND (server_read = 0 OR :has_marker)
"""
BEFORE = f"""
(happened_at, order_key, id) <
(:happened_at, :order_key, (SELECT id FROM rows WHERE account = {_ACCOUNT_NUMBER.replace(":account", ":before")}
                            AND remote = :remote))
"""
_FORGET_SETTLED = """
DELETE FROM rows WHERE id IN (
    SELECT id FROM (
        SELECT id, happened_at,
               row_number() OVER (PARTITION BY account ORDER BY happened_at DESC, order_key DESC, id DESC) AS place
        FROM rows WHERE listed AND NOT active)
    WHERE place > :at_most OR (place > :always AND happened_at < :oldest))
"""


def load(connection: sqlite3.Connection, recent: int) -> Loaded:
    """What has to be in memory; the rows come newest first."""
    found = set(connection.execute(_ACTIVE))
    for (number,) in connection.execute("SELECT number FROM accounts").fetchall():
        found.update(connection.execute(_NEWEST_OF_ACCOUNT, {"number": number, "limit": recent}))
    accounts = tuple(_decoded(_account_decoder, connection.execute(_ACCOUNTS)))
    untold = {account.id: _untold(connection, account) for account in accounts}
    return Loaded(
        accounts=accounts,
        untold={account: ids for account, ids in untold.items() if ids},
        rows=tuple(_decoded(_row_decoder, ((payload,) for *_, payload in sorted(found, reverse=True)))),
        operations=tuple(_decoded(_operation_decoder, connection.execute(_OPERATIONS))),
    )


def _untold(connection: sqlite3.Connection, account: Account) -> dict[RemoteId, str]:
    """What is done with here and not on its server, as `Loaded.untold` wants it."""
    values = {"account": account.id, "marker": account.marker, "has_marker": account.has_marker}
    return {RemoteId(remote): order_key for remote, order_key in connection.execute(_UNTOLD, values)}


def rows_of_keys(connection: sqlite3.Connection, keys: Sequence[NotificationKey]) -> list[Row]:
    """Those of the rows that exist."""
    found = (
        payload
        for key in keys
        for payload in connection.execute(_ROW_OF_KEY, {"account": key.account, "remote": key.remote})
    )
    return list(_decoded(_row_decoder, found))


def page_query(
    account: AccountId | None, unread_only: bool, before: Row | None, limit: int
) -> tuple[str, dict[str, Any]]:
    """The statement and its values for one page of the inbox.

    It names its index, in the order of which the rows already come: left to itself, SQLite may prefer to sort all rows.
    """
    # Whatever is unread is active, and few rows are.
    index, conditions = ("rows_active", ["active AND unread"]) if unread_only else ("rows_newest", ["listed"])
    values: dict[str, Any] = {"limit": limit}
    if account is not None:
        index = "rows_active" if unread_only else "rows_newest_of_account"
        conditions.append(f"account = {_ACCOUNT_NUMBER}")
        values |= {"account": account}
    if before is not None:
        conditions.append(BEFORE)
        values |= before_values(before)
    statement = f"SELECT payload FROM rows INDEXED BY {index} WHERE {' AND '.join(conditions)} {NEWEST_FIRST}"
    return statement, values


def before_values(row: Row) -> dict[str, Any]:
    """The values of `BEFORE`: what is older than `row`."""
    return _place(row) | {"before": row.account, "remote": row.notification.id}


def rows_in(payloads: Iterable[tuple[str]]) -> Iterator[Row]:
    """The rows that can be understood."""
    return _decoded(_row_decoder, payloads)


def page(connection: sqlite3.Connection, query: str, values: dict[str, Any]) -> list[Row]:
    """The rows that a `page_query` finds."""
    return list(_decoded(_row_decoder, connection.execute(query, values)))


def write(connection: sqlite3.Connection, batch: Batch) -> None:
    """All of `batch`; within a transaction of the caller's."""
    connection.executemany("DELETE FROM accounts WHERE id = ?", ((account,) for account in batch.removed_accounts))
    connection.executemany(_PUT_ACCOUNT, ({"id": a.id, "payload": _payload(a)} for a in batch.accounts))
    connection.executemany(_PUT_ROW, map(_columns, batch.rows))
    connection.executemany(
        _PUT_OPERATION, ({"id": o.id, "account": o.account, "payload": _payload(o)} for o in batch.operations)
    )
    connection.executemany("DELETE FROM operations WHERE id = ?", ((number,) for number in batch.removed_operations))


def purge(connection: sqlite3.Connection, now: datetime) -> int:
    """Delete what `retention` lets go; returns the number of rows. Within a transaction of the caller's."""
    # A row does not say since when it is gone, so its time begins when the purge first meets it.
    connection.execute(
        "UPDATE rows SET gone_since = ? WHERE gone_since IS NULL AND NOT listed AND NOT active", (_microseconds(now),)
    )
    gone = connection.execute("DELETE FROM rows WHERE gone_since <= ?", (_microseconds(now - KEEP_GONE),)).rowcount
    limits = {"at_most": KEEP_AT_MOST, "always": KEEP_ALWAYS, "oldest": _microseconds(now - KEEP_READ)}
    return gone + connection.execute(_FORGET_SETTLED, limits).rowcount


def bubbles(connection: sqlite3.Connection) -> list[Bubble]:
    """Those that are remembered, in the order of showing."""
    return list(_decoded(_bubble_decoder, connection.execute("SELECT payload FROM bubbles ORDER BY number")))


def keep_bubbles(connection: sqlite3.Connection, shown: Iterable[Bubble], gone: Iterable[str]) -> None:
    """Remember and forget; within a transaction of the caller's."""
    connection.executemany("DELETE FROM bubbles WHERE id = ?", ((alert_id,) for alert_id in gone))
    connection.executemany(
        "REPLACE INTO bubbles (id, payload) VALUES (?, ?)", ((bubble.alert.id, _payload(bubble)) for bubble in shown)
    )
    connection.execute("DELETE FROM bubbles WHERE number <= (SELECT max(number) FROM bubbles) - ?", (BUBBLES_AT_MOST,))


def get_meta(connection: sqlite3.Connection, name: str) -> str | None:
    """The value under `name`."""
    found = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return found[0] if found else None


def set_meta(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Put `value` under `name`; within a transaction of the caller's."""
    connection.execute("REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))


def accounts_to_begin_anew(connection: sqlite3.Connection) -> tuple[Account, ...]:
    """The accounts of a damaged archive, as if just added: a cursor is never ahead of the rows, and those are lost."""
    return tuple(
        msgspec.structs.replace(account, cursor=None, seeded=False, marker="")
        for account in _decoded(_account_decoder, connection.execute(_ACCOUNTS))
    )


def _payload(value: msgspec.Struct) -> str:
    return _encoder.encode(value).decode()


def _microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _place(row: Row) -> dict[str, Any]:
    return {
        "happened_at": _microseconds(row.stands_at),
        "order_key": row.notification.order_key,
    }


def _columns(row: Row) -> dict[str, Any]:
    return _place(row) | {
        "account": row.account,
        "remote": row.notification.id,
        "listed": row.is_in_inbox,
        "unread": row.is_in_inbox and not row.is_read,
        "active": is_active(row),
        "server_read": row.notification.server_read,
        "payload": _payload(row),
    }


def _decoded(decoder: msgspec.json.Decoder[T], payloads: Iterable[tuple[str]]) -> Iterator[T]:
    """The values that can be understood. One that cannot costs nothing but itself, and stays in the file."""
    for (payload,) in payloads:
        try:
            yield decoder.decode(payload)
        except msgspec.DecodeError as error:
            # The message names the place and the expected type, never the text that stands there.
            log.error("An entry of the archive is not understood and is left out: %s", error)
