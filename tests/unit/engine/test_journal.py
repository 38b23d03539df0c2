"""The log tells of each row how it came, what decided, what was shown, withdrawn and clicked; and it stays small."""

import asyncio
import logging

import pytest
from msgspec.structs import replace

from tests.support.examples import ANA, BY_ITEM, account, after, key, keys, notification, remote_ids
from tests.support.fakes import FakeNotifier
from tests.support.virtual_time import settle
from tests.unit.engine.test_seen_in_the_inbox import Person
from tests.unit.engine.world import World, general, page
from traynotify.core.alert import Alert
from traynotify.core.commands import Rejection, Verb
from traynotify.core.errors import Unreachable
from traynotify.core.events import ReadChanged, Removed
from traynotify.core.ids import RemoteId
from traynotify.core.notification import Kind
from traynotify.core.selector import Items
from traynotify.core.settings import DIGEST_ABOVE, QUIET_KINDS, Settings, Values
from traynotify.core.state import AlertState
from traynotify.core.verbs import Offer
from traynotify.engine import journal

QUIET_BOOSTS = Settings().with_account(ANA, Values().replacing(QUIET_KINDS, ("boost",)))


class Log:
    """What was written since it was last read."""

    def __init__(self, records: pytest.LogCaptureFixture) -> None:
        self._records = records

    def lines(self) -> list[str]:
        """The lines of the engine, oldest first."""
        wanted = ("traynotify.engine.journal", "traynotify.engine.alerts")
        found = [record.getMessage() for record in self._records.records if record.name in wanted]
        self._records.clear()
        return found


@pytest.fixture
def written(caplog: pytest.LogCaptureFixture) -> Log:
    caplog.set_level(logging.INFO, "traynotify.engine")
    return Log(caplog)


async def test_what_was_pushed_and_shown_and_what_was_not(written: Log) -> None:
    async with World(settings=QUIET_BOOSTS) as world:
        await world.push(1, 1)
        await world.push(2, kind=Kind.BOOST)
    assert written.lines() == [
        f"{key(1)}: pushed; alert due: it is new",
        f"{key(1)}: shown alone: it is new",
        f"{key(2)}: pushed; no alert: boost is quiet for this account",
    ]


async def test_a_lost_bubble_does_not_look_like_one_that_was_shown(written: Log) -> None:
    async with World() as world:
        world.notifier.answering = asyncio.Event()
        await world.push(1)
        assert written.lines() == [f"{key(1)}: pushed; alert due: it is new"]


async def test_what_was_missed_is_one_line_for_its_digest(written: Log) -> None:
    world = World()
    world.server.missed = [page(*range(1, 30))]
    async with world:
        await settle()
    oldest, newest = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 … 29", "29, 28, 27, 26, 25, 24, 23, 22, 21, 20 … 1"
    assert written.lines() == [
        f"{ANA}, 29 rows: {oldest}: asked for, with what was missed; alert due: it arrived while we were away",
        f"{ANA}, 29 rows: {newest}: shown in a digest of 29: it arrived while we were away",
    ]


async def test_a_digest_that_takes_over_what_was_shown_alone_says_so_once(written: Log) -> None:
    async with World(settings=general(DIGEST_ABOVE, 1)) as world:
        await world.push(1)
        await world.push(2)
        await asyncio.sleep(2)
        await world.push(3)
        await asyncio.sleep(2)
        await world.push(4)
        await asyncio.sleep(2)
        assert world.on_screen() == [[1], [2, 3, 4]]
    assert [line for line in written.lines() if line.startswith(f"{key(2)}:")] == [
        f"{key(2)}: pushed; alert due: it is new",
        f"{key(2)}: shown alone: it is new",
        f"{key(2)}: its bubble became part of a digest of 2",
    ]


async def test_people_who_join_are_shown_again(written: Log) -> None:
    async with World() as world:
        await world.push(1)
        written.lines()
        await world.push(1, updated_at=after(500), actor_count=3)
    reason = "more people joined in, and it was unread still"
    assert written.lines() == [f"{key(1)}: alert due: {reason}", f"{key(1)}: shown again alone: {reason}"]


async def test_each_withdrawal_has_its_reason(written: Log) -> None:
    async with World() as world:
        await world.push(1, server_read=False)
        await world.push(2, 3)
        written.lines()
        world.server.tell(ReadChanged(selector=Items(remote_ids(1)), read=True))
        world.server.tell(Removed(selector=Items(remote_ids(2))))
        await settle()
        await world.ask(Verb.READ, 3)
        assert sorted(written.lines()) == [
            f"{key(1)}: bubble withdrawn: read elsewhere",
            f"{key(1)}: read elsewhere",
            f"{key(2)}: bubble withdrawn: deleted there",
            f"{key(2)}: deleted there",
            f"{key(3)}: bubble withdrawn: read here",
            f"{key(3)}: read asked for",
        ]


