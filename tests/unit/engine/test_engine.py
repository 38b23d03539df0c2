"""What a person can ask of notifications, through the one object that everything else uses."""

import asyncio
from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.support.examples import ANA, BEN, BY_ITEM, account, after, key, keys, notification
from tests.support.virtual_time import settle
from tests.unit.engine.world import World
from traynotify.core.capability import Capabilities
from traynotify.core.commands import Command, Verb
from traynotify.core.errors import StorageFailed, Unsupported, UsageError
from traynotify.core.events import Snapshot
from traynotify.core.ids import AccountId
from traynotify.core.notification import Kind
from traynotify.core.selector import All
from traynotify.core.settings import HIDDEN_KINDS, Settings, Values
from traynotify.engine.engine import UNDO_S


async def push(world: World, *numbers: int, name: AccountId = ANA, kind: Kind = Kind.MENTION) -> None:
    world.servers[name].push(*(notification(n, kind=kind) for n in numbers))
    await settle()


async def test_asking_makes_one_operation_for_each_account() -> None:
    async with World(account(), account(BEN)) as world:
        await push(world, 1, 2)
        await push(world, 1, name=BEN)
        asked = await world.engine.ask(Verb.READ, keys(1, 2) | keys(1, name=BEN))
        assert {o.account: o.keys for o in asked} == {ANA: keys(1, 2), BEN: keys(1, name=BEN)}
        assert {(o.send_at - o.accepted_at).total_seconds() for o in asked} == {UNDO_S}
        assert world.state.unread().known == 0


async def test_what_is_already_so_is_left_out() -> None:
    async with World() as world:
        await push(world, 1, 2)
        await world.ask(Verb.READ, 1)
        (asked,) = await world.engine.ask(Verb.READ, keys(1, 2))
        assert asked.keys == keys(2)
        assert await world.engine.ask(Verb.READ, keys(1, 2)) == []


async def test_a_click_is_judged_by_what_is_so_when_its_turn_comes() -> None:
    async with World() as world:
        await push(world, 1)
        clicks = [world.engine.ask(verb, keys(1)) for verb in (Verb.READ, Verb.UNREAD, Verb.READ)]
        await asyncio.gather(*clicks)
        assert world.unread() == []
        assert [o.verb for o in world.state.operations.values()] == [Verb.READ]


@pytest.mark.parametrize("what", ["read", "delete", "mark all read", "clear"])
async def test_what_comes_to_a_row_while_a_click_waits_for_its_turn_is_not_meant(what: str) -> None:
    async with World() as world:
        await push(world, 1, 2)
        engine, rows = world.engine, keys(1, 2)
        world.disk.slow = asyncio.Event()
        world.server.push(notification(1, updated_at=after(60)))
        await settle()
        match what:
            case "read":
                click = engine.ask(Verb.READ, rows)
            case "delete":
                click = engine.ask(Verb.DISMISS, rows)
            case "mark all read":
                click = engine.mark_all_read()
            case _:
                click = engine.clear(ANA)
        asking = asyncio.create_task(click)
        await settle()
        world.disk.slow.set()
        (asked,) = await asking
        assert (world.unread(), asked.keys) == ([1], keys(2))
        await asyncio.sleep(11)
        verb = "read" if asked.verb is Verb.READ else "dismiss"
        assert (world.unread(), world.requests()) == ([1], [(verb, [2])])


async def test_two_clicks_at_the_same_moment_are_two_operations() -> None:
    async with World() as world:
        await push(world, 1, 2)
        first, second = await asyncio.gather(*(world.engine.ask(Verb.READ, keys(n)) for n in (1, 2)))
        assert first[0].id < second[0].id
        assert list(world.state.operations) == [first[0].id, second[0].id]


async def test_operations_are_numbered_on_after_a_restart_with_the_clock_set_back() -> None:
    async with World() as world:
        await push(world, 1, 2)
        world.servers[ANA].catches_up = False
        first = await world.ask(Verb.READ, 1)
        world.clock.jump(-3600)
        await world.restart()
        second = await world.ask(Verb.READ, 2)
        assert second.id > first.id


async def test_what_is_not_in_the_inbox_is_refused_in_a_sentence() -> None:
    async with World() as world:
        await push(world, 1)
        with pytest.raises(UsageError, match=r"^There is no notification “toy:ana@larks.example/9” in the inbox$"):
            await world.engine.ask(Verb.READ, keys(1, 9))
        assert world.unread() == [1]


async def test_dismissing_is_refused_where_the_server_cannot_before_anything_is_done() -> None:
    because = "Deleting needs another permission."
    async with World(account(), account(BEN, can=Capabilities(reasons={"dismiss": because}))) as world:
        await push(world, 1)
        await push(world, 1, name=BEN)
        with pytest.raises(Unsupported, match=r"^Deleting needs another permission; mark it as read instead$"):
            await world.engine.ask(Verb.DISMISS, [key(1), key(1, BEN)])
        assert world.unread() == [1, 1]
        assert not world.state.operations


async def test_what_can_only_be_deleted_with_everything_else_says_so() -> None:
    async with World(account(can=replace(BY_ITEM, dismiss=False, clear=True))) as world:
        await push(world, 1, 2)
        with pytest.raises(
            Unsupported, match=r"^This server can only delete everything at once; mark it as read instead$"
        ):
            await world.engine.ask(Verb.DISMISS, [key(1)])


