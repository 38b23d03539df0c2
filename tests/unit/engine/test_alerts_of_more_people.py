"""People who join a row that is unread: told once, in its bubble, and in silence."""

import asyncio

from tests.support.examples import after, key, notification, remote_ids
from tests.support.fakes import FakeNotifier
from tests.support.logs import ExpectedLogs
from tests.support.virtual_time import settle
from tests.unit.engine.world import World
from traynotify.core.commands import Verb
from traynotify.core.errors import StorageFailed
from traynotify.core.events import ReadChanged, Snapshot
from traynotify.core.notification import Notification
from traynotify.core.selector import Items
from traynotify.core.state import AlertState


def liked_by(people: int, number: int = 1) -> Notification:
    """A like that gathers people."""
    return notification(
        number, actor_count=people, updated_at=after(500 + people), title=f"{people} people like {number}"
    )


async def like(world: World, people: int, *rows: int) -> None:
    for n in rows:
        world.server.push(liked_by(people, n))
    await settle()


def shown_by(world: World) -> list[tuple[str, str, bool]]:
    """The id, title and sound of everything that was ever shown."""
    return [(alert.id, alert.title, alert.sound) for alert in world.notifier.shown]


async def test_an_unread_row_that_gains_people_says_so_once_in_its_bubble_and_in_silence() -> None:
    async with World() as world:
        for people in (1, 2, 3, 4):
            await like(world, people, 1)
        bubble = str(key(1))
        assert shown_by(world) == [(bubble, "1 people like 1", True), (bubble, "2 people like 1", False)]
        assert world.on_screen() == [[1]]
        await world.ask(Verb.READ, 1)
        assert world.on_screen() == []


async def test_people_who_join_are_no_burst() -> None:
    async with World() as world:
        await like(world, 1, 1, 2, 3)
        await like(world, 2, 1, 2, 3)
        assert world.on_screen() == [[1], [2], [3]]
        await asyncio.sleep(11)
        await like(world, 1, 4, 5, 6)
        assert world.on_screen() == [[1], [2], [3], [4], [5], [6]]
        assert [sound for *_, sound in shown_by(world)] == [True] * 3 + [False] * 3 + [True] * 3


async def test_a_digest_is_brought_up_to_date_in_its_place() -> None:
    world = World()
    world.server.missed = [Snapshot(items=(liked_by(1, 1), liked_by(1, 2)), asked_at=after(0), cursor="2")]
    async with world:
        await like(world, 2, 1)
        await asyncio.sleep(2)
        first, second = world.notifier.shown
        assert (second.id, second.keys, second.sound) == (first.id, first.keys, False)
        assert second.body.splitlines() == ["1 people like 2", "2 people like 1"]
        await like(world, 2, 2)
        await asyncio.sleep(2)
        assert world.notifier.shown[-1].body.splitlines() == ["2 people like 2", "2 people like 1"]
        assert len(world.notifier.screen) == 1


async def test_a_digest_that_grows_while_one_of_its_rows_gains_people_is_shown_once() -> None:
    world = World()
    world.server.missed = [Snapshot(items=(liked_by(1, 1), liked_by(1, 2)), asked_at=after(0), cursor="2")]
    async with world:
        await asyncio.sleep(2)
        shown = len(world.notifier.shown)
        world.server.push(liked_by(2, 1), *(liked_by(1, number) for number in range(3, 20)))
        await asyncio.sleep(5)
        assert len(world.notifier.shown) == shown + 1
        assert world.on_screen() == [list(range(1, 20))]


async def test_after_a_restart_it_is_a_bubble_of_its_own_once() -> None:
    async with World() as world:
        await like(world, 1, 1, 2, 3)
        world.notifier.answering = asyncio.Event()
        await like(world, 2, 1, 2)
        world.notifier = FakeNotifier()
        await world.restart()
        told = [(str(key(n)), f"2 people like {n}", False) for n in (1, 2)]
        assert shown_by(world) == told, "what was due is told; that it is no news makes no digest of it"
        await like(world, 3, 1, 2)
        await world.restart()
        await like(world, 4, 1, 2)
        assert shown_by(world) == told, "it is known on disk that they were told"


async def test_a_night_of_likes_is_one_quiet_summary() -> None:
    async with World() as world:
        await like(world, 1, *range(1, 8))
        await asyncio.sleep(60)
        world.notifier = FakeNotifier()
        items = tuple(liked_by(2, n) for n in range(1, 8))
        world.server.missed = [Snapshot(items=items, asked_at=after(9_000), cursor="7")]
        await world.restart()
        (summary,) = world.notifier.shown
        assert summary.title == "More people in 7 notifications for @ana@larks.example"
        assert not summary.sound


async def test_no_quiet_summary_tells_of_what_was_read_while_the_desktop_was_busy_or_is_news_by_now() -> None:
    async with World() as world:
        await like(world, 1, *range(1, 8))
        await asyncio.sleep(60)
        world.notifier = FakeNotifier()
        await world.restart()
        world.notifier.answering = asyncio.Event()
        world.server.push(liked_by(1, 9), *(liked_by(2, n) for n in range(1, 8)))
        await settle()
        world.server.tell(ReadChanged(selector=Items(remote_ids(1, 2)), read=True))
        await like(world, 3, 2)
        world.notifier.answering.set()
        await asyncio.sleep(60)
        assert shown_by(world) == [
            (str(key(9)), "1 people like 9", True),
            ("joined:toy:ana@larks.example", "More people in 5 notifications for @ana@larks.example", False),
            (str(key(2)), "3 people like 2", True),
        ]
        world.server.tell(ReadChanged(selector=Items(remote_ids(3, 4, 5, 6, 7)), read=True))
        await settle()
        assert world.on_screen() == [[2], [9]]


async def test_what_took_the_place_of_a_row_updates_its_bubble() -> None:
    async with World() as world:
        for n in (1, 2, 3):
            await world.push(n, slot="topic:7", server_read=False, actor_count=n)
        assert [alert.id for alert in world.notifier.shown] == [str(key(1))] * 2
        assert world.on_screen() == [[2]]
        world.server.tell(ReadChanged(selector=Items(remote_ids(3)), read=True))
        await settle()
        assert world.on_screen() == []


async def test_a_full_disk_repeats_no_quiet_alert(expected_logs: ExpectedLogs) -> None:
    expected_logs("an alert waits for 30 s: The disk is full")
    async with World() as world:
        await like(world, 1, 1)
        world.notifier.answering = asyncio.Event()
        await like(world, 2, 1)
        world.disk.error = StorageFailed("The disk is full")
        world.notifier.answering.set()
        await asyncio.sleep(600)
        world.disk.error = None
        await asyncio.sleep(31)
        assert world.row(1).alert is AlertState.SHOWN
        assert len(world.notifier.shown) == 2
