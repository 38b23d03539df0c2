"""How commands are answered: ``watch`` with all that happens from now on, a click with what its server said to it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

import pytest
from msgspec.structs import replace

from tests.support.examples import ANA, BY_ITEM, NINE, account, key, notification
from tests.support.virtual_time import settle
from tests.support.waiting import eventually
from tests.unit.engine.world import World
from traynotify.app import answers
from traynotify.app.answers import Answers, choose, parse_keys
from traynotify.app.bootstrap import App
from traynotify.app.exit_status import ExitStatus
from traynotify.app.records import Record
from traynotify.app.requests import Mark, OpenPage, Reply, ShowInbox, Watch
from traynotify.core.account import Health, HealthState
from traynotify.core.commands import Verb
from traynotify.core.errors import Refused, UsageError
from traynotify.core.events import Arrived
from traynotify.core.facts import AccountStored, FromSource, HealthChanged
from traynotify.core.notification import Kind, Origin
from traynotify.core.settings import HIDDEN_KINDS, IN_BADGE, Settings
from traynotify.core.verbs import Offer
from traynotify.engine.store import Store
from traynotify.storage.memory import MemoryArchive


class Clock:
    set_backs = 0

    def now(self) -> Any:
        return NINE


@dataclass
class FakeEngine:
    store: Store


@dataclass
class FakeApp:
    """As much of the app as answering ``watch`` needs."""

    engine: FakeEngine
    clock: Clock

    async def health(self, state: HealthState, detail: str = "") -> None:
        health = Health(state=state, since=NINE, detail=detail)
        await self.engine.store.apply(HealthChanged(account=ANA, health=health))

    async def arrive(self, number: int) -> None:
        fact = FromSource(account=ANA, event=Arrived(items=(notification(number),)), origin=Origin.LIVE, at=NINE)
        await self.engine.store.apply(fact)


class Reader:
    """Takes events while it may."""

    def __init__(self) -> None:
        self.events: list[Record] = []
        self.may_read = asyncio.Event()
        self.may_read.set()

    async def event(self, record: Record) -> None:
        await self.may_read.wait()
        self.events.append(record)

    def say(self, text: str) -> None:
        raise AssertionError(text)

    async def open_browser(self, url: str) -> bool:
        raise AssertionError(url)

    async def ask(self, question: str, *, secret: bool = False) -> str:
        raise AssertionError(question)


@pytest.fixture
async def app() -> FakeApp:
    app = FakeApp(FakeEngine(Store(MemoryArchive(), Clock())), Clock())
    await app.engine.store.load(Settings())
    await app.engine.store.apply(AccountStored(account=account(), at=NINE))
    return app


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
async def watching(app: FakeApp, reader: Reader) -> AsyncIterator[asyncio.Task[Reply]]:
    task = asyncio.create_task(Answers(cast("App", app)).answer(Watch(), reader))
    await eventually(lambda: len(reader.events) == 2, "what is so is told")
    yield task
    task.cancel()
    await asyncio.wait([task])


async def test_it_begins_with_what_is_so(watching: asyncio.Task[Reply], reader: Reader) -> None:
    assert [event["event"] for event in reader.events] == ["health", "unread"]


async def test_everything_from_then_on_is_told(app: FakeApp, watching: asyncio.Task[Reply], reader: Reader) -> None:
    await app.health(HealthState.LIVE)
    await app.arrive(7)

    await eventually(lambda: len(reader.events) == 5, "it is told")
    assert [event["event"] for event in reader.events[2:]] == ["health", "added", "unread"]


async def test_a_reader_that_is_too_slow_is_let_go(
    app: FakeApp, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "WATCH_BACKLOG", 5)
    reader.may_read.clear()
    watching = asyncio.create_task(Answers(cast("App", app)).answer(Watch(), reader))
    await asyncio.sleep(0)
    for number in range(5):
        await app.arrive(number)

    reply = await watching

    assert (reply.status, "too slow" in reply.error) == (ExitStatus.USAGE, True)
    await app.arrive(99)
    assert reader.events == [], "nobody writes to it any more"


async def test_once_ends_when_every_account_has_caught_up(app: FakeApp, reader: Reader) -> None:
    watching = asyncio.create_task(Answers(cast("App", app)).answer(Watch(once=True), reader))
    await asyncio.sleep(0)
    await app.arrive(7)
    await app.health(HealthState.LIVE)

    assert await watching == Reply()
    assert [event["event"] for event in reader.events] == ["health", "unread", "added", "unread", "health"]


async def test_once_says_who_could_not_be_asked(app: FakeApp, reader: Reader) -> None:
    await app.health(HealthState.NEEDS_SIGN_IN, "The token was revoked")

    reply = await Answers(cast("App", app)).answer(Watch(once=True), reader)

    assert (reply.status, reply.error) == (ExitStatus.SERVER, f"{ANA} could not be caught up: The token was revoked")


async def test_a_terminal_has_no_inbox_to_show(app: FakeApp, reader: Reader) -> None:
    reply = await Answers(cast("App", app)).answer(ShowInbox(), reader)

    assert (reply.status, "in a terminal" in reply.error) == (ExitStatus.USAGE, True)


async def test_the_inbox_is_shown_where_there_is_one(app: FakeApp, reader: Reader) -> None:
    shown: list[None] = []

    assert await Answers(cast("App", app), lambda: shown.append(None)).answer(ShowInbox(), reader) == Reply()
    assert shown == [None]


@pytest.mark.parametrize("is_taken", [True, False])
async def test_a_click_is_answered_with_what_was_said_to_it_and_not_to_an_answer_before(
    reader: Reader, is_taken: bool
) -> None:
    async with World(account(can=replace(BY_ITEM, reply=True))) as world:
        await world.push(1, server_read=False, offers=(Offer(verb=Verb.REPLY, about="7"),))
        world.server.answers = [(), Refused("It is too long"), () if is_taken else Refused("It is not yours")]
        await world.engine.answer(Verb.REPLY, key(1), "a letter", undo_s=0)
        await settle()
        assert world.row(1).failed is Verb.REPLY
        app = cast("App", FakeApp(cast("FakeEngine", world.engine), Clock()))
        reply = await Answers(app).answer(Mark(verb=Verb.UNREAD, keys=(str(key(1)),)), reader)
        assert (reply.status, "It is not yours" in reply.error) == (
            (ExitStatus.DONE, False) if is_taken else (ExitStatus.REFUSED, True)
        )


def test_keys_are_read_from_the_end_of_the_account() -> None:
    (key,) = parse_keys(["toy:ana@larks.example/a/b"])

    assert (key.account, key.remote) == (ANA, "a/b")
    with pytest.raises(UsageError, match="is not a key"):
        parse_keys(["toy:ana@larks.example"])


def test_settings_are_chosen_by_name_and_checked() -> None:
    chosen = choose((HIDDEN_KINDS, IN_BADGE), {"hidden_kinds": "boost, follow", "in_badge": "no"})
    assert (chosen[HIDDEN_KINDS], chosen[IN_BADGE]) == (("boost", "follow"), False)

    with pytest.raises(UsageError, match="no setting “colour”; it has hidden_kinds, in_badge"):
        choose((HIDDEN_KINDS, IN_BADGE), {"colour": "blue"})
    with pytest.raises(UsageError, match="in_badge must be yes or no"):
        choose((IN_BADGE,), {"in_badge": "maybe"})
    assert choose((IN_BADGE,), {"colour": "blue", "in_badge": "no"}, others=True)[IN_BADGE] is False


async def test_what_comes_while_the_browser_starts_is_not_read_with_what_it_opens() -> None:
    async with World() as world:
        await world.push(1, server_read=False, kind=Kind.MESSAGE)

        async def start_browser(_url: str) -> bool:
            world.server.push(notification(1, kind=Kind.MESSAGE, server_read=False, updated_at=world.clock.now()))
            await settle()
            return True

        app = SimpleNamespace(engine=world.engine, launcher=SimpleNamespace(open=start_browser))
        reply = await Answers(cast("App", app)).answer(OpenPage(key=str(key(1))), cast("Any", Reader()))
        assert (reply.error, world.requests(), world.unread()) == ("", [], [1])
