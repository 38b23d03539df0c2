"""Whatever happens in whatever order, on the pod, elsewhere and here: in the end, both hold and count the same."""

import asyncio
from random import Random
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.diaspora.on_toy import AccountOnToy, account_on, grant_on, poll
from traynotify.api import Command, Items, ReadChanged, RemoteId, Verb
from traynotify.api.testing import Inbox, Listener
from traynotify.demo.diaspora import Pod, ToyDiaspora
from traynotify.demo.diaspora.model import GATHERING, TARGETLESS
from traynotify.sources.diaspora import history

KINDS = sorted({*GATHERING, *TARGETLESS, "mentioned", "mentioned_in_comment", "garden_party"})
SESSIONS = 3
STEPS = 25
PAGE = 6
"""A small one, so that much happens beyond its edge."""


class World:
    """A pod on which things happen at random."""

    def __init__(self, toy: ToyDiaspora, random: Random) -> None:
        self._toy = toy
        self._random = random
        self._posts = [toy.post("robin", f"Post {number}") for number in range(3)]

    def happen(self) -> None:
        """One thing, of which nobody is told."""
        rows = self._toy.notifications()
        match self._random.randrange(7):
            case 0 if rows:
                self._toy.mark(*self._random.sample(rows, self._random.randint(1, len(rows))))
            case 1 if rows:
                self._toy.mark(self._random.choice(rows), read=False)
            case 2:
                for number in range(self._random.choice((1, 2 * PAGE))):
                    self._toy.notify("mentioned", f"crowd{number}")
            case _:
                kind = self._random.choice(KINDS)
                post = None if kind in TARGETLESS else self._random.choice(self._posts)
                self._toy.notify(kind, f"guest{self._random.randrange(12)}", post=post)

    def command(self, inbox: Inbox) -> Command | None:
        """Something that the person asks for here: of what they can see."""
        rows = [row for row in self._toy.notifications() if row.guid in inbox.rows]
        if not rows:
            return None
        meant = self._random.sample(rows, min(len(rows), self._random.randint(1, 4)))
        verb = self._random.choice((Verb.READ, Verb.UNREAD))
        return Command(verb=verb, selector=Items(frozenset(RemoteId(row.guid) for row in meant)))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(random=st.randoms(use_true_random=False))
def test_in_the_end_both_agree(random: Random) -> None:
    with patch.multiple(history, FIRST_CONTACT_PAGES=100, MOST_UNREAD_PAGES=100):  # the pages are small
        asyncio.run(live_through(random))


async def live_through(random: Random) -> None:
    """Three stretches of listening, with things that happen while nobody listens before each."""
    inbox, cursor = Inbox(), None
    with ToyDiaspora(Pod(most_per_page=PAGE), seed=random.randrange(1000)) as toy:
        world, grant = World(toy, random), await grant_on(toy)
        for _ in range(SESSIONS):
            for _ in range(random.randrange(STEPS)):
                world.happen()
            async with account_on(toy, grant=grant) as account, Listener(account.source, cursor, inbox) as listener:
                await listener.until_online()
                await be_online(world, account, inbox, random)
                await poll(toy, account)
                await poll(toy, account)
                cursor = listener.cursor
            rows = {row.guid: row for row in toy.notifications()}
            assert set(inbox.rows) == set(rows)
            assert inbox.unread == {guid for guid, row in rows.items() if not row.read}
            for guid in inbox.unread:
                assert inbox.rows[guid].notification.actor_count == len(rows[guid].actors)


async def be_online(world: World, account: AccountOnToy, inbox: Inbox, random: Random) -> None:
    """Things happen, the person asks for news, and marks what is there."""
    for _ in range(STEPS):
        match random.randrange(4):
            case 0:
                account.source.nudge()
            case 1 if (command := world.command(inbox)) is not None:
                await account.source.perform(command)
                inbox.take(ReadChanged(selector=command.selector, read=command.verb is Verb.READ))
            case _:
                world.happen()
