"""The store: written before shown, and never anything else in memory than on disk."""

import asyncio

import pytest

from tests.support.examples import ANA, account, after, key, notification, operation, remote_ids
from tests.support.fakes import Disk
from tests.support.logs import ExpectedLogs
from tests.support.virtual_time import VirtualClock, settle
from traynotify.core.commands import Verb
from traynotify.core.errors import StorageFailed
from traynotify.core.events import Arrived, ReadChanged, Removed, Snapshot, SourceEvent
from traynotify.core.facts import AccountStored, Asked, FromSource, HealthChanged
from traynotify.core.notification import Notification, Origin
from traynotify.core.ports import Batch
from traynotify.core.reduce import Changes
from traynotify.core.selector import All, Group, Items
from traynotify.core.settings import Settings
from traynotify.core.state import State
from traynotify.engine.store import Store

READ = {"server_read": True}


async def open_store(disk: Disk, recent: int = 300) -> Store:
    store = Store(disk, VirtualClock(), recent=recent)
    await store.load(Settings())
    return store


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
async def store(disk: Disk) -> Store:
    store = await open_store(disk)
    await store.apply(AccountStored(account=account(), at=after(0)))
    return store


def told(event: SourceEvent, at: float = 1) -> FromSource:
    return FromSource(account=ANA, event=event, origin=Origin.LIVE, at=after(at))


def arrived(*items: Notification, at: float = 1) -> FromSource:
    return told(Arrived(items=items), at)


def watch(store: Store) -> list[Changes]:
    seen: list[Changes] = []
    store.subscribe(seen.append)
    return seen


async def check_on_disk(store: Store, disk: Disk) -> None:
    """What is in memory is what a start would find."""
    again = await open_store(disk)
    assert {k: again.state.rows.get(k) for k in store.state.rows} == dict(store.state.rows)
    assert dict(again.state.operations) == dict(store.state.operations)
    assert [a.account for a in again.state.accounts.values()] == [a.account for a in store.state.accounts.values()]
    assert [a.unread for a in again.state.accounts.values()] == [a.unread for a in store.state.accounts.values()]


async def test_nothing_is_shown_before_it_is_on_disk(store: Store, disk: Disk) -> None:
    seen, states = watch(store), list[State]()
    disk.before_write = disk.after_write = lambda batch: states.append(store.state)
    await store.apply(arrived(notification(1)))
    assert [key(1) in state.rows for state in states] == [False, False]
    assert [changes.after for changes in seen] == [store.state]
    assert key(1) in store.state.rows


async def test_when_the_disk_fails_nothing_has_changed(store: Store, disk: Disk) -> None:
    seen, before = watch(store), store.state
    disk.error = StorageFailed("The disk is full")
    with pytest.raises(StorageFailed, match="The disk is full"):
        await store.apply(arrived(notification(1)))
    assert (store.state, seen) == (before, [])
    disk.error = None
    await store.apply(arrived(notification(1)))
    assert len(seen) == 1
    await check_on_disk(store, disk)


async def test_what_is_not_kept_is_not_written(store: Store, disk: Disk) -> None:
    disk.error = StorageFailed("The disk is full")
    seen = watch(store)
    await store.apply(HealthChanged(account=ANA, health=store.state.accounts[ANA].health))
    assert seen == [], "and what changes nothing is not told"


async def test_facts_take_effect_in_their_order(store: Store, disk: Disk) -> None:
    disk.slow = asyncio.Event()
    first = asyncio.create_task(store.apply(arrived(notification(1))))
    await settle()
    others = [asyncio.create_task(store.apply(arrived(notification(n)))) for n in (2, 3)]
    await settle()
    assert disk.writing == 1
    seen = watch(store)
    disk.slow.set()
    await asyncio.gather(first, *others)
    assert [[int(row.key.remote) for row in changes.added] for changes in seen] == [[1], [2], [3]]


async def test_a_cancelled_caller_never_parts_memory_from_disk(store: Store, disk: Disk) -> None:
    disk.slow, seen = asyncio.Event(), watch(store)
    task = asyncio.create_task(store.apply(arrived(notification(1))))
    await settle()
    task.cancel()
    await settle()
    assert not task.done()
    disk.slow.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert key(1) in store.state.rows
    assert len(seen) == 1
    await check_on_disk(store, disk)


async def test_a_write_that_fails_after_its_caller_was_cancelled_changes_nothing(store: Store, disk: Disk) -> None:
    before, disk.slow = store.state, asyncio.Event()
    task = asyncio.create_task(store.apply(arrived(notification(1))))
    await settle()
    task.cancel()
    disk.error = StorageFailed("The disk is full")
    disk.slow.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert store.state is before


async def test_a_fact_whose_caller_was_cancelled_before_its_turn_is_left_out(store: Store, disk: Disk) -> None:
    disk.slow = asyncio.Event()
    first = asyncio.create_task(store.apply(arrived(notification(1))))
    second = asyncio.create_task(store.apply(arrived(notification(2))))
    await settle()
    second.cancel()
    disk.slow.set()
    await asyncio.gather(first, second, return_exceptions=True)
    assert second.cancelled()
    assert store.state.rows.keys() == {key(1)}
    await store.apply(arrived(notification(3)))
    await check_on_disk(store, disk)


