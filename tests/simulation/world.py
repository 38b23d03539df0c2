"""One history: servers, a computer, people and bad weather on a virtual clock, all of it from one seed."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TypeVar

from tests.simulation import houses
from tests.simulation.desktop import Desktop
from tests.simulation.faults import EVERYWHERE, FAULTS, FOR_GOOD, Fault
from tests.simulation.houses.house import House
from tests.simulation.loop import SimulatedLoop
from tests.simulation.machine import App, Machine
from tests.simulation.network import Line, Network
from tests.simulation.only import Only, chosen
from tests.simulation.oracle import Oracle
from tests.simulation.people import DEEDS, MORE_DEEDS, Deed
from tests.simulation.portal import Portal
from tests.support.virtual_time import VirtualClock
from traynotify.core.account import HealthState
from traynotify.core.settings import Values

T = TypeVar("T")
Trace = Callable[[str], None]

ONLINE = (HealthState.LIVE, HealthState.POLLING)
STEPS = 14
ACCOUNTS = (1, 1, 1, 1, 2, 3)
"""How many a history has. More of them cost more time than they find: nearly all that goes wrong does so in one."""
SPARED = 0.4
"""In so many of the histories with several accounts, one of them is left alone, and must not notice the others."""
AFTERMATH_S = 200.0
"""So long after a fault, what it did may still be felt: it lasts, a dead line is not noticed, a try waits."""
START = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
RARELY_AWAKE = 0.02
"""In so many nights the computer stays on."""
IDLE_S = (1800, 1800, 1800, 1800, 13 * 3600)
"""For so long then. Thirteen hours are more than what an app that lives for long looks at twice a day."""


class World:
    """Everything of one history."""

    def __init__(
        self, seed: int, folder: Path, template: Path, *, only: Only | None = None, trace: Trace | None = None
    ) -> None:
        only = only or Only()
        self.seed, self._trace = seed, trace
        self.random: Random = Random(seed)
        self._chosen: Mapping[str, tuple[int, Fault]] = chosen(FAULTS, only.faults)
        self._deeds: Mapping[str, tuple[float, Deed]] = chosen({**DEEDS, **MORE_DEEDS}, only.deeds or tuple(DEEDS))
        self._sum = hashlib.blake2b(digest_size=16)
        self.faults, self.deeds = Counter[str](), Counter[str]()
        self.network = Network(self.random, self._witness)
        self.loop = SimulatedLoop(self.network)
        self.loop.blocking_s = lambda: self.random.choice([0.0, 0.001, 0.004])
        self.truth = VirtualClock(START)
        self.suspended_s = 0.0
        kinds = sorted(chosen(houses.KINDS, only.services))
        services = self.random.sample(kinds, min(len(kinds), self.random.choice(ACCOUNTS)))
        self.houses = [houses.build(name, self.random, self.now) for name in services]
        self.oracle = Oracle(self.houses, self.loop.time, lambda: self.machine.clock.now())
        self.machine = Machine(
            truth=self.truth,
            network=self.network,
            random=self.random,
            folder=folder,
            template=template,
            desktop=Desktop(self.random, self.oracle.bubbles.shown, self.oracle.bubbles.unanswered),
            on_begin=self.oracle.process_began,
            observe=self.oracle.observe,
            on_end=self.oracle.process_ended,
        )
        self.broken_for_good: House | None = None
        if len(self.houses) > 1 and self.chance(SPARED):
            self.oracle.spared = self.random.choice(self.houses)
        self._trouble_until_s = dict.fromkeys(services, 0.0)

    @property
    def digest(self) -> str:
        """Of every byte on every line and of everything that was done, in order."""
        return self._sum.hexdigest()

    # Small things

    def now(self) -> datetime:
        """The true time; before the loop runs, the time at which it begins."""
        return self.truth.at(self.loop.time())

    def chance(self, share: float) -> bool:
        """True in so many cases."""
        return self.random.random() < share

    def some(self, among: Sequence[T]) -> list[T]:
        """A few of them."""
        return self.random.sample(list(among), min(len(among), self.random.choice([1, 1, 1, 2, 5])))

    def some_seconds(self) -> float:
        """How long a trouble lasts."""
        return self.random.choice([0.5, 5.0, 20.0, 60.0])

    def after(self, seconds: float, work: Callable[[], object]) -> None:
        """Let something happen later, whatever becomes of the app."""
        self.loop.call_later(seconds, work)

    def note(self, text: str) -> None:
        """Write something into the history."""
        line = f"{self.now():%d %H:%M:%S.%f} {text}"
        self._sum.update(line.encode())
        if self._trace is not None:
            self._trace(line)

    def _witness(self, direction: str, line: Line, data: bytes) -> None:
        self._sum.update(b"%f %d %s" % (self.loop.time(), line.number, direction.encode()))
        self._sum.update(data)
        if self._trace is not None:
            self._trace(f"{self.now():%d %H:%M:%S.%f} {line.host} #{line.number} {direction} {data[:100]!r}")
        if direction == ">":
            for house in self.houses:
                if house.token and house.host != line.host and house.token.encode() in data:
                    self.oracle.token_sent(house.service, line.host)

    # The history

    async def live(self) -> None:
        """From adding accounts to the last check."""
        await self._begin()
        night = self.random.randrange(STEPS)
        for step in range(STEPS):
            if step == night:
                await self._night()
            await self._step()
        await self._calm()
        await self._check(self.well)
        await self._probe()
        await self._check(self.well, looked_again=True)
        await self.machine.quit()

    async def _begin(self) -> None:
        self.network.portal = Portal
        self.network.add_host("elsewhere.localhost", Portal)
        for house in self.houses:
            house.now_s = self.loop.time
            self.network.add_host(house.host, house.toy.be_at(house.host, 80))
            house.move_in()
            for _ in range(self.random.choice([0, 1, 3, 8])):
                house.happen(quietly=True)
            house.read_elsewhere(self.some(list(house.held())))
            for fate in house.fates.values():
                fate.seeded = True
        assert await self.machine.start()
        for house in self.houses:
            await self._sign_in(house)
        await asyncio.sleep(self.random.choice([0.1, 5, 30]))

    async def _sign_in(self, house: House) -> None:
        token = house.issue()

        async def act(app: App) -> None:
            service = house.sign_in_service(app.registry.services())
            grant = await service.sign_in_with_token(house.address, token, Values())
            house.token, house.account = token, app.engine.accounts.name_of(service, grant)
            await app.engine.accounts.add(service, grant)

        await self.machine.do(act)

    async def _resume(self, house: House) -> None:
        await self.machine.do(lambda app: app.engine.accounts.pause(house.account, False))

    async def _step(self) -> None:
        house = self.random.choice(self.houses)
        if self.chance(0.4):
            self._strike(self._chosen_of(self._chosen), house)
        else:
            name = self._chosen_of(self._deeds)
            self.note(f"DEED {name} ({house.service})")
            self.deeds[name] += 1
            await self._deeds[name][1](self, house)
        if self.chance(0.4):
            await asyncio.sleep(self.random.choice([0.0, 0.001, 0.02, 0.1]))
        else:
            await asyncio.sleep(self.random.choice([0.4, 3, 11, 40]))
        if self.machine.app is not None:
            for each in self.houses:
                self.oracle.watch(self.machine.app, each, self._trouble_until_s[each.service])
        elif self.chance(0.5):
            self.note("the app starts")
            await self.machine.start()

    def _strike(self, name: str, house: House) -> None:
        """Let a fault happen, but for what would reach the server that is spared."""
        spared = self.oracle.spared
        if spared is house or (spared is not None and name in EVERYWHERE):
            return
        self.note(f"FAULT {name} ({house.service})")
        self.faults[name] += 1
        self._chosen[name][1](self, house)
        for each in self.houses if name in EVERYWHERE else [house]:
            self._trouble_until_s[each.service] = self.loop.time() + AFTERMATH_S

    def _chosen_of(self, among: Mapping[str, tuple[float, object]]) -> str:
        return self.random.choices(list(among), [weight for weight, _ in among.values()])[0]

    async def _night(self) -> None:
        """The person sleeps, and so does the computer; now and then it stays awake, with everything as it was."""
        self.note("NIGHT")
        if self.machine.app is not None and self.chance(RARELY_AWAKE):
            await asyncio.sleep(self.random.choice(IDLE_S))
            self.random.choice(self.houses).happen()
        if self.oracle.spared is None:  # it would be woken like all the others
            self.suspend(self.random.uniform(6, 10) * 3600, busy=self.random.choice([0, 3, 12, 40]))
            self._trouble_until_s = dict.fromkeys(self._trouble_until_s, self.loop.time() + AFTERMATH_S)

    def suspend(self, seconds: float, *, busy: int = 3) -> None:
        """The lid is closed: the clocks of everybody else go on, lines die unnoticed, and things happen meanwhile."""
        for line in self.network.lines():
            line.is_dead = True
            line.server.lose(ConnectionResetError())
        self.suspended_s += seconds
        before = {house.service: set(house.fates) for house in self.houses}
        for _ in range(busy):
            self.truth.jump(seconds / (busy + 1))
            self._happen_unseen(self.random.choice(self.houses))
        self.truth.jump(seconds / (busy + 1))
        for house in self.houses:
            for remote in house.fates.keys() - before[house.service]:
                house.fates[remote].slept_through = True
        if self.chance(0.8):
            self.after(self.random.choice([0.1, 2]), self.machine.wake)

    def _happen_unseen(self, house: House) -> None:
        if self.chance(0.2):
            house.read_elsewhere(self.some(list(house.held())))
        elif self.chance(0.7):
            house.happen()

    async def _calm(self) -> None:
        """Everything works again; then time passes until all that are not broken for good are online."""
        self.note("CALM")
        if len(self.houses) > 1 and self.chance(0.4):
            self.broken_for_good = self.random.choice([each for each in self.houses if each is not self.oracle.spared])
        await asyncio.sleep(65)  # what was to end by itself has ended
        machine = self.machine
        machine.doom()
        machine.disk.error, machine.clock.ahead_s = None, 0.0
        for house in self.houses:
            house.toy.faults.clear()
            self.network.weather(house.host).harm.clear()
            if house.has_refused:
                for line in self.network.lines(house.host):
                    line.reset()
        if self.broken_for_good is not None:
            name = self.random.choice(list(FOR_GOOD))
            self.note(f"FOR GOOD {name} ({self.broken_for_good.service})")
            FOR_GOOD[name](self, self.broken_for_good)
        assert await machine.start(), "the app does not start"
        for _ in range(45):  # what was turned away may wait a quarter of an hour
            for house in self.well:
                await self._resume(house)
                if machine.needs_sign_in(house.account):
                    if not (house.may_ask_for_sign_in or house.is_sign_in_over()):
                        self.oracle.blame(f"{house.service} asks to sign in, and nothing was wrong with the sign-in")
                    await self._sign_in(house)
            machine.wake()
            await asyncio.sleep(31)
            if all(self._is_settled(house) for house in self.well) and not self._is_something_new():
                break

    @property
    def well(self) -> list[House]:
        """The servers that work in the end."""
        return [house for house in self.houses if house is not self.broken_for_good]

    def _is_settled(self, house: House) -> bool:
        app = self.machine.app
        assert app is not None
        waiting = any(o.account == house.account for o in app.state.operations.values())
        return app.state.accounts[house.account].health.state in ONLINE and not waiting

    def _is_something_new(self) -> bool:
        """Whether something came, or came back, in this very moment, as what our own answer brings about does.

        Once a promise is broken, what is due may stay so for ever.
        """
        app = self.machine.app
        assert app is not None
        is_told = not any(row.awaits_alert for row in app.state.rows.values())
        return self.oracle.put_off.is_unsettled() or not (is_told or self.oracle.broken)

    async def _check(self, houses: Sequence[House], *, looked_again: bool = False) -> None:
        self.note("CHECK")
        for house in houses:
            if not self._is_settled(house):
                app = self.machine.app
                assert app is not None
                self.oracle.blame(f"{house.service} is not settled: {app.state.accounts[house.account].health}")
        await self.machine.do(lambda app: self.oracle.check(app, houses, looked_again=looked_again))

    async def _probe(self) -> None:
        """Something new and something read elsewhere show within seconds where they are pushed, else at a look."""
        app = self.machine.app
        assert app is not None
        pushed = []
        for house in self.well:
            house.happen()
            told = house.pushes and app.state.accounts[house.account].health.state is HealthState.LIVE
            if self.chance(0.5):
                held = house.held()
                house.read_elsewhere(self.some([remote for remote in house.fates if remote in held][-20:]))
                told &= house.pushes_reads
            if told and not self.oracle.is_at_its_limit(house):
                pushed.append(house)
        await asyncio.sleep(12)
        await self._check(pushed)
        self.machine.wake()
        await asyncio.sleep(75 if any(self.oracle.is_at_its_limit(house) for house in self.well) else 12)
