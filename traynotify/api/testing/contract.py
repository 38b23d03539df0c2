"""What every source promises, as tests: a service's own tests derive from it and bring a server to try it on."""

from __future__ import annotations

from abc import ABC, abstractmethod

import pytest

from traynotify.api.testing.world import Listener
from traynotify.core.capability import ReadScope
from traynotify.core.commands import Command, Verb
from traynotify.core.errors import AuthRejected
from traynotify.core.events import Arrived, Online, Snapshot
from traynotify.core.notification import Notification
from traynotify.core.ports import Source
from traynotify.core.selector import All, Items, Selector, UpTo


class SourceContract(ABC):
    """Derive a class ``Test...`` from it and fill in the server. Needs pytest-asyncio's auto mode."""

    @abstractmethod
    async def open(self) -> Source:
        """A source for the account under test, as after a start of the app; the test closes it."""

    @abstractmethod
    def arrive(self, count: int = 1) -> list[str]:
        """Let notifications arrive on the server, oldest first; returns their ids."""

    @abstractmethod
    def revoke(self) -> None:
        """Take the account's token back on the server."""

    async def test_it_knows_who_it_is(self) -> None:
        source = await self.open()
        identity = await source.identify()
        assert identity.remote_id
        assert "@" in identity.handle
        assert identity.software
        await source.aclose()
        await source.aclose()

    async def test_first_contact_tells_what_is_there_and_then_that_it_is_online(self) -> None:
        ids = self.arrive(45)
        source = await self.open()
        async with Listener(source) as listener:
            await listener.until_online()
            assert {item.id for item in listener.items} == set(ids)
            assert isinstance(listener.told[-1], Online)
            assert listener.cursor is not None
            keys = {str(item.id): item.order_key for item in listener.items}
            assert sorted(ids, key=lambda remote_id: keys[remote_id]) == ids
        await source.aclose()

    async def test_every_notification_can_be_shown(self) -> None:
        self.arrive(20)
        source = await self.open()
        async with Listener(source) as listener:
            await listener.until_online()
            for item in listener.items:
                self.check(item)
        await source.aclose()

    async def test_what_came_while_away_is_told_before_it_is_online_again(self) -> None:
        self.arrive(3)
        source = await self.open()
        async with Listener(source) as listener:
            await listener.until_online()
        await source.aclose()
        missed = self.arrive(150)
        source = await self.open()
        async with Listener(source, listener.cursor) as again:
            await again.until_online()
            assert set(missed) <= {item.id for item in again.items}
            assert not any(isinstance(event, Arrived) for event in again.told)
        await source.aclose()

    async def test_news_are_told_while_it_is_online(self) -> None:
        source = await self.open()
        async with Listener(source) as listener:
            await listener.until_online()
            new = self.arrive(2)
            source.nudge()
            await listener.until(lambda told: set(new) <= {item.id for item in told.items}, "the news")
        await source.aclose()

    async def test_an_answer_says_when_it_was_asked_for(self) -> None:
        self.arrive(3)
        source = await self.open()
        async with Listener(source) as listener:
            await listener.until_online()
            times = [event.asked_at for event in listener.told if isinstance(event, Snapshot)]
            assert times
            assert all(moment.tzinfo is not None for moment in times)
        await source.aclose()

    async def test_what_it_says_it_can_do_works_and_works_twice(self) -> None:
        self.arrive(6)
        source = await self.open()
        able = (await source.identify()).capabilities
        async with Listener(source) as listener:
            await listener.until_online()
            first = listener.items[0]
            selectors: dict[ReadScope, Selector] = {
                ReadScope.ITEM: Items(frozenset((first.id,))),
                ReadScope.UP_TO: UpTo(order_key=first.order_key, id=first.id),
                ReadScope.ALL: All(),
            }
            commands = [Command(verb=Verb.READ, selector=s) for scope, s in selectors.items() if scope in able.read]
            if able.dismiss:
                commands.append(Command(verb=Verb.DISMISS, selector=Items(frozenset((first.id,)))))
            if able.clear:
                commands.append(Command(verb=Verb.DISMISS, selector=All()))
            for command in commands:
                assert list(await source.perform(command)) == []
                assert list(await source.perform(command)) == []
        await source.aclose()

    async def test_a_revoked_token_is_told_apart_from_other_trouble(self) -> None:
        source = await self.open()
        self.revoke()
        with pytest.raises(AuthRejected):
            await source.identify()
        await source.aclose()

    @staticmethod
    def check(item: Notification) -> None:
        """What must be so for whatever a server sends."""
        assert item.title
        assert "\n" not in item.title
        assert item.url == "" or item.url.startswith(("http://", "https://"))
        assert item.created_at.tzinfo is not None
        assert item.actor_count >= len(item.actors)
        assert item.order_key
