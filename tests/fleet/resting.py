"""What the real sources ask of a server, on a virtual clock: at rest for hours, after a start, and after an outage."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.simulation.history import live_through
from tests.simulation.network import Reach
from tests.simulation.only import Only
from tests.simulation.world import World

SETTLED_S, WATCHED_S = 4 * 3600.0, 6 * 3600.0
"""A forum's live channel first uses up what its key has saved up of a day's requests."""
AWAY_S = 45.0
MOMENT_S = 15.0
"""What a return asks comes one after the other, and is over before the first look that is usual."""
SEED = 7


class Resting(World):
    """One account with something unread, to which nothing happens but a restart of the app and an outage."""

    an_hour: float
    start_cost: int
    return_cost: int

    async def live(self) -> None:
        """Count what reaches the server."""
        await self._begin()
        (house,) = self.houses
        house.happen()
        await asyncio.sleep(SETTLED_S)
        before = self._asked
        await asyncio.sleep(WATCHED_S)
        self.an_hour = (self._asked - before) / (WATCHED_S / 3600)

        await self.machine.quit()
        before = self._asked
        assert await self.machine.start()
        self.start_cost = await self._until_online(before)

        weather = self.network.weather(house.host)
        weather.reach = Reach.REFUSED
        for line in self.network.lines(house.host):
            line.reset()
        self.machine.wake()
        await asyncio.sleep(AWAY_S)
        assert not self._is_settled(house), "the outage is noticed"
        weather.reach, before = Reach.FAIR, self._asked
        self.machine.wake()
        self.return_cost = await self._until_online(before)
        await self.machine.quit()

    @property
    def _asked(self) -> int:
        return self.houses[0].toy.log.mark()

    async def _until_online(self, before: int) -> int:
        while not self._is_settled(self.houses[0]):  # noqa: ASYNC110  (time is virtual)
            await asyncio.sleep(0.1)
        await asyncio.sleep(MOMENT_S)
        return self._asked - before


def rest(service: str, folder: Path) -> Resting:
    """The world of this service after a long day."""
    world = live_through(SEED, folder, Resting, only=Only(services=(service,)))
    assert world.oracle.broken == [], world.oracle.broken
    return world
