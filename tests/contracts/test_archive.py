"""What every archive promises, asked of the one in memory and of the one in a file."""

from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.unit.storage.examples import ANA, BEN, NOON, account, numbers, operation, row
from tests.unit.storage.executors import InlineExecutor
from traynotify.core.alert import Alert, Bubble
from traynotify.core.capability import Capabilities, ReadScope
from traynotify.core.commands import Verb
from traynotify.core.errors import StorageFailed
from traynotify.core.ids import AccountId, NotificationKey, RemoteId
from traynotify.core.ports import Archive, Batch, Loaded
from traynotify.core.selector import All
from traynotify.core.state import AlertState, Row
from traynotify.storage import retention
from traynotify.storage.archive import SqliteArchive, open_archive
from traynotify.storage.memory import MemoryArchive
from traynotify.storage.tables import BUBBLES_AT_MOST

AnyArchive = MemoryArchive | SqliteArchive
MARKER = Capabilities(read=frozenset({ReadScope.UP_TO}))
Reopen = Callable[[], Coroutine[Any, Any, AnyArchive]]


@pytest.fixture(params=["memory", "sqlite", "sqlite without a thread"])
async def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Reopen]:
    """Closes the archive and opens it again, as a restart of the app does."""
    opened: list[AnyArchive] = [MemoryArchive()] if request.param == "memory" else []

    async def again() -> AnyArchive:
        if opened:
            await opened[-1].aclose()
        if request.param != "memory":
            executor = InlineExecutor() if request.param == "sqlite without a thread" else None
            opened.append((await open_archive(tmp_path / "archive.sqlite3", executor)).archive)
        return opened[-1]

    yield again
    await opened[-1].aclose()


@pytest.fixture
async def archive(reopen: Reopen) -> AnyArchive:
    """An archive that knows two accounts and nothing else."""
    archive = await reopen()
    await archive.commit(Batch(accounts=(account(ANA), account(BEN))))
    return archive


def test_both_are_archives(archive: AnyArchive) -> None:
    port: Archive = archive
    assert port is archive


async def test_a_new_archive_is_empty(reopen: Reopen) -> None:
    archive = await reopen()
    assert await archive.load(500) == Loaded()
    assert await archive.page() == []
    assert await archive.rows([row(1).key]) == []


async def test_everything_committed_is_there_after_a_restart(archive: AnyArchive, reopen: Reopen) -> None:
    late, early = row(2, read=False, overlay=Verb.READ), row(1, BEN)
    command = operation(4, late, attempts=2, scope=All())
    moved = account(ANA, cursor="109", seeded=True, marker="00000109")
    await archive.commit(Batch(accounts=(moved,), rows=(late, early), operations=(command,)))
    assert await (await reopen()).load(500) == Loaded(
        accounts=(moved, account(BEN)), rows=(late, early), operations=(command,)
    )


async def test_committing_the_same_again_changes_nothing(archive: AnyArchive) -> None:
    batch = Batch(accounts=(account(ANA),), rows=(row(1),), operations=(operation(1, row(1)),))
    await archive.commit(batch)
    once = await archive.load(500)
    await archive.commit(batch)
    assert await archive.load(500) == once


async def test_what_is_taken_for_new_and_is_not_is_told_instead_of_written(archive: AnyArchive) -> None:
    old, both = row(1), Batch(rows=(row(1, read=False), row(2)))
    assert await archive.commit(Batch(rows=(old,)), unless=[old.key]) == []
    assert await archive.commit(both, unless=[old.key, row(2).key]) == [old]
    assert await archive.page() == [old], "nothing of it is written"
    assert await archive.commit(both, unless=[row(2).key]) == []
    assert await archive.page() == [row(2), row(1, read=False)]


async def test_an_empty_batch_is_nothing(archive: AnyArchive) -> None:
    before = await archive.load(500)
    await archive.commit(Batch())
    assert await archive.load(500) == before


