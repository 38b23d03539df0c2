"""Whatever happens, in whatever order, and however often it is told: in the end, the inbox is what the server has."""

import asyncio
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.one_account import OneAccount
from traynotify.api import Group, Values
from traynotify.core.commands import Verb
from traynotify.demo.mastodon import ToyMastodon
from traynotify.sources.mastodon.service import MastodonService
from traynotify.sources.mastodon.translate import order_key

KINDS = ("mention", "favourite", "reblog", "follow", "update", "poll", "constellation")
WHICH = st.integers(0, 30)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("arrive"), st.sampled_from(KINDS), WHICH),
        st.tuples(st.just("arrive untold"), st.sampled_from(KINDS), WHICH),
        st.tuples(st.just("tell again"), WHICH, WHICH),
        st.tuples(st.just("read elsewhere"), st.none(), WHICH),
        st.tuples(st.just("vanish"), st.none(), WHICH),
        st.tuples(st.just("click"), st.none(), WHICH),
        st.tuples(st.just("read a group"), st.none(), WHICH),
        st.tuples(st.just("dismiss"), st.none(), WHICH),
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

    def __init__(self, toy: ToyMastodon, user: str, here: OneAccount) -> None:
        self.toy, self.user, self.here = toy, user, here
        self._read_here: set[str] = set()
        """What was clicked. Where the server has a marker, a click above something unread shows here alone."""

    async def take(self, step: tuple[str, Any, Any]) -> None:
        """Let one thing happen."""
        what, how, which = step
        rows, listed = self.toy.notifications(self.user), self.here.rows
        match what:
            case "arrive" | "arrive untold":
                person = f"guest{which}@tidepool.example"
                self.toy.notify(how, person, to=self.user, text=f"Words {which}", publish=what == "arrive")
            case "tell again" if rows:
                self.toy.publish(rows[how % len(rows)], rows[which % len(rows)])
            case "read elsewhere" if rows:
                self._read_elsewhere(rows[which % len(rows)].id)
            case "vanish" if rows:
                self.toy.withdraw(rows[which % len(rows)])
            case "click" if listed:
                row = listed[which % len(listed)]
                self._read_here.add(row.notification.id)
                await self.here.click(row)
            case "read a group" if listed:
                row = listed[which % len(listed)]
                group = row.notification.group_id
                like = [each for each in listed if each is row or (group and each.notification.group_id == group)]
                self._read_here |= {each.notification.id for each in like}
                await self.here.read_like(row, Group)
            case "dismiss" if listed:
                await self.here.click(listed[which % len(listed)], Verb.DISMISS)
            case "read all":
                self._read_here |= {row.notification.id for row in listed}
                await self.here.engine.mark_all_read(undo_s=0)
            case "break the line":
                self.toy.drop_connections(websockets_only=True)
            case "ask for news":
                self.here.engine.supervisor.nudge()
            case "start again":
                await self.here.start_again()
            case "let it settle":
                await self.is_as_on_the_server()

    def _read_elsewhere(self, up_to: str) -> None:
        """Other apps do not move a marker back."""
        if order_key(up_to) > order_key(self.toy.marker(self.user) or ""):
            self.toy.read_elsewhere(up_to, self.user)

    async def is_as_on_the_server(self) -> None:
        """The inbox is what the server has, and what was read here is read there as far as it can know it."""
        await self.here.settle(self._is_the_same)
        shown, held = self.here.shown, self._held()
        assert shown == held
        assert self.here.unread == sum(not read for read in held.values())
        assert self._server_knows()

    def _is_the_same(self) -> bool:
        return self.here.shown == self._held() and self._server_knows()

    def _held(self) -> dict[str, bool]:
        """What the server has, by id, with whether the person has read it, here or elsewhere."""
        unread = self._unread_there()
        return {row.id: row.id not in unread or row.id in self._read_here for row in self.toy.notifications(self.user)}

    def _server_knows(self) -> bool:
        """Whether the server counts nothing as unread that it could know to be read."""
        unread = sorted(self._unread_there(), key=order_key)
        if self.toy.state.flavour.pleroma_read_state:
            return not self._read_here & set(unread)
        return not unread or unread[0] not in self._read_here

    def _unread_there(self) -> set[str]:
        user = self.toy.state.account(self.user)
        return {row.id for row in self.toy.call(self.toy.state.unread, user)}


@pytest.fixture(scope="module", params=["mastodon", "pleroma"])
def toy(request: pytest.FixtureRequest) -> Iterator[ToyMastodon]:
    with ToyMastodon(request.param) as server, patch("traynotify.engine.engine.UNDO_S", 0.0):
        yield server


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=STEPS)
def test_the_inbox_is_what_the_server_has(toy: ToyMastodon, steps: list[tuple[str, Any, Any]]) -> None:
    async def play() -> None:
        user, service = f"user{len(toy.state.accounts)}", MastodonService()
        toy.add_account(user)
        grant = await service.sign_in_with_token(toy.base_url, toy.issue_token(user), Values())
        world = World(toy, user, OneAccount(service, grant))
        try:
            await world.here.start()
            for step in steps:
                await world.take(step)
            await world.is_as_on_the_server()
        finally:
            await world.here.aclose()

    asyncio.run(play())
