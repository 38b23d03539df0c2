"""From a second like on a pod to the one quiet bubble that tells of it, through source, engine and ledger."""

import asyncio
from collections.abc import Mapping
from functools import partial
from random import Random

from tests.sources.diaspora.on_toy import account_on, grant_on, poll
from tests.support.fakes import FakeNotifier, FakeSecrets
from tests.support.waiting import PATIENCE_S
from traynotify.api import SystemClock
from traynotify.core.account import Account, HealthState
from traynotify.core.ids import AccountId, ServiceId
from traynotify.core.ports import Batch, Source
from traynotify.core.settings import Settings
from traynotify.core.state import AlertState, State
from traynotify.demo.diaspora import ToyDiaspora
from traynotify.engine.engine import Engine
from traynotify.engine.registry import Registry
from traynotify.storage.memory import MemoryArchive

ROBIN = AccountId("diaspora:robin@pod.example")


class OneSource:
    """`core.ports.SourceFactory` of a source that is there already."""

    def __init__(self, source: Source) -> None:
        self._source = source

    async def open(self, account: Account) -> Source:
        return self._source

    async def revoke(self, account: Account, secrets: Mapping[str, str] | None = None) -> None:
        raise NotImplementedError


def is_told_of(people: int, state: State) -> bool:
    """Whether there is a row of so many people, and nothing of it is left to show."""
    return any(row.notification.people == people and row.alert is AlertState.SHOWN for row in state.rows.values())


async def test_a_second_like_is_told_once_in_silence_and_the_row_says_why() -> None:
    with ToyDiaspora() as toy:
        grant, notifier, archive = await grant_on(toy), FakeNotifier(), MemoryArchive()
        robin = Account(
            id=ROBIN,
            service=ServiceId("diaspora"),
            base_url=grant.base_url,
            identity=grant.identity,
            added_at=SystemClock().now(),
        )
        await archive.commit(Batch(accounts=(robin,)))
        async with account_on(toy, grant=grant) as account:
            engine = Engine(
                archive=archive,
                secrets=FakeSecrets(),
                factory=OneSource(account.source),
                registry=Registry(lambda: 1, []),
                clock=SystemClock(),
                random=Random(1),
            )
            await engine.load(Settings())
            engine.start(notifier)
            store = engine.store
            await store.until(lambda state: state.accounts[ROBIN].health.state is HealthState.POLLING)

            post = toy.post("robin", "The canal froze over")
            for people, name in enumerate(("bob", "carol", "dave"), start=1):
                toy.notify("liked", name, post=post)
                await poll(toy, account)
                await asyncio.wait_for(store.until(partial(is_told_of, people)), PATIENCE_S)
            first, second = notifier.shown
            assert (first.title, first.sound) == ("Bob liked your post", True)
            assert (second.id, second.title, second.sound) == (first.id, "Bob and Carol liked your post", False)
            (row,) = store.state.rows.values()
            assert row.notification.actor_count == 3
            assert [showing.reason for showing in row.trail.shown] == [
                "it is new",
                "more people joined in, and it was unread still",
            ]
            await engine.aclose()