async def test_what_is_replaced_says_by_what(written: Log) -> None:
    async with World() as world:
        world.server.push(notification(1, slot="topic:7"), notification(2, slot="topic:7"))
        await settle()
        await world.push(3, slot="topic:7")
        assert world.row(3).alert is AlertState.SHOWN
    assert written.lines() == [
        f"{key(1)}: pushed; replaced by {key(2)}; no alert: something newer took its place before it was shown",
        f"{key(2)}: pushed; alert due: it is new",
        f"{key(2)}: shown alone: it is new",
        f"{key(2)}: replaced by {key(3)}",
        f"{key(3)}: pushed; its alert was shown for what it replaces",
    ]


async def test_a_bubble_that_goes_because_the_inbox_opens_says_so(written: Log) -> None:
    async with World() as world:
        await world.push(1)
        person = Person(world)
        written.lines()
        await person.look(1)
        assert written.lines() == [f"{key(1)}: bubble withdrawn: it stands in the open inbox"]


async def test_a_click_is_asked_sent_and_settled(written: Log) -> None:
    async with World() as world:
        await world.push(1, 2, server_read=False)
        written.lines()
        world.server.answers = [Unreachable("No answer")]
        await world.ask(Verb.READ, 1, 2)
        await asyncio.sleep(60)
        both = f"{ANA}, 2 rows: 1, 2"
        told = [line for line in written.lines() if "bubble" not in line]
        assert told == [
            f"{both}: read asked for",
            f"{both}: read sent",
            f"{both}: read was sent in vain, and waits",
            f"{both}: read sent",
            f"{both}: read settled",
        ]


async def test_a_click_is_undone_or_taken_back_by_another(written: Log) -> None:
    async with World() as world:
        await world.push(1, 2)
        written.lines()
        await world.ask(Verb.READ, 1)
        assert await world.engine.undo()
        await world.ask(Verb.READ, 2)
        await world.engine.ask(Verb.UNREAD, keys(2))
        await settle()
        told = [line for line in written.lines() if "bubble" not in line]
        assert told == [
            f"{key(1)}: read asked for",
            f"{key(1)}: read undone",
            f"{key(2)}: read asked for",
            f"{key(2)}: read undone",
        ]


async def test_what_the_server_refuses_says_why_but_not_in_words_about_what_was_written(written: Log) -> None:
    async with World(account(can=replace(BY_ITEM, reply=True))) as world:
        await world.push(1, offers=(Offer(Verb.REPLY, "post"),))
        await world.push(2)
        written.lines()
        world.server.answers = [
            [Rejection(id=RemoteId("2"), reason="it is locked")],
            (),
            [Rejection(id=RemoteId("1"), reason="“the heron” is too short")],
        ]
        await world.ask(Verb.READ, 2, undo_s=0)
        await asyncio.sleep(5)
        await world.engine.answer(Verb.REPLY, key(1), "the heron", undo_s=0)
        await asyncio.sleep(5)
        told = written.lines()
        assert f"{key(2)}: read refused: it is locked" in told
        assert f"{key(1)}: reply refused, in words of the server" in told
        assert not [line for line in told if "heron" in line]


async def test_ten_thousand_at_once_and_a_thousand_one_by_one_leave_few_lines(written: Log) -> None:
    async with World() as world:
        world.server.push(*map(notification, range(10_000)))
        for number in range(10_000, 11_000):
            world.server.push(notification(number))
        await asyncio.sleep(30)
        lines = written.lines()
    assert [line for line in lines if "shown in a digest" in line]
    assert len(lines) < 100
    assert sum(map(len, lines)) < 20_000
    assert max(map(len, lines)) < 300


async def test_what_a_second_of_a_flood_has_gathered_is_written_when_the_app_ends(written: Log) -> None:
    async with World(settings=QUIET_BOOSTS) as world:
        for number in range(2 * journal.LINES_A_SECOND):
            await world.push(number, kind=Kind.BOOST)
        assert len(written.lines()) == journal.LINES_A_SECOND
    (line,) = written.lines()
    assert line.startswith(f"{ANA}, {journal.LINES_A_SECOND} rows: ")


async def test_the_bubble_goes_before_its_line(written: Log) -> None:
    lines_when_shown: list[list[str]] = []

    class Watching(FakeNotifier):
        async def show(self, alert: Alert) -> str:
            lines_when_shown.append(written.lines())
            return await super().show(alert)

    world = World()
    world.notifier = Watching()
    async with world:
        await world.push(1)
    assert lines_when_shown == [[]]


async def test_what_was_written_by_people_is_in_no_line(written: Log) -> None:
    async with World() as world:
        await world.push(1, title="Cleo likes herons", excerpt="a secret heron", url="https://larks.example/1")
        await world.ask(Verb.READ, 1)
        await asyncio.sleep(30)
        for line in written.lines():
            assert "heron" not in line
            assert "Cleo" not in line
            assert "https" not in line
