"""Everything at random and at once, for a while; when quiet returns, person, disk and server agree."""

import logging
from asyncio import sleep
from collections.abc import Awaitable, Callable, Iterator, Sequence
from random import Random

import pytest

from tests.support.examples import ANA, account, key, keys, notification, remote_ids
from tests.support.fakes import FakeNotifier, FakeServer
from tests.support.virtual_time import settle
from tests.unit.engine.world import World
from traynotify.core.commands import Command, Rejection, Verb
from traynotify.core.errors import (
    AuthRejected,
    NotifierFailed,
    RateLimited,
    StorageFailed,
    TraynotifyError,
    Unreachable,
)
from traynotify.core.events import Arrived, ReadChanged, Removed, Snapshot, SourceEvent
from traynotify.core.ids import RemoteId
from traynotify.core.notification import Notification
from traynotify.core.selector import Items
from traynotify.core.state import AlertState
from traynotify.engine.store import Store

SEEDS = range(60)
STEPS = 60

NO_ALERT = ("it had already been read", "it was read before it was shown", "it was deleted before it was shown")


class BusyServer(FakeServer):
    """A server with read flags, which a phone reads along with."""

    def __init__(self, storm: "Storm") -> None:
        super().__init__()
        self.storm = storm
        self.items: dict[int, Notification] = {}

    def catch_up(self, cursor: str | None) -> list[SourceEvent]:
        return [self.page()]

    def page(self) -> Snapshot:
        """Everything, as it is now."""
        return Snapshot(
            items=tuple(self.items.values()), asked_at=self.storm.clock.now(), complete_from="", cursor="now"
        )

    def carry_out(self, command: Command) -> Sequence[Rejection]:
        wanted = command.selector.ids if isinstance(command.selector, Items) else map(RemoteId, map(str, self.items))
        missing = []
        for remote in sorted(wanted):
            if int(remote) not in self.items:
                missing.append(Rejection(id=remote, reason="It is gone"))
            elif command.verb is Verb.DISMISS:
                del self.items[int(remote)]
            else:
                self.mark(int(remote), command.verb is Verb.READ)
        if self.storm.chance(0.2):
            raise Unreachable("The answer did not come")
        return missing

    def mark(self, n: int, read: bool) -> None:
        """Set the flag of one."""
        self.items[n] = notification(n, server_read=read, updated_at=self.items[n].updated_at)

    def say(self, event: SourceEvent) -> None:
        """Push it, if anybody listens; sometimes twice."""
        if self.connections:
            for _ in range(2 if self.storm.chance(0.1) else 1):
                self.tell(event)