async def test_a_broken_subscriber_disturbs_nobody(store: Store, expected_logs: ExpectedLogs) -> None:
    expected_logs("a subscriber of the store failed.*ZeroDivisionError")
    store.subscribe(lambda changes: 1 // 0)  # type: ignore[arg-type]
    seen = watch(store)
    await store.apply(arrived(notification(1)))
    assert len(seen) == 1


async def test_a_subscription_ends_when_it_is_ended(store: Store) -> None:
    seen: list[Changes] = []
    unsubscribe = store.subscribe(seen.append)
    await store.apply(arrived(notification(1)))
    unsubscribe()
    unsubscribe()
    await store.apply(arrived(notification(2)))
    assert len(seen) == 1


async def test_waiting_until_something_is_so(store: Store) -> None:
    await store.until(lambda state: not state.rows)
    waiting = asyncio.create_task(store.until(lambda state: key(2) in state.rows))
    await store.apply(arrived(notification(1)))
    await settle()
    assert not waiting.done()
    await store.apply(arrived(notification(2)))
    await waiting


async def test_what_is_pushed_costs_the_archive_one_job(store: Store, disk: Disk) -> None:
    asked, batches = list[object](), list[Batch]()
    disk.before_read, disk.before_write = asked.append, batches.append
    await store.apply(arrived(notification(1)))
    await store.apply(told(Snapshot(items=(notification(2),), asked_at=after(5)), at=6))
    assert [batch.may_be_told_again for batch in batches] == [True, False]
    assert asked == [[key(2)]], "whether the second is known; the first is taken for new"


# What only the disk remembers


@pytest.fixture
async def small(disk: Disk) -> Store:
    """A store that keeps two rows of an account in memory; 1 to 9 were read long ago."""
    before = await open_store(disk)
    await before.apply(AccountStored(account=account(), at=after(0)))
    await before.apply(arrived(*(notification(n, group_id="g", **READ) for n in range(1, 10))))
    store = await open_store(disk, recent=2)
    assert sorted(store.state.rows) == [key(8), key(9)]
    return store


@pytest.mark.parametrize(
    "event",
    [
        Arrived(items=(notification(3, group_id="g", **READ),)),
        Snapshot(items=(notification(3, group_id="g", **READ),), asked_at=after(5)),
        ReadChanged(selector=Items(remote_ids(3)), read=True),
    ],
    ids=lambda event: type(event).__name__,
)
async def test_a_row_that_only_the_disk_has_is_recognised(small: Store, event: SourceEvent) -> None:
    seen = watch(small)
    await small.apply(told(event, at=6))
    assert seen == [], "it is not new"


@pytest.mark.parametrize(
    ("event", "unread"),
    [
        (ReadChanged(selector=Items(remote_ids(3)), read=False), {3}),
        (ReadChanged(selector=Group("g"), read=False), set(range(1, 10))),
        (Snapshot(items=(notification(3, group_id="g", server_read=False),), asked_at=after(5)), {3}),
    ],
    ids=["item", "group", "snapshot"],
)
async def test_old_rows_that_become_unread_are_counted(
    small: Store, disk: Disk, event: SourceEvent, unread: set[int]
) -> None:
    changes = await small.apply(told(event, at=6))
    assert {int(row.key.remote) for row in changes.updated} == unread
    assert small.state.unread(ANA).known == len(unread)
    await check_on_disk(small, disk)


@pytest.mark.parametrize(
    ("event", "left"),
    [
        (Removed(selector=Items(remote_ids(3))), {1, 2, 4, 5, 6, 7, 8, 9}),
        (Removed(selector=All()), set()),
        (
            Snapshot(items=(notification(5, group_id="g", **READ),), asked_at=after(5), complete_from="00000003"),
            {1, 2, 5},
        ),
    ],
    ids=["item", "all", "complete"],
)
async def test_old_rows_that_the_server_deleted_are_gone(
    small: Store, disk: Disk, event: SourceEvent, left: set[int]
) -> None:
    await small.apply(told(event, at=6))
    assert {int(row.key.remote) for row in await disk.page(account=ANA)} == left


async def test_a_click_on_an_old_row_works(small: Store, disk: Disk) -> None:
    await small.apply(Asked(operation=operation(1, Verb.UNREAD, 3, at=6)))
    assert not small.state.rows[key(3)].is_read
    await check_on_disk(small, disk)


async def test_rows_come_from_memory_or_from_disk_in_the_order_asked_for(small: Store) -> None:
    rows = await small.rows([key(9), key(3), key(99), key(3)])
    assert [int(row.key.remote) for row in rows] == [9, 3]


async def test_memory_does_not_grow_with_the_inbox(disk: Disk) -> None:
    store = await open_store(disk, recent=20)
    await store.apply(AccountStored(account=account(), at=after(0)))
    for n in range(1, 200):
        await store.apply(arrived(notification(n, server_read=n % 50 != 0), at=n))
        assert len(store.state.rows) <= 2 * 20 + 3
    assert store.state.unread(ANA).known == 3
    assert [int(row.key.remote) for row in store.state.listed(unread_only=True)] == [150, 100, 50]
    newest = [int(row.key.remote) for row in store.state.listed()][:20]
    assert newest == list(range(199, 179, -1)), "the newest are complete"
    await check_on_disk(store, disk)


async def test_a_flood_leaves_memory_when_it_is_read(disk: Disk) -> None:
    store = await open_store(disk, recent=20)
    await store.apply(AccountStored(account=account(), at=after(0)))
    await store.apply(arrived(*(notification(n, server_read=False) for n in range(1, 2_001)), at=1))
    assert len(store.state.rows) == 2_000, "what is unread stays"
    await store.apply(told(ReadChanged(selector=All(), read=True), at=2))
    assert len(store.state.rows) <= 2 * 20
    assert store.state.unread(ANA).known == 0
    await check_on_disk(store, disk)