async def test_marking_all_read_means_what_is_shown_and_unread() -> None:
    hidden = Settings().with_account(ANA, Values().replacing(HIDDEN_KINDS, ("boost",)))
    async with World(account(), account(BEN), settings=hidden) as world:
        await push(world, 1, 2)
        await push(world, 3, kind=Kind.BOOST)
        await push(world, 1, name=BEN)
        (asked,) = await world.engine.mark_all_read(ANA)
        assert asked.keys == keys(1, 2)
        (rest,) = await world.engine.mark_all_read()
        assert rest.keys == keys(1, name=BEN)
        assert await world.engine.mark_all_read() == []
        with pytest.raises(UsageError, match="no account"):
            await world.engine.mark_all_read(AccountId("toy:nobody"))


async def test_marking_all_read_is_one_request() -> None:
    async with World() as world:
        await push(world, *range(1, 200))
        await world.engine.mark_all_read()
        await asyncio.sleep(11)
        assert world.server.performed == [Command(verb=Verb.READ, selector=All())]
        assert (world.unread(), dict(world.state.operations)) == ([], {})


async def test_clearing_deletes_everything_with_one_request() -> None:
    async with World() as world:
        await push(world, 1, 2, 3)
        await world.ask(Verb.READ, 2, undo_s=0)
        await world.engine.clear(ANA)
        assert world.state.listed() == []
        await asyncio.sleep(11)
        assert world.server.performed[-1] == Command(verb=Verb.DISMISS, selector=All())
        assert await world.disk.page() == []


async def test_clearing_waits_for_what_is_put_off_where_the_server_could_not_spare_it() -> None:
    async with World(account(can=replace(BY_ITEM, dismiss=False))) as world:
        await world.push(1, 2, 3, server_read=False)
        await world.engine.snooze(keys(2), world.clock.now() + timedelta(hours=1))
        with pytest.raises(UsageError, match="put off"):
            await world.engine.clear(ANA, undo_s=0)
        assert (world.requests(), world.unread()) == ([], [1, 3])
        await world.engine.wake(keys(2))
        await world.engine.clear(ANA, undo_s=0)
        await settle()
        assert world.server.performed == [Command(verb=Verb.DISMISS, selector=All())]
        assert world.unread() == []


async def test_clearing_is_refused_where_the_server_cannot() -> None:
    async with World(account(can=Capabilities(dismiss=True))) as world:
        with pytest.raises(UsageError, match="cannot delete all"):
            await world.engine.clear(ANA)


# Undoing


async def test_the_last_click_is_what_is_undone() -> None:
    async with World() as world:
        await push(world, 1, 2)
        assert world.engine.undoable() is None
        assert not await world.engine.undo()
        await world.ask(Verb.READ, 1)
        await asyncio.sleep(1)
        last = await world.ask(Verb.DISMISS, 2)
        undoable = world.engine.undoable()
        assert undoable is not None
        assert undoable.id == last.id
        assert await world.engine.undo()
        assert (world.unread(), len(world.state.listed())) == ([2], 2)
        assert await world.engine.undo()
        assert world.unread() == [1, 2]
        assert not await world.engine.undo(last.id)


async def test_one_click_on_several_accounts_is_undone_as_one() -> None:
    async with World(account(), account(BEN)) as world:
        await push(world, 1)
        await push(world, 1, name=BEN)
        await asyncio.sleep(1)
        await world.engine.mark_all_read()
        assert await world.engine.undo()
        assert world.state.unread().known == 2
        await asyncio.sleep(60)
        assert world.servers[ANA].performed == world.servers[BEN].performed == []


async def test_what_waits_because_it_is_offline_can_be_undone_by_its_number_only() -> None:
    async with World(account(), account(BEN)) as world:
        await push(world, 1)
        await world.engine.supervisor.stop(ANA)
        asked = await world.ask(Verb.READ, 1)
        await asyncio.sleep(60)
        assert world.engine.undoable() is None
        assert await world.engine.undo(asked.id)
        assert world.unread() == [1]


# Beginning and ending


async def test_a_disk_that_cannot_be_read_is_said_at_the_start() -> None:
    world = World()
    world.disk.error = StorageFailed("The archive cannot be read")
    with pytest.raises(StorageFailed):
        await world.begin()


async def test_a_full_disk_refuses_a_click_and_shows_it_as_not_done() -> None:
    async with World() as world:
        await push(world, 1)
        world.disk.error = StorageFailed("The disk is full")
        with pytest.raises(StorageFailed, match="The disk is full"):
            await world.engine.ask(Verb.READ, keys(1))
        assert world.unread() == [1]
        world.disk.error = None


async def test_ending_leaves_no_task_and_loses_nothing() -> None:
    async with World(account(), account(BEN, can=BY_ITEM, paused=True)) as world:
        await push(world, 1, 2)
        await world.ask(Verb.READ, 1)
        world.server.push(notification(3))
        before = asyncio.get_running_loop().time()
        await world.engine.aclose()
        assert asyncio.get_running_loop().time() == before
        await settle()
        assert asyncio.all_tasks() == {asyncio.current_task()}
        await world.engine.aclose()
        world.server.missed = [Snapshot(items=(notification(3),), asked_at=world.clock.now())]
        await world.begin()
        assert world.unread() == [2, 3]
        await asyncio.sleep(11)
        assert world.requests() == [("read", [1])]
