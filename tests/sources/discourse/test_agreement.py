"""Whatever happens on the forum, here and elsewhere, and in whatever order: in the end both sides show the same."""

import asyncio
from contextlib import aclosing

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.virtual_time import VirtualClock, VirtualLoop
from traynotify.api import Command, Identity, Items, RemoteId, SourceContext, Values, Verb
from traynotify.core.account import Account
from traynotify.core.facts import AccountStored, FromSource
from traynotify.core.ids import AccountId, ServiceId
from traynotify.core.notification import Origin
from traynotify.core.reduce import reduce
from traynotify.core.state import State
from traynotify.demo.discourse import FORUMS, STOCK_LIMITS
from traynotify.demo.discourse.app import build_app
from traynotify.demo.discourse.keys import Authority
from traynotify.demo.discourse.model import Topic, User
from traynotify.demo.discourse.state import ForumState
from traynotify.sources.discourse.identity import capabilities
from traynotify.sources.discourse.service import DiscourseService

QUIET_S = 30 * 60.0
"""After so long a quiet, a look at the list has settled whatever the bus did not tell."""

KINDS = ("replied", "posted", "private_message", "mentioned", "liked", "granted_badge")
PEOPLE = ("ben", "cleo", "dora")

number = st.integers(0, 50)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("happens"), st.sampled_from(KINDS), st.integers(0, 3)),
        st.tuples(st.just("happens"), st.sampled_from(KINDS), st.integers(0, 3)),
        st.tuples(st.just("read elsewhere"), number),
        st.tuples(st.just("all read elsewhere")),
        st.tuples(st.just("read here"), number),
        st.tuples(st.just("undone"), number),
        st.tuples(st.just("bell opened")),
        st.tuples(st.just("asked for news")),
        st.tuples(st.just("time goes by"), st.sampled_from([0.01, 0.5, 2.0, 20.0, 200.0])),
    ),
    max_size=25,
)


class World:
    """A forum in memory, an account on it, and what a person sees of that."""

    def __init__(self, kind: str) -> None:
        self.clock = VirtualClock()
        self.forum = ForumState(FORUMS[kind], clock=self.clock.now, seed=1)
        self.robin: User = self.forum.add_user("robin")
        self._topics: list[Topic] = [self.forum.add_topic(f"Topic {n}") for n in range(4)]
        authority = Authority(self.forum)
        app = build_app(self.forum, authority, STOCK_LIMITS)
        identity = Identity(remote_id="1", handle="robin@larks.example", capabilities=capabilities())
        account = Account(
            id=AccountId("forum:robin@larks.example"),
            service=ServiceId("forum"),
            base_url="https://larks.example",
            identity=identity,
            added_at=self.clock.now(),
        )
        self._account = account.id
        self._state, _ = reduce(State(), AccountStored(account=account, at=account.added_at))
        key = authority.issue(self.robin, ["notifications", "session_info"])
        context = SourceContext(
            account,
            secrets={"key": key.value},
            save_secrets=_forget,
            settings=Values(),
            clock=self.clock,
            transport=httpx.ASGITransport(app),
        )
        self.source = DiscourseService(self.clock).create(context)

    async def listen(self) -> None:
        """As the engine does, until cancelled."""
        async with aclosing(self.source.events(None)) as events:
            async for event in events:
                fact = FromSource(account=self._account, event=event, origin=Origin.LIVE, at=self.clock.now())
                self._state, _ = reduce(self._state, fact)

    async def take(self, step: tuple[object, ...]) -> None:
        """Let one thing happen."""
        match step:
            case ("happens", str(kind), int(topic)):
                about = None if kind == "granted_badge" else self._topics[topic]
                self.forum.notify(kind, PEOPLE[topic % 3], topic=about, text="Words")
            case ("read elsewhere", int(which)):
                self.forum.read(self.robin, self._some(which))
            case ("all read elsewhere",):
                self.forum.read_kinds(self.robin, None)
            case ("read here", int(which)):
                ids = sorted(self.shown)[which % 7 :: 3]
                if ids:
                    selector = Items(frozenset(RemoteId(remote_id) for remote_id in ids))
                    await self.source.perform(Command(verb=Verb.READ, selector=selector))
            case ("undone", int(which)):
                for row in [row for row in self.forum.rows(self.robin) if row.id in self._some(which)]:
                    self.forum.withdraw(row)
            case ("bell opened",):
                self.forum.open_bell(self.robin)
            case ("asked for news",):
                self.source.nudge()
            case ("time goes by", float(seconds)):
                await asyncio.sleep(seconds)

    def _some(self, which: int) -> list[int]:
        rows = self.forum.rows(self.robin)
        return [rows[which % len(rows)].id] if rows else []

    @property
    def held(self) -> dict[str, bool]:
        """What the forum holds, and whether it is read."""
        return {str(row.id): row.read for row in self.forum.rows(self.robin)}

    @property
    def shown(self) -> dict[str, bool]:
        """What a person sees, and whether it is read."""
        return {str(row.notification.id): row.is_read for row in self._state.listed()}


async def _forget(_secrets: object) -> None:
    """Nowhere to keep them."""


async def live_through(kind: str, what: list[tuple[object, ...]]) -> World:
    """The world after all of it, and a quiet time."""
    world = World(kind)
    listening = asyncio.create_task(world.listen())
    try:
        for step in what:
            await world.take(step)
        await asyncio.sleep(QUIET_S)
        assert not listening.done(), listening.exception()
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        await world.source.aclose()
    return world


@pytest.mark.parametrize("kind", ["today", "old", "strange", "no_bus"])
@settings(max_examples=20, deadline=None)
@given(what=steps)
def test_in_the_end_both_sides_show_the_same(kind: str, what: list[tuple[object, ...]]) -> None:
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        world = runner.run(live_through(kind, what))
    assert world.shown == world.held
