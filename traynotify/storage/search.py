"""The index of words that makes a search of the whole archive quick: SQLite's FTS5, where the library has it.

The index follows from the rows, and what is missing in it is added when the archive is opened. Where there is no FTS5
a search looks at every row: slower, but with the same answer.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from traynotify.core.ports import Found
from traynotify.core.query import Is, Query, matches, said, who
from traynotify.core.state import Row
from traynotify.storage.tables import BEFORE, NEWEST_FIRST, before_values, rows_in

T = TypeVar("T")

log = logging.getLogger(__name__)

MOST_COUNTED = 1_000
"""More matches than that are not counted: nobody reads them one by one."""

_AT_ONCE = 500
"""Rows that are indexed in one go, so that an archive need not be in memory as a whole."""

# The texts come folded, their words parted by spaces: nothing is left for the tokenizer to decide.
_CREATE = "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (who, said, kind, tokenize = 'ascii')"
# A trigger may not do it: to a schema that is not trusted, SQLite takes FTS5 to be unsafe.
_DROP_FORGOTTEN = "DELETE FROM words WHERE rowid NOT IN (SELECT id FROM rows)"
_WITHOUT_WORDS = "SELECT id FROM rows WHERE id NOT IN (SELECT id FROM words_content)"
_ADD = "INSERT INTO words (rowid, who, said, kind) VALUES (:id, :who, :said, :kind)"
_PUT = """
INSERT OR REPLACE INTO words (rowid, who, said, kind)
SELECT id, :who, :said, :kind FROM rows
WHERE account = (SELECT number FROM accounts WHERE id = :account) AND remote = :remote AND NOT EXISTS (
    SELECT 1 FROM words WHERE rowid = rows.id AND who = :who AND said = :said AND kind = :kind)
"""
_ACCOUNT = "(SELECT number FROM accounts WHERE id = {})"


def prepare(connection: sqlite3.Connection) -> bool:
    """Make the index as far as it is missing; False where the library cannot. Within a transaction of the caller's."""
    if not can_index(connection):
        log.warning("This SQLite has no FTS5: a search looks at every row")
        return False
    connection.execute(_CREATE)
    connection.execute(_DROP_FORGOTTEN)
    for ids in batched(connection.execute(_WITHOUT_WORDS).fetchall(), _AT_ONCE):
        for (number,) in ids:
            for row in rows_in(connection.execute("SELECT payload FROM rows WHERE id = ?", (number,))):
                connection.execute(_ADD, _words(row) | {"id": number})
    return True


def batched(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """`items` in stretches of at most `size`."""
    return (items[begin : begin + size] for begin in range(0, len(items), size))


def can_index(connection: sqlite3.Connection) -> bool:
    """Whether the library has FTS5. It is asked rather than tried: to make a table takes a hundred times as long."""
    return connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone() is not None


def put(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Index rows that are in the archive; those whose words are as they were cost little."""
    named = ({"account": row.account, "remote": row.notification.id} | _words(row) for row in rows)
    connection.executemany(_PUT, named)


def tidy(connection: sqlite3.Connection) -> None:
    """Follow the deletion of rows; written anew, the index holds nothing of them, as it otherwise would for long."""
    connection.execute(_DROP_FORGOTTEN)
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")


def find(connection: sqlite3.Connection, query: Query, before: Row | None, limit: int, *, indexed: bool) -> Found:
    """The newest `limit` of the listed rows that `query` fits, older than `before`, and how many there are in all."""
    if not indexed:
        return _found_by_looking(connection, query, before, limit)
    conditions, values = _conditions(query)
    match, count, many = _match(query), 0, False
    if match:
        values["match"] = match
        count = _count(connection, "words WHERE words MATCH :match", {"match": match})
        many = count > MOST_COUNTED
        conditions.append("rows.id IN (SELECT rowid FROM words WHERE words MATCH :match)")
    # Few matches are looked up and sorted; where there are many, the newest rows soon have enough of them.
    table = "rows" if match and not many else f"rows INDEXED BY {_index_of(query)}"
    where = " AND ".join(conditions)
    total = count if many and len(conditions) == 2 else _count(connection, f"{table} WHERE {where}", values)
    if before is not None:
        where, values = f"{where} AND {BEFORE}", values | before_values(before)
    statement = f"SELECT payload FROM {table} WHERE {where} {NEWEST_FIRST}"
    rows = tuple(rows_in(connection.execute(statement, values | {"limit": limit})))
    return Found(rows=rows, count=min(total, MOST_COUNTED), capped=total > MOST_COUNTED)


def _count(connection: sqlite3.Connection, rows: str, values: dict[str, Any]) -> int:
    """How many rows there are, not counted further than to one more than `MOST_COUNTED`."""
    counting = f"SELECT count(*) FROM (SELECT 1 FROM {rows} LIMIT {MOST_COUNTED + 1})"
    (count,) = connection.execute(counting, values).fetchone()
    return int(count)


def _index_of(query: Query) -> str:
    return "rows_active" if query.states & {Is.UNREAD, Is.PENDING, Is.FAILED, Is.SNOOZED} else "rows_newest"


def _conditions(query: Query) -> tuple[list[str], dict[str, Any]]:
    """What the columns of a row have to be like."""
    conditions, values = [] if query.is_about_snoozed else ["listed"], dict[str, Any]()
    says = {
        Is.UNREAD: "active AND unread",
        Is.READ: "NOT unread",
        Is.PENDING: "active AND payload ->> '$.overlay' IS NOT NULL",
        Is.FAILED: "active AND payload ->> '$.failure' <> ''",
        Is.SNOOZED: "active AND payload ->> '$.snoozed_until' IS NOT NULL AND payload ->> '$.overlay' IS NOT 'dismiss' "
        "AND payload ->> '$.gone' IS NOT 1",
    }
    conditions += [says[state] for state in sorted(query.states)]
    if query.accounts is not None:
        names = [f"a{number}" for number, _ in enumerate(query.accounts)]
        values |= dict(zip(names, sorted(query.accounts), strict=True))
        conditions.append(f"rows.account IN ({', '.join(_ACCOUNT.format(f':{name}') for name in names)})")
    for number, (account, kind) in enumerate(sorted(query.hidden)):
        values |= {f"h{number}": account, f"k{number}": kind.value}
        conditions.append(
            f"NOT (rows.account = {_ACCOUNT.format(f':h{number}')} AND payload ->> '$.notification.kind' = :k{number})"
        )
    return conditions, values


def _match(query: Query) -> str:
    """The words in the language of FTS5; folded words hold nothing that means something in it."""
    parts = [f'who : "{word}" *' for word in query.people]
    parts += [f'{{who said}} : "{word}" *' for word in query.words]
    if query.kinds:
        parts.append(f"kind : ({' OR '.join(sorted(query.kinds))})")
    return " AND ".join(parts)


def _found_by_looking(connection: sqlite3.Connection, query: Query, before: Row | None, limit: int) -> Found:
    where, values = ("", {}) if before is None else (f"AND {BEFORE}", before_values(before))
    rows_looked_at = "rows_active WHERE active" if query.is_about_snoozed else "rows_newest WHERE listed"
    statement = f"SELECT payload FROM rows INDEXED BY {rows_looked_at} {where} {NEWEST_FIRST}"
    fitting = (row for row in rows_in(connection.execute(statement, values | {"limit": -1})) if matches(query, row))
    rows = tuple(islice(fitting, limit))
    return Found(rows=rows, count=len(rows), capped=next(fitting, None) is not None)


def _words(row: Row) -> dict[str, Any]:
    item = row.notification
    return {"who": who(item), "said": said(item), "kind": item.kind.value}