async def test_accounts_stay_in_the_order_of_adding(archive: AnyArchive) -> None:
    cleo = AccountId("mastodon:cleo@owls.example")
    await archive.commit(Batch(accounts=(account(cleo), account(ANA, paused=True))))
    assert [entry.id for entry in (await archive.load(1)).accounts] == [ANA, BEN, cleo]
    await archive.commit(Batch(removed_accounts=(ANA,), accounts=(account(ANA),)))
    assert [entry.id for entry in (await archive.load(1)).accounts] == [BEN, cleo, ANA]


async def test_operations_come_in_the_order_in_which_they_were_asked_for(archive: AnyArchive) -> None:
    await archive.commit(Batch(rows=(row(1),), operations=(operation(12, row(1)), operation(3, row(1)))))
    await archive.commit(Batch(operations=(operation(7, row(1)),), removed_operations=(12, 99)))
    assert [entry.id for entry in (await archive.load(1)).operations] == [3, 7]


async def test_load_brings_the_newest_of_each_account(archive: AnyArchive) -> None:
    await archive.commit(Batch(rows=(*map(row, range(10)), *(row(n, BEN) for n in range(20, 23)))))
    assert numbers((await archive.load(2)).rows) == [22, 21, 9, 8]


@pytest.mark.parametrize(
    ("changes", "is_loaded"),
    [
        ({"read": False}, True),
        ({"overlay": Verb.UNREAD}, True),
        ({"overlay": Verb.READ, "read": False}, True),
        ({"overlay": Verb.DISMISS}, True),
        ({"failure": "The server does not allow it"}, True),
        ({"alert": AlertState.DUE}, True),
        ({}, False),
        ({"alert": AlertState.SHOWN}, False),
        ({"gone": True}, False),
        ({"gone": True, "read": False}, False),
        ({"gone": True, "failure": "The server does not allow it"}, False),
    ],
)
async def test_load_brings_old_rows_only_while_something_is_open(
    archive: AnyArchive, changes: dict[str, Any], is_loaded: bool
) -> None:
    await archive.commit(Batch(rows=(row(1, **changes), row(2), row(3))))
    assert (1 in numbers((await archive.load(2)).rows)) is is_loaded


@pytest.mark.parametrize(
    ("server_read", "can", "marker", "is_untold"),
    [
        (False, Capabilities(), "", True),
        (False, Capabilities(), "00000001", False),
        (True, MARKER, "", False),
        (None, MARKER, "", True),
        (None, MARKER, "00000001", False),
        (None, Capabilities(), "00000000", True),
        (None, Capabilities(), "", False),
    ],
)
async def test_load_tells_what_is_done_with_here_and_not_on_the_server(
    archive: AnyArchive, reopen: Reopen, server_read: bool | None, can: Capabilities, marker: str, is_untold: bool
) -> None:
    able = account(ANA, marker=marker, identity=replace(account(ANA).identity, capabilities=can))
    old = row(1, notification=replace(row(1).notification, server_read=server_read))
    others = (replace(row(0), gone=True), replace(old, account=BEN), row(2, read=False), row(3))
    await archive.commit(Batch(accounts=(able,), rows=(old, *others)))
    archive = await reopen()
    untold = (await archive.load(1)).untold.get(ANA, {})
    assert (old.notification.id in untold) is is_untold
    assert untold.keys() <= {old.notification.id, row(3).notification.id}, "what is in memory speaks for itself"
    assert untold.get(old.notification.id, "00000001") == old.notification.order_key
    await archive.commit(Batch(rows=(replace(old, notification=replace(old.notification, server_read=True)),)))
    assert old.notification.id not in (await archive.load(1)).untold.get(ANA, {})


async def test_a_row_that_is_settled_is_not_loaded_any_more(archive: AnyArchive) -> None:
    await archive.commit(Batch(rows=(row(1, read=False), row(2))))
    await archive.commit(Batch(rows=(row(1),)))
    assert numbers((await archive.load(1)).rows) == [2]


