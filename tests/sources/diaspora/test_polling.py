"""A pod is asked every two to five minutes, less often while nothing happens, and at once when somebody asks."""

import asyncio
from collections.abc import Callable

import pytest

from tests.sources.diaspora.on_toy import CONVERSATIONS, LIST, AccountOnToy, account_on
from traynotify.api import Online
from traynotify.api.testing import Listener
from traynotify.demo.diaspora import ToyDiaspora
from traynotify.sources.diaspora import session


class Pauses:
    """Stands in for the account's waiting: a pause is over when the test says so."""

    def __init__(self, account: AccountOnToy, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lengths: list[float] = []
        self._begun = asyncio.Event()
        self._over = asyncio.Event()
        monkeypatch.setattr(account.context, "wait_about", self._wait)

    async def pass_one(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Wait until a pause has begun, do something, and end it; then wait until the next has begun."""
        await self._begun.wait()
        meanwhile()
        self._begun.clear()
        self._over.set()
        await self._begun.wait()

    async def _wait(self, seconds: float) -> bool:
        self.lengths.append(seconds)
        self._over.clear()
        self._begun.set()
        await self._over.wait()
        return False


def test_pauses_keep_within_two_and_five_minutes_however_they_vary() -> None:
    for pause in (session.POLL_S, session.POLL_QUIET_S):
        assert 120 <= pause * 5 / 6 < pause * 7 / 6 <= 300


async def test_pauses_are_stretched_while_nothing_happens_and_then_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    with ToyDiaspora() as toy:
        async with account_on(toy) as account:
            pauses = Pauses(account, monkeypatch)
            async with Listener(account.source) as listener:
                for _ in range(session.QUIET_POLLS + 2):
                    await pauses.pass_one()
                assert pauses.lengths == [session.POLL_S] * session.QUIET_POLLS + [session.POLL_QUIET_S] * 3
                await pauses.pass_one(lambda: toy.notify("mentioned", "bob"))
                assert pauses.lengths[-1] == session.POLL_S
                said = [event.detail for event in listener.told if isinstance(event, Online)]
                assert ["while it is quiet" in detail for detail in said] == [False, True, False]
                assert all(not event.live for event in listener.told if isinstance(event, Online))


@pytest.mark.parametrize("what", ["a like", "a reading elsewhere", "a message", "another message"])
async def test_whatever_happens_is_something(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with ToyDiaspora() as toy:
        post = toy.post("robin")
        row = toy.notify("liked", "bob", post=post)
        said = toy.say("bob", "One")
        happenings: dict[str, Callable[[], object]] = {
            "a like": lambda: toy.notify("liked", "carol", post=post),
            "a reading elsewhere": lambda: toy.mark(row),
            "a message": lambda: toy.say("carol", "Hello"),
            "another message": lambda: toy.say("bob", "Two", conversation=said),
        }
        async with account_on(toy) as account:
            pauses = Pauses(account, monkeypatch)
            async with Listener(account.source):
                for _ in range(session.QUIET_POLLS):
                    await pauses.pass_one()
                assert pauses.lengths[-1] == session.POLL_QUIET_S
                await pauses.pass_one(happenings[what])
                assert pauses.lengths[-1] == session.POLL_S


async def test_a_nudge_asks_at_once() -> None:
    """As after a wake, when the network is back, or when the person wants to know."""
    with ToyDiaspora() as toy:
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            before = toy.log.mark()
            account.source.nudge()
            await toy.log.wait_for(lambda request: request.path == LIST, after=before)


async def test_a_nudge_while_an_answer_is_waited_for_asks_once_more() -> None:
    """What happened after that answer was worked out would be told minutes later otherwise."""
    with ToyDiaspora() as toy:
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            gate, before = toy.faults.hold(LIST), toy.log.mark()
            account.source.nudge()
            await toy.log.wait_for(lambda request: request.path == LIST, after=before)
            new = toy.notify("mentioned", "bob").guid
            account.source.nudge()
            gate.open()
            await listener.until(lambda told: new in {item.id for item in told.items}, "the news")


async def test_a_poll_is_two_requests() -> None:
    with ToyDiaspora() as toy:
        toy.notify("mentioned", "bob")
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            before = toy.log.mark()
            account.source.nudge()
            await toy.log.wait_for(lambda request: request.path == CONVERSATIONS, after=before)
            assert [request.path for request in toy.log if request.number > before] == [LIST, CONVERSATIONS]
            counts = account.context.http.budget.counts
            assert (counts["poll"], counts["messages"]) == (1, 2)
