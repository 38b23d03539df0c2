"""A flood that arrives while somebody looks at the inbox: it waits for their eyes, and costs no more with each row."""

import asyncio

from tests.support.examples import notification
from tests.support.virtual_time import settle
from tests.unit.engine.world import World
from traynotify.core.alert import Sight
from traynotify.core.ids import NotificationKey


class Reader:
    """`core.ports.Onlooker`: somebody who reads at the end of the list, so that all that comes is at hand."""

    looks, asked = True, 0

    def attention_s(self) -> float:
        return 60.0 if self.looks else 0.0

    def sight_of(self, key: NotificationKey) -> Sight:
        self.asked += 1
        return Sight.AT_HAND if self.looks else Sight.NOWHERE

    def shown_at(self, key: NotificationKey) -> None:
        return None


async def test_what_waits_is_not_gone_through_with_each_that_comes_after_it() -> None:
    async with World() as world:
        reader, flood, later = Reader(), range(1, 1_001), range(1_001, 1_101)
        world.engine.watch_for(reader)
        world.server.push(*map(notification, flood))
        await settle()
        reader.asked = 0
        for number in later:
            world.server.push(notification(number))
            await settle()
        assert reader.asked <= 2 * len([*flood, *later])

        reader.looks = False
        world.engine.glanced()
        await asyncio.sleep(2)
        (summary,) = world.notifier.screen.values()
        assert len(summary.keys) == len([*flood, *later]), "and all of it is told in the end"
