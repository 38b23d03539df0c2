"""A search finds the same in every archive, with an index of words and without, and never what was deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.unit.storage.examples import ANA, BEN, NOON, account, numbers, row
from tests.unit.storage.executors import InlineExecutor
from traynotify.core.commands import Verb
from traynotify.core.notification import Actor, Kind
from traynotify.core.ports import Batch
from traynotify.core.query import Query, parse
from traynotify.core.state import Row
from traynotify.storage import search
from traynotify.storage.archive import SqliteArchive, open_archive
from traynotify.storage.memory import MemoryArchive

AnyArchive = MemoryArchive | SqliteArchive

SOME = ["heron", "Réa", "mill", "会議の資料", "Keys/cases", "ß", "a", "x", "“", '"', "AND", "NEAR(", "*", "😀", "-"]
texts = st.lists(st.sampled_from(SOME), max_size=4).map(" ".join)


@pytest.fixture(params=["memory", "sqlite", "sqlite without FTS5"])
async def archive(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[AnyArchive]:
    """An archive that knows two accounts and nothing else."""
    if request.param == "sqlite without FTS5":
        monkeypatch.setattr(search, "can_index", lambda _connection: False)
        monkeypatch.setattr(search.log, "disabled", True)
    made: AnyArchive = MemoryArchive()
    if request.param != "memory":
        made = (await open_archive(tmp_path / "archive.sqlite3", InlineExecutor())).archive
    await made.commit(Batch(accounts=(account(ANA), account(BEN))))
    yield made
    await made.aclose()


def said(number: int, text: str, **changes: object) -> Row:
    made = row(number, **changes)  # type: ignore[arg-type]
    return replace(made, notification=replace(made.notification, excerpt=text))


async def found(archive: AnyArchive, text: str) -> list[int]:
    answer = await archive.search(parse(text))
    assert answer.count == len(answer.rows)
    return numbers(answer.rows)


async def test_words_of_the_text_and_of_the_people(archive: AnyArchive) -> None:
    await archive.commit(Batch(rows=(said(1, "A lamp"), said(2, "Two lamps"), said(3, "Nothing", account=BEN))))
    assert await found(archive, "lam") == [2, 1]
    assert await found(archive, "from:cleo lamps") == [2]
    assert await found(archive, "from:lamps") == []
    assert await found(archive, "") == [3, 2, 1]
    answer = await archive.search(Query(accounts=frozenset({BEN})))
    assert numbers(answer.rows) == [3]


async def test_what_is_so_and_what_kind_it_is(archive: AnyArchive) -> None:
    boost = replace(row(1), notification=replace(row(1).notification, kind=Kind.BOOST))
    rows = (boost, row(2, read=False), row(3, read=False, overlay=Verb.READ), row(4, failure="no"), row(5))
    await archive.commit(Batch(rows=rows))
    assert await found(archive, "kind:boost") == [1]
    assert await found(archive, "is:unread heron") == [2]
    assert await found(archive, "is:read") == [5, 4, 3, 1]
    assert await found(archive, "is:pending") == [3]
    assert await found(archive, "is:failed") == [4]
    hidden = await archive.search(Query(hidden=frozenset({(ANA, Kind.BOOST)})))
    assert (numbers(hidden.rows), hidden.count) == ([5, 4, 3, 2], 4)


async def test_what_is_edited_is_found_by_its_new_words(archive: AnyArchive) -> None:
    await archive.commit(Batch(rows=(said(1, "A lamp"),)))
    await archive.commit(Batch(rows=(said(1, "A candle"),)))
    assert await found(archive, "lamp") == []
    assert await found(archive, "candle") == [1]


async def test_what_is_gone_is_not_found(archive: AnyArchive) -> None:
    await archive.commit(Batch(rows=(row(1), row(2), row(3, account=BEN))))
    await archive.commit(Batch(rows=(row(1, gone=True), row(2, overlay=Verb.DISMISS))))
    assert await found(archive, "heron") == [3]
    await archive.commit(Batch(removed_accounts=(BEN,)))
    assert await found(archive, "heron") == []
    await archive.purge(NOON)
    await archive.purge(NOON + timedelta(days=40))
    await archive.commit(Batch(accounts=(account(BEN),), rows=(said(9, "A lamp", account=BEN),)))
    assert await found(archive, "heron") == []
    assert await found(archive, "lamp") == [9]


async def test_pages_lead_through_all_that_is_found(archive: AnyArchive) -> None:
    rows = tuple(row(number, happened_at=NOON + timedelta(minutes=number // 3)) for number in range(30))
    await archive.commit(Batch(rows=rows))
    seen: list[int] = []
    before: Row | None = None
    while (answer := await archive.search(parse("heron"), before=before, limit=7)).rows:
        seen += numbers(answer.rows)
        before = answer.rows[-1]
    assert seen == list(reversed(range(30)))


async def test_what_is_put_off_is_found_among_what_is_put_off_alone(archive: AnyArchive) -> None:
    put_off = replace(row(2), snoozed_until=NOON + timedelta(days=1))
    dismissed = replace(row(3), snoozed_until=NOON, overlay=Verb.DISMISS)
    await archive.commit(Batch(rows=(row(1), put_off, dismissed, replace(row(4), read=True))))
    assert await found(archive, "heron is:snoozed") == [2]
    assert await found(archive, "is:snoozed") == [2]
    assert await found(archive, "heron") == [4, 1]
    assert await found(archive, "is:snoozed is:unread") == []
    assert numbers(await archive.page()) == [4, 1]
    assert 2 in numbers((await archive.load(1)).rows)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(texts, texts), max_size=6), texts, st.sampled_from(["", "from:"]))
async def test_an_index_finds_what_looking_finds(
    tmp_path: Path, rows: list[tuple[str, str]], text: str, field: str
) -> None:
    path = tmp_path / "archive.sqlite3"
    path.unlink(missing_ok=True)
    file = (await open_archive(path, InlineExecutor())).archive
    memory = MemoryArchive()
    batch = Batch(
        accounts=(account(ANA),),
        rows=tuple(
            replace(made, notification=replace(made.notification, actors=(Actor(name=name),)))
            for made, name in ((said(number, words), name) for number, (words, name) in enumerate(rows))
        ),
    )
    for archive in (memory, file):
        await archive.commit(batch)
    query = parse(field + text)
    assert await file.search(query) == await memory.search(query)
    await file.aclose()


async def test_an_archive_of_before_is_indexed_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite3"
    before = (await open_archive(path)).archive
    await before.commit(Batch(accounts=(account(ANA),), rows=tuple(row(number) for number in range(1_200))))
    await before.aclose()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DROP TABLE words")
    after = (await open_archive(path)).archive
    assert await found(after, "77th") == [77]
    await after.aclose()


async def test_many_are_not_counted_to_the_end(tmp_path: Path) -> None:
    archive = (await open_archive(tmp_path / "archive.sqlite3", InlineExecutor())).archive
    rows = tuple(row(number) for number in range(search.MOST_COUNTED + 5))
    await archive.commit(Batch(accounts=(account(ANA),), rows=rows))
    for text in ("heron", "", "heron is:read"):
        answer = await archive.search(parse(text), limit=3)
        assert (answer.count, answer.capped) == (search.MOST_COUNTED, True)
        assert numbers(answer.rows) == [1004, 1003, 1002]
    await archive.aclose()


async def test_nothing_of_a_removed_account_stays_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite3"
    archive = (await open_archive(path, InlineExecutor())).archive
    await archive.commit(Batch(accounts=(account(ANA),), rows=(said(1, "Quetzalcoatlus"),)))
    await archive.commit(Batch(removed_accounts=(ANA,)))
    await archive.aclose()
    assert b"quetzalcoatlus" not in path.read_bytes().lower()
