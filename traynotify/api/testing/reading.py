"""The contract's part about read state: what is read here reaches the server, and what is read elsewhere reaches us."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from traynotify.api.testing.hooks import ContractHooks
from traynotify.api.testing.world import Listener
from traynotify.core.capability import Capabilities, ReadScope
from traynotify.core.commands import Command, Verb
from traynotify.core.errors import AuthRejected, Unreachable
from traynotify.core.events import CapabilitiesChanged
from traynotify.core.notification import Notification
from traynotify.core.selector import All, Group, OfKind, Selector, UpTo, item, selects

_SELECTORS: dict[ReadScope, Callable[[Notification], Selector]] = {
    ReadScope.ITEM: lambda meant: item(meant.id),
    ReadScope.GROUP: lambda meant: Group(meant.group_id),
    ReadScope.KIND: lambda meant: OfKind(meant.raw_kind),
    ReadScope.UP_TO: lambda meant: UpTo(order_key=meant.order_key, id=meant.id),
    ReadScope.ALL: lambda _meant: All(),
}


class ReadingContract(ContractHooks):
    """Each capability that the account claims, in both directions; and twice, since the first answer may get lost."""

    async def test_what_it_cannot_do_has_a_reason(self) -> None:
        able = (await self.grant()).identity.capabilities
        fields = ("read", "unread", "dismiss", "clear", "live", "reply")
        missing = [field for field in fields if not getattr(able, field)]
        assert [field for field in missing if " " not in able.reasons.get(field, "")] == []

    async def test_reading_reaches_the_server(self) -> None:
        async with self._able_to("read") as (listener, able):
            for scope in sorted(able.read):
                meant, *_ = await self._four_more(listener)
                before, selector = self._unread_of(listener), _SELECTORS[scope](meant)
                for _ in range(2):
                    await _ask(listener, Verb.READ, selector)
                    assert self.unread() == {each.id for each in before if not selects(selector, each)}, scope

    async def test_marking_as_unread_reaches_the_server(self) -> None:
        async with self._able_to("unread") as (listener, able):
            for scope in sorted(able.unread):
                meant, *_ = items = await self._four_more(listener)
                before, selector = self._unread_of(listener), _SELECTORS[scope](meant)
                for each in items:
                    await _ask(listener, Verb.READ, item(each.id))
                for _ in range(2):
                    await _ask(listener, Verb.UNREAD, selector)
                    known = [row.notification for row in listener.inbox.rows.values()]
                    marked = {each.id for each in known if selects(selector, each)}
                    assert self.unread() == {each.id for each in before if each not in items} | marked, scope

    async def test_what_is_read_elsewhere_is_read_here(self) -> None:
        async with self._able_to("read") as (listener, _):
            _, second, _, last = await self._four_more(listener)
            for meant in (second, last):
                self.read_elsewhere(meant.id)
                await self._until_as_on_the_server(listener)
                assert meant.id not in listener.inbox.unread

    async def test_what_is_read_elsewhere_while_away_is_read_here(self) -> None:
        async with self._able_to("read") as (listener, _):
            _, second, *_ = await self._four_more(listener)
        self.read_elsewhere(second.id)
        async with self.listening(listener.cursor, listener.inbox) as again:
            await again.until_online()
            await self._until_as_on_the_server(again)

    async def test_what_is_marked_as_unread_elsewhere_is_unread_here(self) -> None:
        async with self._able_to("unread") as (listener, _):
            _, second, *_ = await self._four_more(listener)
            self.read_elsewhere(second.id)
            await self._until_as_on_the_server(listener)
            self.unread_elsewhere(second.id)
            await self._until_as_on_the_server(listener)
            assert second.id in listener.inbox.unread

    async def test_dismissing_deletes_on_the_server(self) -> None:
        async with self._able_to("dismiss") as (listener, _):
            first, *others = await self._four_more(listener)
            for _ in range(2):
                await _ask(listener, Verb.DISMISS, item(first.id))
                assert self.held() == {each.id for each in others}

    async def test_dismissing_everything_deletes_it_on_the_server(self) -> None:
        async with self._able_to("clear") as (listener, _):
            await self._four_more(listener)
            for _ in range(2):
                await _ask(listener, Verb.DISMISS, All())
                assert self.held() == set()

    async def test_what_is_asked_while_the_server_is_away_can_be_asked_again(self) -> None:
        async with self._able_to("read") as (listener, able):
            _, second, *_ = items = await self._four_more(listener)
            selector = _SELECTORS[min(able.read)](second)
            self.go_offline()
            with pytest.raises(Unreachable, match=r"\w+ \w+"):
                await _ask(listener, Verb.READ, selector)
        self.come_back()
        async with self.listening(listener.cursor) as again:
            await again.until_online()
            await _ask(again, Verb.READ, selector)
            assert self.unread() == {each.id for each in items if not selects(selector, each)}

    async def test_what_is_asked_with_a_revoked_token_is_not_taken_for_done(self) -> None:
        async with self._able_to("read") as (listener, able):
            _, second, *_ = await self._four_more(listener)
            self.revoke()
            with pytest.raises((AuthRejected, Unreachable), match=r"\w+ \w+"):
                await _ask(listener, Verb.READ, _SELECTORS[min(able.read)](second))

    @asynccontextmanager
    async def _able_to(self, field: str) -> AsyncIterator[tuple[Listener, Capabilities]]:
        """Somebody who listens to an account that claims this capability; skips the test where it does not."""
        able = (await self.grant()).identity.capabilities
        _skip_unless(able, field)
        async with self.listening() as listener:
            await listener.until_online()
            for event in listener.told:
                able = event.capabilities if isinstance(event, CapabilitiesChanged) else able
            _skip_unless(able, field)
            yield listener, able

    async def _four_more(self, listener: Listener) -> list[Notification]:
        """Let four arrive, and wait until the listener knows them; oldest first."""
        ids = self.arrive(4)
        listener.source.nudge()
        await listener.until(lambda told: set(ids) <= told.inbox.unread, "what arrived")
        return [listener.inbox.rows[remote_id].notification for remote_id in ids]

    def _unread_of(self, listener: Listener) -> list[Notification]:
        """What the server counts as unread, as the listener knows it."""
        return [listener.inbox.rows[remote_id].notification for remote_id in self.unread()]

    async def _until_as_on_the_server(self, listener: Listener) -> None:
        listener.source.nudge()
        await listener.until(lambda told: told.inbox.unread == self.unread(), "what the server counts as unread")


async def _ask(listener: Listener, verb: Verb, selector: Selector) -> None:
    assert list(await listener.source.perform(Command(verb=verb, selector=selector))) == []


def _skip_unless(able: Capabilities, field: str) -> None:
    if not getattr(able, field):
        pytest.skip(able.reasons.get(field, f"the account does not claim to {field}"))