async def test_rows_finds_by_key_even_what_is_gone(archive: AnyArchive) -> None:
    gone, same_number = row(1, gone=True), row(1, BEN)
    await archive.commit(Batch(rows=(gone, same_number, row(2))))
    unknown = NotificationKey(ANA, RemoteId("404"))
    assert await archive.rows([unknown, gone.key]) == [gone]
    assert await archive.rows([same_number.key]) == [same_number]
    assert await archive.rows([]) == []


async def test_pages_lead_through_the_whole_history(archive: AnyArchive) -> None:
    rows = [row(n, ANA if n % 3 else BEN, read=n % 2 == 0) for n in range(20)]
    await archive.commit(Batch(rows=tuple(rows)))

    async def walk(**conditions: Any) -> list[int]:
        walked: list[Row] = []
        while page := await archive.page(before=walked[-1] if walked else None, limit=3, **conditions):
            assert len(page) <= 3
            walked += page
        return numbers(walked)

    assert await walk() == list(range(19, -1, -1))
    assert await walk(account=BEN) == [18, 15, 12, 9, 6, 3, 0]
    assert await walk(unread_only=True) == list(range(19, 0, -2))
    assert await walk(account=BEN, unread_only=True) == [15, 9, 3]


async def test_no_row_is_skipped_or_repeated_where_many_are_of_one_moment(archive: AnyArchive) -> None:
    rows = [row(n, owner, happened_at=NOON) for n in (5, 5_000) for owner in (ANA, BEN)]
    await archive.commit(Batch(rows=tuple(rows)))
    walked: list[Row] = []
    while page := await archive.page(before=walked[-1] if walked else None, limit=1):
        walked += page
    assert [entry.key for entry in walked] == [rows[n].key for n in (3, 2, 1, 0)]


async def test_a_row_is_newest_by_when_it_last_changed(archive: AnyArchive) -> None:
    old = row(1)
    livened = replace(old, notification=replace(old.notification, updated_at=NOON + timedelta(days=1)))
    await archive.commit(Batch(rows=(old, row(2))))
    await archive.commit(Batch(rows=(livened,)))
    assert await archive.page() == [livened, row(2)]


async def test_what_was_dismissed_is_not_in_the_inbox(archive: AnyArchive) -> None:
    await archive.commit(Batch(rows=(row(1, gone=True), row(2, overlay=Verb.DISMISS), row(3, overlay=Verb.READ))))
    assert numbers(await archive.page()) == [3]


async def test_unread_is_what_the_person_sees_as_unread(archive: AnyArchive) -> None:
    rows = (row(1, read=False, overlay=Verb.READ), row(2, overlay=Verb.UNREAD), row(3, read=False), row(4))
    await archive.commit(Batch(rows=rows))
    assert numbers(await archive.page(unread_only=True)) == [3, 2]


async def test_removing_an_account_removes_all_that_is_its_own(archive: AnyArchive) -> None:
    await archive.commit(
        Batch(rows=(row(1), row(2, BEN)), operations=(operation(1, row(1)), operation(2, row(2, BEN))))
    )
    await archive.commit(Batch(removed_accounts=(ANA, AccountId("mastodon:nobody@owls.example"))))
    assert await archive.load(500) == Loaded(
        accounts=(account(BEN),), rows=(row(2, BEN),), operations=(operation(2, row(2, BEN)),)
    )
    assert await archive.rows([row(1).key]) == []


@pytest.mark.parametrize("stray", [{"rows": (row(9, AccountId("a:b")),)}, {"operations": (operation(9, row(9)),)}])
async def test_a_batch_that_cannot_be_kept_whole_is_not_kept_at_all(reopen: Reopen, stray: dict[str, Any]) -> None:
    archive = await reopen()
    await archive.commit(Batch(accounts=(account(BEN),), rows=(row(1, BEN),)))
    before = await archive.load(500)
    with pytest.raises(StorageFailed, match="does not know the account"):
        await archive.commit(
            Batch(accounts=(account(BEN, paused=True),), **{"rows": (row(2, BEN),), "removed_operations": (1,)} | stray)
        )
    assert await archive.load(500) == before


