"""Whatever happens, in whatever order, and however often it is told: in the end, the inbox is what the server has."""

import asyncio
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, cast
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.osu.accounts import Accounts
from tests.support.waiting import eventually
from traynotify.api import SystemClock
from traynotify.core.account import Account
from traynotify.core.commands import Verb
from traynotify.core.facts import AccountStored
from traynotify.core.ids import AccountId
from traynotify.core.ports import SecretStore, Source
from traynotify.core.selector import Group, OfKind
from traynotify.core.settings import Settings
from traynotify.core.state import Row
from traynotify.demo.osu import ToyOsu
from traynotify.demo.osu.model import Notification
from traynotify.engine.engine import Engine
from traynotify.engine.registry import Registry
from traynotify.storage.memory import MemoryArchive

NAMES = (
    "forum_topic_reply",
    "beatmapset_nominate",
    "beatmapset_rank",
    "comment_new",
    "channel_mention",
    "constellation",
    "user_achievement_unlock",
)
WHICH = st.integers(0, 30)
LEVELS = st.sampled_from(["one", "stack", "type", "all"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("arrive"), st.sampled_from(NAMES), st.integers(0, 2)),
        st.tuples(st.just("arrive untold"), st.sampled_from(NAMES), st.integers(0, 2)),
        st.tuples(st.just("tell again"), WHICH, WHICH),
        st.tuples(st.just("read elsewhere"), LEVELS, WHICH),
        st.tuples(st.just("delete elsewhere"), LEVELS, WHICH),
        st.tuples(st.just("vanish"), st.none(), WHICH),
        st.tuples(st.just("click"), st.none(), WHICH),
        st.tuples(st.just("read a group"), st.none(), WHICH),
        st.tuples(st.just("read a kind"), st.none(), WHICH),
        st.tuples(st.just("read all"), st.none(), st.none()),
        st.tuples(st.just("break the line"), st.none(), st.none()),
        st.tuples(st.just("ask for news"), st.none(), st.none()),
        st.tuples(st.just("start again"), st.none(), st.none()),
        st.tuples(st.just("let it settle"), st.none(), st.none()),
    ),
    min_size=4,
    max_size=14,
)


