"""Bubbles and the open inbox: what the person sees needs none, and what they did not see is told in the end."""

import asyncio
from datetime import datetime

from tests.support.examples import ANA, BEN, account, key, keys, notification, remote_ids
from tests.support.fakes import FakeNotifier
from tests.support.logs import ExpectedLogs
from tests.support.virtual_time import settle
from tests.unit.engine.world import World
from traynotify.core.alert import Sight
from traynotify.core.errors import NotifierFailed, StorageFailed
from traynotify.core.events import ReadChanged
from traynotify.core.ids import NotificationKey
from traynotify.core.selector import Items
from traynotify.core.state import AlertState
from traynotify.core.why import why

ATTENTION_S = 60.0


class Person:
    """`core.ports.Onlooker`: somebody at an inbox of which the sights are chosen by hand."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._until_s = 0.0
        self.sights: dict[NotificationKey, Sight] = {}
        self.lines: dict[NotificationKey, datetime] = {}
        """What those lines say that hold something back."""
        world.engine.watch_for(self)

    def attention_s(self) -> float:
        return max(self._until_s - asyncio.get_running_loop().time(), 0.0)

    def sight_of(self, key: NotificationKey) -> Sight:
        return self.sights.get(key, Sight.NOWHERE) if self.attention_s() else Sight.NOWHERE

    def shown_at(self, key: NotificationKey) -> datetime | None:
        return self.lines.get(key)

    async def look(self, *seen: int, at_hand: tuple[int, ...] = ()) -> None:
        """Do something in the inbox, which shows these."""
        self._until_s = asyncio.get_running_loop().time() + ATTENTION_S
        self.sights = dict.fromkeys(keys(*seen), Sight.SEEN) | dict.fromkeys(keys(*at_hand), Sight.AT_HAND)
        self._world.engine.glanced()
        await settle()

    async def leave(self) -> None:
        """Close the inbox."""
        self._until_s = 0.0
        self._world.engine.glanced()
        await settle()


def told(world: World, number: int) -> list[str]:
    return [reason.text for reason in why(world.state, world.row(number))]


async def test_bubbles_of_what_the_inbox_shows_go_when_it_opens() -> None:
    async with World(account(), account(BEN)) as world:
        person = Person(world)
        await world.push(1, 2, 3)
        assert world.on_screen() == [[1], [2], [3]]
        await person.look(3, at_hand=(2,))
        assert world.on_screen() == [[1]], "it is not in this part of the inbox"
        assert world.row(2).alert is AlertState.SHOWN
        assert 2 in world.unread(), "it was on the screen, which is not the same as read"


async def test_a_summary_goes_with_the_first_of_what_it_tells() -> None:
    async with World() as world:
        person = Person(world)
        world.server.push(*map(notification, range(1, 8)))
        await settle()
        assert world.on_screen() == [[1, 2, 3, 4, 5, 6, 7]]
        await person.look(7)
        assert world.on_screen() == []
        await asyncio.sleep(2 * ATTENTION_S)
        await world.push(8)
        assert world.on_screen() == [[8]], "what went does not come back with what is new"


async def test_what_arrives_before_their_eyes_needs_no_bubble_and_says_why() -> None:
    async with World() as world:
        person = Person(world)
        await person.look(1)
        await world.push(1)
        await asyncio.sleep(2 * ATTENTION_S)
        await world.restart()
        assert world.notifier.shown == []
        assert world.row(1).alert is AlertState.NONE
        assert "No alert: you saw it in the open inbox" in told(world, 1)
        assert world.unread() == [1]


async def test_what_waits_above_the_list_is_told_when_the_inbox_closes() -> None:
    async with World() as world:
        person = Person(world)
        await person.look(at_hand=(1, 2))
        await world.push(1, 2)
        assert world.notifier.shown == []
        (stored,) = await world.disk.rows([key(1)])
        assert stored.alert is AlertState.DUE, "a crash now loses nothing"
        await person.leave()
        assert world.on_screen() == [[1], [2]]


async def test_what_waits_and_is_then_seen_is_not_told() -> None:
    async with World() as world:
        person = Person(world)
        await person.look(at_hand=(1, 2))
        await world.push(1, 2)
        await person.look(1, at_hand=(2,))
        await person.leave()
        assert world.on_screen() == [[2]]
        assert world.row(1).alert is AlertState.NONE


async def test_who_does_nothing_in_the_inbox_for_a_while_is_told_although_it_is_open() -> None:
    async with World() as world:
        person = Person(world)
        await person.look(at_hand=(1,))
        await world.push(1)
        await asyncio.sleep(ATTENTION_S / 2)
        await person.look(at_hand=(1,))
        await asyncio.sleep(ATTENTION_S - 1)
        assert world.notifier.shown == [], "they went on"
        await asyncio.sleep(2)
        assert world.on_screen() == [[1]]
        person.sights = dict.fromkeys(keys(2), Sight.SEEN)
        await world.push(2)
        assert world.on_screen() == [[1], [2]], "nobody looks"


async def test_what_the_inbox_does_not_show_is_told_at_once() -> None:
    async with World() as world:
        person = Person(world)
        await person.look(1, at_hand=(2,))
        await world.push(1, 2, 3)
        assert world.on_screen() == [[3]]


async def test_a_start_tells_what_waited_when_the_app_died() -> None:
    async with World() as world:
        person = Person(world)
        await person.look(at_hand=(1,))
        await world.push(1)
        world.notifier = FakeNotifier()
        await world.restart()
        assert world.on_screen() == [[1]]


async def test_what_waited_is_told_when_a_desktop_that_failed_is_back(expected_logs: ExpectedLogs) -> None:
    expected_logs("an alert waits for 30 s: No notification service")
    async with World() as world:
        person = Person(world)
        world.notifier.error = NotifierFailed("No notification service")
        await person.look(at_hand=(1,))
        await world.push(1)
        await person.leave()
        world.notifier.error = None
        await asyncio.sleep(2 * ATTENTION_S)
        assert world.on_screen() == [[1]]


async def test_a_disk_that_does_not_take_it_repeats_no_summary_that_was_taken_off(expected_logs: ExpectedLogs) -> None:
    expected_logs("an alert waits for 30 s: The disk is full")
    async with World() as world:
        person = Person(world)
        world.notifier.answering = asyncio.Event()
        world.server.push(*map(notification, range(1, 8)))
        await settle()
        world.disk.error = StorageFailed("The disk is full")
        world.notifier.answering.set()
        await settle()
        await person.look(7)
        assert world.on_screen() == []
        world.disk.error = None
        await asyncio.sleep(2 * ATTENTION_S)
        assert len(world.notifier.shown) == 1
        assert {world.row(n).alert for n in range(1, 8)} == {AlertState.SHOWN}


async def eight_at_hand_and_a_busy_disk(world: World, person: Person) -> asyncio.Event:
    """Eight rows are due and wait at hand; the disk takes nothing until the event is set."""
    await person.look(at_hand=tuple(range(1, 9)))
    await world.push(*range(1, 9), server_read=False)
    world.disk.slow = busy = asyncio.Event()
    return busy


async def test_no_summary_tells_of_what_was_read_while_the_disk_was_busy() -> None:
    async with World() as world:
        person = Person(world)
        busy = await eight_at_hand_and_a_busy_disk(world, person)
        world.server.tell(ReadChanged(selector=Items(remote_ids(1, 2, 3)), read=True))
        await settle()
        await person.look(1)
        busy.set()
        await settle()
        assert world.on_screen() == [[4, 5, 6, 7, 8]]
        assert world.notifier.titles == ["5 new notifications for @ana@larks.example"]
        world.server.tell(ReadChanged(selector=Items(remote_ids(4, 5, 6, 7, 8)), read=True))
        await settle()
        assert world.on_screen() == []


async def test_an_account_that_is_removed_while_the_disk_is_busy_is_told_of_no_more() -> None:
    async with World() as world:
        person = Person(world)
        busy = await eight_at_hand_and_a_busy_disk(world, person)
        removing = asyncio.create_task(world.engine.accounts.remove(ANA))
        await settle()
        await person.look(1)
        busy.set()
        await removing
        await asyncio.sleep(2 * ATTENTION_S)
        assert world.notifier.shown == []


async def test_one_inbox_for_all_accounts() -> None:
    async with World(account(), account(BEN)) as world:
        person = Person(world)
        await person.look()
        person.sights[key(1, BEN)] = Sight.SEEN
        world.servers[BEN].push(notification(1))
        world.servers[ANA].push(notification(1))
        await settle()
        assert [alert.keys for alert in world.notifier.shown] == [(key(1, ANA),)]