class Storm(World):
    """A world with a seed."""

    def __init__(self, seed: int) -> None:
        super().__init__(account(seeded=True))
        self.random = Random(seed)
        self.busy = BusyServer(self)
        self.servers[ANA] = self.busy
        self.count = 0
        self.told: set[int] = set()

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def some(self, among: Sequence[int]) -> list[int]:
        return self.random.sample(list(among), min(len(among), self.random.choice([1, 1, 1, 2, 5])))

    # The server and the phone

    async def something_happens(self) -> None:
        self.count += 1
        n = self.count
        self.busy.items[n] = notification(n, server_read=False)
        if self.chance(0.9):
            self.busy.say(Arrived(items=(self.busy.items[n],)))

    async def something_happens_again(self) -> None:
        for n in self.some(list(self.busy.items)):
            self.busy.items[n] = notification(n, server_read=False, updated_at=self.clock.now())
            self.busy.say(Arrived(items=(self.busy.items[n],)))

    async def the_phone_reads(self) -> None:
        for n in self.some(list(self.busy.items)):
            self.busy.mark(n, read := self.chance(0.8))
            if self.chance(0.8):
                self.busy.say(ReadChanged(selector=Items(remote_ids(n)), read=read))

    async def the_server_deletes(self) -> None:
        for n in self.some(list(self.busy.items)):
            del self.busy.items[n]
            if self.chance(0.8):
                self.busy.say(Removed(selector=Items(remote_ids(n))))

    async def the_server_answers(self) -> None:
        page = self.busy.page()
        if self.chance(0.5):
            await sleep(self.random.choice([0, 2, 15]))
        self.busy.say(page)

    async def the_connection_breaks(self) -> None:
        if self.busy.connections:
            self.busy.fail(
                self.random.choice(
                    [Unreachable("No answer"), RateLimited("Too many", 60), AuthRejected("The token was revoked")]
                )
            )

    async def requests_fail(self) -> None:
        self.busy.answers.append(self.random.choice([Unreachable("No answer"), RateLimited("Too many", 20)]))

    # The person

    async def the_person_clicks(self) -> None:
        listed = [int(row.key.remote) for row in self.state.listed()]
        verb = self.random.choice([Verb.READ, Verb.READ, Verb.UNREAD, Verb.DISMISS])
        await self.engine.ask(verb, keys(*self.some(listed)), undo_s=self.random.choice([0, 10, 10]))

    async def the_person_undoes(self) -> None:
        await self.engine.undo()

    async def the_person_reads_all(self) -> None:
        await self.engine.mark_all_read()

    async def the_person_pauses_or_resumes(self) -> None:
        await self.engine.accounts.pause(ANA, self.chance(0.3))

    async def the_person_asks_for_news(self) -> None:
        self.engine.supervisor.nudge()

    # The machine

    async def the_disk_fills_or_is_emptied(self) -> None:
        self.disk.error = None if self.disk.error else StorageFailed("The disk is full")

    async def the_desktop_goes_or_comes(self) -> None:
        self.notifier.error = None if self.notifier.error else NotifierFailed("No service")

    async def the_app_restarts(self) -> None:
        self.disk.error = None
        await self.engine.aclose()
        await self._begin_anew()

    async def the_app_crashes(self) -> None:
        left = self.disk.as_it_is()
        await self.engine.aclose()
        self.disk = left
        await self._begin_anew()

    async def _begin_anew(self) -> None:
        self.note_told()
        self.notifier = FakeNotifier()
        await self.begin()

    def note_told(self) -> None:
        self.told |= {int(k.remote) for alert in self.notifier.shown for k in alert.keys}

    async def blow(self) -> None:
        """One thing happens, and now and then some time passes."""
        actions: list[tuple[int, Callable[[], Awaitable[None]]]] = [
            (8, self.something_happens),
            (3, self.something_happens_again),
            (4, self.the_phone_reads),
            (1, self.the_server_deletes),
            (3, self.the_server_answers),
            (2, self.the_connection_breaks),
            (2, self.requests_fail),
            (10, self.the_person_clicks),
            (3, self.the_person_undoes),
            (1, self.the_person_reads_all),
            (1, self.the_person_pauses_or_resumes),
            (2, self.the_person_asks_for_news),
            (1, self.the_disk_fills_or_is_emptied),
            (1, self.the_desktop_goes_or_comes),
            (1, self.the_app_restarts),
            (1, self.the_app_crashes),
        ]
        ((_, action),) = self.random.choices(actions, weights=[weight for weight, _ in actions])
        try:
            await action()
        except TraynotifyError:
            assert self.disk.error is not None, f"{action.__name__} failed though all was well"
        if self.chance(0.5):
            await settle(self.random.randrange(8))
        else:
            await sleep(self.random.choice([0, 0.1, 3, 11, 70]))

    async def calm(self) -> None:
        """Everything works again; then time passes."""
        self.disk.error, self.notifier.error = None, None
        self.busy.answers.clear()
        await self.engine.accounts.pause(ANA, False)
        for _ in range(20):
            self.engine.supervisor.nudge()
            await sleep(100)
        assert self.is_live()
        self.busy.say(self.busy.page())
        await sleep(60)
        self.note_told()


@pytest.mark.parametrize("seed", SEEDS)
async def test_after_a_storm_all_agree(seed: int) -> None:
    storm = Storm(seed)
    async with storm:
        for _ in range(STEPS):
            await storm.blow()
        await storm.calm()
        await check(storm)


async def check(storm: Storm) -> None:
    state, items = storm.state, storm.busy.items
    assert not state.operations, "every click has reached the server, or its row says why not"
    rows = {int(row.key.remote): row for row in state.listed()}
    assert rows.keys() == items.keys(), "each thing that the server holds is in the inbox once"
    assert {n: row.is_read for n, row in rows.items()} == {n: item.server_read for n, item in items.items()}
    assert state.unread(ANA).known == sum(not item.server_read for item in items.values())
    for n, row in rows.items():
        assert row.alert is not AlertState.DUE
        assert n in storm.told or row.alert_reason in NO_ALERT, "no alert is lost"
    for alert in storm.notifier.screen.values():
        assert any(not state.rows[k].is_read and state.shows(state.rows[k]) for k in alert.keys), "a bubble too many"
    reopened = Store(storm.disk, storm.clock)
    await reopened.load(storm.settings)
    assert {k: reopened.state.rows.get(k) for k in map(key, rows)} == {k: state.rows[k] for k in map(key, rows)}
    assert reopened.state.accounts[ANA].unread == state.accounts[ANA].unread


@pytest.fixture(autouse=True)
def _trouble_is_what_a_storm_is_made_of() -> Iterator[None]:
    log = logging.getLogger("traynotify")
    log.setLevel(logging.ERROR)
    yield
    log.setLevel(logging.NOTSET)