class World:
    """The engine with one account on a toy server, and the person who has it."""

    def __init__(self, toy: ToyOsu, user: str) -> None:
        self.toy, self.user = toy, user
        self.clock = SystemClock()
        self.account = AccountId("")
        self._accounts = Accounts(toy)
        self._archive = MemoryArchive()
        self.engine = self._new_engine()

    async def open(self, _account: Account) -> Source:
        """As `core.ports.SourceFactory` has it."""
        return self._accounts.service.create(self._accounts.context(self._grant))

    async def revoke(self, account: Account, secrets: Mapping[str, str] | None = None) -> None:
        """Never called."""
        raise AssertionError(account)

    async def start(self) -> None:
        """Sign in, and listen."""
        self._grant = await self._accounts.with_token(self.toy.issue_token(self.user))
        context = self._accounts.context(self._grant)
        self.account = context.account
        account = Account(
            id=context.account,
            service=self._accounts.service.id,
            base_url=context.base_url,
            identity=context.identity,
            added_at=self.clock.now(),
        )
        await context.aclose()
        await self.engine.store.apply(AccountStored(account=account, at=self.clock.now()))
        self.engine.start(None)
        await self.is_as_on_the_server()

    async def take(self, step: tuple[str, Any, Any]) -> None:
        """Let one thing happen."""
        what, how, which = step
        rows = self.toy.notifications(self.user)
        if self._lists_only_unread and what in ("delete elsewhere", "vanish"):
            return  # to such a list, what is gone looks like what was read
        match what:
            case "arrive" | "arrive untold":
                self.toy.notify(how, to=self.user, title=f"Thing {which}", publish=what == "arrive")
            case "tell again" if rows:
                self.toy.publish(rows[how % len(rows)], rows[which % len(rows)])
            case "read elsewhere" if rows:
                self.toy.read_elsewhere(self._identity(how, rows[which % len(rows)]), user=self.user)
            case "delete elsewhere" if rows:
                self.toy.delete(self._identity(how, rows[which % len(rows)]), user=self.user)
            case "vanish" if rows:
                self.toy.delete(rows[which % len(rows)], user=self.user, silently=True)
            case "click" | "read a group" | "read a kind":
                if listed := self.engine.store.state.listed():
                    await self._read(what, listed[which % len(listed)])
            case "read all":
                await self.engine.mark_all_read(undo_s=0)
            case "break the line":
                self.toy.drop_connections(websockets_only=True)
            case "ask for news":
                self.engine.supervisor.nudge()
            case "start again":
                await self._start_again()
            case "let it settle":
                await self.is_as_on_the_server()

    async def _read(self, what: str, row: Row) -> None:
        item = row.notification
        if what == "click" or (what == "read a group" and not item.group_id):
            await self.engine.ask(Verb.READ, [row.key], undo_s=0)
        else:
            scope = Group(item.group_id) if what == "read a group" else OfKind(item.raw_kind)
            await self.engine.mark_scope_read(row.account, scope)

    async def is_as_on_the_server(self) -> None:
        """Wait until the inbox is what the server has; asks for news, as what was never told has to be asked for."""
        await eventually(lambda: not self.engine.store.state.operations, "everything asked for is done")
        self.engine.supervisor.nudge()
        try:
            await eventually(self._is_the_same, "the same truth", 4)
        except AssertionError:
            assert self._inbox() == self._server()

    async def aclose(self) -> None:
        """End everything."""
        await self.engine.aclose()
        await self._accounts.aclose()

    async def _start_again(self) -> None:
        await self.engine.aclose()
        self.engine = self._new_engine()
        await self.engine.load(Settings())
        self.engine.start(None)

    def _new_engine(self) -> Engine:
        return Engine(
            archive=self._archive,
            secrets=cast("SecretStore", None),
            factory=self,
            registry=Registry(lambda: 1, []),
            clock=self.clock,
            random=Random(1),
        )

    def _is_the_same(self) -> bool:
        return self._inbox() == self._server()

    def _inbox(self) -> tuple[dict[str, bool], int]:
        state = self.engine.store.state
        rows = state.listed(self.account, unread_only=self._lists_only_unread)
        return {str(row.notification.id): row.is_read for row in rows}, state.unread(self.account).known

    def _server(self) -> tuple[dict[str, bool], int]:
        rows = self.toy.notifications(self.user)
        listed = {str(row.id): row.is_read for row in rows if not (self._lists_only_unread and row.is_read)}
        return listed, sum(not row.is_read for row in rows)

    @property
    def _lists_only_unread(self) -> bool:
        return not self.toy.state.generation.stacks

    @staticmethod
    def _identity(level: str, row: Notification) -> Mapping[str, Any]:
        identities: dict[str, Mapping[str, Any]] = {
            "one": row.identity,
            "stack": row.stack,
            "type": {"object_type": row.object_type},
            "all": {"object_type": None},
        }
        return identities[level]


@pytest.fixture(scope="module", params=["today", "2019"])
def toy(request: pytest.FixtureRequest) -> Iterator[ToyOsu]:
    quick = (
        patch("traynotify.sources.osu.pace._FIRST_S", 0.01),
        patch("traynotify.sources.osu.pace.MOST_REQUESTS", 10**6),
        patch("traynotify.sources.osu.history.SETTLING_S", 0.0),
        patch("traynotify.sources.osu.session.LEAST_POLL_S", 0.0),
        patch("traynotify.sources.osu.session.SOON_S", 0.02),
        patch("traynotify.sources.osu.session.ECHO_S", 0.1),
        patch("traynotify.engine.engine.UNDO_S", 0.0),
    )
    with ToyOsu(request.param, throttle=10**6) as server:
        for each in quick:
            each.start()
        yield server
        for each in quick:
            each.stop()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=STEPS)
def test_the_inbox_is_what_the_server_has(toy: ToyOsu, steps: list[tuple[str, Any, Any]]) -> None:
    async def play() -> None:
        world = World(toy, f"user{len(toy.state.users)}")
        try:
            await world.start()
            for step in steps:
                await world.take(step)
            await world.is_as_on_the_server()
        finally:
            await world.aclose()

    with patch("traynotify.sources.osu.line.SILENCE_S", 0.05):
        asyncio.run(play())
