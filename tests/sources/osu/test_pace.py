"""How fast osu! may be asked: never more than sixty requests in any minute, of all accounts of a server together."""

import asyncio

import pytest

from tests.sources.osu.accounts import Accounts
from tests.support.virtual_time import VirtualLoop
from traynotify.api import All, Command, Verb
from traynotify.api.testing import Listener
from traynotify.demo.osu import ToyOsu
from traynotify.sources.osu.pace import MOST_REQUESTS, Pace

ALLOWED = 60


def sent_at(count: int, tasks: int = 1) -> list[float]:
    """When each of so many requests may be sent, asked for as fast as possible by so many tasks."""

    async def send() -> list[float]:
        pace, moments = Pace(), []

        async def work() -> None:
            for _ in range(count // tasks):
                await pace.turn()
                moments.append(asyncio.get_running_loop().time())

        await asyncio.gather(*(work() for _ in range(tasks)))
        return moments

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(send())


def test_a_few_are_sent_at_once() -> None:
    assert set(sent_at(MOST_REQUESTS)) == {0.0}


def test_many_wait_their_turn() -> None:
    for tasks in (1, 7):
        moments = sent_at(280, tasks)
        assert len(moments) == 280
        busiest = max(sum(start <= moment < start + 60 for moment in moments) for start in moments)
        assert busiest == MOST_REQUESTS < ALLOWED
        assert moments[-1] <= 300.0


def test_it_is_free_again_after_a_minute() -> None:
    async def send() -> float:
        pace = Pace(2)
        for pause in (0.0, 30.0, 31.0):
            await asyncio.sleep(pause)
            await pace.turn()
        return asyncio.get_running_loop().time()

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        assert runner.run(send()) == 61.0


async def test_nothing_is_sent_without_its_turn(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signing in, the websocket, the list, marking as read: all of it counts, for all accounts of a server together."""
    turns: list[Pace] = []
    turn = Pace.turn

    async def counted(pace: Pace) -> None:
        await turn(pace)
        turns.append(pace)

    monkeypatch.setattr(Pace, "turn", counted)
    for _ in range(60):
        toy.notify("forum_topic_reply")
    source = await accounts.open()
    other = await accounts.open(await accounts.signed_in(user="ana"))
    async with Listener(source) as listener, Listener(other) as beside:
        await listener.until_online()
        await beside.until_online()
        await source.perform(Command(verb=Verb.READ, selector=All()))
    assert len(turns) == len(toy.log) >= 16
    assert len(set(turns)) == 1
