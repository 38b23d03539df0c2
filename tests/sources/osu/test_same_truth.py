"""Whatever happens, in whatever order, and however often it is told: in the end, the inbox is what the server has."""

import asyncio
from collections.abc import Iterator, Mapping
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.one_account import OneAccount
from traynotify.api import Group, OfKind, Values
from traynotify.core.state import Row
from traynotify.demo.osu import ToyOsu
from traynotify.demo.osu.model import Notification
from traynotify.sources.osu.service import OsuService

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
    """Somebody on a toy server, who has an account here."""

    def __init__(self, toy: ToyOsu, user: str, here: OneAccount) -> None:
        self.toy, self.user, self.here = toy, user, here

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
            case "click" | "read a group" | "read a kind" if listed := self.here.rows:
                await self._read(what, listed[which % len(listed)])
            case "read all":
                await self.here.engine.mark_all_read(undo_s=0)
            case "break the line":
                self.toy.drop_connections(websockets_only=True)
            case "ask for news":
                self.here.engine.supervisor.nudge()
            case "start again":
                await self.here.start_again()
            case "let it settle":
                await self.is_as_on_the_server()

    async def _read(self, what: str, row: Row) -> None:
        if what == "click":
            await self.here.click(row)
        else:
            await self.here.read_like(row, Group if what == "read a group" else OfKind)

    async def is_as_on_the_server(self) -> None:
        """The inbox is what the server has."""
        await self.here.settle(lambda: self._inbox() == self._server())
        assert self._inbox() == self._server()

    def _inbox(self) -> tuple[dict[str, bool], int]:
        shown = {key: read for key, read in self.here.shown.items() if not (self._lists_only_unread and read)}
        return shown, self.here.unread

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
        user, service = f"user{len(toy.state.users)}", OsuService()
        grant = await service.sign_in_with_token(toy.base_url, toy.issue_token(user), Values())
        world = World(toy, user, OneAccount(service, grant))
        try:
            await world.here.start()
            await world.is_as_on_the_server()
            for step in steps:
                await world.take(step)
            await world.is_as_on_the_server()
        finally:
            await world.here.aclose()

    with patch("traynotify.sources.osu.line.SILENCE_S", 0.05):
        asyncio.run(play())