async def test_meta_remembers_small_things(archive: AnyArchive, reopen: Reopen) -> None:
    assert await archive.get_meta("popup.size") is None
    await archive.set_meta("popup.size", "380x600")
    await archive.set_meta("popup.size", "400x640")
    assert await (await reopen()).get_meta("popup.size") == "400x640"


def bubble(alert_id: str, *numbers: int, place: str = "here") -> Bubble:
    rows = [row(number) for number in numbers]
    told = tuple(each.notification.happened_at for each in rows)
    return Bubble.of(Alert(id=alert_id, title="", body="", keys=tuple(each.key for each in rows), told=told), place)


async def test_bubbles_are_remembered_in_the_order_of_showing_until_they_are_gone(
    archive: AnyArchive, reopen: Reopen
) -> None:
    assert await archive.bubbles() == []
    await archive.keep_bubbles([bubble("a", 1), bubble("b", 2), bubble("c", 3)], [])
    await archive.keep_bubbles([bubble("a", 1, 4, place="there")], ["b", "never shown"])
    archive = await reopen()
    assert await archive.bubbles() == [bubble("c", 3), bubble("a", 1, 4, place="there")]
    await archive.keep_bubbles([], ["a", "c"])
    assert await (await reopen()).bubbles() == []


async def test_of_very_many_bubbles_the_last_are_remembered(archive: AnyArchive) -> None:
    await archive.keep_bubbles([bubble(str(number), number) for number in range(600)], [])
    assert [each.alert.id for each in await archive.bubbles()][-3:] == ["597", "598", "599"]
    assert len(await archive.bubbles()) == BUBBLES_AT_MOST


async def test_purge_forgets_the_gone_a_month_after_it_first_saw_them(archive: AnyArchive) -> None:
    gone, dismissing = row(1, gone=True), row(2, overlay=Verb.DISMISS)
    await archive.commit(Batch(rows=(gone, dismissing)))
    assert await archive.purge(NOON) == 0
    assert await archive.purge(NOON + retention.KEEP_GONE - timedelta(seconds=1)) == 0
    assert await archive.purge(NOON + retention.KEEP_GONE) == 1
    assert await archive.rows([gone.key, dismissing.key]) == [dismissing]


async def test_a_row_that_came_back_begins_its_month_anew(archive: AnyArchive) -> None:
    await archive.commit(Batch(rows=(row(1, gone=True),)))
    await archive.purge(NOON)
    await archive.commit(Batch(rows=(row(1),)))
    await archive.commit(Batch(rows=(row(1, gone=True),)))
    assert await archive.purge(NOON + retention.KEEP_GONE) == 0


async def test_purge_forgets_old_history_beyond_what_is_always_kept(
    archive: AnyArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("tables", "memory"):
        monkeypatch.setattr(f"traynotify.storage.{module}.KEEP_ALWAYS", 3)
        monkeypatch.setattr(f"traynotify.storage.{module}.KEEP_AT_MOST", 5)
    settled = [row(n, BEN) for n in range(8)]
    await archive.commit(Batch(rows=(row(0, read=False), *settled, *(row(n) for n in range(1, 4)))))
    assert await archive.purge(NOON) == 3
    assert numbers(await archive.page(account=BEN)) == [7, 6, 5, 4, 3]
    assert await archive.purge(NOON + retention.KEEP_READ + timedelta(hours=1)) == 2
    assert numbers(await archive.page(account=BEN)) == [7, 6, 5]
    assert numbers(await archive.page(account=ANA)) == [3, 2, 1, 0], "unread is never forgotten"
